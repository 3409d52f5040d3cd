// The noun phrases of a sentence, their codes, and what is left out.
#include <algorithm>
#include <utility>

#include "extract/petrarch/coder.h"

namespace actant::petrarch {
namespace {

WordRole RoleOf(const EnglishWord& word, const EnglishClasses& english) {
  switch (word.tag) {
    case EnglishTag::kNoun:
    case EnglishTag::kName:
    case EnglishTag::kAdjective:
    case EnglishTag::kPossessive:
    case EnglishTag::kNumber:
    case EnglishTag::kAmount:
      return WordRole::kNominal;
    case EnglishTag::kDeterminer:
    case EnglishTag::kPronoun:
      return WordRole::kDeterminer;
    case EnglishTag::kTime:
      return WordRole::kTime;
    case EnglishTag::kVerb:
      return WordRole::kVerb;
    case EnglishTag::kAuxiliary:
      return word.Has(english.be) ? WordRole::kBe : WordRole::kAuxiliary;
    case EnglishTag::kModal:
      return WordRole::kModal;
    case EnglishTag::kTo:
    case EnglishTag::kPreposition:
    case EnglishTag::kSubordinator:
      return WordRole::kPreposition;
    case EnglishTag::kConjunction:
      return WordRole::kConjunction;
    case EnglishTag::kRelative:
      return WordRole::kRelative;
    case EnglishTag::kThat:
      return WordRole::kThat;
    case EnglishTag::kComma:
      return WordRole::kComma;
    default:
      return WordRole::kOther;
  }
}

bool IsNominal(const SentenceWord& word) {
  return word.role == WordRole::kNominal || word.role == WordRole::kDeterminer;
}

bool LooksAdjective(std::string_view word) {
  for (const std::string_view end :
       {"ful", "ous", "ive", "able", "ible", "less", "ish"}) {
    if (word.size() > end.size() + 2 && word.ends_with(end)) return true;
  }
  return false;
}

// A code in blocks of three letters, as CAMEO makes them.
bool HasTriplet(std::string_view code, std::string_view triplet) {
  for (size_t at = 0; at + triplet.size() <= code.size(); at += 3) {
    if (code.substr(at, triplet.size()) == triplet) return true;
  }
  return false;
}

// ARN and ~GOV: ARNGOV; NGO~ and ARN: NGOARN.
void AddAgent(std::string_view agent, std::string* code) {
  if (agent.empty()) return;
  if (agent.back() == '~') {
    agent.remove_suffix(1);
    if (!HasTriplet(*code, agent)) code->insert(0, agent);
    return;
  }
  if (agent.front() == '~') agent.remove_prefix(1);
  for (size_t at = 0; at < agent.size(); at += 3) {
    const std::string_view triplet = agent.substr(at, 3);
    if (!HasTriplet(*code, triplet)) code->append(triplet);
  }
}

std::vector<std::string> SplitCodes(std::string_view code) {
  std::vector<std::string> codes;
  for (;;) {
    const size_t slash = code.find('/');
    if (slash != 0) codes.emplace_back(code.substr(0, slash));
    if (slash == code.npos) return codes;
    code.remove_prefix(slash + 1);
  }
}

}  // namespace

void SentenceCoder::GiveRoles(const std::vector<EnglishWord>& tags,
                              const EnglishClasses& english) {
  size_t tag = 0;
  for (size_t at = 0; at < words_.size(); ++at) {
    SentenceWord& word = words_[at];
    while (tag < tags.size() && tags[tag].span.end <= word.begin) ++tag;
    if (tag == tags.size() || tags[tag].span.begin >= word.end) continue;
    const EnglishWord& read = tags[tag];
    const bool first = read.span.begin >= word.begin;
    const std::string_view form = FormOf(word);
    word.role = RoleOf(read, english);
    if (word.role == WordRole::kVerb && !first) word.role = WordRole::kOther;
    word.adjective =
        read.tag == EnglishTag::kAdjective ||
        (read.tag == EnglishTag::kNoun && !read.noun.known() &&
         (read.Has(english.modifier) || LooksAdjective(form))) ||
        (read.tag == EnglishTag::kNoun && read.Has(english.modifier));
    word.negation = read.tag == EnglishTag::kNot;
    word.infinitive = read.tag == EnglishTag::kTo;
  }
  // Was opposed by: a verb here, whatever else the word may be.
  for (size_t at = 1; at + 1 < words_.size(); ++at) {
    if (!words_[at].adjective || FormOf(words_[at + 1]) != "by") {
      continue;
    }
    size_t before = at;
    while (before > 0 && words_[before - 1].role == WordRole::kOther) --before;
    if (before > 0 && words_[before - 1].role == WordRole::kBe &&
        dictionaries_.verbs.Find(ids_[at]) != nullptr) {
      words_[at].role = WordRole::kVerb;
      words_[at].adjective = false;
    }
  }
  for (size_t at = 0; at + 1 < words_.size(); ++at) {
    if (!words_[at].infinitive) continue;
    size_t next = at + 1;
    while (next + 1 < words_.size() && words_[next].role == WordRole::kOther) {
      ++next;
    }
    words_[at].infinitive = words_[next].role == WordRole::kVerb ||
                            words_[next].role == WordRole::kBe ||
                            words_[next].role == WordRole::kAuxiliary;
  }
}

// Actors and agents, the longest at each place, from left to right.
void SentenceCoder::FindNames() {
  names_.assign(words_.size(), {});
  for (size_t at = 0; at < words_.size();) {
    const auto actor = dictionaries_.actors.phrases().FindLongest(ids_, at);
    const auto agent = dictionaries_.agents.phrases().FindLongest(ids_, at);
    const bool is_actor = actor.length > 0 && actor.length >= agent.length;
    const size_t length = is_actor ? actor.length : agent.length;
    const char first = text_[words_[at].begin];
    const bool capital = first >= 'A' && first <= 'Z';
    // A lone lower-case word that is a verb here names nobody.
    const bool verb =
        length == 1 && words_[at].role == WordRole::kVerb && !capital;
    if (length == 0 || verb) {
      ++at;
      continue;
    }
    names_[at] = {at + length, is_actor, is_actor ? actor.value : agent.value};
    for (size_t i = at; i < at + length; ++i) {
      if (words_[i].role != WordRole::kDeterminer || i > at) {
        words_[i].role = WordRole::kNominal;
      }
      words_[i].adjective = false;
    }
    at += length;
  }
}

// Whether the conjunction or comma here joins two adjectives of one phrase.
bool SentenceCoder::AdjectivesAround(size_t at) const {
  if (at == 0 || at + 2 >= words_.size()) return false;
  return words_[at - 1].adjective && words_[at + 1].adjective &&
         IsNominal(words_[at + 2]) &&
         words_[at + 2].role != WordRole::kDeterminer;
}

void SentenceCoder::FindPhrases() {
  for (size_t at = 0; at < words_.size();) {
    const WordRole role = words_[at].role;
    if (!IsNominal(words_[at]) && role != WordRole::kTime) {
      ++at;
      continue;
    }
    NounPhrase phrase;
    phrase.begin = at;
    if (role == WordRole::kTime) {
      while (at < words_.size() && words_[at].role == WordRole::kTime) ++at;
    } else {
      bool noun = false;
      for (; at < words_.size(); ++at) {
        const SentenceWord& word = words_[at];
        if ((word.role == WordRole::kConjunction ||
             word.role == WordRole::kComma) &&
            AdjectivesAround(at)) {
          continue;
        }
        if (!IsNominal(word)) break;
        if (word.role == WordRole::kDeterminer && noun) break;
        noun |= word.role == WordRole::kNominal && !word.adjective;
        // A name that goes on over what ends phrases: Minister of Walks.
        if (names_[at].end > at) at = names_[at].end - 1;
      }
    }
    phrase.end = at;
    for (size_t i = phrase.begin; i < phrase.end; ++i) {
      words_[i].phrase = static_cast<int32_t>(phrases_.size());
    }
    phrases_.push_back(std::move(phrase));
  }
}

// The first actor with all agents; agents alone hang on nobody: ---GOV.
void SentenceCoder::CodePhrases() {
  for (NounPhrase& phrase : phrases_) {
    std::string actor;
    std::vector<std::string_view> agents;
    for (size_t at = phrase.begin; at < phrase.end; ++at) {
      if (names_[at].end == 0) continue;
      if (!names_[at].actor) {
        agents.push_back(
            dictionaries_.agents.Code(names_[at].value, published_));
      } else if (actor.empty()) {
        actor = dictionaries_.actors.Code(names_[at].value, published_);
        if (actor == "---") actor.clear();
      }
    }
    phrase.has_actor = !actor.empty();
    phrase.coded = phrase.has_actor || !agents.empty();
    phrase.codes =
        phrase.has_actor ? SplitCodes(actor) : std::vector<std::string>{"---"};
    for (std::string& code : phrase.codes) {
      for (const std::string_view agent : agents) AddAgent(agent, &code);
    }
  }
}

// Phrases joined by commas and "and": one unit.
void SentenceCoder::JoinCompounds() {
  for (size_t i = 0; i < phrases_.size();) {
    size_t last = i;
    bool joined = words_[phrases_[i].begin].role == WordRole::kTime;
    size_t reach = i;
    while (!joined && reach + 1 < phrases_.size()) {
      bool has_and = false;
      bool only_joints = true;
      for (size_t at = phrases_[reach].end; at < phrases_[reach + 1].begin;
           ++at) {
        has_and |= words_[at].role == WordRole::kConjunction;
        only_joints &= words_[at].role == WordRole::kConjunction ||
                       words_[at].role == WordRole::kComma;
      }
      if (!only_joints || phrases_[reach].end == phrases_[reach + 1].begin ||
          words_[phrases_[reach + 1].begin].role == WordRole::kTime) {
        break;
      }
      ++reach;
      if (has_and) last = reach;
    }
    // A noun that governs a verb of its own is no member: A met B and C left.
    if (last > i && phrases_[last].end < words_.size()) {
      const WordRole after = words_[phrases_[last].end].role;
      size_t before = phrases_[i].begin;
      bool verb_before = false;
      while (before-- > 0 && words_[before].role != WordRole::kComma &&
             words_[before].role != WordRole::kThat) {
        verb_before |= words_[before].role == WordRole::kVerb;
      }
      const bool verb_after = after == WordRole::kBe ||
                              after == WordRole::kAuxiliary ||
                              after == WordRole::kModal;
      if (verb_before && verb_after && last == i + 1 &&
          before != static_cast<size_t>(-1) &&
          words_[before].role == WordRole::kComma) {
        last = i;
      }
    }
    const auto unit = static_cast<int32_t>(units_.size());
    std::vector<int32_t>& members = units_.emplace_back();
    for (size_t k = i; k <= last; ++k) {
      phrases_[k].unit = unit;
      members.push_back(static_cast<int32_t>(k));
    }
    i = last + 1;
  }
}

// Lawmakers in Gondor and Rohan: the agents go to each of the actors, and the
// phrase that named the agents is part of the same unit.
void SentenceCoder::JoinAgents() {
  for (size_t i = 0; i + 1 < units_.size(); ++i) {
    if (units_[i].empty() || units_[i + 1].empty()) continue;
    const int32_t head_index = units_[i].back();
    NounPhrase& head = phrases_[static_cast<size_t>(head_index)];
    if (head.has_actor || !head.coded) continue;
    const size_t at = head.end;
    const NounPhrase& next =
        phrases_[static_cast<size_t>(units_[i + 1].front())];
    if (at + 1 != next.begin || words_[at].role != WordRole::kPreposition) {
      continue;
    }
    const std::string_view form = FormOf(words_[at]);
    if (form != "of" && form != "in" && form != "from" && form != "at" &&
        form != "inside") {
      continue;
    }
    const bool actor = std::any_of(
        units_[i + 1].begin(), units_[i + 1].end(),
        [&](int32_t p) { return phrases_[static_cast<size_t>(p)].has_actor; });
    if (actor) GiveAgents(i);
  }
}

// The agents of the last phrase of a unit to the actors of the next unit,
// which joins it.
void SentenceCoder::GiveAgents(size_t unit) {
  NounPhrase& head = phrases_[static_cast<size_t>(units_[unit].back())];
  const std::string agents = head.codes.front();
  const size_t nobody = agents.find("---");
  units_[unit].pop_back();
  for (const int32_t member : units_[unit + 1]) {
    NounPhrase& phrase = phrases_[static_cast<size_t>(member)];
    phrase.unit = static_cast<int32_t>(unit);
    units_[unit].push_back(member);
    if (!phrase.has_actor) continue;
    for (std::string& code : phrase.codes) {
      AddAgent("~" + agents.substr(nobody + 3), &code);
      if (nobody > 0) AddAgent(agents.substr(0, nobody) + "~", &code);
    }
  }
  units_[unit + 1].clear();
}

void SentenceCoder::LeaveOut(size_t begin, size_t end) {
  for (size_t at = begin; at < end; ++at) words_[at].left_out = true;
}

// Osgiliath, the state's fiercest foe, could: the words between commas say
// again whom the phrase before them names.
void SentenceCoder::LeaveOutAppositions() {
  for (size_t i = 0; i + 1 < phrases_.size(); ++i) {
    const NounPhrase& next = phrases_[i + 1];
    if (phrases_[i].unit == next.unit || !phrases_[i].coded ||
        next.begin != phrases_[i].end + 1 ||
        words_[phrases_[i].end].role != WordRole::kComma ||
        words_[next.begin].role != WordRole::kDeterminer) {
      continue;
    }
    const bool closed = next.end == words_.size() ||
                        words_[next.end].role == WordRole::kComma ||
                        (next.end + 1 == words_.size());
    if (!closed) continue;
    LeaveOut(phrases_[i].end, std::min(next.end + 1, words_.size()));
  }
}

// A pleasant place to visit: an infinitive that tells what a noun behind "to
// be" is for is part of its phrase.
void SentenceCoder::LeaveOutPurposes() {
  for (size_t at = 1; at < words_.size(); ++at) {
    if (!words_[at].infinitive || words_[at - 1].phrase < 0) continue;
    const auto& phrase = phrases_[static_cast<size_t>(words_[at - 1].phrase)];
    if (phrase.coded) continue;
    size_t before = phrase.begin;
    while (before > 0 && (words_[before - 1].role == WordRole::kOther ||
                          words_[before - 1].role == WordRole::kConjunction ||
                          words_[before - 1].phrase >= 0)) {
      --before;
    }
    if (before == 0 || words_[before - 1].role != WordRole::kBe) continue;
    size_t end = at;
    while (end < words_.size() && words_[end].role != WordRole::kComma) ++end;
    LeaveOut(at, end);
  }
}

// Who, which, whose and that with a verb, behind a noun phrase.
void SentenceCoder::LeaveOutRelatives() {
  for (size_t at = 1; at < words_.size(); ++at) {
    const bool that = words_[at].role == WordRole::kThat && [&] {
      size_t next = at + 1;
      while (next < words_.size() && words_[next].role == WordRole::kOther) {
        ++next;
      }
      return words_[at - 1].phrase >= 0 && next < words_.size() &&
             words_[next].phrase < 0 &&
             words_[next].role != WordRole::kPreposition;
    }();
    if (words_[at].left_out ||
        (words_[at].role != WordRole::kRelative && !that)) {
      continue;
    }
    const size_t begin =
        words_[at - 1].role == WordRole::kPreposition ? at - 1 : at;
    if (begin == 0 || words_[begin - 1].phrase < 0) continue;
    // Where a finite verb stands before it, it goes on to the comma; else to
    // the second verb group, which is that of the clause around it.
    bool verb_before = false;
    for (size_t i = begin; i-- > 0 && words_[i].role != WordRole::kComma;) {
      verb_before |= words_[i].role == WordRole::kVerb;
    }
    int groups = 0;
    bool in_group = false;
    size_t end = at + 1;
    for (; end < words_.size() && words_[end].role != WordRole::kComma; ++end) {
      const WordRole role = words_[end].role;
      const bool verbal = IsVerbal(role);
      if (verbal && !in_group && !verb_before && ++groups == 2 &&
          !words_[end - 1].infinitive) {
        break;
      }
      in_group = verbal || (in_group && role == WordRole::kOther);
    }
    LeaveOut(begin, end);
  }
}

size_t SentenceCoder::CountWords(size_t begin, size_t end) const {
  size_t count = 0;
  for (size_t at = begin; at < end; ++at) {
    const SentenceWord& word = words_[at];
    const bool word_char =
        word.role != WordRole::kComma &&
        (word.end - word.begin > 1 || (text_[word.begin] | 0x20) >= 'a' ||
         text_[word.begin] >= '0');
    count += word_char ? 1 : 0;
  }
  return count;
}

// Whether the stretch is the subject alone: a noun phrase and what hangs on
// it.
bool SentenceCoder::FillsList(size_t begin, size_t end) const {
  if (begin >= end || words_[begin].phrase < 0) return false;
  for (size_t at = begin; at < end; ++at) {
    if (words_[at].role == WordRole::kVerb ||
        words_[at].role == WordRole::kBe ||
        words_[at].role == WordRole::kModal) {
      return false;
    }
  }
  return true;
}

void SentenceCoder::LeaveOutCommaClauses() {
  std::vector<size_t> commas;
  for (size_t at = 0; at < words_.size(); ++at) {
    if (words_[at].role != WordRole::kComma || words_[at].left_out ||
        words_[at].phrase >= 0) {
      continue;
    }
    // Not those inside a list.
    size_t next = at + 1;
    while (next < words_.size() &&
           words_[next].role == WordRole::kConjunction) {
      ++next;
    }
    const bool list = at > 0 && AreOneUnit(at - 1, next);
    if (!list) commas.push_back(at);
  }
  if (commas.empty()) return;
  const CoderSettings& settings = dictionaries_.settings;
  const auto within = [&](size_t begin, size_t end, int least, int most) {
    const size_t count = CountWords(begin, end);
    return most > 0 && count >= static_cast<size_t>(least) &&
           count <= static_cast<size_t>(most);
  };
  if (within(0, commas.front(), settings.comma_bmin, settings.comma_bmax) &&
      !FillsList(0, commas.front())) {
    LeaveOut(0, commas.front() + 1);
  }
  if (within(commas.back() + 1, words_.size(), settings.comma_emin,
             settings.comma_emax)) {
    LeaveOut(commas.back(), words_.size());
  }
  for (size_t i = 0; i + 1 < commas.size(); ++i) {
    if (within(commas[i] + 1, commas[i + 1], settings.comma_min,
               settings.comma_max)) {
      // The comma behind it goes too, so that the clause runs on around it.
      LeaveOut(commas[i], commas[i + 1] + 1);
    }
  }
}

}  // namespace actant::petrarch
