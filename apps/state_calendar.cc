#include "apps/state_calendar.h"

namespace actant {

StateCalendar::StateCalendar(const Knowledge& knowledge)
    : numbers_(StateNumbers::Of(knowledge)) {
  for (uint32_t i = 0; i < knowledge.actor_count(); ++i) {
    const KnownActor& actor = knowledge.actor(i);
    if (actor.kind != v1::ACTOR_KIND_STATE) continue;
    if (!actor.since && !actor.until) continue;
    lifetimes_.emplace(actor.code, Lifetime{actor.since, actor.until});
  }
}

bool StateCalendar::Exists(std::string_view code, const Period& period) const {
  const auto found = lifetimes_.find(code);
  if (found != lifetimes_.end()) {
    const Lifetime& life = found->second;
    return (!life.since || *life.since <= period.last_day()) &&
           (!life.until || *life.until >= period.first_day());
  }
  if (!numbers_.Lists(code) || period.year < StateNumbers::kFirstYear) {
    return true;
  }
  return CowNumber(code, period) || GwNumber(code, period);
}

}  // namespace actant
