// Dates that leave out their month or year, and the parts of both.
#include <optional>
#include <string_view>

#include "extract/internal/date_resolver.h"
#include "extract/internal/numerals.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// How far ahead a date without a year may lie, in months and in days: without
// and with a cue of the future. Announced events mostly lie within weeks;
// measured by hand on news of 2026, see DateReader.
constexpr int kMonthsAhead = 2;
constexpr int kMonthsAheadCued = 9;
constexpr int kDaysAhead = 62;
constexpr int kDaysAheadCued = 270;
// A bare day number with a cue of the future lies at most so far ahead,
constexpr int kDayAheadCued = 25;
// 10日起, said shortly before: this many days at most ahead, and less than half
// as far as the one before.
constexpr int kDayAheadNearest = 10;
// and one that goes on from the day named before follows it within these.
constexpr int kDaysGoingOn = 10;
// What lies no longer back than this is news, and no part of a section of
// history.
constexpr int kMonthsRecent = 2;
constexpr int kDaysRecent = 62;
bool Contains(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

}  // namespace

// The first run of digits, Arabic or Chinese, in `words`.
std::optional<int> NumberIn(std::string_view words) {
  size_t begin = std::string_view::npos;
  size_t end = words.size();
  for (size_t pos = 0; pos < words.size();) {
    const TextChar c = CharAt(words, pos);
    const std::string_view one = words.substr(pos, c.size);
    const bool digit = ReadInteger(one).has_value();
    if (digit && begin == std::string_view::npos) begin = pos;
    if (!digit && begin != std::string_view::npos) {
      end = pos;
      break;
    }
    pos += c.size;
  }
  if (begin == std::string_view::npos) return std::nullopt;
  return ReadInteger(words.substr(begin, end - begin));
}

std::optional<DaySpan> PartOfMonth(YearMonth month, std::string_view part) {
  if (part == "Early" || part == "early" || Contains(part, "初") ||
      part == "上旬") {
    return DaysOfMonth(month, 1, 10);
  }
  if (Contains(part, "上半")) return DaysOfMonth(month, 1, 15);
  if (Contains(part, "下半")) return DaysOfMonth(month, 16, 0);
  if (part == "Mid" || part == "mid" || Contains(part, "中")) {
    return DaysOfMonth(month, 11, 20);
  }
  if (part == "Late" || part == "late" || part == "End of" ||
      part == "end of" || Contains(part, "底") || Contains(part, "末") ||
      part == "下旬") {
    return DaysOfMonth(month, 21, 0);
  }
  return MonthSpan(month);
}

std::optional<DaySpan> PartOfYear(int year, std::string_view part) {
  const auto months = [year](int first, int last) {
    return MonthsSpan({year, first}, {year, last});
  };
  // Seasons as meteorology counts them.
  if (Contains(part, "春")) return months(3, 5);
  if (Contains(part, "夏")) return months(6, 8);
  if (Contains(part, "秋")) return months(9, 11);
  if (Contains(part, "冬")) return MonthsSpan({year, 12}, {year + 1, 2});
  if (part == "首季") return months(1, 3);
  if (part == "末季") return months(10, 12);
  if (Contains(part, "季") || Contains(part, "Q")) {
    const std::optional<int> quarter = NumberIn(part);
    if (!quarter || *quarter < 1 || *quarter > 4) return YearSpan(year);
    return months(*quarter * 3 - 2, *quarter * 3);
  }
  if (Contains(part, "上半")) return months(1, 6);
  if (Contains(part, "下半")) return months(7, 12);
  if (part == "Early" || part == "early" || Contains(part, "初")) {
    return months(1, 3);
  }
  if (part == "Mid" || part == "mid" || Contains(part, "中")) {
    return months(5, 8);
  }
  if (part == "Late" || part == "late" || Contains(part, "底") ||
      Contains(part, "末")) {
    return months(11, 12);
  }
  return YearSpan(year);
}

std::optional<YearMonth> DateResolver::OpenMonth(int month, DateCue cue) const {
  if (range_start_) {
    const YearMonth start = YearMonthOf(range_start_->first);
    return AddMonths(start, (month - start.month + 12) % 12);
  }
  if (carrier_ && cue == DateCue::kNone) {
    const YearMonth before = YearMonthOf(carrier_->first);
    const YearMonth same_year{before.year, month};
    if (month >= before.month &&
        (!today_ || MonthsBetween(same_year, YearMonthOf(*today_)) >= 0)) {
      return same_year;
    }
  }
  if (!today_) {
    // A text without a day of its own (history) goes on from date to date.
    if (!last_) return std::nullopt;
    const YearMonth before = YearMonthOf(last_->first);
    return YearMonth{before.year + (month < before.month ? 1 : 0), month};
  }
  const YearMonth now = YearMonthOf(*today_);
  const int ahead = (month - now.month + 12) % 12;
  const int limit = cue == DateCue::kFuture ? kMonthsAheadCued : kMonthsAhead;
  const YearMonth open = AddMonths(now, ahead <= limit ? ahead : ahead - 12);
  const int past = MonthsBetween(open, now);
  if (section_ && cue == DateCue::kNone && (past < 0 || past > kMonthsRecent)) {
    const YearMonth before = YearMonthOf(section_->first);
    const YearMonth same_year{before.year, month};
    if (month >= before.month && MonthsBetween(same_year, now) >= 0) {
      return same_year;
    }
  }
  return open;
}

std::optional<Day> DateResolver::OpenDate(int month, int day,
                                          DateCue cue) const {
  if (range_start_) return FirstDate(month, day, range_start_->first);
  if (carrier_ && cue == DateCue::kNone) {
    const std::optional<Day> same_year =
        MakeDay(ToCivil(carrier_->first).year, month, day);
    if (same_year && *same_year >= carrier_->first &&
        (!today_ || *same_year <= *today_)) {
      return same_year;
    }
  }
  if (!today_) {
    if (!last_) return std::nullopt;
    return FirstDate(month, day, last_->first);
  }
  const std::optional<Day> next = FirstDate(month, day, *today_);
  const int limit = cue == DateCue::kFuture ? kDaysAheadCued : kDaysAhead;
  const std::optional<Day> open =
      next && *next - *today_ <= limit ? next : LatestDate(month, day, *today_);
  if (section_ && open && cue == DateCue::kNone &&
      (*open > *today_ || *today_ - *open > kDaysRecent)) {
    const std::optional<Day> same_year =
        MakeDay(ToCivil(section_->first).year, month, day);
    if (same_year && *same_year >= section_->first && *same_year <= *today_) {
      return same_year;
    }
  }
  return open;
}

std::optional<Day> DateResolver::OpenDay(int day, DateCue cue) const {
  if (range_start_) return FirstDayNumbered(day, range_start_->first);
  if (last_ && last_->last - last_->first <= kDaysGoingOn) {
    const std::optional<Day> going_on = FirstDayNumbered(day, last_->last + 1);
    if (going_on && *going_on - last_->last <= kDaysGoingOn &&
        (!today_ || *going_on <= *today_ || cue == DateCue::kFuture)) {
      return going_on;
    }
  }
  if (!today_) {
    if (!last_ || last_->last - last_->first > 31) return std::nullopt;
    return FirstDayNumbered(day, last_->first);
  }
  if (cue == DateCue::kFuture) {
    const std::optional<Day> next = FirstDayNumbered(day, *today_);
    if (next && *next - *today_ <= kDayAheadCued) return next;
  }
  if (cue == DateCue::kNearest) {
    const std::optional<Day> next = FirstDayNumbered(day, *today_);
    const std::optional<Day> before = LatestDayNumbered(day, *today_);
    if (next && before && *next - *today_ <= kDayAheadNearest &&
        *today_ - *before > 2 * (*next - *today_)) {
      return next;
    }
  }
  return LatestDayNumbered(day, *today_);
}

}  // namespace actant
