// What may follow a state or body and belongs to it: a post, an institution,
// one of its own, everybody of a role.
#include <algorithm>
#include <string>
#include <vector>

#include "extract/internal/actor_scan.h"

namespace actant {
namespace {

// Unknown characters between a state and the noun that makes it firms or
// people: 伊朗(石油)業, 美國(晶片)製造商.
constexpr size_t kMaxModifierBytes = 6 * kHanBytes;

}  // namespace

// A state that a post may be in.
const Sense* ActorScan::PostAt(size_t at) const {
  const Sense* named = ActorSense(at);
  return named != nullptr ? named
                          : BestActorSense(at, SenseKind::kAbbreviation);
}

// Behind the states that a post is in, and those of further posts: 駐|美,
// 駐|美與駐澳, 駐|美、澳.
size_t ActorScan::PostsEnd(size_t at) const {
  size_t end = at;
  for (size_t i = at; i < size() && Adjacent(i - 1, i); ++i) {
    if (PostAt(i) != nullptr) {
      end = i + 1;
    } else if (i == at ||
               (!HasWordClass(i, "posted") && !HasWordClass(i, "list_mark") &&
                !HasWordClass(i, "conjunction"))) {
      break;
    }
  }
  return end;
}

// 召回駐美與駐澳大使: envoys whose own state is not told, one for each state
// they sit in; somebody named behind the office is who he is (駐日大使葛拉斯).
// Behind it, where such a phrase begins.
std::optional<size_t> ActorScan::PostedPhrase(size_t at) {
  if (!HasWordClass(at, "posted") || !Adjacent(at, at + 1)) {
    return std::nullopt;
  }
  const size_t end = PostsEnd(at + 1);
  if (end < at + 2 || !Adjacent(end - 1, end)) return std::nullopt;
  const Sense* sense = FindSense(end, SenseKind::kOffice);
  if (sense == nullptr) return std::nullopt;
  const Office& office = knowledge_.office(sense->target);
  if (office.rank != "envoy") return std::nullopt;
  if (Adjacent(end, end + 1) && ActorSense(end + 1) != nullptr) return end + 1;
  for (size_t i = at + 1; i < end; ++i) {
    const Sense* state = PostAt(i);
    if (state == nullptr) continue;
    ActorMention mention = MentionOf(i, *state);
    mention.span = {token(at).span.begin, token(end).span.end};
    mention.office = office.id;
    mention.rank = office.rank;
    mention.posted = true;
    Emit(std::move(mention));
  }
  return end + 1;
}

// 美國駐日本大使, 台灣(新任)駐立陶宛代表處: where it is posted changes nothing
// about whom it acts for.
bool ActorScan::ExtendByPost(size_t* next, ActorMention* mention) {
  size_t at = *next;
  if (!IsStateLike(mention->kind)) return false;
  while (Adjacent(at - 1, at) && HasWordClass(at, "modifier")) ++at;
  if (!Adjacent(at - 1, at) || !HasWordClass(at, "posted")) {
    return false;
  }
  const size_t post = ++at;
  at = PostsEnd(at);
  const bool follows = at > post && Adjacent(at - 1, at) &&
                       (FindSense(at, SenseKind::kOffice) != nullptr ||
                        FindSense(at, SenseKind::kInstitution) != nullptr ||
                        HasWordClass(at, "entourage"));
  if (!follows) return false;
  mention->span.end = token(at - 1).span.end;
  *next = at;
  return true;
}

// 中國 + 外交部, 日本 + 防衛省: the state's institution of that suffix.
bool ActorScan::ExtendByInstitution(size_t* next, ActorMention* mention) {
  if (!IsStateLike(mention->kind) || !Adjacent(*next - 1, *next)) return false;
  const Sense* sense = FindSense(*next, SenseKind::kInstitution);
  if (sense == nullptr) return false;
  const GenericInstitution& generic = knowledge_.institution(sense->target);
  mention->span.end = token(*next).span.end;
  const std::string suffix(generic.suffix);
  document_->institution_state[suffix] = mention->state;
  document_->institution_name[suffix] = TextOf(*next);
  if (!generic.role.empty()) {
    mention->role = generic.role;
    mention->actor = mention->state + "." + mention->role;
    mention->kind = v1::ACTOR_KIND_ROLE_GROUP;
  } else {
    mention->actor = mention->state + "/" + std::string(generic.suffix);
    AddToName(TextOf(*next), mention);
    mention->kind = generic.kind;
  }
  ++*next;
  return true;
}

// 中國 + 電池企業 + 寧德時代; 美國 + 五角大廈; 俄羅斯 + 普丁: an actor of
// that very state.
bool ActorScan::ExtendByOwn(size_t* next, ActorMention* mention) {
  if (!Adjacent(*next - 1, *next)) return false;
  const Sense* sense = BestActorSense(*next, SenseKind::kActor);
  if (sense == nullptr) return false;
  const KnownActor& own = knowledge_.actor(sense->target);
  if (own.state != mention->state || own.kind == v1::ACTOR_KIND_STATE ||
      own.kind == v1::ACTOR_KIND_PLACE) {
    return false;
  }
  *mention = FromKnown(own, {mention->span.begin, token(*next).span.end});
  ++*next;
  return true;
}

// 菲律賓 + 海巡署: a body known under this name in one state only, and every
// state has its like. One that names its state (台灣海巡署) stays by itself.
bool ActorScan::ExtendByNamesake(size_t* next, ActorMention* mention) {
  if (!IsStateLike(mention->kind) || !Adjacent(*next - 1, *next)) return false;
  const Sense* sense = BestActorSense(*next, SenseKind::kActor);
  if (sense == nullptr) return false;
  const KnownActor& known = knowledge_.actor(sense->target);
  if (known.kind != v1::ACTOR_KIND_AGENCY ||
      known.code.size() <= known.state.size() ||
      !known.code.starts_with(known.state)) {
    return false;
  }
  const std::string_view suffix = known.code.substr(known.state.size() + 1);
  const bool names_state = BeginsWithSense(*next, [&](const Sense& s) {
    return (s.kind == SenseKind::kActor ||
            s.kind == SenseKind::kAbbreviation) &&
           knowledge_.actor(s.target).code == known.state;
  });
  if (names_state || knowledge_.FindInstitution(suffix) == nullptr) {
    return false;
  }
  mention->span.end = token(*next).span.end;
  mention->actor = mention->state + "/" + std::string(suffix);
  AddToName(TextOf(*next), mention);
  mention->kind = known.kind;
  ++*next;
  return true;
}

// 對[購買伊朗石油]的公司: the state is in a relative clause, and the firm is
// anybody's.
bool ActorScan::IsInRelative(const ActorMention& mention) const {
  const size_t at = TokenFrom(mention.span.begin);
  return at > 1 && Adjacent(at - 2, at - 1) && Adjacent(at - 1, at) &&
         HasWordClass(at - 2, "coverb.aim") &&
         FindSense(at - 1, SenseKind::kTrigger) != nullptr;
}

// 日本 + 企業, 伊朗 + 石油 + 業, 美國 + 的 + 公司: everybody of one role. A
// word of class `entourage` (政府, 官員, 代表團) leaves the state as it is.
bool ActorScan::ExtendByRole(size_t* next, ActorMention* mention) {
  if (!IsStateLike(mention->kind)) return false;
  size_t at = *next;
  size_t skipped = 0;
  bool crossed_de = false;
  bool counted = false;
  // 美國 + 官員, 美國 + 資深 + 官員
  bool described = true;
  for (; at < size() && Adjacent(at - 1, at); ++at) {
    if (described && HasWordClass(at, "entourage")) {
      mention->span.end = token(at).span.end;
      *next = at + 1;
      return true;
    }
    described &= HasWordClass(at, "modifier");
    // 美國 + 一名 + 參議員
    if (counted && FindSense(at, SenseKind::kOffice) != nullptr) {
      *next = at;
      return ExtendByOffice(next, mention);
    }
    if (const Word* role = WordOf(at, "role")) {
      mention->role = role->value;
      mention->actor = mention->state + "." + mention->role;
      AddToName(role->lemma, mention);
      mention->kind = v1::ACTOR_KIND_ROLE_GROUP;
      mention->span.end = token(at).span.end;
      *next = at + 1;
      return true;
    }
    if (!crossed_de && HasWordClass(at, "de")) {
      if (IsInRelative(*mention)) return false;
      crossed_de = true;
      continue;
    }
    const bool modifier =
        (token(at).entry == Token::kUnknown && !token(at).mark) ||
        HasWordClass(at, "modifier") || HasWordClass(at, "number");
    counted |= HasWordClass(at, "number") ||
               (TextOf(at)[0] >= '0' && TextOf(at)[0] <= '9');
    skipped += TextOf(at).size();
    if (!modifier || skipped > kMaxModifierBytes) return false;
  }
  return false;
}

}  // namespace actant
