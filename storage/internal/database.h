// An open RocksDB database with the families of FORMAT.md.
#ifndef ACTANT_STORAGE_INTERNAL_DATABASE_H_
#define ACTANT_STORAGE_INTERNAL_DATABASE_H_

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/snapshot.h>
#include <rocksdb/write_batch.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proto/status.h"
#include "storage/event_store.h"
#include "storage/internal/family.h"
#include "storage/internal/folder_state.h"
#include "storage/internal/scan_options.h"
#include "storage/read_budget.h"

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

// A handle of an open database. Copies share it, and the last of them closes
// it; so do handles of a moment, through which later writes are not seen. Const
// methods are thread-safe.
class Database {
 public:
  // Opens, and creates or completes, as EventStore::Open documents. The layout
  // key of what is returned is kLayoutVersion.
  static Result<std::unique_ptr<Database>> Open(const StoreOptions& options);

  // Opens a store that another process writes as a secondary instance of
  // RocksDB: as options of OpenMode::kReadOnly ask for, at a moment, which is
  // the one that `read` tells or a little later.
  static Result<std::unique_ptr<Database>> Follow(
      const StoreOptions& options, const std::shared_ptr<rocksdb::Cache>& cache,
      FolderState* read);
  // Moves what Follow() gave on to what the writer has done since. REQUIRES:
  // !has_held(), and no thread reads it. Once this fails, or the folder's state
  // after it is not OnlyGrewSince that before it, it may not be read any more;
  // nor where that before it is not OnlyGrewSince the one it was read at:
  // RocksDB 7.8 keeps rows of logs in memory that the writer has flushed, so
  // that it finds older values before newer ones, and merges operands twice.
  Status CatchUp() const;

  // Takes both over. `mode`: whether this process writes it.
  Database(std::string path, std::unique_ptr<rocksdb::DB> db,
           std::vector<rocksdb::ColumnFamilyHandle*> families, OpenMode mode);

  // The database as it is now; of one of a moment, that moment. A database that
  // this process does not write needs no snapshot for it (and a secondary
  // instance of RocksDB 7.8 refuses them).
  Database Held() const;
  // Of one of a moment: the database as it is at each read.
  Database Live() const { return Database(open_, nullptr); }
  // Whether there are handles of a moment. When this is false all that was read
  // through those that are gone has come before.
  bool has_held() const {
    return open_->held.load(std::memory_order_acquire) > 0;
  }

  // Options that read this database at its moment.
  rocksdb::ReadOptions Reading() const {
    rocksdb::ReadOptions options;
    options.snapshot = snapshot();
    return options;
  }
  // Options that scan it at its moment.
  rocksdb::ReadOptions Scanning() const {
    rocksdb::ReadOptions options = ScanOptions();
    options.snapshot = snapshot();
    return options;
  }
  // nullptr = none is needed, or each read is of a moment of its own.
  const rocksdb::Snapshot* snapshot() const {
    return moment_ == nullptr ? nullptr : moment_->snapshot;
  }

  // Grows with every write.
  uint64_t sequence() const {
    return snapshot() == nullptr ? db()->GetLatestSequenceNumber()
                                 : snapshot()->GetSequenceNumber();
  }

  // What reads keep to: those of Get and RowScan by themselves, those through
  // db() by Spend(). nullptr = nothing. Borrowed.
  const ReadBudget* budget() const { return budget_; }
  void set_budget(const ReadBudget* budget) { budget_ = budget; }
  // Counts a read; the budget's error where it is used up.
  Status Spend() const {
    if (budget_ == nullptr || budget_->Spend()) return Status::Ok();
    return budget_->Check();
  }

  // The value, or nullopt where the key is not there. `snapshot` nullptr =
  // that of the handle.
  Result<std::optional<std::string>> Get(
      Family family, std::string_view key,
      const rocksdb::Snapshot* snapshot = nullptr) const;

  Status Write(rocksdb::WriteBatch* batch, Sync sync) const;
  // Makes all that was written durable.
  Status SyncLog() const;
  // The same, out of the log and into sorted files: opening the store has
  // nothing of it to read again.
  Status FlushLog() const;
  // Reads every block of every file and checks its checksum; beside a writer in
  // another process that has deleted files since, those blocks alone that hold
  // rows.
  Status CheckBlocks() const;

  rocksdb::ColumnFamilyHandle* handle(Family family) const {
    return open_->families[static_cast<size_t>(family)];
  }
  rocksdb::DB* db() const { return open_->db.get(); }
  const std::string& path() const { return open_->path; }

  // "reading events of /path": begins messages.
  std::string Doing(std::string_view what, Family family) const;

 private:
  // What is open.
  struct Handles {
    Handles(std::string path, std::unique_ptr<rocksdb::DB> db,
            std::vector<rocksdb::ColumnFamilyHandle*> families, OpenMode mode);
    ~Handles();

    const std::string path;
    const std::unique_ptr<rocksdb::DB> db;
    const std::vector<rocksdb::ColumnFamilyHandle*> families;
    const OpenMode mode;
    // Moments.
    mutable std::atomic<int> held = 0;
  };
  // Keeps what was there at a moment.
  struct Moment {
    explicit Moment(std::shared_ptr<const Handles> of);
    ~Moment();

    const std::shared_ptr<const Handles> open;
    const rocksdb::Snapshot* const snapshot;
  };

  Database(std::shared_ptr<const Handles> open,
           std::shared_ptr<const Moment> moment)
      : open_(std::move(open)), moment_(std::move(moment)) {}

  Status ReadAll() const;

  // Shared with the views of a store, which may outlive it.
  std::shared_ptr<const Handles> open_;
  // nullptr: none.
  std::shared_ptr<const Moment> moment_;
  const ReadBudget* budget_ = nullptr;
};

// A view of the database that later writes do not change.
class ReadView {
 public:
  explicit ReadView(const Database& database) : held_(database.Held()) {}

  const rocksdb::Snapshot* get() const { return held_.snapshot(); }

 private:
  const Database held_;
};

// Which rows a RowScan visits: keys in [begin, end); no bound where `end` is
// empty. `view` nullptr = as the database's handle reads.
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

  bool Valid() const { return spent_.ok() && iterator_->Valid(); }
  void Next() {
    iterator_->Next();
    Spend();
  }
  // To the first row of the range not before `key`.
  void Seek(std::string_view key);
  std::string_view key() const { return iterator_->key().ToStringView(); }
  std::string_view value() const { return iterator_->value().ToStringView(); }
  // Why Valid() is false: Ok at the end of the range.
  Status status() const;

 private:
  void Spend() {
    if (database_.budget() != nullptr) spent_ = database_.Spend();
  }

  const Database& database_;
  const RowRange range_;
  rocksdb::Slice end_;
  // The budget's error once it is used up.
  Status spent_;
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
