#include "bench/workload_scaling.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "bench/child_process.h"
#include "bench/latency.h"
#include "bench/store_folder.h"
#include "bench/workload_json.h"
#include "bench/workload_params.h"
#include "bench/workload_report.h"

namespace actant::workload {
namespace {

constexpr std::array kDegrees = {100, 1'000, 10'000};
constexpr size_t kActorsOfDegree = 100;
constexpr size_t kHubs = 5;
constexpr size_t kDraws = 200;
constexpr std::array kQueries = {1, 3, 6, 7, 8};

struct ActorDegree {
  ActorNumber actor = 0;
  int64_t degree = 0;
  // The one it has most events with.
  ActorNumber partner = 0;
};

struct ActorClass {
  std::string name;
  std::vector<ActorDegree> actors;
};

// A class's actors as far as their degrees are within a factor of two.
ActorClass Nearest(const std::vector<ActorDegree>& all, int64_t degree) {
  ActorClass found{std::to_string(degree), {}};
  std::copy_if(all.begin(), all.end(), std::back_inserter(found.actors),
               [degree](const ActorDegree& actor) {
                 return actor.degree * 2 >= degree &&
                        actor.degree <= degree * 2;
               });
  std::stable_sort(found.actors.begin(), found.actors.end(),
                   [degree](const ActorDegree& a, const ActorDegree& b) {
                     return std::abs(a.degree - degree) <
                            std::abs(b.degree - degree);
                   });
  if (found.actors.size() > kActorsOfDegree) {
    found.actors.resize(kActorsOfDegree);
  }
  return found;
}

ActorClass Hubs(std::vector<ActorDegree> all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const ActorDegree& a, const ActorDegree& b) {
                     return a.degree > b.degree;
                   });
  if (all.size() > kHubs) all.resize(kHubs);
  return {"hub", std::move(all)};
}

int64_t MedianDegree(std::vector<ActorDegree> actors) {
  const auto middle =
      actors.begin() + static_cast<std::ptrdiff_t>(actors.size() / 2);
  std::nth_element(actors.begin(), middle, actors.end(),
                   [](const ActorDegree& a, const ActorDegree& b) {
                     return a.degree < b.degree;
                   });
  return middle->degree;
}

// Runs in a process of its own.
class ScalingRun {
 public:
  ScalingRun(Workload* store, const WorkloadData& data,
             const LatencyOptions& latency)
      : store_(*store), data_(data), latency_(latency) {}

  Result<std::string> Run() {
    ACTANT_ASSIGN_OR_RETURN(const auto all, Degrees());
    if (all.empty()) return Error(NotFound("no actor has an event"));
    std::vector<ActorClass> classes;
    for (const int degree : kDegrees) classes.push_back(Nearest(all, degree));
    classes.push_back(Hubs(all));
    nlohmann::json json = nlohmann::json::array();
    for (const ActorClass& actors : classes) {
      if (actors.actors.empty()) continue;
      ACTANT_ASSIGN_OR_RETURN(const auto queries, Ask(actors));
      json.push_back({{"name", actors.name},
                      {"actors", actors.actors.size()},
                      {"degree", MedianDegree(actors.actors)},
                      {"queries", ToJson(queries)}});
    }
    return json.dump();
  }

 private:
  // Of all actors that have events, as the store itself counts them.
  Result<std::vector<ActorDegree>> Degrees() {
    std::vector<ActorDegree> degrees;
    ACTANT_RETURN_ERROR_IF(
        ReadActors(data_.actors_file(), [&](const WorkloadActor& actor) {
          Draw draw;
          draw.a = actor.number;
          draw.from = ToDay({1, 1, 1});
          draw.to = ToDay({9999, 12, 31});
          const auto neighbors = store_.Neighborhood(draw);
          if (!neighbors) return neighbors.error();
          if (neighbors->empty()) return Status::Ok();
          ActorDegree& degree = degrees.emplace_back();
          degree.actor = actor.number;
          degree.partner = neighbors->front().actor;
          for (const NeighborRow& row : *neighbors) {
            degree.degree += row.events;
          }
          return Status::Ok();
        }));
    return degrees;
  }

  std::vector<Draw> DrawsOf(int query, const ActorClass& actors) const {
    std::vector<Draw> draws;
    for (Draw draw : data_.draws) {
      if (draw.query != query) continue;
      const ActorDegree& actor =
          actors.actors[draws.size() % actors.actors.size()];
      draw.a = actor.actor;
      if (query == 3) draw.b = actor.partner;
      if (draw.a != draw.b) draws.push_back(draw);
      if (draws.size() == kDraws) break;
    }
    return draws;
  }

  Result<std::vector<QueryFigures>> Ask(const ActorClass& actors) {
    std::vector<QueryFigures> figures;
    for (const int query : kQueries) {
      const std::vector<Draw> draws = DrawsOf(query, actors);
      if (draws.empty()) continue;
      MeasuredQuery measured;
      measured.draws = draws.size();
      measured.answer = [&](size_t i) { return AnswerDraw(store_, draws[i]); };
      measured.keep = [](size_t, const AnswerRows&) {};
      measured.now = SteadySeconds;
      ACTANT_ASSIGN_OR_RETURN(const Latency latency,
                              MeasureLatency(measured, latency_));
      figures.push_back({query, latency});
    }
    return figures;
  }

  Workload& store_;
  const WorkloadData& data_;
  const LatencyOptions& latency_;
};

std::vector<DegreeClass> ClassesFromJson(const std::string& text) {
  std::vector<DegreeClass> classes;
  for (const auto& row : nlohmann::json::parse(text)) {
    classes.push_back({row.at("name"), row.at("actors"), row.at("degree"),
                       QueriesFromJson(row.at("queries"))});
  }
  return classes;
}

Result<std::vector<ScalingFigures>> MeasureAll(
    const Contender& contender, const std::vector<std::string>& folders,
    WorkloadOptions options) {
  std::vector<ScalingFigures> stores;
  for (const std::string& folder : folders) {
    ACTANT_ASSIGN_OR_RETURN(const WorkloadData data,
                            WorkloadData::Read(folder));
    options.stores = std::filesystem::path(folder) / "stores";
    ACTANT_ASSIGN_OR_RETURN(ScalingFigures figures,
                            MeasureScaling(contender, data, options));
    stores.push_back(std::move(figures));
  }
  return stores;
}

}  // namespace

Result<ScalingFigures> MeasureScaling(const Contender& contender,
                                      const WorkloadData& data,
                                      const WorkloadOptions& options) {
  // Loads where that is wanted; asks as little as it can.
  WorkloadOptions to_load = options;
  to_load.queries = {kLastQuery};
  to_load.latency.rounds = 1;
  ACTANT_ASSIGN_OR_RETURN(const StoreFigures loaded,
                          RunContender(contender, data, to_load));
  const StoreFolder folder(options.stores, contender.id, data.folder);
  ScalingFigures figures;
  ACTANT_ASSIGN_OR_RETURN(figures.events, CountEvents(data));
  ACTANT_ASSIGN_OR_RETURN(
      const std::string classes, RunInChild([&]() -> Result<std::string> {
        ACTANT_ASSIGN_OR_RETURN(const auto store, contender.make());
        ACTANT_RETURN_ERROR_IF(store->Open(data, folder.path()));
        return ScalingRun(store.get(), data, options.latency).Run();
      }));
  figures.classes = ClassesFromJson(classes);
  return figures;
}

void WriteScaling(std::ostream& out, std::span<const ScalingFigures> stores) {
  std::vector<TableRow> rows{{"events", "class", "degree", "actors"}};
  for (const int query : kQueries) {
    rows.front().push_back("Q" + std::to_string(query) + " ms");
  }
  for (const ScalingFigures& store : stores) {
    for (const DegreeClass& actors : store.classes) {
      TableRow& row = rows.emplace_back();
      row = {std::to_string(store.events), actors.name,
             std::to_string(actors.degree), std::to_string(actors.actors)};
      for (const int query : kQueries) {
        const auto found = std::find_if(
            actors.queries.begin(), actors.queries.end(),
            [query](const QueryFigures& q) { return q.query == query; });
        row.push_back(found == actors.queries.end()
                          ? Figure(-1)
                          : Figure(found->latency.median_ms));
      }
    }
  }
  WriteTable(out, rows);
}

int ScalingMain(int argc, char** argv, const Contender& contender) {
  CLI::App app(
      "Measures how the latencies of the graph workload grow with the store "
      "and with the degree of an actor.");
  bool scaling = false;
  bool keep = false;
  std::vector<std::string> folders;
  WorkloadOptions options;
  app.add_flag("--scaling", scaling)->required();
  app.add_flag("--keep", keep,
               "query what an earlier run loaded, without loading anew");
  app.add_option("DATA", folders,
                 "folders as of the workload; stores go to DATA/stores")
      ->required();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (keep) options.existing = WorkloadOptions::Stores::kKeep;
  const auto stores = MeasureAll(contender, folders, options);
  if (!stores) {
    std::cerr << stores.error().ToString() << '\n';
    return 1;
  }
  WriteScaling(std::cout, *stores);
  return 0;
}

}  // namespace actant::workload
