// Groups of actors that have more to do with each other than with the rest.
#ifndef ACTANT_GRAPH_COMMUNITIES_H_
#define ACTANT_GRAPH_COMMUNITIES_H_

#include "graph/partition.h"
#include "graph/snapshot.h"
#include "proto/status.h"

namespace actant {

struct CommunityOptions {
  // At least 0; larger values give more and smaller communities. 1 is the
  // modularity of Newman and Girvan 2004, others that of Reichardt and
  // Bornholdt 2006.
  double resolution = 1;
};

struct Communities {
  // A vertex without edges is a community of its own.
  Partition partition;
  // Of `partition` at the resolution asked for; at most 1.
  double modularity = 0;
};

// Communities by modularity, undirected, a pair of actors weighted by the
// distinct events between them. The method of Louvain (Blondel, Guillaume,
// Lambiotte and Lefebvre 2008, "Fast unfolding of communities in large
// networks"): actors move to the community that gains most, communities become
// the actors of the next round. Started again from its result until no actor
// moves, and communities that fell apart are split (the weakness that Traag,
// Waltman and van Eck 2019 describe), so that every community is connected.
//
// Deterministic: of equal gains the present community wins, then the one
// numbered first. The optimum is a local one and depends on the order of
// visits, which others draw at random; here three are tried, by code, by
// strength ascending and descending, and the best result is kept (the first of
// equal ones).
//
// In practice O(p) a round for p pairs, after O(m log m) for m edges; 60 bytes
// an edge. InvalidArgument: a resolution outside its range. ResourceExhausted
// when memory does not do. Thread-safe.
Result<Communities> FindCommunities(const Snapshot& graph,
                                    const CommunityOptions& options);

// The modularity of any partition of the graph: the sum over its parts of
// (events within) / m - resolution * (strength of its actors / 2m)^2, where m
// is the sum over pairs of the events between them; 0 for a graph without
// edges. REQUIRES: a partition of `graph`. Errors and cost as FindCommunities.
Result<double> Modularity(const Snapshot& graph, const Partition& partition,
                          const CommunityOptions& options);

}  // namespace actant

#endif  // ACTANT_GRAPH_COMMUNITIES_H_
