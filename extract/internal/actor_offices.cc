// Offices and institutions, with and without the state they belong to.
#include <iterator>
#include <string>
#include <utility>

#include "extract/internal/actor_scan.h"

namespace actant {

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
    document_->institution_state[std::string(office.institution)] =
        mention->state;
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
    const Sense* known = BestActorSense(*next, SenseKind::kActor);
    if (known != nullptr &&
        knowledge_.actor(known->target).kind == v1::ACTOR_KIND_PERSON) {
      const ByteSpan span{mention->span.begin, token(*next).span.end};
      *mention = FromKnown(knowledge_.actor(known->target), span);
      mention->office = office_id;
      mention->rank = office.rank;
      ++*next;
      return;
    }
    if (const auto last = NewNameFrom(*next)) {
      Learn({token(*next).span.begin, token(*last).span.end},
            *GlossAfter(*last), office, mention);
      *next = *last + 1;
      return;
    }
  }
  HolderOf(office, mention);
  static constexpr std::pair<std::string_view, std::string_view> kRoles[] = {
      {"opposition", "OPP"},
      {"business", "BUS"},
      {"scholar", "ACA"},
      {"journalist", "MED"}};
  for (const auto& [rank, role] : kRoles) {
    if (office.rank == rank) mention->role = role;
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
      mention->name = knowledge_.actor(*known).name_zh;
    }
  }
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
  const auto state =
      document_->institution_state.find(std::string(office.institution));
  // 外交官, 官員 alone are anybody's.
  if (!office.institution.empty() && !HasWordClass(at, "entourage") &&
      state != document_->institution_state.end()) {
    if (const auto actor = knowledge_.FindActor(state->second)) {
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

// A bare 外交部: of the state last seen with it, else of the one that its
// clause begins with, else of the one it always means, else of whoever speaks
// of it, else of the article's own.
size_t ActorScan::InstitutionPhrase(size_t at) {
  const GenericInstitution& generic =
      knowledge_.institution(FindSense(at, SenseKind::kInstitution)->target);
  if (!generic.role.empty()) return at + 1;
  std::string state(generic.default_state);
  if (const auto seen =
          document_->institution_state.find(std::string(generic.suffix));
      seen != document_->institution_state.end()) {
    state = seen->second;
  } else if (const std::string_view subject = StateOfClause(at);
             !subject.empty() && generic.kind != v1::ACTOR_KIND_MILITARY) {
    state = subject;
  } else if (const std::string_view own = StateSaying(at);
             state.empty() && !own.empty()) {
    state = own;
  } else if (state.empty() && generic.kind == v1::ACTOR_KIND_MINISTRY) {
    state = document_->home_state;
  }
  const auto actor = knowledge_.FindActor(state);
  if (!actor) return at + 1;
  ActorMention mention = FromKnown(knowledge_.actor(*actor), token(at).span);
  mention.actor = state + "/" + std::string(generic.suffix);
  mention.name += TextOf(at);
  mention.kind = generic.kind;
  size_t next = at + 1;
  ExtendByOffice(&next, &mention);
  Emit(std::move(mention));
  return next;
}

}  // namespace actant
