// One request's bytes on a socket, with bounds on its head and on its time.
#ifndef ACTANT_APPS_SERVER_SOCKET_STREAM_H_
#define ACTANT_APPS_SERVER_SOCKET_STREAM_H_

#include <httplib.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <string>

namespace actant {

// What cpp-httplib 0.11 leaves open: it bounds each header, not their number,
// and the time of each read, not of a head that comes a byte at a time. For
// one connection, from one thread.
class SocketStream : public httplib::Stream {
 public:
  struct Bounds {
    size_t head_bytes = 0;
    std::chrono::seconds read{0};
    std::chrono::seconds write{0};
  };

  SocketStream(socket_t socket, const Bounds& bounds)
      : socket_(socket), bounds_(bounds) {}

  // Waits for the first byte of the next request; false: none came in time.
  bool WaitForRequest(std::chrono::milliseconds time) const;
  // Whether the other side has closed, or sends no more, with nothing left to
  // be read.
  bool IsGone() const;
  // A request begins: its head is bounded until EndOfHead().
  void BeginHead();
  void EndOfHead() { in_head_ = false; }

  // Sends what was written and not sent yet: small pieces (a head, a body) go
  // out together, and wake the other side once. To be called after each
  // request; false: the other side takes no more.
  bool Flush();

  bool is_readable() const override;
  bool is_writable() const override;
  ssize_t read(char* bytes, size_t size) override;
  ssize_t write(const char* bytes, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  bool Send(const char* bytes, size_t size) const;
  bool WaitFor(short what, std::chrono::milliseconds time) const;
  size_t buffered() const { return end_ - begin_; }

  const socket_t socket_;
  const Bounds bounds_;
  bool in_head_ = false;
  size_t head_bytes_ = 0;
  std::chrono::steady_clock::time_point head_ends_;
  // Bytes that were read ahead, [begin_, end_).
  std::array<char, 16384> buffer_;
  size_t begin_ = 0;
  size_t end_ = 0;
  std::string unsent_;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_SOCKET_STREAM_H_
