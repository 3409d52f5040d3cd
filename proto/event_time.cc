#include "proto/event_time.h"

#include <charconv>

namespace actant {
namespace {

// Exactly `text.size()` digits as a number; -1 where another byte stands.
int Digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? -1 : value;
}

Status BadDate(std::string_view text, const char* accepted) {
  return InvalidArgument("'" + std::string(text) + "' is not a date; write " +
                         accepted);
}

}  // namespace

int DaysInMonth(int year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

bool IsValid(const CivilDate& date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 &&
         date.month <= 12 && date.day >= 1 &&
         date.day <= DaysInMonth(date.year, date.month);
}

Day ToDay(const CivilDate& date) {
  const int y = date.month <= 2 ? date.year - 1 : date.year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int shifted = date.month > 2 ? date.month - 3 : date.month + 9;
  const int day_of_year = (153 * shifted + 2) / 5 + date.day - 1;
  const int day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate ToCivil(Day day) {
  const int z = day + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  CivilDate date;
  date.day = doy - (153 * mp + 2) / 5 + 1;
  date.month = mp < 10 ? mp + 3 : mp - 9;
  date.year = yoe + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

int WeekdayOf(Day day) {
  const int shifted = (day + 3) % 7;  // 1970-01-01 was a Thursday.
  return shifted < 0 ? shifted + 7 : shifted;
}

std::string FormatDay(Day day) {
  const CivilDate date = ToCivil(day);
  std::string text = "0000-00-00";
  const auto put = [&text](size_t end, int value) {
    for (; value > 0; value /= 10) {
      text[--end] = static_cast<char>('0' + value % 10);
    }
  };
  put(4, date.year);
  put(7, date.month);
  put(10, date.day);
  return text;
}

DaySpan DayOf(const CivilDate& date) {
  const Day day = ToDay(date);
  return {day, day, Precision::kDay};
}

DaySpan MonthOf(int year, int month) {
  return {ToDay({year, month, 1}),
          ToDay({year, month, DaysInMonth(year, month)}), Precision::kMonth};
}

DaySpan YearOf(int year) {
  return {ToDay({year, 1, 1}), ToDay({year, 12, 31}), Precision::kYear};
}

std::optional<std::string> FormatSpan(const DaySpan& span) {
  const std::string first = FormatDay(span.first);
  const std::string last = FormatDay(span.last);
  switch (span.precision) {
    case Precision::kDay:
      return first;
    case Precision::kMonth:
      return first.substr(0, 7);
    case Precision::kYear:
      return first.substr(0, 4);
    case Precision::kRange:
      break;
  }
  if (first == last) return first;
  if (first.substr(0, 7) == last.substr(0, 7)) return first.substr(0, 7);
  if (first.substr(0, 4) == last.substr(0, 4)) return first.substr(0, 4);
  return std::nullopt;
}

Result<DaySpan> ParseSpan(std::string_view text) {
  constexpr char kAccepted[] = "YYYY, YYYY-MM or YYYY-MM-DD";
  const bool shape =
      (text.size() == 4 || text.size() == 7 || text.size() == 10) &&
      (text.size() < 5 || text[4] == '-') &&
      (text.size() < 8 || text[7] == '-');
  if (!shape) return Error(BadDate(text, kAccepted));
  CivilDate date{Digits(text.substr(0, 4)), 1, 1};
  if (text.size() >= 7) date.month = Digits(text.substr(5, 2));
  if (text.size() == 10) date.day = Digits(text.substr(8, 2));
  if (!IsValid(date)) return Error(BadDate(text, kAccepted));
  if (text.size() == 4) return YearOf(date.year);
  if (text.size() == 7) return MonthOf(date.year, date.month);
  return DayOf(date);
}

Result<Day> ParseDay(std::string_view text) {
  const bool has_time =
      text.size() > 10 && (text[10] == 'T' || text[10] == ' ');
  const std::string_view date = has_time ? text.substr(0, 10) : text;
  if (date.size() == 10) {
    if (Result<DaySpan> span = ParseSpan(date); span.has_value()) {
      return span->first;
    }
  }
  return Error(BadDate(text, "YYYY-MM-DD (a time of day may follow after T)"));
}

}  // namespace actant
