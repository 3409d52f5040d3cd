#include "storage/block_keys.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "storage/packed_tables.h"

namespace actant {
namespace {

using Block = std::optional<uint32_t>;

// Small numbers often, so that fields are alike; and those at the ends.
uint32_t AnyU32(std::mt19937* random) {
  const auto any = static_cast<uint32_t>((*random)());
  switch (any % 4) {
    case 0:
      return any / 4 % 3;
    case 1:
      return UINT32_MAX - any / 4 % 3;
    case 2:
      return 254 + any / 4 % 4;
    default:
      return any;
  }
}

uint16_t AnyU16(std::mt19937* random) {
  return static_cast<uint16_t>(AnyU32(random));
}

BlockLevel AnyLevel(std::mt19937* random) {
  return static_cast<BlockLevel>((*random)() % 3);
}

EdgeListKey AnyEdgeKey(std::mt19937* random) {
  return {AnyLevel(random), ActorNumber(AnyU32(random)),
          TypeNumber(AnyU16(random)), AnyU32(random)};
}

DyadListKey AnyDyadKey(std::mt19937* random) {
  for (;;) {
    const uint32_t low = AnyU32(random);
    const uint32_t high = AnyU32(random);
    if (low < high) {
      return {AnyLevel(random), ActorNumber(low), ActorNumber(high),
              AnyU32(random)};
    }
  }
}

TallyKey AnyTallyKey(std::mt19937* random) {
  return {AnyLevel(random), ActorNumber(AnyU32(random)), AnyU16(random),
          AnyU16(random), AnyU32(random)};
}

ArticleTallyKey AnyArticleTallyKey(std::mt19937* random) {
  return {ActorNumber(AnyU32(random)), AnyLevel(random), AnyU16(random),
          AnyU16(random)};
}

TEST(BlockKeysTest, GivesBackTheFields) {
  std::mt19937 random(1);
  for (int i = 0; i < 2000; ++i) {
    Block block = 5;
    const EdgeListKey edge = AnyEdgeKey(&random);
    EXPECT_EQ(DecodeEdgeListKey(EncodeKey(edge), &block), edge);
    EXPECT_EQ(block, std::nullopt);
    const DyadListKey dyad = AnyDyadKey(&random);
    block = 5;
    EXPECT_EQ(DecodeDyadListKey(EncodeKey(dyad), &block), dyad);
    EXPECT_EQ(block, std::nullopt);
    const uint32_t number = AnyU32(&random);
    EXPECT_EQ(DecodeEdgeListKey(BlockKey(EncodeKey(edge), number), &block),
              edge);
    EXPECT_EQ(block, number);
    EXPECT_EQ(DecodeDyadListKey(BlockKey(EncodeKey(dyad), number), &block),
              dyad);
    EXPECT_EQ(block, number);
    const TallyKey tally = AnyTallyKey(&random);
    EXPECT_EQ(DecodeTallyKey(EncodeKey(tally)), tally);
  }
}

template <typename Key>
void ExpectSameOrder(const Key& a, const Key& b) {
  EXPECT_EQ(EncodeKey(a) < EncodeKey(b), a < b);
  EXPECT_EQ(EncodeKey(a) == EncodeKey(b), a == b);
}

TEST(BlockKeysTest, OrderOfKeysIsOrderOfFields) {
  std::mt19937 random(2);
  for (int i = 0; i < 5000; ++i) {
    ExpectSameOrder(AnyEdgeKey(&random), AnyEdgeKey(&random));
    ExpectSameOrder(AnyDyadKey(&random), AnyDyadKey(&random));
    ExpectSameOrder(AnyTallyKey(&random), AnyTallyKey(&random));
    ExpectSameOrder(AnyArticleTallyKey(&random), AnyArticleTallyKey(&random));
  }
}

TEST(BlockKeysTest, BlocksStandBetweenTheirListAndTheNext) {
  std::mt19937 random(3);
  for (int i = 0; i < 2000; ++i) {
    const EdgeListKey a = AnyEdgeKey(&random);
    const EdgeListKey b = AnyEdgeKey(&random);
    const uint32_t first = AnyU32(&random);
    const uint32_t second = AnyU32(&random);
    const std::string list = EncodeKey(a);
    EXPECT_LT(list, BlockKey(list, first));
    EXPECT_EQ(BlockKey(list, first) < BlockKey(list, second), first < second);
    if (a < b) {
      EXPECT_LT(BlockKey(list, UINT32_MAX), EncodeKey(b));
    }
  }
}

TEST(BlockKeysTest, NamesBlocksOfRowsByTheirEvents) {
  const uint32_t first = kFirstImported;
  EXPECT_EQ(RowBlockKey(EventNumber(first)),
            RowBlockKey(EventNumber(first + kRowsPerBlock - 1)));
  EXPECT_LT(RowBlockKey(EventNumber(first + kRowsPerBlock - 1)),
            RowBlockKey(EventNumber(first + kRowsPerBlock)));
  EXPECT_LT(SegmentKey(255), SegmentKey(256));
}

TEST(BlockKeysTest, OrdersRowIdsBySegmentThenUnsignedKey) {
  std::vector<std::pair<uint32_t, uint64_t>> ids;
  for (const uint32_t segment : {0U, 1U, 255U, 256U}) {
    for (const uint64_t key :
         {uint64_t{0}, uint64_t{1}, uint64_t{255}, uint64_t{0xFFFFFFFF},
          uint64_t{1} << 32, (uint64_t{1} << 63) - 1, uint64_t{1} << 63,
          ~uint64_t{0}}) {
      ids.emplace_back(segment, key);
    }
  }
  for (size_t i = 1; i < ids.size(); ++i) {
    EXPECT_LT(RowIdKey(ids[i - 1].first, ids[i - 1].second),
              RowIdKey(ids[i].first, ids[i].second));
  }
  EXPECT_TRUE(RowIdKey(7, 9).starts_with(SegmentKey(7)));
}

TEST(BlockKeysTest, DamagedKeysAreNone) {
  std::mt19937 random(4);
  Block block;
  const std::string edge = EncodeKey(AnyEdgeKey(&random));
  const std::string dyad = EncodeKey(AnyDyadKey(&random));
  const std::string tally = EncodeKey(AnyTallyKey(&random));
  for (size_t size = 0; size < edge.size(); ++size) {
    EXPECT_FALSE(DecodeEdgeListKey(edge.substr(0, size), &block)) << size;
  }
  for (size_t size = 0; size < dyad.size(); ++size) {
    EXPECT_FALSE(DecodeDyadListKey(dyad.substr(0, size), &block)) << size;
  }
  for (size_t size = 0; size < tally.size(); ++size) {
    EXPECT_FALSE(DecodeTallyKey(tally.substr(0, size))) << size;
  }
  // The number of a block takes four bytes, neither fewer nor more.
  for (const size_t more : {1, 2, 3, 5, 8}) {
    EXPECT_FALSE(DecodeEdgeListKey(edge + std::string(more, 'x'), &block));
    EXPECT_FALSE(DecodeDyadListKey(dyad + std::string(more, 'x'), &block));
  }
  EXPECT_FALSE(DecodeTallyKey(tally + "x"));
  for (std::string key : {edge, dyad, tally}) {
    key[0] = 3;
    EXPECT_FALSE(DecodeEdgeListKey(key, &block)) << "no such level";
    EXPECT_FALSE(DecodeDyadListKey(key, &block)) << "no such level";
    EXPECT_FALSE(DecodeTallyKey(key)) << "no such level";
  }
}

TEST(BlockKeysTest, PairsOutOfOrderAreNone) {
  Block block;
  DyadListKey key{BlockLevel::kBoth, ActorNumber(4), ActorNumber(5), 1};
  EXPECT_TRUE(DecodeDyadListKey(EncodeKey(key), &block));
  key.low = key.high;
  EXPECT_FALSE(DecodeDyadListKey(EncodeKey(key), &block));
  key.low = ActorNumber(6);
  EXPECT_FALSE(DecodeDyadListKey(EncodeKey(key), &block));
}

TEST(BlockKeysTest, LevelsOfBlocksAreThoseOfTheStore) {
  EXPECT_EQ(BlockLevelOf(Level::kState), BlockLevel::kState);
  EXPECT_EQ(BlockLevelOf(Level::kActor), BlockLevel::kActor);
}

}  // namespace
}  // namespace actant
