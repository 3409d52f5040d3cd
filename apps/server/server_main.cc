// actant-server: the explorer's page and the HTTP API (`actant serve`).
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "apps/exit_code.h"
#include "apps/knowledge_file.h"
#include "apps/server/api.h"
#include "apps/server/demo_store.h"
#include "apps/server/http_listener.h"
#include "apps/server/page_files.h"
#include "apps/server/store_source.h"

namespace actant {
namespace {

constexpr size_t kLeastToken = 16;

struct ServerArguments {
  std::string store;
  std::string data;
  std::string page;
  std::string token_file;
  ListenerOptions listener{.port = 8040};
  ApiOptions api;
};

void AddOptions(CLI::App* app, ServerArguments* arguments) {
  CLI::Option* const store =
      app->add_option("--store", arguments->store, "Folder of the store")
          ->envname("ACTANT_STORE")
          ->type_name("DIR");
  app->add_flag("--demo", arguments->api.demo,
                "Show the example articles in place of a store")
      ->excludes(store);
  app->add_option("--data", arguments->data, "Compiled knowledge")
      ->envname("ACTANT_DATA")
      ->type_name("FILE");
  app->add_option("--page", arguments->page,
                  "Folder of the explorer's page; the installed one if not "
                  "given")
      ->type_name("DIR");
  app->add_option("--host", arguments->listener.host,
                  "Address to listen on; other than this machine's own needs "
                  "a token")
      ->type_name("ADDRESS")
      ->capture_default_str();
  app->add_option("--port", arguments->listener.port, "Port; 0 = any free one")
      ->check(CLI::Range(0, 65535))
      ->type_name("N")
      ->capture_default_str();
  app->add_option("--token", arguments->api.token,
                  "What callers of the API must bring, 16 characters at least")
      ->envname("ACTANT_TOKEN")
      ->type_name("TEXT");
  app->add_option("--token-file", arguments->token_file,
                  "File with the token on its first line")
      ->type_name("FILE");
  app->add_flag("--allow-writes", arguments->api.writes,
                "Take articles by POST /api/v1/articles; needs a token");
  const std::string limits = "Limits";
  app->add_option("--query-seconds", arguments->api.query_seconds,
                  "A question may take so long")
      ->check(CLI::Range(1, 3600))
      ->type_name("N")
      ->group(limits)
      ->capture_default_str();
  app->add_option("--query-reads", arguments->api.query_reads,
                  "Rows a question may read; 0 = any number")
      ->type_name("N")
      ->group(limits)
      ->capture_default_str();
  app->add_option("--costly", arguments->api.costly,
                  "Chains, graphs and exports answered at once")
      ->check(CLI::Range(1, 64))
      ->type_name("N")
      ->group(limits)
      ->capture_default_str();
  app->add_option("--waiting", arguments->api.waiting,
                  "Such questions that may wait; more are refused")
      ->check(CLI::Range(0, 10000))
      ->type_name("N")
      ->group(limits)
      ->capture_default_str();
  app->add_option("--connections", arguments->listener.connections,
                  "Connections served at once; more wait")
      ->check(CLI::Range(1, 512))
      ->type_name("N")
      ->group(limits)
      ->capture_default_str();
}

bool IsLocal(const std::string& host) {
  return host == "127.0.0.1" || host == "localhost" || host == "::1";
}

Status ReadToken(ServerArguments* arguments) {
  if (!arguments->token_file.empty()) {
    std::ifstream in(arguments->token_file);
    if (!std::getline(in, arguments->api.token)) {
      return NotFound(arguments->token_file + " cannot be read, or is empty");
    }
  }
  ApiOptions& api = arguments->api;
  api.local = IsLocal(arguments->listener.host);
  if (!api.local && api.token.empty()) {
    return InvalidArgument(
        "--host " + arguments->listener.host +
        " lets other machines in: give a --token that they must bring");
  }
  if (!api.token.empty() && api.token.size() < kLeastToken) {
    return InvalidArgument("the token must have 16 characters at least");
  }
  return Status::Ok();
}

// The first of the places that is a folder.
std::optional<std::string> FirstFolder(const std::vector<std::string>& places) {
  std::error_code error;
  for (const std::string& place : places) {
    if (std::filesystem::is_directory(place, error)) return place;
  }
  return std::nullopt;
}

Result<PageFiles> ReadPage(const std::string& named) {
  if (!named.empty()) return PageFiles::Read(named);
  const std::optional<std::string> folder = FirstFolder(DataPlaces("web"));
  if (folder) return PageFiles::Read(*folder);
  std::cerr << "actant: the explorer's page is not installed; serving the API "
               "alone\n";
  return PageFiles();
}

Result<std::unique_ptr<DemoStore>> MakeDemo(const Knowledge& knowledge) {
  const std::vector<std::string> places = DataPlaces("examples/articles");
  const std::optional<std::string> folder = FirstFolder(places);
  if (folder) return DemoStore::Make(knowledge, *folder);
  std::string message = "the example articles are not installed; looked at:";
  for (const std::string& place : places) {
    message += "\n  " + place;
  }
  return Error(NotFound(message));
}

// Ends the listener at the first SIGINT or SIGTERM, and the program at the
// second. They are blocked in all threads that are started after this, as is
// kWatchEnds: the watch's own, so that no signal of ours can be taken for one
// of the user's.
class SignalWatch {
 public:
  SignalWatch() {
    sigemptyset(&signals_);
    for (const int signal : {SIGINT, SIGTERM, kWatchEnds}) {
      sigaddset(&signals_, signal);
    }
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }

  void Begin(HttpListener* listener) {
    thread_ = std::thread([this, listener] {
      if (!Wait()) return;
      listener->Stop();
      if (const std::optional<int> second = Wait()) EndProgram(*second);
    });
  }

  // After the listener has ended.
  void End() {
    pthread_kill(thread_.native_handle(), kWatchEnds);
    thread_.join();
  }

 private:
  static constexpr int kWatchEnds = SIGUSR1;

  // The user's next signal; none: the watch ends.
  std::optional<int> Wait() const {
    int signal = 0;
    sigwait(&signals_, &signal);
    if (signal == kWatchEnds) return std::nullopt;
    return signal;
  }

  // As the signal would have, had it not been blocked.
  static void EndProgram(int signal) {
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal);
    pthread_sigmask(SIG_UNBLOCK, &one, nullptr);
    raise(signal);
  }

  sigset_t signals_;
  std::thread thread_;
};

Status Serve(ServerArguments arguments) {
  SignalWatch signals;
  ACTANT_RETURN_IF_ERROR(ReadToken(&arguments));
  const Result<std::unique_ptr<Knowledge>> knowledge =
      OpenKnowledge(arguments.data);
  if (!knowledge.has_value()) return knowledge.error();
  std::unique_ptr<DemoStore> demo;
  if (arguments.api.demo) {
    Result<std::unique_ptr<DemoStore>> made = MakeDemo(**knowledge);
    if (!made.has_value()) return made.error();
    demo = std::move(*made);
    arguments.store = demo->path();
  }
  if (arguments.store.empty()) {
    return InvalidArgument(
        "name a store with --store DIR, or see the examples with --demo");
  }
  const Result<std::unique_ptr<StoreSource>> source = StoreSource::Open(
      arguments.store,
      arguments.api.writes ? ServerAccess::kWrite : ServerAccess::kRead);
  if (!source.has_value()) return source.error();
  Result<PageFiles> page = ReadPage(arguments.page);
  if (!page.has_value()) return page.error();
  const Result<std::unique_ptr<Api>> api = Api::Make(
      arguments.api, source->get(), knowledge->get(), std::move(*page));
  if (!api.has_value()) return api.error();
  const Result<std::unique_ptr<HttpListener>> listener = HttpListener::Bind(
      arguments.listener,
      [&api](const HttpRequest& request) { return (*api)->Answer(request); },
      [](int status) { return Api::Refuse(status); });
  if (!listener.has_value()) return listener.error();
  std::cout << "listening on http://" << arguments.listener.host << ":"
            << (*listener)->port() << std::endl;
  std::cout << (demo != nullptr ? "the example articles" : arguments.store)
            << "; Ctrl-C ends\n"
            << std::flush;
  signals.Begin(listener->get());
  const Status ended = (*listener)->Run();
  signals.End();
  return ended;
}

}  // namespace
}  // namespace actant

int main(int argc, char** argv) {
  CLI::App app(
      "The explorer's page and the HTTP API of a store, on this machine alone "
      "unless told otherwise.",
      "actant serve");
  app.footer(std::string("Examples:\n"
                         "  actant serve --demo\n"
                         "  actant serve --store news.store --port 8080\n"
                         "  actant serve --store news.store --host 0.0.0.0 "
                         "--token-file token\n\n"
                         "Environment:\n"
                         "  ACTANT_STORE  folder of the store (--store)\n"
                         "  ACTANT_DATA   compiled knowledge (--data)\n"
                         "  ACTANT_TOKEN  the token (--token)\n\n") +
             actant::kExitCodeHelp);
  actant::ServerArguments arguments;
  actant::AddOptions(&app, &arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0
                                : static_cast<int>(actant::ExitCode::kUsage);
  }
  const actant::Status served = actant::Serve(arguments);
  if (served.ok()) return 0;
  std::cerr << "actant: " << served.message() << '\n';
  return static_cast<int>(actant::ExitCodeOf(served));
}
