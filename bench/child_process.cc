#include "bench/child_process.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>
#include <string_view>
#include <utility>

namespace actant::workload {
namespace {

// What goes through the pipe: the code of the Status in one byte, then the
// value or the message. Nothing at all: the child died.
void WriteAll(int pipe_end, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(pipe_end, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
}

std::string ReadAll(int pipe_end) {
  std::string bytes;
  char part[4096];
  while (true) {
    const ssize_t got = read(pipe_end, part, sizeof part);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return bytes;
    bytes.append(part, static_cast<size_t>(got));
  }
}

[[noreturn]] void WorkAndExit(
    int pipe_end, const std::function<Result<std::string>()>& work) {
  const auto result = work();
  const StatusCode code = result ? StatusCode::kOk : result.error().code();
  WriteAll(pipe_end, static_cast<char>(code) +
                         (result ? *result : result.error().message()));
  std::cout.flush();
  std::cerr.flush();
  _exit(0);
}

std::string EndOf(int status) {
  if (WIFSIGNALED(status)) {
    return std::string("was ended by a signal: ") + strsignal(WTERMSIG(status));
  }
  return "ended with " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

Result<std::string> RunInChild(
    const std::function<Result<std::string>()>& work) {
  int ends[2];
  if (pipe(ends) != 0) {
    return Error(Internal(std::string("pipe: ") + std::strerror(errno)));
  }
  // What is in the buffers now would be written by both.
  std::cout.flush();
  std::cerr.flush();
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    WorkAndExit(ends[1], work);
  }
  const int fork_error = errno;
  close(ends[1]);
  std::string bytes;
  int status = 0;
  if (child > 0) {
    bytes = ReadAll(ends[0]);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  close(ends[0]);
  if (child < 0) {
    return Error(Internal(std::string("fork: ") + std::strerror(fork_error)));
  }
  if (status != 0 || bytes.empty()) {
    return Error(Internal("the measured process " + EndOf(status)));
  }
  const auto code = static_cast<StatusCode>(bytes.front());
  bytes.erase(0, 1);
  if (code != StatusCode::kOk) return Error(Status(code, std::move(bytes)));
  return bytes;
}

}  // namespace actant::workload
