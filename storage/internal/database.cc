#include "storage/internal/database.h"

#include <rocksdb/options.h>

#include <utility>

#include "storage/internal/rocksdb_status.h"
#include "storage/key_codec.h"

namespace actant::internal {

Database::Database(std::string path, std::unique_ptr<rocksdb::DB> db,
                   std::vector<rocksdb::ColumnFamilyHandle*> families)
    : path_(std::move(path)),
      db_(std::move(db)),
      families_(std::move(families)) {}

Database::~Database() {
  for (rocksdb::ColumnFamilyHandle* family : families_) {
    // Fails only for the default family in later versions, which ignore it.
    db_->DestroyColumnFamilyHandle(family).PermitUncheckedError();
  }
}

std::string Database::Doing(std::string_view what, Family family) const {
  std::string text(what);
  text += ' ';
  text += FamilyName(family);
  text += " of ";
  text += path_;
  return text;
}

Result<std::optional<std::string>> Database::Get(
    Family family, std::string_view key,
    const rocksdb::Snapshot* snapshot) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  std::string value;
  const rocksdb::Status status = db_->Get(options, handle(family), key, &value);
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
  return FromRocksDb(db_->Write(options, batch), "writing to " + path_);
}

Status Database::SyncLog() const {
  return FromRocksDb(db_->SyncWAL(), "syncing the log of " + path_);
}

Status Database::FlushLog() const {
  return FromRocksDb(db_->Flush(rocksdb::FlushOptions(), families_),
                     "flushing " + path_);
}

Status Database::CheckBlocks() const {
  return FromRocksDb(db_->VerifyChecksum(rocksdb::ReadOptions()),
                     "checking the blocks of " + path_);
}

RowRange PrefixRange(Family family, std::string prefix,
                     const rocksdb::Snapshot* view) {
  std::string end = PrefixEnd(prefix);
  return {family, std::move(prefix), std::move(end), view};
}

RowScan::RowScan(const Database& database, RowRange range)
    : database_(database), range_(std::move(range)), end_(range_.end) {
  rocksdb::ReadOptions options;
  options.snapshot = range_.view;
  if (!range_.end.empty()) options.iterate_upper_bound = &end_;
  iterator_.reset(
      database.db()->NewIterator(options, database.handle(range_.family)));
  iterator_->Seek(range_.begin);
}

void RowScan::Seek(std::string_view key) { iterator_->Seek(key); }

Status RowScan::status() const {
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
