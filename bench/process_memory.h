// The memory that a process has used.
#ifndef ACTANT_BENCH_PROCESS_MEMORY_H_
#define ACTANT_BENCH_PROCESS_MEMORY_H_

#include <cstdint>
#include <string_view>

#include "proto/status.h"

namespace actant::workload {

// The highest resident memory of this process so far, in bytes: VmHWM of
// /proc/self/status. A forked process begins with what its parent held.
Result<int64_t> PeakResidentBytes();

// The same out of the text of such a file. InvalidArgument if it has no
// "VmHWM: N kB".
Result<int64_t> PeakResidentOf(std::string_view status_file);

}  // namespace actant::workload

#endif  // ACTANT_BENCH_PROCESS_MEMORY_H_
