// The graph workload over the stores that Actant is compared with:
//
//   workload_peers [OPTION...] DATA
//
// SQLite as Debian has it; DuckDB where bench/fetch_duckdb.sh has put it, over
// its table of events alone and with tables derived from it.
#include <array>

#include "bench/peer_duckdb.h"
#include "bench/peer_sqlite.h"
#include "bench/workload_main.h"

int main(int argc, char** argv) {
  const std::array<actant::workload::Contender, 3> contenders = {
      actant::workload::SqliteContender(),
      actant::workload::DuckdbContender(ACTANT_DUCKDB_LIBRARY,
                                        actant::workload::DuckdbTables::kPlain),
      actant::workload::DuckdbContender(
          ACTANT_DUCKDB_LIBRARY, actant::workload::DuckdbTables::kAdjacency),
  };
  return actant::workload::WorkloadMain(argc, argv, contenders);
}
