#include "tests/graph/random_snapshot.h"

#include <string>
#include <utility>

namespace actant {
namespace {

// Adds events to random pairs of vertices.
class Events {
 public:
  explicit Events(std::mt19937* random) : random_(*random) {}

  void AddDirected(uint32_t from, uint32_t to) {
    edges_.push_back({from, to, next_++});
  }
  void AddMutual(const std::vector<uint32_t>& parties) {
    for (const uint32_t from : parties) {
      for (const uint32_t to : parties) {
        if (from != to) edges_.push_back({from, to, next_});
      }
    }
    ++next_;
  }
  // One to `most` events of all kinds, few of them more often than many.
  void AddSome(uint32_t from, uint32_t to, uint32_t third, uint32_t most) {
    uint32_t count = 1;
    while (count < most && random_() % 3 != 0) ++count;
    for (uint32_t i = 0; i < count; ++i) {
      switch (random_() % 8) {
        case 0:
          AddMutual({from, to});
          break;
        case 1:
          if (third != from && third != to) AddMutual({from, to, third});
          break;
        case 2:
          AddDirected(to, from);
          break;
        default:
          AddDirected(from, to);
          break;
      }
    }
  }

  const std::vector<TestEdge>& edges() const { return edges_; }

 private:
  std::mt19937& random_;
  std::vector<TestEdge> edges_;
  uint32_t next_ = 0;
};

}  // namespace

Snapshot MakeSnapshot(uint32_t vertices, const std::vector<TestEdge>& edges) {
  std::vector<std::pair<uint32_t, uint32_t>> ends;
  std::vector<SnapshotEdge> properties;
  for (const TestEdge& edge : edges) {
    ends.emplace_back(edge.from, edge.to);
    SnapshotEdge property;
    property.event = EventNumber(edge.event);
    properties.push_back(property);
  }
  Snapshot graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(),
                 properties.begin(), vertices);
  for (uint32_t vertex = 0; vertex < vertices; ++vertex) {
    std::string digits = std::to_string(vertex);
    digits.insert(0, 3 - digits.size(), '0');
    graph[vertex].code = "A" + digits;
    graph[vertex].number = ActorNumber(vertex);
  }
  return graph;
}

Snapshot RandomSnapshot(std::mt19937* random) {
  std::mt19937& next = *random;
  const auto vertices = static_cast<uint32_t>(2 + next() % 39);
  // The last few have no edges.
  const auto connected = static_cast<uint32_t>(2 + next() % (vertices - 1));
  const auto dyads = static_cast<uint32_t>(next() % (3 * connected));
  Events events(random);
  for (uint32_t i = 0; i < dyads; ++i) {
    const auto from = static_cast<uint32_t>(next() % connected);
    const auto to = static_cast<uint32_t>(next() % connected);
    const auto third = static_cast<uint32_t>(next() % connected);
    if (from != to) events.AddSome(from, to, third, 30);
  }
  return MakeSnapshot(vertices, events.edges());
}

Snapshot RandomGroups(std::mt19937* random) {
  std::mt19937& next = *random;
  const auto vertices = static_cast<uint32_t>(20 + next() % 61);
  const auto groups = static_cast<uint32_t>(2 + next() % 6);
  // In 100: pairs with events within a group, and between groups.
  const auto within = static_cast<uint32_t>(20 + next() % 50);
  const auto between = static_cast<uint32_t>(next() % 12);
  Events events(random);
  for (uint32_t from = 0; from < vertices; ++from) {
    for (uint32_t to = from + 1; to < vertices; ++to) {
      const bool same = from % groups == to % groups;
      if (next() % 100 >= (same ? within : between)) continue;
      events.AddSome(from, to, static_cast<uint32_t>(next() % vertices), 5);
    }
  }
  return MakeSnapshot(vertices, events.edges());
}

}  // namespace actant
