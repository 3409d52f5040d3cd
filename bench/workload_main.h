// The command line that the programs of the graph workload share.
#ifndef ACTANT_BENCH_WORKLOAD_MAIN_H_
#define ACTANT_BENCH_WORKLOAD_MAIN_H_

#include <span>

#include "bench/workload.h"

namespace actant::workload {

// Runs the workload of the data folder named by the arguments over the
// contenders, and prints the report. Exit codes: 0; 1 when a store failed, an
// answer differs from the expected one or two stores disagree; 2 for wrong
// arguments.
int WorkloadMain(int argc, char** argv, std::span<const Contender> contenders);

}  // namespace actant::workload

#endif  // ACTANT_BENCH_WORKLOAD_MAIN_H_
