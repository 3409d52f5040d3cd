// `actant serve`: starts actant-server, a program of its own, so that the
// others need not load what only a server does.
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <system_error>
#include <vector>

#include "apps/commands.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

// Becomes the server; returns only where that fails.
Result<ExitCode> BecomeServer(std::vector<std::string> arguments,
                              const Console& console) {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const std::string server = (program.parent_path() / "actant-server").string();
  arguments.insert(arguments.begin(), server);
  std::vector<char*> words;
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  console.out->flush();
  execv(server.c_str(), words.data());
  return Error(NotFound(server + ": " + std::strerror(errno) +
                        "; it is built and installed beside actant"));
}

}  // namespace

void AddServeCommand(CommandSet* set) {
  // Shared: the callback owns what the parser writes to.
  const auto command = std::make_shared<CLI::App*>();
  *command = AddCommand(
      set,
      {"serve", "The explorer's page and the HTTP API; see actant serve --help",
       ""},
      [command](const Console& console) {
        return BecomeServer((*command)->remaining(), console);
      });
  // Everything behind it is the server's, --help too.
  (*command)->set_help_flag();
  (*command)->prefix_command();
}

}  // namespace actant
