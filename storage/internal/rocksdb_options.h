// How RocksDB is set up for a store, and why.
#ifndef ACTANT_STORAGE_INTERNAL_ROCKSDB_OPTIONS_H_
#define ACTANT_STORAGE_INTERNAL_ROCKSDB_OPTIONS_H_

#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <memory>
#include <vector>

#include "storage/event_store.h"
#include "storage/internal/family.h"

namespace actant::internal {

rocksdb::DBOptions DatabaseOptions(const StoreOptions& options);

// One per family, in the order of kFamilyNames; they share one block cache of
// options.cache_bytes.
std::vector<rocksdb::ColumnFamilyDescriptor> FamilyDescriptors(
    const StoreOptions& options);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_ROCKSDB_OPTIONS_H_
