#include "graph/monthly_subgraph.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/actor_codes.h"
#include "graph/block_filter.h"
#include "graph/edge_source.h"
#include "graph/neighbor_counts.h"
#include "graph/resolved_filter.h"

namespace actant {
namespace {

class SubgraphReader {
 public:
  SubgraphReader(const EventStore& store, const ResolvedFilter& filter,
                 const TypeClasses& classes)
      : store_(store),
        filter_(filter),
        classes_(classes),
        blocks_(filter),
        source_(store, filter, blocks_) {}

  Status AddCentre(const std::string& code) {
    const Result<ActorNumber> number = FindActorNumber(store_, code);
    if (!number.has_value()) return number.error();
    return Add(*number, /*centre=*/true);
  }

  // Most events first.
  Status AddNeighbors(ActorNumber centre, size_t limit, size_t most_nodes) {
    std::vector<NeighborCount> counts;
    ACTANT_RETURN_IF_ERROR(CountNeighbors(&source_, centre, &sum_, &counts));
    SortByEvents(&counts);
    size_t taken = 0;
    for (const NeighborCount& count : counts) {
      // An event between parties that are one node has no edge to draw.
      if (count.other == centre) continue;
      const bool full = (limit > 0 && taken == limit) ||
                        (most_nodes > 0 && numbers_.size() >= most_nodes);
      if (full) {
        graph_.truncated = true;
        break;
      }
      ++taken;
      if (!places_.contains(count.other)) {
        ACTANT_RETURN_IF_ERROR(Add(count.other, /*centre=*/false));
      }
    }
    return Status::Ok();
  }

  const std::vector<ActorNumber>& numbers() const { return numbers_; }

  Result<MonthlySubgraph> Finish() {
    for (const ActorNumber node : numbers_) {
      ACTANT_RETURN_ERROR_IF(AddEdges(node));
    }
    for (auto& [key, edge] : edges_) {
      graph_.edges.push_back(std::move(edge));
    }
    std::sort(graph_.edges.begin(), graph_.edges.end(),
              [](const MonthlyEdge& a, const MonthlyEdge& b) {
                return std::tie(a.source, a.target, a.quad_class, a.mutual) <
                       std::tie(b.source, b.target, b.quad_class, b.mutual);
              });
    for (size_t i = 0; i < numbers_.size(); ++i) {
      MonthlyNode& node = graph_.nodes[i];
      if (node.events == 0) continue;
      node.mean_goldstein = static_cast<double>(goldstein_tenths_[i]) / 10 /
                            static_cast<double>(node.events);
    }
    return std::move(graph_);
  }

 private:
  // Places of source and target, quadrant (0 = none) and mutual in one number:
  // rows are many, and most are of an edge that is there already.
  static uint64_t EdgeKey(size_t source, size_t target,
                          std::optional<QuadClass> quad, bool mutual) {
    const uint64_t kind = quad ? static_cast<uint64_t>(*quad) + 1 : 0;
    return (uint64_t{source} << 36) | (uint64_t{target} << 4) | (kind << 1) |
           (mutual ? 1 : 0);
  }

  Status Add(ActorNumber number, bool centre) {
    Result<std::string> code = store_.ActorCode(number);
    if (!code.has_value()) return code.error();
    if (!places_.emplace(number, numbers_.size()).second) return Status::Ok();
    numbers_.push_back(number);
    goldstein_tenths_.push_back(0);
    MonthlyNode node;
    node.code = std::move(*code);
    node.centre = centre;
    graph_.nodes.push_back(std::move(node));
    return Status::Ok();
  }

  Status AddEdges(ActorNumber from) {
    const size_t place = places_.at(from);
    return filter_.ScanEdges(
        store_, Direction::kOut, from, [&](const Edge& edge) {
          if (!edge.other || *edge.other == from) return Scan::kContinue;
          const auto other = places_.find(*edge.other);
          if (other == places_.end()) return Scan::kContinue;
          // A mutual pair has a row at both of its actors.
          if (edge.mutual &&
              graph_.nodes[other->second].code < graph_.nodes[place].code) {
            return Scan::kContinue;
          }
          Count(edge, place, other->second);
          return Scan::kContinue;
        });
  }

  void Count(const Edge& row, size_t source, size_t target) {
    for (const size_t place : {source, target}) {
      ++graph_.nodes[place].events;
      goldstein_tenths_[place] += row.goldstein_tenths;
    }
    const std::optional<QuadClass> quad = QuadOf(classes_.Of(row.type));
    MonthlyEdge& edge = edges_[EdgeKey(source, target, quad, row.mutual)];
    if (edge.events == 0) {
      edge.source = graph_.nodes[source].code;
      edge.target = graph_.nodes[target].code;
      edge.quad_class = quad;
      edge.mutual = row.mutual;
    }
    ++edge.events;
    if (row.first_day) {
      ++edge.months[Period::Of(*row.first_day, PeriodLength::kMonth)];
    }
  }

  const EventStore& store_;
  const ResolvedFilter& filter_;
  const TypeClasses& classes_;
  const BlockFilter blocks_;
  EdgeSource source_;
  NeighborSum sum_;
  std::vector<ActorNumber> numbers_;
  // Of the nodes, by their places.
  std::vector<int64_t> goldstein_tenths_;
  std::unordered_map<ActorNumber, size_t> places_;
  std::unordered_map<uint64_t, MonthlyEdge> edges_;
  MonthlySubgraph graph_;
};

}  // namespace

Result<MonthlySubgraph> ReadMonthlySubgraph(
    const EventStore& store, const std::vector<std::string>& centres,
    const MonthlySubgraphOptions& options) {
  if (centres.empty()) {
    return Error(InvalidArgument("a sub-graph needs an actor to be around"));
  }
  const auto view = store.View();
  ACTANT_ASSIGN_OR_RETURN(const ResolvedFilter filter,
                          ResolvedFilter::Resolve(*view, options.filter));
  ACTANT_ASSIGN_OR_RETURN(const TypeClasses classes, TypeClasses::Read(*view));
  SubgraphReader reader(*view, filter, classes);
  for (const std::string& centre : centres) {
    ACTANT_RETURN_ERROR_IF(reader.AddCentre(centre));
  }
  const std::vector<ActorNumber> numbers = reader.numbers();
  for (const ActorNumber centre : numbers) {
    ACTANT_RETURN_ERROR_IF(
        reader.AddNeighbors(centre, options.limit, options.most_nodes));
  }
  return reader.Finish();
}

}  // namespace actant
