#include "graph/partition.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <numeric>
#include <utility>

#include "graph/internal/dyads.h"

namespace actant {

Partition NumberParts(const std::vector<uint32_t>& labels) {
  std::vector<uint32_t> sizes(labels.size());
  // Labels in the order of their first vertices.
  std::vector<uint32_t> order;
  for (const uint32_t label : labels) {
    if (sizes[label]++ == 0) order.push_back(label);
  }
  std::stable_sort(
      order.begin(), order.end(),
      [&sizes](uint32_t a, uint32_t b) { return sizes[a] > sizes[b]; });
  Partition partition;
  std::vector<uint32_t> part_of_label(labels.size());
  for (const uint32_t label : order) {
    part_of_label[label] = static_cast<uint32_t>(partition.sizes.size());
    partition.sizes.push_back(sizes[label]);
  }
  partition.part.reserve(labels.size());
  for (const uint32_t label : labels) {
    partition.part.push_back(part_of_label[label]);
  }
  return partition;
}

std::vector<std::vector<uint32_t>> MembersOf(const Partition& partition) {
  std::vector<std::vector<uint32_t>> members(partition.sizes.size());
  for (size_t i = 0; i < members.size(); ++i) {
    members[i].reserve(partition.sizes[i]);
  }
  for (uint32_t vertex = 0; vertex < partition.part.size(); ++vertex) {
    members[partition.part[vertex]].push_back(vertex);
  }
  return members;
}

Result<std::vector<uint64_t>> EventsWithin(const Snapshot& graph,
                                           const Partition& partition) {
  return WithinMemory([&] {
    std::vector<std::pair<uint32_t, EventNumber>> events;
    for (const auto& edge : boost::make_iterator_range(edges(graph))) {
      const uint32_t part = partition.part[source(edge, graph)];
      if (part == partition.part[target(edge, graph)]) {
        events.emplace_back(part, graph[edge].event);
      }
    }
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    std::vector<uint64_t> counts(partition.sizes.size());
    for (const auto& [part, event] : events) ++counts[part];
    return counts;
  });
}

}  // namespace actant
