// Work done in a process of its own, so that its memory is measured alone.
#ifndef ACTANT_BENCH_CHILD_PROCESS_H_
#define ACTANT_BENCH_CHILD_PROCESS_H_

#include <functional>
#include <string>

#include "proto/status.h"

namespace actant::workload {

// Forks, calls `work` in the child, and returns its result, an error with code
// and message. Internal when the child dies or the system refuses. Standard
// output and error are shared; destructors of the parent's objects do not run
// in the child. REQUIRES: this process has one thread.
Result<std::string> RunInChild(
    const std::function<Result<std::string>()>& work);

}  // namespace actant::workload

#endif  // ACTANT_BENCH_CHILD_PROCESS_H_
