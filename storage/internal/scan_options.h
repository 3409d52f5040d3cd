// How iterators of the store are made.
#ifndef ACTANT_STORAGE_INTERNAL_SCAN_OPTIONS_H_
#define ACTANT_STORAGE_INTERNAL_SCAN_OPTIONS_H_

#include <rocksdb/options.h>

namespace actant::internal {

// For every iterator. RocksDB 7.8 loses the error of a damaged file that a scan
// comes to from the file before it in the same level, and goes on behind it, if
// it is also to look for deleted ranges. A store has none: looking for them is
// turned off.
inline rocksdb::ReadOptions ScanOptions() {
  rocksdb::ReadOptions options;
  options.ignore_range_deletions = true;
  return options;
}

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_SCAN_OPTIONS_H_
