// Sums of tallies: what the values and the changes of `article_tallies` are
// made of.
#ifndef ACTANT_STORAGE_INTERNAL_TALLY_SUM_H_
#define ACTANT_STORAGE_INTERNAL_TALLY_SUM_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "storage/packed_tables.h"

namespace actant::internal {

// Events of one status with one other actor, or a change of their counts.
struct TallyRow {
  // The columns from kTallyOutgoing on.
  static constexpr size_t kCounts = kTallyColumns - kTallyOutgoing;

  uint32_t status = 0;  // < 8
  uint32_t other = 0;
  // Wrap around, so that a sum does not depend on the order of its parts.
  std::array<uint64_t, kCounts> counts{};

  uint64_t& count(TallyColumn column) {
    return counts[column - kTallyOutgoing];
  }
};

// A table of tallies with counts of either sign is at once a value and a change
// of one: what several of them make together is their sum by (status, other),
// rows of zeros left out, in whatever order and groups they are added. A table
// without rows is no bytes at all.
//
// Bytes that are no such table make the sum *damaged*, for good: it is then
// one byte that no reader takes for a table. So a damaged row neither gives an
// answer nor keeps a database from merging, compacting and repairing it.
//
// A value type. Memory: some 50 bytes a row.
class TallySum {
 public:
  void Add(const TallyRow& row) {
    added_.push_back(row);
    if (added_.size() >= kAddedAtLeast + sum_.size()) Combine();
  }
  // Any bytes.
  void AddTable(std::string_view bytes);
  // The sum as bytes; then it is nothing again.
  std::string Take();

 private:
  // Rows that are added before they are sorted into the sum.
  static constexpr size_t kAddedAtLeast = 64;

  void Combine();

  // By (status, other), each once, none of zeros.
  std::vector<TallyRow> sum_;
  // In any order.
  std::vector<TallyRow> added_;
  bool damaged_ = false;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_TALLY_SUM_H_
