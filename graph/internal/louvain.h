// The method of Louvain (Blondel et al. 2008) on a plain weighted graph.
#ifndef ACTANT_GRAPH_INTERNAL_LOUVAIN_H_
#define ACTANT_GRAPH_INTERNAL_LOUVAIN_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/internal/dyads.h"

namespace actant {

// Undirected and weighted, in compressed rows: an edge stands in the rows of
// both its ends.
struct LouvainGraph {
  struct Arc {
    uint32_t to;
    uint64_t weight;
  };

  // Row of a node: arcs[starts[node]] up to arcs[starts[node + 1]], without
  // loops.
  std::vector<size_t> starts = {0};
  std::vector<Arc> arcs;
  // Twice the weight of what was joined into the node.
  std::vector<uint64_t> loops;
  // Weights of the row and of the loop.
  std::vector<uint64_t> strengths;
  // Of all nodes: twice the weight of the graph.
  uint64_t total = 0;

  uint32_t size() const { return static_cast<uint32_t>(loops.size()); }
};

// REQUIRES: dyads collapsed undirected.
LouvainGraph MakeLouvainGraph(const DyadGraph& dyads);

// A label less than graph.size() for each node; nodes of one label are a
// community. Throws std::bad_alloc.
std::vector<uint32_t> LouvainLabels(const LouvainGraph& graph,
                                    double resolution);

// As Modularity of graph/communities.h.
double ModularityOf(const LouvainGraph& graph,
                    const std::vector<uint32_t>& labels, double resolution);

}  // namespace actant

#endif  // ACTANT_GRAPH_INTERNAL_LOUVAIN_H_
