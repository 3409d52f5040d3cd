// Tables of integers, packed column by column: the values of the block
// families (FORMAT.md, "Packed tables"). Needs no RocksDB.
//
// Method: frame of reference with fixed-width bit packing (Goldstein,
// Ramakrishnan, Shaft: "Compressing relations and indexes", ICDE 1998): a
// column is its least value and, for each row, the difference from it in as
// many bits as the largest difference needs. Any row is read without reading
// those before it.
#ifndef ACTANT_STORAGE_PACKED_COLUMNS_H_
#define ACTANT_STORAGE_PACKED_COLUMNS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace actant {

// Appends `values` as one column. Any values are allowed; differences wrap.
void AppendPackedColumn(std::span<const int64_t> values, std::string* out);

// One column of a packed table. Borrows the table's bytes. A value type.
class PackedColumn {
 public:
  PackedColumn() = default;

  // REQUIRES: row < the table's size.
  int64_t At(size_t row) const {
    if (bits_ == 0) return base_;
    return static_cast<int64_t>(static_cast<uint64_t>(base_) + Bits(row));
  }

  // All rows hold one value, base().
  bool is_constant() const { return bits_ == 0; }
  // No row holds less, unless the column spans more than 63 bits.
  int64_t base() const { return base_; }

  // Writes rows [begin, end) to `out`. REQUIRES: begin <= end <= size.
  template <typename Value>
  void Decode(size_t begin, size_t end, Value* out) const {
    if (bits_ == 0) {
      for (size_t row = begin; row < end; ++row) {
        *out++ = static_cast<Value>(base_);
      }
      return;
    }
    // Rows whose eight bytes lie within the table need no look at its end.
    const size_t whole =
        end_ - data_ < 8
            ? begin
            : std::clamp((static_cast<size_t>(end_ - data_ - 8) * 8) / bits_,
                         begin, end);
    uint64_t bit = uint64_t{begin} * bits_;
    for (size_t row = begin; row < whole; ++row, bit += bits_) {
      uint64_t word = 0;
      std::memcpy(&word, data_ + (bit >> 3), sizeof(word));
      *out++ = static_cast<Value>(static_cast<uint64_t>(base_) +
                                  ((word >> (bit & 7)) & mask_));
    }
    for (size_t row = whole; row < end; ++row) {
      *out++ = static_cast<Value>(static_cast<uint64_t>(base_) + Bits(row));
    }
  }

  // The sum of rows [begin, end), modulo 2^64. REQUIRES: begin <= end <= size.
  int64_t Sum(size_t begin, size_t end) const {
    uint64_t sum = static_cast<uint64_t>(base_) * (end - begin);
    if (bits_ == 8) {
      // Whole bytes: a loop that compilers turn into vector instructions.
      for (size_t row = begin; row < end; ++row) {
        sum += static_cast<uint8_t>(data_[row]);
      }
    } else if (bits_ != 0) {
      for (size_t row = begin; row < end; ++row) sum += Bits(row);
    }
    return static_cast<int64_t>(sum);
  }

  // The first row in [begin, end) whose value is not less than `value`, or
  // `end`. REQUIRES: values do not fall.
  size_t LowerBound(int64_t value, size_t begin, size_t end) const {
    while (begin < end) {
      const size_t middle = begin + (end - begin) / 2;
      if (At(middle) < value) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin;
  }

 private:
  template <size_t>
  friend class PackedTable;

  uint64_t Bits(size_t row) const {
    const uint64_t bit = uint64_t{row} * bits_;
    const char* at = data_ + (bit >> 3);
    uint64_t word = 0;
    if (at + sizeof(word) <= end_) {
      std::memcpy(&word, at, sizeof(word));
    } else {
      std::memcpy(&word, at, static_cast<size_t>(end_ - at));
    }
    return (word >> (bit & 7)) & mask_;
  }

  // Takes the column off the front of `bytes`. False: damaged.
  bool Parse(size_t rows, std::string_view* bytes);

  int64_t base_ = 0;
  uint64_t mask_ = 0;
  const char* data_ = nullptr;
  const char* end_ = nullptr;
  uint8_t bits_ = 0;
};

// Takes the number of rows off the front of a table. nullopt: damaged, or more
// than kMaxPackedRows.
std::optional<size_t> ParsePackedSize(std::string_view* bytes);
inline constexpr size_t kMaxPackedRows = size_t{1} << 24;

// A table of `Columns` columns. Borrows its bytes. A value type.
template <size_t Columns>
class PackedTable {
 public:
  // nullopt for bytes that EncodePackedTable does not give.
  static std::optional<PackedTable> Parse(std::string_view bytes) {
    PackedTable table;
    const std::optional<size_t> size = ParsePackedSize(&bytes);
    if (!size.has_value()) return std::nullopt;
    table.size_ = *size;
    for (PackedColumn& column : table.columns_) {
      if (!column.Parse(*size, &bytes)) return std::nullopt;
    }
    if (!bytes.empty()) return std::nullopt;
    return table;
  }

  size_t size() const { return size_; }
  const PackedColumn& operator[](size_t column) const {
    return columns_[column];
  }

 private:
  size_t size_ = 0;
  std::array<PackedColumn, Columns> columns_;
};

// The bytes of a table whose columns all have `rows` values.
std::string EncodePackedTable(
    size_t rows, std::span<const std::span<const int64_t>> columns);

}  // namespace actant

#endif  // ACTANT_STORAGE_PACKED_COLUMNS_H_
