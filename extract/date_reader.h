// Step 6, dates: the days a text names, resolved against the day it was
// written and the days it named before.
#ifndef ACTANT_EXTRACT_DATE_READER_H_
#define ACTANT_EXTRACT_DATE_READER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "proto/event_time.h"
#include "proto/status.h"

namespace actant {

// What relative dates are relative to.
struct DateContext {
  std::optional<Day> published;
  // The day of the byline, if it is known; "today" is this day, else
  // `published`. ResolveDateline makes one from Layout::dateline_day.
  std::optional<Day> dateline;
  // The date the text named last, kept by the caller from sentence to
  // sentence: for "that day", "the same year" and months without a year.
  std::optional<DaySpan> last;
  // A date of an earlier sentence of the passage that named a month and its
  // year: a section of history goes on in that year.
  std::optional<DaySpan> section;
};

// The last day with this number in its month that is not after `published`.
// nullopt unless 1 <= day_of_month <= 31.
std::optional<Day> ResolveDateline(int day_of_month, Day published);

enum class DateRelation : uint8_t {
  kAt,        // on, in, during the span
  kSince,     // 自…起, …以來, since
  kUntil,     // by or before it: 在4月底前, until
  kDuration,  // a length of time (90天, 5個月後): no date, `span` is empty
};

struct DateMention {
  uint32_t begin = 0;  // bytes of the text, half-open
  uint32_t end = 0;
  // Empty for durations, and for dates that the context does not resolve.
  std::optional<DaySpan> span;
  // For a range between two named dates (3月31日至4月2日) the first of them
  // alone; empty otherwise. An event of several days is told by its first.
  std::optional<DaySpan> start;
  DateRelation relation = DateRelation::kAt;
  // A month or a day of a year that was said (2024年8月, 去年11月): see
  // DateContext::section.
  bool year_said = false;
};

// Finds dates in Chinese (Traditional and Simplified; Arabic and Chinese
// numerals; Minguo years) and English. Not read: lunar dates, reigns,
// centuries, times of day, years before 1000, dates in titles of works
// (《今日俄羅斯》).
//
// How the open ones are resolved ("today" is the dateline, else the day of
// publication). A cue of the future is 將, 預計, 預定, 擬, will and the like in
// the same clause before the date, 將 right after it, or a deadline (前).
// - A month without a year (9月) goes on in the year of the date before it in
//   the text, if that year was said with a month (2024年10月…12月) and the
//   result is not after today; from sentence to sentence (`section`) only if
//   it else were none of the last 2 months. Else it is the present month, or
//   one at most 2 months ahead (9 with a cue), or the latest one past. A month
//   and day the same, by 62 days (270).
// - A bare day (20日) goes on from a day named at most 10 days before it;
//   else it is the latest one not after today, or with a cue the next one
//   within 25 days.
// - Without a day of publication, a month or a day without a year is the first
//   such date from the one named before it on.
// - A day from which something holds (10日起) is the next one if that is much
//   nearer than the one before.
// - The end of a range is the first such date not before its start.
// - 初/上旬, 中/中旬, 底/下旬 are the first, second and last third of a month,
//   as a kRange inside it; 年初, 年中, 年底 the months 1-3, 5-8, 11-12.
// - A weekday (週五) is the latest one not after today, or with a cue the
//   next; 上週五 is the one of the week before, weeks beginning on Monday.
// - "3 months ago" (3個月前) is the month that long before today; days count
//   exactly; years give a year, weeks the 7 days around.
// Immutable and thread-safe once made.
class DateReader {
 public:
  // Compiles the patterns (a few milliseconds, under 16 MiB). Internal if a
  // pattern does not compile or exceeds its memory: a defect of this program.
  static Result<std::unique_ptr<DateReader>> Create();
  ~DateReader();
  DateReader(const DateReader&) = delete;
  DateReader& operator=(const DateReader&) = delete;

  // The dates of `text` (valid UTF-8, best a sentence), in order, without
  // overlap. Within the text each date is context for those after it. Time
  // linear in the text.
  std::vector<DateMention> Read(std::string_view text,
                                const DateContext& context) const;

 private:
  class Impl;
  explicit DateReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_DATE_READER_H_
