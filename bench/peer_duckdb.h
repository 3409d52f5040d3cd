// DuckDB as a rival in the graph workload.
#ifndef ACTANT_BENCH_PEER_DUCKDB_H_
#define ACTANT_BENCH_PEER_DUCKDB_H_

#include <filesystem>

#include "bench/workload.h"

namespace actant::workload {

// kPlain: one table of events in the order of their days, with a primary key.
// kAdjacency adds tables derived from it: all events twice, once for each of
// their actors, sorted by actor and other actor; and sanctions and arms
// transfers likewise, sorted by type and actor.
enum class DuckdbTables { kPlain, kAdjacency };

// "duckdb" and "duckdb+adj". `library` is libduckdb.so; the contender is not
// available where that file is missing.
Contender DuckdbContender(const std::filesystem::path& library,
                          DuckdbTables tables);

}  // namespace actant::workload

#endif  // ACTANT_BENCH_PEER_DUCKDB_H_
