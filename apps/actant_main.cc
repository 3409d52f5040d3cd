// actant: the command line.
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "apps/command_line.h"

namespace {

// The one thing a signal handler may touch.
std::atomic<bool> g_interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void OnInterrupt(int /*signal*/) {
  // A second Ctrl-C ends the program at once.
  if (g_interrupted.exchange(true)) _exit(130);
}

const std::atomic<bool>& CatchInterrupts() {
  struct sigaction action{};
  action.sa_handler = OnInterrupt;
  sigaction(SIGINT, &action, nullptr);
  return g_interrupted;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  // A reader that has seen enough (head) ends the program quietly.
  std::signal(SIGPIPE, SIG_DFL);
  actant::Console console;
  console.out = &std::cout;
  console.err = &std::cerr;
  console.progress = isatty(STDERR_FILENO) == 1;
  console.CatchInterrupts = &CatchInterrupts;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return static_cast<int>(actant::RunCommandLine(arguments, console));
}
