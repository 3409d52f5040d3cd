#include "storage/packed_columns.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace actant {
namespace {

// A wider difference takes all 64 bits: a row of up to 56 bits lies within the
// eight bytes that begin at its first one.
constexpr unsigned kWidestPacked = 56;
constexpr unsigned kWholeWord = 64;

static_assert(std::endian::native == std::endian::little,
              "packed columns are read as little-endian words");

void AppendVarint(uint64_t value, std::string* out) {
  while (value >= 0x80) {
    out->push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out->push_back(static_cast<char>(value));
}

// nullopt where the bytes end early or the value is not in its shortest form.
std::optional<uint64_t> TakeVarint(std::string_view* bytes) {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !bytes->empty(); shift += 7) {
    const auto byte = static_cast<uint8_t>(bytes->front());
    bytes->remove_prefix(1);
    if (shift == 63 && byte > 1) return std::nullopt;
    value |= uint64_t{byte & 0x7FU} << shift;
    if ((byte & 0x80U) != 0) continue;
    if (byte == 0 && shift != 0) return std::nullopt;
    return value;
  }
  return std::nullopt;
}

uint64_t ZigZag(int64_t value) {
  return (static_cast<uint64_t>(value) << 1) ^
         static_cast<uint64_t>(value >> 63);
}

int64_t UnZigZag(uint64_t value) {
  return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
}

unsigned WidthOf(uint64_t range) {
  const auto width = static_cast<unsigned>(std::bit_width(range));
  return width > kWidestPacked ? kWholeWord : width;
}

size_t PackedBytes(size_t rows, unsigned bits) {
  return (uint64_t{rows} * bits + 7) / 8;
}

}  // namespace

void AppendPackedColumn(std::span<const int64_t> values, std::string* out) {
  assert(!values.empty());
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const int64_t base = *least;
  const unsigned bits =
      WidthOf(static_cast<uint64_t>(*most) - static_cast<uint64_t>(base));
  out->push_back(static_cast<char>(bits));
  AppendVarint(ZigZag(base), out);
  if (bits == 0) return;
  uint64_t word = 0;
  unsigned filled = 0;
  for (const int64_t value : values) {
    const uint64_t difference =
        static_cast<uint64_t>(value) - static_cast<uint64_t>(base);
    word |= difference << filled;
    const unsigned room = 64 - filled;
    filled += bits;
    if (filled < 64) continue;
    out->append(reinterpret_cast<const char*>(&word), sizeof(word));
    filled -= 64;
    word = filled == 0 ? 0 : difference >> room;
  }
  out->append(reinterpret_cast<const char*>(&word), (filled + 7) / 8);
}

bool PackedColumn::Parse(size_t rows, std::string_view* bytes) {
  if (bytes->empty()) return false;
  const auto bits = static_cast<uint8_t>(bytes->front());
  bytes->remove_prefix(1);
  if (bits > kWidestPacked && bits != kWholeWord) return false;
  const std::optional<uint64_t> base = TakeVarint(bytes);
  if (!base.has_value()) return false;
  const size_t size = PackedBytes(rows, bits);
  if (bytes->size() < size) return false;
  base_ = UnZigZag(*base);
  bits_ = bits;
  mask_ = bits == kWholeWord ? ~uint64_t{0} : (uint64_t{1} << bits) - 1;
  data_ = bytes->data();
  // Whole words may be read into what follows the column.
  end_ = data_ + bytes->size();
  bytes->remove_prefix(size);
  return true;
}

std::optional<size_t> ParsePackedSize(std::string_view* bytes) {
  const std::optional<uint64_t> size = TakeVarint(bytes);
  if (!size.has_value() || *size == 0 || *size > kMaxPackedRows) {
    return std::nullopt;
  }
  return static_cast<size_t>(*size);
}

std::string EncodePackedTable(
    size_t rows, std::span<const std::span<const int64_t>> columns) {
  std::string bytes;
  AppendVarint(rows, &bytes);
  for (const std::span<const int64_t> column : columns) {
    assert(column.size() == rows);
    AppendPackedColumn(column, &bytes);
  }
  return bytes;
}

}  // namespace actant
