#include "graph/simple_paths.h"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <functional>
#include <limits>
#include <queue>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "graph/event_rows.h"
#include "graph/internal/dyads.h"

namespace actant {
namespace {

constexpr size_t kMaxCount = 10000;

// The cost of a hop of one event. lcm(1..36): a whole number of it is one part
// in any number up to 36, so that ties are ties. Paths of more than 127,000
// such hops, which would not fit, are not looked for.
constexpr uint64_t kUnit = 144403552893600;

// What is left of a path, from a vertex to the end.
struct Rest {
  uint64_t cost = 0;
  uint32_t hops = 0;

  friend auto operator<=>(const Rest&, const Rest&) = default;
};

// A path that was found but is not yet known to be the next.
struct Candidate {
  Rest length;
  std::vector<uint32_t> vertices;
  // Paths that part from it before this position are covered by others.
  size_t branch = 0;

  friend bool operator<(const Candidate& a, const Candidate& b) {
    return std::tie(a.length, a.vertices) < std::tie(b.length, b.vertices);
  }
};

// The rest from a vertex that has no way to the end.
constexpr Rest kNoWay = {std::numeric_limits<uint64_t>::max(),
                         std::numeric_limits<uint32_t>::max()};

class YenSearch {
 public:
  YenSearch(DyadGraph graph, HopCost cost, uint32_t to)
      : graph_(std::move(graph)),
        cost_(cost),
        to_(to),
        rests_(num_vertices(graph_)),
        reached_(num_vertices(graph_)),
        settled_(num_vertices(graph_)),
        blocked_(num_vertices(graph_)),
        free_rests_(num_vertices(graph_), kNoWay) {}

  std::vector<SimplePath> Run(uint32_t from, size_t count) {
    if (from == to_) return {{{from}, 0}};
    SearchFreely();
    std::vector<Candidate> found;
    std::set<Candidate> candidates;
    AddBest({from}, {}, count, &candidates);
    while (!candidates.empty()) {
      found.push_back(
          std::move(candidates.extract(candidates.begin()).value()));
      if (found.size() == count) break;
      Branch(found, count - found.size(), &candidates);
    }
    std::vector<SimplePath> paths;
    paths.reserve(found.size());
    for (Candidate& path : found) {
      paths.push_back(
          {std::move(path.vertices),
           static_cast<double>(path.length.cost) / static_cast<double>(kUnit)});
    }
    return paths;
  }

 private:
  // Where a path turns off those found: after the last vertex of `root`, to
  // none of `taken`.
  struct Spur {
    uint32_t vertex;
    const std::set<uint32_t>& taken;

    bool Allows(uint32_t from, uint32_t to) const {
      return from != vertex || !taken.contains(to);
    }
  };

  uint64_t CostOf(uint32_t events) const {
    if (cost_ == HopCost::kOne) return kUnit;
    return (kUnit + events / 2) / events;
  }

  // Adds the best path of each set into which the last path found parts those
  // it was the best of: those that leave it at a position, by a step that no
  // path found takes there.
  void Branch(const std::vector<Candidate>& found, size_t wanted,
              std::set<Candidate>* candidates) {
    const Candidate& last = found.back();
    std::vector<uint32_t> root(
        last.vertices.begin(),
        last.vertices.begin() + static_cast<std::ptrdiff_t>(last.branch));
    for (size_t at = last.branch; at + 1 < last.vertices.size(); ++at) {
      root.push_back(last.vertices[at]);
      std::set<uint32_t> taken;
      for (const Candidate& path : found) {
        if (path.vertices.size() > root.size() &&
            std::equal(root.begin(), root.end(), path.vertices.begin())) {
          taken.insert(path.vertices[root.size()]);
        }
      }
      AddBest(root, taken, wanted, candidates);
    }
  }

  // Adds the best path that begins with `root` and goes on to none of `taken`,
  // if it is among the best `wanted`.
  void AddBest(const std::vector<uint32_t>& root,
               const std::set<uint32_t>& taken, size_t wanted,
               std::set<Candidate>* candidates) {
    ++search_;
    for (size_t i = 0; i + 1 < root.size(); ++i) blocked_[root[i]] = search_;
    const Spur spur{root.back(), taken};
    const auto [first, least] = FirstFreely(spur);
    if (least == kNoWay) return;
    const Rest walked = LengthOf(root);
    if (candidates->size() >= wanted &&
        candidates->rbegin()->length <
            Rest{walked.cost + least.cost, walked.hops + least.hops}) {
      return;
    }
    Candidate candidate;
    candidate.vertices = root;
    candidate.branch = root.size() - 1;
    if (!GoFreely(spur, first, &candidate.vertices)) {
      if (!SearchBack(spur)) return;
      candidate.vertices = root;
      GoBySearch(spur, &candidate.vertices);
    }
    candidate.length = LengthOf(candidate.vertices);
    candidates->insert(std::move(candidate));
    if (candidates->size() > wanted) candidates->erase(--candidates->end());
  }

  Rest LengthOf(const std::vector<uint32_t>& path) const {
    Rest length;
    for (size_t i = 0; i + 1 < path.size(); ++i) {
      length.cost += CostBetween(path[i], path[i + 1]);
      ++length.hops;
    }
    return length;
  }

  // The first step from the spur if nothing were blocked after it, and the
  // rest over it: no path from the spur is shorter.
  std::pair<uint32_t, Rest> FirstFreely(const Spur& spur) const {
    std::pair<uint32_t, Rest> best(to_, kNoWay);
    for (const auto& edge :
         boost::make_iterator_range(out_edges(spur.vertex, graph_))) {
      const auto next = static_cast<uint32_t>(target(edge, graph_));
      if (blocked_[next] == search_ || spur.taken.contains(next)) continue;
      const Rest through = Through(edge, free_rests_[next]);
      if (through < best.second) best = {next, through};
    }
    return best;
  }

  // Goes on over that first step; false where that leads into what is blocked.
  // Else the path is the best one: no other can be shorter, nor as short and
  // before it by vertices.
  bool GoFreely(const Spur& spur, uint32_t first,
                std::vector<uint32_t>* path) const {
    path->push_back(first);
    while (path->back() != to_) {
      const uint32_t next = NextOn(path->back(), free_rests_,
                                   [](uint32_t /*vertex*/) { return true; });
      if (next == spur.vertex || blocked_[next] == search_) return false;
      path->push_back(next);
    }
    return true;
  }

  // After SearchBack.
  void GoBySearch(const Spur& spur, std::vector<uint32_t>* path) const {
    while (path->back() != to_) {
      const uint32_t vertex = path->back();
      path->push_back(NextOn(vertex, rests_, [&](uint32_t next) {
        return settled_[next] == search_ && spur.Allows(vertex, next);
      }));
    }
  }

  // The smallest vertex that a shortest path goes on to.
  template <typename Allowed>
  uint32_t NextOn(uint32_t vertex, const std::vector<Rest>& rests,
                  const Allowed& allowed) const {
    for (const auto& edge :
         boost::make_iterator_range(out_edges(vertex, graph_))) {
      const auto next = static_cast<uint32_t>(target(edge, graph_));
      if (allowed(next) && Through(edge, rests[next]) == rests[vertex]) {
        return next;
      }
    }
    // Not reached: the rest of `vertex` came over one of its edges.
    return to_;
  }

  // The rest of the edge's source over its target, which has `rest`.
  template <typename Edge>
  Rest Through(const Edge& edge, const Rest& rest) const {
    const uint64_t step = CostOf(graph_[edge].events);
    if (rest.cost > kNoWay.cost - step) return kNoWay;
    return {rest.cost + step, rest.hops + 1};
  }

  // Dijkstra from the end back to the spur; whether it was reached. Settled
  // are then all vertices of shortest paths between the two.
  bool SearchBack(const Spur& spur) {
    using Entry = std::pair<Rest, uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    Reach(to_, Rest(), &queue);
    while (!queue.empty()) {
      const auto [rest, vertex] = queue.top();
      queue.pop();
      if (settled_[vertex] == search_) continue;
      settled_[vertex] = search_;
      if (vertex == spur.vertex) return true;
      for (const auto& edge :
           boost::make_iterator_range(in_edges(vertex, graph_))) {
        const auto before = static_cast<uint32_t>(source(edge, graph_));
        if (blocked_[before] == search_) continue;
        if (!spur.Allows(before, vertex)) continue;
        const Rest through = Through(edge, rest);
        if (through != kNoWay) Reach(before, through, &queue);
      }
    }
    return false;
  }

  // The rests of all vertices, with nothing blocked.
  void SearchFreely() {
    ++search_;
    const std::set<uint32_t> none;
    SearchBack({std::numeric_limits<uint32_t>::max(), none});
    for (uint32_t vertex = 0; vertex < rests_.size(); ++vertex) {
      if (settled_[vertex] == search_) free_rests_[vertex] = rests_[vertex];
    }
  }

  template <typename Queue>
  void Reach(uint32_t vertex, const Rest& rest, Queue* queue) {
    if (reached_[vertex] == search_ && rests_[vertex] <= rest) return;
    reached_[vertex] = search_;
    rests_[vertex] = rest;
    queue->emplace(rest, vertex);
  }

  uint64_t CostBetween(uint32_t from, uint32_t to) const {
    const auto [begin, end] = out_edges(from, graph_);
    const auto found = std::partition_point(begin, end, [&](const auto& edge) {
      return target(edge, graph_) < to;
    });
    return CostOf(graph_[*found].events);
  }

  DyadGraph graph_;
  HopCost cost_;
  uint32_t to_;
  // Marks of the search in which a vertex was reached (its rest is of that
  // search), settled, or blocked: cheaper than clearing them for each.
  uint64_t search_ = 0;
  std::vector<Rest> rests_;
  std::vector<uint64_t> reached_;
  std::vector<uint64_t> settled_;
  std::vector<uint64_t> blocked_;
  // Where nothing is blocked.
  std::vector<Rest> free_rests_;
};

Result<ChainHop> HopOf(const EventStore& store, const Snapshot& graph,
                       uint32_t from, uint32_t to, PathDirection direction) {
  std::vector<DatedEvent> events;
  std::set<EventNumber> seen;
  const auto add = [&](uint32_t source, uint32_t other) {
    for (const auto& edge :
         boost::make_iterator_range(out_edges(source, graph))) {
      if (target(edge, graph) == other &&
          seen.insert(graph[edge].event).second) {
        events.push_back({graph[edge].first_day, graph[edge].event});
      }
    }
  };
  add(from, to);
  if (direction == PathDirection::kUndirected) add(to, from);
  if (events.empty()) {
    return Error(InvalidArgument("the snapshot has no event from " +
                                 graph[from].code + " to " + graph[to].code));
  }
  ChainHop hop;
  hop.from = graph[from].code;
  hop.to = graph[to].code;
  hop.parallel = events.size();
  ACTANT_ASSIGN_OR_RETURN(hop.event, FirstRow(store, std::move(events)));
  return hop;
}

}  // namespace

Result<std::vector<SimplePath>> KShortestPaths(
    const Snapshot& graph, uint32_t from, uint32_t to,
    const SimplePathOptions& options) {
  if (options.count < 1 || options.count > kMaxCount) {
    return Error(InvalidArgument("the count of paths must be in 1.." +
                                 std::to_string(kMaxCount) + ", not " +
                                 std::to_string(options.count)));
  }
  return WithinMemory([&] {
    YenSearch search(CollapseDyads(graph, options.direction), options.cost, to);
    return search.Run(from, options.count);
  });
}

std::optional<uint32_t> FindVertex(const Snapshot& graph,
                                   std::string_view code) {
  const auto [begin, end] = vertices(graph);
  const auto found = std::partition_point(
      begin, end,
      [&](const uint32_t vertex) { return graph[vertex].code < code; });
  if (found == end || graph[*found].code != code) return std::nullopt;
  return *found;
}

Result<Chain> ChainOf(const EventStore& store, const Snapshot& graph,
                      const SimplePath& path, PathDirection direction) {
  Chain chain;
  for (size_t i = 0; i + 1 < path.vertices.size(); ++i) {
    ACTANT_ASSIGN_OR_RETURN(
        ChainHop hop,
        HopOf(store, graph, path.vertices[i], path.vertices[i + 1], direction));
    chain.hops.push_back(std::move(hop));
  }
  return chain;
}

}  // namespace actant
