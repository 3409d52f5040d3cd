#include "storage/packed_columns.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace actant {
namespace {

using Values = std::vector<int64_t>;

std::string Encoded(const Values& values) {
  const std::span<const int64_t> columns[] = {values};
  return EncodePackedTable(values.size(), columns);
}

// A copy with nothing around it, so that the address sanitizer sees each read
// beyond it.
class ExactCopy {
 public:
  explicit ExactCopy(std::string_view bytes)
      : size_(bytes.size()), bytes_(new char[bytes.size()]) {
    std::memcpy(bytes_.get(), bytes.data(), bytes.size());
  }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  size_t size_;
  std::unique_ptr<char[]> bytes_;
};

// Values from `base` up whose largest difference takes just so many bits; they
// wrap where that leaves the range.
Values ValuesOfWidth(unsigned bits, int64_t base, size_t rows,
                     std::mt19937_64* random) {
  const uint64_t mask = bits == 64 ? ~uint64_t{0} : (uint64_t{1} << bits) - 1;
  Values values(rows);
  for (int64_t& value : values) {
    value = static_cast<int64_t>(static_cast<uint64_t>(base) +
                                 ((*random)() & mask));
  }
  values[(*random)() % rows] = base;
  values[(*random)() % rows] =
      static_cast<int64_t>(static_cast<uint64_t>(base) + mask);
  return values;
}

void ExpectHolds(const PackedTable<1>& table, const Values& values,
                 std::mt19937_64* random) {
  ASSERT_EQ(table.size(), values.size());
  const PackedColumn& column = table[0];
  for (size_t row = 0; row < values.size(); ++row) {
    ASSERT_EQ(column.At(row), values[row]) << "row " << row;
  }
  for (int i = 0; i < 20; ++i) {
    // Often at the end, where whole words do not fit any more.
    const size_t end =
        i % 2 == 0 ? values.size() : (*random)() % (values.size() + 1);
    const size_t begin = i == 0 ? 0 : (*random)() % (end + 1);
    Values decoded(end - begin);
    column.Decode(begin, end, decoded.data());
    uint64_t sum = 0;
    for (const int64_t value : decoded) sum += static_cast<uint64_t>(value);
    EXPECT_EQ(column.Sum(begin, end), static_cast<int64_t>(sum));
    ASSERT_TRUE(std::equal(decoded.begin(), decoded.end(),
                           values.begin() + static_cast<ptrdiff_t>(begin)))
        << begin << ".." << end;
  }
}

TEST(PackedColumnsTest, GivesBackValuesOfEveryWidth) {
  std::mt19937_64 random(1);
  for (unsigned bits = 0; bits <= 64; ++bits) {
    for (const size_t rows : {1, 2, 3, 7, 8, 9, 63, 64, 65, 300, 5000}) {
      for (const int64_t base :
           {int64_t{0}, int64_t{-1}, int64_t{-77}, INT64_MIN, INT64_MAX,
            static_cast<int64_t>(random())}) {
        const Values values = ValuesOfWidth(bits, base, rows, &random);
        const ExactCopy bytes(Encoded(values));
        const auto table = PackedTable<1>::Parse(bytes.view());
        ASSERT_TRUE(table.has_value()) << bits << " bits, " << rows << " rows";
        ExpectHolds(*table, values, &random);
        if (HasFatalFailure()) {
          FAIL() << bits << " bits, " << rows << " rows from " << base;
        }
      }
    }
  }
}

TEST(PackedColumnsTest, GivesBackTheExtremes) {
  std::mt19937_64 random(2);
  for (const Values& values :
       {Values{INT64_MIN, INT64_MAX}, Values{INT64_MAX, INT64_MIN, 0},
        Values{INT64_MIN, INT64_MIN}, Values{INT64_MAX}, Values{0, INT64_MAX},
        Values{INT64_MIN, -1, 0, 1, INT64_MAX}}) {
    const ExactCopy bytes(Encoded(values));
    const auto table = PackedTable<1>::Parse(bytes.view());
    ASSERT_TRUE(table.has_value());
    ExpectHolds(*table, values, &random);
  }
}

TEST(PackedColumnsTest, TakesAsManyBitsAsTheLargestDifference) {
  // Size, width, base; 8,000 bits of rows.
  EXPECT_EQ(Encoded(Values(5000, 7)).size(), 2U + 1U + 1U);
  Values values(1000, 100);
  values[500] = 355;
  EXPECT_EQ(Encoded(values).size(), 2U + 1U + 2U + 1000U);
}

TEST(PackedColumnsTest, DecodesIntoNarrowerTypes) {
  const Values values = {5, 70000, 4000000000};
  const ExactCopy bytes(Encoded(values));
  const auto table = PackedTable<1>::Parse(bytes.view());
  ASSERT_TRUE(table.has_value());
  std::vector<uint32_t> decoded(values.size());
  (*table)[0].Decode(0, values.size(), decoded.data());
  EXPECT_EQ(decoded, (std::vector<uint32_t>{5, 70000, 4000000000}));
}

TEST(PackedColumnsTest, ColumnsStandSideBySide) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 300; ++round) {
    const size_t rows = 1 + random() % 70;
    Values columns[3];
    std::vector<std::span<const int64_t>> spans;
    for (Values& column : columns) {
      column = ValuesOfWidth(static_cast<unsigned>(random() % 65),
                             static_cast<int64_t>(random()), rows, &random);
      spans.emplace_back(column);
    }
    const ExactCopy bytes(EncodePackedTable(rows, spans));
    const auto table = PackedTable<3>::Parse(bytes.view());
    ASSERT_TRUE(table.has_value());
    for (size_t column = 0; column < 3; ++column) {
      Values decoded(rows);
      (*table)[column].Decode(0, rows, decoded.data());
      ASSERT_EQ(decoded, columns[column]);
    }
    EXPECT_FALSE(PackedTable<2>::Parse(bytes.view()).has_value());
    EXPECT_FALSE(PackedTable<4>::Parse(bytes.view()).has_value());
  }
}

TEST(PackedColumnsTest, LowerBoundIsThatOfTheValues) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 300; ++round) {
    const unsigned bits = static_cast<unsigned>(random() % 64);
    Values values = ValuesOfWidth(bits, round % 2 == 0 ? -1000 : 0,
                                  1 + random() % 200, &random);
    std::sort(values.begin(), values.end());
    const ExactCopy bytes(Encoded(values));
    const auto table = PackedTable<1>::Parse(bytes.view());
    ASSERT_TRUE(table.has_value());
    for (int i = 0; i < 50; ++i) {
      // A value, or beside one.
      int64_t wanted = values[random() % values.size()];
      if (i % 3 == 0 && wanted > INT64_MIN) --wanted;
      if (i % 3 == 1 && wanted < INT64_MAX) ++wanted;
      if (i == 0) wanted = INT64_MIN;
      if (i == 1) wanted = INT64_MAX;
      const size_t end = random() % (values.size() + 1);
      const size_t begin = random() % (end + 1);
      const auto first = values.begin() + static_cast<ptrdiff_t>(begin);
      const auto last = values.begin() + static_cast<ptrdiff_t>(end);
      EXPECT_EQ((*table)[0].LowerBound(wanted, begin, end),
                static_cast<size_t>(std::lower_bound(first, last, wanted) -
                                    values.begin()));
    }
  }
}

TEST(PackedColumnsTest, KnowsConstantColumnsAndTheLeastValue) {
  const ExactCopy constant(Encoded(Values(9, -4)));
  const ExactCopy varied(Encoded({3, -2, 8}));
  const auto one = PackedTable<1>::Parse(constant.view());
  const auto other = PackedTable<1>::Parse(varied.view());
  ASSERT_TRUE(one.has_value() && other.has_value());
  EXPECT_TRUE((*one)[0].is_constant());
  EXPECT_EQ((*one)[0].base(), -4);
  EXPECT_FALSE((*other)[0].is_constant());
  EXPECT_EQ((*other)[0].base(), -2);
}

// Reads all of a table of whatever damaged bytes were taken for.
template <size_t Columns>
void ReadAll(const PackedTable<Columns>& table) {
  ASSERT_GE(table.size(), 1U);
  ASSERT_LE(table.size(), kMaxPackedRows);
  // A damaged size of constant columns may be large; all rows are alike.
  const size_t rows = std::min<size_t>(table.size(), 20000);
  Values decoded(rows);
  for (size_t column = 0; column < Columns; ++column) {
    table[column].Decode(0, rows, decoded.data());
    table[column].Decode(table.size() - rows, table.size(), decoded.data());
    for (size_t row = 0; row < rows; ++row) {
      ASSERT_EQ(table[column].At(table.size() - rows + row), decoded[row]);
    }
    EXPECT_LE(table[column].LowerBound(0, 0, table.size()), table.size());
  }
}

TEST(PackedColumnsTest, TruncatedBytesAreNoTable) {
  std::mt19937_64 random(5);
  for (const unsigned bits : {0U, 1U, 5U, 13U, 56U, 57U, 64U}) {
    const Values a = ValuesOfWidth(bits, -9, 33, &random);
    const Values b = ValuesOfWidth(64 - bits, 1 << 20, 33, &random);
    const std::span<const int64_t> columns[] = {a, b};
    const std::string whole = EncodePackedTable(33, columns);
    for (size_t size = 0; size < whole.size(); ++size) {
      const ExactCopy bytes(std::string_view(whole).substr(0, size));
      EXPECT_FALSE(PackedTable<2>::Parse(bytes.view()).has_value()) << size;
    }
    const ExactCopy longer(whole + '\0');
    EXPECT_FALSE(PackedTable<2>::Parse(longer.view()).has_value());
  }
}

TEST(PackedColumnsTest, DamagedBytesAreReadWithinTheirBounds) {
  std::mt19937_64 random(6);
  size_t tables = 0;
  for (int round = 0; round < 400; ++round) {
    const size_t rows = 1 + random() % 40;
    const Values a =
        ValuesOfWidth(static_cast<unsigned>(random() % 65),
                      static_cast<int64_t>(random()), rows, &random);
    const Values b =
        ValuesOfWidth(static_cast<unsigned>(random() % 20), 0, rows, &random);
    const std::span<const int64_t> columns[] = {a, b};
    const std::string whole = EncodePackedTable(rows, columns);
    for (int i = 0; i < 40; ++i) {
      std::string damaged = whole;
      // The heads decide the shape, so they are hit more often.
      const size_t at = i % 2 == 0
                            ? random() % std::min<size_t>(damaged.size(), 4)
                            : random() % damaged.size();
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
      const ExactCopy bytes(damaged);
      const auto table = PackedTable<2>::Parse(bytes.view());
      if (!table.has_value()) continue;
      ++tables;
      ReadAll(*table);
      if (HasFatalFailure()) return;
    }
  }
  // Damage of values alone leaves a table.
  EXPECT_GT(tables, 1000U);
}

TEST(PackedColumnsTest, AnyBytesAreReadWithinTheirBounds) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string any(random() % 60, '\0');
    for (char& byte : any) byte = static_cast<char>(random());
    if (any.size() > 2) {
      any[0] = static_cast<char>(1 + random() % 9);
      any[1] = static_cast<char>(random() % 66);
    }
    const ExactCopy bytes(any);
    const auto table = PackedTable<2>::Parse(bytes.view());
    if (table.has_value()) ReadAll(*table);
    if (HasFatalFailure()) return;
  }
}

TEST(PackedColumnsTest, TooManyRowsAreNoTable) {
  // Constant columns take no bytes for their rows.
  const std::string column("\0\0", 2);
  const ExactCopy most(std::string("\x80\x80\x80\x08", 4) + column);
  const auto table = PackedTable<1>::Parse(most.view());
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->size(), kMaxPackedRows);
  const ExactCopy more(std::string("\x81\x80\x80\x08", 4) + column);
  EXPECT_FALSE(PackedTable<1>::Parse(more.view()).has_value());
  const ExactCopy none(std::string("\0", 1) + column);
  EXPECT_FALSE(PackedTable<1>::Parse(none.view()).has_value());
  const ExactCopy padded(std::string("\x81\0", 2) + column);
  EXPECT_FALSE(PackedTable<1>::Parse(padded.view()).has_value())
      << "a size that is not in its shortest form";
}

}  // namespace
}  // namespace actant
