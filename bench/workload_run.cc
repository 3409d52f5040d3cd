#include "bench/workload_run.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "bench/child_process.h"
#include "bench/process_memory.h"
#include "bench/store_folder.h"
#include "bench/workload_json.h"

namespace actant::workload {
namespace {

StoreFolder FolderOf(const Contender& contender, const WorkloadData& data,
                     const WorkloadOptions& options) {
  return options.store.empty()
             ? StoreFolder(options.stores, contender.id, data.folder)
             : StoreFolder(options.store, data.folder);
}

// One contender in its folder. The functions named ..InChild run in processes
// of their own and return JSON.
class ContenderRun {
 public:
  ContenderRun(const Contender& contender, const WorkloadData& data,
               const WorkloadOptions& options)
      : contender_(contender),
        data_(data),
        options_(options),
        folder_(FolderOf(contender, data, options)) {
    figures_.id = contender.id;
  }

  Result<StoreFigures> Run() {
    const bool keep = options_.existing == WorkloadOptions::Stores::kKeep;
    if (!keep || !folder_.IsLoaded()) ACTANT_RETURN_ERROR_IF(Load());
    figures_.disk_bytes = folder_.DiskBytes();
    ACTANT_RETURN_ERROR_IF(OpenCold());
    ACTANT_RETURN_ERROR_IF(Query());
    return std::move(figures_);
  }

 private:
  Status Load() {
    Progress("load");
    ACTANT_RETURN_IF_ERROR(folder_.Clear());
    const auto loaded = RunInChild([this] { return LoadInChild(); });
    if (!loaded) return loaded.error();
    const auto json = nlohmann::json::parse(*loaded);
    figures_.load_seconds = json.at("seconds");
    figures_.load_peak_bytes = json.at("peak_bytes");
    return folder_.MarkLoaded();
  }

  Status OpenCold() {
    const Draw* const look_up = DrawOf(8);
    const Draw* const neighborhood = DrawOf(1);
    if (look_up == nullptr || neighborhood == nullptr) return Status::Ok();
    Progress("cold open");
    std::array<double, 3> times{};
    for (double& time : times) {
      folder_.EvictFromCache();
      const auto opened =
          RunInChild([&] { return OpenColdInChild(*look_up, *neighborhood); });
      if (!opened) return opened.error();
      time = nlohmann::json::parse(*opened).at("ms");
    }
    std::sort(times.begin(), times.end());
    figures_.cold_open_ms = times[1];
    return Status::Ok();
  }

  Status Query() {
    const auto asked = RunInChild([this] { return QueryInChild(); });
    if (!asked) return asked.error();
    const auto json = nlohmann::json::parse(*asked);
    figures_.title = json.at("title");
    figures_.query_peak_bytes = json.at("peak_bytes");
    figures_.queries = QueriesFromJson(json.at("queries"));
    figures_.answers = AnswersFromJson(json.at("answers"));
    return Status::Ok();
  }

  Result<std::string> LoadInChild() const {
    const double begin = SteadySeconds();
    ACTANT_ASSIGN_OR_RETURN(auto store, contender_.make());
    ACTANT_RETURN_ERROR_IF(store->Load(data_, folder_.path()));
    // Closing belongs to it.
    store.reset();
    const double seconds = SteadySeconds() - begin;
    ACTANT_ASSIGN_OR_RETURN(const int64_t peak, PeakResidentBytes());
    return nlohmann::json{{"seconds", seconds}, {"peak_bytes", peak}}.dump();
  }

  Result<std::string> OpenColdInChild(const Draw& look_up,
                                      const Draw& neighborhood) const {
    ACTANT_ASSIGN_OR_RETURN(const auto store, contender_.make());
    const double begin = SteadySeconds();
    ACTANT_RETURN_ERROR_IF(store->Open(data_, folder_.path()));
    for (const Draw* draw : {&look_up, &neighborhood}) {
      ACTANT_ASSIGN_OR_RETURN(const auto rows, AnswerDraw(*store, *draw));
    }
    return nlohmann::json{{"ms", (SteadySeconds() - begin) * 1e3}}.dump();
  }

  Result<std::string> QueryInChild() const {
    ACTANT_ASSIGN_OR_RETURN(const auto store, contender_.make());
    ACTANT_RETURN_ERROR_IF(store->Open(data_, folder_.path()));
    std::vector<QueryFigures> queries;
    std::vector<AnswerLine> answers;
    for (int query = kFirstQuery; query <= kLastQuery; ++query) {
      const std::vector<Draw> draws = DrawsOf(query);
      if (!IsWanted(query) || draws.empty()) continue;
      Progress("Q" + std::to_string(query));
      ACTANT_ASSIGN_OR_RETURN(const Latency latency,
                              Measure(*store, draws, answers));
      queries.push_back({query, latency});
    }
    ACTANT_ASSIGN_OR_RETURN(const int64_t peak, PeakResidentBytes());
    return nlohmann::json{{"title", store->Title()},
                          {"peak_bytes", peak},
                          {"queries", ToJson(queries)},
                          {"answers", ToJson(answers)}}
        .dump();
  }

  Result<Latency> Measure(Workload& store, const std::vector<Draw>& draws,
                          std::vector<AnswerLine>& answers) const {
    MeasuredQuery measured;
    measured.draws = draws.size();
    measured.answer = [&](size_t i) { return AnswerDraw(store, draws[i]); };
    measured.keep = [&](size_t i, const AnswerRows& rows) {
      answers.push_back(Summarize(draws[i], rows, data_.types));
    };
    measured.now = SteadySeconds;
    return MeasureLatency(measured, options_.latency);
  }

  bool IsWanted(int query) const {
    const auto& wanted = options_.queries;
    return wanted.empty() ||
           std::find(wanted.begin(), wanted.end(), query) != wanted.end();
  }

  std::vector<Draw> DrawsOf(int query) const {
    std::vector<Draw> draws;
    std::copy_if(data_.draws.begin(), data_.draws.end(),
                 std::back_inserter(draws),
                 [&](const Draw& draw) { return draw.query == query; });
    return draws;
  }

  // The second draw of a query, as any would do; or the first.
  const Draw* DrawOf(int query) const {
    const Draw* found = nullptr;
    for (const Draw& draw : data_.draws) {
      if (draw.query != query) continue;
      if (found != nullptr) return &draw;
      found = &draw;
    }
    return found;
  }

  void Progress(const std::string& phase) const {
    std::cerr << contender_.id << ": " << phase << std::endl;
  }

  const Contender& contender_;
  const WorkloadData& data_;
  const WorkloadOptions& options_;
  StoreFolder folder_;
  StoreFigures figures_;
};

}  // namespace

Result<StoreFigures> RunContender(const Contender& contender,
                                  const WorkloadData& data,
                                  const WorkloadOptions& options) {
  auto figures = ContenderRun(contender, data, options).Run();
  if (!figures) return Error(figures.error().Annotate(contender.id));
  return figures;
}

}  // namespace actant::workload
