#include "storage/compact.h"

#include <rocksdb/db.h>

#include <array>

#include "storage/internal/rocksdb_status.h"
#include "storage/internal/store_impl.h"

namespace actant {
namespace {

using internal::Database;
using internal::Family;

uint64_t TableBytes(const Database& database, Family family) {
  uint64_t bytes = 0;
  // False only for a property that RocksDB does not know.
  database.db()->GetIntProperty(database.handle(family),
                                rocksdb::DB::Properties::kLiveSstFilesSize,
                                &bytes);
  return bytes;
}

}  // namespace

Status Compact(EventStore* store, const CompactProgress& progress) {
  ACTANT_RETURN_IF_ERROR(store->state().RequireWritable());
  const Database& database = store->state().database();
  ACTANT_RETURN_IF_ERROR(database.FlushLog());
  std::array<uint64_t, internal::kFamilyCount> bytes{};
  uint64_t total = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    total += bytes[i] = TableBytes(database, static_cast<Family>(i));
  }
  rocksdb::CompactRangeOptions options;
  // Files of the last level too, each once.
  options.bottommost_level_compaction =
      rocksdb::BottommostLevelCompaction::kForceOptimized;
  uint64_t done = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    const auto family = static_cast<Family>(i);
    progress(done, total);
    ACTANT_RETURN_IF_ERROR(internal::FromRocksDb(
        database.db()->CompactRange(options, database.handle(family), nullptr,
                                    nullptr),
        database.Doing("compacting", family)));
    done += bytes[i];
  }
  progress(total, total);
  return Status::Ok();
}

}  // namespace actant
