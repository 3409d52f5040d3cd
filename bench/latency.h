// How long the draws of a query take: the one method of measurement for all
// stores of the graph workload.
#ifndef ACTANT_BENCH_LATENCY_H_
#define ACTANT_BENCH_LATENCY_H_

#include <cstddef>
#include <functional>
#include <span>

#include "bench/workload_rows.h"
#include "proto/status.h"

namespace actant::workload {

struct LatencyOptions {
  int rounds = 3;
  // The untimed pass ends after so many seconds (but not before 3 draws); only
  // the draws done by then are timed.
  double warm_seconds = 20;
  // The timed rounds end after so many seconds (but not before each draw was
  // timed once).
  double timed_seconds = 40;
};

// Milliseconds. Of an even number of values the median is the upper one.
struct Latency {
  size_t draws = 0;
  int rounds = 0;  // begun; the last may have been cut short
  double median_ms = 0;
  double p99_ms = 0;  // nearest rank: below 100 draws the maximum
  double max_ms = 0;
};

// What is measured: `answer` executes draw 0 <= i < draws and fetches all its
// rows. `keep` gets the rows of the untimed pass, once for each draw. `now`
// is a steady clock in seconds.
struct MeasuredQuery {
  size_t draws = 0;
  std::function<Result<AnswerRows>(size_t)> answer;
  std::function<void(size_t, const AnswerRows&)> keep;
  std::function<double()> now;
};

// One untimed pass over the draws, then the timed rounds over the same draws.
// The latency of a draw is the median of its rounds; the result tells median
// and 99th percentile over the draws. Rows are freed outside the timing. The
// first error of `answer` is returned. REQUIRES: draws > 0, rounds > 0.
Result<Latency> MeasureLatency(const MeasuredQuery& query,
                               const LatencyOptions& options);

// The smallest value that at least `percent` of 100 values do not exceed.
// REQUIRES: sorted, not empty; 0 <= percent <= 100.
double NearestRank(std::span<const double> sorted, size_t percent);

// std::chrono::steady_clock in seconds.
double SteadySeconds();

}  // namespace actant::workload

#endif  // ACTANT_BENCH_LATENCY_H_
