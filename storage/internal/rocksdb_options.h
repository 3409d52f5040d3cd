// How RocksDB is set up for a store, and why.
#ifndef ACTANT_STORAGE_INTERNAL_ROCKSDB_OPTIONS_H_
#define ACTANT_STORAGE_INTERNAL_ROCKSDB_OPTIONS_H_

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <memory>
#include <vector>

#include "storage/event_store.h"
#include "storage/internal/family.h"

namespace actant::internal {

rocksdb::DBOptions DatabaseOptions(const StoreOptions& options);

// The block cache, of options.cache_bytes.
std::shared_ptr<rocksdb::Cache> MakeBlockCache(const StoreOptions& options);

// One per family, in the order of kFamilyNames; they share the cache.
std::vector<rocksdb::ColumnFamilyDescriptor> FamilyDescriptors(
    const StoreOptions& options,
    const std::shared_ptr<rocksdb::Cache>& cache);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_ROCKSDB_OPTIONS_H_
