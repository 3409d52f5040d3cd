#include "graph/block_days.h"

#include <string>
#include <utility>

namespace actant {
namespace {

// A look-up costs about as much as passing over this many rows (our own
// measurement: some 5 us and 0.5 us).
constexpr size_t kRowsPerLookUp = 8;

// An edge at the level of states that every event of the mention's block has.
std::optional<EventPair> EdgeOf(const v1::Mention& mention) {
  v1::Event event;
  event.set_mutual(mention.mutual());
  for (const v1::Party& party : mention.parties()) {
    v1::EventParty& copy = *event.add_parties();
    copy.set_side(party.side());
    copy.set_actor(party.actor());
    copy.set_state(party.state());
    copy.set_role(party.role());
  }
  std::vector<EventPair> pairs = ExpandPairs(event, Level::kState);
  if (pairs.empty()) return std::nullopt;
  // A mutual event of one node stands alone or not at all, by how many parties
  // it has: that is not the block's.
  if (mention.mutual() && !pairs.front().target) return std::nullopt;
  return std::move(pairs.front());
}

// The number, or nullopt where the store has no such thing.
template <typename Number>
Result<std::optional<Number>> IfStored(const Result<Number>& found) {
  if (found.has_value()) return *found;
  if (found.error().code() == StatusCode::kNotFound) return std::nullopt;
  return Error(found.error());
}

}  // namespace

Result<std::optional<EventNumber>> BlockDays::NumberOf(const EventId& id) {
  if (const auto known = numbers_.find(id); known != numbers_.end()) {
    return known->second;
  }
  ACTANT_ASSIGN_OR_RETURN(std::optional<EventNumber> number,
                          IfStored(store_->FindEvent(id)));
  if (number) {
    // FindEvent follows redirects.
    ACTANT_ASSIGN_OR_RETURN(const v1::Event event, store_->GetEvent(*number));
    if (event.id() != id.ToBytes()) number.reset();
  }
  numbers_.emplace(id, number);
  return number;
}

Result<std::optional<std::set<Day>>> BlockDays::Candidates(
    const v1::Mention& mention, const DayReach& reach) const {
  const std::optional<EventPair> edge = EdgeOf(mention);
  if (!edge) return std::nullopt;
  // What names a type or a node that the store has not is not in it.
  ACTANT_ASSIGN_OR_RETURN(const auto type,
                          IfStored(store_->FindType(mention.type())));
  ACTANT_ASSIGN_OR_RETURN(const auto source,
                          IfStored(store_->FindActor(edge->source)));
  if (!type || !source) return std::set<Day>();
  std::set<Day> days;
  size_t left =
      kRowsPerLookUp * (static_cast<size_t>(reach.last - reach.first) + 1);
  const auto visit = [&](const Edge& row) {
    if (left == 0) return Scan::kStop;
    --left;
    if (row.type == *type && row.first_day) days.insert(*row.first_day);
    return Scan::kContinue;
  };
  const DayBounds bounds = {reach.first, reach.last};
  if (edge->target) {
    ACTANT_ASSIGN_OR_RETURN(const auto target,
                            IfStored(store_->FindActor(*edge->target)));
    if (!target) return std::set<Day>();
    ACTANT_RETURN_ERROR_IF(store_->ScanArticleDyad(
        Level::kState, *source, *target, bounds,
        [&visit](const DyadEdge& row) { return visit(row.edge); }));
  } else {
    ACTANT_RETURN_ERROR_IF(store_->ScanArticleEdges(
        Direction::kOut, Level::kState, *source, type, bounds, visit));
  }
  if (left == 0) return std::nullopt;
  return days;
}

Result<std::vector<Day>> BlockDays::Within(const v1::Mention& mention,
                                           const EventBlock& block,
                                           const DayReach& reach) {
  const std::tuple key(block, reach.first, reach.last);
  if (const auto known = days_.find(key); known != days_.end()) {
    return known->second;
  }
  ACTANT_ASSIGN_OR_RETURN(std::optional<std::set<Day>> candidates,
                          Candidates(mention, reach));
  if (!candidates) {
    candidates.emplace();
    for (Day day = reach.first; day <= reach.last; ++day) {
      candidates->insert(candidates->end(), day);
    }
  }
  std::vector<Day> days;
  for (const Day day : *candidates) {
    ACTANT_ASSIGN_OR_RETURN(
        const std::optional<EventNumber> number,
        NumberOf(EventIdOf(block, {ClusterKind::kDay, day, ""})));
    if (number) days.push_back(day);
  }
  days_.emplace(key, days);
  return days;
}

}  // namespace actant
