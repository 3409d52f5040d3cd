// The statements of the graph workload in DuckDB's SQL.
#ifndef ACTANT_BENCH_DUCKDB_TEXTS_H_
#define ACTANT_BENCH_DUCKDB_TEXTS_H_

#include "bench/peer_sql.h"

namespace actant::workload {

// Over the table of events alone. type_literal is left to the caller.
SqlTexts DuckdbPlainTexts();

// Over the tables that the two statements below derive from it as well.
SqlTexts DuckdbAdjacencyTexts();

// adjacency: every event from the side of both its actors.
extern const char* const kDuckdbAdjacency;
// coercion: sanctions and arms transfers alone, by type.
extern const char* const kDuckdbCoercion;

}  // namespace actant::workload

#endif  // ACTANT_BENCH_DUCKDB_TEXTS_H_
