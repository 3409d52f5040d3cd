// The table that the programs of the graph workload print.
#ifndef ACTANT_BENCH_WORKLOAD_REPORT_H_
#define ACTANT_BENCH_WORKLOAD_REPORT_H_

#include <ostream>
#include <span>

#include "bench/workload_run.h"

namespace actant::workload {

// A row for each store: load, disk, memory and cold open; then a row for each
// store with "median / p99" in ms of each query, and the number of draws where
// the time limit left some out.
void WriteReport(std::ostream& out, std::span<const StoreFigures> stores);

}  // namespace actant::workload

#endif  // ACTANT_BENCH_WORKLOAD_REPORT_H_
