#include "graph/internal/dyads.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <compare>
#include <utility>

namespace actant {
namespace {

// An event between two actors, as it counts.
struct Tie {
  uint32_t from;
  uint32_t to;
  EventNumber event;

  friend auto operator<=>(const Tie&, const Tie&) = default;
};

std::vector<Tie> DistinctTies(const Snapshot& graph, PathDirection direction) {
  std::vector<Tie> ties;
  ties.reserve(num_edges(graph));
  for (const auto& edge : boost::make_iterator_range(edges(graph))) {
    auto from = static_cast<uint32_t>(source(edge, graph));
    auto to = static_cast<uint32_t>(target(edge, graph));
    if (from == to) continue;
    if (direction == PathDirection::kUndirected && from > to) {
      std::swap(from, to);
    }
    ties.push_back({from, to, graph[edge].event});
  }
  std::sort(ties.begin(), ties.end());
  ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
  return ties;
}

}  // namespace

DyadGraph CollapseDyads(const Snapshot& graph, PathDirection direction) {
  const std::vector<Tie> ties = DistinctTies(graph, direction);
  std::vector<std::pair<uint32_t, uint32_t>> ends;
  std::vector<DyadWeight> weights;
  for (const Tie& tie : ties) {
    const std::pair pair(tie.from, tie.to);
    if (ends.empty() || ends.back() != pair) {
      ends.push_back(pair);
      weights.emplace_back();
    }
    ++weights.back().events;
  }
  if (direction == PathDirection::kUndirected) {
    // The constructor keeps the order of edges that share a source. Those that
    // go back reach smaller numbers, so they come first.
    const size_t forward = ends.size();
    std::vector<std::pair<uint32_t, uint32_t>> both;
    both.reserve(2 * forward);
    for (const auto& [from, to] : ends) both.emplace_back(to, from);
    both.insert(both.end(), ends.begin(), ends.end());
    ends = std::move(both);
    weights.resize(2 * forward);
    std::copy_n(weights.begin(), forward,
                weights.begin() + static_cast<std::ptrdiff_t>(forward));
  }
  return DyadGraph(boost::edges_are_unsorted_multi_pass, ends.begin(),
                   ends.end(), weights.begin(),
                   static_cast<uint32_t>(num_vertices(graph)));
}

std::vector<uint64_t> OutStrengths(const DyadGraph& graph) {
  std::vector<uint64_t> strengths(num_vertices(graph));
  for (const auto& edge : boost::make_iterator_range(edges(graph))) {
    strengths[source(edge, graph)] += graph[edge].events;
  }
  return strengths;
}

}  // namespace actant
