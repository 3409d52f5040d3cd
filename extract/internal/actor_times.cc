// When a clause plays, and who was there and held what office then.
#include <string>
#include <vector>

#include "extract/internal/actor_scan.h"

namespace actant {

// The years and months that clauses begin with.
std::vector<ActorScan::Setting> ActorScan::SettingsOf(const BlockText& block) {
  constexpr std::string_view kYear = "\u5E74";
  constexpr std::string_view kMonth = "\u6708";
  const auto digits = [&](size_t from) {
    size_t end = from;
    while (end < block.text.size() && block.text[end] >= '0' &&
           block.text[end] <= '9') {
      ++end;
    }
    return block.text.substr(from, end - from);
  };
  std::vector<Setting> settings;
  for (const Clause& clause : block.structure->clauses) {
    const std::string_view year = digits(clause.begin);
    size_t next = clause.begin + year.size();
    if (year.size() != 4 || !block.text.substr(next).starts_with(kYear)) {
      continue;
    }
    next += kYear.size();
    std::string date(year);
    const std::string_view month = digits(next);
    if (!month.empty() && month.size() <= 2 &&
        block.text.substr(next + month.size()).starts_with(kMonth)) {
      date += (month.size() == 1 ? "-0" : "-") + std::string(month);
    }
    if (const auto days = ParseSpan(date)) {
      settings.push_back({clause.begin, *days});
    }
  }
  return settings;
}

// How well an actor fits where it is named: that it was there at that time
// counts most, then that its years are known and the text tells of them, then
// that the document has named its state.
int ActorScan::FitOf(const KnownActor& actor, size_t at) const {
  const int named = HasState(actor.state) ? 1 : 0;
  if (!actor.since && !actor.until) return 4 + named;
  const std::optional<DaySpan> days = DaysOf(at, Reach::kBlock);
  // Without any date what still goes on.
  if (!days) return (actor.until ? 0 : 4) + named;
  const bool there = (!actor.since || *actor.since <= days->last) &&
                     (!actor.until || *actor.until >= days->first);
  if (!there) return named;
  return 4 + (DaysTold(at, Reach::kBlock) ? 2 : 0) + named;
}

// 1943年, 2024年8月 at the head of a clause.
std::optional<DaySpan> ActorScan::DaysTold(size_t at, Reach reach) const {
  if (!settings_) settings_ = SettingsOf(block_);
  const uint32_t here = token(at).span.begin;
  const uint32_t from = reach == Reach::kSentence ? SentenceBegin(at) : 0;
  std::optional<DaySpan> told;
  for (const Setting& setting : *settings_) {
    if (setting.begin >= from && setting.begin <= here) told = setting.days;
  }
  return told;
}

// The days told, else the day of publication.
std::optional<DaySpan> ActorScan::DaysOf(size_t at, Reach reach) const {
  if (const auto told = DaysTold(at, reach)) return told;
  if (!document_->published) return std::nullopt;
  return DaySpan{*document_->published, *document_->published, Precision::kDay};
}

// The term of a person at the time the clause is set in, else on the day of
// publication; without that day the one held last. Terms are sorted by their
// first day.
const KnownAffiliation* ActorScan::TermAt(uint32_t person, size_t at) const {
  const auto terms = knowledge_.affiliations(person);
  if (terms.empty()) return nullptr;
  const std::optional<DaySpan> days = DaysOf(at, Reach::kSentence);
  const KnownAffiliation* held = nullptr;
  for (const KnownAffiliation& term : terms) {
    if (days) {
      const bool begun = !term.since || *term.since <= days->last;
      const bool ended = term.until && *term.until < days->first;
      if (!begun || ended) continue;
    }
    held = &term;
  }
  return held;
}

}  // namespace actant
