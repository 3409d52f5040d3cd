// The first k shortest ways between two actors of a snapshot.
#ifndef ACTANT_GRAPH_SIMPLE_PATHS_H_
#define ACTANT_GRAPH_SIMPLE_PATHS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/query.h"
#include "graph/snapshot.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// What one hop costs.
enum class HopCost {
  kOne,
  // 1 / the distinct events of the hop, in the direction of the path: actors
  // with much between them are near (Newman 2001, "Scientific collaboration
  // networks II").
  kInverseEvents,
};

struct SimplePathOptions {
  PathDirection direction = PathDirection::kUndirected;
  HopCost cost = HopCost::kOne;
  // At most so many, 1..10000.
  size_t count = 10;
};

// A path that meets no actor twice.
struct SimplePath {
  std::vector<uint32_t> vertices;
  // Sum over its hops. Costs are compared exactly where each is a whole part
  // of lcm(1..36), such as that of up to 36 events; others are rounded to
  // 7e-15 first.
  double cost = 0;
};

// The first `count` simple paths by (cost, hops, vertices); vertices are by
// code, so that the order is that of ShortestPath. From a vertex to itself
// there is one path, of no hops. Yen 1971 ("Finding the k shortest loopless
// paths in a network") with Lawler's rule of 1972, by which no path is found
// twice. One search of Dijkstra from the far end serves all detours that do not
// meet the way they left; for the others another one stops at the near end.
// Ours, as Boost 1.74 has no k shortest paths and its Dijkstra always visits
// everything. In the worst case O(k h p log n) for paths of h hops over p
// pairs, after O(m log m) for m edges; 60 bytes a vertex, 50 an edge and the
// paths. InvalidArgument: a count outside its range. ResourceExhausted when
// memory does not do. Thread-safe. REQUIRES: `from` and `to` are vertices.
Result<std::vector<SimplePath>> KShortestPaths(
    const Snapshot& graph, uint32_t from, uint32_t to,
    const SimplePathOptions& options);

// The vertex of an actor; absent where the snapshot has none of that code.
// REQUIRES: vertices by code, as TakeSnapshot gives them. O(log n).
std::optional<uint32_t> FindVertex(const Snapshot& graph,
                                   std::string_view code);

// The path with the first event of each hop, as GraphQuery::ShortestPath gives
// it. REQUIRES: `graph` was taken of `store` (beside a writer: of this very
// view), and the path found in it with this direction. Errors of reading the
// events.
Result<Chain> ChainOf(const EventStore& store, const Snapshot& graph,
                      const SimplePath& path, PathDirection direction);

}  // namespace actant

#endif  // ACTANT_GRAPH_SIMPLE_PATHS_H_
