// The shapes of dates: one re2 pattern per shape, with what its groups mean.
#ifndef ACTANT_EXTRACT_INTERNAL_DATE_FORMS_H_
#define ACTANT_EXTRACT_INTERNAL_DATE_FORMS_H_

#include <string>
#include <vector>

namespace actant {

// The groups of each form, in order; any may be empty.
enum class DateForm {
  kDayRange,    // year, month, first day, last day: 7月17至27日
  kMonthRange,  // year, first month, last month: 7至8月
  kYearRange,   // first year, connective, last year: 2018和2019年
  kDate,        // year, month, day: 2025年12月26日
  kMonth,       // year, month, part: 去年7月初
  kYear,        // year, part: 2025年底
  kYearPart,    // part of the current year: 年底
  kMonthPart,   // part of the current month: 月底
  kDay,         // day: 20日
  kMarkedDay,   // word, day: 今（20）日
  kDayWord,     // word: 昨天
  kThatDay,     // word, relative to the date before: 翌日
  kWeek,        // which, weekday: 上週三; either may be empty
  kAgo,         // number, more, unit: 三個月前
  kDuration,    // none: 90天
  kDecade,      // year or tens, part: 1950年代初
  kNumeric,     // year, month, day: 2026/7/20
  kMonthSlash,  // month, day: 7／20

  kEnglishMonthDay,   // month, day, year: March 3, 2025
  kEnglishDayMonth,   // day, month, year: 3 March 2025
  kEnglishMonth,      // part, month, year: early March 2025
  kEnglishBareMonth,  // word, month: in March, last March
  kEnglishYear,       // part, year: in early 2019
  kEnglishDayWord,    // word: yesterday
  kEnglishRelative,   // word, unit or weekday or season: last Tuesday
  kEnglishWeekday,    // weekday: Tuesday
  kEnglishAgo,        // number, unit: three days ago
  kEnglishThat,       // word, unit, relative to the date before: the next day
  kEnglishDuration,   // none: 90 days
  kEnglishDecade,     // year: the 1950s
};

struct DateFormPattern {
  DateForm form;
  // re2 syntax, UTF-8, at most kMaxDateGroups groups.
  std::string pattern;
};

inline constexpr int kMaxDateGroups = 4;

// In order of preference among forms that fit the same words.
std::vector<DateFormPattern> DateFormPatterns();

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_DATE_FORMS_H_
