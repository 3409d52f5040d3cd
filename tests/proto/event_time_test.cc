#include "proto/event_time.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <random>
#include <string>
#include <string_view>

namespace actant {
namespace {

// The rule as people say it.
bool IsLeap(int year) {
  if (year % 400 == 0) return true;
  if (year % 100 == 0) return false;
  return year % 4 == 0;
}

// The day after `date`, by counting on fingers.
CivilDate DayAfter(CivilDate date) {
  static constexpr int kLengths[] = {31, 28, 31, 30, 31, 30,
                                     31, 31, 30, 31, 30, 31};
  const int length =
      date.month == 2 && IsLeap(date.year) ? 29 : kLengths[date.month - 1];
  if (++date.day <= length) return date;
  date.day = 1;
  if (++date.month <= 12) return date;
  date.month = 1;
  ++date.year;
  return date;
}

TEST(EventTimeTest, CountsEveryDayOfTheCalendar) {
  CivilDate date{1, 1, 1};
  for (Day day = kFirstDay; day <= kLastDay; ++day) {
    ASSERT_EQ(ToDay(date), day)
        << date.year << "-" << date.month << "-" << date.day;
    ASSERT_EQ(ToCivil(day), date) << day;
    date = DayAfter(date);
  }
  EXPECT_EQ(date, (CivilDate{10000, 1, 1}));
}

TEST(EventTimeTest, StartsAtTheEpoch) {
  EXPECT_EQ(ToDay({1970, 1, 1}), 0);
  EXPECT_EQ(ToDay({1969, 12, 31}), -1);
  EXPECT_EQ(ToDay({2000, 3, 1}), 11017);
}

TEST(EventTimeTest, KnowsWeekdays) {
  EXPECT_EQ(WeekdayOf(0), 3);                      // a Thursday
  EXPECT_EQ(WeekdayOf(ToDay({2024, 2, 29})), 3);   // a Thursday
  EXPECT_EQ(WeekdayOf(ToDay({1945, 8, 15})), 2);   // a Wednesday
  EXPECT_EQ(WeekdayOf(ToDay({1969, 12, 29})), 0);  // a Monday
  int weekday = WeekdayOf(kFirstDay);
  EXPECT_EQ(weekday, 0);  // 0001-01-01 of the proleptic calendar
  for (Day day = kFirstDay; day < kFirstDay + 1000; ++day) {
    ASSERT_EQ(WeekdayOf(day), weekday) << day;
    weekday = (weekday + 1) % 7;
  }
}

TEST(EventTimeTest, KnowsLeapYears) {
  for (const int year : {4, 1600, 2000, 2024, 9996}) {
    EXPECT_EQ(DaysInMonth(year, 2), 29) << year;
    EXPECT_TRUE(IsValid({year, 2, 29})) << year;
  }
  for (const int year : {1, 1700, 1900, 2023, 2100, 9999}) {
    EXPECT_EQ(DaysInMonth(year, 2), 28) << year;
    EXPECT_FALSE(IsValid({year, 2, 29})) << year;
  }
}

TEST(EventTimeTest, RefusesDatesThatDoNotExist) {
  for (const CivilDate& date : std::initializer_list<CivilDate>{{0, 1, 1},
                                                                {10000, 1, 1},
                                                                {2025, 0, 1},
                                                                {2025, 13, 1},
                                                                {2025, 1, 0},
                                                                {2025, 1, 32},
                                                                {2025, 4, 31},
                                                                {-1, 1, 1}}) {
    EXPECT_FALSE(IsValid(date))
        << date.year << "-" << date.month << "-" << date.day;
  }
  EXPECT_TRUE(IsValid({1, 1, 1}));
  EXPECT_TRUE(IsValid({9999, 12, 31}));
}

TEST(EventTimeTest, ReadsBackWhatItPrints) {
  std::mt19937 random(20261122);
  std::uniform_int_distribution<Day> any(kFirstDay, kLastDay);
  for (int i = 0; i < 20000; ++i) {
    const Day day = any(random);
    const std::string text = FormatDay(day);
    ASSERT_EQ(text.size(), 10U);
    const Result<Day> back = ParseDay(text);
    ASSERT_TRUE(back.has_value()) << text;
    ASSERT_EQ(*back, day) << text;
    const Result<DaySpan> span = ParseSpan(text);
    ASSERT_TRUE(span.has_value()) << text;
    ASSERT_EQ(*span, (DaySpan{day, day, Precision::kDay})) << text;
  }
  EXPECT_EQ(FormatDay(kFirstDay), "0001-01-01");
  EXPECT_EQ(FormatDay(kLastDay), "9999-12-31");
}

TEST(EventTimeTest, SpansMonthsAndYears) {
  EXPECT_EQ(*ParseSpan("2024-02"), MonthOf(2024, 2));
  EXPECT_EQ(MonthOf(2024, 2).first, ToDay({2024, 2, 1}));
  EXPECT_EQ(MonthOf(2024, 2).last, ToDay({2024, 2, 29}));
  EXPECT_EQ(MonthOf(2023, 12).last, ToDay({2023, 12, 31}));
  EXPECT_EQ(*ParseSpan("2024"), YearOf(2024));
  EXPECT_EQ(YearOf(2024).last - YearOf(2024).first, 365);
  EXPECT_EQ(YearOf(2023).last - YearOf(2023).first, 364);
}

TEST(EventTimeTest, PrintsSpansAsPreciselyAsTheyAreKnown) {
  EXPECT_EQ(FormatSpan(DayOf({2026, 7, 14})), "2026-07-14");
  EXPECT_EQ(FormatSpan(MonthOf(2026, 7)), "2026-07");
  EXPECT_EQ(FormatSpan(YearOf(2026)), "2026");
  const auto range = [](CivilDate first, CivilDate last) {
    return FormatSpan({ToDay(first), ToDay(last), Precision::kRange});
  };
  EXPECT_EQ(range({2026, 7, 14}, {2026, 7, 14}), "2026-07-14");
  EXPECT_EQ(range({2026, 7, 14}, {2026, 7, 20}), "2026-07");
  EXPECT_EQ(range({2026, 3, 31}, {2026, 4, 2}), "2026");
  EXPECT_EQ(range({2025, 12, 31}, {2026, 1, 2}), std::nullopt);
}

TEST(EventTimeTest, NamesTheTextAndTheFormsItRefuses) {
  for (const std::string_view bad :
       {"", "2026-", "2026-7", "2026/07/14", "26-07-14", "2026-07-32",
        "2026-02-29", "2026-13", "0000", "2026-07-14 ", "-026", "２０２６",
        "2026-07-1a", "+026-07-14", "2026-07-014"}) {
    const Result<DaySpan> span = ParseSpan(bad);
    ASSERT_FALSE(span.has_value()) << bad;
    EXPECT_EQ(span.error().code(), StatusCode::kInvalidArgument);
    EXPECT_EQ(span.error().message(),
              "'" + std::string(bad) +
                  "' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD");
  }
}

TEST(EventTimeTest, KeepsTheDateOfADateTime) {
  const Day day = ToDay({2026, 8, 19});
  EXPECT_EQ(*ParseDay("2026-08-19"), day);
  EXPECT_EQ(*ParseDay("2026-08-19T22:49:55+08:00"), day);
  EXPECT_EQ(*ParseDay("2026-08-19 22:49"), day);
  for (const std::string_view bad :
       {"2026", "2026-08", "2026-08-19x", "2026-02-30T00:00", "T2026-08-19",
        "2026-08T19:00", ""}) {
    const Result<Day> parsed = ParseDay(bad);
    ASSERT_FALSE(parsed.has_value()) << bad;
    EXPECT_EQ(parsed.error().code(), StatusCode::kInvalidArgument);
    EXPECT_NE(parsed.error().message().find("'" + std::string(bad) + "'"),
              std::string::npos);
    EXPECT_NE(parsed.error().message().find("YYYY-MM-DD"), std::string::npos);
  }
}

}  // namespace
}  // namespace actant
