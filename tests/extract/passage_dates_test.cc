#include "extract/internal/passage_dates.h"

#include <gtest/gtest.h>

namespace actant {
namespace {

DaySpan On(int month, int day) { return DayOf({2025, month, day}); }

TEST(PassageDatesTest, AHeadlineTellsOfTheDayReportedOf) {
  PassageDates passage(ToDay({2025, 11, 20}));
  EXPECT_EQ(passage.OfHeadline({"USA"}, {}), std::nullopt);
  passage.EndSentence();
  passage.Tell(On(11, 19), {"USA", "IRN", "CHN"}, {"USA"});
  EXPECT_EQ(passage.OfHeadline({"USA"}, {"CHN"}), On(11, 19));
  // Another acts, or on another.
  EXPECT_EQ(passage.OfHeadline({"CHN"}, {"USA"}), std::nullopt);
  EXPECT_EQ(passage.OfHeadline({"USA"}, {"JPN"}), std::nullopt);
}

TEST(PassageDatesTest, AReportOpensWithARecentDay) {
  const auto report = [](const DaySpan& day, uint32_t sentence) {
    PassageDates passage(ToDay({2025, 11, 20}));
    for (uint32_t i = 0; i <= sentence; ++i) passage.EndSentence();
    passage.Tell(day, {"USA"}, {});
    return passage.report() != nullptr;
  };
  EXPECT_TRUE(report(On(11, 19), 0));
  EXPECT_FALSE(report(On(11, 19), 8));
  EXPECT_FALSE(report(On(10, 1), 0));
  EXPECT_FALSE(report(On(11, 21), 0));
  EXPECT_FALSE(report(MonthOf(2025, 11), 0));
  PassageDates undated;
  undated.EndSentence();
  undated.Tell(On(11, 19), {"USA"}, {});
  EXPECT_EQ(undated.report(), nullptr);
  ASSERT_NE(undated.last(), nullptr);
  EXPECT_TRUE(undated.last()->Names("USA"));
}

TEST(PassageDatesTest, WhatWasMentionedIsRecalledNearby) {
  PassageDates passage;
  EXPECT_EQ(passage.Recalled(3), std::nullopt);
  passage.EndSentence();
  passage.Mention(On(3, 1));
  EXPECT_EQ(passage.Recalled(3), On(3, 1));
  for (int i = 0; i < 3; ++i) passage.EndSentence();
  EXPECT_EQ(passage.Recalled(3), std::nullopt);
}

}  // namespace
}  // namespace actant
