// The days a document tells of, from paragraph to paragraph.
#ifndef ACTANT_EXTRACT_INTERNAL_PASSAGE_DATES_H_
#define ACTANT_EXTRACT_INTERNAL_PASSAGE_DATES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proto/event_time.h"

namespace actant {

// The days a document has told of so far, handed on from one paragraph to the
// next. A value type; one a document.
class PassageDates {
 public:
  // A day, who is told to act on it, and where.
  struct Told {
    DaySpan day;
    // States and bodies its sentence names,
    std::vector<std::string> states;
    // and of these those of the clause that acts; empty where it names none.
    std::vector<std::string> agents;
    uint32_t sentence = 0;  // counted over all paragraphs

    bool Names(std::string_view state) const;
  };

  PassageDates() = default;
  explicit PassageDates(std::optional<Day> published) : published_(published) {}

  // What the sentence `count()` - 1, the one that ended last, told.
  void Tell(const DaySpan& day, std::vector<std::string> states,
            std::vector<std::string> agents);
  // A day it only mentioned (去年10月的升級循環).
  void Mention(const DaySpan& day);
  void EndSentence() { ++count_; }

  // Sentences ended.
  uint32_t count() const { return count_; }
  // Of the last sentence that told a day; nullptr before there is one.
  const Told* last() const { return last_ ? &*last_ : nullptr; }
  // The day the document reports of: the first one its opening sentences tell,
  // where it lies shortly before publication; nullptr if there is none.
  const Told* report() const { return report_ ? &*report_ : nullptr; }
  // The last day told or mentioned by the sentences in reach.
  std::optional<DaySpan> Recalled(uint32_t reach) const;
  bool IsAhead(const DaySpan& day) const {
    return published_ && day.first > *published_;
  }
  // The day of what the headline tells: done by `sources` to `targets`.
  std::optional<DaySpan> OfHeadline(
      const std::vector<std::string_view>& sources,
      const std::vector<std::string_view>& targets) const;

 private:
  std::optional<Day> published_;
  uint32_t count_ = 0;
  std::optional<Told> last_;
  std::optional<Told> report_;
  std::optional<DaySpan> mentioned_;
  uint32_t mentioned_in_ = 0;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_PASSAGE_DATES_H_
