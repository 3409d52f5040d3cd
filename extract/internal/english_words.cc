#include "extract/internal/english_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/internal/text_chars.h"

namespace actant {
namespace {

constexpr uint8_t kVerbForms =
    kBaseForm | kThirdPerson | kPastForm | kParticiple | kGerund;

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What goes on within one word: letters, digits, and marks between them.
bool GoesOn(std::string_view text, size_t at) {
  const char c = text[at];
  if (IsLetter(c) || (c >= '0' && c <= '9') ||
      static_cast<uint8_t>(c) >= 0x80) {
    return true;
  }
  if (c == ',' && at > 0 && at + 1 < text.size()) {
    return IsDigit(text[at - 1]) && IsDigit(text[at + 1]);
  }
  const bool inner = c == '-' || c == '.' || c == '/' || c == '&';
  return inner && at + 1 < text.size() && at > 0 &&
         (IsLetter(text[at + 1]) || IsDigit(text[at + 1])) &&
         !IsBlank(text[at - 1]);
}

// The place behind the last word before `at` that is no adverb nor a not.
size_t BehindLastWord(const std::vector<EnglishWord>& words, size_t at) {
  while (at > 0 && (words[at - 1].tag == EnglishTag::kAdverb ||
                    words[at - 1].tag == EnglishTag::kNot)) {
    --at;
  }
  return at;
}

}  // namespace

Result<EnglishClasses> EnglishClasses::Load(ClassTable* table) {
  EnglishClasses bits{};
  const std::array<std::pair<std::string_view, int*>, 29> wanted = {{
      {"determiner", &bits.determiner},
      {"possessive", &bits.possessive},
      {"auxiliary.be", &bits.be},
      {"auxiliary.have", &bits.have},
      {"auxiliary.do", &bits.do_},
      {"modal", &bits.modal},
      {"infinitive", &bits.to},
      {"that", &bits.that},
      {"relative", &bits.relative},
      {"subordinator", &bits.subordinator},
      {"pronoun", &bits.pronoun},
      {"anaphor.thing", &bits.anaphor_thing},
      {"anaphor.person", &bits.anaphor_person},
      {"anaphor.several", &bits.anaphor_several},
      {"anaphor.speaker", &bits.anaphor_speaker},
      {"coverb.of", &bits.of},
      {"coverb.between", &bits.between},
      {"coverb.agent", &bits.by},
      {"directing", &bits.control},
      {"uttering", &bits.speech},
      {"complement", &bits.complement},
      {"operator", &bits.operator_},
      {"paper", &bits.paper},
      {"bare_infinitive", &bits.bare},
      {"coverb.for", &bits.for_},
      {"demanding", &bits.demanding},
      {"adverb", &bits.adverb},
      {"modifier", &bits.modifier},
      {"belonging_tail", &bits.belonging_tail},
  }};
  for (const auto& [name, bit] : wanted) {
    ACTANT_ASSIGN_OR_RETURN(*bit, table->Bit(name));
  }
  return bits;
}

std::vector<EnglishWord> EnglishWords::Read(uint32_t begin,
                                            uint32_t end) const {
  std::vector<EnglishWord> words;
  for (uint32_t at = begin; at < end;) {
    const TextChar c = CharAt(block_.text, at);
    if (IsBlank(c.value) || c.value == '\n') {
      at += static_cast<uint32_t>(c.size);
      continue;
    }
    EnglishWord& word = words.emplace_back();
    if (!TakeRead(at, end, &word)) TakeWord(at, end, &word);
    at = word.span.end;
  }
  Tag(&words);
  return words;
}

// A date, an amount or an actor that begins here.
bool EnglishWords::TakeRead(uint32_t at, uint32_t end,
                            EnglishWord* word) const {
  const auto from = [at](const auto& items, auto begin_of) {
    return std::lower_bound(items.begin(), items.end(), at,
                            [&](const auto& item, uint32_t place) {
                              return begin_of(item) < place;
                            });
  };
  const auto amount =
      from(*block_.amounts, [](const auto& a) { return a.begin; });
  if (amount != block_.amounts->end() && amount->begin == at &&
      amount->end <= end) {
    word->span = {at, amount->end};
    word->amount = static_cast<int32_t>(amount - block_.amounts->begin());
    word->tag = EnglishTag::kAmount;
    return true;
  }
  const auto date = from(*block_.dates, [](const auto& d) { return d.begin; });
  if (date != block_.dates->end() && date->begin == at && date->end <= end) {
    word->span = {at, date->end};
    word->date = static_cast<int32_t>(date - block_.dates->begin());
    word->tag = EnglishTag::kTime;
    return true;
  }
  auto actor = from(*block_.actors, [](const auto& a) { return a.span.begin; });
  for (; actor != block_.actors->end() && actor->span.begin == at; ++actor) {
    if (actor->span.end > end || actor->span.end == at) continue;
    word->actors.push_back(
        static_cast<uint32_t>(actor - block_.actors->begin()));
    word->span = {at, std::max(word->span.end, actor->span.end)};
    word->classes |= actor->classes;
  }
  if (word->actors.empty()) return false;
  const uint32_t compound = CompoundEnd(word->span.end, end);
  if (compound > word->span.end) {
    if (!IsBelonging(word->span.end + 1, compound)) {
      // U.S.-backed rebels: says what they are like, not who they are.
      *word = EnglishWord();
      return false;
    }
    word->span.end = compound;
  }
  word->tag = EnglishTag::kName;
  AddHeadClasses(word);
  return true;
}

// Ukrainian troops are troops as well as Ukraine.
void EnglishWords::AddHeadClasses(EnglishWord* word) const {
  const auto& tokens = *block_.tokens;
  auto token = std::lower_bound(
      tokens.begin(), tokens.end(), word->span.end,
      [](const Token& t, uint32_t place) { return t.span.end < place; });
  if (token == tokens.end() || token->span.end != word->span.end ||
      token->entry == Token::kUnknown) {
    return;
  }
  word->demonym = std::ranges::any_of(
      knowledge_.senses(token->entry),
      [](auto& sense) { return sense.kind == SenseKind::kDemonym; });
  EnglishWord head;
  AddSenses(token->entry, &head);
  word->noun.classes |= head.noun.classes;
  word->noun.classes.Clear(bits_.nominal);
}

bool EnglishWords::NamesActor(uint32_t at) const {
  const auto& actors = *block_.actors;
  const auto actor =
      std::lower_bound(actors.begin(), actors.end(), at,
                       [](const ActorMention& a, uint32_t place) {
                         return a.span.begin < place;
                       });
  return actor != actors.end() && actor->span.begin == at;
}

// Where a word that goes on behind hyphens ends (war-torn, Russian-backed), or
// `at`. Between names a hyphen joins (the Israel-Hamas war).
uint32_t EnglishWords::CompoundEnd(uint32_t at, uint32_t end) const {
  while (at + 1 < end && block_.text[at] == '-' &&
         IsLetter(block_.text[at + 1]) && !NamesActor(at + 1)) {
    ++at;
    while (at < end && IsLetter(block_.text[at])) ++at;
  }
  return at;
}

// Whether [at, end) is what stands behind a state and a hyphen and makes a
// thing that state's: a Greek-owned ship.
bool EnglishWords::IsBelonging(uint32_t at, uint32_t end) const {
  const Token* tail = ListedAt(at, end);
  if (tail == nullptr || tail->span.end != end) return false;
  EnglishWord word;
  AddSenses(tail->entry, &word);
  return word.Has(english_.belonging_tail);
}

// The listed word that begins at `at` and ends by `end`, or null.
const Token* EnglishWords::ListedAt(uint32_t at, uint32_t end) const {
  const std::vector<Token>& tokens = *block_.tokens;
  const auto token = std::ranges::lower_bound(
      tokens, at, {}, [](const Token& t) { return t.span.begin; });
  const bool listed = token != tokens.end() && token->span.begin == at &&
                      token->span.end <= end && token->entry != Token::kUnknown;
  return listed ? &*token : nullptr;
}

void EnglishWords::AddSenses(uint32_t entry, EnglishWord* word) const {
  for (const Sense& sense : knowledge_.senses(entry)) {
    if (sense.kind == SenseKind::kTrigger) {
      const bool verb = knowledge_.trigger(sense.target).part == 'v';
      EnglishReading& reading = verb ? word->verb : word->noun;
      reading.trigger = static_cast<int32_t>(sense.target);
      reading.forms |= sense.forms;
      reading.lemma = knowledge_.trigger(sense.target).lemma;
      reading.classes.Set(verb ? bits_.verb : bits_.nominal);
    } else if (sense.kind == SenseKind::kWord) {
      const Word& listed = knowledge_.word(sense.target);
      const ClassMask& mask = classes_.OfWord(sense.target);
      if ((sense.forms & kVerbForms) != 0) {
        word->verb.classes |= mask;
        word->verb.forms |= sense.forms;
        if (word->verb.lemma.empty()) word->verb.lemma = listed.lemma;
      } else if (sense.forms != 0) {
        word->noun.classes |= mask;
        word->noun.forms |= sense.forms;
        if (word->noun.lemma.empty()) word->noun.lemma = listed.lemma;
      } else {
        word->classes |= mask;
        word->lemma = listed.lemma;
        if (!listed.value.empty()) word->value = listed.value;
      }
    } else if (sense.kind == SenseKind::kOffice ||
               sense.kind == SenseKind::kInstitution) {
      word->noun.forms |= kSingular;
    }
  }
}

// The longest listed word here, else letters up to the next blank or mark.
void EnglishWords::TakeWord(uint32_t at, uint32_t end,
                            EnglishWord* word) const {
  word->capital = block_.text[at] >= 'A' && block_.text[at] <= 'Z';
  if (const Token* token = ListedAt(at, end)) {
    word->span = token->span;
    const uint32_t compound = CompoundEnd(token->span.end, end);
    if (compound > token->span.end) {
      word->span.end = compound;
      word->classes.Set(english_.modifier);
    } else {
      AddSenses(token->entry, word);
    }
    return;
  }
  uint32_t stop = at;
  while (stop < end && GoesOn(block_.text, stop)) ++stop;
  if (stop == at) {
    const TextChar c = CharAt(block_.text, at);
    word->span = {at, at + static_cast<uint32_t>(c.size)};
    word->tag = c.value == ',' ? EnglishTag::kComma : EnglishTag::kMark;
    return;
  }
  word->span = {at, stop};
  GuessBySuffix(block_.text.substr(at, stop - at), word);
}

// What nobody lists is a noun, unless its end tells that it is not.
void EnglishWords::GuessBySuffix(std::string_view text,
                                 EnglishWord* word) const {
  const bool first = word->span.begin == 0;
  if (word->capital && !first) return;
  if (text.size() > 4 && text.ends_with("ly")) {
    word->classes.Set(english_.adverb);
  } else if (text.size() > 4 && text.ends_with("ed")) {
    word->verb.forms = kPastForm | kParticiple;
  } else if (text.size() > 5 && text.ends_with("ing")) {
    word->verb.forms = kGerund;
    word->noun.forms = kSingular;
  }
}

// What a word of a closed class is, whatever stands around it.
std::optional<EnglishTag> EnglishWords::ClosedTag(
    const EnglishWord& word) const {
  const std::pair<int, EnglishTag> order[] = {
      {english_.be, EnglishTag::kAuxiliary},
      {english_.have, EnglishTag::kAuxiliary},
      {english_.do_, EnglishTag::kAuxiliary},
      {english_.modal, EnglishTag::kModal},
      {bits_.negation, EnglishTag::kNot},
      {english_.to, EnglishTag::kTo},
      {english_.that, EnglishTag::kThat},
      {english_.relative, EnglishTag::kRelative},
      {english_.subordinator, EnglishTag::kSubordinator},
      {english_.possessive, EnglishTag::kPossessive},
      {english_.determiner, EnglishTag::kDeterminer},
      {english_.pronoun, EnglishTag::kPronoun},
      {bits_.conjunction, EnglishTag::kConjunction},
      {bits_.coverb, EnglishTag::kPreposition},
      {bits_.number, EnglishTag::kNumber},
  };
  for (const auto& [bit, tag] : order) {
    if (word.Has(bit)) return tag;
  }
  return std::nullopt;
}

// About 500 troops, up to 16 advisers; but talks about 16 prisoners.
bool EnglishWords::IsRough(const std::vector<EnglishWord>& words,
                           size_t at) const {
  const EnglishWord& word = words[at];
  if (!word.Has(bits_.coverb) || at + 1 >= words.size() ||
      !(word.Has(english_.adverb) || word.Has(bits_.number))) {
    return false;
  }
  const EnglishWord& next = words[at + 1];
  const bool number =
      next.Has(bits_.number) || IsDigit(block_.text[next.span.begin]);
  return number && next.date < 0 && next.amount < 0 &&
         (at == 0 || (words[at - 1].tag != EnglishTag::kNoun &&
                      words[at - 1].tag != EnglishTag::kName));
}

// is prepared to attack: how the subject is, and nothing done to it.
bool EnglishWords::IsReadyTo(const std::vector<EnglishWord>& words,
                             size_t at) const {
  if (at + 1 >= words.size() || !words[at + 1].Has(english_.to) ||
      !words[at].Has(english_.modifier)) {
    return false;
  }
  const size_t before = BehindLastWord(words, at);
  return before > 0 && words[before - 1].tag == EnglishTag::kAuxiliary &&
         words[before - 1].Has(english_.be);
}

// Prosper Avril: in a sentence that writes its other words small, a word in
// capitals beside another, whatever verb it may be.
bool EnglishWords::IsPartOfName(const std::vector<EnglishWord>& words,
                                size_t at) const {
  if (!words[at].capital || at == 0) return false;
  const bool behind_capital =
      words[at - 1].capital && words[at - 1].tag != EnglishTag::kAuxiliary;
  const bool before_capital = at + 1 < words.size() && words[at + 1].capital &&
                              !ClosedTag(words[at + 1]);
  return behind_capital || before_capital;
}

// Whether a sentence writes its words small, as headlines in capitals do not.
bool EnglishWords::WritesWordsSmall(
    const std::vector<EnglishWord>& words) const {
  constexpr ptrdiff_t kFewSmall = 3;
  return std::ranges::count_if(words, [this](const EnglishWord& word) {
           return !word.capital && word.tag != EnglishTag::kName &&
                  IsLetter(block_.text[word.span.begin]) && !ClosedTag(word);
         }) >= kFewSmall;
}

void EnglishWords::Tag(std::vector<EnglishWord>* words) const {
  const bool has_names = WritesWordsSmall(*words);
  for (size_t i = 0; i < words->size(); ++i) {
    EnglishWord& word = (*words)[i];
    switch (word.tag) {
      case EnglishTag::kName:
      case EnglishTag::kTime:
      case EnglishTag::kAmount:
      case EnglishTag::kComma:
      case EnglishTag::kMark:
        continue;
      default:
        break;
    }
    const std::string_view text =
        block_.text.substr(word.span.begin, word.span.end - word.span.begin);
    if (!text.empty() && IsDigit(text.front())) {
      word.tag = EnglishTag::kNumber;
      continue;
    }
    if (IsRough(*words, i)) {
      word.tag = EnglishTag::kAdverb;
      continue;
    }
    const std::optional<EnglishTag> closed = ClosedTag(word);
    word.tag = closed                                 ? *closed
               : has_names && IsPartOfName(*words, i) ? EnglishTag::kNoun
                                                      : OpenTag(*words, i);
    if (word.tag == EnglishTag::kVerb && IsReadyTo(*words, i)) {
      word.tag = EnglishTag::kAdjective;
    }
  }
}

EnglishTag EnglishWords::OpenTag(const std::vector<EnglishWord>& words,
                                 size_t at) const {
  const EnglishWord& word = words[at];
  if (word.verb.known()) return VerbOrNoun(words, at);
  if (word.noun.known()) return EnglishTag::kNoun;
  if (word.Has(english_.adverb)) return EnglishTag::kAdverb;
  if (word.Has(english_.modifier)) return EnglishTag::kAdjective;
  return EnglishTag::kNoun;
}

// Whether a finite verb stands before a word in its clause, or plainly behind.
bool EnglishWords::HasOtherVerb(const std::vector<EnglishWord>& words,
                                size_t at) const {
  for (size_t i = at; i-- > 0 && words[i].tag != EnglishTag::kComma;) {
    if (words[i].tag == EnglishTag::kVerb ||
        words[i].tag == EnglishTag::kAuxiliary) {
      return true;
    }
  }
  for (size_t i = at + 1; i < words.size(); ++i) {
    const EnglishWord& word = words[i];
    if (word.tag == EnglishTag::kComma || word.Has(english_.that) ||
        word.Has(english_.relative) || word.Has(english_.subordinator) ||
        word.Has(bits_.conjunction)) {
      return false;
    }
    const bool finite = (word.verb.forms & (kPastForm | kThirdPerson)) != 0 &&
                        !word.noun.known();
    if (finite || word.Has(english_.be) || word.Has(english_.have) ||
        word.Has(english_.modal)) {
      return true;
    }
  }
  return false;
}

// A word that may be a verb: told by what stands before it and behind.
EnglishTag EnglishWords::VerbOrNoun(const std::vector<EnglishWord>& words,
                                    size_t at) const {
  const EnglishWord& word = words[at];
  const uint8_t forms = word.verb.forms;
  const EnglishTag otherwise =
      word.noun.known() ? EnglishTag::kNoun
      : word.Has(english_.modifier) || (forms & (kParticiple | kGerund)) != 0
          ? EnglishTag::kAdjective
          : EnglishTag::kNoun;
  const size_t before = BehindLastWord(words, at);
  const bool begins_noun = at + 1 < words.size() && [&] {
    const EnglishWord& next = words[at + 1];
    if (next.tag == EnglishTag::kName || next.tag == EnglishTag::kAmount) {
      return true;
    }
    return next.Has(english_.determiner) || next.Has(english_.pronoun) ||
           next.Has(bits_.number) || next.Has(english_.possessive);
  }();
  const bool nominal_next = [&] {
    if (at + 1 >= words.size()) return false;
    const EnglishWord& next = words[at + 1];
    return !ClosedTag(next) && next.tag == EnglishTag::kNoun &&
           (next.noun.known() || next.Has(english_.modifier) ||
            !next.verb.known());
  }();
  if (before == 0 && at > 0 && (forms & kParticiple) != 0) {
    return EnglishTag::kAdjective;  // Newly elected
  }
  // Visiting President Xi
  if (before == 0 && (forms & kGerund) != 0 && at + 1 < words.size() &&
      std::ranges::any_of(words[at + 1].actors, [&](uint32_t actor) {
        return !(*block_.actors)[actor].office.empty();
      })) {
    return EnglishTag::kAdjective;
  }
  if (before == 0) {
    if ((forms & kGerund) != 0 && !word.noun.known()) return EnglishTag::kVerb;
    return begins_noun || !word.noun.known() ? EnglishTag::kVerb : otherwise;
  }
  switch (words[before - 1].tag) {
    case EnglishTag::kTo:
      return (forms & kBaseForm) != 0 ? EnglishTag::kVerb : otherwise;
    case EnglishTag::kModal:
      return EnglishTag::kVerb;
    case EnglishTag::kAuxiliary:
      if ((forms & (kParticiple | kGerund)) != 0) return EnglishTag::kVerb;
      return words[before - 1].Has(english_.do_) ? EnglishTag::kVerb
                                                 : otherwise;
    case EnglishTag::kDeterminer:
      // both pledged to; some wounded soldiers
      return words[before - 1].Has(english_.pronoun) && !nominal_next &&
                     (forms & (kPastForm | kThirdPerson)) != 0
                 ? EnglishTag::kVerb
                 : otherwise;
    case EnglishTag::kPossessive:
    case EnglishTag::kAdjective:
    case EnglishTag::kNumber:
    case EnglishTag::kAmount:
      // the wounded soldiers, a bombing; the government attacks
      return otherwise;
    case EnglishTag::kPreposition:
      // by attacking Iraq, of supporting rebels; in exchange
      return (forms & kGerund) != 0 && (begins_noun || nominal_next) &&
                     before == at
                 ? EnglishTag::kVerb
                 : otherwise;
    case EnglishTag::kPronoun:
    case EnglishTag::kRelative:
      return EnglishTag::kVerb;
    case EnglishTag::kVerb:
      // help support
      if ((forms & kBaseForm) != 0 &&
          words[before - 1].verb.classes.Has(english_.bare)) {
        return EnglishTag::kVerb;
      }
      // began bombing, stopped supplying; held talks, made demands
      return (forms & kGerund) != 0 && (begins_noun || nominal_next)
                 ? EnglishTag::kVerb
             : word.noun.known() || (forms & kBaseForm) == 0
                 ? otherwise
                 : EnglishTag::kVerb;
    case EnglishTag::kNoun:
    case EnglishTag::kName:
      // from Palestinian armed groups; but The EU suspended sanctions
      if ((forms & kParticiple) != 0 && nominal_next && before >= 2 &&
          (words[before - 1].tag == EnglishTag::kNoun ||
           words[before - 1].demonym) &&
          (words[before - 2].tag == EnglishTag::kPreposition ||
           words[before - 2].tag == EnglishTag::kDeterminer) &&
          HasOtherVerb(words, at)) {
        return EnglishTag::kAdjective;
      }
      if (!word.noun.known()) return EnglishTag::kVerb;
      // Israel strikes Gaza; U.S. strikes on Iran
      if ((forms & (kPastForm | kGerund)) != 0 && (forms & kBaseForm) == 0) {
        if ((forms & kGerund) == 0 || begins_noun) return EnglishTag::kVerb;
        // students protesting against; the Israeli bombing of Beirut
        const bool plural = (words[before - 1].noun.forms & kPlural) != 0;
        const bool of = at + 1 < words.size() && words[at + 1].Has(english_.of);
        return plural && !of ? EnglishTag::kVerb : otherwise;
      }
      // Denmark cut trade ties with Iran: no other word can be its verb.
      if ((forms & (kPastForm | kThirdPerson)) != 0 && nominal_next &&
          !HasOtherVerb(words, at)) {
        return EnglishTag::kVerb;
      }
      return begins_noun ? EnglishTag::kVerb : otherwise;
    case EnglishTag::kComma:
      // shelled Juba, killing about 20; , bombing of towns
      if ((forms & kGerund) != 0) {
        const bool of = at + 1 < words.size() && words[at + 1].Has(english_.of);
        return of ? otherwise : EnglishTag::kVerb;
      }
      [[fallthrough]];
    default:
      return begins_noun || !word.noun.known() ? EnglishTag::kVerb : otherwise;
  }
}

}  // namespace actant
