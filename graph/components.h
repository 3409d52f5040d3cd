// Which actors events connect at all.
#ifndef ACTANT_GRAPH_COMPONENTS_H_
#define ACTANT_GRAPH_COMPONENTS_H_

#include "graph/partition.h"
#include "graph/snapshot.h"
#include "proto/status.h"

namespace actant {

enum class Connection {
  // A way between any two, over edges in either direction.
  kWeak,
  // A way from each to each other, along the edges.
  kStrong,
};

// The connected components, a vertex without edges in one of its own; numbered
// as Partition says. By Boost.Graph: incremental_components over disjoint_sets
// for weak ones (its connected_components takes undirected graphs only),
// strong_components (Tarjan 1972) for strong ones. O(n + m), about 20 bytes a
// vertex. ResourceExhausted when memory does not do. Thread-safe.
Result<Partition> ConnectedComponents(const Snapshot& graph,
                                      Connection connection);

}  // namespace actant

#endif  // ACTANT_GRAPH_COMPONENTS_H_
