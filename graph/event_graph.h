// A store as a graph of the Boost Graph Library, so that its algorithms run
// straight on the indexes. The one header of this room, beside snapshot.h, that
// shows Boost types; users link Boost::headers.
#ifndef ACTANT_GRAPH_EVENT_GRAPH_H_
#define ACTANT_GRAPH_EVENT_GRAPH_H_

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "graph/query.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// One directed edge of an event; a mutual event has one each way for each of
// its pairs. Equal when event, source and target are.
struct EventArc {
  ActorNumber from;
  ActorNumber to;
  EventNumber event;
  TypeNumber type;
  // Absent where nothing dates the event.
  std::optional<Day> first_day;
  std::optional<Day> last_day;
  bool mutual = false;
  // Tenths, -100..100.
  int goldstein_tenths = 0;

  friend bool operator==(const EventArc& a, const EventArc& b) {
    return a.event == b.event && a.from == b.from && a.to == b.to;
  }
};

// Goes over arcs that were read at once and are kept as long as an iterator
// over them is.
class EventArcIterator
    : public boost::iterator_facade<EventArcIterator, const EventArc,
                                    boost::random_access_traversal_tag> {
 public:
  EventArcIterator() = default;
  EventArcIterator(std::shared_ptr<const std::vector<EventArc>> arcs,
                   std::ptrdiff_t at)
      : arcs_(std::move(arcs)), at_(at) {}

 private:
  friend class boost::iterator_core_access;

  const EventArc& dereference() const {
    return (*arcs_)[static_cast<size_t>(at_)];
  }
  bool equal(const EventArcIterator& other) const { return at_ == other.at_; }
  void increment() { ++at_; }
  void decrement() { --at_; }
  void advance(std::ptrdiff_t steps) { at_ += steps; }
  std::ptrdiff_t distance_to(const EventArcIterator& other) const {
    return other.at_ - at_;
  }

  std::shared_ptr<const std::vector<EventArc>> arcs_;
  std::ptrdiff_t at_ = 0;
};

// A view of a store: the events a filter lets through, at its level. Models
// IncidenceGraph, BidirectionalGraph and VertexListGraph, directed, with
// parallel edges and without loops; events without target have no edge.
//
// Vertices are the local numbers of *all* actors of the store, 0 to
// num_vertices() - 1 (also those without edges), and are their own vertex
// index. Edges of a vertex are read when they are asked for, at the cost of one
// scan, and not kept: out_degree costs as much as out_edges.
//
// Boost's algorithms know no errors of reading: a failed scan gives no edges,
// and the first failure is kept. Ask status() when the algorithm has ended.
//
// It is of one moment of the store, the one at which it was made, whatever is
// written meanwhile (EventStore::View).
//
// A cheap handle: copies share the view and its status. Use it, with its
// copies, from one thread.
class EventGraph {
 public:
  using vertex_descriptor = uint32_t;  // ActorNumber::value()
  using edge_descriptor = EventArc;
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  struct traversal_category : boost::bidirectional_graph_tag,
                              boost::vertex_list_graph_tag {};
  using out_edge_iterator = EventArcIterator;
  using in_edge_iterator = EventArcIterator;
  using vertex_iterator = boost::counting_iterator<vertex_descriptor>;
  using degree_size_type = size_t;
  using vertices_size_type = size_t;

  static vertex_descriptor null_vertex() { return UINT32_MAX; }

  // InvalidArgument: as ResolvedFilter::Resolve. Reads all actors once, to
  // number the vertices.
  static Result<EventGraph> Make(const EventStore* store,
                                 const EventFilter& filter);

  // Edges of one vertex in the order of the store's scans. Used by the free
  // functions below.
  std::pair<EventArcIterator, EventArcIterator> Arcs(
      Direction direction, vertex_descriptor vertex) const;

  size_t vertex_count() const { return vertex_count_; }

  // Ok, or the first error of any scan so far.
  const Status& status() const;

 private:
  struct State;
  EventGraph(std::shared_ptr<State> state, size_t vertex_count)
      : state_(std::move(state)), vertex_count_(vertex_count) {}

  // Shared by copies, since Boost's algorithms may take graphs by value.
  std::shared_ptr<State> state_;
  size_t vertex_count_;
};

// The valid expressions of the concepts, found by their argument; named by the
// Boost Graph Library.

inline EventGraph::vertex_descriptor source(const EventArc& arc,
                                            const EventGraph&) {
  return arc.from.value();
}
inline EventGraph::vertex_descriptor target(const EventArc& arc,
                                            const EventGraph&) {
  return arc.to.value();
}
inline std::pair<EventArcIterator, EventArcIterator> out_edges(
    EventGraph::vertex_descriptor vertex, const EventGraph& graph) {
  return graph.Arcs(Direction::kOut, vertex);
}
inline std::pair<EventArcIterator, EventArcIterator> in_edges(
    EventGraph::vertex_descriptor vertex, const EventGraph& graph) {
  return graph.Arcs(Direction::kIn, vertex);
}
inline size_t out_degree(EventGraph::vertex_descriptor vertex,
                         const EventGraph& graph) {
  const auto [begin, end] = out_edges(vertex, graph);
  return static_cast<size_t>(end - begin);
}
inline size_t in_degree(EventGraph::vertex_descriptor vertex,
                        const EventGraph& graph) {
  const auto [begin, end] = in_edges(vertex, graph);
  return static_cast<size_t>(end - begin);
}
inline size_t degree(EventGraph::vertex_descriptor vertex,
                     const EventGraph& graph) {
  return out_degree(vertex, graph) + in_degree(vertex, graph);
}
inline size_t num_vertices(const EventGraph& graph) {
  return graph.vertex_count();
}
inline std::pair<EventGraph::vertex_iterator, EventGraph::vertex_iterator>
vertices(const EventGraph& graph) {
  const auto count = static_cast<uint32_t>(graph.vertex_count());
  return {EventGraph::vertex_iterator(0), EventGraph::vertex_iterator(count)};
}
inline boost::typed_identity_property_map<uint32_t> get(boost::vertex_index_t,
                                                        const EventGraph&) {
  return {};
}
inline uint32_t get(boost::vertex_index_t, const EventGraph&,
                    EventGraph::vertex_descriptor vertex) {
  return vertex;
}

}  // namespace actant

template <>
struct boost::property_map<actant::EventGraph, boost::vertex_index_t> {
  using type = boost::typed_identity_property_map<uint32_t>;
  using const_type = type;
};

#endif  // ACTANT_GRAPH_EVENT_GRAPH_H_
