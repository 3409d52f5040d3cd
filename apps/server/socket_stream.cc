#include "apps/server/socket_stream.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace actant {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

// An answer of a page of results goes out at once.
constexpr size_t kMostUnsent = size_t{16} << 10;

// The last call would have had to wait.
bool MustWait() { return errno == EAGAIN || errno == EWOULDBLOCK; }

}  // namespace

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
  return !MustWait() && errno != EINTR;
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
    // Whoever is to send more may wait for what was written ("100 Continue").
    if (!Flush()) return -1;
    if (in_head_ && steady_clock::now() >= head_ends_) return -1;
    ssize_t got = 0;
    while ((got = recv(socket_, buffer_.data(), buffer_.size(), MSG_DONTWAIT)) <
           0) {
      if (errno == EINTR) continue;
      if (!MustWait() || !is_readable()) return -1;
    }
    if (got == 0) return 0;
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
  if (unsent_.size() + size > kMostUnsent) {
    if (!Flush()) return -1;
    if (size > kMostUnsent) {
      return Send(bytes, size) ? static_cast<ssize_t>(size) : -1;
    }
  }
  unsent_.append(bytes, size);
  return static_cast<ssize_t>(size);
}

bool SocketStream::Flush() {
  const bool sent = Send(unsent_.data(), unsent_.size());
  unsent_.clear();
  return sent;
}

bool SocketStream::Send(const char* bytes, size_t size) const {
  while (size > 0) {
    const ssize_t sent =
        send(socket_, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0 && MustWait()) {
      if (!is_writable()) return false;
      continue;
    }
    if (sent <= 0) return false;
    bytes += sent;
    size -= static_cast<size_t>(sent);
  }
  return true;
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
