// Counts of an actor's events read in articles, with each other actor.
#ifndef ACTANT_GRAPH_ARTICLE_COUNTS_H_
#define ACTANT_GRAPH_ARTICLE_COUNTS_H_

#include "graph/edge_source.h"
#include "graph/neighbor_counts.h"
#include "proto/ids.h"
#include "proto/status.h"

namespace actant {

// Adds what counts to `sum`. Where the filter is by status, type and days only,
// from the tallies: of all time, of each of the types; or of the whole years
// among the days, and what is left at both ends from the edges. By type within
// some days and by confidence, from the edges alone.
Status AddArticleCounts(EdgeSource* source, ActorNumber actor,
                        NeighborSum* sum);

}  // namespace actant

#endif  // ACTANT_GRAPH_ARTICLE_COUNTS_H_
