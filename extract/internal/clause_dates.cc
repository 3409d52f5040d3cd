#include "extract/internal/clause_dates.h"

#include <algorithm>
#include <span>
#include <utility>

namespace actant {
namespace {

// How many sentences on a day told still holds: for acts of the same parties,
// for their speech, and for 當時, 隨後. Measured on our corpus.
constexpr uint32_t kReachOfActs = 2;
constexpr uint32_t kReachOfSpeech = 4;
constexpr uint32_t kReachOfCues = 3;
// A day is told, not a month or a year: of those each sentence may mean
// another day. 10日至11日 is narrow enough.
constexpr Day kNarrow = 10;

bool IsNarrow(const DaySpan& day) { return day.last - day.first <= kNarrow; }

}  // namespace

void ClauseDates::Run(std::vector<ParsedClause>* parsed) {
  for (size_t i = 0; i < parsed->size(); ++i) {
    ParsedClause& clause = (*parsed)[i];
    const uint32_t sentence = sentence_.sentence;
    const bool dated = sentence_.dated();
    Visit(&clause);
    if (i > 0 && !dated && sentence_.sentence == sentence) {
      DateBackwards(clause, &(*parsed)[i - 1]);
    }
  }
  EndSentence();
}

// 在聯合國斡旋下，俄烏22日簽署協議; 應伊朗請求，安理會22日開會: is of the day
// of the clause it leads to.
void ClauseDates::DateBackwards(const ParsedClause& later,
                                ParsedClause* earlier) const {
  if (earlier->chunks.empty()) return;
  const Chunk& first = earlier->chunks.front();
  const Chunk& end = earlier->chunks.back();
  const bool coverb = first.classes.Has(bits_.coverb) &&
                      !first.classes.Has(bits_.coverb_cause) &&
                      !first.classes.Has(bits_.coverb_since);
  const bool opens = first.classes.Has(bits_.invited) ||
                     (coverb && (end.classes.Has(bits_.below) ||
                                 end.verb >= 0 || end.noun >= 0));
  const bool names = std::any_of(
      later.chunks.begin(), later.chunks.end(),
      [&](const Chunk& chunk) { return SpanOf(chunk).has_value(); });
  if (!opens || !names || !sentence_.past) return;
  for (Frame& frame : earlier->frames) {
    if (frame.date && !frame.date_of_passage) continue;
    frame.date = sentence_.past;
    frame.date_inherited = true;
    frame.date_of_passage = false;
  }
}

void ClauseDates::Visit(ParsedClause* parsed) {
  const Clause& clause = block_.structure->clauses[parsed->clause];
  if (clause.in_brackets) {
    SentenceState aside;
    Read(parsed, &aside);
    return;
  }
  if (sentence_.sentence != clause.sentence) {
    EndSentence();
    sentence_.sentence = clause.sentence;
  }
  Read(parsed, &sentence_);
}

void ClauseDates::Read(ParsedClause* parsed, SentenceState* state) {
  const Chunks& chunks = parsed->chunks;
  for (Frame& frame : parsed->frames) {
    // 12日就美國的出口限制提起訴訟: the day of the suit, not of what it is
    // about.
    if (frame.slots[kSubj].classes.Has(bits_.coverb_about)) continue;
    frame.date = OwnDate(chunks, &frame);
    frame.date_inherited = !frame.date;
    if (frame.date || ContentBegin(chunks, frame) > 0) continue;
    frame.date = DateOfSentence(*state, frame);
    if (!frame.date && state == &sentence_) {
      frame.date = DateOfPassage(chunks, frame);
      frame.date_of_passage = frame.date.has_value();
    }
  }
  for (const Frame& frame : parsed->frames) {
    if (!chunks[frame.chunk].classes.Has(bits_.reported)) continue;
    state->speaker = StateOf(frame.slots[kSubj]);
  }
  for (const Chunk& chunk : chunks) {
    if (!chunk.classes.Has(bits_.reported)) continue;
    state->reported = true;
    for (size_t i = 0; i < chunks.size() && state->speaker.empty(); ++i) {
      if (chunks[i].classes.Has(bits_.phrase)) continue;
      state->speaker = StateOf({chunks[i].actors, {}, chunks[i].span, false});
    }
  }
  NoteDates(chunks, state);
}

void ClauseDates::EndSentence() {
  if (sentence_.sentence == UINT32_MAX) return;
  const SentenceState ended = sentence_;
  sentence_ = SentenceState{};
  passage_->EndSentence();
  const std::optional<DaySpan> day = ended.past ? ended.past : ended.ahead;
  if (day) {
    passage_->Tell(*day, StatesOf(block_.structure->sentences[ended.sentence]),
                   ended.agents);
  }
  if (ended.mentioned) passage_->Mention(*ended.mentioned);
}

std::vector<std::string> ClauseDates::StatesOf(const Sentence& sentence) {
  std::vector<std::string> states;
  const auto& actors = *block_.actors;
  while (next_actor_ < actors.size() &&
         actors[next_actor_].span.begin < sentence.begin) {
    ++next_actor_;
  }
  for (; next_actor_ < actors.size() &&
         actors[next_actor_].span.begin < sentence.end;
       ++next_actor_) {
    const ActorMention& actor = actors[next_actor_];
    if (actor.state.empty() || actor.kind == v1::ACTOR_KIND_PLACE) continue;
    if (std::find(states.begin(), states.end(), actor.state) == states.end()) {
      states.push_back(actor.state);
    }
  }
  return states;
}

ClauseDates::Cues ClauseDates::CuesBefore(const Chunks& chunks,
                                          size_t end) const {
  Cues cues;
  for (size_t i = 0; i < end; ++i) {
    cues.background |= chunks[i].classes.Has(bits_.background);
    cues.recalls |= chunks[i].classes.Has(bits_.that_time);
    cues.reports |= chunks[i].classes.Has(bits_.this_time);
    cues.then |= chunks[i].classes.Has(bits_.then);
  }
  return cues;
}

// The chunk's date; for 在去年10月慶州會議 the one inside the phrase. A phrase
// that names a party tells no day (對去年的制裁).
const DateMention* ClauseDates::DateOf(const Chunk& chunk) const {
  const auto& dates = *block_.dates;
  if (chunk.date >= 0) return &dates[static_cast<size_t>(chunk.date)];
  if (!chunk.classes.Has(bits_.phrase) ||
      (chunk.slot >= 0 && chunk.slot != kAt && chunk.slot != kFrom)) {
    return nullptr;
  }
  const auto it = std::lower_bound(
      dates.begin(), dates.end(), chunk.span.begin,
      [](const DateMention& date, uint32_t at) { return date.begin < at; });
  return it != dates.end() && it->end <= chunk.span.end ? &*it : nullptr;
}

std::optional<DaySpan> ClauseDates::SpanOf(const Chunk& chunk) const {
  const DateMention* date = DateOf(chunk);
  if (date == nullptr || date->relation == DateRelation::kDuration ||
      date->relation == DateRelation::kUntil) {
    return std::nullopt;
  }
  return date->start ? date->start : date->span;
}

bool ClauseDates::IsPredicate(const Chunk& chunk) const {
  return chunk.verb >= 0 || chunk.classes.Has(bits_.light);
}

// Of the first who has one; empty where nobody does.
std::string ClauseDates::StateOf(const Filler& party) const {
  for (const uint32_t actor : party.actors) {
    const ActorMention& mention = (*block_.actors)[actor];
    if (!mention.state.empty()) return mention.state;
  }
  return std::string();
}

// The states of the noun phrase before the date in its clause, else of the one
// behind it.
std::vector<std::string> ClauseDates::AgentsOf(const Chunks& chunks,
                                               size_t date) const {
  const Chunk* agent = nullptr;
  for (size_t i = 0; i < chunks.size(); ++i) {
    if (i > date && agent != nullptr) break;
    if (!chunks[i].actors.empty() && !chunks[i].classes.Has(bits_.phrase)) {
      agent = &chunks[i];
    }
  }
  std::vector<std::string> states;
  if (agent == nullptr) return states;
  for (const uint32_t actor : agent->actors) {
    states.push_back((*block_.actors)[actor].state);
  }
  return states;
}

// 因2019年的示威而制裁: when the cause was, unless the predicate is part of it.
bool ClauseDates::IsOfCause(const Chunks& chunks, size_t date,
                            size_t predicate) const {
  if (!chunks[date - 1].classes.Has(bits_.coverb_cause)) return false;
  return Holds(std::span(chunks).subspan(date, predicate - date), bits_.link);
}

// 去年首相的言論, 去年宣布的關稅: the date before `predicate` says when a noun
// in between is of. 在10月30日的會上 says when all is.
bool ClauseDates::IsOfNoun(const Chunks& chunks, size_t date,
                           size_t predicate) const {
  if (date > 0 && chunks[date - 1].classes.Has(bits_.coverb) &&
      !chunks[date - 1].classes.Has(bits_.phrase)) {
    return IsOfCause(chunks, date, predicate);
  }
  bool verb = false;
  for (size_t i = date + 1; i < predicate; ++i) {
    const ClassMask& classes = chunks[i].classes;
    if (IsPredicate(chunks[i])) verb = true;
    if (!classes.Has(bits_.de)) continue;
    const bool at_once = i == date + 1;
    const bool behind_verb = verb && IsPredicate(chunks[i - 1]);
    if (!at_once && !behind_verb) continue;
    // 5月舉行的會談: the predicate is the noun itself.
    for (size_t j = i + 1; j < predicate; ++j) {
      if (chunks[j].classes.Has(bits_.noun_phrase) ||
          chunks[j].classes.Has(bits_.noun) ||
          chunks[j].classes.Has(bits_.phrase)) {
        return true;
      }
    }
    return chunks[predicate].noun < 0;
  }
  return false;
}

// A date behind the predicate is of what follows it: 要求中國3月撤軍,
// 批評日本去年的言論. But who goes to what is held then goes then:
// 出席5月舉行的峰會.
bool ClauseDates::IsOfObject(const Chunks& chunks, const Frame& frame,
                             size_t date) const {
  bool held = false;
  for (size_t i = date + 1; i < chunks.size(); ++i) {
    const ClassMask& classes = chunks[i].classes;
    if (classes.Has(bits_.de)) {
      return !held || IsSaid(chunks[frame.chunk]);
    }
    held = classes.Has(bits_.light);
    if (chunks[i].verb >= 0 && !classes.Has(bits_.light)) return true;
  }
  return false;
}

// A predicate that is itself said: 敦促, 批評, 強調, 同意.
bool ClauseDates::IsSaid(const Chunk& predicate) const {
  const ClassMask& classes = predicate.classes;
  return classes.Has(bits_.irrealis) || classes.Has(bits_.reported) ||
         classes.Has(bits_.uttered) || classes.Has(bits_.consenting);
}

// 美國5日譴責北韓試射飛彈: what somebody else is blamed for, or asked to do, is
// not of the day of the words. The chunk behind the word of speech where the
// predicate with its own subject stands behind one; else 0.
size_t ClauseDates::ContentBegin(const Chunks& chunks,
                                 const Frame& frame) const {
  const Filler& subject = frame.slots[kSubj];
  if (subject.actors.empty()) return 0;
  bool has_subject = false;
  for (size_t i = frame.chunk; i-- > 0;) {
    const ClassMask& classes = chunks[i].classes;
    if (has_subject &&
        (classes.Has(bits_.uttered) || classes.Has(bits_.irrealis))) {
      return i + 1;
    }
    has_subject |= std::find(chunks[i].actors.begin(), chunks[i].actors.end(),
                             subject.actors[0]) != chunks[i].actors.end();
  }
  return 0;
}

// The date nearest before the predicate in its clause, with those joined to
// it; else the one after it.
std::optional<DaySpan> ClauseDates::OwnDate(const Chunks& chunks,
                                            Frame* frame) const {
  const size_t begin = ContentBegin(chunks, *frame);
  for (size_t i = frame->chunk; i-- > begin;) {
    const auto day = SpanOf(chunks[i]);
    if (!day || IsOfNoun(chunks, i, frame->chunk)) continue;
    for (size_t j = i; IsJoinedBefore(chunks, j); j -= 2) {
      frame->other_dates.push_back(*SpanOf(chunks[j - 2]));
    }
    return day;
  }
  for (size_t i = frame->chunk + 1; i < chunks.size(); ++i) {
    if (chunks[i].verb >= 0) break;
    const auto day = SpanOf(chunks[i]);
    if (day && !IsOfObject(chunks, *frame, i)) return day;
  }
  return std::nullopt;
}

// 去年11月和今年3月: another date stands before this one, joined to it.
bool ClauseDates::IsJoinedBefore(const Chunks& chunks, size_t date) const {
  return date >= 2 && chunks[date].date >= 0 && chunks[date - 2].date >= 0 &&
         (chunks[date - 1].classes.Has(bits_.conjunction) ||
          chunks[date - 1].classes.Has(bits_.list_mark)) &&
         SpanOf(chunks[date - 2]).has_value();
}

std::optional<DaySpan> ClauseDates::DateOfSentence(const SentenceState& state,
                                                   const Frame& frame) const {
  const bool to_come = frame.operators.planned || frame.operators.possible;
  const auto& first = to_come ? state.ahead : state.past;
  return first ? first : to_come ? state.past : state.ahead;
}

// True if the day was told in reach, of this party among others.
bool ClauseDates::IsOf(const PassageDates::Told* told, const Filler& party,
                       uint32_t reach) const {
  if (told == nullptr || !IsNarrow(told->day) ||
      passage_->count() - told->sentence > reach) {
    return false;
  }
  return std::any_of(party.actors.begin(), party.actors.end(),
                     [&](uint32_t actor) {
                       const std::string& state = (*block_.actors)[actor].state;
                       return !state.empty() && told->Names(state);
                     });
}

// Not of a relative clause (出售武器的國家); a word that is no verb here, only
// with one that makes it an event (發動攻擊).
bool ClauseDates::IsMain(const Chunks& chunks, const Frame& frame) const {
  const auto is_de = [&](size_t i) {
    return i < chunks.size() && chunks[i].classes.Has(bits_.de);
  };
  const bool of_noun = frame.chunk > 0 && is_de(frame.chunk - 1);
  bool light_before = false;
  bool verb_before = false;
  for (size_t i = 0; i < frame.chunk; ++i) {
    light_before |= chunks[i].classes.Has(bits_.light);
    verb_before |= IsPredicate(chunks[i]);
  }
  if (frame.part == 'n' && (chunks[frame.chunk].verb < 0 || of_noun)) {
    return light_before;
  }
  if (is_de(frame.chunk + 1)) return false;
  if (!verb_before && !frame.slots[kSubj].inherited) return true;
  for (size_t i = frame.chunk + 1; i < chunks.size(); ++i) {
    if (IsPredicate(chunks[i])) break;
    if (is_de(i)) return false;
  }
  return true;
}

// What goes on from the sentences before.
std::optional<DaySpan> ClauseDates::DateOfPassage(const Chunks& chunks,
                                                  const Frame& frame) const {
  const Cues cues = CuesBefore(chunks, frame.chunk);
  if (const auto day = DateOfCues(cues)) return day;
  if (cues.background || frame.operators.ongoing) return std::nullopt;
  const PassageDates::Told* last = passage_->last();
  const PassageDates::Told* report = passage_->report();
  const Filler& subject = frame.slots[kSubj];
  bool said = IsSaid(chunks[frame.chunk]);
  for (size_t i = 0; i < frame.chunk && frame.part == 'n'; ++i) {
    said |= chunks[i].classes.Has(bits_.reported);  // 表示歡迎
  }
  if (said) {
    if (const auto day = DateOfSpeech(subject)) return day;
  } else if (frame.operators.negated || !IsMain(chunks, frame) ||
             (sentence_.reported && StateOf(subject) != sentence_.speaker)) {
    return std::nullopt;
  } else if (IsOf(last, subject, kReachOfActs)) {
    return last->day;
  }
  // 賴清德20日就職。巴拉圭總統來台訪問: what others do to him who is reported
  // of.
  if (last != nullptr && report != nullptr && last->day == report->day &&
      (IsOf(last, frame.slots[kObj], kReachOfActs) ||
       IsOf(last, frame.slots[kTo], kReachOfActs))) {
    return last->day;
  }
  return std::nullopt;
}

// Who speaks goes on speaking on the day told last, or on the one reported
// of when what was told last is background.
std::optional<DaySpan> ClauseDates::DateOfSpeech(const Filler& subject) const {
  const PassageDates::Told* last = passage_->last();
  const PassageDates::Told* report = passage_->report();
  const bool goes_on = IsOf(last, subject, kReachOfSpeech);
  const bool newer =
      goes_on && (report == nullptr || last->day.first >= report->day.first);
  if (newer || IsOf(last, subject, 1)) return last->day;
  if (IsOf(report, subject, UINT32_MAX)) return report->day;
  if (goes_on) return last->day;
  return std::nullopt;
}

// The day that 當時, 此次, 隨後 mean.
std::optional<DaySpan> ClauseDates::DateOfCues(const Cues& cues) const {
  const PassageDates::Told* last = passage_->last();
  const bool near =
      last != nullptr && passage_->count() - last->sentence <= kReachOfCues;
  if (cues.recalls) return passage_->Recalled(kReachOfCues);
  if (cues.reports && passage_->report() != nullptr) {
    return passage_->report()->day;
  }
  if (near && IsNarrow(last->day) && (cues.then || cues.reports)) {
    return last->day;
  }
  return std::nullopt;
}

// 自去年峰會破裂以來，美國… goes on where its subject does, or where the date
// is all there is.
bool ClauseDates::HoldsBeyond(const Chunks& chunks, size_t date) const {
  const DateMention* mention = DateOf(chunks[date]);
  const bool since = mention->relation == DateRelation::kSince ||
                     Holds(std::span(chunks).first(date), bits_.coverb_since);
  if (!since) return true;
  // 自首相去年發表談話以來: of what began it.
  if (mention->relation != DateRelation::kSince) return false;
  for (size_t i = 0; i < date; ++i) {
    if (chunks[i].classes.Has(bits_.noun_phrase) &&
        !chunks[i].classes.Has(bits_.phrase)) {
      return true;
    }
  }
  for (size_t i = date + 1; i < chunks.size(); ++i) {
    if (IsPredicate(chunks[i]) || chunks[i].noun >= 0) return false;
  }
  return true;
}

void ClauseDates::NoteDates(const Chunks& chunks, SentenceState* state) const {
  bool verb_before = false;
  bool dated = false;
  for (size_t i = 0; i < chunks.size(); ++i) {
    const auto day = SpanOf(chunks[i]);
    if (day) {
      state->mentioned = day;
      const bool ahead = passage_->IsAhead(*day);
      const bool of_object =
          verb_before && std::any_of(chunks.begin() + static_cast<ptrdiff_t>(i),
                                     chunks.end(), [&](const Chunk& after) {
                                       return after.classes.Has(bits_.de);
                                     });
      // 23日重申她對中國本月稍早…: the first is the clause's; and
      // 13日攻擊，報復 4月1日的空襲: what a verb behind it tells of has a day
      // of its own.
      const bool told = dated || state->past.has_value();
      const bool second = told && verb_before && !ahead;
      // A day to come that a noun has (3月底的訪問) is that of the plans.
      const bool of_noun = of_object || IsOfNoun(chunks, i, chunks.size() - 1);
      if ((ahead || !of_noun) && !second && HoldsBeyond(chunks, i)) {
        if (!ahead || !state->past) state->agents = AgentsOf(chunks, i);
        (ahead ? state->ahead : state->past) = day;
        dated = true;
      }
    }
    verb_before |= IsPredicate(chunks[i]);
  }
  // 伊朗隨後展開報復，攻擊…: for the clauses that follow too.
  Cues cues = CuesBefore(chunks, chunks.size());
  cues.reports = false;
  if (state == &sentence_ && !state->dated()) state->past = DateOfCues(cues);
}

}  // namespace actant
