#include "apps/server/socket_stream.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace actant {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

bool SocketStream::WaitFor(short what, milliseconds time) const {
  pollfd wanted = {socket_, what, 0};
  const steady_clock::time_point until = steady_clock::now() + time;
  for (;;) {
    const auto left =
        std::chrono::duration_cast<milliseconds>(until - steady_clock::now());
    const int ready =
        poll(&wanted, 1,
             static_cast<int>(std::max<milliseconds::rep>(0, left.count())));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

bool SocketStream::WaitForRequest(milliseconds time) const {
  return buffered() > 0 || WaitFor(POLLIN, time);
}

bool SocketStream::IsGone() const {
  if (buffered() > 0) return false;
  char byte = 0;
  const ssize_t got = recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  if (got >= 0) return got == 0;
  return errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR;
}

void SocketStream::BeginHead() {
  in_head_ = true;
  head_bytes_ = 0;
  head_ends_ = steady_clock::now() + bounds_.read;
}

bool SocketStream::is_readable() const {
  return buffered() > 0 || WaitFor(POLLIN, bounds_.read);
}

bool SocketStream::is_writable() const {
  return WaitFor(POLLOUT, bounds_.write);
}

ssize_t SocketStream::read(char* bytes, size_t size) {
  if (in_head_ && head_bytes_ >= bounds_.head_bytes) return -1;
  if (buffered() == 0) {
    if (in_head_ && steady_clock::now() >= head_ends_) return -1;
    if (!is_readable()) return -1;
    ssize_t got = 0;
    do {
      got = recv(socket_, buffer_.data(), buffer_.size(), 0);
    } while (got < 0 && errno == EINTR);
    if (got <= 0) return got;
    begin_ = 0;
    end_ = static_cast<size_t>(got);
  }
  const size_t taken = std::min(size, buffered());
  std::memcpy(bytes, buffer_.data() + begin_, taken);
  begin_ += taken;
  if (in_head_) head_bytes_ += taken;
  return static_cast<ssize_t>(taken);
}

ssize_t SocketStream::write(const char* bytes, size_t size) {
  if (!is_writable()) return -1;
  ssize_t sent = 0;
  do {
    sent = send(socket_, bytes, size, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent;
}

// Nothing here asks who is at either end.
void SocketStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

void SocketStream::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace actant
