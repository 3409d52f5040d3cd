#include "graph/components.h"

#include <boost/graph/incremental_components.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>
#include <vector>

#include "graph/internal/dyads.h"

namespace actant {
namespace {

std::vector<uint32_t> WeakLabels(const Snapshot& graph) {
  const size_t count = num_vertices(graph);
  std::vector<uint32_t> ranks(count);
  std::vector<uint32_t> parents(count);
  const auto index = get(boost::vertex_index, graph);
  boost::disjoint_sets sets(
      boost::make_iterator_property_map(ranks.begin(), index),
      boost::make_iterator_property_map(parents.begin(), index));
  boost::initialize_incremental_components(graph, sets);
  boost::incremental_components(graph, sets);
  std::vector<uint32_t> labels(count);
  for (uint32_t vertex = 0; vertex < count; ++vertex) {
    labels[vertex] = sets.find_set(vertex);
  }
  return labels;
}

std::vector<uint32_t> StrongLabels(const Snapshot& graph) {
  std::vector<uint32_t> labels(num_vertices(graph));
  boost::strong_components(
      graph, boost::make_iterator_property_map(
                 labels.begin(), get(boost::vertex_index, graph)));
  return labels;
}

}  // namespace

Result<Partition> ConnectedComponents(const Snapshot& graph,
                                      Connection connection) {
  return WithinMemory([&] {
    return NumberParts(connection == Connection::kWeak ? WeakLabels(graph)
                                                       : StrongLabels(graph));
  });
}

}  // namespace actant
