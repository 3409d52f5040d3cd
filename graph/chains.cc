// GraphQuery::Chains: simple paths, shortest first, by iterative deepening
// (Korf 1985) over neighbours sorted by code, so that an answer cut at its
// limit is the beginning of the whole answer.
#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
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

constexpr int kMaxHops = 8;
constexpr Day kBeforeAll = std::numeric_limits<Day>::min();

struct HopEvent {
  EventNumber number;
  std::optional<Day> first;
  std::optional<Day> last;
  bool from_publication = false;
};

// All events from one node to another.
struct Hop {
  ActorNumber from;
  ActorNumber to;
  std::string code;
  // Read at once where the order of time matters, else when a chain is kept.
  std::optional<std::vector<HopEvent>> events;
};

// How far time has come along a chain, at best; absent = no such chain.
struct Clock {
  // The earliest day the last hop may have happened on.
  std::optional<Day> possible = kBeforeAll;
  // The earliest day by which the last hop has certainly happened, in a chain
  // of certain order.
  std::optional<Day> certain = kBeforeAll;
};

// What `event` makes of the clock when it is the next hop; the smaller, the
// better for the hops after it, so that taking the smallest finds a chain
// wherever there is one.
std::optional<Day> PossibleAfter(Day clock, const HopEvent& event) {
  if (!event.first || !event.last || *event.last < clock) return std::nullopt;
  return std::max(clock, *event.first);
}

std::optional<Day> CertainAfter(Day clock, const HopEvent& event) {
  if (!event.first || !event.last || event.from_publication ||
      *event.first < clock) {
    return std::nullopt;
  }
  return event.last;
}

using After = std::optional<Day> (*)(Day, const HopEvent&);

std::optional<Day> BestAfter(std::optional<Day> clock, const Hop& hop,
                             After after) {
  std::optional<Day> best;
  if (!clock) return best;
  for (const HopEvent& event : *hop.events) {
    const std::optional<Day> day = after(*clock, event);
    if (day && (!best || *day < *best)) best = day;
  }
  return best;
}

class ChainSearch {
 public:
  ChainSearch(const EventStore* store, const ResolvedFilter* filter,
              const ChainOptions* options)
      : store_(store),
        filter_(filter),
        options_(options),
        blocks_(*filter),
        source_(*store, *filter, blocks_),
        adjacency_(&source_, &sum_) {}

  // Only chains that end at `target`.
  Status SetTarget(ActorNumber target) {
    target_ = target;
    return MeasureSteps(target);
  }

  Result<std::vector<Chain>> Run(ActorNumber start) {
    ACTANT_ASSIGN_OR_RETURN(start_code_, store_->ActorCode(start));
    for (int hops = options_->min_hops; hops <= options_->max_hops; ++hops) {
      path_ = {start};
      ACTANT_RETURN_ERROR_IF(Extend(hops, Clock()));
      if (IsFull()) break;
    }
    return std::move(chains_);
  }

 private:
  bool IsFull() const {
    return options_->limit > 0 && chains_.size() >= options_->limit;
  }

  // Steps from each node to the target, as many as may be left after a hop.
  Status MeasureSteps(ActorNumber target) {
    std::vector<ActorNumber> frontier = {target};
    steps_[target] = 0;
    for (int step = 1; step < options_->max_hops; ++step) {
      std::vector<ActorNumber> next;
      for (const ActorNumber node : frontier) {
        const Result<std::vector<uint32_t>> others =
            adjacency_.Of(node.value(), Ways::kIn);
        if (!others.has_value()) return others.error();
        for (const uint32_t other : *others) {
          if (steps_.emplace(ActorNumber(other), step).second) {
            next.emplace_back(other);
          }
        }
      }
      frontier = std::move(next);
    }
    return Status::Ok();
  }

  // Hops that leave `node`, by code.
  Result<std::vector<Hop>*> HopsFrom(ActorNumber node) {
    if (const auto known = hops_.find(node); known != hops_.end()) {
      return &known->second;
    }
    ACTANT_ASSIGN_OR_RETURN(std::vector<Hop> hops,
                            options_->order == TimeOrder::kNone
                                ? HopsWithoutEvents(node)
                                : HopsWithEvents(node));
    return &hops_.emplace(node, ByCode(std::move(hops))).first->second;
  }

  // Hubs have thousands: what the sort moves about is small.
  static std::vector<Hop> ByCode(std::vector<Hop> hops) {
    std::vector<std::pair<std::string_view, Hop*>> order;
    order.reserve(hops.size());
    for (Hop& hop : hops) order.emplace_back(hop.code, &hop);
    std::sort(order.begin(), order.end());
    std::vector<Hop> sorted;
    sorted.reserve(hops.size());
    for (const auto& [code, hop] : order) sorted.push_back(std::move(*hop));
    return sorted;
  }

  Result<std::vector<Hop>> HopsWithoutEvents(ActorNumber node) {
    ACTANT_ASSIGN_OR_RETURN(const std::vector<uint32_t> others,
                            adjacency_.Of(node.value(), Ways::kOut));
    std::vector<Hop> hops;
    for (const uint32_t other : others) {
      ACTANT_ASSIGN_OR_RETURN(std::string code,
                              store_->ActorCode(ActorNumber(other)));
      hops.push_back({node, ActorNumber(other), std::move(code), std::nullopt});
    }
    return hops;
  }

  Result<std::vector<Hop>> HopsWithEvents(ActorNumber node) {
    std::map<ActorNumber, std::vector<HopEvent>> by_node;
    ACTANT_RETURN_ERROR_IF(filter_->ScanEdges(
        *store_, Direction::kOut, node, [&](const Edge& edge) {
          if (edge.other) by_node[*edge.other].push_back(EventOf(edge));
          return Scan::kContinue;
        }));
    std::vector<Hop> hops;
    for (auto& [to, events] : by_node) {
      ACTANT_ASSIGN_OR_RETURN(std::string code, store_->ActorCode(to));
      hops.push_back({node, to, std::move(code), std::move(events)});
    }
    return hops;
  }

  static HopEvent EventOf(const Edge& edge) {
    return {edge.event, edge.first_day, edge.last_day, edge.from_publication};
  }

  Status ReadEvents(Hop* hop) const {
    if (hop->events.has_value()) return Status::Ok();
    hop->events.emplace();
    return filter_->ScanDyad(*store_, hop->from, hop->to,
                             [hop](const DyadEdge& row) {
                               const bool upward = hop->from < hop->to;
                               if (upward ? row.low_to_high : row.high_to_low) {
                                 hop->events->push_back(EventOf(row.edge));
                               }
                               return Scan::kContinue;
                             });
  }

  // Whether the chain may go on to `node` with `left` hops after that.
  bool MayVisit(ActorNumber node, int left) const {
    if (std::find(path_.begin(), path_.end(), node) != path_.end()) {
      return false;
    }
    if (!target_) return true;
    if ((node == *target_) != (left == 0)) return false;
    const auto steps = steps_.find(node);
    return steps != steps_.end() && steps->second <= left;
  }

  Clock Advance(const Clock& clock, const Hop& hop) const {
    if (options_->order == TimeOrder::kNone) return clock;
    return {BestAfter(clock.possible, hop, PossibleAfter),
            BestAfter(clock.certain, hop, CertainAfter)};
  }

  bool Stands(const Clock& clock) const {
    switch (options_->order) {
      case TimeOrder::kNone:
        return true;
      case TimeOrder::kPossible:
        return clock.possible.has_value();
      case TimeOrder::kCertain:
        return clock.certain.has_value();
    }
    return false;
  }

  Status Extend(int left, const Clock& clock) {
    // Paths of hops that were read already may be very many.
    ACTANT_RETURN_IF_ERROR(store_->CheckBudget());
    if (left == 0) return Keep(clock);
    const Result<std::vector<Hop>*> hops = HopsFrom(path_.back());
    if (!hops.has_value()) return hops.error();
    for (Hop& hop : **hops) {
      if (IsFull()) break;
      if (!MayVisit(hop.to, left - 1)) continue;
      const Clock next = Advance(clock, hop);
      if (!Stands(next)) continue;
      path_.push_back(hop.to);
      trail_.push_back(&hop);
      ACTANT_RETURN_IF_ERROR(Extend(left - 1, next));
      trail_.pop_back();
      path_.pop_back();
    }
    return Status::Ok();
  }

  // Names the events of the chain on the trail.
  Status Keep(const Clock& clock) {
    Chain chain;
    const bool timed = options_->order != TimeOrder::kNone;
    chain.certain = timed && clock.certain.has_value();
    const After after = chain.certain ? CertainAfter : PossibleAfter;
    Day day = kBeforeAll;
    const std::string* from = &start_code_;
    for (Hop* const hop : trail_) {
      ACTANT_RETURN_IF_ERROR(ReadEvents(hop));
      std::optional<Day> best;
      if (timed) best = BestAfter(day, *hop, after);
      std::vector<DatedEvent> candidates;
      for (const HopEvent& event : *hop->events) {
        if (!timed || after(day, event) == best) {
          candidates.push_back({event.first, event.number});
        }
      }
      Result<EventRow> row = FirstRow(*store_, std::move(candidates));
      if (!row.has_value()) return row.error();
      chain.hops.push_back(
          {*from, hop->code, std::move(*row), hop->events->size()});
      if (best) day = *best;
      from = &hop->code;
    }
    chains_.push_back(std::move(chain));
    return Status::Ok();
  }

  const EventStore* store_;
  const ResolvedFilter* filter_;
  const ChainOptions* options_;
  const BlockFilter blocks_;
  EdgeSource source_;
  NeighborSum sum_;
  Adjacency adjacency_;
  std::string start_code_;
  std::optional<ActorNumber> target_;
  std::unordered_map<ActorNumber, int> steps_;
  // References to elements stay as elements are added (std::map).
  std::map<ActorNumber, std::vector<Hop>> hops_;
  std::vector<ActorNumber> path_;
  std::vector<Hop*> trail_;
  std::vector<Chain> chains_;
};

}  // namespace

Result<std::vector<Chain>> GraphQuery::Chains(
    std::string_view from, std::string_view to,
    const ChainOptions& options) const {
  if (options.max_hops < 1 || options.max_hops > kMaxHops) {
    return Error(InvalidArgument("the most hops must be in 1..8, not " +
                                 std::to_string(options.max_hops)));
  }
  if (options.min_hops < 1 || options.min_hops > options.max_hops) {
    return Error(InvalidArgument("the least hops must be in 1..max_hops (" +
                                 std::to_string(options.max_hops) + "), not " +
                                 std::to_string(options.min_hops)));
  }
  const auto view = store_->View();
  ACTANT_ASSIGN_OR_RETURN(const ActorNumber start,
                          FindActorNumber(*view, from));
  ACTANT_ASSIGN_OR_RETURN(const ResolvedFilter filter,
                          ResolvedFilter::Resolve(*view, options.filter));
  ChainSearch search(view.get(), &filter, &options);
  if (!to.empty()) {
    ACTANT_ASSIGN_OR_RETURN(const ActorNumber target,
                            FindActorNumber(*view, to));
    ACTANT_RETURN_ERROR_IF(search.SetTarget(target));
  }
  return search.Run(start);
}

}  // namespace actant
