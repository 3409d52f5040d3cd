// Arithmetic of months, weeks and the loose parts of months and years.
#ifndef ACTANT_EXTRACT_INTERNAL_CALENDAR_SPANS_H_
#define ACTANT_EXTRACT_INTERNAL_CALENDAR_SPANS_H_

#include <optional>

#include "proto/event_time.h"

namespace actant {

struct YearMonth {
  int year = 1970;
  int month = 1;  // 1..12

  friend bool operator==(const YearMonth&, const YearMonth&) = default;
};

YearMonth YearMonthOf(Day day);
// REQUIRES: |months| below 10^6.
YearMonth AddMonths(YearMonth from, int months);
// Months from `from` to `to`, negative if `to` is the earlier.
int MonthsBetween(YearMonth from, YearMonth to);

// All of these are nullopt where the year is outside 1..9999 or the date does
// not exist.
std::optional<Day> MakeDay(int year, int month, int day);
std::optional<DaySpan> MonthSpan(YearMonth month);
std::optional<DaySpan> YearSpan(int year);
// A kRange from the first of `first` to the end of `last`.
std::optional<DaySpan> MonthsSpan(YearMonth first, YearMonth last);
// A kRange inside a month; `last` 0 means the month's last day.
std::optional<DaySpan> DaysOfMonth(YearMonth month, int first, int last);
// nullopt too for a day outside kFirstDay..kLastDay.
std::optional<DaySpan> DaySpanOf(Day day);
std::optional<DaySpan> RangeSpan(Day first, Day last);

// The latest day with this number in its month that is not after `limit`, and
// the first that is not before it. nullopt unless 1 <= number <= 31.
std::optional<Day> LatestDayNumbered(int number, Day limit);
std::optional<Day> FirstDayNumbered(int number, Day limit);
// The same for a month and day; nullopt for a date that never exists.
std::optional<Day> LatestDate(int month, int day, Day limit);
std::optional<Day> FirstDate(int month, int day, Day limit);

// Monday of the week of `day`.
Day MondayOf(Day day);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_CALENDAR_SPANS_H_
