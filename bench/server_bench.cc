// What the HTTP server adds to a question: the same questions put to the
// library and to a server in this process over loopback, in turns.
// usage: server_bench --store DIR [--draws N]
#include <httplib.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "apps/knowledge_file.h"
#include "apps/server/api.h"
#include "apps/server/http_listener.h"
#include "bench/latency.h"
#include "graph/event_scan.h"
#include "graph/query.h"

namespace actant {
namespace {

// Rows of an answer, in the library's way and in the server's.
constexpr size_t kRows = 50;

// One question: to the library, and its address.
struct Question {
  std::function<Status(const EventStore& view)> ask;
  std::string target;
};

// No question: what any request takes.
Question Health() {
  return {[](const EventStore&) { return Status::Ok(); }, "/api/v1/health"};
}

using Codes = std::vector<std::string>;

Question NeighborsOf(const std::string& code) {
  return {[code](const EventStore& view) {
            NeighborhoodOptions options;
            options.limit = kRows;
            options.edges = NeighborhoodEdges::kNone;
            const auto found = GraphQuery(&view).Neighbors(code, options);
            return found.has_value() ? Status::Ok() : found.error();
          },
          "/api/v1/neighbors?limit=50&actor=" + code};
}

Question TimelineOf(const std::string& a, const std::string& b) {
  return {[a, b](const EventStore& view) {
            EventScanOptions options;
            options.actor = a;
            options.other = b;
            size_t rows = 0;
            return ScanEventRows(
                view, options, [&rows](const EventRow&) -> Result<Scan> {
                  return ++rows > kRows ? Scan::kStop : Scan::kContinue;
                });
          },
          "/api/v1/timeline?limit=50&evidence=false&a=" + a + "&b=" + b};
}

Question ChainsFrom(const std::string& code) {
  return {[code](const EventStore& view) {
            ChainOptions options;
            options.max_hops = 2;
            options.limit = 11;
            const auto found = GraphQuery(&view).Chains(code, "", options);
            return found.has_value() ? Status::Ok() : found.error();
          },
          "/api/v1/chains?max_hops=2&limit=10&evidence=false&start=" + code};
}

// Actors with events, those with many as likely as others.
Result<Codes> ActorsOf(const EventStore& view) {
  ACTANT_ASSIGN_OR_RETURN(const std::vector<ActorMatch> actors,
                          GraphQuery(&view).ActorsByEvents());
  Codes codes;
  for (const ActorMatch& match : actors) {
    if (match.events > 0) codes.push_back(match.actor.code());
  }
  if (codes.size() > 1) return codes;
  return Error(InvalidArgument("the store has no two actors with events"));
}

struct Times {
  std::vector<double> direct_us;
  std::vector<double> server_us;

  void Print(const char* name) {
    // Of each question: what questions take differs more than what is added.
    std::vector<double> added_us;
    for (size_t i = 0; i < server_us.size(); ++i) {
      added_us.push_back(server_us[i] - direct_us[i]);
    }
    std::sort(added_us.begin(), added_us.end());
    std::sort(direct_us.begin(), direct_us.end());
    std::sort(server_us.begin(), server_us.end());
    std::printf("%-10s %9.0f %9.0f %11.0f %9.0f %9.0f\n", name,
                workload::NearestRank(direct_us, 50),
                workload::NearestRank(direct_us, 99),
                workload::NearestRank(server_us, 50),
                workload::NearestRank(server_us, 99),
                workload::NearestRank(added_us, 50));
  }
};

Status Measure(const char* name, const std::vector<Question>& questions,
               const EventStore& view, int port) {
  httplib::Client client("127.0.0.1", port);
  client.set_keep_alive(true);
  client.set_tcp_nodelay(true);
  Times times;
  // The first pass warms; each question is timed in the second.
  for (const bool timed : {false, true}) {
    for (const Question& question : questions) {
      const double begin = workload::SteadySeconds();
      ACTANT_RETURN_IF_ERROR(question.ask(view));
      const double middle = workload::SteadySeconds();
      const auto answer = client.Get(question.target);
      const double end = workload::SteadySeconds();
      if (!answer || answer->status != 200) {
        return Internal(question.target + ": " +
                        (answer ? answer->body : "no answer"));
      }
      if (!timed) continue;
      times.direct_us.push_back((middle - begin) * 1e6);
      times.server_us.push_back((end - middle) * 1e6);
    }
  }
  times.Print(name);
  return Status::Ok();
}

Status Run(const std::string& store, size_t draws) {
  const auto knowledge = OpenKnowledge("");
  if (!knowledge.has_value()) return knowledge.error();
  const auto source = StoreSource::Open(store, ServerAccess::kRead);
  if (!source.has_value()) return source.error();
  const auto api = Api::Make({}, source->get(), knowledge->get(), {});
  if (!api.has_value()) return api.error();
  const auto listener = HttpListener::Bind(
      {},
      [&api](const HttpRequest& request) { return (*api)->Answer(request); },
      [](int status) { return Api::Refuse(status); });
  if (!listener.has_value()) return listener.error();
  std::thread thread([&listener] { (void)(*listener)->Run(); });
  const auto view = (*source)->View(nullptr);
  const Result<Codes> codes = ActorsOf(*view);
  Status measured = codes.has_value() ? Status::Ok() : codes.error();
  if (measured.ok()) {
    std::mt19937 random(1);
    const auto any = [&] { return (*codes)[random() % codes->size()]; };
    // Pairs with events: an actor and one of its neighbours.
    const auto pair = [&]() -> Question {
      for (;;) {
        const std::string code = any();
        NeighborhoodOptions options;
        options.edges = NeighborhoodEdges::kNone;
        const auto found = GraphQuery(view.get()).Neighbors(code, options);
        if (!found.has_value() || found->neighbors.empty()) continue;
        return TimelineOf(
            code, found->neighbors[random() % found->neighbors.size()].code);
      }
    };
    const std::vector<Question> nothing(draws, Health());
    std::vector<Question> neighbors;
    std::vector<Question> timelines;
    std::vector<Question> chains;
    for (size_t i = 0; i < draws; ++i) {
      neighbors.push_back(NeighborsOf(any()));
      timelines.push_back(pair());
      chains.push_back(ChainsFrom(any()));
    }
    std::printf("%zu draws; microseconds\n%-10s %9s %9s %11s %9s %9s\n", draws,
                "", "library", "p99", "over HTTP", "p99", "adds");
    using Kind = std::pair<const char*, const std::vector<Question>*>;
    for (const auto& [name, questions] :
         std::initializer_list<Kind>{{"health", &nothing},
                                     {"neighbors", &neighbors},
                                     {"timeline", &timelines},
                                     {"chains", &chains}}) {
      measured = Measure(name, *questions, *view, (*listener)->port());
      if (!measured.ok()) break;
    }
  }
  (*listener)->Stop();
  thread.join();
  return measured;
}

}  // namespace
}  // namespace actant

int main(int argc, char** argv) {
  CLI::App app("What the HTTP server adds to a question", "server_bench");
  std::string store;
  size_t draws = 1000;
  app.add_option("--store", store, "Folder of the store")->required();
  app.add_option("--draws", draws, "Questions of each kind")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const actant::Status run = actant::Run(store, draws);
  if (run.ok()) return 0;
  std::cerr << "server_bench: " << run.message() << '\n';
  return 1;
}
