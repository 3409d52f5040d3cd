// The sums of tallies and the operator by which RocksDB makes them: the same in
// any order and any groups, and safe from any bytes.
#include "storage/internal/tally_sum.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "storage/internal/tally_merge.h"
#include "storage/packed_tables.h"

namespace actant::internal {
namespace {

using Place = std::pair<int64_t, int64_t>;
using Counts = std::array<int64_t, TallyRow::kCounts>;

// What a table holds, by (status, other).
std::map<Place, Counts> RowsOf(const std::string& bytes) {
  std::map<Place, Counts> rows;
  if (bytes.empty()) return rows;
  const auto table = TallyTable::Parse(bytes);
  if (!table.has_value()) {
    ADD_FAILURE() << "not a table";
    return rows;
  }
  for (size_t at = 0; at < table->size(); ++at) {
    Counts& counts =
        rows[{(*table)[kTallyStatus].At(at), (*table)[kTallyOther].At(at)}];
    for (size_t i = 0; i < counts.size(); ++i) {
      counts[i] = (*table)[kTallyOutgoing + i].At(at);
    }
  }
  EXPECT_EQ(rows.size(), table->size());
  return rows;
}

TallyRow AnyRow(std::mt19937* random) {
  TallyRow row;
  row.status = static_cast<uint32_t>((*random)() % 3);
  row.other = static_cast<uint32_t>((*random)() % 40);
  for (uint64_t& count : row.counts) {
    count = static_cast<uint64_t>(static_cast<int64_t>((*random)() % 5) - 2);
  }
  return row;
}

std::string TableOf(const std::vector<TallyRow>& rows) {
  TallySum sum;
  for (const TallyRow& row : rows) sum.Add(row);
  return sum.Take();
}

std::string Merged(const std::string* value,
                   const std::vector<std::string>& operands) {
  std::vector<rocksdb::Slice> slices(operands.begin(), operands.end());
  const rocksdb::Slice key("key");
  rocksdb::Slice existing;
  if (value != nullptr) existing = *value;
  const rocksdb::MergeOperator::MergeOperationInput in(
      key, value == nullptr ? nullptr : &existing, slices, nullptr);
  std::string result;
  rocksdb::Slice one_of_them;
  rocksdb::MergeOperator::MergeOperationOutput out(result, one_of_them);
  EXPECT_TRUE(TallyMergeOperator()->FullMergeV2(in, &out));
  return result;
}

std::string PartlyMerged(const std::vector<std::string>& operands) {
  const std::deque<rocksdb::Slice> slices(operands.begin(), operands.end());
  std::string result;
  EXPECT_TRUE(
      TallyMergeOperator()->PartialMergeMulti("key", slices, &result, nullptr));
  return result;
}

TEST(TallySumTest, AddsByStatusAndOther) {
  std::mt19937 random(1);
  std::map<Place, Counts> expected;
  TallySum sum;
  for (int i = 0; i < 1000; ++i) {
    const TallyRow row = AnyRow(&random);
    sum.Add(row);
    Counts& counts = expected[{row.status, row.other}];
    for (size_t at = 0; at < counts.size(); ++at) {
      counts[at] += static_cast<int64_t>(row.counts[at]);
    }
  }
  std::erase_if(expected,
                [](const auto& row) { return row.second == Counts(); });
  EXPECT_EQ(RowsOf(sum.Take()), expected);
  EXPECT_EQ(sum.Take(), "") << "is nothing again";
}

TEST(TallySumTest, RowsThatComeToNothingVanish) {
  TallyRow row;
  row.status = 1;
  row.other = 7;
  row.count(kTallyOutgoing) = 2;
  TallyRow back = row;
  back.count(kTallyOutgoing) = static_cast<uint64_t>(int64_t{-2});
  EXPECT_EQ(TableOf({row, back}), "");
  EXPECT_EQ(TableOf({}), "");
  TallyRow other = row;
  other.other = 8;
  EXPECT_EQ(TableOf({other, row, back}), TableOf({other}));
  EXPECT_EQ(TableOf({back, other, row}), TableOf({other}));
}

// Values of the same sum are the same bytes, however they came to be.
TEST(TallyMergeTest, AnyGroupsGiveTheSameValue) {
  std::mt19937 random(2);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> operands;
    std::vector<TallyRow> all;
    for (uint64_t n = 1 + random() % 12; n > 0; --n) {
      std::vector<TallyRow> rows;
      for (uint64_t m = random() % 150; m > 0; --m) {
        rows.push_back(AnyRow(&random));
      }
      all.insert(all.end(), rows.begin(), rows.end());
      operands.push_back(TableOf(rows));
    }
    const std::string expected = TableOf(all);
    EXPECT_EQ(Merged(nullptr, operands), expected);
    // Neighbours are joined until one is left, as compactions do; or a value
    // is made of the first of them.
    std::shuffle(operands.begin(), operands.end(), random);
    std::string value;
    bool has_value = false;
    while (!operands.empty()) {
      const size_t begin = random() % operands.size();
      const size_t end = begin + random() % (operands.size() - begin + 1);
      const auto at = [&operands](size_t i) {
        return operands.begin() + static_cast<std::ptrdiff_t>(i);
      };
      const std::vector<std::string> some(at(begin), at(end));
      if (begin == 0 && random() % 3 == 0) {
        value = Merged(has_value ? &value : nullptr, some);
        has_value = true;
        operands.erase(operands.begin(), at(end));
      } else if (some.size() >= 2) {
        operands[begin] = PartlyMerged(some);
        operands.erase(at(begin + 1), at(end));
      }
    }
    EXPECT_EQ(value, expected);
  }
}

TEST(TallyMergeTest, DamageStaysAndIsNoTable) {
  std::mt19937 random(3);
  const std::string good = TableOf({AnyRow(&random), AnyRow(&random)});
  const std::string bad = good + "x";
  const std::string damaged = Merged(nullptr, {bad});
  EXPECT_FALSE(damaged.empty());
  EXPECT_FALSE(TallyTable::Parse(damaged).has_value());
  EXPECT_EQ(Merged(&good, {bad, good}), damaged);
  EXPECT_EQ(Merged(&bad, {good}), damaged);
  EXPECT_EQ(Merged(&damaged, {good}), damaged);
  EXPECT_EQ(Merged(&good, {PartlyMerged({good, bad, good})}), damaged);
  EXPECT_EQ(PartlyMerged({good, damaged}), damaged);
}

// Tables that parse but are none of tallies.
TEST(TallyMergeTest, RowsOutOfOrderOrBoundsAreDamage) {
  const auto table = [](const std::vector<std::vector<int64_t>>& columns) {
    const std::vector<std::span<const int64_t>> spans(columns.begin(),
                                                      columns.end());
    return EncodePackedTable(columns[0].size(), spans);
  };
  const auto with = [&](const std::vector<int64_t>& status,
                        const std::vector<int64_t>& other) {
    const std::vector<int64_t> ones(status.size(), 1);
    return Merged(nullptr,
                  {table({status, other, ones, ones, ones, ones, ones})});
  };
  EXPECT_EQ(RowsOf(with({0, 1}, {5, 5})).size(), 2U);
  for (const std::string& damaged :
       {with({1, 0}, {5, 5}), with({0, 0}, {6, 5}), with({0, 0}, {5, 5}),
        with({8}, {5}), with({-1}, {5}), with({0}, {-1}),
        with({0}, {int64_t{1} << 32})}) {
    EXPECT_FALSE(TallyTable::Parse(damaged).has_value());
  }
}

// Whatever bytes come, the result is a whole table, nothing, or damage.
TEST(TallyMergeTest, AnyBytesAreSafe) {
  std::mt19937 random(4);
  size_t damaged = 0;
  for (int round = 0; round < 20000; ++round) {
    std::vector<TallyRow> rows;
    for (uint64_t n = 1 + random() % 6; n > 0; --n) {
      rows.push_back(AnyRow(&random));
    }
    std::string bytes = TableOf(rows);
    if (round % 4 == 0) {
      bytes.clear();
      for (uint64_t n = random() % 40; n > 0; --n) {
        bytes.push_back(static_cast<char>(random()));
      }
    }
    for (uint64_t n = random() % 4; n > 0 && !bytes.empty(); --n) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    if (random() % 4 == 0) bytes.resize(random() % (bytes.size() + 1));
    const std::string good = TableOf({AnyRow(&random)});
    const std::string one_way = Merged(&good, {bytes, good});
    EXPECT_EQ(Merged(&good, {PartlyMerged({bytes, good})}), one_way);
    const auto table = TallyTable::Parse(one_way);
    if (one_way.empty()) continue;
    if (!table.has_value()) {
      ++damaged;
      EXPECT_EQ(one_way, std::string(1, '\0'));
    }
  }
  EXPECT_GT(damaged, 5000U);
}

}  // namespace
}  // namespace actant::internal
