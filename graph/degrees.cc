// Degrees, and the order of values by vertex.
#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <utility>

#include "graph/centrality.h"
#include "graph/internal/dyads.h"

namespace actant {
namespace {

void CountDyads(const Snapshot& graph, std::vector<ActorDegree>* degrees) {
  const DyadGraph directed = CollapseDyads(graph, PathDirection::kDirected);
  for (const auto& edge : boost::make_iterator_range(edges(directed))) {
    const uint32_t events = directed[edge].events;
    ActorDegree& from = (*degrees)[source(edge, directed)];
    ActorDegree& to = (*degrees)[target(edge, directed)];
    ++from.out;
    from.out_strength += events;
    ++to.in;
    to.in_strength += events;
  }
  const DyadGraph either = CollapseDyads(graph, PathDirection::kUndirected);
  for (const auto& edge : boost::make_iterator_range(edges(either))) {
    ActorDegree& from = (*degrees)[source(edge, either)];
    ++from.neighbors;
    from.strength += either[edge].events;
  }
}

void CountEvents(const Snapshot& graph, std::vector<ActorDegree>* degrees) {
  std::vector<std::pair<uint32_t, EventNumber>> events;
  events.reserve(2 * num_edges(graph));
  for (const auto& edge : boost::make_iterator_range(edges(graph))) {
    const auto from = static_cast<uint32_t>(source(edge, graph));
    const auto to = static_cast<uint32_t>(target(edge, graph));
    if (from == to) continue;
    events.emplace_back(from, graph[edge].event);
    events.emplace_back(to, graph[edge].event);
  }
  std::sort(events.begin(), events.end());
  events.erase(std::unique(events.begin(), events.end()), events.end());
  for (const auto& [vertex, event] : events) ++(*degrees)[vertex].events;
}

}  // namespace

Result<std::vector<ActorDegree>> Degrees(const Snapshot& graph) {
  return WithinMemory([&] {
    std::vector<ActorDegree> degrees(num_vertices(graph));
    CountDyads(graph, &degrees);
    CountEvents(graph, &degrees);
    return degrees;
  });
}

std::vector<uint32_t> RankByValue(const std::vector<double>& values) {
  std::vector<double> compared;
  compared.reserve(values.size());
  for (const double value : values) compared.push_back(TwelveDigits(value));
  std::vector<uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return compared[a] > compared[b];
  });
  return order;
}

double TwelveDigits(double value) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.12g", value);
  return std::strtod(text, nullptr);
}

}  // namespace actant
