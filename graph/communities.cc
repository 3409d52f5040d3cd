#include "graph/communities.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "graph/internal/dyads.h"
#include "graph/internal/louvain.h"

namespace actant {
namespace {

Status Check(const CommunityOptions& options) {
  if (options.resolution >= 0 && std::isfinite(options.resolution)) {
    return Status::Ok();
  }
  return InvalidArgument("the resolution must be at least 0, not " +
                         std::to_string(options.resolution));
}

LouvainGraph Undirected(const Snapshot& graph) {
  return MakeLouvainGraph(CollapseDyads(graph, PathDirection::kUndirected));
}

}  // namespace

Result<Communities> FindCommunities(const Snapshot& graph,
                                    const CommunityOptions& options) {
  ACTANT_RETURN_ERROR_IF(Check(options));
  return WithinMemory([&] {
    const LouvainGraph weighted = Undirected(graph);
    Communities found;
    found.partition = NumberParts(LouvainLabels(weighted, options.resolution));
    found.modularity =
        ModularityOf(weighted, found.partition.part, options.resolution);
    return found;
  });
}

Result<double> Modularity(const Snapshot& graph, const Partition& partition,
                          const CommunityOptions& options) {
  ACTANT_RETURN_ERROR_IF(Check(options));
  return WithinMemory([&] {
    return ModularityOf(Undirected(graph), partition.part, options.resolution);
  });
}

}  // namespace actant
