// Which actors matter most in a snapshot, by several measures.
//
// All measures look at pairs of actors: the events between two are one edge,
// whose weight is their number (distinct events, by direction where the
// measure goes by it; a mutual event has both). Values come by vertex, which is
// by code; RankByValue sorts them. The functions here are thread-safe, and
// return ResourceExhausted when memory does not do. n and m are the vertices
// and edges of the snapshot, p <= m its pairs.
#ifndef ACTANT_GRAPH_CENTRALITY_H_
#define ACTANT_GRAPH_CENTRALITY_H_

#include <cstdint>
#include <vector>

#include "graph/query.h"
#include "graph/snapshot.h"
#include "proto/status.h"

namespace actant {

struct ActorDegree {
  // Other actors: with an event from this one to them, from them to this one,
  // in either direction.
  uint32_t out = 0;
  uint32_t in = 0;
  uint32_t neighbors = 0;
  // Events summed over these others (strength: Barrat et al. 2004, "The
  // architecture of complex weighted networks"); an event counts once for each
  // other party.
  uint64_t out_strength = 0;
  uint64_t in_strength = 0;
  uint64_t strength = 0;
  // Distinct events with another actor, each once.
  uint64_t events = 0;
};

// O(m log m); 60 bytes a vertex and 30 an edge.
Result<std::vector<ActorDegree>> Degrees(const Snapshot& graph);

struct PageRankOptions {
  // kUndirected: rank flows over events in either direction.
  PathDirection direction = PathDirection::kDirected;
  // Share of rank that follows edges, [0, 1). 0.85 is Brin and Page's.
  double damping = 0.85;
  // The iteration ends when the ranks together change by no more than this, >
  // 0. They are then within tolerance * damping / (1 - damping) of the limit.
  double tolerance = 1e-10;
  // At least 1. The default does for a damping up to 0.97.
  int max_iterations = 1000;
};

struct PageRanks {
  // Sum to 1 (empty for a graph without vertices).
  std::vector<double> ranks;
  int iterations = 0;
  // Together, in the last iteration.
  double change = 0;
  // Whether `change` came down to the tolerance.
  bool converged = false;
};

// PageRank (Brin and Page 1998, "The anatomy of a large-scale hypertextual web
// search engine") by power iteration from equal ranks: an actor hands its rank
// on in proportion to the events with each other one. An actor that hands on
// nothing gives its rank to all alike, as igraph and networkx do. Not Boost's
// page_rank: in 1.74 that knows no weights, loses the rank of such actors, and
// ends after a number of iterations only. InvalidArgument: an option outside
// its range. O(p) an iteration after O(m log m); 24 bytes a vertex and 30 an
// edge.
Result<PageRanks> PageRank(const Snapshot& graph,
                           const PageRankOptions& options);

// Betweenness (Freeman 1977): the sum over pairs of other actors of the share
// of the shortest paths between them that leads through the actor. Paths are
// counted in hops over pairs of actors, whatever the number of events. A pair
// counts once undirected, and once each way directed; the most an actor can
// have is (n - 1)(n - 2), undirected half of it. By Boost's
// brandes_betweenness_centrality (Brandes 2001). O(n p) time: seconds for the
// states of the world, hours for a hundred thousand actors. 60 bytes a vertex
// and 50 an edge.
Result<std::vector<double>> Betweenness(const Snapshot& graph,
                                        PathDirection direction);

// The vertices by value, largest first; equal ones by vertex, that is by code.
// Values are compared at 12 significant digits, since actors in like positions
// differ in the last bits by the order of summation. O(n log n).
std::vector<uint32_t> RankByValue(const std::vector<double>& values);

// `value` at the 12 significant digits that RankByValue compares.
double TwelveDigits(double value);

}  // namespace actant

#endif  // ACTANT_GRAPH_CENTRALITY_H_
