#include "storage/internal/tally_merge.h"

#include <deque>
#include <string>

#include "storage/internal/tally_sum.h"

namespace actant::internal {
namespace {

class TallyMerge : public rocksdb::MergeOperator {
 public:
  bool FullMergeV2(const MergeOperationInput& in,
                   MergeOperationOutput* out) const override {
    TallySum sum;
    if (in.existing_value != nullptr) {
      sum.AddTable(in.existing_value->ToStringView());
    }
    for (const rocksdb::Slice& operand : in.operand_list) {
      sum.AddTable(operand.ToStringView());
    }
    out->new_value = sum.Take();
    return true;
  }

  bool PartialMergeMulti(const rocksdb::Slice& /*key*/,
                         const std::deque<rocksdb::Slice>& operands,
                         std::string* value,
                         rocksdb::Logger* /*logger*/) const override {
    TallySum sum;
    for (const rocksdb::Slice& operand : operands) {
      sum.AddTable(operand.ToStringView());
    }
    *value = sum.Take();
    return true;
  }

  // RocksDB notes it in a store's OPTIONS file.
  const char* Name() const override { return "actant.TallySum"; }
};

}  // namespace

std::shared_ptr<rocksdb::MergeOperator> TallyMergeOperator() {
  return std::make_shared<TallyMerge>();
}

}  // namespace actant::internal
