// How latencies grow with the store, and with how connected an actor is.
#ifndef ACTANT_BENCH_WORKLOAD_SCALING_H_
#define ACTANT_BENCH_WORKLOAD_SCALING_H_

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "bench/workload.h"
#include "bench/workload_run.h"
#include "proto/status.h"

namespace actant::workload {

// Actors of about the same degree, the number of events in either direction.
struct DegreeClass {
  std::string name;  // "100", "1000", "10000", or "hub"
  size_t actors = 0;
  int64_t degree = 0;  // of the median actor
  std::vector<QueryFigures> queries;
};

struct ScalingFigures {
  size_t events = 0;
  // A class of which the data has no actors is left out.
  std::vector<DegreeClass> classes;
};

// Loads unless `options` says to keep what is there, then asks the first draws
// of Q1, Q3, Q6, Q7 and Q8 with other actors for `a`: those hundred of each
// class whose degree is nearest, within a factor of two, and the five of the
// highest degree for "hub". b of Q3 is the actor that this one has most events
// with; all else is as drawn. Errors as RunContender. REQUIRES: one thread.
Result<ScalingFigures> MeasureScaling(const Contender& contender,
                                      const WorkloadData& data,
                                      const WorkloadOptions& options);

// Medians in ms, a row for each class of each store.
void WriteScaling(std::ostream& out, std::span<const ScalingFigures> stores);

// The command line "--scaling [OPTION...] DATA...": the table of these data
// folders. Exit codes: 0; 1 for an error; 2 for wrong arguments.
int ScalingMain(int argc, char** argv, const Contender& contender);

}  // namespace actant::workload

#endif  // ACTANT_BENCH_WORKLOAD_SCALING_H_
