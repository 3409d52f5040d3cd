#include "proto/ids.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace actant {
namespace {

// Ids stand in stores on disk: these values must never change. They are
// XXH3-128 with seed 0, as `xxhsum -H2` prints it.
TEST(IdsTest, HashesAsStoresOnDiskExpect) {
  EXPECT_EQ(ArticleId::Of("").ToHex(), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(MentionId::Of("actant").ToHex(),
            "1951d423bea1bbd4e525eb45ca426c08");
  EXPECT_EQ(
      EventId::Of(CanonicalBytes().Add("sanction").Add(-1).bytes()).ToHex(),
      "cf5a255b75dc76aac4cb494056cf574c");
  EXPECT_EQ(VersionId::Of(std::string(1000, 'x')).ToHex(),
            "50a1af5a5f2dcf01c0a4877b962cba82");
}

TEST(IdsTest, HexAndBytesLeadBackToTheId) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 1000; ++i) {
    const ArticleId id = ArticleId::Of(std::to_string(random()));
    const std::string hex = id.ToHex();
    ASSERT_EQ(hex.size(), 32U);
    ASSERT_EQ(hex.find_first_not_of("0123456789abcdef"), std::string::npos);
    ASSERT_EQ(ArticleId::FromHex(hex), id);
    ASSERT_EQ(id.ToBytes().size(), ArticleId::kBytes);
    ASSERT_EQ(ArticleId::FromBytes(id.ToBytes()), id);
  }
}

TEST(IdsTest, ReadsHexOfEitherCase) {
  const EventId id = EventId::Of("event");
  std::string upper = id.ToHex();
  for (char& c : upper) {
    if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
  }
  ASSERT_NE(upper, id.ToHex());
  EXPECT_EQ(EventId::FromHex(upper), id);
}

TEST(IdsTest, RefusesOtherLengthsAndOtherDigits) {
  const std::string hex = MentionId::Of("m").ToHex();
  EXPECT_FALSE(MentionId::FromHex("").has_value());
  EXPECT_FALSE(MentionId::FromHex(hex.substr(1)).has_value());
  EXPECT_FALSE(MentionId::FromHex(hex + "0").has_value());
  for (const char bad : {'g', 'G', ' ', '/', ':', '@', '`', '\0'}) {
    std::string spoilt = hex;
    spoilt[17] = bad;
    EXPECT_FALSE(MentionId::FromHex(spoilt).has_value()) << bad;
  }
  EXPECT_FALSE(MentionId::FromBytes("").has_value());
  EXPECT_FALSE(MentionId::FromBytes(std::string(15, 'a')).has_value());
  EXPECT_FALSE(MentionId::FromBytes(std::string(17, 'a')).has_value());
  EXPECT_TRUE(MentionId::FromBytes(std::string(16, '\0')).has_value());
}

TEST(IdsTest, OrdersAsItsBytesDo) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 1000; ++i) {
    const auto a = EventId::Of(std::to_string(random()));
    const auto b = EventId::Of(std::to_string(random()));
    ASSERT_EQ(a < b, a.ToBytes() < b.ToBytes());
    ASSERT_EQ(a < b, a.ToHex() < b.ToHex());
  }
}

TEST(IdsTest, WorksAsAKey) {
  std::unordered_set<ArticleId> ids;
  for (int i = 0; i < 1000; ++i) ids.insert(ArticleId::Of(std::to_string(i)));
  EXPECT_EQ(ids.size(), 1000U);
  EXPECT_TRUE(ids.contains(ArticleId::Of("999")));
  EXPECT_FALSE(ids.contains(ArticleId::Of("1000")));
  EXPECT_LT(ActorNumber(1), ActorNumber(2));
  EXPECT_EQ(ActorNumber().value(), 0U);
}

std::string BytesOf(const std::vector<std::string>& fields) {
  CanonicalBytes bytes;
  for (const std::string& field : fields) bytes.Add(field);
  return bytes.bytes();
}

TEST(IdsTest, CanonicalBytesTellSplitsApart) {
  const std::string zero(1, '\0');
  EXPECT_NE(BytesOf({"ab", "c"}), BytesOf({"a", "bc"}));
  EXPECT_NE(BytesOf({"abc"}), BytesOf({"abc", ""}));
  EXPECT_NE(BytesOf({"", "abc"}), BytesOf({"abc", ""}));
  EXPECT_NE(BytesOf({}), BytesOf({""}));
  EXPECT_NE(BytesOf({zero}), BytesOf({"", ""}));
  // Lengths around the borders of LEB128 groups.
  EXPECT_NE(BytesOf({std::string(127, 'x')}), BytesOf({std::string(128, 'x')}));
  EXPECT_NE(BytesOf({std::string(128, 'x')}),
            BytesOf({std::string(127, 'x'), "x"}));
  EXPECT_EQ(BytesOf({std::string(300, 'x')}),
            "\xAC\x02" + std::string(300, 'x'));
}

// Every list of up to four fields over a small alphabet of nasty bytes.
TEST(IdsTest, CanonicalBytesAreInjective) {
  std::mt19937 random(3);
  constexpr char kNasty[] = {'\0', '\1', '\2', 'a', '\x80', '\xFF'};
  std::map<std::string, std::vector<std::string>> seen;
  for (int i = 0; i < 50000; ++i) {
    std::vector<std::string> fields(random() % 5);
    for (std::string& field : fields) {
      field.resize(random() % 4);
      for (char& c : field) c = kNasty[random() % std::size(kNasty)];
    }
    const auto [it, fresh] = seen.emplace(BytesOf(fields), fields);
    ASSERT_TRUE(fresh || it->second == fields);
  }
}

TEST(IdsTest, CanonicalNumbersAreBigEndian) {
  CanonicalBytes bytes;
  bytes.Add(int64_t{0x0102030405060708});
  EXPECT_EQ(bytes.bytes(), "\x08\x01\x02\x03\x04\x05\x06\x07\x08");
  EXPECT_EQ(CanonicalBytes().Add(int64_t{-1}).bytes(),
            "\x08" + std::string(8, '\xFF'));
  EXPECT_NE(CanonicalBytes().Add(std::numeric_limits<int64_t>::min()).bytes(),
            CanonicalBytes().Add(std::numeric_limits<int64_t>::max()).bytes());
}

}  // namespace
}  // namespace actant
