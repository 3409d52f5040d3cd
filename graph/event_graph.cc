#include "graph/event_graph.h"

#include <algorithm>

#include "graph/resolved_filter.h"

namespace actant {

struct EventGraph::State {
  std::unique_ptr<const EventStore> store;
  ResolvedFilter filter;
  Status status;
};

Result<EventGraph> EventGraph::Make(const EventStore* store,
                                    const EventFilter& filter) {
  auto view = store->View();
  ACTANT_ASSIGN_OR_RETURN(ResolvedFilter resolved,
                          ResolvedFilter::Resolve(*view, filter));
  size_t count = 0;
  ACTANT_RETURN_ERROR_IF(
      view->ScanActors([&count](ActorNumber number, const v1::Actor&) {
        count = std::max(count, size_t{number.value()} + 1);
        return Scan::kContinue;
      }));
  return EventGraph(std::make_shared<State>(State{
                        std::move(view), std::move(resolved), Status::Ok()}),
                    count);
}

std::pair<EventArcIterator, EventArcIterator> EventGraph::Arcs(
    Direction direction, vertex_descriptor vertex) const {
  const ActorNumber node(vertex);
  auto arcs = std::make_shared<std::vector<EventArc>>();
  const Status scanned = state_->filter.ScanEdges(
      *state_->store, direction, node, [&](const Edge& edge) {
        if (!edge.other) return Scan::kContinue;
        const bool out = direction == Direction::kOut;
        arcs->push_back({out ? node : *edge.other, out ? *edge.other : node,
                         edge.event, edge.type, edge.first_day, edge.last_day,
                         edge.mutual, edge.goldstein_tenths});
        return Scan::kContinue;
      });
  if (!scanned.ok()) {
    arcs->clear();
    if (state_->status.ok()) state_->status = scanned;
  }
  const auto size = static_cast<std::ptrdiff_t>(arcs->size());
  return {EventArcIterator(arcs, 0), EventArcIterator(arcs, size)};
}

const Status& EventGraph::status() const { return state_->status; }

}  // namespace actant
