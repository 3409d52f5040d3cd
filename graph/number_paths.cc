// NumberQuery: paths and chains.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "graph/edge_source.h"
#include "graph/neighbor_counts.h"
#include "graph/number_query.h"
#include "storage/packed_tables.h"

namespace actant {
namespace {

constexpr int kMostReach = 6;
constexpr int kMostPathHops = 3;
constexpr int kMostDistance = 16;
constexpr int kMostChainHops = 8;

Status CheckRange(int value, int least, int most, const char* what) {
  if (value >= least && value <= most) return Status::Ok();
  return InvalidArgument(std::string(what) + " must be in " +
                         std::to_string(least) + ".." + std::to_string(most) +
                         ", not " + std::to_string(value));
}

// A set of numbers. Memory: a bit for each up to the largest.
class NumberSet {
 public:
  // False: it was there.
  bool Insert(uint32_t number) {
    const size_t word = number / 64;
    if (word >= words_.size()) words_.resize(word + word / 2 + 1);
    const uint64_t bit = uint64_t{1} << (number % 64);
    if ((words_[word] & bit) != 0) return false;
    words_[word] |= bit;
    return true;
  }
  bool Contains(uint32_t number) const {
    const size_t word = number / 64;
    return word < words_.size() && (words_[word] >> (number % 64) & 1) != 0;
  }

 private:
  std::vector<uint64_t> words_;
};

bool Holds(const std::vector<uint32_t>& sorted, uint32_t number) {
  return std::binary_search(sorted.begin(), sorted.end(), number);
}

bool Meet(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    if (*left == *right) return true;
    if (*left < *right) {
      ++left;
    } else {
      ++right;
    }
  }
  return false;
}

// Paths of up to three hops, from both ends.
class PathSearch {
 public:
  PathSearch(Adjacency* adjacency, uint32_t from, uint32_t to, size_t limit,
             std::vector<NumberPath>* paths)
      : adjacency_(*adjacency),
        from_(from),
        to_(to),
        limit_(limit),
        paths_(*paths) {}

  Status Run(int max_hops) {
    paths_.clear();
    if (from_ == to_) return Status::Ok();
    const Result<std::vector<uint32_t>> after =
        adjacency_.Of(from_, Ways::kOut);
    if (!after.has_value()) return after.error();
    if (Holds(*after, to_)) Keep({});
    if (max_hops < 2 || IsFull()) return Status::Ok();
    const Result<std::vector<uint32_t>> before = adjacency_.Of(to_, Ways::kIn);
    if (!before.has_value()) return before.error();
    for (const uint32_t middle : *after) {
      if (IsFull()) return Status::Ok();
      if (middle != to_ && middle != from_ && Holds(*before, middle)) {
        Keep({middle});
      }
    }
    if (max_hops < 3 || IsFull()) return Status::Ok();
    // Each neighbour of the shorter side is read once. Going forward the
    // answer comes in order and may be cut; going back it is sorted.
    return after->size() <= 2 * before->size() ? Forward(*after, *before)
                                               : Backward(*after, *before);
  }

 private:
  bool IsFull() const { return limit_ > 0 && paths_.size() >= limit_; }

  void Keep(std::vector<uint32_t> middle) {
    NumberPath path = {ActorNumber(from_)};
    for (const uint32_t actor : middle) path.emplace_back(actor);
    path.emplace_back(to_);
    paths_.push_back(std::move(path));
  }

  bool IsEnd(uint32_t actor) const { return actor == from_ || actor == to_; }

  Status Forward(const std::vector<uint32_t>& after,
                 const std::vector<uint32_t>& before) {
    for (const uint32_t first : after) {
      if (IsEnd(first)) continue;
      const Result<std::vector<uint32_t>> next =
          adjacency_.Of(first, Ways::kOut);
      if (!next.has_value()) return next.error();
      for (const uint32_t second : *next) {
        if (IsFull()) return Status::Ok();
        if (!IsEnd(second) && second != first && Holds(before, second)) {
          Keep({first, second});
        }
      }
    }
    return Status::Ok();
  }

  Status Backward(const std::vector<uint32_t>& after,
                  const std::vector<uint32_t>& before) {
    NumberSet firsts;
    for (const uint32_t first : after) {
      if (!IsEnd(first)) firsts.Insert(first);
    }
    std::vector<std::pair<uint32_t, uint32_t>> middles;
    for (const uint32_t second : before) {
      if (IsEnd(second)) continue;
      const Result<std::vector<uint32_t>> previous =
          adjacency_.Of(second, Ways::kIn);
      if (!previous.has_value()) return previous.error();
      for (const uint32_t first : *previous) {
        if (first != second && firsts.Contains(first)) {
          middles.emplace_back(first, second);
        }
      }
    }
    const size_t wanted =
        limit_ == 0 ? middles.size()
                    : std::min(middles.size(), limit_ - paths_.size());
    std::partial_sort(middles.begin(),
                      middles.begin() + static_cast<std::ptrdiff_t>(wanted),
                      middles.end());
    for (size_t i = 0; i < wanted; ++i) {
      Keep({middles[i].first, middles[i].second});
    }
    return Status::Ok();
  }

  Adjacency& adjacency_;
  const uint32_t from_;
  const uint32_t to_;
  const size_t limit_;
  std::vector<NumberPath>& paths_;
};

// Events out of one actor, by (first day, number).
struct StepEvent {
  Day day;
  EventNumber event;
  uint32_t other;

  friend auto operator<=>(const StepEvent&, const StepEvent&) = default;
};

// The events out of one actor from some day on, read as far as they are wanted:
// a chain that is cut at its limit needs the first few of a hub's thousands.
struct Steps {
  std::vector<StepEvent> events;
  Day from = 0;
  // Nothing is left to read.
  bool complete = false;
};

class ChainSearch {
 public:
  ChainSearch(EdgeSource* source, size_t limit, std::vector<EventChain>* chains)
      : source_(*source),
        limit_(limit),
        in_parts_(source->reader().reads_one_list() &&
                  source->reader().longest_span() == 0 &&
                  source->filter().types().has_value() &&
                  source->filter().types()->size() == 1 &&
                  !source->store().has_article_events()),
        chains_(*chains) {}

  Status Run(uint32_t from, int min_hops, int max_hops) {
    chains_.clear();
    chains_.reserve(std::min(limit_, kExpectedChains));
    steps_.reserve(kExpectedActors);
    // An event may begin before the filter's days and last into them.
    const Day first_day = in_parts_
                              ? source_.filter().days().from.value_or(kFirstDay)
                              : kFirstDay;
    for (int hops = min_hops; hops <= max_hops && !IsFull(); ++hops) {
      path_ = {from};
      events_.clear();
      ACTANT_RETURN_IF_ERROR(Extend(hops, first_day));
    }
    return Status::Ok();
  }

 private:
  static constexpr size_t kExpectedActors = 64;
  static constexpr size_t kExpectedChains = 100;

  bool IsFull() const { return limit_ > 0 && chains_.size() >= limit_; }

  void Add(const EdgeTable& table, size_t row, Steps* steps) const {
    const auto day = static_cast<Day>(table[kEdgeDay].At(row));
    const auto other = static_cast<uint32_t>(table[kEdgeOther].At(row));
    if (other == 0 || day == kUndated) return;
    steps->events.push_back(
        {day, EventNumber(static_cast<uint32_t>(table[kEdgeEvent].At(row))),
         other - 1});
  }

  // Reads on. In parts where one list in order holds all there is; else all.
  Status Read(uint32_t actor, Steps* steps) {
    return in_parts_ ? ReadPart(actor, steps) : ReadAll(actor, steps);
  }

  Status ReadPart(uint32_t actor, Steps* steps) {
    // The first part of a list serves most chains; what follows comes in
    // larger ones.
    constexpr size_t kFirstPart = 32;
    BlockDays days = source_.filter().days();
    const size_t had = steps->events.size();
    const size_t part = std::max(kFirstPart, 3 * had);
    days.from = had == 0 ? steps->from : steps->events.back().day;
    const EventNumber last =
        had == 0 ? EventNumber() : steps->events.back().event;
    steps->complete = true;
    if (had == 0) steps->events.reserve(part);
    return source_.reader().Edges(
        Direction::kOut, source_.filter().level(), ActorNumber(actor),
        *source_.filter().types()->begin(), days, [&](const EdgeTable& table) {
          const BlockFilter::Range range = source_.blocks().RangeOf(table);
          size_t row =
              table[kEdgeDay].LowerBound(*days.from, range.begin, range.end);
          for (; row < range.end; ++row) {
            if (steps->events.size() >= had + part) {
              steps->complete = false;
              return Scan::kStop;
            }
            const auto event = static_cast<uint32_t>(table[kEdgeEvent].At(row));
            if (had > 0 && event <= last.value()) continue;
            if (range.all || source_.blocks().Accepts(table, row)) {
              Add(table, row, steps);
            }
          }
          return Scan::kContinue;
        });
  }

  Status ReadAll(uint32_t actor, Steps* steps) {
    steps->complete = true;
    ACTANT_RETURN_IF_ERROR(source_.Blocks(
        Direction::kOut, ActorNumber(actor), source_.filter().days(),
        [&](const EdgeTable& table) {
          source_.blocks().ForEach(table,
                                   [&](size_t row) { Add(table, row, steps); });
        }));
    ACTANT_RETURN_IF_ERROR(source_.Articles(
        Direction::kOut, ActorNumber(actor), [steps](const Edge& edge) {
          if (!edge.other || !edge.first_day) return;
          steps->events.push_back(
              {*edge.first_day, edge.event, edge.other->value()});
        }));
    std::sort(steps->events.begin(), steps->events.end());
    return Status::Ok();
  }

  // What leaves the actor, `day` and later at least.
  Steps& StepsFrom(uint32_t actor, Day day) {
    const auto [at, is_new] = steps_.try_emplace(actor);
    Steps& steps = at->second;
    if (is_new || (in_parts_ && day < steps.from)) {
      steps = Steps();
      steps.from = day;
    }
    return steps;
  }

  Status Extend(int left, Day day) {
    if (left == 0) {
      chains_.push_back(events_);
      return Status::Ok();
    }
    const uint32_t actor = path_.back();
    Steps& steps = StepsFrom(actor, day);
    if (steps.events.empty() && !steps.complete) {
      ACTANT_RETURN_IF_ERROR(Read(actor, &steps));
    }
    size_t at = static_cast<size_t>(
        std::lower_bound(
            steps.events.begin(), steps.events.end(), day,
            [](const StepEvent& a, Day first) { return a.day < first; }) -
        steps.events.begin());
    for (; !IsFull(); ++at) {
      while (at == steps.events.size() && !steps.complete) {
        ACTANT_RETURN_IF_ERROR(Read(actor, &steps));
      }
      if (at == steps.events.size()) break;
      const StepEvent step = steps.events[at];
      if (step.day < day ||
          std::find(path_.begin(), path_.end(), step.other) != path_.end()) {
        continue;
      }
      path_.push_back(step.other);
      events_.push_back(step.event);
      ACTANT_RETURN_IF_ERROR(Extend(left - 1, step.day));
      events_.pop_back();
      path_.pop_back();
    }
    return Status::Ok();
  }

  EdgeSource& source_;
  const size_t limit_;
  const bool in_parts_;
  std::vector<EventChain>& chains_;
  // Elements stay where they are as others are added.
  std::unordered_map<uint32_t, Steps> steps_;
  std::vector<uint32_t> path_;
  EventChain events_;
};

}  // namespace

Status NumberQuery::Reach(ActorNumber actor, int hops,
                          std::vector<ActorNumber>* reached) {
  ACTANT_RETURN_IF_ERROR(CheckRange(hops, 1, kMostReach, "the hops"));
  const auto view = store_->View();
  EdgeSource source(*view, filter_, blocks_);
  NumberSet seen;
  seen.Insert(actor.value());
  std::vector<uint32_t> all;
  std::vector<uint32_t> others;
  std::vector<NeighborCount> counts;
  std::vector<uint32_t> frontier = {actor.value()};
  for (int hop = 0; hop < hops && !frontier.empty(); ++hop) {
    std::vector<uint32_t> next;
    // Neighbours in number are neighbours on disk.
    std::sort(frontier.begin(), frontier.end());
    for (const Direction direction : {Direction::kOut, Direction::kIn}) {
      ACTANT_RETURN_IF_ERROR(source.BlocksOfMany(
          direction, frontier, filter_.days(), [&](const EdgeTable& table) {
            const auto add = [&](int64_t other) {
              if (other == 0) return;
              const auto number = static_cast<uint32_t>(other - 1);
              if (seen.Insert(number)) next.push_back(number);
            };
            const BlockFilter::Range range = blocks_.RangeOf(table);
            if (range.all) {
              others.resize(range.end - range.begin);
              table[kEdgeOther].Decode(range.begin, range.end, others.data());
              for (const uint32_t other : others) add(other);
              return;
            }
            blocks_.ForEach(
                table, [&](size_t row) { add(table[kEdgeOther].At(row)); });
          }));
    }
    for (const uint32_t node : frontier) {
      ACTANT_RETURN_IF_ERROR(CountArticleNeighbors(&source, ActorNumber(node),
                                                   sum_.get(), &counts));
      for (const NeighborCount& count : counts) {
        const uint32_t other = count.other.value();
        if (seen.Insert(other)) next.push_back(other);
      }
    }
    all.insert(all.end(), next.begin(), next.end());
    frontier = std::move(next);
  }
  std::sort(all.begin(), all.end());
  reached->clear();
  for (const uint32_t number : all) reached->emplace_back(number);
  return Status::Ok();
}

Status NumberQuery::Paths(ActorNumber from, ActorNumber to, int max_hops,
                          size_t limit, std::vector<NumberPath>* paths) {
  ACTANT_RETURN_IF_ERROR(CheckRange(max_hops, 1, kMostPathHops, "the hops"));
  const auto view = store_->View();
  EdgeSource source(*view, filter_, blocks_);
  Adjacency adjacency(&source, sum_.get());
  return PathSearch(&adjacency, from.value(), to.value(), limit, paths)
      .Run(max_hops);
}

// Breadth first from both ends, the smaller side first (Pohl 1971).
Result<std::optional<int>> NumberQuery::Distance(ActorNumber from,
                                                 ActorNumber to, int max_hops) {
  ACTANT_RETURN_ERROR_IF(CheckRange(max_hops, 1, kMostDistance, "the hops"));
  if (from == to) return std::optional(0);
  const auto view = store_->View();
  EdgeSource source(*view, filter_, blocks_);
  Adjacency adjacency(&source, sum_.get());
  struct Side {
    std::vector<uint32_t> frontier;
    std::unordered_set<uint32_t> seen;
  };
  Side sides[2] = {{{from.value()}, {from.value()}},
                   {{to.value()}, {to.value()}}};
  for (int hops = 1; hops <= max_hops; ++hops) {
    Side& side =
        sides[sides[0].frontier.size() <= sides[1].frontier.size() ? 0 : 1];
    const Side& other = &side == &sides[0] ? sides[1] : sides[0];
    if (side.frontier.empty()) break;
    std::vector<uint32_t> next;
    for (const uint32_t node : side.frontier) {
      ACTANT_ASSIGN_OR_RETURN(const std::vector<uint32_t> others,
                              adjacency.Of(node, Ways::kBoth));
      // Most often one of the first neighbours is on the other side.
      if (Meet(others, other.frontier)) return std::optional(hops);
      for (const uint32_t number : others) {
        if (side.seen.insert(number).second) next.push_back(number);
      }
    }
    std::sort(next.begin(), next.end());
    side.frontier = std::move(next);
  }
  return std::optional<int>();
}

Status NumberQuery::EventChains(ActorNumber from, int min_hops, int max_hops,
                                size_t limit, std::vector<EventChain>* chains) {
  ACTANT_RETURN_IF_ERROR(
      CheckRange(max_hops, 1, kMostChainHops, "the most hops"));
  ACTANT_RETURN_IF_ERROR(CheckRange(min_hops, 1, max_hops, "the least hops"));
  const auto view = store_->View();
  EdgeSource source(*view, filter_, blocks_);
  return ChainSearch(&source, limit, chains)
      .Run(from.value(), min_hops, max_hops);
}

}  // namespace actant
