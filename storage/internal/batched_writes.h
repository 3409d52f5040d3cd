// Many changes of rows, written a batch at a time.
#ifndef ACTANT_STORAGE_INTERNAL_BATCHED_WRITES_H_
#define ACTANT_STORAGE_INTERNAL_BATCHED_WRITES_H_

#include <rocksdb/write_batch.h>

#include <cstddef>
#include <string_view>

#include "proto/status.h"
#include "storage/internal/database.h"
#include "storage/internal/rocksdb_status.h"

namespace actant::internal {

// For changes that need not be seen together: each is in the database once its
// batch is full, all are durable after Finish(). Use from one thread; borrows
// the database.
class BatchedWrites {
 public:
  explicit BatchedWrites(const Database& database) : database_(database) {}

  Status Put(Family family, std::string_view key, std::string_view value) {
    return Staged(batch_.Put(database_.handle(family), key, value));
  }
  Status Delete(Family family, std::string_view key) {
    return Staged(batch_.Delete(database_.handle(family), key));
  }

  Status Finish() {
    ACTANT_RETURN_IF_ERROR(Write());
    return database_.SyncLog();
  }

 private:
  // Bytes staged before they are written.
  static constexpr size_t kBatchBytes = size_t{1} << 20;

  Status Staged(const rocksdb::Status& status) {
    ACTANT_RETURN_IF_ERROR(FromRocksDb(status, "staging a row"));
    return batch_.GetDataSize() < kBatchBytes ? Status::Ok() : Write();
  }

  Status Write() {
    ACTANT_RETURN_IF_ERROR(database_.Write(&batch_, Sync::kLater));
    batch_.Clear();
    return Status::Ok();
  }

  const Database& database_;
  rocksdb::WriteBatch batch_;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_BATCHED_WRITES_H_
