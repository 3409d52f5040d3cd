#include "writer_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

extern char** environ;

namespace actant::testing {

WriterProcess::WriterProcess(const std::vector<std::string>& arguments) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (pipe2(in.data(), O_CLOEXEC) != 0 || pipe2(out.data(), O_CLOEXEC) != 0) {
    return;
  }
  std::vector<std::string> words = {ACTANT_STORAGE_WRITER};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  if (posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environ) !=
      0) {
    pid_ = -1;
  }
  posix_spawn_file_actions_destroy(&actions);
  close(in[0]);
  close(out[1]);
  input_ = in[1];
  output_ = fdopen(out[0], "r");
}

WriterProcess::~WriterProcess() {
  Kill();
  if (input_ >= 0) close(input_);
  if (output_ != nullptr) fclose(output_);
}

std::optional<std::string> WriterProcess::ReadLine() {
  std::string line;
  for (int c = 0; output_ != nullptr && (c = fgetc(output_)) != EOF;) {
    if (c == '\n') return line;
    line += static_cast<char>(c);
  }
  return std::nullopt;
}

std::vector<std::string> WriterProcess::ReadAll() {
  std::vector<std::string> lines;
  while (auto line = ReadLine()) lines.push_back(*std::move(line));
  return lines;
}

void WriterProcess::Send(const std::string& line) {
  const std::string whole = line + "\n";
  size_t sent = 0;
  while (sent < whole.size()) {
    const ssize_t some =
        write(input_, whole.data() + sent, whole.size() - sent);
    if (some <= 0) return;
    sent += static_cast<size_t>(some);
  }
}

void WriterProcess::Kill() {
  if (pid_ > 0) kill(pid_, SIGKILL);
  Wait();
}

void WriterProcess::Finish() {
  if (input_ >= 0) close(input_);
  input_ = -1;
  Wait();
}

void WriterProcess::Wait() {
  if (pid_ > 0) waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

}  // namespace actant::testing
