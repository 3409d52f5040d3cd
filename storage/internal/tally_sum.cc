#include "storage/internal/tally_sum.h"

#include <algorithm>
#include <span>
#include <utility>

#include "storage/internal/table_builder.h"

namespace actant::internal {
namespace {

// A table says how many rows it has: never none.
constexpr char kDamaged = '\0';

uint64_t PlaceOf(const TallyRow& row) {
  return uint64_t{row.status} << 32 | row.other;
}

bool IsBefore(const TallyRow& a, const TallyRow& b) {
  return PlaceOf(a) < PlaceOf(b);
}

bool IsNothing(const TallyRow& row) {
  return std::all_of(row.counts.begin(), row.counts.end(),
                     [](uint64_t count) { return count == 0; });
}

// Appends the row to rows in order, or adds it to the last of them.
void Append(const TallyRow& row, std::vector<TallyRow>* rows) {
  if (!rows->empty() && PlaceOf(rows->back()) == PlaceOf(row)) {
    for (size_t i = 0; i < TallyRow::kCounts; ++i) {
      rows->back().counts[i] += row.counts[i];
    }
    return;
  }
  // What came before is complete now.
  if (!rows->empty() && IsNothing(rows->back())) rows->pop_back();
  rows->push_back(row);
}

// The rows of a table in order; false where it is none of tallies.
bool ReadRows(std::string_view bytes, std::vector<TallyRow>* rows) {
  const auto table = TallyTable::Parse(bytes);
  if (!table.has_value()) return false;
  rows->clear();
  for (size_t at = 0; at < table->size(); ++at) {
    const auto status = static_cast<uint64_t>((*table)[kTallyStatus].At(at));
    const auto other = static_cast<uint64_t>((*table)[kTallyOther].At(at));
    if (status >= kKindStatuses || other > UINT32_MAX) return false;
    TallyRow row;
    row.status = static_cast<uint32_t>(status);
    row.other = static_cast<uint32_t>(other);
    for (size_t i = 0; i < TallyRow::kCounts; ++i) {
      row.counts[i] =
          static_cast<uint64_t>((*table)[kTallyOutgoing + i].At(at));
    }
    if (!rows->empty() && !IsBefore(rows->back(), row)) return false;
    rows->push_back(row);
  }
  return true;
}

std::array<int64_t, kTallyColumns> ValuesOf(const TallyRow& row) {
  std::array<int64_t, kTallyColumns> values{int64_t{row.status},
                                            int64_t{row.other}};
  for (size_t i = 0; i < TallyRow::kCounts; ++i) {
    values[kTallyOutgoing + i] = static_cast<int64_t>(row.counts[i]);
  }
  return values;
}

// REQUIRES: rows are not empty.
std::string Encode(const std::vector<TallyRow>& rows) {
  if (rows.size() == 1) {
    // Nearly all changes: without a vector for each column.
    const auto values = ValuesOf(rows[0]);
    std::array<std::span<const int64_t>, kTallyColumns> columns;
    for (size_t i = 0; i < values.size(); ++i) columns[i] = {&values[i], 1};
    return EncodePackedTable(1, columns);
  }
  TableBuilder<kTallyColumns> table;
  for (const TallyRow& row : rows) table.Add(ValuesOf(row));
  return table.Take();
}

}  // namespace

void TallySum::AddTable(std::string_view bytes) {
  if (bytes.empty() || damaged_) return;
  std::vector<TallyRow> rows;
  if (!ReadRows(bytes, &rows)) {
    damaged_ = true;
    return;
  }
  if (sum_.empty() && added_.empty()) {
    for (const TallyRow& row : rows) {
      if (!IsNothing(row)) sum_.push_back(row);
    }
    return;
  }
  for (const TallyRow& row : rows) Add(row);
}

void TallySum::Combine() {
  std::sort(added_.begin(), added_.end(), IsBefore);
  std::vector<TallyRow> sum;
  sum.reserve(sum_.size() + added_.size());
  auto row = sum_.begin();
  for (const TallyRow& added : added_) {
    for (; row != sum_.end() && !IsBefore(added, *row); ++row) {
      Append(*row, &sum);
    }
    Append(added, &sum);
  }
  for (; row != sum_.end(); ++row) Append(*row, &sum);
  if (!sum.empty() && IsNothing(sum.back())) sum.pop_back();
  sum_ = std::move(sum);
  added_.clear();
}

std::string TallySum::Take() {
  if (added_.size() == 1 && sum_.empty()) {
    if (!IsNothing(added_[0])) sum_.swap(added_);
    added_.clear();
  } else {
    Combine();
  }
  std::string bytes;
  if (damaged_) {
    bytes.assign(1, kDamaged);
  } else if (!sum_.empty()) {
    bytes = Encode(sum_);
  }
  sum_.clear();
  damaged_ = false;
  return bytes;
}

}  // namespace actant::internal
