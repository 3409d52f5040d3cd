#include "storage/internal/arc_order.h"

#include <algorithm>
#include <utility>

namespace actant::internal {
namespace {

constexpr uint32_t kTypes = 1 << 16;

}  // namespace

LevelRows::Ends LevelRows::EndsOf(uint32_t row) const {
  const ImportRows::Core& core = rows_.cores()[row];
  Ends ends{core.source + 1, core.target};
  if (rows_.has_states()) {
    const ImportRows::States states = rows_.StatesOf(row);
    const bool alike =
        states.source == core.source && states.target == core.target;
    if (alike != (level_ == BlockLevel::kBoth)) return {};
    if (level_ == BlockLevel::kState) ends = {states.source + 1, states.target};
  } else if (level_ != BlockLevel::kBoth) {
    return {};
  }
  return ends.source == ends.target ? Ends{} : ends;
}

uint32_t ArcOrder::ActorOf(Arc arc) const {
  const LevelRows::Ends ends = rows_.EndsOf(RowOf(arc));
  const bool at_source = (direction_ == Direction::kOut) != IsWayBack(arc);
  return (at_source ? ends.source : ends.target) - 1;
}

uint32_t ArcOrder::OtherOf(Arc arc) const {
  const LevelRows::Ends ends = rows_.EndsOf(RowOf(arc));
  const bool at_source = (direction_ == Direction::kOut) != IsWayBack(arc);
  return at_source ? ends.target : ends.source;
}

// Two stable passes of counting: by type, then by actor.
ArcOrder::ArcOrder(const LevelRows& rows, Direction direction,
                   uint32_t actor_count)
    : rows_(rows), direction_(direction) {
  const auto& cores = rows.rows().cores();
  const auto visit = [&](const auto& add) {
    for (uint32_t row = 0; row < cores.size(); ++row) {
      const LevelRows::Ends ends = rows.EndsOf(row);
      if (ends.source == 0) continue;
      if (ends.target == 0 && direction == Direction::kIn) continue;
      add(Arc{row << 1});
      const bool mutual = EdgeKind::Unpack(cores[row].kind).mutual;
      if (mutual && ends.target != 0) add(Arc{row << 1 | 1});
    }
  };
  std::vector<uint32_t> places(kTypes + 1);
  size_t count = 0;
  visit([&](Arc arc) {
    ++places[size_t{TypeOf(arc)} + 1];
    ++count;
  });
  for (uint32_t type = 0; type < kTypes; ++type)
    places[type + 1] += places[type];
  std::vector<Arc> by_type(count);
  visit([&](Arc arc) { by_type[places[TypeOf(arc)]++] = arc; });
  begins_.assign(size_t{actor_count} + 1, 0);
  for (const Arc arc : by_type) ++begins_[ActorOf(arc) + 1];
  for (uint32_t actor = 0; actor < actor_count; ++actor) {
    begins_[actor + 1] += begins_[actor];
  }
  places.assign(begins_.begin(), begins_.end());
  arcs_.resize(count);
  for (const Arc arc : by_type) arcs_[places[ActorOf(arc)]++] = arc;
}

void ForEachType(const ArcOrder& order, uint32_t actor,
                 const std::function<void(uint16_t type, const Arc* begin,
                                          const Arc* end)>& visit) {
  const Arc* const end = order.end(actor);
  for (const Arc* begin = order.begin(actor); begin != end;) {
    const uint16_t type = order.TypeOf(*begin);
    const Arc* next = begin;
    while (next != end && order.TypeOf(*next) == type) ++next;
    visit(type, begin, next);
    begin = next;
  }
}

}  // namespace actant::internal
