// A copy of a view in memory, for analytics that go over the graph many times.
#ifndef ACTANT_GRAPH_SNAPSHOT_H_
#define ACTANT_GRAPH_SNAPSHOT_H_

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "graph/query.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

struct SnapshotVertex {
  std::string code;
  ActorNumber number;
};

struct SnapshotEdge {
  EventNumber event;
  TypeNumber type;
  // Absent where nothing dates the event.
  std::optional<Day> first_day;
  bool mutual = false;
  // Tenths, -100..100.
  int goldstein_tenths = 0;
};

// Vertices: the actors with an edge, by code. Edges by (source, target, first
// day, event number), undated last; one for each direction of a mutual pair.
using Snapshot =
    boost::compressed_sparse_row_graph<boost::bidirectionalS, SnapshotVertex,
                                       SnapshotEdge, boost::no_property,
                                       uint32_t, uint64_t>;

// Copies what the filter lets through, as it is at one moment. Cost: one scan
// of the `out` rows of the level; about 60 bytes an edge. ResourceExhausted
// when memory does not do; InvalidArgument as ResolvedFilter::Resolve.
Result<Snapshot> TakeSnapshot(const EventStore& store,
                              const EventFilter& filter);

}  // namespace actant

#endif  // ACTANT_GRAPH_SNAPSHOT_H_
