// The small tables beside a table of events: of its actors, of its types.
#ifndef ACTANT_APPS_SIDE_TABLE_H_
#define ACTANT_APPS_SIDE_TABLE_H_

#include <functional>
#include <string>

#include "apps/record_splitter.h"
#include "apps/table_pieces.h"
#include "proto/status.h"

namespace actant {

// A row of such a table; valid while it is visited.
struct SideRow {
  FieldValues values;
  // "actors.tsv:12".
  std::string place;
};

// Visits the rows in order. A row that cannot be read ends it: these tables are
// short, and what they get wrong every event would. InvalidArgument as
// file:line; errors of InputFile; those of `visit`, with the place put before.
Status ReadSideTable(const TableSource& table,
                     const std::function<Status(const SideRow&)>& visit);

// 16 bytes a file: XXH3-128 of its bytes, decompressed; zeros for an empty
// path.
Result<std::string> HashOfFiles(const std::vector<std::string>& paths);

}  // namespace actant

#endif  // ACTANT_APPS_SIDE_TABLE_H_
