#include "apps/cameo_actors.h"

#include <algorithm>

namespace actant {
namespace {

constexpr size_t kLetters = 3;
// Before a code that would else read as another actor's.
constexpr std::string_view kOwnSpace = "cameo/";
// CAMEO's code for what Actant's role ACA is.
constexpr std::string_view kEducation = "EDU";

bool IsCameoShaped(std::string_view code) {
  return !code.empty() && code.size() % kLetters == 0 &&
         std::all_of(code.begin(), code.end(),
                     [](char c) { return c >= 'A' && c <= 'Z'; });
}

// The role in the actor's code: EDU has Actant's name, others their own.
std::string_view ActantRole(const CameoActorCode& code) {
  return code.code == kEducation ? std::string_view(code.role) : code.code;
}

void AddEnglishName(std::string text, v1::Actor* actor) {
  v1::ActorName* const name = actor->add_names();
  name->set_text(std::move(text));
  name->set_language("en");
}

// By what an actor is, where it has no role.
std::string_view RoleOfKind(v1::ActorKind kind) {
  switch (kind) {
    case v1::ACTOR_KIND_GOVERNMENT:
    case v1::ACTOR_KIND_MINISTRY:
    case v1::ACTOR_KIND_AGENCY:
    case v1::ACTOR_KIND_PERSON:
      return "GOV";
    case v1::ACTOR_KIND_LEGISLATURE:
      return "LEG";
    case v1::ACTOR_KIND_COURT:
      return "JUD";
    case v1::ACTOR_KIND_MILITARY:
      return "MIL";
    case v1::ACTOR_KIND_PARTY:
      return "PTY";
    case v1::ACTOR_KIND_FIRM:
      return "BUS";
    case v1::ACTOR_KIND_ARMED_GROUP:
      return "REB";
    case v1::ACTOR_KIND_MEDIA:
      return "MED";
    case v1::ACTOR_KIND_THINK_TANK:
      return kEducation;
    case v1::ACTOR_KIND_NGO:
      return "NGO";
    default:
      return "";
  }
}

// What stands before a group's code.
std::string_view KindCode(v1::ActorKind kind) {
  if (kind == v1::ACTOR_KIND_INTL_BODY) return "IGO";
  if (kind == v1::ACTOR_KIND_NGO) return "NGO";
  return "";
}

}  // namespace

CameoActors::CameoActors(const Knowledge* knowledge)
    : knowledge_(knowledge),
      codes_(knowledge == nullptr ? CameoCodes() : CameoCodes::Of(*knowledge)) {
  for (const CameoActorCode& code : codes_.actors) {
    by_code_.emplace(code.code, &code);
    if (code.meaning == CameoMeaning::kCountry) {
      countries_.emplace(code.actor, &code);
    } else if (code.meaning == CameoMeaning::kPart) {
      parts_.emplace(code.actor, &code);
    } else if (code.meaning == CameoMeaning::kGroup ||
               (code.meaning == CameoMeaning::kRegion && !code.actor.empty())) {
      groups_.emplace(code.actor, &code);
    }
  }
}

const CameoActorCode* CameoActors::Find(std::string_view code) const {
  const auto found = by_code_.find(code);
  return found == by_code_.end() ? nullptr : found->second;
}

bool CameoActors::IsState(std::string_view code) const {
  if (knowledge_ == nullptr) return false;
  const std::optional<uint32_t> actor = knowledge_->FindActor(code);
  return actor.has_value() &&
         knowledge_->actor(*actor).kind == v1::ACTOR_KIND_STATE;
}

std::string CameoActors::StateOf(std::string_view code) const {
  const CameoActorCode* const known = Find(code);
  if (known != nullptr) {
    const bool is_country = known->meaning == CameoMeaning::kCountry ||
                            known->meaning == CameoMeaning::kAlias;
    return is_country ? known->actor : "";
  }
  return IsState(code) ? std::string(code) : "";
}

std::string CameoActors::ActorOf(std::string_view code,
                                 std::string_view country) const {
  if (knowledge_ == nullptr || !IsCameoShaped(code)) return std::string(code);
  const std::string_view first = code.substr(0, kLetters);
  const std::string state = StateOf(first);
  for (size_t at = 0; at < code.size(); at += kLetters) {
    const CameoActorCode* const known = Find(code.substr(at, kLetters));
    if (known != nullptr && known->meaning == CameoMeaning::kGroup) {
      return known->actor;
    }
  }
  if (!state.empty() && first == country) {
    return PartOf(state, code.substr(kLetters), code);
  }
  const CameoActorCode* const whole = Find(code);
  if (whole != nullptr && whole->meaning == CameoMeaning::kRegion &&
      !whole->actor.empty()) {
    return whole->actor;
  }
  // An ethnic group's code may be a state's as well.
  return state.empty() ? std::string(code)
                       : std::string(kOwnSpace) + std::string(code);
}

std::string CameoActors::PartOf(const std::string& state, std::string_view rest,
                                std::string_view code) const {
  if (rest.empty()) return state;
  const CameoActorCode* const known = Find(rest);
  if (known != nullptr && known->meaning == CameoMeaning::kPart) {
    return state + "/" + known->actor;
  }
  if (known != nullptr && known->meaning == CameoMeaning::kRole) {
    return state + "." + std::string(ActantRole(*known));
  }
  return std::string(code);
}

std::string CameoActors::NameOf(std::string_view actor) const {
  const std::optional<uint32_t> known = knowledge_->FindActor(actor);
  return std::string(known.has_value() ? knowledge_->actor(*known).name_en
                                       : actor);
}

std::optional<v1::Actor> CameoActors::Describe(std::string_view actor) const {
  if (knowledge_ == nullptr) return std::nullopt;
  v1::Actor told;
  told.set_code(std::string(actor));
  told.set_kind(v1::ACTOR_KIND_ROLE_GROUP);
  const size_t mark = actor.find_first_of("/.");
  const std::string_view head = actor.substr(0, mark);
  if (mark != actor.npos && IsState(head)) {
    told.set_state(std::string(head));
    const std::string_view rest = actor.substr(mark + 1);
    if (actor[mark] == '/') {
      const GenericInstitution* const part = knowledge_->FindInstitution(rest);
      if (part == nullptr) return std::nullopt;
      told.set_kind(part->kind);
      told.set_role(std::string(part->role));
      AddEnglishName(NameOf(head) + " " + std::string(part->name_en), &told);
      return told;
    }
    const CameoActorCode* const role = Find(rest == "ACA" ? kEducation : rest);
    if (role == nullptr || role->meaning != CameoMeaning::kRole) {
      return std::nullopt;
    }
    told.set_role(role->role);
    AddEnglishName(NameOf(head) + " " + role->name, &told);
    return told;
  }
  if (!IsCameoShaped(actor)) return std::nullopt;
  if (const CameoActorCode* const whole = Find(actor); whole != nullptr) {
    told.set_role(whole->role);
    if (whole->meaning == CameoMeaning::kRegion) {
      told.set_kind(v1::ACTOR_KIND_PLACE);
    }
    AddEnglishName(whole->name, &told);
    return told;
  }
  if (actor.size() == kLetters) return std::nullopt;
  told.set_state(StateOf(actor.substr(0, kLetters)));
  for (size_t at = kLetters; at < actor.size(); at += kLetters) {
    const CameoActorCode* const role = Find(actor.substr(at, kLetters));
    if (role == nullptr) continue;
    told.set_role(role->role);
    break;
  }
  AddEnglishName(std::string(actor), &told);
  return told;
}

std::string CameoActors::RoleOf(const v1::EventParty& party,
                                const v1::Actor& actor) const {
  const size_t mark = party.actor().find_first_of("/.");
  if (mark != std::string::npos) {
    std::string rest = party.actor().substr(mark + 1);
    if (rest == "ACA") rest = kEducation;
    const bool is_part = party.actor()[mark] == '/';
    if (is_part) {
      const auto part = parts_.find(rest);
      if (part != parts_.end()) return part->second->code;
    } else if (const CameoActorCode* const role = Find(rest);
               role != nullptr && role->meaning == CameoMeaning::kRole) {
      return rest;
    }
  }
  const std::string& role = party.role().empty() ? actor.role() : party.role();
  if (!role.empty()) return role == "ACA" ? std::string(kEducation) : role;
  return std::string(RoleOfKind(actor.kind()));
}

CameoParty CameoActors::CodeOf(const v1::EventParty& party,
                               const v1::Actor& actor) const {
  CameoParty cameo;
  const std::string& state =
      party.state().empty() ? actor.state() : party.state();
  const auto group = groups_.find(party.actor());
  const auto owner = groups_.find(state);
  if (group != groups_.end() || (owner != groups_.end())) {
    const bool is_own = group != groups_.end();
    const CameoActorCode& code = is_own ? *group->second : *owner->second;
    const bool is_region = code.meaning == CameoMeaning::kRegion;
    cameo.group = is_region ? "" : code.code;
    cameo.role = is_region ? ""
                           : std::string(is_own ? KindCode(actor.kind())
                                                : std::string_view("IGO"));
    cameo.code = cameo.role + code.code;
    return cameo;
  }
  const bool is_state = IsState(party.actor());
  if (!is_state && !IsState(state)) {
    cameo.code = party.actor();
    if (cameo.code.starts_with(kOwnSpace)) {
      cameo.code.erase(0, kOwnSpace.size());
    }
    if (!IsCameoShaped(cameo.code)) return cameo;
    const CameoActorCode* const role = Find(cameo.code);
    if (role != nullptr) cameo.role = cameo.code;
    return cameo;
  }
  const std::string& acting = is_state ? party.actor() : state;
  const auto renamed = countries_.find(acting);
  cameo.country = renamed == countries_.end() ? acting : renamed->second->code;
  const bool is_own_code = !is_state && IsCameoShaped(party.actor()) &&
                           party.actor().size() > kLetters &&
                           party.actor().starts_with(cameo.country);
  if (is_own_code) {
    cameo.code = party.actor();
    return cameo;
  }
  if (!is_state) cameo.role = RoleOf(party, actor);
  cameo.code = cameo.country + cameo.role;
  return cameo;
}

}  // namespace actant
