// How RocksDB sums the changes of `article_tallies`.
#ifndef ACTANT_STORAGE_INTERNAL_TALLY_MERGE_H_
#define ACTANT_STORAGE_INTERNAL_TALLY_MERGE_H_

#include <rocksdb/merge_operator.h>

#include <memory>

namespace actant::internal {

// Values and operands are what TallySum takes; so is every result. Never
// fails: see *damaged* there.
std::shared_ptr<rocksdb::MergeOperator> TallyMergeOperator();

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_TALLY_MERGE_H_
