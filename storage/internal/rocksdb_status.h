// The one place where RocksDB's outcomes become Actant's.
#ifndef ACTANT_STORAGE_INTERNAL_ROCKSDB_STATUS_H_
#define ACTANT_STORAGE_INTERNAL_ROCKSDB_STATUS_H_

#include <rocksdb/status.h>

#include <string_view>

#include "proto/status.h"

namespace actant::internal {

// `context` says what was being done and to which path or family; it begins
// the message. Corruption and missing files are DataLoss, a full disk is
// ResourceExhausted, other input/output is Unavailable, what only a mistake of
// ours can bring about is Internal.
Status FromRocksDb(const rocksdb::Status& status, std::string_view context);

// True where opening failed because this or another process has the store
// open for writing.
bool IsLockHeld(const rocksdb::Status& status);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_ROCKSDB_STATUS_H_
