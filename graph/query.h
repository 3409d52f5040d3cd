// Questions to the graph. Every answer is deterministic and carries the filter
// it was made with.
#ifndef ACTANT_GRAPH_QUERY_H_
#define ACTANT_GRAPH_QUERY_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// Which events count. The default is what every query uses unless asked
// otherwise: occurred and ongoing events of all types and days, at the level
// of states.
struct EventFilter {
  // Names of event types or of PLOVER classes (a class stands for all types
  // under it); empty = all.
  std::vector<std::string> types;
  // Inclusive; an event counts when its possible days overlap [from, to]. An
  // undated event counts only where both are absent.
  std::optional<Day> from;
  std::optional<Day> to;
  std::set<v1::EventStatus> statuses = {v1::EVENT_STATUS_OCCURRED,
                                        v1::EVENT_STATUS_ONGOING};
  // [0, 1]
  float min_confidence = 0;
  Level level = Level::kState;
};

// "types=sanction status=occurred,ongoing from=2024-01-01 level=state": for
// printing above every answer.
std::string DescribeFilter(const EventFilter& filter);

// One event between two nodes, as queries return it.
struct EventRow {
  EventNumber number;
  EventId id;
  v1::Event event;
};

struct Neighbor {
  std::string code;
  // Steps from the start, 1..depth.
  int distance = 0;
  // Distinct events between it and the node(s) one step nearer: all, and those
  // that go out from / come in to the nearer side, and mutual ones (which are
  // in neither of the two). An n-ary event may go both ways.
  uint64_t events = 0;
  uint64_t outgoing = 0;
  uint64_t incoming = 0;
  uint64_t mutual = 0;
  // Mean Goldstein points over `events`.
  double mean_goldstein = 0;
};

// Which edges a neighbourhood brings.
enum class NeighborhoodEdges {
  kNone,  // the neighbours alone
  kAll,   // all among those shown: reads all events that these give out
};

struct NeighborhoodOptions {
  EventFilter filter;
  int depth = 1;  // 1..6
  // 0 = all. The rest is cut after sorting; `truncated` says so.
  size_t limit = 0;
  NeighborhoodEdges edges = NeighborhoodEdges::kAll;
};

// The edges of a sub-graph, for drawing: distinct (source, target, type).
struct SubgraphEdge {
  std::string source;
  std::string target;
  std::string type;
  bool mutual = false;
  uint64_t events = 0;
};

struct Neighborhood {
  std::string start;
  // Order: distance, events descending, code.
  std::vector<Neighbor> neighbors;
  // Edges among the start and the neighbours shown, of distinct events. A
  // mutual edge stands once, its source before its target. Order: source,
  // target, type.
  std::vector<SubgraphEdge> edges;
  bool truncated = false;
};

// One hop of a chain: an event, from one node to the next.
struct ChainHop {
  std::string from;
  std::string to;
  // The earliest event of this hop, by (first day, id), undated last; in a
  // time-respecting chain the one that leaves most room to the hops after it.
  // And how many the filter lets through for this hop.
  EventRow event;
  uint64_t parallel = 0;
};

// Undated events are in no time-respecting chain. The day of an event that only
// its publication dates counts as possible, never as certain.
enum class TimeOrder {
  kNone,  // hops in any order of time
  // There is a day for each hop among its event's possible days, so that none
  // comes before the day of the hop before it.
  kPossible,
  // Each hop's first possible day is not before the last one of the hop
  // before it.
  kCertain,
};

struct ChainOptions {
  EventFilter filter;  // filter.types is usually one type: sanction
  int min_hops = 1;    // 1..max_hops
  int max_hops = 3;    // 1..8
  TimeOrder order = TimeOrder::kNone;
  // 0 = all. The first ones in the order of the answer.
  size_t limit = 100;
};

struct Chain {
  std::vector<ChainHop> hops;
  // For time-respecting chains: the order of the events named is certain, not
  // only possible. A possible chain names such events where there are any.
  bool certain = false;
};

enum class PathDirection { kDirected, kUndirected };

struct PathOptions {
  EventFilter filter;
  PathDirection direction = PathDirection::kUndirected;
  int max_hops = 6;  // 1..16
};

// An actor found by a name, with how it was found.
struct ActorMatch {
  ActorNumber number;
  v1::Actor actor;
  enum class How { kCode, kName, kPrefix } how = How::kName;
  // Distinct events with an edge from or to it, of any status: at the level of
  // states for actors without a state of their own to act for (states, bodies),
  // else at that of actors.
  uint64_t events = 0;
};

// Read-only questions over one store; borrows it for its life. Thread-safe,
// also beside a thread that writes the store: each question takes a view of it
// (EventStore::View) and is answered as of that moment. Questions that belong
// together are put to one view:
//   const auto view = store->View();
//   const GraphQuery query(view.get());
// All `code`s must exist in the store (NotFound otherwise); bounds outside the
// ranges given in the options are InvalidArgument; unknown type names are
// InvalidArgument and the message lists near ones. Storage errors come back
// as they are.
class GraphQuery {
 public:
  explicit GraphQuery(const EventStore* store) : store_(store) {}

  // By breadth-first search over events in either direction.
  Result<Neighborhood> Neighbors(std::string_view code,
                                 const NeighborhoodOptions& options) const;

  // Simple paths (no node twice) from `from` along directed edges (mutual
  // events go both ways); to `to`, or to anywhere when `to` is empty. Order:
  // hops, then the codes along the chain.
  Result<std::vector<Chain>> Chains(std::string_view from, std::string_view to,
                                    const ChainOptions& options) const;

  // One shortest path, the first by the codes along it; nullopt if none
  // within max_hops. An actor to itself is a path of no hops.
  Result<std::optional<Chain>> ShortestPath(std::string_view from,
                                            std::string_view to,
                                            const PathOptions& options) const;

  // Events between the two, by (first day, id); `limit` 0 = all.
  Result<std::vector<EventRow>> Timeline(std::string_view a, std::string_view b,
                                         const EventFilter& filter,
                                         size_t limit) const;

  // Events by (first day, id); undated last. `actor` non-empty: only those it
  // takes part in.
  Result<std::vector<EventRow>> Events(std::string_view actor,
                                       const EventFilter& filter,
                                       size_t limit) const;

  // An event by its id or an unambiguous beginning of it (4 digits or more).
  // NotFound; InvalidArgument when several begin so (message lists them).
  Result<EventRow> Event(std::string_view hex) const;

  // Actors by code (as written, or all in capitals or small letters), folded
  // name, or beginning of a name, in that order, in each by events descending,
  // then code; at most `limit` (0 = none). `folded` is the name folded as
  // FORMAT.md says; where it is empty only codes are tried.
  Result<std::vector<ActorMatch>> FindActors(std::string_view text,
                                             std::string_view folded,
                                             size_t limit) const;

  // All actors, by events descending, then code; how they were found is kCode.
  // Cost: that of reading all edges.
  Result<std::vector<ActorMatch>> ActorsByEvents() const;

 private:
  const EventStore* store_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_QUERY_H_
