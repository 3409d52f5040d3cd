#include <boost/graph/betweenness_centrality.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/centrality.h"
#include "graph/internal/dyads.h"

namespace actant {
namespace {

std::vector<double> Brandes(const DyadGraph& graph) {
  const size_t count = num_vertices(graph);
  const auto index = get(boost::vertex_index, graph);
  const auto by_vertex = [&index](auto& values) {
    return boost::make_iterator_property_map(values.begin(), index);
  };
  using Edge = boost::graph_traits<DyadGraph>::edge_descriptor;
  std::vector<double> centrality(count);
  std::vector<std::vector<Edge>> incoming(count);
  std::vector<uint32_t> distance(count);
  std::vector<double> dependency(count);
  // Boost's own default counts paths in an integer, which a large grid of
  // actors would overflow.
  std::vector<double> paths(count);
  boost::brandes_betweenness_centrality(
      graph, by_vertex(centrality), boost::dummy_property_map(),
      by_vertex(incoming), by_vertex(distance), by_vertex(dependency),
      by_vertex(paths), index);
  return centrality;
}

}  // namespace

Result<std::vector<double>> Betweenness(const Snapshot& graph,
                                        PathDirection direction) {
  return WithinMemory([&] {
    std::vector<double> values = Brandes(CollapseDyads(graph, direction));
    if (direction == PathDirection::kUndirected) {
      // Boost saw each pair from both ends.
      for (double& value : values) value /= 2;
    }
    return values;
  });
}

}  // namespace actant
