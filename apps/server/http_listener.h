// The listening side of HTTP/1.1, over cpp-httplib.
#ifndef ACTANT_APPS_SERVER_HTTP_LISTENER_H_
#define ACTANT_APPS_SERVER_HTTP_LISTENER_H_

#include <cstddef>
#include <memory>
#include <string>

#include "apps/server/http_message.h"
#include "proto/status.h"

namespace actant {

struct ListenerOptions {
  std::string host = "127.0.0.1";
  // 0 = any free one.
  int port = 0;
  // Connections served at once, each by a thread of its own, which a kept-alive
  // connection holds; more wait their turn. File descriptors must stay below
  // select()'s 1024.
  int connections = 256;
  // Bytes of a request's line and headers together, and of its body.
  size_t head_bytes = 32 << 10;
  size_t body_bytes = 16 << 20;
  // For the next request on an open connection, for each read of a request,
  // and for each write to a client that takes no more.
  int idle_seconds = 5;
  int read_seconds = 5;
  int write_seconds = 10;
};

// What to answer with this status to a request that is no HTTP, or too large:
// 400, 413, 414 and the like.
using RefusalHandler = std::function<HttpResponse(int status)>;

// Answers with `handler`, which is called from many threads at once and must
// not throw; requests that it cannot be given, with `refuse`.
class HttpListener {
 public:
  // Binds. Unavailable: the address is in use or not ours; the message says
  // what to do. InvalidArgument: options out of range.
  static Result<std::unique_ptr<HttpListener>> Bind(
      const ListenerOptions& options, HttpHandler handler,
      RefusalHandler refuse);
  ~HttpListener();
  HttpListener(const HttpListener&) = delete;
  HttpListener& operator=(const HttpListener&) = delete;

  // The port it has.
  int port() const;

  // Serves until Stop(); then requests under way are answered, and this
  // returns.
  Status Run();
  // From any thread.
  void Stop();

 private:
  class Impl;
  explicit HttpListener(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_HTTP_LISTENER_H_
