// Actors of a snapshot in groups: components and communities.
#ifndef ACTANT_GRAPH_PARTITION_H_
#define ACTANT_GRAPH_PARTITION_H_

#include <cstdint>
#include <vector>

#include "graph/snapshot.h"
#include "proto/status.h"

namespace actant {

// A value type. Parts are numbered 0, 1, ... by size, largest first; parts of
// one size by their first vertex, which is the one of the smallest code.
struct Partition {
  // The part of each vertex.
  std::vector<uint32_t> part;
  // Vertices of each part, at least 1.
  std::vector<uint32_t> sizes;
};

// The partition that puts vertices of one label together. Labels must be less
// than the count of vertices. O(n log n).
Partition NumberParts(const std::vector<uint32_t>& labels);

// The vertices of each part, ascending. O(n).
std::vector<std::vector<uint32_t>> MembersOf(const Partition& partition);

// Distinct events between members of each part. REQUIRES: a partition of
// `graph`. O(m log m) for m edges, 8 bytes each; ResourceExhausted when memory
// does not do.
Result<std::vector<uint64_t>> EventsWithin(const Snapshot& graph,
                                           const Partition& partition);

}  // namespace actant

#endif  // ACTANT_GRAPH_PARTITION_H_
