// Runs the graph workload over one store after the other.
#ifndef ACTANT_BENCH_WORKLOAD_RUN_H_
#define ACTANT_BENCH_WORKLOAD_RUN_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/latency.h"
#include "bench/workload.h"
#include "bench/workload_answer.h"
#include "bench/workload_params.h"
#include "proto/status.h"

namespace actant::workload {

struct WorkloadOptions {
  // Each contender has a folder of its name in it.
  std::filesystem::path stores;
  // The folder of the one contender's store; empty: `stores`/ID.store.
  std::filesystem::path store;
  // kLoad: load anew; kKeep: a store that an earlier run loaded is used, and
  // only a missing one loaded.
  enum class Stores { kLoad, kKeep } existing = Stores::kLoad;
  std::vector<int> queries;  // empty: all
  LatencyOptions latency;
};

struct QueryFigures {
  int query = 0;
  Latency latency;
};

// What was measured of one contender. Sizes in bytes; what was not measured is
// negative.
struct StoreFigures {
  std::string id;
  std::string title;
  double load_seconds = -1;
  int64_t load_peak_bytes = -1;
  int64_t disk_bytes = -1;
  int64_t query_peak_bytes = -1;
  // From opening to the answers of one draw of Q8 and one of Q1, the files out
  // of the page cache (posix_fadvise); median of three.
  double cold_open_ms = -1;
  std::vector<QueryFigures> queries;
  std::vector<AnswerLine> answers;  // of the untimed pass
};

// Loads, opens cold, and asks all draws; each phase in a process of its own.
// Progress goes to standard error. FailedPrecondition when the folder of the
// store holds something else than a store of this benchmark.
Result<StoreFigures> RunContender(const Contender& contender,
                                  const WorkloadData& data,
                                  const WorkloadOptions& options);

}  // namespace actant::workload

#endif  // ACTANT_BENCH_WORKLOAD_RUN_H_
