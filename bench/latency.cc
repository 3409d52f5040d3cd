#include "bench/latency.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace actant::workload {
namespace {

constexpr size_t kLeastDraws = 3;

// The draws done in time; at least kLeastDraws where there are so many.
Result<size_t> UntimedPass(const MeasuredQuery& query, double limit) {
  const double begin = query.now();
  size_t done = 0;
  while (done < query.draws) {
    ACTANT_ASSIGN_OR_RETURN(const AnswerRows rows, query.answer(done));
    query.keep(done, rows);
    ++done;
    if (done >= kLeastDraws && query.now() - begin > limit) break;
  }
  return done;
}

double UpperMedian(std::vector<double>& values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

Result<Latency> MeasureLatency(const MeasuredQuery& query,
                               const LatencyOptions& options) {
  Latency latency;
  ACTANT_ASSIGN_OR_RETURN(latency.draws,
                          UntimedPass(query, options.warm_seconds));
  std::vector<std::vector<double>> times(latency.draws);
  const double begin = query.now();
  const auto out_of_time = [&] {
    return query.now() - begin > options.timed_seconds;
  };
  while (latency.rounds < options.rounds) {
    const bool may_stop = latency.rounds++ > 0;
    for (size_t draw = 0; draw < latency.draws; ++draw) {
      if (may_stop && out_of_time()) break;
      const double start = query.now();
      ACTANT_ASSIGN_OR_RETURN(const AnswerRows rows, query.answer(draw));
      times[draw].push_back((query.now() - start) * 1e3);
    }
    if (out_of_time()) break;
  }
  std::vector<double> medians;
  for (auto& of_draw : times) medians.push_back(UpperMedian(of_draw));
  latency.median_ms = UpperMedian(medians);
  latency.p99_ms = NearestRank(medians, 99);
  latency.max_ms = medians.back();
  return latency;
}

double NearestRank(std::span<const double> sorted, size_t percent) {
  const size_t rank = (sorted.size() * percent + 99) / 100;
  return sorted[rank == 0 ? 0 : rank - 1];
}

double SteadySeconds() {
  return std::chrono::duration<double>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace actant::workload
