// The statements of the graph workload in SQLite's SQL.
#ifndef ACTANT_BENCH_SQLITE_TEXTS_H_
#define ACTANT_BENCH_SQLITE_TEXTS_H_

#include "bench/peer_sql.h"

namespace actant::workload {

SqlTexts SqliteTexts();

}  // namespace actant::workload

#endif  // ACTANT_BENCH_SQLITE_TEXTS_H_
