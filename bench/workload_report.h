// The table that the programs of the graph workload print.
#ifndef ACTANT_BENCH_WORKLOAD_REPORT_H_
#define ACTANT_BENCH_WORKLOAD_REPORT_H_

#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "bench/workload_run.h"

namespace actant::workload {

// A row for each store: load, disk, memory and cold open; then a row for each
// store with "median / p99" in ms of each query, and the number of draws where
// the time limit left some out.
void WriteReport(std::ostream& out, std::span<const StoreFigures> stores);

// The parts of such tables. The first column is set left, the others right.
using TableRow = std::vector<std::string>;
void WriteTable(std::ostream& out, const std::vector<TableRow>& rows);
// Three significant digits, without an exponent; "-" for what was not measured,
// which is negative.
std::string Figure(double value);

}  // namespace actant::workload

#endif  // ACTANT_BENCH_WORKLOAD_REPORT_H_
