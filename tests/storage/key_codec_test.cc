#include "storage/key_codec.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace actant {
namespace {

constexpr int kRounds = 5000;

class KeyCodecTest : public ::testing::Test {
 protected:
  // Small numbers meet often, so that later fields decide the order.
  uint32_t Number() {
    return static_cast<uint32_t>(random_() % 2 == 0 ? random_() % 3
                                                    : random_());
  }
  std::optional<Day> AnyDay() {
    switch (random_() % 4) {
      case 0:
        return std::nullopt;
      case 1:
        return static_cast<Day>(random_() % 3) - 1;
      default:
        return kFirstDay +
               static_cast<Day>(random_() % (kLastDay - kFirstDay + 1));
    }
  }
  std::optional<ActorNumber> Other() {
    if (random_() % 4 == 0) return std::nullopt;
    return ActorNumber(std::min(Number(), 0xFFFFFFFEU));
  }
  EdgeKey AnyEdgeKey() {
    return {static_cast<Level>(random_() % 2),
            ActorNumber(Number()),
            TypeNumber(Number() & 0xFFFF),
            AnyDay(),
            Other(),
            EventNumber(Number())};
  }
  Edge AnyEdge() {
    Edge edge;
    edge.first_day = AnyDay();
    edge.last_day = edge.first_day;
    if (edge.last_day.has_value()) {
      *edge.last_day = std::min(
          kLastDay, *edge.last_day + static_cast<Day>(random_() % 1000));
    }
    edge.status = static_cast<v1::EventStatus>(random_() % 6);
    edge.from_publication = random_() % 2 == 0;
    edge.mutual = random_() % 2 == 0;
    edge.precision = static_cast<v1::DatePrecision>(random_() % 5);
    edge.goldstein_tenths = static_cast<int>(random_() % 201) - 100;
    edge.confidence = static_cast<float>(random_() % 256) / 255;
    edge.mentions = static_cast<uint32_t>(random_() % 0x10000);
    return edge;
  }

  std::mt19937 random_{20260214};
};

// Absent days and actors come last.
auto Order(const EdgeKey& key) {
  return std::tuple(key.level, key.actor, key.type, !key.day.has_value(),
                    key.day.value_or(0), !key.other.has_value(),
                    key.other.value_or(ActorNumber(0)), key.event);
}

TEST_F(KeyCodecTest, EdgeKeyHasTheBytesOfTheFormat) {
  const EdgeKey key{Level::kActor,      ActorNumber(0x01020304),
                    TypeNumber(0x0506), Day{1},
                    ActorNumber(7),     EventNumber(0x0A0B0C0D)};
  EXPECT_EQ(HexOf(EncodeKey(key)),
            "01"
            "01020304"
            "0506"
            "80000001"
            "00000007"
            "0a0b0c0d");
  const EdgeKey bare{Level::kState, ActorNumber(0), TypeNumber(0),
                     std::nullopt,  std::nullopt,   EventNumber(0)};
  EXPECT_EQ(HexOf(EncodeKey(bare)),
            "00"
            "00000000"
            "0000"
            "ffffffff"
            "ffffffff"
            "00000000");
}

TEST_F(KeyCodecTest, EdgeValueHasTheBytesOfTheFormat) {
  Edge edge;
  edge.first_day = 100;
  edge.last_day = 400;
  edge.status = v1::EVENT_STATUS_PLANNED;
  edge.from_publication = true;
  edge.mutual = true;
  edge.precision = v1::DATE_PRECISION_YEAR;
  edge.goldstein_tenths = -2;
  edge.confidence = 1;
  edge.mentions = 70000;
  EXPECT_EQ(HexOf(EncodeEdgeValue(edge)),
            "03"
            "03"
            "fffe"
            "ff"
            "03"
            "ffff"
            "ac02");
}

TEST_F(KeyCodecTest, EdgeKeysRoundTripAndSortAsTheirFields) {
  EdgeKey before = AnyEdgeKey();
  for (int i = 0; i < kRounds; ++i) {
    const EdgeKey key = AnyEdgeKey();
    EXPECT_EQ(DecodeEdgeKey(EncodeKey(key)), key);
    EXPECT_EQ(EncodeKey(before) < EncodeKey(key), Order(before) < Order(key));
    before = key;
  }
}

TEST_F(KeyCodecTest, DyadAndDateKeysRoundTripAndSortAsTheirFields) {
  std::string day_before;
  std::optional<Day> last;
  for (int i = 0; i < kRounds; ++i) {
    DyadKey dyad{static_cast<Level>(random_() % 2), ActorNumber(Number() / 2),
                 ActorNumber(0), AnyDay(), EventNumber(Number())};
    dyad.high = ActorNumber(dyad.low.value() + 1 + Number() / 4);
    EXPECT_EQ(DecodeDyadKey(EncodeKey(dyad)), dyad);
    const DateKey date{AnyDay(), TypeNumber(Number() & 0xFFFF),
                       EventNumber(Number())};
    EXPECT_EQ(DecodeDateKey(EncodeKey(date)), date);
    const std::string bytes = EncodeKey(date);
    if (i > 0 && date.day != last) {
      const bool earlier = last.has_value() && (!date.day || *last < *date.day);
      EXPECT_EQ(day_before < bytes, earlier);
    }
    day_before = bytes;
    last = date.day;
  }
}

TEST_F(KeyCodecTest, EdgeValuesRoundTrip) {
  for (int i = 0; i < kRounds; ++i) {
    const Edge edge = AnyEdge();
    Edge read;
    read.first_day = edge.first_day;
    ASSERT_TRUE(DecodeEdgeValue(EncodeEdgeValue(edge), &read));
    EXPECT_EQ(read.last_day, edge.last_day);
    EXPECT_EQ(read.status, edge.status);
    EXPECT_EQ(read.from_publication, edge.from_publication);
    EXPECT_EQ(read.mutual, edge.mutual);
    EXPECT_EQ(read.precision, edge.precision);
    EXPECT_EQ(read.goldstein_tenths, edge.goldstein_tenths);
    EXPECT_FLOAT_EQ(read.confidence, edge.confidence);
    EXPECT_EQ(read.mentions, edge.mentions);
  }
}

TEST_F(KeyCodecTest, DyadValuesRoundTrip) {
  for (int i = 0; i < kRounds; ++i) {
    DyadEdge dyad{AnyEdge(), random_() % 2 == 0, true};
    if (random_() % 2 == 0) std::swap(dyad.low_to_high, dyad.high_to_low);
    dyad.edge.type = TypeNumber(Number() & 0xFFFF);
    DyadEdge read;
    read.edge.first_day = dyad.edge.first_day;
    ASSERT_TRUE(DecodeDyadValue(EncodeDyadValue(dyad), &read));
    EXPECT_EQ(read.low_to_high, dyad.low_to_high);
    EXPECT_EQ(read.high_to_low, dyad.high_to_low);
    EXPECT_EQ(read.edge.type, dyad.edge.type);
    EXPECT_EQ(read.edge.last_day, dyad.edge.last_day);
  }
}

// Whatever is accepted is the canonical form of what it is read as: damaged
// bytes never pass for another row unnoticed in more than one way.
TEST_F(KeyCodecTest, RandomBytesAreRefusedOrRoundTrip) {
  size_t accepted = 0;
  for (int i = 0; i < 20 * kRounds; ++i) {
    Edge edge = AnyEdge();
    std::string bytes = EncodeEdgeValue(edge);
    bytes[random_() % bytes.size()] = static_cast<char>(random_());
    if (random_() % 4 == 0) bytes.resize(random_() % (bytes.size() + 1));
    if (random_() % 4 == 0) bytes += static_cast<char>(random_());
    Edge read;
    read.first_day = edge.first_day;
    if (!DecodeEdgeValue(bytes, &read)) continue;
    ++accepted;
    EXPECT_EQ(EncodeEdgeValue(read), bytes);
  }
  EXPECT_GT(accepted, 0U);
}

TEST_F(KeyCodecTest, KeysOfTheWrongLengthOrRangeAreRefused) {
  const std::string key = EncodeKey(AnyEdgeKey());
  for (size_t size = 0; size < key.size(); ++size) {
    EXPECT_FALSE(DecodeEdgeKey(key.substr(0, size)).has_value());
  }
  EXPECT_FALSE(DecodeEdgeKey(key + '\0').has_value());
  std::string level = key;
  level[0] = 2;
  EXPECT_FALSE(DecodeEdgeKey(level).has_value());
  const std::string far_day = KeyWriter().AddU32(0).AddU16(0).AddU32(0).bytes();
  EXPECT_FALSE(DecodeDateKey(far_day).has_value());
  EXPECT_FALSE(
      DecodeDyadKey(EncodeKey(DyadKey{Level::kState, ActorNumber(2),
                                      ActorNumber(2), Day{0}, EventNumber(0)}))
          .has_value());
}

TEST_F(KeyCodecTest, VarintsAreReadInTheirShortestFormOnly) {
  EXPECT_EQ(KeyReader(std::string_view("\xff\xff\xff\xff\x0f", 5)).Varint(),
            0xFFFFFFFF);
  for (const std::string_view bytes :
       {std::string_view("\x80\x00", 2), std::string_view("\x80", 1),
        std::string_view("\xff\xff\xff\xff\x1f", 5),
        std::string_view("\x80\x80\x80\x80\x80\x01", 6)}) {
    KeyReader reader(bytes);
    reader.Varint();
    EXPECT_FALSE(reader.Done()) << HexOf(bytes);
  }
}

TEST_F(KeyCodecTest, NameKeysSortByNameAndRoundTrip) {
  EXPECT_EQ(HexOf(NameKey("ab", ActorNumber(1))),
            "01"
            "6162"
            "00"
            "00000001");
  EXPECT_EQ(HexOf(CodeKey("USA")), "00555341");
  EXPECT_EQ(HexOf(ActorNameKey(ActorNumber(1), "ab")),
            "02"
            "00000001"
            "6162");
  EXPECT_LT(NameKey("ab", ActorNumber(0xFFFFFFFE)),
            NameKey("abc", ActorNumber(0)));
  const std::string key = NameKey("中國", ActorNumber(9));
  const auto parts = DecodeNameKey(key);
  ASSERT_TRUE(parts.has_value());
  EXPECT_EQ(parts->folded, "中國");
  EXPECT_EQ(parts->actor, ActorNumber(9));
  EXPECT_FALSE(DecodeNameKey(key.substr(0, 4)).has_value());
  const std::string reverse = ActorNameKey(ActorNumber(9), "中國");
  EXPECT_EQ(DecodeActorNameKey(reverse)->folded, "中國");
  EXPECT_EQ(DecodeActorNameKey(reverse)->actor, ActorNumber(9));
  EXPECT_FALSE(DecodeActorNameKey(reverse.substr(0, 4)).has_value());
  EXPECT_FALSE(DecodeActorNameKey(key).has_value());
  EXPECT_FALSE(DecodeNameKey(CodeKey("a code")).has_value());
}

TEST_F(KeyCodecTest, PrefixEndIsTheFirstKeyBehindThePrefix) {
  EXPECT_EQ(PrefixEnd("ab"), "ac");
  EXPECT_EQ(PrefixEnd("a\xff"), "b");
  EXPECT_EQ(PrefixEnd("\xff\xff"), "");
  EXPECT_EQ(PrefixEnd(""), "");
}

}  // namespace
}  // namespace actant
