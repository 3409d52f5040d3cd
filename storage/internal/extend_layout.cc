#include "storage/internal/extend_layout.h"

#include <string>

#include "storage/internal/article_tally_check.h"
#include "storage/internal/batched_writes.h"
#include "storage/internal/rocksdb_status.h"
#include "storage/key_codec.h"

namespace actant::internal {
namespace {

// Rows that are no edges are for Verify to report.
Status WriteLongEdges(const Database& database) {
  BatchedWrites writes(database);
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    const Family family =
        direction == Direction::kOut ? Family::kOut : Family::kIn;
    RowScan rows(database, PrefixRange(family, ""));
    for (; rows.Valid(); rows.Next()) {
      const std::optional<EdgeKey> key = DecodeEdgeKey(rows.key());
      if (!key.has_value()) continue;
      Edge edge;
      edge.first_day = key->day;
      if (!DecodeEdgeValue(rows.value(), &edge) || !IsLong(edge)) continue;
      ACTANT_RETURN_IF_ERROR(writes.Put(Family::kLongEdges,
                                        LongEdgeKey(direction, rows.key()),
                                        rows.value()));
    }
    ACTANT_RETURN_IF_ERROR(rows.status());
  }
  return writes.Finish();
}

}  // namespace

std::optional<size_t> FamiliesOfLayout(std::string_view layout) {
  // Version 2 added the families of imported tables, version 3 long edges and
  // the tallies of events read in articles; neither changed any.
  if (layout == "1") return static_cast<size_t>(Family::kSegments);
  if (layout == "2") return static_cast<size_t>(Family::kLongEdges);
  return std::nullopt;
}

Status ExtendLayout(const Database& database) {
  ACTANT_RETURN_IF_ERROR(WriteLongEdges(database));
  ACTANT_RETURN_IF_ERROR(RestoreArticleTallies(database));
  rocksdb::WriteBatch batch;
  ACTANT_RETURN_IF_ERROR(FromRocksDb(
      batch.Put(rocksdb::Slice(kLayoutKey), std::to_string(kLayoutVersion)),
      "raising the layout of " + database.path()));
  return database.Write(&batch, Sync::kNow);
}

}  // namespace actant::internal
