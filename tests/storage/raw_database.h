// A store seen as the RocksDB database it is, for tests that damage it.
#ifndef ACTANT_TESTS_STORAGE_RAW_DATABASE_H_
#define ACTANT_TESTS_STORAGE_RAW_DATABASE_H_

#include <rocksdb/db.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "storage/internal/tally_merge.h"

namespace actant::testing {

// Opens whatever families are there, with RocksDB's default options but for
// what merges tallies.
class RawDatabase {
 public:
  explicit RawDatabase(const std::string& path) {
    std::vector<std::string> names;
    rocksdb::DBOptions options;
    rocksdb::DB::ListColumnFamilies(options, path, &names)
        .PermitUncheckedError();
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    for (const std::string& name : names) {
      families.emplace_back(name, rocksdb::ColumnFamilyOptions());
      if (name == "article_tallies") {
        families.back().options.merge_operator = internal::TallyMergeOperator();
      }
    }
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::DB* db = nullptr;
    status_ = rocksdb::DB::Open(options, path, families, &handles, &db);
    db_.reset(db);
    for (size_t i = 0; i < handles.size(); ++i)
      families_[names[i]] = handles[i];
  }
  ~RawDatabase() {
    for (const auto& [name, handle] : families_) {
      db_->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
    }
  }
  RawDatabase(const RawDatabase&) = delete;
  RawDatabase& operator=(const RawDatabase&) = delete;

  bool ok() const { return status_.ok(); }
  rocksdb::DB* db() { return db_.get(); }

  void Put(const std::string& family, const std::string& key,
           const std::string& value) {
    status_ =
        db_->Put(rocksdb::WriteOptions(), families_.at(family), key, value);
  }
  void Merge(const std::string& family, const std::string& key,
             const std::string& operand) {
    status_ =
        db_->Merge(rocksdb::WriteOptions(), families_.at(family), key, operand);
  }
  void Delete(const std::string& family, const std::string& key) {
    status_ = db_->Delete(rocksdb::WriteOptions(), families_.at(family), key);
  }
  // All rows of a family, in key order.
  std::map<std::string, std::string> Rows(const std::string& family) {
    std::map<std::string, std::string> rows;
    const std::unique_ptr<rocksdb::Iterator> it(
        db_->NewIterator(rocksdb::ReadOptions(), families_.at(family)));
    for (it->SeekToFirst(); it->Valid(); it->Next()) {
      rows[it->key().ToString()] = it->value().ToString();
    }
    return rows;
  }
  void DropFamily(const std::string& family) {
    status_ = db_->DropColumnFamily(families_.at(family));
  }
  // Merges and rewrites all of it.
  void Compact() {
    for (const auto& [name, handle] : families_) {
      status_ = db_->CompactRange(rocksdb::CompactRangeOptions(), handle,
                                  nullptr, nullptr);
    }
  }
  // Moves everything from the log into sorted files.
  void Flush() {
    for (const auto& [name, handle] : families_) {
      status_ = db_->Flush(rocksdb::FlushOptions(), handle);
    }
  }

 private:
  rocksdb::Status status_;
  std::unique_ptr<rocksdb::DB> db_;
  std::map<std::string, rocksdb::ColumnFamilyHandle*> families_;
};

}  // namespace actant::testing

#endif  // ACTANT_TESTS_STORAGE_RAW_DATABASE_H_
