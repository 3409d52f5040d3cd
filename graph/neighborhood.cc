// GraphQuery::Neighbors: breadth-first search over events in either direction.
#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/actor_codes.h"
#include "graph/block_filter.h"
#include "graph/edge_source.h"
#include "graph/neighbor_counts.h"
#include "graph/query.h"
#include "graph/resolved_filter.h"

namespace actant {
namespace {

constexpr int kMaxDepth = 6;

// One event seen between a node and the nearer side.
struct Seen {
  EventNumber event;
  bool outgoing = false;
  bool incoming = false;
  bool mutual = false;
  int goldstein_tenths = 0;
};

struct Reached {
  int distance = 0;
  // Events read in articles, which may have many parties and so be seen from
  // more than one node.
  std::vector<Seen> seen;
  // Those that are seen from one node alone: imported ones, which have two
  // parties, and the start's own.
  NeighborCount counted;
};

class NeighborSearch {
 public:
  NeighborSearch(const EventStore* store, const ResolvedFilter* filter,
                 ActorNumber start)
      : store_(store),
        filter_(filter),
        blocks_(*filter),
        source_(*store, *filter, blocks_),
        start_(start) {
    reached_[start];
  }

  Status Run(int depth) {
    std::vector<ActorNumber> frontier = {start_};
    for (int step = 1; step <= depth && !frontier.empty(); ++step) {
      std::vector<ActorNumber> next;
      for (const ActorNumber node : frontier) {
        ACTANT_RETURN_IF_ERROR(VisitCounts(node, step, &next));
        if (step == 1) continue;
        ACTANT_RETURN_IF_ERROR(Visit(node, step, Direction::kOut, &next));
        ACTANT_RETURN_IF_ERROR(Visit(node, step, Direction::kIn, &next));
      }
      frontier = std::move(next);
    }
    return Status::Ok();
  }

  // All but the start, sorted, cut to `limit` (0 = all).
  Status Fill(size_t limit, Neighborhood* out) {
    std::vector<Found> found;
    for (auto& [node, reached] : reached_) {
      if (node != start_) found.push_back({node, Count(&reached)});
    }
    CutBeyond(limit, &found);
    out->truncated = limit > 0 && found.size() + 1 < reached_.size();
    for (Found& each : found) {
      Result<std::string> code = store_->ActorCode(each.node);
      if (!code.has_value()) return code.error();
      each.neighbor.code = *code;
      out->neighbors.push_back(std::move(each.neighbor));
    }
    std::sort(out->neighbors.begin(), out->neighbors.end(),
              [](const Neighbor& a, const Neighbor& b) {
                return std::tuple(a.distance, b.events, a.code) <
                       std::tuple(b.distance, a.events, b.code);
              });
    if (limit > 0 && out->neighbors.size() > limit) {
      out->neighbors.resize(limit);
      out->truncated = true;
    }
    return Status::Ok();
  }

  // Edges among the start and `neighbors`.
  Result<std::vector<SubgraphEdge>> Edges(
      const std::vector<Neighbor>& neighbors) {
    std::map<ActorNumber, std::string> shown;
    ACTANT_ASSIGN_OR_RETURN(shown[start_], store_->ActorCode(start_));
    for (const Neighbor& neighbor : neighbors) {
      ACTANT_ASSIGN_OR_RETURN(const ActorNumber number,
                              store_->FindActor(neighbor.code));
      shown[number] = neighbor.code;
    }
    std::map<EdgeKey, uint64_t> counts;
    for (const auto& [node, code] : shown) {
      ACTANT_RETURN_ERROR_IF(CountEdges(shown, node, &counts));
    }
    return Named(counts);
  }

 private:
  struct Found {
    ActorNumber node;
    Neighbor neighbor;
  };

  // Drops those that cannot be among the first `limit` (0 = all), so that no
  // codes are read for them: codes decide only among equals.
  static void CutBeyond(size_t limit, std::vector<Found>* found) {
    if (limit == 0 || found->size() <= limit) return;
    const auto before = [](const Found& a, const Found& b) {
      return std::tuple(a.neighbor.distance, b.neighbor.events) <
             std::tuple(b.neighbor.distance, a.neighbor.events);
    };
    const auto last = found->begin() + static_cast<std::ptrdiff_t>(limit - 1);
    std::nth_element(found->begin(), last, found->end(), before);
    const Found edge = *last;
    std::erase_if(*found,
                  [&](const Found& each) { return before(edge, each); });
  }

  // Source, target, type, mutual.
  using EdgeKey = std::tuple<std::string, std::string, TypeNumber, bool>;

  Status Visit(ActorNumber node, int step, Direction direction,
               std::vector<ActorNumber>* next) {
    return source_.Articles(direction, node, [&](const Edge& edge) {
      if (!edge.other) return;
      Reached* const reached = Reach(*edge.other, step, next);
      if (reached == nullptr) return;
      reached->seen.push_back({edge.event,
                               !edge.mutual && direction == Direction::kOut,
                               !edge.mutual && direction == Direction::kIn,
                               edge.mutual, edge.goldstein_tenths});
    });
  }

  Status VisitCounts(ActorNumber node, int step,
                     std::vector<ActorNumber>* next) {
    ACTANT_RETURN_IF_ERROR(
        step == 1 ? CountNeighbors(&source_, node, &sum_, &counts_)
                  : CountImportedNeighbors(&source_, node, &sum_, &counts_));
    for (const NeighborCount& count : counts_) {
      Reached* const reached = Reach(count.other, step, next);
      if (reached == nullptr) continue;
      reached->counted.outgoing += count.outgoing;
      reached->counted.incoming += count.incoming;
      reached->counted.mutual += count.mutual;
      reached->counted.both_ways += count.both_ways;
      reached->counted.goldstein_tenths += count.goldstein_tenths;
    }
    return Status::Ok();
  }

  // nullptr where events with `other` at this step do not count: it is the
  // start, or was reached before.
  Reached* Reach(ActorNumber other, int step, std::vector<ActorNumber>* next) {
    const auto [at, is_new] = reached_.try_emplace(other);
    if (is_new) {
      at->second.distance = step;
      next->push_back(other);
    }
    const bool counts = at->second.distance == step && other != start_;
    return counts ? &at->second : nullptr;
  }

  static Neighbor Count(Reached* reached) {
    Neighbor neighbor;
    neighbor.distance = reached->distance;
    std::vector<Seen>& seen = reached->seen;
    std::sort(seen.begin(), seen.end(),
              [](const Seen& a, const Seen& b) { return a.event < b.event; });
    const NeighborCount& counted = reached->counted;
    neighbor.events = counted.events();
    neighbor.outgoing = counted.outgoing + counted.both_ways;
    neighbor.incoming = counted.incoming + counted.both_ways;
    neighbor.mutual = counted.mutual;
    int64_t goldstein = counted.goldstein_tenths;
    for (size_t i = 0; i < seen.size();) {
      Seen all = seen[i];
      for (++i; i < seen.size() && seen[i].event == all.event; ++i) {
        all.outgoing |= seen[i].outgoing;
        all.incoming |= seen[i].incoming;
      }
      ++neighbor.events;
      neighbor.outgoing += all.outgoing ? 1 : 0;
      neighbor.incoming += all.incoming ? 1 : 0;
      neighbor.mutual += all.mutual ? 1 : 0;
      goldstein += all.goldstein_tenths;
    }
    neighbor.mean_goldstein = static_cast<double>(goldstein) / 10 /
                              static_cast<double>(neighbor.events);
    return neighbor;
  }

  Status CountEdges(const std::map<ActorNumber, std::string>& shown,
                    ActorNumber node, std::map<EdgeKey, uint64_t>* counts) {
    const std::string& source = shown.at(node);
    // Counted by number first: names are long and rows many.
    std::map<std::tuple<ActorNumber, TypeNumber, bool>, uint64_t> rows;
    ACTANT_RETURN_IF_ERROR(filter_->ScanEdges(
        *store_, Direction::kOut, node, [&](const Edge& edge) {
          if (edge.other) ++rows[{*edge.other, edge.type, edge.mutual}];
          return Scan::kContinue;
        }));
    for (const auto& [row, count] : rows) {
      const auto& [other, type, mutual] = row;
      const auto target = shown.find(other);
      if (target == shown.end()) continue;
      // A mutual pair has a row at both of its actors.
      if (mutual && target->second < source) continue;
      (*counts)[{source, target->second, type, mutual}] += count;
    }
    return Status::Ok();
  }

  Result<std::vector<SubgraphEdge>> Named(
      const std::map<EdgeKey, uint64_t>& counts) const {
    std::map<TypeNumber, std::string> types;
    std::vector<SubgraphEdge> edges;
    for (const auto& [key, count] : counts) {
      const auto& [source, target, type, mutual] = key;
      if (!types.contains(type)) {
        ACTANT_ASSIGN_OR_RETURN(const v1::EventType record,
                                store_->GetType(type));
        types[type] = record.name();
      }
      edges.push_back({source, target, types[type], mutual, count});
    }
    std::sort(edges.begin(), edges.end(),
              [](const SubgraphEdge& a, const SubgraphEdge& b) {
                return std::tie(a.source, a.target, a.type, a.mutual) <
                       std::tie(b.source, b.target, b.type, b.mutual);
              });
    return edges;
  }

  const EventStore* store_;
  const ResolvedFilter* filter_;
  const BlockFilter blocks_;
  EdgeSource source_;
  NeighborSum sum_;
  std::vector<NeighborCount> counts_;
  ActorNumber start_;
  std::unordered_map<ActorNumber, Reached> reached_;
};

}  // namespace

Result<Neighborhood> GraphQuery::Neighbors(
    std::string_view code, const NeighborhoodOptions& options) const {
  if (options.depth < 1 || options.depth > kMaxDepth) {
    return Error(InvalidArgument("the depth must be in 1..6, not " +
                                 std::to_string(options.depth)));
  }
  const auto view = store_->View();
  ACTANT_ASSIGN_OR_RETURN(const ActorNumber start,
                          FindActorNumber(*view, code));
  ACTANT_ASSIGN_OR_RETURN(const ResolvedFilter filter,
                          ResolvedFilter::Resolve(*view, options.filter));
  Neighborhood result;
  ACTANT_ASSIGN_OR_RETURN(result.start, view->ActorCode(start));
  NeighborSearch search(view.get(), &filter, start);
  ACTANT_RETURN_ERROR_IF(search.Run(options.depth));
  ACTANT_RETURN_ERROR_IF(search.Fill(options.limit, &result));
  if (options.edges == NeighborhoodEdges::kAll) {
    ACTANT_ASSIGN_OR_RETURN(result.edges, search.Edges(result.neighbors));
  }
  return result;
}

}  // namespace actant
