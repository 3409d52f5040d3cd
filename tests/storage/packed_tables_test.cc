#include "storage/packed_tables.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>

#include "storage/internal/table_builder.h"

namespace actant {
namespace {

using internal::TableBuilder;

TEST(PackedTablesTest, EdgeKindGivesBackItsFields) {
  for (int status = v1::EventStatus_MIN; status <= v1::EventStatus_MAX;
       ++status) {
    for (int precision = v1::DatePrecision_MIN;
         precision <= v1::DatePrecision_MAX; ++precision) {
      for (const bool from_publication : {false, true}) {
        for (const bool mutual : {false, true}) {
          const EdgeKind kind{static_cast<v1::EventStatus>(status),
                              from_publication, mutual,
                              static_cast<v1::DatePrecision>(precision)};
          const int64_t packed = kind.Pack();
          // ImportRows keeps it in a byte.
          ASSERT_GE(packed, 0);
          ASSERT_LE(packed, 255);
          EXPECT_EQ(StatusOfKind(packed), kind.status);
          const EdgeKind unpacked = EdgeKind::Unpack(packed);
          EXPECT_EQ(unpacked.status, kind.status);
          EXPECT_EQ(unpacked.from_publication, from_publication);
          EXPECT_EQ(unpacked.mutual, mutual);
          EXPECT_EQ(unpacked.precision, kind.precision);
        }
      }
    }
  }
}

TEST(PackedTablesTest, EdgeKindStandsAsFormatSays) {
  EXPECT_EQ(
      (EdgeKind{v1::EVENT_STATUS_NEGATED, true, true, v1::DATE_PRECISION_RANGE})
          .Pack(),
      5 + 8 + 16 + 4 * 32);
}

TEST(PackedTablesTest, ConfidenceIsKeptInSteps) {
  for (int step = 0; step <= 255; ++step) {
    EXPECT_EQ(PackConfidence(UnpackConfidence(step)), step);
  }
  EXPECT_EQ(PackConfidence(0), 0);
  EXPECT_EQ(PackConfidence(1), 255);
  for (int i = 0; i <= 1000; ++i) {
    const float confidence = static_cast<float>(i) / 1000;
    EXPECT_LE(
        std::abs(UnpackConfidence(PackConfidence(confidence)) - confidence),
        0.5F / 255 + 1e-6F);
  }
}

TEST(PackedTablesTest, ImportedNumbersAreTheUpperHalf) {
  EXPECT_FALSE(IsImported(EventNumber(kFirstImported - 1)));
  EXPECT_TRUE(IsImported(EventNumber(kFirstImported)));
}

TEST(PackedTablesTest, ReadsEdges) {
  TableBuilder<kEdgeColumns> builder;
  const EdgeKind kind{v1::EVENT_STATUS_PLANNED, false, true,
                      v1::DATE_PRECISION_MONTH};
  builder.Add({-5, 30, 8, kFirstImported + 2, kind.Pack(), -100, 255});
  builder.Add({kUndated, 0, 0, kFirstImported + 9, 1, 40, 0});
  const std::string bytes = builder.Take();
  EXPECT_EQ(builder.size(), 0U);
  const auto table = EdgeTable::Parse(bytes);
  ASSERT_TRUE(table.has_value());
  const Edge dated = EdgeAt(*table, 0, ActorNumber(3), TypeNumber(4));
  EXPECT_EQ(dated.actor, ActorNumber(3));
  EXPECT_EQ(dated.type, TypeNumber(4));
  EXPECT_EQ(dated.other, ActorNumber(7));
  EXPECT_EQ(dated.event, EventNumber(kFirstImported + 2));
  EXPECT_EQ(dated.first_day, -5);
  EXPECT_EQ(dated.last_day, 25);
  EXPECT_EQ(dated.status, v1::EVENT_STATUS_PLANNED);
  EXPECT_FALSE(dated.from_publication);
  EXPECT_TRUE(dated.mutual);
  EXPECT_EQ(dated.precision, v1::DATE_PRECISION_MONTH);
  EXPECT_EQ(dated.goldstein_tenths, -100);
  EXPECT_EQ(dated.confidence, 1);
  EXPECT_EQ(dated.mentions, 1U);
  const Edge undated = EdgeAt(*table, 1, ActorNumber(3), TypeNumber(4));
  EXPECT_EQ(undated.other, std::nullopt);
  EXPECT_EQ(undated.first_day, std::nullopt);
  EXPECT_EQ(undated.last_day, std::nullopt);
  EXPECT_EQ(undated.goldstein_tenths, 40);
}

TEST(PackedTablesTest, ReadsEventsOfPairsBothWays) {
  TableBuilder<kDyadColumns> builder;
  for (int64_t direction = 1; direction <= 3; ++direction) {
    builder.Add({10, 0, direction, 6, kFirstImported + 1, 1, 5, 128, 77, 88});
  }
  const std::string bytes = builder.Take();
  const auto table = DyadTable::Parse(bytes);
  ASSERT_TRUE(table.has_value());
  for (size_t row = 0; row < 3; ++row) {
    const DyadEdge dyad = DyadAt(*table, row, ActorNumber(1), ActorNumber(2));
    EXPECT_EQ(dyad.edge.actor, ActorNumber(1));
    EXPECT_EQ(dyad.edge.other, ActorNumber(2));
    EXPECT_EQ(dyad.edge.type, TypeNumber(6));
    EXPECT_EQ(dyad.edge.event, EventNumber(kFirstImported + 1));
    EXPECT_EQ(dyad.edge.first_day, 10);
    EXPECT_EQ(dyad.edge.last_day, 10);
    EXPECT_EQ(dyad.low_to_high, row != 1);
    EXPECT_EQ(dyad.high_to_low, row != 0);
  }
}

}  // namespace
}  // namespace actant
