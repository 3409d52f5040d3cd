// Offices and institutions, with and without the state they belong to.
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "extract/internal/actor_scan.h"

namespace actant {
namespace {

// The role in which the holders of an office act; empty: for their state.
std::string_view RoleOf(const Office& office) {
  static constexpr std::pair<std::string_view, std::string_view> kRoles[] = {
      {"opposition", "OPP"},
      {"business", "BUS"},
      {"scholar", "ACA"},
      {"journalist", "MED"}};
  for (const auto& [rank, role] : kRoles) {
    if (office.rank == rank) return role;
  }
  return {};
}

}  // namespace

// 周恩來總理: the title behind the name is the same person's.
void ActorScan::ExtendByTitle(size_t* next, ActorMention* mention) const {
  if (*next >= size() || !Adjacent(*next - 1, *next)) return;
  const Sense* title = FindSense(*next, SenseKind::kOffice);
  if (title == nullptr) return;
  // 川普總統盧比歐 is two people; 川普總統 is one.
  if (Adjacent(*next, *next + 1) &&
      BestActorSense(*next + 1, SenseKind::kActor) != nullptr) {
    return;
  }
  if (mention->office.empty()) {
    mention->office = knowledge_.office(title->target).id;
  }
  mention->span.end = token(*next).span.end;
  ++*next;
}

// 美國 + 國務卿 (+ 盧比歐 (Marco Rubio)).
bool ActorScan::ExtendByOffice(size_t* next, ActorMention* mention) {
  if (!Adjacent(*next - 1, *next)) return false;
  const Sense* sense = FindSense(*next, SenseKind::kOffice);
  if (sense == nullptr) return false;
  const Office& office = knowledge_.office(sense->target);
  mention->office = office.id;
  mention->rank = office.rank;
  mention->span.end = token(*next).span.end;
  if (!office.institution.empty() && IsStateLike(mention->kind)) {
    const std::string suffix(office.institution);
    document_->institution_state[suffix] = mention->state;
    document_->institution_name.erase(suffix);
  }
  ++*next;
  // 總統兼武裝部隊總司令, 副總理兼國防部長
  while (*next < size() && Adjacent(*next - 1, *next) &&
         FindSense(*next, SenseKind::kOffice) != nullptr) {
    mention->span.end = token(*next).span.end;
    ++*next;
  }
  TakeName(next, mention, office);
  return true;
}

void ActorScan::TakeName(size_t* next, ActorMention* mention,
                         const Office& office) {
  const std::string office_id(office.id);
  if (*next < size() && Adjacent(*next - 1, *next)) {
    *next = HolderBehindDate(*next, mention->state);
    const Sense* known = BestActorSense(*next, SenseKind::kActor);
    if (known != nullptr &&
        knowledge_.actor(known->target).kind == v1::ACTOR_KIND_PERSON) {
      const ByteSpan span{mention->span.begin, token(*next).span.end};
      // 塞爾維亞總統米洛舍維奇: of several posts the one that is written.
      const std::string written =
          mention->kind == v1::ACTOR_KIND_STATE ? mention->state : "";
      *mention = FromKnown(knowledge_.actor(known->target), span);
      if (!written.empty()) mention->state = written;
      mention->office = office_id;
      mention->rank = office.rank;
      ++*next;
      return;
    }
    if (const auto last = NewNameFrom(*next)) {
      const Gloss& gloss = *GlossAfter(*last);
      Learn({token(*next).span.begin, token(*last).span.end},
            block_.text.substr(gloss.begin, gloss.end - gloss.begin), office,
            mention);
      *next = *last + 1;
      return;
    }
    const ByteSpan latin = LatinNameFrom(*next);
    const ByteSpan name =
        latin.end > latin.begin ? latin : SoundedNameFrom(*next);
    if (name.end > name.begin && mention->kind == v1::ACTOR_KIND_STATE &&
        mention->role.empty() && RoleOf(office).empty()) {
      Learn(name, {}, office, mention);
      *next = TokenFrom(name.end);
      if (*next < size() && token(*next).span.begin < name.end) ++*next;
      return;
    }
  }
  HolderOf(office, mention);
  if (const std::string_view role = RoleOf(office); !role.empty()) {
    mention->role = role;
  }
}

// An office without a name: its holder at the article's date, if one is known
// for sure; else the institution or the state itself.
void ActorScan::HolderOf(const Office& office, ActorMention* mention) const {
  if (const auto it = document_->office_holder.find(office.id);
      it != document_->office_holder.end() &&
      it->second.state == mention->state) {
    const ByteSpan span = mention->span;
    *mention = it->second;
    mention->span = span;
    return;
  }
  if (!office.institution.empty() && IsStateLike(mention->kind)) {
    const std::string code =
        mention->state + "/" + std::string(office.institution);
    if (const auto known = knowledge_.FindActor(code)) {
      mention->actor = code;
      mention->kind = knowledge_.actor(*known).kind;
      mention->name = NameOf(knowledge_.actor(*known));
    }
  }
}

// Whose an office without a state and a name is.
std::string ActorScan::StateOfOffice(size_t at, const Office& office) const {
  const GenericInstitution* generic = InstitutionOf(at, office);
  if (generic != nullptr) {
    const std::string_view state = StateByPlace(at, *generic);
    if (!state.empty()) return std::string(state);
  }
  const auto seen =
      document_->institution_state.find(std::string(office.institution));
  if (seen != document_->institution_state.end()) return seen->second;
  return document_->english ? std::string(OnlyStateOfSentence(at)) : "";
}

// An office without a state before it: 國務卿盧比歐, 總統, 發言人.
size_t ActorScan::OfficePhrase(size_t at) {
  const Office& office =
      knowledge_.office(FindSense(at, SenseKind::kOffice)->target);
  size_t next = at + 1;
  ActorMention mention;
  mention.span = token(at).span;
  mention.office = office.id;
  mention.rank = office.rank;
  size_t owner = next;
  if (const Sense* state = OwnerBehind(&owner)) {
    mention = MentionOf(owner, *state);
    mention.span = {token(at).span.begin, token(owner).span.end};
    mention.office = office.id;
    mention.rank = office.rank;
    next = owner + 1;
    TakeName(&next, &mention, office);
    Emit(std::move(mention));
    return next;
  }
  const Sense* known =
      Adjacent(at, next) ? BestActorSense(next, SenseKind::kActor) : nullptr;
  if (known != nullptr &&
      knowledge_.actor(known->target).kind == v1::ACTOR_KIND_PERSON) {
    TakeName(&next, &mention, office);
    Emit(std::move(mention));
    return next;
  }
  if (const auto holder = document_->office_holder.find(office.id);
      holder != document_->office_holder.end() && office.rank != "official") {
    const ByteSpan span = mention.span;
    mention = holder->second;
    mention.span = span;
    mention.reference = true;
    Emit(std::move(mention));
    return next;
  }
  // 外交官, 官員 alone are anybody's.
  if (!office.institution.empty() && !HasWordClass(at, "entourage")) {
    if (const auto actor = knowledge_.FindActor(StateOfOffice(at, office))) {
      mention = FromKnown(knowledge_.actor(*actor), mention.span);
      mention.office = office.id;
      mention.rank = office.rank;
      TakeName(&next, &mention, office);
      Emit(std::move(mention));
    }
  }
  return next;
}

// 南韓總統召開國安會議: the state that the clause begins with, where it is the
// only one.
std::string_view ActorScan::StateOfClause(size_t at) const {
  const Clause* clause = ClauseAt(token(at).span.begin);
  if (clause == nullptr || block_.manner == TextManner::kHeadline) return {};
  if (at > 0 && HasWordClass(at - 1, "de")) return {};
  for (auto it = mentions_.begin(); it != mentions_.end(); ++it) {
    const ActorMention& mention = *it;
    if (mention.span.begin < clause->begin || IsTheme(mention) ||
        mention.kind == v1::ACTOR_KIND_PLACE) {
      continue;
    }
    if (std::next(it) != mentions_.end() && InOneBreath(mention, it[1])) {
      return {};
    }
    const size_t first = TokenFrom(mention.span.begin);
    const bool aimed = first > 0 && Adjacent(first - 1, first) &&
                       HasWordClass(first - 1, "coverb");
    if (aimed || !mention.role.empty() || mention.metonym) return {};
    return mention.state;
  }
  return {};
}

// 川普…，國防部: the person of the sentence. 俄羅斯國防部宣布，太平洋艦隊…:
// who says what the clause holds.
std::string_view ActorScan::StateSaying(size_t at) const {
  const uint32_t begin = SentenceBegin(at);
  const Clause* clause = ClauseAt(token(at).span.begin);
  const ActorMention* first = nullptr;
  for (const ActorMention& mention : mentions_) {
    if (mention.span.begin < begin || !mention.role.empty()) continue;
    if (mention.person) return mention.state;
    if (first == nullptr && !IsTheme(mention) && !IsLocated(mention)) {
      first = &mention;
    }
  }
  if (clause == nullptr || first == nullptr || clause->begin == begin ||
      clause->begin != token(at).span.begin ||
      first->kind == v1::ACTOR_KIND_PLACE) {
    return {};
  }
  size_t said = TokenFrom(clause->begin);
  while (said > 0 && token(said - 1).mark) --said;
  const bool says = said > 0 && (HasWordClass(said - 1, "op.reported") ||
                                 HasWordClass(said - 1, "op.transparent"));
  return says ? std::string_view(first->state) : std::string_view();
}

// Whether a state's institution of this suffix goes by a name of its own, so
// that the general one is not for it: 國務院 and not 外交部. A state with a
// foreign or a defence ministry in the list has all of its like there.
bool ActorScan::HasOwnName(std::string_view state,
                           const GenericInstitution& generic) const {
  const auto find = [&](std::string_view suffix) {
    return knowledge_.FindActor(std::string(state) + "/" + std::string(suffix));
  };
  if (find(generic.suffix)) return !HasGeneralName(state, generic);
  return find("foreign-ministry") || find("defence-ministry");
}

// 台灣外交部: named by the state and the general name.
bool ActorScan::HasGeneralName(std::string_view state,
                               const GenericInstitution& generic) const {
  const auto known = knowledge_.FindActor(std::string(state) + "/" +
                                          std::string(generic.suffix));
  return known && !generic.name_zh.empty() &&
         knowledge_.actor(*known).name_zh.ends_with(generic.name_zh);
}

// Whether the ministry or minister named last is of a state that calls its like
// of this institution something else; not where the last one is just its like
// (南韓總統府…。總統府…).
bool ActorScan::FollowsOwnName(size_t at,
                               const GenericInstitution& generic) const {
  const std::string suffix(generic.suffix);
  const auto seen = document_->institution_state.find(suffix);
  if (seen != document_->institution_state.end()) {
    // 日本外交部…。外交部…: the text does not call it 外務省.
    const auto name = document_->institution_name.find(suffix);
    return (name == document_->institution_name.end() ||
            !TextOf(at).starts_with(name->second)) &&
           HasOwnName(seen->second, generic);
  }
  for (auto it = document_->history.rbegin(); it != document_->history.rend();
       ++it) {
    const bool like =
        it->kind == generic.kind && generic.kind != v1::ACTOR_KIND_MINISTRY;
    if (like) return false;
    if (it->kind == v1::ACTOR_KIND_MINISTRY || it->rank == "minister") {
      return HasOwnName(it->state, generic);
    }
  }
  return false;
}

// 外交部發言人表示，中方對此堅決反對: behind a bare institution that opens its
// sentence, what is said begins with the article's own side, or with one that
// says where it stands; empty where it does not.
std::string_view ActorScan::SideSpeaking(
    size_t at, const GenericInstitution& generic) const {
  constexpr std::string_view kSide = "\u65B9";
  const uint32_t begin = SentenceBegin(at);
  if (generic.kind != v1::ACTOR_KIND_MINISTRY ||
      token(at).span.begin != begin) {
    return {};
  }
  for (size_t i = at + 1; i < size() && SentenceBegin(i) == begin; ++i) {
    const Clause* clause = ClauseAt(token(i).span.begin);
    if (clause == nullptr || clause->begin != token(i).span.begin) continue;
    const Sense* sense = BestActorSense(i, SenseKind::kActor);
    if (sense == nullptr || !TextOf(i).ends_with(kSide)) return {};
    const std::string_view state = knowledge_.actor(sense->target).state;
    const bool takes_stand =
        Adjacent(i, i + 1) && HasWordClass(i + 1, "own_stand");
    const bool speaks = takes_stand || state == document_->home_state;
    return speaks && HasGeneralName(state, generic) ? state
                                                    : std::string_view();
  }
  return {};
}

// Whether a bare institution that opens a sentence is the article's own: its
// spokesman is given by a name that nobody lists, in Simplified characters
// (外交部发言人某某), or it follows one of another name.
bool ActorScan::IsOfHome(size_t at, const GenericInstitution& generic) const {
  if (!HasGeneralName(document_->home_state, generic) ||
      block_.manner == TextManner::kHeadline ||
      token(at).span.begin != SentenceBegin(at)) {
    return false;
  }
  const size_t post =
      FindSense(at, SenseKind::kOffice) != nullptr ? at : at + 1;
  const Sense* office = post == at || Adjacent(at, post)
                            ? FindSense(post, SenseKind::kOffice)
                            : nullptr;
  if (office != nullptr && office->derived && Adjacent(post, post + 1) &&
      IsUnknownText(post + 1)) {
    return true;
  }
  return FollowsOwnName(at, generic);
}

// Whose a bare institution is by where it stands: of the side that it speaks
// for, or the article's own; empty where that does not tell.
std::string_view ActorScan::StateByPlace(
    size_t at, const GenericInstitution& generic) const {
  const std::string_view side = SideSpeaking(at, generic);
  if (!side.empty()) return side;
  return IsOfHome(at, generic) ? std::string_view(document_->home_state)
                               : std::string_view();
}

// The institution that an office without a state begins with: the 外交部 of
// 外交部發言人.
const GenericInstitution* ActorScan::InstitutionOf(size_t at,
                                                   const Office& office) const {
  const GenericInstitution* generic =
      knowledge_.FindInstitution(office.institution);
  if (generic == nullptr || office.rank != "official") return nullptr;
  const bool named = BeginsWithSense(at, [](const Sense& sense) {
    return sense.kind == SenseKind::kInstitution;
  });
  return named ? generic : nullptr;
}

// A bare 外交部: of whom its place says; else of the state last seen with it,
// else of the one that its clause begins with, else of the one it always means,
// else of whoever speaks of it, else the article's own.
std::string ActorScan::StateOfInstitution(
    size_t at, const GenericInstitution& generic) const {
  if (const std::string_view own = StateByPlace(at, generic); !own.empty()) {
    return std::string(own);
  }
  if (const auto seen =
          document_->institution_state.find(std::string(generic.suffix));
      seen != document_->institution_state.end()) {
    return seen->second;
  }
  if (const std::string_view subject = StateOfClause(at);
      !subject.empty() && generic.kind != v1::ACTOR_KIND_MILITARY) {
    return std::string(subject);
  }
  if (!generic.default_state.empty()) return std::string(generic.default_state);
  if (document_->english && generic.kind != v1::ACTOR_KIND_MILITARY) {
    if (const std::string_view only = OnlyStateOfSentence(at); !only.empty()) {
      return std::string(only);
    }
  }
  if (const std::string_view own = StateSaying(at); !own.empty()) {
    return std::string(own);
  }
  return generic.kind == v1::ACTOR_KIND_MINISTRY ? document_->home_state : "";
}

size_t ActorScan::InstitutionPhrase(size_t at) {
  const GenericInstitution& generic =
      knowledge_.institution(FindSense(at, SenseKind::kInstitution)->target);
  if (!generic.role.empty()) return at + 1;
  size_t owner = at + 1;
  const Sense* of = OwnerBehind(&owner);
  const std::string state = of != nullptr
                                ? std::string(knowledge_.actor(of->target).code)
                                : StateOfInstitution(at, generic);
  const auto actor = knowledge_.FindActor(state);
  if (!actor) return at + 1;
  ActorMention mention = FromKnown(knowledge_.actor(*actor), token(at).span);
  mention.actor = state + "/" + std::string(generic.suffix);
  AddToName(TextOf(at), &mention);
  mention.kind = generic.kind;
  size_t next = at + 1;
  if (of != nullptr) {
    mention.span.end = token(owner).span.end;
    next = owner + 1;
  }
  ExtendByOffice(&next, &mention);
  // 外交部發言人毛寧: from here on it is that person's.
  if (mention.person && mention.state != state) {
    document_->institution_state[std::string(generic.suffix)] = mention.state;
  }
  Emit(std::move(mention));
  return next;
}

}  // namespace actant
