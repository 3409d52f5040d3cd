// An open RocksDB database with the families of FORMAT.md.
#ifndef ACTANT_STORAGE_INTERNAL_DATABASE_H_
#define ACTANT_STORAGE_INTERNAL_DATABASE_H_

#include <rocksdb/db.h>
#include <rocksdb/snapshot.h>
#include <rocksdb/write_batch.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proto/status.h"
#include "storage/event_store.h"
#include "storage/internal/family.h"

namespace actant::internal {

// Persisted; another number is refused. See FORMAT.md.
inline constexpr uint32_t kLayoutVersion = 3;

// Keys of the family `default`.
inline constexpr std::string_view kLayoutKey = "layout";
inline constexpr std::string_view kOptionsKey = "options";
inline constexpr std::string_view kActorCounterKey = "counter/actor";
inline constexpr std::string_view kEventCounterKey = "counter/event";
inline constexpr std::string_view kTypeCounterKey = "counter/type";
inline constexpr std::string_view kRuleSetKey = "rule_set";

// Bits of the byte at kOptionsKey. Do not renumber.
inline constexpr uint8_t kTextsKept = 1;

// Whether a write waits for the disk.
enum class Sync { kNow, kLater };

// Owns the database handle and those of its families. Const methods are
// thread-safe.
class Database {
 public:
  // Opens, and creates or completes, as EventStore::Open documents. The layout
  // key of what is returned is kLayoutVersion.
  static Result<std::unique_ptr<Database>> Open(const StoreOptions& options);

  // Takes both over.
  Database(std::string path, std::unique_ptr<rocksdb::DB> db,
           std::vector<rocksdb::ColumnFamilyHandle*> families);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // The value, or nullopt where the key is not there. `snapshot` nullptr =
  // now.
  Result<std::optional<std::string>> Get(
      Family family, std::string_view key,
      const rocksdb::Snapshot* snapshot = nullptr) const;

  Status Write(rocksdb::WriteBatch* batch, Sync sync) const;
  // Makes all that was written durable.
  Status SyncLog() const;
  // The same, out of the log and into sorted files: opening the store has
  // nothing of it to read again.
  Status FlushLog() const;
  // Reads every block of every file and checks its checksum.
  Status CheckBlocks() const;

  rocksdb::ColumnFamilyHandle* handle(Family family) const {
    return families_[static_cast<size_t>(family)];
  }
  rocksdb::DB* db() const { return db_.get(); }
  const std::string& path() const { return path_; }

  // "reading events of /path": begins messages.
  std::string Doing(std::string_view what, Family family) const;

 private:
  const std::string path_;
  const std::unique_ptr<rocksdb::DB> db_;
  const std::vector<rocksdb::ColumnFamilyHandle*> families_;
};

// A view of the database that later writes do not change. Borrows it.
class ReadView {
 public:
  explicit ReadView(const Database& database)
      : database_(database), snapshot_(database.db()->GetSnapshot()) {}
  ~ReadView() { database_.db()->ReleaseSnapshot(snapshot_); }
  ReadView(const ReadView&) = delete;
  ReadView& operator=(const ReadView&) = delete;

  const rocksdb::Snapshot* get() const { return snapshot_; }

 private:
  const Database& database_;
  const rocksdb::Snapshot* const snapshot_;
};

// Which rows a RowScan visits: keys in [begin, end); no bound where `end` is
// empty. A read of a state of its own unless `view` gives one.
struct RowRange {
  Family family = Family::kDefault;
  std::string begin;
  std::string end;
  const rocksdb::Snapshot* view = nullptr;
};

// All keys of the family that begin with `prefix`.
RowRange PrefixRange(Family family, std::string prefix,
                     const rocksdb::Snapshot* view = nullptr);

// Walks the rows of a range in key order:
//   RowScan rows(database, range);
//   for (; rows.Valid(); rows.Next()) ...
//   return rows.status();
// key() and value() hold until the next move. Borrows the database; use from
// one thread.
class RowScan {
 public:
  RowScan(const Database& database, RowRange range);
  RowScan(const RowScan&) = delete;
  RowScan& operator=(const RowScan&) = delete;

  bool Valid() const { return iterator_->Valid(); }
  void Next() { iterator_->Next(); }
  // To the first row of the range not before `key`.
  void Seek(std::string_view key);
  std::string_view key() const { return iterator_->key().ToStringView(); }
  std::string_view value() const { return iterator_->value().ToStringView(); }
  // Why Valid() is false: Ok at the end of the range.
  Status status() const;

 private:
  const Database& database_;
  const RowRange range_;
  rocksdb::Slice end_;
  std::unique_ptr<rocksdb::Iterator> iterator_;
};

// DataLoss for a row whose bytes break FORMAT.md; names family and key.
Status DamagedRow(Family family, std::string_view key, std::string_view what);

// The record of a row, or DataLoss.
template <typename Record>
Result<Record> ParseRecord(Family family, std::string_view key,
                           std::string_view value) {
  Record record;
  if (!record.ParseFromArray(value.data(), static_cast<int>(value.size()))) {
    return Error(DamagedRow(family, key, "the record cannot be parsed"));
  }
  return record;
}

// Reads the record at `key`; nullopt where there is none.
template <typename Record>
Result<std::optional<Record>> GetRecord(
    const Database& database, Family family, std::string_view key,
    const rocksdb::Snapshot* view = nullptr) {
  ACTANT_ASSIGN_OR_RETURN(const std::optional<std::string> value,
                          database.Get(family, key, view));
  if (!value.has_value()) return std::optional<Record>();
  ACTANT_ASSIGN_OR_RETURN(Record record,
                          ParseRecord<Record>(family, key, *value));
  return std::optional<Record>(std::move(record));
}

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_DATABASE_H_
