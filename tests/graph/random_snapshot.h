// Snapshots without a store.
#ifndef ACTANT_TESTS_GRAPH_RANDOM_SNAPSHOT_H_
#define ACTANT_TESTS_GRAPH_RANDOM_SNAPSHOT_H_

#include <cstdint>
#include <random>
#include <vector>

#include "graph/snapshot.h"

namespace actant {

struct TestEdge {
  uint32_t from;
  uint32_t to;
  // Edges of one number are of one event.
  uint32_t event;
};

// Vertices "A000", "A001", ...; edges as given.
Snapshot MakeSnapshot(uint32_t vertices, const std::vector<TestEdge>& edges);

// 2 to 40 vertices, some without edges; sparse or dense; pairs with up to 30
// events, some of them mutual and some of three parties.
Snapshot RandomSnapshot(std::mt19937* random);

// 20 to 80 vertices in groups, with more events within than between.
Snapshot RandomGroups(std::mt19937* random);

}  // namespace actant

#endif  // ACTANT_TESTS_GRAPH_RANDOM_SNAPSHOT_H_
