// GraphQuery::ShortestPath: breadth-first search from both ends (Pohl 1971),
// the smaller frontier first, keeping all ways of the same length so that the
// first by codes can be told.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/actor_codes.h"
#include "graph/block_filter.h"
#include "graph/edge_source.h"
#include "graph/event_rows.h"
#include "graph/neighbor_counts.h"
#include "graph/query.h"
#include "graph/resolved_filter.h"

namespace actant {
namespace {

constexpr int kMaxHops = 16;

// The search from one end.
struct Side {
  Side(ActorNumber end, Ways away)
      : ways(away), frontier({end}), steps({{end, 0}}) {}

  // Which events lead away from this end.
  Ways ways;
  int level = 0;
  // The nodes `level` steps from the end.
  std::vector<ActorNumber> frontier;
  std::unordered_map<ActorNumber, int> steps;
  // From a node to all its neighbours one step nearer to the end.
  std::unordered_map<ActorNumber, std::vector<ActorNumber>> nearer;
};

class PathSearch {
 public:
  PathSearch(const EventStore* store, const ResolvedFilter* filter,
             PathDirection direction)
      : store_(store),
        filter_(filter),
        blocks_(*filter),
        source_(*store, *filter, blocks_),
        adjacency_(&source_, &sum_),
        direction_(direction) {}

  Result<std::optional<Chain>> Run(ActorNumber from, ActorNumber to,
                                   int max_hops) {
    if (from == to) return Chain();
    const bool directed = direction_ == PathDirection::kDirected;
    Side source(from, directed ? Ways::kOut : Ways::kBoth);
    Side target(to, directed ? Ways::kIn : Ways::kBoth);
    while (source.level + target.level < max_hops && !source.frontier.empty() &&
           !target.frontier.empty()) {
      const bool forward = source.frontier.size() <= target.frontier.size();
      Side& side = forward ? source : target;
      const Side& other = forward ? target : source;
      ACTANT_RETURN_ERROR_IF(Expand(&side));
      std::set<ActorNumber> meeting;
      for (const ActorNumber node : side.frontier) {
        if (other.steps.contains(node)) meeting.insert(node);
      }
      if (meeting.empty()) continue;
      ACTANT_ASSIGN_OR_RETURN(const std::vector<ActorNumber> nodes,
                              FirstByCodes(from, source, target, meeting));
      return ChainOf(nodes);
    }
    return std::nullopt;
  }

 private:
  Status Expand(Side* side) {
    const int level = side->level + 1;
    std::vector<ActorNumber> next;
    for (const ActorNumber node : side->frontier) {
      const Result<std::vector<uint32_t>> others =
          adjacency_.Of(node.value(), side->ways);
      if (!others.has_value()) return others.error();
      for (const uint32_t number : *others) {
        const ActorNumber other(number);
        const auto [at, is_new] = side->steps.emplace(other, level);
        if (is_new) next.push_back(other);
        if (at->second == level) side->nearer[other].push_back(node);
      }
    }
    side->level = level;
    side->frontier = std::move(next);
    return Status::Ok();
  }

  Result<ActorNumber> FirstCode(const std::vector<ActorNumber>& nodes) {
    std::optional<std::pair<std::string, ActorNumber>> first;
    for (const ActorNumber node : nodes) {
      ACTANT_ASSIGN_OR_RETURN(std::string code, store_->ActorCode(node));
      if (!first || code < first->first) first.emplace(std::move(code), node);
    }
    return first->second;
  }

  // Goes from `from` over nodes of shortest paths only, always to the one of
  // the smallest code. All shortest paths go through `meeting`.
  Result<std::vector<ActorNumber>> FirstByCodes(
      ActorNumber from, const Side& source, const Side& target,
      const std::set<ActorNumber>& meeting) {
    // From a node of the source's side to those one step further, on shortest
    // paths.
    std::map<ActorNumber, std::vector<ActorNumber>> further;
    std::set<ActorNumber> layer = meeting;
    for (int level = source.level; level > 0; --level) {
      std::set<ActorNumber> before;
      for (const ActorNumber node : layer) {
        for (const ActorNumber nearer : source.nearer.at(node)) {
          further[nearer].push_back(node);
          before.insert(nearer);
        }
      }
      layer = std::move(before);
    }
    std::vector<ActorNumber> path = {from};
    for (int step = 0; step < source.level; ++step) {
      ACTANT_ASSIGN_OR_RETURN(const ActorNumber next,
                              FirstCode(further.at(path.back())));
      path.push_back(next);
    }
    for (int step = 0; step < target.level; ++step) {
      ACTANT_ASSIGN_OR_RETURN(const ActorNumber next,
                              FirstCode(target.nearer.at(path.back())));
      path.push_back(next);
    }
    return path;
  }

  Result<std::optional<Chain>> ChainOf(const std::vector<ActorNumber>& nodes) {
    Chain chain;
    for (size_t i = 0; i + 1 < nodes.size(); ++i) {
      ACTANT_ASSIGN_OR_RETURN(ChainHop hop, HopOf(nodes[i], nodes[i + 1]));
      chain.hops.push_back(std::move(hop));
    }
    return chain;
  }

  Result<ChainHop> HopOf(ActorNumber from, ActorNumber to) {
    std::vector<DatedEvent> events;
    ACTANT_RETURN_ERROR_IF(
        filter_->ScanDyad(*store_, from, to, [&](const DyadEdge& row) {
          const bool goes = from < to ? row.low_to_high : row.high_to_low;
          if (goes || direction_ == PathDirection::kUndirected) {
            events.push_back({row.edge.first_day, row.edge.event});
          }
          return Scan::kContinue;
        }));
    if (events.empty()) {
      return Error(
          DataLoss("the index of pairs lacks an edge; rebuild the indexes"));
    }
    ChainHop hop;
    ACTANT_ASSIGN_OR_RETURN(hop.from, store_->ActorCode(from));
    ACTANT_ASSIGN_OR_RETURN(hop.to, store_->ActorCode(to));
    hop.parallel = events.size();
    ACTANT_ASSIGN_OR_RETURN(hop.event, FirstRow(*store_, std::move(events)));
    return hop;
  }

  const EventStore* store_;
  const ResolvedFilter* filter_;
  const BlockFilter blocks_;
  EdgeSource source_;
  NeighborSum sum_;
  Adjacency adjacency_;
  PathDirection direction_;
};

}  // namespace

Result<std::optional<Chain>> GraphQuery::ShortestPath(
    std::string_view from, std::string_view to,
    const PathOptions& options) const {
  if (options.max_hops < 1 || options.max_hops > kMaxHops) {
    return Error(InvalidArgument("the most hops must be in 1..16, not " +
                                 std::to_string(options.max_hops)));
  }
  const auto view = store_->View();
  ACTANT_ASSIGN_OR_RETURN(const ActorNumber start,
                          FindActorNumber(*view, from));
  ACTANT_ASSIGN_OR_RETURN(const ActorNumber end, FindActorNumber(*view, to));
  ACTANT_ASSIGN_OR_RETURN(const ResolvedFilter filter,
                          ResolvedFilter::Resolve(*view, options.filter));
  PathSearch search(view.get(), &filter, options.direction);
  return search.Run(start, end, options.max_hops);
}

}  // namespace actant
