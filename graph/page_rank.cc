#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <string>

#include "graph/centrality.h"
#include "graph/internal/dyads.h"

namespace actant {
namespace {

Status Check(const PageRankOptions& options) {
  if (!(options.damping >= 0 && options.damping < 1)) {
    return InvalidArgument(
        "the damping must be at least 0 and less than 1, "
        "not " +
        std::to_string(options.damping));
  }
  if (!(options.tolerance > 0 && std::isfinite(options.tolerance))) {
    return InvalidArgument("the tolerance must be more than 0, not " +
                           std::to_string(options.tolerance));
  }
  if (options.max_iterations < 1) {
    return InvalidArgument("the most iterations must be at least 1, not " +
                           std::to_string(options.max_iterations));
  }
  return Status::Ok();
}

// One step of the power iteration.
std::vector<double> HandOn(const DyadGraph& graph,
                           const std::vector<uint64_t>& strengths,
                           const std::vector<double>& ranks, double damping) {
  const auto count = static_cast<double>(ranks.size());
  std::vector<double> next(ranks.size());
  double kept = 0;
  for (uint32_t vertex = 0; vertex < ranks.size(); ++vertex) {
    if (strengths[vertex] == 0) {
      kept += ranks[vertex];
      continue;
    }
    const double each = ranks[vertex] / static_cast<double>(strengths[vertex]);
    for (const auto& edge :
         boost::make_iterator_range(out_edges(vertex, graph))) {
      next[target(edge, graph)] += each * graph[edge].events;
    }
  }
  const double base = (1 - damping + damping * kept) / count;
  for (double& rank : next) rank = base + damping * rank;
  return next;
}

PageRanks Iterate(const DyadGraph& graph, const PageRankOptions& options) {
  PageRanks result;
  const size_t count = num_vertices(graph);
  result.converged = count == 0;
  result.ranks.assign(count, 1 / static_cast<double>(count));
  const std::vector<uint64_t> strengths = OutStrengths(graph);
  while (!result.converged && result.iterations < options.max_iterations) {
    std::vector<double> next =
        HandOn(graph, strengths, result.ranks, options.damping);
    result.change = 0;
    for (size_t i = 0; i < count; ++i) {
      result.change += std::fabs(next[i] - result.ranks[i]);
    }
    result.ranks = std::move(next);
    ++result.iterations;
    result.converged = result.change <= options.tolerance;
  }
  return result;
}

}  // namespace

Result<PageRanks> PageRank(const Snapshot& graph,
                           const PageRankOptions& options) {
  ACTANT_RETURN_ERROR_IF(Check(options));
  return WithinMemory([&] {
    return Iterate(CollapseDyads(graph, options.direction), options);
  });
}

}  // namespace actant
