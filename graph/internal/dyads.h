// The simple graph under a snapshot: one edge for each pair of actors, however
// many events are between them.
#ifndef ACTANT_GRAPH_INTERNAL_DYADS_H_
#define ACTANT_GRAPH_INTERNAL_DYADS_H_

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <new>
#include <vector>

#include "graph/query.h"
#include "graph/snapshot.h"
#include "proto/status.h"

namespace actant {

struct DyadWeight {
  // Distinct events, at least 1.
  uint32_t events = 0;
};

// Vertices as in the snapshot. Out-edges are sorted by target; no parallel
// edges, no loops.
using DyadGraph =
    boost::compressed_sparse_row_graph<boost::bidirectionalS,
                                       boost::no_property, DyadWeight,
                                       boost::no_property, uint32_t, uint64_t>;

// kDirected: (u, v) has the events that go from u to v. kUndirected: (u, v)
// and (v, u) both have the events between the two, in either direction; an
// event that goes both ways counts once. O(m log m) for m edges of the
// snapshot, and 12 bytes for each meanwhile. Throws std::bad_alloc.
DyadGraph CollapseDyads(const Snapshot& graph, PathDirection direction);

// Sums of the events of the out-edges, by vertex.
std::vector<uint64_t> OutStrengths(const DyadGraph& graph);

// The value `work` returns, or ResourceExhausted where it runs out of memory.
template <typename Work>
auto WithinMemory(const Work& work) -> Result<decltype(work())> {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return Error(ResourceExhausted(
        "the analysis does not fit in memory; narrow the filter"));
  }
}

}  // namespace actant

#endif  // ACTANT_GRAPH_INTERNAL_DYADS_H_
