#include "extract/internal/english_groups.h"

#include <algorithm>
#include <utility>

namespace actant {
namespace {

constexpr uint8_t kFinite = kBaseForm | kThirdPerson | kPastForm;

Chunk ChunkOf(const EnglishWord& word) {
  Chunk chunk;
  chunk.span = word.span;
  chunk.classes = word.classes;
  chunk.actors = word.actors;
  chunk.value = word.value;
  chunk.lemma = word.lemma;
  chunk.date = word.date;
  chunk.amount = word.amount;
  return chunk;
}

}  // namespace

Chunk Lent(Chunk chunk) {
  chunk.lent = true;
  return chunk;
}

Chunk NounOf(const Chunk& phrase) {
  Chunk noun = Lent(phrase);
  noun.classes = noun.object_classes;
  noun.slot = -1;
  return noun;
}

std::vector<EnglishGroup> EnglishGroups::Run() {
  while (at_ < words_.size()) {
    if (TakeVerbGroup() || TakeNounPhrase(&groups_)) continue;
    const EnglishTag tag = words_[at_].tag;
    if (tag == EnglishTag::kPreposition || tag == EnglishTag::kTo) {
      TakePreposition();
    } else {
      TakeSingle();
    }
  }
  JoinOwners();
  JoinNouns();
  return std::move(groups_);
}

void EnglishGroups::TakeSingle() {
  const EnglishWord& word = words_[at_++];
  EnglishGroup group;
  switch (word.tag) {
    case EnglishTag::kComma:
      group.kind = GroupKind::kComma;
      break;
    case EnglishTag::kConjunction:
      group.kind = GroupKind::kConjunction;
      break;
    case EnglishTag::kThat:
      group.kind = GroupKind::kThat;
      break;
    case EnglishTag::kRelative:
      group.kind = GroupKind::kRelative;
      break;
    case EnglishTag::kSubordinator:
      if (IsPrepositionHere()) {
        --at_;
        return TakePreposition();
      }
      group.kind = GroupKind::kSubordinator;
      break;
    default:
      break;
  }
  group.chunks.push_back(ChunkOf(word));
  ClassMask& classes = group.head().classes;
  if (word.tag == EnglishTag::kTime) classes.Set(bits_.time);
  if (word.tag == EnglishTag::kAmount) classes.Set(bits_.amount);
  if (classes.empty()) classes.Set(bits_.other);
  groups_.push_back(std::move(group));
}

// (to) (will, not, have been) attack(ed)
bool EnglishGroups::TakeVerbGroup() {
  size_t i = at_;
  EnglishGroup group;
  group.kind = GroupKind::kVerbGroup;
  const bool infinitive = IsTag(i, EnglishTag::kTo);
  if (infinitive) ++i;
  const EnglishWord* auxiliary = nullptr;
  bool modal = false;
  for (; i < words_.size(); ++i) {
    const EnglishWord& word = words_[i];
    if (word.tag == EnglishTag::kModal || word.tag == EnglishTag::kNot) {
      modal |= word.tag == EnglishTag::kModal;
      group.chunks.push_back(ChunkOf(word));
    } else if (word.tag == EnglishTag::kAuxiliary) {
      auxiliary = &word;
    } else if (word.tag != EnglishTag::kAdverb) {
      break;
    } else if (!word.classes.empty()) {
      group.chunks.push_back(ChunkOf(word));
    }
  }
  if (IsTag(i, EnglishTag::kVerb)) {
    const EnglishWord& word = words_[i];
    const uint8_t forms = word.verb.forms;
    const bool after_be = auxiliary != nullptr && auxiliary->Has(english_.be);
    if (infinitive && auxiliary == nullptr && (forms & kBaseForm) == 0) {
      return false;
    }
    group.passive = after_be && (forms & kParticiple) != 0;
    const bool progressive = after_be && (forms & kGerund) != 0;
    group.form = infinitive                      ? VerbForm::kInfinitive
                 : auxiliary != nullptr || modal ? VerbForm::kFinite
                 : (forms & kGerund) != 0        ? VerbForm::kGerund
                 : (forms & kFinite) == 0        ? VerbForm::kParticiple
                 : (forms & (kThirdPerson | kBaseForm)) == 0 &&
                         (forms & kParticiple) != 0
                     ? VerbForm::kPastOrParticiple
                     : VerbForm::kFinite;
    group.base_form =
        auxiliary == nullptr && !modal && (forms & kBaseForm) != 0;
    // An auxiliary without a finite form (having attacked, being attacked).
    if (auxiliary != nullptr && auxiliary->value == "gerund" && !modal) {
      group.form = VerbForm::kGerund;
    }
    if (group.passive || progressive) {
      Chunk mark;
      mark.span = auxiliary->span;
      mark.classes.Set(group.passive ? bits_.passive : bits_.ongoing);
      if (progressive) mark.classes.Set(english_.operator_);
      group.chunks.push_back(std::move(mark));
    }
    Chunk predicate;
    predicate.span = word.span;
    predicate.classes = word.verb.classes;
    predicate.classes.Set(bits_.verb);
    predicate.verb = word.verb.trigger;
    predicate.lemma = word.verb.lemma;
    group.chunks.push_back(std::move(predicate));
    at_ = i + 1;
    groups_.push_back(std::move(group));
    return true;
  }
  if (auxiliary == nullptr) return false;
  // is ready to, has talks: be and have stand for themselves.
  group.form = infinitive ? VerbForm::kInfinitive : VerbForm::kFinite;
  Chunk predicate = ChunkOf(*auxiliary);
  predicate.classes |= auxiliary->verb.classes;
  predicate.classes.Set(bits_.verb);
  predicate.verb = auxiliary->verb.trigger;
  if (IsTag(i, EnglishTag::kAdjective) && !words_[i].classes.empty() &&
      auxiliary->Has(english_.be)) {
    predicate.classes |= words_[i].classes;
    predicate.lemma = words_[i].lemma;
    predicate.span.end = words_[i].span.end;
    ++i;
  }
  group.chunks.push_back(std::move(predicate));
  at_ = i;
  groups_.push_back(std::move(group));
  return true;
}

bool EnglishGroups::BeginsNounPhrase(size_t at) const {
  if (at >= words_.size()) return false;
  switch (words_[at].tag) {
    case EnglishTag::kNoun:
    case EnglishTag::kName:
    case EnglishTag::kAdjective:
    case EnglishTag::kDeterminer:
    case EnglishTag::kPossessive:
    case EnglishTag::kPronoun:
    case EnglishTag::kNumber:
    case EnglishTag::kAmount:
      return true;
    default:
      return false;
  }
}

// Hungarian and Romanian officials; oil and gas exports
bool EnglishGroups::GoesOnNounPhrase(size_t at) const {
  const EnglishTag tag = words_[at].tag;
  if (tag == EnglishTag::kPossessive) return true;
  if (tag == EnglishTag::kDeterminer || tag == EnglishTag::kPronoun) {
    return false;
  }
  // gave Turkey | 3 billion euros
  if ((tag == EnglishTag::kAmount || tag == EnglishTag::kNumber) &&
      IsTag(at - 1, EnglishTag::kName)) {
    return false;
  }
  if (BeginsNounPhrase(at)) return true;
  if (tag != EnglishTag::kConjunction) return false;
  const bool names =
      IsTag(at - 1, EnglishTag::kName) && IsTag(at + 1, EnglishTag::kName);
  const bool described = IsTag(at + 2, EnglishTag::kNoun) ||
                         IsTag(at + 2, EnglishTag::kConjunction) ||
                         IsTag(at + 2, EnglishTag::kComma);
  return names && described;
}

size_t EnglishGroups::NounPhraseEnd(size_t at) const {
  size_t end = at + 1;
  while (end < words_.size() &&
         (GoesOnNounPhrase(end) ||
          // their, its after a possessor's 's
          (IsTag(end - 1, EnglishTag::kPossessive) && BeginsNounPhrase(end)))) {
    ++end;
  }
  return end;
}

// Whom the phrase stands for: the names that stand last in it, next to one
// another or joined.
std::vector<uint32_t> EnglishGroups::ActorsOf(size_t begin, size_t end) const {
  size_t last = end;
  while (last > begin && words_[last - 1].tag != EnglishTag::kName) --last;
  std::vector<uint32_t> actors;
  if (last == begin) return actors;
  actors = words_[last - 1].actors;
  for (size_t i = last - 1; i >= begin + 2; i -= 2) {
    if (words_[i - 1].tag != EnglishTag::kConjunction) break;
    actors.insert(actors.begin(), words_[i - 2].actors.begin(),
                  words_[i - 2].actors.end());
  }
  return actors;
}

Chunk EnglishGroups::NounChunk(size_t begin, size_t end) const {
  Chunk chunk;
  chunk.span = {words_[begin].span.begin, words_[end - 1].span.end};
  chunk.actors = ActorsOf(begin, end);
  for (const uint32_t actor : chunk.actors) {
    chunk.classes |= (*block_.actors)[actor].classes;
  }
  for (size_t i = begin; i < end; ++i) {
    const EnglishWord& word = words_[i];
    if (word.tag == EnglishTag::kNoun || word.tag == EnglishTag::kName) {
      chunk.classes |= word.noun.classes;
    }
    if (word.tag == EnglishTag::kAdjective) {
      chunk.classes |= word.classes;
    }
    // Both, some: a determiner that stands alone is a pronoun.
    const bool alone = word.tag == EnglishTag::kDeterminer && end == begin + 1;
    if (word.tag == EnglishTag::kPronoun || alone) {
      chunk.classes |= word.classes;
    }
    if (word.tag == EnglishTag::kPossessive &&
        word.span.end - word.span.begin > 2) {
      // its troops: whose they are stands elsewhere, as it does of `it`.
      chunk.classes.Set(english_.pronoun);
      for (const int anaphor : english_.anaphors()) {
        if (word.Has(anaphor)) chunk.classes.Set(anaphor);
      }
    }
    if (word.amount >= 0) {
      chunk.amount = word.amount;
      chunk.classes.Set(bits_.amount);
    }
    if (word.Has(bits_.negation)) chunk.classes.Set(bits_.negation);
  }
  chunk.classes.Clear(bits_.nominal);
  chunk.classes.Set(bits_.noun);
  if (!chunk.actors.empty()) chunk.classes.Set(bits_.noun_phrase);
  if (chunk.actors.size() > 1) chunk.classes.Set(bits_.several);
  return chunk;
}

// U.S. sanctions: whose event it is and the event are a group each.
bool EnglishGroups::TakeNounPhrase(std::vector<EnglishGroup>* groups) {
  if (!BeginsNounPhrase(at_)) return false;
  const size_t begin = at_;
  const size_t end = NounPhraseEnd(begin);
  at_ = end;
  const EnglishWord& last = words_[end - 1];
  const bool event = last.tag == EnglishTag::kNoun && last.noun.trigger >= 0;
  if (!event) {
    EnglishGroup group;
    group.kind = GroupKind::kNounPhrase;
    group.chunks.push_back(NounChunk(begin, end));
    groups->push_back(std::move(group));
    return true;
  }
  size_t names = end;
  while (names > begin && words_[names - 1].tag != EnglishTag::kName) --names;
  if (names > begin) {
    EnglishGroup owner;
    owner.kind = GroupKind::kNounPhrase;
    owner.chunks.push_back(NounChunk(begin, names));
    groups->push_back(std::move(owner));
  }
  EnglishGroup group;
  group.kind = GroupKind::kEvent;
  Chunk chunk = NounChunk(names > begin ? names : begin, end);
  chunk.actors.clear();
  chunk.classes.Clear(bits_.noun_phrase);
  chunk.classes.Set(bits_.nominal);
  chunk.noun = last.noun.trigger;
  chunk.lemma = last.noun.lemma;
  group.chunks.push_back(std::move(chunk));
  groups->push_back(std::move(group));
  return true;
}

// after four years: no clause follows, but a noun phrase alone.
bool EnglishGroups::IsPrepositionHere() const {
  if (!BeginsNounPhrase(at_)) return false;
  size_t end = NounPhraseEnd(at_);
  while (end < words_.size()) {
    switch (words_[end].tag) {
      case EnglishTag::kPreposition: {
        // after talks with Iran collapsed
        if (!BeginsNounPhrase(end + 1)) return true;
        end = NounPhraseEnd(end + 1);
        continue;
      }
      case EnglishTag::kAdverb:
        ++end;
        continue;
      case EnglishTag::kVerb:
      case EnglishTag::kAuxiliary:
      case EnglishTag::kModal:
        return false;
      default:
        return true;
    }
  }
  return true;
}

// with Iran: a phrase. on U.S. aid: a preposition, then what it governs.
void EnglishGroups::TakePreposition() {
  const EnglishWord& preposition = words_[at_++];
  EnglishGroup group;
  group.kind = GroupKind::kPreposition;
  Chunk chunk = ChunkOf(preposition);
  chunk.classes.Set(bits_.coverb);
  std::vector<EnglishGroup> governed;
  if (TakeNounPhrase(&governed)) {
    group.kind = GroupKind::kPhrase;
    chunk.classes.Set(bits_.phrase);
    const std::optional<Slot> slot = ParseSlot(
        preposition.tag == EnglishTag::kTo ? "to" : preposition.value);
    chunk.slot = slot ? static_cast<int32_t>(*slot) : -1;
    // to U.S. sanctions: whose they are fills the slot, and the event stands
    // by itself behind it.
    for (const EnglishGroup& part : governed) {
      const Chunk& noun = part.head();
      if (chunk.actors.empty()) chunk.actors = noun.actors;
      if (noun.amount >= 0) chunk.amount = noun.amount;
      chunk.object_classes |= noun.classes;
    }
    if (governed.back().kind == GroupKind::kNounPhrase) {
      chunk.span.end = governed.back().head().span.end;
      governed.clear();
    }
  }
  group.chunks.push_back(std::move(chunk));
  groups_.push_back(std::move(group));
  std::move(governed.begin(), governed.end(), std::back_inserter(groups_));
}

// the government of Sudan, leaders of Britain and France: whose they are. In
// front of the verb also where they are: police in Paris, rebels from Darfur.
void EnglishGroups::JoinOwners() {
  std::vector<EnglishGroup> joined;
  bool before_verb = true;
  for (EnglishGroup& group : groups_) {
    before_verb &= group.kind != GroupKind::kVerbGroup;
    const bool of = group.kind == GroupKind::kPhrase &&
                    (group.head().classes.Has(english_.of) ||
                     (before_verb &&
                      (group.head().slot == kAt || group.head().slot == kFrom ||
                       group.head().classes.Has(english_.for_))));
    if (of && !joined.empty() && !group.head().actors.empty() &&
        (joined.back().kind == GroupKind::kNounPhrase ||
         joined.back().kind == GroupKind::kPhrase)) {
      Chunk& owned = joined.back().head();
      if (owned.actors.empty()) {
        const bool phrase = joined.back().kind == GroupKind::kPhrase;
        owned.actors = group.head().actors;
        owned.span.end = group.head().span.end;
        (phrase ? owned.object_classes : owned.classes) |=
            group.head().object_classes;
        continue;
      }
    }
    joined.push_back(std::move(group));
  }
  groups_ = std::move(joined);
}

bool EnglishGroups::VerbFollows(size_t group) const {
  for (size_t i = group + 1; i < groups_.size(); ++i) {
    if (groups_[i].kind == GroupKind::kVerbGroup) {
      return groups_[i].form == VerbForm::kFinite ||
             groups_[i].form == VerbForm::kPastOrParticiple;
    }
    if (groups_[i].kind != GroupKind::kOther) return false;
  }
  return false;
}

// Romania and Poland; A, B and C. In attacked Iraq and Iran responded the
// second is the subject of the next verb.
bool EnglishGroups::JoinsNext(size_t at) const {
  size_t next = at + 1;
  bool marked = false;
  while (next < groups_.size() &&
         (groups_[next].kind == GroupKind::kComma ||
          groups_[next].kind == GroupKind::kConjunction)) {
    marked = true;
    ++next;
  }
  if (!marked || next >= groups_.size() ||
      groups_[next].kind != GroupKind::kNounPhrase) {
    return false;
  }
  const bool conjunction = groups_[next - 1].kind == GroupKind::kConjunction;
  if (groups_[at].head().classes.Has(english_.between)) return conjunction;
  if (groups_[next].head().actors.empty()) {
    // The U.S. and its allies; helicopters and tanks
    return conjunction && !AfterVerb(at) && VerbFollows(next);
  }
  if (groups_[at].head().actors.empty()) return false;
  // A comma alone joins where a conjunction follows later.
  if (!conjunction) {
    size_t after = next + 1;
    while (after < groups_.size() &&
           (groups_[after].kind == GroupKind::kComma ||
            (groups_[after].kind == GroupKind::kNounPhrase &&
             !groups_[after].head().actors.empty()))) {
      ++after;
    }
    if (after + 1 >= groups_.size() ||
        groups_[after].kind != GroupKind::kConjunction) {
      return false;
    }
    const size_t last = after + 1;
    return groups_[last].kind == GroupKind::kNounPhrase &&
           !groups_[last].head().actors.empty() &&
           (!AfterVerb(at) || !VerbFollows(last));
  }
  return !AfterVerb(at) || !VerbFollows(next);
}

bool EnglishGroups::AfterVerb(size_t group) const {
  return groups_[group].kind == GroupKind::kPhrase ||
         std::any_of(groups_.begin(),
                     groups_.begin() + static_cast<ptrdiff_t>(group),
                     [](const EnglishGroup& before) {
                       return before.kind == GroupKind::kVerbGroup;
                     });
}

void EnglishGroups::JoinNouns() {
  for (size_t i = 0; i < groups_.size(); ++i) {
    const bool noun = groups_[i].kind == GroupKind::kNounPhrase ||
                      groups_[i].kind == GroupKind::kPhrase;
    while (noun && JoinsNext(i)) {
      size_t next = i + 1;
      while (groups_[next].kind != GroupKind::kNounPhrase) ++next;
      Chunk& first = groups_[i].head();
      const Chunk& second = groups_[next].head();
      first.actors.insert(first.actors.end(), second.actors.begin(),
                          second.actors.end());
      first.span.end = second.span.end;
      if (groups_[i].kind == GroupKind::kPhrase) {
        first.object_classes |= second.classes;
        first.object_classes.Set(bits_.several);
      } else {
        first.classes |= second.classes;
        first.classes.Set(bits_.several);
      }
      groups_.erase(groups_.begin() + static_cast<ptrdiff_t>(i + 1),
                    groups_.begin() + static_cast<ptrdiff_t>(next + 1));
    }
  }
}

}  // namespace actant
