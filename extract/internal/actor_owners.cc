// Whose an office or an institution is, where English says so: Lebanon's army,
// the president of France.
#include "extract/internal/actor_scan.h"

namespace actant {
namespace {

// France's newly elected foreign minister: so many words may stand between.
constexpr size_t kMaxBetween = 4;
// Words between those who do something and where they do it.
constexpr size_t kMaxToPlace = 14;

}  // namespace

// Behind a state: over 's and what describes, to an office, an institution or
// people of a role that are its own; `at` where there is none.
size_t ActorScan::SkipToOwned(size_t at) const {
  for (size_t i = at; i < size() && i < at + kMaxBetween; ++i) {
    if (!Adjacent(i - 1, i) || StartsWithHan(TextOf(i))) return at;
    if (FindSense(i, SenseKind::kOffice) != nullptr ||
        FindSense(i, SenseKind::kInstitution) != nullptr ||
        WordOf(i, "role") != nullptr || HasWordClass(i, "entourage")) {
      return i;
    }
    if (!HasWordClass(i, "de") && !HasWordClass(i, "modifier") &&
        !HasWordClass(i, "adverb")) {
      return at;
    }
  }
  return at;
}

// Darfur rebels, Gaza residents: people of a role behind the place they are of.
bool ActorScan::IsBehindPlace(size_t at) const {
  return !mentions_.empty() && mentions_.back().kind == v1::ACTOR_KIND_PLACE &&
         !mentions_.back().state.empty() && at > 0 && Adjacent(at - 1, at) &&
         mentions_.back().span.end == token(at - 1).span.end;
}

// Shona rebels: fighters called after nobody known.
bool ActorScan::IsBehindUnknownName(size_t at) const {
  const Word* role = WordOf(at, "role");
  if (role == nullptr || role->value != "REB" || at == 0 ||
      !Adjacent(at - 1, at) || token(at - 1).entry != Token::kUnknown) {
    return false;
  }
  const char first = TextOf(at - 1).front();
  return first >= 'A' && first <= 'Z';
}

// Rwandan-backed rebels, a U.S.-led coalition: a state that says of others
// whose side they are on does nothing itself. Hackers do what they do for it.
bool ActorScan::IsHyphenated(size_t at) const {
  if (!document_->english || at + 2 >= size() ||
      token(at).span.end != token(at + 1).span.begin || TextOf(at + 1) != "-" ||
      token(at + 1).span.end != token(at + 2).span.begin) {
    return false;
  }
  const Word* tail = WordOf(at + 2, "hyphen_tail");
  const bool agents = tail != nullptr && tail->value == "agent" &&
                      at + 3 < size() && Adjacent(at + 2, at + 3) &&
                      HasWordClass(at + 3, "hacker");
  return tail != nullptr && !agents;
}

// Egyptian police arrested demonstrators: of the state whose people were named
// before in the sentence, unless they are said to be somewhere (residents of
// Kyiv).
size_t ActorScan::CrowdPhrase(size_t at) {
  const Word* role = WordOf(at, "role");
  size_t behind = at + 1;
  if (Adjacent(at, behind) && HasWordClass(behind, "coverb")) ++behind;
  if (behind > at + 1 && Adjacent(behind - 1, behind) &&
      HasWordClass(behind, "determiner")) {
    ++behind;
  }
  const bool placed =
      behind > at + 1 && behind < size() && ActorSense(behind) != nullptr;
  const uint32_t begin = SentenceBegin(at);
  if (role == nullptr || placed || mentions_.empty() ||
      mentions_.back().span.begin < begin || mentions_.back().state.empty()) {
    return at + 1;
  }
  EmitRole(at, *role, mentions_.back().state);
  return at + 1;
}

// Whether what stands there may be an event of its own, which "in" behind it
// would place: the war in Iraq, an end to violence in Syria.
bool ActorScan::MayBeEvent(size_t at) const {
  if (token(at).entry == Token::kUnknown) return false;
  bool noun = false;
  bool verb = false;
  for (const Sense& sense : knowledge_.senses(token(at).entry)) {
    if (sense.kind != SenseKind::kTrigger) continue;
    const char part = knowledge_.trigger(sense.target).part;
    noun = noun || part == 'n';
    verb = verb || part == 'v';
  }
  // killed in Yemen, but: attacks in Yemen
  return noun && (!verb || (at > 0 && !HasWordClass(at - 1, "crowd") &&
                            WordOf(at - 1, "role") == nullptr));
}

// Gunmen kidnapped a German tourist in Yemen: the state of the first place
// that the clause names behind `at`, where no other state is its owner; empty
// where there is none.
std::string_view ActorScan::StateOfPlaceAhead(size_t at) const {
  for (size_t i = at + 1; i + 1 < size() && i < at + kMaxToPlace; ++i) {
    if (token(i).mark) return {};
    const Word* coverb = WordOf(i, "coverb");
    if (coverb == nullptr || TextOf(i) != "in" || MayBeEvent(i - 1)) continue;
    size_t place = i + 1;
    while (place < size() && Adjacent(place - 1, place) &&
           (HasWordClass(place, "determiner") ||
            HasWordClass(place, "modifier"))) {
      ++place;
    }
    if (place >= size() || !Adjacent(place - 1, place)) continue;
    const Sense* sense = ActorSense(place);
    if (sense == nullptr || sense->kind == SenseKind::kDemonym) continue;
    const KnownActor& actor = knowledge_.actor(sense->target);
    const bool is_land = actor.kind == v1::ACTOR_KIND_STATE ||
                         actor.kind == v1::ACTOR_KIND_PLACE ||
                         sense->kind == SenseKind::kMetonym;
    if (is_land && !actor.state.empty()) return actor.state;
  }
  return {};
}

// People of a role without a state, in a sentence that has named none so far:
// those of the place where it is done.
bool ActorScan::PlacedRole(size_t at) {
  const Word* role = WordOf(at, "role");
  const uint32_t begin = SentenceBegin(at);
  if (role == nullptr ||
      (!mentions_.empty() && mentions_.back().span.begin >= begin)) {
    return false;
  }
  return EmitRole(at, *role, StateOfPlaceAhead(at));
}

// The people of a role of a state; false where the code is no state's.
bool ActorScan::EmitRole(size_t at, const Word& role, std::string_view code) {
  const auto state = knowledge_.FindActor(code);
  if (!state || knowledge_.actor(*state).kind != v1::ACTOR_KIND_STATE) {
    return false;
  }
  ActorMention mention = FromKnown(knowledge_.actor(*state), token(at).span);
  if (IsBehindPlace(at)) {
    mention.span.begin = mentions_.back().span.begin;
    mentions_.pop_back();
  }
  mention.role = role.value;
  mention.actor = mention.state + "." + mention.role;
  AddToName(role.lemma, &mention);
  mention.kind = v1::ACTOR_KIND_ROLE_GROUP;
  mention.reference = true;
  Emit(std::move(mention));
  return true;
}

// Thai protesters demanded the resignation of the prime minister: the one state
// that the sentence has named so far; empty where there are several or none.
std::string_view ActorScan::OnlyStateOfSentence(size_t at) const {
  const uint32_t begin = SentenceBegin(at);
  std::string_view only;
  for (const ActorMention& mention : mentions_) {
    if (mention.span.begin < begin || mention.state.empty()) continue;
    if (!only.empty() && only != mention.state) return {};
    only = mention.state;
  }
  const auto known = knowledge_.FindActor(only);
  return known && knowledge_.actor(*known).kind == v1::ACTOR_KIND_STATE
             ? only
             : std::string_view();
}

// At `of (the)` before a state or body: moves `at` there. nullptr: no such.
const Sense* ActorScan::OwnerBehind(size_t* at) const {
  size_t i = *at;
  if (!Adjacent(i - 1, i) || !HasWordClass(i, "coverb.of")) return nullptr;
  ++i;
  if (Adjacent(i - 1, i) && HasWordClass(i, "determiner")) ++i;
  if (!Adjacent(i - 1, i)) return nullptr;
  const Sense* sense = ActorSense(i);
  if (sense == nullptr || !IsStateLike(knowledge_.actor(sense->target).kind)) {
    return nullptr;
  }
  *at = i;
  return sense;
}

}  // namespace actant
