#include "apps/server/http_listener.h"

#include <httplib.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

#include "apps/server/connection_threads.h"
#include "apps/server/socket_stream.h"

namespace actant {
namespace {

using std::chrono::seconds;

std::string SmallLetters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// cpp-httplib would compress by itself, with Brotli at its slowest: it must
// not see what the client takes. The API compresses.
constexpr const char* kHiddenHeader = "Actant-Accept-Encoding";

void HideEncodings(httplib::Request& request) {
  const std::string accepted = request.get_header_value("Accept-Encoding");
  request.headers.erase("Accept-Encoding");
  request.headers.erase(kHiddenHeader);
  if (!accepted.empty()) request.set_header(kHiddenHeader, accepted);
  // Parts of answers are not given.
  request.ranges.clear();
}

// Whether it brings a body that httplib does not read: what follows the head is
// no further request.
bool HasUnreadBody(const httplib::Request& request) {
  const std::string& method = request.method;
  if (method == "POST" || method == "PUT" || method == "PATCH" ||
      method == "DELETE" || method == "PRI") {
    return false;
  }
  return request.has_header("Transfer-Encoding") ||
         (request.has_header("Content-Length") &&
          request.get_header_value("Content-Length") != "0");
}

// That of the connection which this thread serves; httplib's requests do not
// tell theirs.
thread_local const SocketStream* this_connection = nullptr;

HttpRequest RequestOf(const httplib::Request& from) {
  HttpRequest request;
  request.gone = [] {
    return this_connection != nullptr && this_connection->IsGone();
  };
  request.method = from.method;
  request.target = from.target;
  request.body = from.body;
  for (const auto& [name, value] : from.headers) {
    request.headers.emplace(
        name == kHiddenHeader ? "accept-encoding" : SmallLetters(name), value);
  }
  return request;
}

void Send(HttpResponse from, httplib::Response* to) {
  to->status = from.status;
  for (const auto& [name, value] : from.headers) to->set_header(name, value);
  if (!from.stream) {
    if (!from.content_type.empty()) {
      to->set_content(std::move(from.body), from.content_type);
    }
    return;
  }
  to->set_chunked_content_provider(
      from.content_type, [write = std::move(from.stream)](
                             size_t /*offset*/, httplib::DataSink& sink) {
        const bool whole = write([&sink](std::string_view piece) {
          return sink.write(piece.data(), piece.size());
        });
        if (whole) sink.done();
        return whole;
      });
}

class Server : public httplib::Server {
 public:
  explicit Server(const ListenerOptions& options) : options_(options) {}

  // After binding: so many callers may come at once. httplib lets 5 queue; of
  // more, those it drops try again after a second and more.
  bool Queue(int callers) { return ::listen(svr_sock_, callers) == 0; }

 private:
  // One connection: as httplib's own, over a stream that keeps bounds.
  bool process_and_close_socket(socket_t socket) override {
    SocketStream stream(socket,
                        {options_.head_bytes, seconds(options_.read_seconds),
                         seconds(options_.write_seconds)});
    this_connection = &stream;
    bool ok = true;
    bool closed = false;
    bool more = true;
    // What follows a head that was not understood, or one whose body was not
    // read, is no request.
    while (ok && !closed && more && WaitForRequest(stream)) {
      stream.BeginHead();
      more = false;
      ok = process_request(stream, /*close_connection=*/false, closed,
                           [&](httplib::Request& request) {
                             stream.EndOfHead();
                             more = !HasUnreadBody(request);
                             if (!more) {
                               request.headers.erase("Connection");
                               request.set_header("Connection", "close");
                             }
                             HideEncodings(request);
                           });
      ok = stream.Flush() && ok;
    }
    this_connection = nullptr;
    shutdown(socket, SHUT_RDWR);
    close(socket);
    return ok;
  }

  // False: none came in time, or the server ends.
  bool WaitForRequest(const SocketStream& stream) const {
    constexpr std::chrono::milliseconds kSlice{200};
    const auto until =
        std::chrono::steady_clock::now() + seconds(options_.idle_seconds);
    while (svr_sock_ != INVALID_SOCKET) {
      if (stream.WaitForRequest(kSlice)) return true;
      if (std::chrono::steady_clock::now() >= until) return false;
    }
    return false;
  }

  const ListenerOptions options_;
};

}  // namespace

class HttpListener::Impl {
 public:
  Impl(const ListenerOptions& options, HttpHandler handler,
       RefusalHandler refuse)
      : server_(options),
        handler_(std::move(handler)),
        refuse_(std::move(refuse)) {
    server_.new_task_queue = [connections = options.connections] {
      return new ConnectionThreads(static_cast<size_t>(connections));
    };
    // A small answer is not held back for more to come.
    server_.set_tcp_nodelay(true);
    server_.set_keep_alive_timeout(options.idle_seconds);
    server_.set_read_timeout(options.read_seconds);
    server_.set_write_timeout(options.write_seconds);
    server_.set_payload_max_length(options.body_bytes);
    // Ours alone may have the port: httplib would share it.
    server_.set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    });
    const auto answer = [this](const httplib::Request& request,
                               httplib::Response& response) {
      Send(handler_(RequestOf(request)), &response);
    };
    // Past httplib's table of patterns, which takes it longer to match than to
    // parse the request.
    server_.set_pre_routing_handler(
        [answer](const httplib::Request& request, httplib::Response& response) {
          if (request.method != "GET" && request.method != "HEAD" &&
              request.method != "OPTIONS") {
            return httplib::Server::HandlerResponse::Unhandled;
          }
          answer(request, response);
          return httplib::Server::HandlerResponse::Handled;
        });
    const std::string every = ".*";
    server_.Post(every, answer);
    server_.Put(every, answer);
    server_.Patch(every, answer);
    server_.Delete(every, answer);
    // Also called with the handler's own errors, which have a text.
    server_.set_error_handler([this](const httplib::Request& /*request*/,
                                     httplib::Response& response) {
      if (response.has_header("Content-Type")) return;
      Send(refuse_(response.status), &response);
    });
  }

  Status Bind(const ListenerOptions& options) {
    port_ = options.port == 0 ? server_.bind_to_any_port(options.host)
            : server_.bind_to_port(options.host, options.port) ? options.port
                                                               : -1;
    if (port_ > 0 && server_.Queue(options.connections)) return Status::Ok();
    return Unavailable("cannot listen on " + options.host + " port " +
                       std::to_string(options.port) +
                       ": the port is in use, or the address is none of this "
                       "machine's; name another with --port or --host");
  }

  Status Run() {
    {
      const std::lock_guard lock(mutex_);
      if (stopped_) return Status::Ok();
      running_ = true;
    }
    const bool ended = server_.listen_after_bind();
    ended_ = true;
    if (ended) return Status::Ok();
    return Unavailable("the server's socket failed");
  }

  void Stop() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
      if (!running_) return;
    }
    // httplib passes over a stop before its loop has begun.
    while (!server_.is_running() && !ended_) std::this_thread::yield();
    server_.stop();
  }
  int port() const { return port_; }

 private:
  Server server_;
  const HttpHandler handler_;
  const RefusalHandler refuse_;
  int port_ = -1;
  std::mutex mutex_;
  bool running_ = false;
  bool stopped_ = false;
  std::atomic<bool> ended_ = false;
};

HttpListener::HttpListener(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}
HttpListener::~HttpListener() = default;

Result<std::unique_ptr<HttpListener>> HttpListener::Bind(
    const ListenerOptions& options, HttpHandler handler,
    RefusalHandler refuse) {
  // Below select()'s bound, with room for the store's files.
  constexpr int kMostConnections = 512;
  if (options.connections < 1 || options.connections > kMostConnections) {
    return Error(InvalidArgument("connections must be 1 to 512, not " +
                                 std::to_string(options.connections)));
  }
  auto impl =
      std::make_unique<Impl>(options, std::move(handler), std::move(refuse));
  ACTANT_RETURN_ERROR_IF(impl->Bind(options));
  return std::unique_ptr<HttpListener>(new HttpListener(std::move(impl)));
}

int HttpListener::port() const { return impl_->port(); }
Status HttpListener::Run() { return impl_->Run(); }
void HttpListener::Stop() { impl_->Stop(); }

}  // namespace actant
