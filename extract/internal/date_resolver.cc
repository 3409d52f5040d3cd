#include "extract/internal/date_resolver.h"

#include <cmath>
#include <string>
#include <utility>

#include "extract/internal/numerals.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// 今(20)日: the number decides, if it is so near to the word's own day.
constexpr int kMarkedDaySlack = 15;

enum class Base : uint8_t { kToday, kLast };

struct Offset {
  std::string_view word;
  Base base;
  int by;
};

constexpr Offset kYearWords[] = {
    {"今年", Base::kToday, 0},    {"本年", Base::kToday, 0},
    {"去年", Base::kToday, -1},   {"前年", Base::kToday, -2},
    {"大前年", Base::kToday, -3}, {"明年", Base::kToday, 1},
    {"後年", Base::kToday, 2},    {"后年", Base::kToday, 2},
    {"同年", Base::kLast, 0},     {"同一年", Base::kLast, 0},
    {"當年", Base::kLast, 0},     {"当年", Base::kLast, 0},
    {"該年", Base::kLast, 0},     {"该年", Base::kLast, 0},
    {"翌年", Base::kLast, 1},     {"隔年", Base::kLast, 1},
    {"次年", Base::kLast, 1},
};

constexpr Offset kMonthWords[] = {
    {"本月", Base::kToday, 0},      {"今月", Base::kToday, 0},
    {"這個月", Base::kToday, 0},    {"这个月", Base::kToday, 0},
    {"上月", Base::kToday, -1},     {"上個月", Base::kToday, -1},
    {"上个月", Base::kToday, -1},   {"上上月", Base::kToday, -2},
    {"上上個月", Base::kToday, -2}, {"上上个月", Base::kToday, -2},
    {"下月", Base::kToday, 1},      {"下個月", Base::kToday, 1},
    {"下个月", Base::kToday, 1},    {"下下月", Base::kToday, 2},
    {"下下個月", Base::kToday, 2},  {"下下个月", Base::kToday, 2},
    {"同月", Base::kLast, 0},       {"當月", Base::kLast, 0},
    {"当月", Base::kLast, 0},       {"該月", Base::kLast, 0},
    {"该月", Base::kLast, 0},       {"次月", Base::kLast, 1},
    {"翌月", Base::kLast, 1},       {"隔月", Base::kLast, 1},
};

template <size_t kSize>
const Offset* FindOffset(const Offset (&table)[kSize], std::string_view word) {
  for (const Offset& offset : table) {
    if (offset.word == word) return &offset;
  }
  return nullptr;
}

DateMeaning Unresolved() { return {}; }

std::optional<DateMeaning> Said(std::optional<DaySpan> span) {
  if (!span) return std::nullopt;
  return DateMeaning{span, std::nullopt, true};
}

std::optional<DateMeaning> Inferred(std::optional<DaySpan> span) {
  if (!span) return std::nullopt;
  return DateMeaning{span, std::nullopt, false};
}

bool Contains(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

}  // namespace

DateResolver::DateResolver(const DateContext& context)
    : today_(context.dateline ? context.dateline : context.published),
      last_(context.last),
      section_(context.section) {}

bool CarriesYear(const DateMeaning& meaning) {
  return meaning.year_said && meaning.span &&
         meaning.span->precision != Precision::kYear &&
         meaning.span->last - meaning.span->first <= 31;
}

void DateResolver::Remember(const DateMeaning& meaning) {
  if (!meaning.span) return;
  last_ = meaning.span;
  carrier_.reset();
  if (CarriesYear(meaning)) carrier_ = meaning.span;
  const bool same_year = section_ && ToCivil(section_->first).year ==
                                         ToCivil(meaning.span->first).year;
  if (!same_year) section_.reset();
}

std::optional<DateMeaning> DateResolver::Resolve(DateForm form,
                                                 const DateGroups& groups,
                                                 DateCue cue) {
  switch (form) {
    case DateForm::kDayRange:
      return ResolveDayRange(groups, cue);
    case DateForm::kMonthRange:
      return ResolveMonthRange(groups, cue);
    case DateForm::kYearRange:
      return ResolveYearRange(groups);
    case DateForm::kDate:
      return ResolveDate(groups, cue);
    case DateForm::kMonth:
      return ResolveMonth(groups, cue);
    case DateForm::kYear:
      return ResolveYear(groups);
    case DateForm::kYearPart:
      return ResolveYearPart(groups[0], cue);
    case DateForm::kMonthPart:
      if (!today_) return Unresolved();
      return Inferred(PartOfMonth(YearMonthOf(*today_), groups[0]));
    case DateForm::kDay:
      return ResolveDate({"", "", groups[0], ""}, cue);
    case DateForm::kMarkedDay:
      return ResolveMarkedDay(groups);
    case DateForm::kDayWord:
      return ResolveDayWord(groups[0]);
    case DateForm::kThatDay:
      return ResolveThatDay(groups[0]);
    case DateForm::kWeek:
      return ResolveWeek(groups, cue);
    case DateForm::kAgo:
      return ResolveAgo(groups);
    case DateForm::kDuration:
    case DateForm::kEnglishDuration:
      return Unresolved();
    case DateForm::kDecade:
      return ResolveDecade(groups);
    case DateForm::kNumeric: {
      const std::optional<Day> day =
          MakeDay(ReadInteger(groups[0]).value_or(0),
                  ReadInteger(groups[1]).value_or(0),
                  ReadInteger(groups[2]).value_or(0));
      return day ? Said(DaySpanOf(*day)) : std::nullopt;
    }
    case DateForm::kMonthSlash:
      return ResolveDate({"", groups[0], groups[1], ""}, cue);
    default:
      return ResolveEnglish(form, groups, cue);
  }
}

std::optional<int> DateResolver::YearNamed(std::string_view words) const {
  if (const Offset* offset = FindOffset(kYearWords, words)) {
    if (offset->base == Base::kToday) {
      if (!today_) return std::nullopt;
      return ToCivil(*today_).year + offset->by;
    }
    if (!last_) return std::nullopt;
    return ToCivil(last_->first).year + offset->by;
  }
  const std::optional<int> number = NumberIn(words);
  if (!number) return std::nullopt;
  constexpr int kMinguoEpoch = 1911;  // 民國1年 is 1912
  return *number < 1000 ? *number + kMinguoEpoch : *number;
}

std::optional<YearMonth> DateResolver::MonthNamed(std::string_view year,
                                                  std::string_view month,
                                                  DateCue cue) const {
  if (const Offset* offset = FindOffset(kMonthWords, month)) {
    const std::optional<Day> base =
        offset->base == Base::kToday
            ? today_
            : (last_ ? std::optional<Day>(last_->first) : std::nullopt);
    if (!base) return std::nullopt;
    return AddMonths(YearMonthOf(*base), offset->by);
  }
  const std::optional<int> number = NumberIn(month);
  if (!number || *number < 1 || *number > 12) return std::nullopt;
  if (year.empty()) return OpenMonth(*number, cue);
  const std::optional<int> named = YearNamed(year);
  if (!named) return std::nullopt;
  return YearMonth{*named, *number};
}

// Groups: year, month, day; the first two may be empty.
DateResolver::Meaning DateResolver::ResolveDate(const DateGroups& groups,
                                                DateCue cue) const {
  const auto& [year, month, day_words, unused] = groups;
  const std::optional<int> day = ReadInteger(day_words);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  if (month.empty()) {
    const std::optional<Day> open = OpenDay(*day, cue);
    return open ? Inferred(DaySpanOf(*open)) : Unresolved();
  }
  const std::optional<int> number = NumberIn(month);
  if (year.empty() && number && FindOffset(kMonthWords, month) == nullptr) {
    // 2000 is a leap year: whatever exists in any year exists in it.
    if (!MakeDay(2000, *number, *day)) return std::nullopt;
    const std::optional<Day> open = OpenDate(*number, *day, cue);
    return open ? Inferred(DaySpanOf(*open)) : Unresolved();
  }
  const std::optional<YearMonth> named = MonthNamed(year, month, cue);
  if (!named) return Unresolved();
  const std::optional<Day> date = MakeDay(named->year, named->month, *day);
  return date ? Said(DaySpanOf(*date)) : std::nullopt;
}

// Groups: year, month, first day, last day.
DateResolver::Meaning DateResolver::ResolveDayRange(const DateGroups& groups,
                                                    DateCue cue) const {
  Meaning first = ResolveDate({groups[0], groups[1], groups[2], ""}, cue);
  if (!first || !first->span) return first;
  const std::optional<int> last = ReadInteger(groups[3]);
  if (!last) return std::nullopt;
  const std::optional<Day> end = FirstDayNumbered(*last, first->span->first);
  if (!end) return std::nullopt;
  first->start = first->span;
  first->span = RangeSpan(first->span->first, *end);
  return first;
}

// Groups: year, first month, last month.
DateResolver::Meaning DateResolver::ResolveMonthRange(const DateGroups& groups,
                                                      DateCue cue) const {
  const std::optional<YearMonth> first = MonthNamed(groups[0], groups[1], cue);
  if (!first) return Unresolved();
  const std::optional<int> month = NumberIn(groups[2]);
  if (!month) return std::nullopt;
  const YearMonth last = AddMonths(*first, (*month - first->month + 12) % 12);
  Meaning meaning = Inferred(MonthsSpan(*first, last));
  if (!meaning) return std::nullopt;
  meaning->start = MonthSpan(*first);
  meaning->year_said = !groups[0].empty();
  return meaning;
}

// Groups: first year, connective, last year.
DateResolver::Meaning DateResolver::ResolveYearRange(
    const DateGroups& groups) const {
  const std::optional<int> first = ReadInteger(groups[0]);
  const std::optional<int> last = ReadInteger(groups[2]);
  if (!first || !last) return std::nullopt;
  Meaning meaning = Said(MonthsSpan({*first, 1}, {*last, 12}));
  if (meaning) meaning->start = YearSpan(*first);
  return meaning;
}

// Groups: year, month, part.
DateResolver::Meaning DateResolver::ResolveMonth(const DateGroups& groups,
                                                 DateCue cue) const {
  const std::optional<YearMonth> month = MonthNamed(groups[0], groups[1], cue);
  if (!month) return Unresolved();
  Meaning meaning = Inferred(PartOfMonth(*month, groups[2]));
  if (meaning) meaning->year_said = !groups[0].empty();
  return meaning;
}

// Groups: year, part.
DateResolver::Meaning DateResolver::ResolveYear(
    const DateGroups& groups) const {
  const std::optional<int> year = YearNamed(groups[0]);
  if (!year) return Unresolved();
  return Said(PartOfYear(*year, groups[1]));
}

DateResolver::Meaning DateResolver::ResolveYearPart(std::string_view part,
                                                    DateCue cue) const {
  if (!today_) return Unresolved();
  const YearMonth now = YearMonthOf(*today_);
  int year = now.year;
  if (part.starts_with("去")) --year;
  if (part.starts_with("明")) ++year;
  // In January and February "the year's end" is mostly the one just past.
  const bool end = Contains(part, "底") || Contains(part, "末");
  if (end && now.month <= 2 && cue == DateCue::kNone) --year;
  return Inferred(PartOfYear(year, part));
}

// Groups: word, day.
DateResolver::Meaning DateResolver::ResolveMarkedDay(
    const DateGroups& groups) const {
  const std::optional<int> day = ReadInteger(groups[1]);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  const Meaning by_word = ResolveDayWord(std::string(groups[0]) + "天");
  if (!by_word || !by_word->span) return by_word;
  const Day near = by_word->span->first;
  const std::optional<Day> before = LatestDayNumbered(*day, near);
  const std::optional<Day> after = FirstDayNumbered(*day, near);
  std::optional<Day> best = before;
  if (after && (!before || *after - near < near - *before)) best = after;
  if (!best || std::abs(*best - near) > kMarkedDaySlack) return by_word;
  return Said(DaySpanOf(*best));
}

DateResolver::Meaning DateResolver::ResolveDayWord(
    std::string_view word) const {
  if (!today_) return Unresolved();
  const bool further = word.starts_with("大");
  if (further) word.remove_prefix(CharAt(word, 0).size);
  int offset = 0;
  if (word.starts_with("昨")) offset = -1;
  if (word.starts_with("前")) offset = further ? -3 : -2;
  if (word.starts_with("明")) offset = 1;
  if (word.starts_with("後") || word.starts_with("后")) {
    offset = further ? 3 : 2;
  }
  return Said(DaySpanOf(*today_ + offset));
}

std::optional<Day> DateResolver::LastDay() const {
  if (!last_ || last_->precision != Precision::kDay) return std::nullopt;
  return last_->first;
}

DateResolver::Meaning DateResolver::ResolveThatDay(
    std::string_view word) const {
  const std::optional<Day> last = LastDay();
  if (!last) return Unresolved();
  int offset = 0;
  if (word.starts_with("翌") || word.starts_with("隔") ||
      word.starts_with("次") || word.starts_with("後") ||
      word.starts_with("后")) {
    offset = 1;
  }
  if (word.starts_with("前")) offset = -1;
  return Said(DaySpanOf(*last + offset));
}

DateResolver::Meaning DateResolver::WeekFrom(Day monday) const {
  return Inferred(RangeSpan(monday, monday + 6));
}

// The latest such weekday not after today, or the next one.
DateResolver::Meaning DateResolver::Weekday(int weekday, DateCue cue) const {
  if (!today_) return Unresolved();
  if (cue == DateCue::kFuture) {
    const int ahead = (weekday - WeekdayOf(*today_) + 7) % 7;
    return Inferred(DaySpanOf(*today_ + ahead));
  }
  const int back = (WeekdayOf(*today_) - weekday + 7) % 7;
  return Inferred(DaySpanOf(*today_ - back));
}

// Groups: which week, weekday.
DateResolver::Meaning DateResolver::ResolveWeek(const DateGroups& groups,
                                                DateCue cue) const {
  if (!today_) return Unresolved();
  static constexpr std::pair<std::string_view, int> kWeeks[] = {
      {"上上", -2}, {"上", -1}, {"下", 1}, {"下下", 2}};
  int offset = 0;
  for (const auto& [word, by] : kWeeks) {
    if (groups[0] == word) offset = by;
  }
  static constexpr std::string_view kWeekdays[] = {"一", "二", "三", "四",
                                                   "五", "六", "日"};
  int weekday = -1;
  for (int i = 0; i < 7; ++i) {
    if (groups[1] == kWeekdays[i]) weekday = i;
  }
  if (groups[1] == "天") weekday = 6;
  const bool weekend = groups[1] == "末";
  const Day monday = MondayOf(*today_) + 7 * offset;
  if (weekend) {
    const bool past =
        groups[0].empty() && WeekdayOf(*today_) < 5 && cue == DateCue::kNone;
    const Day saturday = monday + 5 - (past ? 7 : 0);
    return Inferred(RangeSpan(saturday, saturday + 1));
  }
  if (weekday < 0) return WeekFrom(monday);
  if (groups[0].empty()) return Weekday(weekday, cue);
  return Inferred(DaySpanOf(monday + weekday));
}

DateResolver::Meaning DateResolver::Ago(double count, std::string_view unit,
                                        bool more) const {
  if (!today_) return Unresolved();
  const YearMonth now = YearMonthOf(*today_);
  const int whole = static_cast<int>(count);
  if (unit == "day") {
    if (more) return Inferred(RangeSpan(*today_ - 2 * whole, *today_ - whole));
    return Said(DaySpanOf(*today_ - whole));
  }
  if (unit == "week") {
    const Day middle = *today_ - static_cast<Day>(std::lround(count * 7));
    return Inferred(RangeSpan(middle - 3, middle + 3));
  }
  const bool years = unit == "year";
  const int months = static_cast<int>(std::lround(years ? count * 12 : count));
  const int slack = more ? (years ? 11 : 1) : 0;
  const YearMonth first = AddMonths(now, -months - slack);
  if (more) return Said(MonthsSpan(first, AddMonths(now, -months)));
  if (years && count == whole) return Said(YearSpan(now.year - whole));
  return Said(MonthSpan(first));
}

// Groups: count, more, unit.
DateResolver::Meaning DateResolver::ResolveAgo(const DateGroups& groups) const {
  const std::optional<double> count = ReadNumber(groups[0]);
  if (!count) return std::nullopt;
  const std::string_view unit = groups[2];
  std::string_view name = "week";
  if (unit == "天" || unit == "日") name = "day";
  if (Contains(unit, "月")) name = "month";
  if (unit == "年") name = "year";
  return Ago(*count, name, !groups[1].empty() && groups[1] != "半");
}

// Groups: a year or the tens of one, part.
DateResolver::Meaning DateResolver::ResolveDecade(
    const DateGroups& groups) const {
  std::optional<int> year = NumberIn(groups[0]);
  if (!year) return std::nullopt;
  if (*year < 100) *year += 1900;
  if (*year % 10 != 0) return std::nullopt;
  int first = *year;
  int last = *year + 9;
  if (Contains(groups[1], "初")) last = first + 3;
  if (Contains(groups[1], "中")) first += 3, last -= 3;
  if (Contains(groups[1], "末") || Contains(groups[1], "期")) {
    if (!Contains(groups[1], "初") && !Contains(groups[1], "中")) {
      first += 6;
    }
  }
  return Said(MonthsSpan({first, 1}, {last, 12}));
}

}  // namespace actant
