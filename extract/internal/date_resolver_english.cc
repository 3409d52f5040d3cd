#include <array>
#include <string>

#include "extract/internal/date_resolver.h"
#include "extract/internal/numerals.h"

namespace actant {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

template <size_t kSize>
int IndexOfPrefix(const std::array<std::string_view, kSize>& names,
                  std::string_view word) {
  for (size_t i = 0; i < kSize; ++i) {
    if (word.starts_with(names[i])) return static_cast<int>(i);
  }
  return -1;
}

// 1..12, or 0.
int MonthNumber(std::string_view word) {
  return IndexOfPrefix(kMonths, word) + 1;
}

bool Ends(std::string_view word, std::string_view tail) {
  return word.ends_with(tail);
}

// -1 last, 0 this, 1 next; by its last letters, so that case does not matter.
int Direction(std::string_view word) {
  if (Ends(word, "ast")) return -1;
  if (Ends(word, "ext")) return 1;
  return 0;
}

std::string_view SeasonName(std::string_view word) {
  if (word == "spring") return "春";
  if (word == "summer") return "夏";
  if (word == "winter") return "冬";
  return "秋";
}

bool IsSeason(std::string_view word) {
  return word == "spring" || word == "summer" || word == "autumn" ||
         word == "fall" || word == "winter";
}

std::optional<DateMeaning> Make(std::optional<DaySpan> span, bool said) {
  if (!span) return std::nullopt;
  return DateMeaning{span, std::nullopt, said};
}

}  // namespace

DateResolver::Meaning DateResolver::ResolveEnglish(DateForm form,
                                                   const DateGroups& groups,
                                                   DateCue cue) const {
  switch (form) {
    case DateForm::kEnglishMonthDay:
      return ResolveEnglishDate(groups[0], groups[1], groups[2], cue);
    case DateForm::kEnglishDayMonth:
      return ResolveEnglishDate(groups[1], groups[0], groups[2], cue);
    case DateForm::kEnglishMonth:
      return ResolveEnglishMonth(groups);
    case DateForm::kEnglishBareMonth:
      return ResolveEnglishBareMonth(groups, cue);
    case DateForm::kEnglishYear:
      return ResolveEnglishYear(groups);
    case DateForm::kEnglishDayWord: {
      if (!today_) return DateMeaning{};
      const int offset = Ends(groups[0], "oday")      ? 0
                         : Ends(groups[0], "tonight") ? 0
                         : Ends(groups[0], "Tonight") ? 0
                         : Ends(groups[0], "orrow")   ? 1
                                                      : -1;
      return Make(DaySpanOf(*today_ + offset), true);
    }
    case DateForm::kEnglishRelative:
      return ResolveEnglishRelative(groups);
    case DateForm::kEnglishWeekday:
      return ResolveEnglishWeekday(groups[0], cue);
    case DateForm::kEnglishAgo: {
      const std::optional<int> count = ReadEnglishNumber(groups[0]);
      if (!count) return std::nullopt;
      return Ago(*count, groups[1], false);
    }
    case DateForm::kEnglishThat:
      return ResolveEnglishThat(groups);
    case DateForm::kEnglishDecade: {
      const std::optional<int> year = ReadInteger(groups[0]);
      if (!year) return std::nullopt;
      return Make(MonthsSpan({*year, 1}, {*year + 9, 12}), true);
    }
    default:
      return std::nullopt;
  }
}

DateResolver::Meaning DateResolver::ResolveEnglishDate(std::string_view month,
                                                       std::string_view day,
                                                       std::string_view year,
                                                       DateCue cue) const {
  const int month_number = MonthNumber(month);
  const int day_number = ReadInteger(day).value_or(0);
  if (year.empty()) {
    if (!MakeDay(2000, month_number, day_number)) return std::nullopt;
    const std::optional<Day> open = OpenDate(month_number, day_number, cue);
    return open ? Make(DaySpanOf(*open), false) : DateMeaning{};
  }
  const std::optional<Day> date =
      MakeDay(ReadInteger(year).value_or(0), month_number, day_number);
  return date ? Make(DaySpanOf(*date), true) : std::nullopt;
}

// Groups: part, month, year.
DateResolver::Meaning DateResolver::ResolveEnglishMonth(
    const DateGroups& groups) const {
  const YearMonth month{ReadInteger(groups[2]).value_or(0),
                        MonthNumber(groups[1])};
  return Make(PartOfMonth(month, groups[0]), true);
}

// Groups: the word before, month.
DateResolver::Meaning DateResolver::ResolveEnglishBareMonth(
    const DateGroups& groups, DateCue cue) const {
  const std::string_view word = groups[0];
  const int number = MonthNumber(groups[1]);
  if (Direction(word) == 0) {
    const std::optional<YearMonth> open = OpenMonth(number, cue);
    if (!open) return DateMeaning{};
    return Make(PartOfMonth(*open, word), false);
  }
  if (!today_) return DateMeaning{};
  const YearMonth now = YearMonthOf(*today_);
  // Strictly before, or strictly after, the present month.
  const int ahead = (number - now.month + 11) % 12 + 1;
  return Make(
      MonthSpan(AddMonths(
          now, Direction(word) > 0 ? ahead : (ahead == 12 ? -12 : ahead - 12))),
      true);
}

// Groups: part, year.
DateResolver::Meaning DateResolver::ResolveEnglishYear(
    const DateGroups& groups) const {
  return Make(PartOfYear(ReadInteger(groups[1]).value_or(0), groups[0]), true);
}

// Groups: word, unit.
DateResolver::Meaning DateResolver::ResolveEnglishRelative(
    const DateGroups& groups) const {
  if (!today_) return DateMeaning{};
  const int direction = Direction(groups[0]);
  const std::string_view unit = groups[1];
  const YearMonth now = YearMonthOf(*today_);
  if (unit == "week") return WeekFrom(MondayOf(*today_) + 7 * direction);
  if (unit == "month") {
    return Make(MonthSpan(AddMonths(now, direction)), true);
  }
  if (unit == "year") return Make(YearSpan(now.year + direction), true);
  if (IsSeason(unit)) {
    // "Last summer" is the one that is over.
    int year = now.year + (direction > 0 ? 1 : 0);
    std::optional<DaySpan> span = PartOfYear(year, SeasonName(unit));
    while (direction < 0 && span && span->last >= *today_) {
      span = PartOfYear(--year, SeasonName(unit));
    }
    return Make(span, true);
  }
  const int weekday = IndexOfPrefix(kWeekdays, unit);
  if (weekday < 0) return std::nullopt;
  const int now_weekday = WeekdayOf(*today_);
  if (direction == 0) {
    return Make(DaySpanOf(MondayOf(*today_) + weekday), true);
  }
  const int back = (now_weekday - weekday + 6) % 7 + 1;   // 1..7
  const int ahead = (weekday - now_weekday + 6) % 7 + 1;  // 1..7
  return Make(DaySpanOf(direction < 0 ? *today_ - back : *today_ + ahead),
              true);
}

DateResolver::Meaning DateResolver::ResolveEnglishWeekday(
    std::string_view weekday, DateCue cue) const {
  const int index = IndexOfPrefix(kWeekdays, weekday);
  return index < 0 ? std::nullopt : Weekday(index, cue);
}

// Groups: word, unit.
DateResolver::Meaning DateResolver::ResolveEnglishThat(
    const DateGroups& groups) const {
  if (!last_) return DateMeaning{};
  int offset = 0;
  if (groups[0] == "next" || groups[0] == "following") offset = 1;
  if (groups[0] == "previous") offset = -1;
  if (groups[1] == "day") {
    const std::optional<Day> last = LastDay();
    return last ? Make(DaySpanOf(*last + offset), true) : DateMeaning{};
  }
  const YearMonth month = YearMonthOf(last_->first);
  if (groups[1] == "month") {
    return Make(MonthSpan(AddMonths(month, offset)), true);
  }
  return Make(YearSpan(month.year + offset), true);
}

}  // namespace actant
