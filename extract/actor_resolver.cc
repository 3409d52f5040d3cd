#include "extract/actor_resolver.h"

#include <algorithm>

#include "extract/internal/actor_scan.h"

namespace actant {

std::string_view ActorClass(v1::ActorKind kind, std::string_view role) {
  if (role == "BUS") return "firm";
  if (role == "REB") return "rebel";
  if (role == "MED") return "media";
  if (role == "ACA") return "scholar";
  if (role == "OPP") return "opposition";
  if (role == "CVL") return "civilian";
  switch (kind) {
    case v1::ACTOR_KIND_PLACE:
      return "place";
    case v1::ACTOR_KIND_INTL_BODY:
      return "igo";
    case v1::ACTOR_KIND_STATE:
      return "state";
    case v1::ACTOR_KIND_MINISTRY:
      return "ministry";
    case v1::ACTOR_KIND_LEGISLATURE:
      return "legislature";
    case v1::ACTOR_KIND_COURT:
      return "court";
    case v1::ACTOR_KIND_MILITARY:
      return "military";
    default:
      return "gov";
  }
}

bool DocumentActors::TakesSide(const ActorMention& mention) {
  return mention.role.empty() || mention.role == "REB";
}

void DocumentActors::Remember(const ActorMention& mention, Naming naming) {
  history.push_back(mention);
  if (mention.state.empty()) return;
  ++state_mentions[mention.state];
  if (TakesSide(mention) && naming == Naming::kParty) {
    ++own_mentions[mention.state];
  }
}

ActorResolver::ActorResolver(const Knowledge* knowledge,
                             const ClassTable* classes)
    : knowledge_(knowledge),
      classes_(classes),
      senses_(std::make_unique<ActorSenses>(*knowledge)) {
  for (uint32_t i = 0; i < knowledge->office_count(); ++i) {
    const Office& office = knowledge->office(i);
    if (office.rank == "leader") leader_offices_.insert(office.id);
  }
}

ActorResolver::~ActorResolver() = default;

std::vector<ActorMention> ActorResolver::Resolve(
    const BlockText& block, DocumentActors* document) const {
  return ActorScan(*knowledge_, *classes_, *senses_, leader_offices_, block,
                   document)
      .Run();
}

}  // namespace actant
