// Collects rows of a packed table and encodes them.
#ifndef ACTANT_STORAGE_INTERNAL_TABLE_BUILDER_H_
#define ACTANT_STORAGE_INTERNAL_TABLE_BUILDER_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "storage/packed_columns.h"

namespace actant::internal {

template <size_t Columns>
class TableBuilder {
 public:
  void Add(const std::array<int64_t, Columns>& row) {
    for (size_t column = 0; column < Columns; ++column) {
      columns_[column].push_back(row[column]);
    }
  }
  size_t size() const { return columns_[0].size(); }
  int64_t Last(size_t column) const { return columns_[column].back(); }

  // The table of the rows so far; then there are none. REQUIRES: size() > 0.
  std::string Take() {
    std::array<std::span<const int64_t>, Columns> columns;
    for (size_t column = 0; column < Columns; ++column) {
      columns[column] = columns_[column];
    }
    std::string bytes = EncodePackedTable(size(), columns);
    for (std::vector<int64_t>& column : columns_) column.clear();
    return bytes;
  }

 private:
  std::array<std::vector<int64_t>, Columns> columns_;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_TABLE_BUILDER_H_
