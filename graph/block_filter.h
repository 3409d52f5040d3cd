// Which rows of a packed block a filter lets through.
#ifndef ACTANT_GRAPH_BLOCK_FILTER_H_
#define ACTANT_GRAPH_BLOCK_FILTER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/resolved_filter.h"
#include "storage/packed_tables.h"

namespace actant {

// Made from a filter once per query. Copies what it needs; const access is
// thread-safe.
class BlockFilter {
 public:
  explicit BlockFilter(const ResolvedFilter& filter);

  // Calls `visit(row)` for each row that counts, in order. Types of edges are
  // not looked at: blocks of edges have one each.
  template <typename Visit>
  void ForEach(const EdgeTable& table, const Visit& visit) const {
    ForEachRow(table.size(), ColumnsOf(table), visit);
  }
  template <typename Visit>
  void ForEach(const DyadTable& table, const Visit& visit) const {
    ForEachRow(table.size(), ColumnsOf(table), visit);
  }
  // Rows [begin, end) of a block of edges hold all that count; `all`: each of
  // them does.
  struct Range {
    size_t begin = 0;
    size_t end = 0;
    bool all = false;
  };
  Range RangeOf(const EdgeTable& table) const {
    return RangeOf(table.size(), ColumnsOf(table));
  }
  // REQUIRES: row lies in the table's range.
  bool Accepts(const EdgeTable& table, size_t row) const {
    return Accepts(row, ColumnsOf(table));
  }
  Range RangeOf(const DyadTable& table) const {
    return RangeOf(table.size(), ColumnsOf(table));
  }

 private:
  struct Columns {
    const PackedColumn* day;
    const PackedColumn* span;
    const PackedColumn* kind;
    const PackedColumn* confidence;
    const PackedColumn* type;  // nullptr: not to be looked at
  };

  static Columns ColumnsOf(const EdgeTable& table) {
    return {&table[kEdgeDay], &table[kEdgeSpan], &table[kEdgeKind],
            &table[kEdgeConfidence], nullptr};
  }
  static Columns ColumnsOf(const DyadTable& table) {
    return {&table[kDyadDay], &table[kDyadSpan], &table[kDyadKind],
            &table[kDyadConfidence], &table[kDyadType]};
  }

  Range RangeOf(size_t size, const Columns& columns) const;
  bool Accepts(size_t row, const Columns& columns) const;

  template <typename Visit>
  void ForEachRow(size_t size, const Columns& columns,
                  const Visit& visit) const {
    const Range range = RangeOf(size, columns);
    if (range.all) {
      for (size_t row = range.begin; row < range.end; ++row) visit(row);
      return;
    }
    for (size_t row = range.begin; row < range.end; ++row) {
      if (Accepts(row, columns)) visit(row);
    }
  }

  // Bit s for status s.
  uint32_t statuses_ = 0;
  int64_t from_ = INT64_MIN;
  int64_t to_ = INT64_MAX;
  bool any_day_ = true;
  // 0..255
  int64_t least_confidence_ = 0;
  bool any_type_ = true;
  // By number.
  std::vector<bool> types_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_BLOCK_FILTER_H_
