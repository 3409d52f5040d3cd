#include "extract/internal/calendar_spans.h"

namespace actant {
namespace {

// 29 February comes back after 8 years at the latest (1896, 1904).
constexpr int kYearsOfSearch = 8;

bool InCalendar(Day day) { return day >= kFirstDay && day <= kLastDay; }

}  // namespace

YearMonth YearMonthOf(Day day) {
  const CivilDate date = ToCivil(day);
  return {date.year, date.month};
}

YearMonth AddMonths(YearMonth from, int months) {
  const int total = from.year * 12 + from.month - 1 + months;
  const int year = total >= 0 ? total / 12 : (total - 11) / 12;
  return {year, total - year * 12 + 1};
}

int MonthsBetween(YearMonth from, YearMonth to) {
  return (to.year - from.year) * 12 + to.month - from.month;
}

std::optional<Day> MakeDay(int year, int month, int day) {
  const CivilDate date{year, month, day};
  if (!IsValid(date)) return std::nullopt;
  return ToDay(date);
}

std::optional<DaySpan> MonthSpan(YearMonth month) {
  if (!MakeDay(month.year, month.month, 1)) return std::nullopt;
  return MonthOf(month.year, month.month);
}

std::optional<DaySpan> YearSpan(int year) {
  if (!MakeDay(year, 1, 1)) return std::nullopt;
  return YearOf(year);
}

std::optional<DaySpan> MonthsSpan(YearMonth first, YearMonth last) {
  const std::optional<DaySpan> from = MonthSpan(first);
  const std::optional<DaySpan> to = MonthSpan(last);
  if (!from || !to || from->first > to->last) return std::nullopt;
  return DaySpan{from->first, to->last, Precision::kRange};
}

std::optional<DaySpan> DaysOfMonth(YearMonth month, int first, int last) {
  std::optional<DaySpan> span = MonthSpan(month);
  if (!span) return std::nullopt;
  const Day begin = span->first;
  if (last > 0) span->last = begin + last - 1;
  span->first = begin + first - 1;
  span->precision = Precision::kRange;
  return span;
}

std::optional<DaySpan> DaySpanOf(Day day) {
  if (!InCalendar(day)) return std::nullopt;
  return DaySpan{day, day, Precision::kDay};
}

std::optional<DaySpan> RangeSpan(Day first, Day last) {
  if (!InCalendar(first) || !InCalendar(last) || first > last) {
    return std::nullopt;
  }
  return DaySpan{first, last, Precision::kRange};
}

std::optional<Day> LatestDayNumbered(int number, Day limit) {
  if (!InCalendar(limit)) return std::nullopt;
  YearMonth month = YearMonthOf(limit);
  // No two months in a row lack a 29th, 30th or 31st; one more for the
  // month of `limit` itself.
  for (int i = 0; i < 3; ++i, month = AddMonths(month, -1)) {
    const std::optional<Day> day = MakeDay(month.year, month.month, number);
    if (day && *day <= limit) return day;
  }
  return std::nullopt;
}

std::optional<Day> FirstDayNumbered(int number, Day limit) {
  if (!InCalendar(limit)) return std::nullopt;
  YearMonth month = YearMonthOf(limit);
  for (int i = 0; i < 3; ++i, month = AddMonths(month, 1)) {
    const std::optional<Day> day = MakeDay(month.year, month.month, number);
    if (day && *day >= limit) return day;
  }
  return std::nullopt;
}

std::optional<Day> LatestDate(int month, int day, Day limit) {
  if (!InCalendar(limit)) return std::nullopt;
  const int year = ToCivil(limit).year;
  for (int i = 0; i <= kYearsOfSearch; ++i) {
    const std::optional<Day> found = MakeDay(year - i, month, day);
    if (found && *found <= limit) return found;
  }
  return std::nullopt;
}

std::optional<Day> FirstDate(int month, int day, Day limit) {
  if (!InCalendar(limit)) return std::nullopt;
  const int year = ToCivil(limit).year;
  for (int i = 0; i <= kYearsOfSearch; ++i) {
    const std::optional<Day> found = MakeDay(year + i, month, day);
    if (found && *found >= limit) return found;
  }
  return std::nullopt;
}

Day MondayOf(Day day) { return day - WeekdayOf(day); }

}  // namespace actant
