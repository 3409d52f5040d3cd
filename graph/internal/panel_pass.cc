#include "graph/internal/panel_pass.h"

#include <algorithm>
#include <map>

#include "storage/packed_tables.h"

namespace actant {

Result<Roster> Roster::Read(const EventStore& store,
                            const PanelOptions& options) {
  Roster roster;
  std::map<std::string, std::optional<ActorNumber>> actors;
  for (const std::string& code : options.actors) actors[code];
  const bool any = options.actors.empty();
  ACTANT_RETURN_ERROR_IF(
      store.ScanActors([&](ActorNumber number, const v1::Actor& actor) {
        const bool wanted = any && (options.kinds == PanelActors::kAll ||
                                    actor.kind() == v1::ACTOR_KIND_STATE);
        const auto named = actors.find(actor.code());
        if (named != actors.end()) {
          named->second = number;
        } else if (wanted) {
          actors.emplace(actor.code(), number);
        }
        return Scan::kContinue;
      }));
  for (const auto& [code, number] : actors) {
    const auto place = static_cast<Place>(roster.codes_.size());
    roster.codes_.push_back(code);
    roster.by_code_.emplace(code, place);
    if (!number.has_value()) continue;
    if (roster.by_number_.size() <= number->value()) {
      roster.by_number_.resize(number->value() + size_t{1}, kNowhere);
    }
    roster.by_number_[number->value()] = place;
  }
  return roster;
}

void EventDyads::Add(Place from, Place to, bool mutual) {
  if (from == kNowhere || to == kNowhere || from == to) return;
  const auto [low, high] = std::minmax(from, to);
  auto way = std::find_if(ways_.begin(), ways_.end(),
                          [low = low, high = high](const Way& known) {
                            return known.low == low && known.high == high;
                          });
  if (way == ways_.end()) way = ways_.insert(way, {low, high});
  way->up |= mutual || from == low;
  way->down |= mutual || from == high;
}

void PanelPass::SortBatch() {
  // Rows of tables stand in blocks by number.
  std::sort(batch_.begin(), batch_.end(),
            [](const Edge& a, const Edge& b) { return a.event < b.event; });
}

Status PanelPass::ReadDyads(const Edge& edge) {
  const Level level = options_.filter.level;
  if (!IsImported(edge.event)) {
    const Result<v1::Event> event = store_.GetEvent(edge.event);
    if (!event.has_value()) return event.error();
    for (const EventPair& pair : ExpandPairs(*event, level)) {
      if (!pair.target) continue;
      dyads_.Add(roster_.PlaceOf(pair.source), roster_.PlaceOf(*pair.target),
                 event->mutual());
    }
    return Status::Ok();
  }
  const Result<ImportedEvent> event = reader_.Event(edge.event);
  if (!event.has_value()) return event.error();
  if (!event->target) return Status::Ok();
  const bool states = level == Level::kState;
  dyads_.Add(roster_.PlaceOf(states ? event->source_state : event->source),
             roster_.PlaceOf(states ? *event->target_state : *event->target),
             edge.mutual);
  return Status::Ok();
}

}  // namespace actant
