// SQLite as a rival in the graph workload.
#ifndef ACTANT_BENCH_PEER_SQLITE_H_
#define ACTANT_BENCH_PEER_SQLITE_H_

#include "bench/workload.h"

namespace actant::workload {

// "sqlite": one table of events under its number with three covering indexes,
// pages of 8 KB, read through mmap. Always available.
Contender SqliteContender();

}  // namespace actant::workload

#endif  // ACTANT_BENCH_PEER_SQLITE_H_
