#include "extract/internal/passage_parties.h"

#include <algorithm>

namespace actant {

bool PassageParties::IsParty(uint32_t actor) const {
  const ActorMention& mention = (*block_.actors)[actor];
  return !mention.state.empty() && mention.kind != v1::ACTOR_KIND_PLACE &&
         (mention.classes.Has(bits_.gov) || mention.classes.Has(bits_.igo) ||
          mention.classes.Has(bits_.rebel));
}

bool PassageParties::MayBeParty(uint32_t actor, const Frame& frame) const {
  const auto& subjects = frame.slots[kSubj].actors;
  return IsParty(actor) &&
         std::none_of(subjects.begin(), subjects.end(), [&](uint32_t subject) {
           return StateOf(subject) == StateOf(actor);
         });
}

std::optional<uint32_t> PassageParties::Carried(const Frame& frame) const {
  const auto& actors = *block_.actors;
  for (uint32_t i = 0; i < actors.size(); ++i) {
    if (actors[i].original && MayBeParty(i, frame)) return i;
  }
  return std::nullopt;
}

Filler PassageParties::PartyOf(uint32_t actor) const {
  const ActorMention& mention = (*block_.actors)[actor];
  return {{actor}, mention.classes, mention.span, true};
}

}  // namespace actant
