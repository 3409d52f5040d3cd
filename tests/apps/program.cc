#include "tests/apps/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

#include "tests/apps/temp_folder.h"

namespace actant {
namespace {

// In the child: never returns.
[[noreturn]] void Exec(const std::vector<std::string>& arguments,
                       const ProgramOptions& options,
                       const TempFolder& folder) {
  const auto redirect = [](const std::string& path, int flags, int fd) {
    const int file = open(path.c_str(), flags, 0644);
    if (file < 0 || dup2(file, fd) < 0) _exit(126);
    close(file);
  };
  const std::string out =
      options.out_path.empty() ? folder / "out" : options.out_path;
  redirect(folder / "in", O_RDONLY, STDIN_FILENO);
  redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  redirect(folder / "err", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  if (options.user.has_value() &&
      (setgid(*options.user) != 0 || setuid(*options.user) != 0)) {
    _exit(126);
  }
  std::vector<std::string> words = {ACTANT_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::vector<std::string> variables = {
      std::string("ACTANT_DATA=") + ACTANT_KNOWLEDGE, "PATH=/usr/bin:/bin"};
  variables.insert(variables.end(), options.environment.begin(),
                   options.environment.end());
  // What a sanitizer is told holds for the program as for its test.
  for (const char* name :
       {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
    const char* value = std::getenv(name);
    if (value != nullptr) variables.push_back(std::string(name) + "=" + value);
  }
  std::vector<char*> environment;
  for (std::string& variable : variables) {
    environment.push_back(variable.data());
  }
  environment.push_back(nullptr);
  execve(argv[0], argv.data(), environment.data());
  _exit(127);
}

}  // namespace

ProgramResult RunActant(const std::vector<std::string>& arguments,
                        const ProgramOptions& options) {
  const TempFolder folder;
  folder.Write("in", options.input);
  const pid_t child = fork();
  if (child == 0) Exec(arguments, options, folder);
  EXPECT_GT(child, 0);
  if (options.kill_after.has_value()) {
    std::this_thread::sleep_for(*options.kill_after);
    kill(child, SIGKILL);
  }
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  ProgramResult result;
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  if (options.out_path.empty()) result.out = ReadFile(folder / "out");
  result.err = ReadFile(folder / "err");
  return result;
}

}  // namespace actant
