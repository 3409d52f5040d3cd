#include "storage/internal/rocksdb_options.h"

#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/listener.h>
#include <rocksdb/table.h>

#include <cstdarg>
#include <memory>
#include <string>

#include "storage/internal/host_files.h"
#include "storage/internal/tally_merge.h"

namespace actant::internal {
namespace {

constexpr size_t kMiB = size_t{1} << 20;

// Bits a key: about 1 % of look-ups of absent keys read a block in vain
// (RocksDB wiki, "RocksDB Bloom Filter").
constexpr double kBloomBits = 10;

// Families of which single keys are looked up; the others are only scanned.
bool HasPointLookups(Family family) {
  switch (family) {
    case Family::kActors:
    case Family::kNames:
    case Family::kEvents:
    case Family::kEventIds:
    case Family::kOutBlocks:
    case Family::kInBlocks:
    case Family::kDyadBlocks:
    case Family::kTallies:
    case Family::kArticleTallies:
      return true;
    default:
      return false;
  }
}

// Families of packed tables that come with a segment.
bool IsPacked(Family family) {
  switch (family) {
    case Family::kRows:
    case Family::kOutBlocks:
    case Family::kInBlocks:
    case Family::kDyadBlocks:
    case Family::kTallies:
      return true;
    default:
      return false;
  }
}

// Families that each article writes many bytes to.
bool IsHot(Family family) {
  switch (family) {
    case Family::kTexts:
    case Family::kEvents:
    case Family::kMentions:
    case Family::kOut:
    case Family::kIn:
    case Family::kDyads:
      return true;
    default:
      return false;
  }
}

// Takes RocksDB's own log and drops it. What matters in it comes back through
// Status; and its writer is not safe: on a full disk, once a line could not be
// written, the next one fails an assertion of RocksDB 7.8, which Debian's
// build keeps on, and the process ends in the middle of reporting the error.
class NoLog : public rocksdb::Logger {
 public:
  using Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

// After a failed write RocksDB would try again in the background, and take
// writes once that worked. A store that has failed stays readable and takes no
// writes until it is opened again: what it holds is then read from the disk.
class NoRecovery : public rocksdb::EventListener {
 public:
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason /*reason*/,
                            rocksdb::Status /*error*/,
                            bool* automatic) override {
    *automatic = false;
  }
};

rocksdb::ColumnFamilyOptions FamilyOptions(
    Family family, const std::shared_ptr<rocksdb::Cache>& cache,
    size_t write_buffer_bytes) {
  rocksdb::ColumnFamilyOptions options;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  // Index and filter blocks count against the cache too, so that memory stays
  // bounded however large the store grows.
  table.cache_index_and_filter_blocks = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  table.format_version = 5;
  if (HasPointLookups(family)) {
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBloomBits));
  }
  if (IsPacked(family)) {
    // Looked up by key many times a query: their filters and indexes (some
    // 12 bytes a list) stay in the cache, and blocks are searched by hash.
    table.metadata_cache_options.unpartitioned_pinning =
        rocksdb::PinningTier::kAll;
    table.data_block_index_type =
        rocksdb::BlockBasedTableOptions::kDataBlockBinaryAndHash;
  }
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.write_buffer_size = IsHot(family) ? 16 * kMiB : 4 * kMiB;
  if (write_buffer_bytes > 0) options.write_buffer_size = write_buffer_bytes;
  options.level_compaction_dynamic_level_bytes = true;
  if (family == Family::kArticleTallies) {
    options.merge_operator = TallyMergeOperator();
  }
  // Texts are zstd frames already.
  const bool packed = family == Family::kTexts;
  options.compression =
      packed ? rocksdb::kNoCompression : rocksdb::kLZ4Compression;
  options.bottommost_compression =
      packed ? rocksdb::kNoCompression : rocksdb::kZSTD;
  return options;
}

}  // namespace

rocksdb::DBOptions DatabaseOptions(const StoreOptions& options) {
  const bool writes = options.mode == OpenMode::kReadWrite;
  rocksdb::DBOptions db;
  db.env = EnvOf(options.files);
  // Replays the log up to a record that a crash cut off before it was
  // acknowledged, and nothing of what was written after it. That it was a
  // crash, and not damage, CheckLogs has made sure: this mode would drop
  // damaged records, and all that came after them, without a word.
  db.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  // What was replayed goes into sorted files at once, so that a torn log does
  // not outlive the opening that met it.
  db.avoid_flush_during_recovery = false;
  // All families together; the log that a start has to replay is bounded by
  // the second.
  db.db_write_buffer_size = 96 * kMiB;
  db.max_total_wal_size = 128 * kMiB;
  // A reader beside a writer must hold every file from the start: compaction
  // in the other process unlinks them. A writer opens them as needed.
  db.max_open_files = writes ? 256 : -1;
  db.max_background_jobs = 2;
  db.bytes_per_sync = kMiB;
  db.info_log = std::make_shared<NoLog>();
  db.listeners = {std::make_shared<NoRecovery>()};
  db.stats_dump_period_sec = 0;
  db.stats_persist_period_sec = 0;
  return db;
}

std::shared_ptr<rocksdb::Cache> MakeBlockCache(const StoreOptions& options) {
  return rocksdb::NewLRUCache(options.cache_bytes);
}

std::vector<rocksdb::ColumnFamilyDescriptor> FamilyDescriptors(
    const StoreOptions& options,
    const std::shared_ptr<rocksdb::Cache>& cache) {
  const size_t write_buffer_bytes =
      options.files != nullptr ? options.files->write_buffer_bytes : 0;
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (size_t i = 0; i < kFamilyCount; ++i) {
    descriptors.emplace_back(
        std::string(kFamilyNames[i]),
        FamilyOptions(static_cast<Family>(i), cache, write_buffer_bytes));
  }
  return descriptors;
}

}  // namespace actant::internal
