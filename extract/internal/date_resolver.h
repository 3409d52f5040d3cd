// From the words of a date to the days they mean.
#ifndef ACTANT_EXTRACT_INTERNAL_DATE_RESOLVER_H_
#define ACTANT_EXTRACT_INTERNAL_DATE_RESOLVER_H_

#include <array>
#include <optional>
#include <string_view>

#include "extract/date_reader.h"
#include "extract/internal/calendar_spans.h"
#include "extract/internal/date_forms.h"

namespace actant {

using DateGroups = std::array<std::string_view, kMaxDateGroups>;

// What the words around a date say of its place in time.
// kNearest: 10日起.
enum class DateCue : uint8_t { kNone, kFuture, kNearest };

struct DateMeaning {
  std::optional<DaySpan> span;
  std::optional<DaySpan> start;  // of a range of two named dates
  // The year was said (2024年, 去年), not inferred.
  bool year_said = false;
};

// Resolves the dates of one text in their order; each is context for the
// next. See DateReader for the rules. Not thread-safe: one per text.
class DateResolver {
 public:
  explicit DateResolver(const DateContext& context);

  // What the groups of a form mean; nullopt if they name no possible date
  // (2月30日), so that the words are no date after all. An empty span: a date
  // that the context does not resolve.
  std::optional<DateMeaning> Resolve(DateForm form, const DateGroups& groups,
                                     DateCue cue);

  // The dates that follow are read as the end of a range begun by the last
  // one (月31日至4月2日), until EndRange.
  void BeginRange(const DaySpan& start) { range_start_ = start; }
  void EndRange() { range_start_.reset(); }

  // Makes a meaning the context of those that follow.
  void Remember(const DateMeaning& meaning);

 private:
  using Meaning = std::optional<DateMeaning>;

  // Chinese.
  Meaning ResolveDate(const DateGroups& groups, DateCue cue) const;
  Meaning ResolveDayRange(const DateGroups& groups, DateCue cue) const;
  Meaning ResolveMonthRange(const DateGroups& groups, DateCue cue) const;
  Meaning ResolveYearRange(const DateGroups& groups) const;
  Meaning ResolveMonth(const DateGroups& groups, DateCue cue) const;
  Meaning ResolveYear(const DateGroups& groups) const;
  Meaning ResolveYearPart(std::string_view part, DateCue cue) const;
  Meaning ResolveMarkedDay(const DateGroups& groups) const;
  Meaning ResolveDayWord(std::string_view word) const;
  Meaning ResolveThatDay(std::string_view word) const;
  Meaning ResolveWeek(const DateGroups& groups, DateCue cue) const;
  Meaning ResolveAgo(const DateGroups& groups) const;
  Meaning ResolveDecade(const DateGroups& groups) const;

  // English: date_resolver_english.cc.
  Meaning ResolveEnglish(DateForm form, const DateGroups& groups,
                         DateCue cue) const;
  Meaning ResolveEnglishDate(std::string_view month, std::string_view day,
                             std::string_view year, DateCue cue) const;
  Meaning ResolveEnglishMonth(const DateGroups& groups) const;
  Meaning ResolveEnglishBareMonth(const DateGroups& groups, DateCue cue) const;
  Meaning ResolveEnglishYear(const DateGroups& groups) const;
  Meaning ResolveEnglishRelative(const DateGroups& groups) const;
  Meaning ResolveEnglishThat(const DateGroups& groups) const;
  Meaning ResolveEnglishWeekday(std::string_view weekday, DateCue cue) const;

  // Pieces (OpenX: date_resolver_open.cc); nullopt where the context does not
  // resolve them.
  std::optional<int> YearNamed(std::string_view words) const;
  std::optional<YearMonth> MonthNamed(std::string_view year,
                                      std::string_view month,
                                      DateCue cue) const;
  std::optional<YearMonth> OpenMonth(int month, DateCue cue) const;
  std::optional<Day> OpenDate(int month, int day, DateCue cue) const;
  std::optional<Day> OpenDay(int day, DateCue cue) const;
  std::optional<Day> LastDay() const;
  Meaning Ago(double count, std::string_view unit, bool more) const;
  Meaning Weekday(int weekday, DateCue cue) const;
  Meaning WeekFrom(Day monday) const;

  std::optional<Day> today_;
  std::optional<DaySpan> last_;
  // The date before in the same text, if its year was said and it names a
  // month.
  std::optional<DaySpan> carrier_;
  // The same of an earlier sentence.
  std::optional<DaySpan> section_;
  std::optional<DaySpan> range_start_;
};

// A month or less of a year that was said.
bool CarriesYear(const DateMeaning& meaning);
// The first run of digits, Arabic or Chinese, in `words`, as a number.
std::optional<int> NumberIn(std::string_view words);
// A third or half of a month by its words: 上旬, 月底, early. The whole month
// for words that say no more (稍早) and for none.
std::optional<DaySpan> PartOfMonth(YearMonth month, std::string_view part);
// A part of a year: 年底, 第一季, 夏季, early.
std::optional<DaySpan> PartOfYear(int year, std::string_view part);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_DATE_RESOLVER_H_
