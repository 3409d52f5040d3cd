#include "extract/petrarch/coder.h"

#include <algorithm>
#include <utility>

#include "proto/ascii_case.h"

namespace actant::petrarch {
namespace {

// Words beyond which a by-phrase is not looked for.
constexpr size_t kAgentReach = 8;

// Words that begin a clause of their own, which shares no subject.
constexpr std::string_view kSubordinators[] = {
    "after", "before", "when",     "while", "because", "since",
    "until", "as",     "although", "if",    "unless",  "whereas"};

}  // namespace

bool IsVerbal(WordRole role) {
  return role == WordRole::kVerb || role == WordRole::kBe ||
         role == WordRole::kAuxiliary || role == WordRole::kModal;
}

std::string_view SentenceCoder::FormOf(const SentenceWord& word) const {
  return text_.substr(word.begin, word.end - word.begin);
}

bool SentenceCoder::AreOneUnit(size_t a, size_t b) const {
  if (a >= words_.size() || b >= words_.size() || words_[a].phrase < 0 ||
      words_[b].phrase < 0) {
    return false;
  }
  return phrases_[static_cast<size_t>(words_[a].phrase)].unit ==
         phrases_[static_cast<size_t>(words_[b].phrase)].unit;
}

std::vector<SentenceEvent> SentenceCoder::Code(
    std::vector<SentenceWord> words, const std::vector<EnglishWord>& tags,
    const EnglishClasses& english) {
  words_ = std::move(words);
  for (const SentenceWord& word : words_) ids_.push_back(word.id);
  GiveRoles(tags, english);
  FindNames();
  FindPhrases();
  CodePhrases();
  JoinCompounds();
  JoinAgents();
  LeaveOutAppositions();
  LeaveOutPurposes();
  LeaveOutRelatives();
  LeaveOutCommaClauses();
  for (size_t at = 0; at < words_.size(); ++at) {
    const WordRole role = words_[at].role;
    if (!words_[at].left_out && words_[at].phrase < 0 &&
        (role == WordRole::kVerb || role == WordRole::kAuxiliary)) {
      CodeVerb(at);
    }
  }
  return std::move(events_);
}

// The first entry whose other words stand around the verb; [begin, end) is
// the whole verb then.
const VerbEntry* SentenceCoder::EntryAt(size_t verb,
                                        const std::vector<VerbEntry>& entries,
                                        size_t* begin, size_t* end) const {
  for (const VerbEntry& entry : entries) {
    if (entry.before.size() > verb ||
        entry.after.size() > words_.size() - verb - 1) {
      continue;
    }
    bool fits = true;
    for (size_t i = 0; fits && i < entry.before.size(); ++i) {
      fits = ids_[verb - 1 - i] == entry.before[i];
    }
    for (size_t i = 0; fits && i < entry.after.size(); ++i) {
      fits = ids_[verb + 1 + i] == entry.after[i];
    }
    if (!fits) continue;
    *begin = verb - entry.before.size();
    *end = verb + 1 + entry.after.size();
    return &entry;
  }
  return nullptr;
}

// The verb that one joined to it by "and" shares the subject of; words_.size()
// where the verb group before `before` is joined to none.
size_t SentenceCoder::EarlierVerb(size_t before) const {
  size_t at = before;
  while (at > 0 && words_[at - 1].phrase < 0 &&
         (IsVerbal(words_[at - 1].role) ||
          words_[at - 1].role == WordRole::kOther ||
          words_[at - 1].infinitive)) {
    --at;
  }
  if (at == 0 || words_[at - 1].role != WordRole::kConjunction ||
      words_[at - 1].phrase >= 0) {
    return words_.size();
  }
  for (size_t i = at - 1; i-- > 0;) {
    if (words_[i].left_out || words_[i].phrase >= 0) continue;
    if (words_[i].role == WordRole::kComma) break;
    if (words_[i].role == WordRole::kVerb) return i;
  }
  return words_.size();
}

// After, when, because and the like with a noun phrase and a verb behind it.
bool SentenceCoder::BeginsClause(size_t at) const {
  if (words_[at].role != WordRole::kPreposition) return false;
  const std::string_view form = FormOf(words_[at]);
  if (std::find(std::begin(kSubordinators), std::end(kSubordinators), form) ==
      std::end(kSubordinators)) {
    return false;
  }
  size_t next = at + 1;
  while (next < words_.size() &&
         (words_[next].phrase >= 0 || words_[next].role == WordRole::kOther)) {
    ++next;
  }
  return next > at + 1 && next < words_.size() && IsVerbal(words_[next].role);
}

// The words before a verb, the nearest first, up to a comma or the word that
// begins its clause; of verbs joined
// by "and" the earlier ones' objects are no part of it.
std::vector<size_t> SentenceCoder::Upper(size_t begin) const {
  std::vector<size_t> upper;
  for (size_t at = begin; at > 0;) {
    const size_t earlier = EarlierVerb(at);
    if (earlier < at && at == begin) {
      // Auxiliaries of its own stay.
      for (size_t i = at;
           i-- > earlier && words_[i].role != WordRole::kConjunction;) {
        upper.push_back(i);
      }
      at = earlier;
      begin = earlier;
      continue;
    }
    --at;
    if (words_[at].left_out) continue;
    if (words_[at].role == WordRole::kComma && words_[at].phrase < 0) {
      // Inside a list it parts nothing.
      const bool list = at > 0 && AreOneUnit(at - 1, at + 1);
      const bool before_and = at + 1 < words_.size() &&
                              words_[at + 1].role == WordRole::kConjunction;
      if (!list && !before_and) break;
    }
    upper.push_back(at);
    if (BeginsClause(at)) break;
  }
  return upper;
}

// The words behind a verb, up to a comma or the next verb joined by "and".
std::vector<size_t> SentenceCoder::Lower(size_t end) const {
  std::vector<size_t> lower;
  for (size_t at = end; at < words_.size(); ++at) {
    const SentenceWord& word = words_[at];
    if (word.left_out) continue;
    const bool joint = word.phrase < 0 && (word.role == WordRole::kComma ||
                                           word.role == WordRole::kConjunction);
    if (joint) {
      size_t next = at + 1;
      while (next < words_.size() &&
             (words_[next].role == WordRole::kConjunction ||
              words_[next].role == WordRole::kComma)) {
        ++next;
      }
      const bool list = at > 0 && AreOneUnit(at - 1, next);
      if (word.role == WordRole::kComma && !list) break;
      while (next < words_.size() && words_[next].phrase < 0 &&
             words_[next].role == WordRole::kOther) {
        ++next;
      }
      if (!list && next < words_.size() && words_[next].phrase < 0 &&
          IsVerbal(words_[next].role)) {
        break;
      }
    }
    lower.push_back(at);
  }
  return lower;
}

// Was opposed by: a form of be before the verb, by and a noun phrase behind.
bool SentenceCoder::IsPassive(size_t verb, size_t end) const {
  bool be = false;
  for (size_t at = verb; at-- > 0 && words_[at].phrase < 0;) {
    if (words_[at].role == WordRole::kBe) be = true;
    if (!IsVerbal(words_[at].role) && words_[at].role != WordRole::kOther &&
        words_[at].role != WordRole::kConjunction) {
      break;
    }
  }
  const bool begins_participial = verb == 0;
  if ((!be && !begins_participial) || FormOf(words_[verb]).ends_with("ing"))
    return false;
  for (size_t at = end; at < words_.size() && at < end + kAgentReach; ++at) {
    if (IsVerbal(words_[at].role) && words_[at].phrase < 0) return false;
    if (FormOf(words_[at]) == "by" && at + 1 < words_.size()) {
      return words_[at + 1].phrase >= 0;
    }
  }
  return false;
}

// Where the words that match end in `side`, for each way they may.
std::vector<size_t> SentenceCoder::WordsMatched(const Element& element,
                                                const std::vector<size_t>& side,
                                                size_t at,
                                                bool backwards) const {
  const WordId here = ids_[side[at]];
  if (here == kNoWord) return {};
  if (element.kind == ElementKind::kWord) {
    if (here == element.word) return {at + 1};
    return {};
  }
  const Synset& synset = dictionaries_.verbs.synset(element.synset);
  std::vector<size_t> ends;
  for (const std::vector<WordId>& phrase : synset.phrases) {
    if (phrase.size() > side.size() - at) continue;
    bool fits = true;
    for (size_t i = 0; fits && i < phrase.size(); ++i) {
      fits =
          ids_[side[at + i]] == phrase[backwards ? phrase.size() - 1 - i : i];
    }
    if (fits) ends.push_back(at + phrase.size());
  }
  if (std::binary_search(synset.words.begin(), synset.words.end(), here)) {
    ends.push_back(at + 1);
  }
  return ends;
}

// Whether a noun phrase stands here that the element takes.
bool SentenceCoder::TakesUnit(const Element& element, size_t word,
                              bool backwards, Match* match) const {
  const int32_t index = words_[word].phrase;
  if (index < 0) return false;
  const NounPhrase& phrase = phrases_[static_cast<size_t>(index)];
  const bool compound = units_[static_cast<size_t>(phrase.unit)].size() > 1 ||
                        phrase.codes.size() > 1;
  if (element.kind == ElementKind::kCompound && !compound) return false;
  if (element.kind == ElementKind::kSource) match->source = phrase.unit;
  if (element.kind == ElementKind::kTarget) match->target = phrase.unit;
  if (element.kind == ElementKind::kCompound) {
    match->target = phrase.unit;
    // Before the verb it is both; behind it whoever stands before acts.
    if (backwards) match->source = phrase.unit;
  }
  return true;
}

bool SentenceCoder::InPhraseOf(size_t word, size_t before,
                               bool backwards) const {
  const int32_t phrase = words_[word].phrase;
  if (phrase < 0) return words_[before].phrase < 0;
  if (words_[before].phrase == phrase) return true;
  // The phrase that a preposition governs.
  if (words_[before].phrase >= 0) return false;
  const NounPhrase& governed = phrases_[static_cast<size_t>(phrase)];
  if (backwards) return governed.end >= before && governed.end - before < 2;
  for (size_t at = before + 1; at < governed.begin; ++at) {
    if (words_[at].phrase >= 0 || words_[at].role != WordRole::kOther) {
      return false;
    }
  }
  return governed.begin > before;
}

// The elements [from, to), joined closely, at `at` of the side.
std::optional<size_t> SentenceCoder::MatchRun(
    const std::vector<Element>& elements, size_t from, size_t to,
    const std::vector<size_t>& side, size_t at, bool backwards,
    Match* match) const {
  if (from == to) return at;
  const Element& element = elements[from];
  const bool phrase_link =
      from > 0 && element.link == ElementLink::kInPhrase && at > 0;
  const size_t before = phrase_link ? side[at - 1] : 0;
  for (size_t place = at; place < side.size(); ++place) {
    if (phrase_link && !InPhraseOf(side[place], before, backwards)) {
      // Words of the same phrase come first.
      if (words_[side[place]].phrase >= 0) break;
      continue;
    }
    if (element.kind == ElementKind::kWord ||
        element.kind == ElementKind::kSynset) {
      for (const size_t end : WordsMatched(element, side, place, backwards)) {
        Match tried = *match;
        const auto rest =
            MatchRun(elements, from + 1, to, side, end, backwards, &tried);
        if (rest) {
          *match = tried;
          return rest;
        }
      }
    } else {
      Match tried = *match;
      if (TakesUnit(element, side[place], backwards, &tried)) {
        const int32_t unit =
            phrases_[static_cast<size_t>(words_[side[place]].phrase)].unit;
        size_t end = place + 1;
        while (end < side.size() && words_[side[end]].phrase >= 0 &&
               phrases_[static_cast<size_t>(words_[side[end]].phrase)].unit ==
                   unit) {
          ++end;
        }
        const auto rest =
            MatchRun(elements, from + 1, to, side, end, backwards, &tried);
        if (rest) {
          *match = tried;
          return rest;
        }
      }
    }
    if (!phrase_link) break;
  }
  return std::nullopt;
}

// Where the elements of one side of a pattern end. Each closely joined run is
// taken at its first place: a later one leaves no more room to the rest.
std::optional<size_t> SentenceCoder::MatchSide(
    const std::vector<Element>& elements, const std::vector<size_t>& side,
    bool backwards, Match* match) const {
  size_t at = 0;
  for (size_t from = 0; from < elements.size();) {
    size_t to = from + 1;
    while (to < elements.size() && elements[to].link != ElementLink::kOpen) {
      ++to;
    }
    const bool fixed = elements[from].link == ElementLink::kClosed;
    const bool unit = elements[from].kind != ElementKind::kWord &&
                      elements[from].kind != ElementKind::kSynset;
    std::optional<size_t> end;
    // Noun phrases that a dictionary has come before others.
    for (const bool coded_only : {true, false}) {
      if (!unit && coded_only) continue;
      for (size_t place = at; place < side.size() && !end; ++place) {
        const int32_t phrase = words_[side[place]].phrase;
        const bool coded =
            phrase >= 0 && phrases_[static_cast<size_t>(phrase)].coded;
        if (!unit || !coded_only || coded) {
          end = MatchRun(elements, from, to, side, place, backwards, match);
        }
        if (fixed) break;
      }
      if (end) break;
    }
    if (!end) return std::nullopt;
    at = *end;
    from = to;
  }
  return at;
}

std::optional<SentenceCoder::Match> SentenceCoder::BestPattern(
    const VerbEntry& entry, const std::vector<size_t>& upper,
    const std::vector<size_t>& lower) const {
  const VerbBlock& block = dictionaries_.verbs.block(entry.block);
  for (const VerbPattern& pattern : block.patterns) {
    Match match;
    const auto before = MatchSide(pattern.upper, upper, true, &match);
    if (!before || !MatchSide(pattern.lower, lower, false, &match)) continue;
    match.taken_upper = pattern.upper.empty() ? 0 : *before;
    match.pattern = &pattern;
    return match;
  }
  return std::nullopt;
}

// The first unit of a side, coded or not, that is not the other one nor has
// just its code.
std::optional<int32_t> SentenceCoder::UnitIn(
    const std::vector<size_t>& side, bool coded,
    std::optional<int32_t> other) const {
  for (const size_t at : side) {
    const int32_t phrase = words_[at].phrase;
    if (phrase < 0) continue;
    const int32_t unit = phrases_[static_cast<size_t>(phrase)].unit;
    if (unit == other) continue;
    const Party party = PartyOf(unit);
    if (party.coded != coded) continue;
    if (other && party.codes.size() == 1 &&
        PartyOf(other).codes == party.codes && coded) {
      continue;
    }
    return unit;
  }
  return std::nullopt;
}

std::optional<int32_t> SentenceCoder::FindSource(
    const std::vector<size_t>& side) const {
  const auto coded = UnitIn(side, true, std::nullopt);
  return coded ? coded : UnitIn(side, false, std::nullopt);
}

std::optional<int32_t> SentenceCoder::FindTarget(
    const std::vector<size_t>& lower, const std::vector<size_t>& upper,
    int32_t source) const {
  for (const std::vector<size_t>* side : {&lower, &upper}) {
    for (const bool coded : {true, false}) {
      if (const auto unit = UnitIn(*side, coded, source)) return unit;
    }
  }
  return std::nullopt;
}

SentenceCoder::Party SentenceCoder::PartyOf(std::optional<int32_t> unit) const {
  Party party;
  if (!unit) {
    party.codes = {"---"};
    return party;
  }
  party.unit = *unit;
  const auto most =
      static_cast<size_t>(dictionaries_.settings.new_actor_length);
  for (const int32_t member : units_[static_cast<size_t>(*unit)]) {
    const NounPhrase& phrase = phrases_[static_cast<size_t>(member)];
    const ByteSpan span{words_[phrase.begin].begin, words_[phrase.end - 1].end};
    if (party.span.end == 0) party.span = span;
    party.span.end = std::max(party.span.end, span.end);
    if (phrase.coded) {
      party.coded = true;
      for (const std::string& code : phrase.codes) {
        if (std::find(party.codes.begin(), party.codes.end(), code) ==
            party.codes.end()) {
          party.codes.push_back(code);
        }
      }
      continue;
    }
    size_t begin = phrase.begin;
    while (begin < phrase.end && words_[begin].role == WordRole::kDeterminer) {
      ++begin;
    }
    if (phrase.end > begin && phrase.end - begin <= most &&
        words_[begin].role == WordRole::kNominal) {
      std::string name = "\"";
      for (size_t at = begin; at < phrase.end; ++at) {
        if (at > begin) name += ' ';
        name += AsciiUpper(FormOf(words_[at]));
      }
      party.codes.push_back(name + "\"");
    }
  }
  if (party.codes.empty()) party.codes = {"---"};
  return party;
}

// By the words of its verb group that no pattern has taken.
v1::EventStatus SentenceCoder::StatusOf(
    size_t verb, const Match& match, const std::vector<size_t>& upper) const {
  bool be = false;
  bool modal = false;
  bool future = false;
  for (size_t i = 0; i < upper.size(); ++i) {
    const SentenceWord& word = words_[upper[i]];
    if (word.phrase >= 0 ||
        (!IsVerbal(word.role) && word.role != WordRole::kOther &&
         !word.infinitive)) {
      break;
    }
    if (i < match.taken_upper) continue;
    if (word.negation) return v1::EVENT_STATUS_NEGATED;
    const std::string_view form = FormOf(word);
    be |= word.role == WordRole::kBe;
    future |= word.infinitive || form == "will" || form == "shall";
    modal |= word.role == WordRole::kModal && form != "will" && form != "shall";
    if (word.role == WordRole::kVerb) break;
  }
  if (future) return v1::EVENT_STATUS_PLANNED;
  if (modal) return v1::EVENT_STATUS_POSSIBLE;
  return be && FormOf(words_[verb]).ends_with("ing")
             ? v1::EVENT_STATUS_ONGOING
             : v1::EVENT_STATUS_OCCURRED;
}

void SentenceCoder::CodeVerb(size_t verb) {
  const std::vector<VerbEntry>* entries = dictionaries_.verbs.Find(ids_[verb]);
  if (entries == nullptr) return;
  size_t begin = verb;
  size_t end = verb + 1;
  const VerbEntry* first = EntryAt(verb, *entries, &begin, &end);
  if (first == nullptr) return;
  const std::vector<size_t> upper = Upper(begin);
  const std::vector<size_t> lower = Lower(end);
  // A form may stand in several blocks: the first whose pattern fits, else the
  // first with a code of its own.
  const VerbEntry* taken = nullptr;
  std::optional<Match> match;
  for (const VerbEntry& entry : *entries) {
    if (entry.before != first->before || entry.after != first->after) continue;
    match = BestPattern(entry, upper, lower);
    if (match) {
      taken = &entry;
      break;
    }
    if (taken == nullptr || (taken->code.empty() && !entry.code.empty())) {
      taken = &entry;
    }
  }
  const Match fit = match.value_or(Match());
  const EventCode& code = fit.pattern ? fit.pattern->code : taken->code;
  if (code.empty()) return;

  std::optional<int32_t> source = fit.source;
  std::optional<int32_t> target = fit.target;
  const bool passive = IsPassive(verb, end) && !source && !target;
  if (passive) {
    source = FindSource(lower);
    if (source) target = FindSource(upper);
    if (!target) return;
  } else {
    if (!source) {
      source = UnitIn(upper, true, target);
      if (!source) source = UnitIn(upper, false, target);
      if (!source) source = fit.target ? FindSource(lower) : std::nullopt;
    }
    if (!source) return;
    if (!target) target = FindTarget(lower, upper, *source);
  }
  const VerbBlock& block = dictionaries_.verbs.block(taken->block);
  SentenceEvent like;
  like.verb_span = {words_[begin].begin, words_[end - 1].end};
  like.verb = block.name;
  like.file = block.file;
  like.line = fit.pattern ? fit.pattern->line : 0;
  like.status = StatusOf(verb, fit, upper);
  const Party from = PartyOf(source);
  const Party to = PartyOf(target);
  Emit(from, to, code.forward, like);
  Emit(to, from, code.backward, like);
}

void SentenceCoder::Emit(const Party& source, const Party& target,
                         const std::string& code, const SentenceEvent& like) {
  if (code.empty() || code == "###") return;
  for (const std::string& from : source.codes) {
    for (const std::string& to : target.codes) {
      const bool nobody = from == "---" || to == "---";
      if (nobody && dictionaries_.settings.require_dyad) continue;
      if (from == to) continue;
      const bool known = std::any_of(
          events_.begin(), events_.end(), [&](const SentenceEvent& event) {
            return event.source == from && event.target == to &&
                   event.code == code;
          });
      if (known) continue;
      SentenceEvent& event = events_.emplace_back(like);
      event.source = from;
      event.target = to;
      event.code = code;
      event.source_span = source.span;
      event.target_span = target.span;
    }
  }
}

}  // namespace actant::petrarch
