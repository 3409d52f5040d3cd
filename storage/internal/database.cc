#include "storage/internal/database.h"

#include <rocksdb/options.h>

#include <utility>

#include "storage/internal/rocksdb_status.h"
#include "storage/internal/scan_options.h"
#include "storage/key_codec.h"

namespace actant::internal {

Database::Handles::Handles(
    std::string path_of, std::unique_ptr<rocksdb::DB> db_of,
    std::vector<rocksdb::ColumnFamilyHandle*> families_of, OpenMode mode_of)
    : path(std::move(path_of)),
      db(std::move(db_of)),
      families(std::move(families_of)),
      mode(mode_of) {}

Database::Handles::~Handles() {
  for (rocksdb::ColumnFamilyHandle* family : families) {
    // Fails only for the default family in later versions, which ignore it.
    db->DestroyColumnFamilyHandle(family).PermitUncheckedError();
  }
}

Database::Moment::Moment(std::shared_ptr<const Handles> of)
    : open(std::move(of)),
      snapshot(open->mode == OpenMode::kReadWrite ? open->db->GetSnapshot()
                                                  : nullptr) {
  open->held.fetch_add(1, std::memory_order_relaxed);
}

Database::Moment::~Moment() {
  if (snapshot != nullptr) open->db->ReleaseSnapshot(snapshot);
  open->held.fetch_sub(1, std::memory_order_release);
}

Database::Database(std::string path, std::unique_ptr<rocksdb::DB> db,
                   std::vector<rocksdb::ColumnFamilyHandle*> families,
                   OpenMode mode)
    : open_(std::make_shared<const Handles>(std::move(path), std::move(db),
                                            std::move(families), mode)) {}

Database Database::Held() const {
  if (moment_ != nullptr) return *this;
  return Database(open_, std::make_shared<const Moment>(open_));
}

std::string Database::Doing(std::string_view what, Family family) const {
  std::string text(what);
  text += ' ';
  text += FamilyName(family);
  text += " of ";
  text += path();
  return text;
}

Result<std::optional<std::string>> Database::Get(
    Family family, std::string_view key,
    const rocksdb::Snapshot* snapshot) const {
  ACTANT_RETURN_ERROR_IF(Spend());
  rocksdb::ReadOptions options = Reading();
  if (snapshot != nullptr) options.snapshot = snapshot;
  std::string value;
  const rocksdb::Status status =
      db()->Get(options, handle(family), key, &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) {
    return Error(
        FromRocksDb(status, Doing("reading", family) + ", key " + HexOf(key)));
  }
  return std::optional<std::string>(std::move(value));
}

Status Database::Write(rocksdb::WriteBatch* batch, Sync sync) const {
  rocksdb::WriteOptions options;
  options.sync = sync == Sync::kNow;
  return FromRocksDb(db()->Write(options, batch), "writing to " + path());
}

Status Database::SyncLog() const {
  return FromRocksDb(db()->SyncWAL(), "syncing the log of " + path());
}

Status Database::FlushLog() const {
  return FromRocksDb(db()->Flush(rocksdb::FlushOptions(), open_->families),
                     "flushing " + path());
}

Status Database::CheckBlocks() const {
  const rocksdb::Status checked = db()->VerifyChecksum(rocksdb::ReadOptions());
  if (checked.IsPathNotFound() && open_->mode == OpenMode::kReadOnly) {
    return ReadAll();
  }
  return FromRocksDb(checked, "checking the blocks of " + path());
}

// RocksDB's check opens files by name; rows are read from those it holds open.
Status Database::ReadAll() const {
  for (size_t i = 0; i < kFamilyCount; ++i) {
    RowScan rows(*this, PrefixRange(static_cast<Family>(i), ""));
    while (rows.Valid()) rows.Next();
    ACTANT_RETURN_IF_ERROR(rows.status());
  }
  return Status::Ok();
}

RowRange PrefixRange(Family family, std::string prefix,
                     const rocksdb::Snapshot* view) {
  std::string end = PrefixEnd(prefix);
  return {family, std::move(prefix), std::move(end), view};
}

RowScan::RowScan(const Database& database, RowRange range)
    : database_(database), range_(std::move(range)), end_(range_.end) {
  rocksdb::ReadOptions options = database.Scanning();
  if (range_.view != nullptr) options.snapshot = range_.view;
  if (!range_.end.empty()) options.iterate_upper_bound = &end_;
  iterator_.reset(
      database.db()->NewIterator(options, database.handle(range_.family)));
  iterator_->Seek(range_.begin);
  Spend();
}

void RowScan::Seek(std::string_view key) {
  iterator_->Seek(key);
  Spend();
}

Status RowScan::status() const {
  ACTANT_RETURN_IF_ERROR(spent_);
  return FromRocksDb(iterator_->status(),
                     database_.Doing("scanning", range_.family));
}

Status DamagedRow(Family family, std::string_view key, std::string_view what) {
  std::string message = "damaged row in ";
  message += FamilyName(family);
  message += ", key ";
  message += HexOf(key);
  message += ": ";
  message += what;
  return DataLoss(std::move(message));
}

}  // namespace actant::internal
