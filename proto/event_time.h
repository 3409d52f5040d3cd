// Days and date ranges: the calendar of events.
#ifndef ACTANT_PROTO_EVENT_TIME_H_
#define ACTANT_PROTO_EVENT_TIME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proto/status.h"

namespace actant {

// Days since 1970-01-01 in the proleptic Gregorian calendar; no time zone: the
// day an article or a clause names. Years 1..9999.
using Day = int32_t;

inline constexpr Day kFirstDay = -719162;  // 0001-01-01
inline constexpr Day kLastDay = 2932896;   // 9999-12-31

struct CivilDate {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31

  friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

// True for a date that exists (2024-02-29 does, 2023-02-29 does not) in years
// 1..9999.
bool IsValid(const CivilDate& date);

// 28..31. REQUIRES: month in 1..12.
int DaysInMonth(int year, int month);

// REQUIRES: IsValid(date). Method: Howard Hinnant, "chrono-Compatible
// Low-Level Date Algorithms", days_from_civil.
Day ToDay(const CivilDate& date);

// REQUIRES: kFirstDay <= day <= kLastDay.
CivilDate ToCivil(Day day);

// 0 = Monday .. 6 = Sunday.
int WeekdayOf(Day day);

// YYYY-MM-DD.
std::string FormatDay(Day day);

// A span of possible days and how precisely the text gave it.
enum class Precision { kDay, kMonth, kYear, kRange };

struct DaySpan {
  Day first = 0;
  Day last = 0;
  Precision precision = Precision::kDay;

  friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

// The whole of a day, a month, a year. REQUIRES: the date exists.
DaySpan DayOf(const CivilDate& date);
DaySpan MonthOf(int year, int month);
DaySpan YearOf(int year);

// "2026", "2026-07", "2026-07-14" or, for kRange, the common prefix that is
// known (the day if both are one, else the month, else the year), or nullopt
// where not even the year is one.
std::optional<std::string> FormatSpan(const DaySpan& span);

// Reads YYYY, YYYY-MM or YYYY-MM-DD, and nothing else; InvalidArgument names
// the text and the accepted forms.
Result<DaySpan> ParseSpan(std::string_view text);

// Reads YYYY-MM-DD, or an ISO 8601 date-time whose date part it keeps
// (2026-08-19T22:49:55+08:00).
Result<Day> ParseDay(std::string_view text);

}  // namespace actant

#endif  // ACTANT_PROTO_EVENT_TIME_H_
