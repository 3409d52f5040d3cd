// GraphQuery::Neighbors.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/article_writer.h"
#include "graph/query.h"
#include "tests/graph/graph_oracle.h"
#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

using NeighborFields =
    std::tuple<std::string, int, uint64_t, uint64_t, uint64_t, uint64_t>;
using EdgeFields = std::tuple<std::string, std::string, std::string, bool>;

v1::Mention On(Day day, const std::string& type,
               const std::vector<std::string>& sources,
               const std::vector<std::string>& targets) {
  v1::Mention mention = MakeMention(type, sources, targets);
  SetDay(v1::DATE_PRECISION_DAY, day, day, &mention);
  return mention;
}

NeighborFields FieldsOf(const Neighbor& neighbor) {
  return {neighbor.code,     neighbor.distance, neighbor.events,
          neighbor.outgoing, neighbor.incoming, neighbor.mutual};
}

class NeighborhoodTest : public testing::Test {
 protected:
  void Write(std::vector<v1::Mention> mentions) {
    const auto summary = ArticleWriter(store_.get())
                             .Write(MakeReading("a", "w", std::move(mentions)));
    ASSERT_TRUE(summary.has_value()) << summary.error().ToString();
  }

  ScratchStore store_;
  GraphQuery query_{store_.get()};
};

TEST_F(NeighborhoodTest, CountsEventsNotEdges) {
  Write({On(1, "sanction", {"USA/treasury", "USA"}, {"RUS.BUS", "RUS"}),
         On(2, "sanction", {"RUS"}, {"USA"}),
         On(3, "meet", {"USA", "RUS", "CHN"}, {})});
  const auto found = query_.Neighbors("USA", NeighborhoodOptions());
  ASSERT_TRUE(found.has_value()) << found.error().ToString();
  EXPECT_EQ(found->start, "USA");
  ASSERT_EQ(found->neighbors.size(), 2U);
  EXPECT_EQ(FieldsOf(found->neighbors[0]),
            NeighborFields("RUS", 1, 3, 1, 1, 1));
  EXPECT_EQ(FieldsOf(found->neighbors[1]),
            NeighborFields("CHN", 1, 1, 0, 0, 1));
  EXPECT_DOUBLE_EQ(found->neighbors[0].mean_goldstein, (-8.0 - 8.0 + 2.8) / 3);
  // Each mutual pair once, its codes in order.
  ASSERT_EQ(found->edges.size(), 5U);
  EXPECT_EQ(found->edges[0].source, "CHN");
  EXPECT_EQ(found->edges[0].target, "RUS");
  EXPECT_TRUE(found->edges[0].mutual);
  EXPECT_EQ(found->edges[2].source, "RUS");
  EXPECT_EQ(found->edges[2].target, "USA");
  EXPECT_EQ(found->edges[2].type, "meet");
}

TEST_F(NeighborhoodTest, CutsAfterSortingAndSaysSo) {
  Write({On(1, "sanction", {"USA"}, {"RUS"}),
         On(2, "sanction", {"USA"}, {"RUS"}),
         On(3, "sanction", {"USA"}, {"CHN"})});
  NeighborhoodOptions options;
  options.limit = 1;
  const auto found = query_.Neighbors("USA", options);
  ASSERT_TRUE(found.has_value());
  EXPECT_TRUE(found->truncated);
  ASSERT_EQ(found->neighbors.size(), 1U);
  EXPECT_EQ(found->neighbors[0].code, "RUS");
  ASSERT_EQ(found->edges.size(), 1U);
  EXPECT_EQ(found->edges[0].events, 2U);
}

TEST_F(NeighborhoodTest, BringsEdgesOnlyIfAsked) {
  Write({On(1, "sanction", {"USA"}, {"RUS"})});
  NeighborhoodOptions options;
  options.edges = NeighborhoodEdges::kNone;
  const auto found = query_.Neighbors("USA", options);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->neighbors.size(), 1U);
  EXPECT_TRUE(found->edges.empty());
}

TEST_F(NeighborhoodTest, RefusesDepthsOutsideTheirBounds) {
  Write({On(1, "sanction", {"USA"}, {"RUS"})});
  NeighborhoodOptions options;
  for (const int depth : {0, 7}) {
    options.depth = depth;
    EXPECT_EQ(query_.Neighbors("USA", options).error().code(),
              StatusCode::kInvalidArgument);
  }
  EXPECT_EQ(query_.Neighbors("nobody", NeighborhoodOptions()).error().code(),
            StatusCode::kNotFound);
}

std::vector<NeighborFields> ExpectedNeighbors(const GraphOracle& oracle,
                                              const std::string& start,
                                              int depth) {
  std::vector<NeighborFields> fields;
  const auto distances = oracle.Distances(start, PathDirection::kUndirected);
  for (const auto& [code, distance] : distances) {
    if (distance == 0 || distance > depth) continue;
    std::set<EventId> all;
    std::set<EventId> outgoing;
    std::set<EventId> incoming;
    std::set<EventId> mutual;
    for (const Arc& arc : oracle.arcs()) {
      const bool out = arc.to == code && distances.contains(arc.from) &&
                       distances.at(arc.from) == distance - 1;
      const bool in = arc.from == code && distances.contains(arc.to) &&
                      distances.at(arc.to) == distance - 1;
      if (!out && !in) continue;
      all.insert(arc.row->id);
      if (arc.row->event.mutual()) {
        mutual.insert(arc.row->id);
      } else {
        (out ? outgoing : incoming).insert(arc.row->id);
      }
    }
    fields.emplace_back(code, distance, all.size(), outgoing.size(),
                        incoming.size(), mutual.size());
  }
  std::sort(fields.begin(), fields.end(),
            [](const NeighborFields& a, const NeighborFields& b) {
              return std::tuple(std::get<1>(a), std::get<2>(b),
                                std::get<0>(a)) <
                     std::tuple(std::get<1>(b), std::get<2>(a), std::get<0>(b));
            });
  return fields;
}

std::map<EdgeFields, uint64_t> ExpectedEdges(
    const GraphOracle& oracle, const std::set<std::string>& shown) {
  std::map<EdgeFields, std::set<EventId>> events;
  for (const Arc& arc : oracle.arcs()) {
    if (!shown.contains(arc.from) || !shown.contains(arc.to)) continue;
    const bool mutual = arc.row->event.mutual();
    if (mutual && arc.to < arc.from) continue;
    events[{arc.from, arc.to, arc.row->event.type(), mutual}].insert(
        arc.row->id);
  }
  std::map<EdgeFields, uint64_t> counts;
  for (const auto& [fields, ids] : events) counts[fields] = ids.size();
  return counts;
}

class NeighborhoodPropertyTest : public testing::TestWithParam<unsigned> {};

TEST_P(NeighborhoodPropertyTest, AgreesWithTheOracle) {
  std::mt19937 random(GetParam());
  ScratchStore store;
  FillAtRandom(&random, store.get());
  const GraphQuery query(store.get());
  size_t far = 0;
  for (int round = 0; round < 100; ++round) {
    NeighborhoodOptions options;
    options.filter = RandomFilter(&random);
    options.depth = 1 + static_cast<int>(random() % 4);
    const std::string start = RandomCode(&random);
    SCOPED_TRACE(start + " " + DescribeFilter(options.filter));
    const GraphOracle oracle(*store, options.filter);
    const auto found = query.Neighbors(start, options);
    ASSERT_TRUE(found.has_value()) << found.error().ToString();
    EXPECT_FALSE(found->truncated);

    std::vector<NeighborFields> fields;
    std::set<std::string> shown = {start};
    for (const Neighbor& neighbor : found->neighbors) {
      fields.push_back(FieldsOf(neighbor));
      shown.insert(neighbor.code);
      far += neighbor.distance > 1 ? 1 : 0;
    }
    EXPECT_EQ(fields, ExpectedNeighbors(oracle, start, options.depth));

    std::map<EdgeFields, uint64_t> edges;
    std::vector<EdgeFields> order;
    for (const SubgraphEdge& edge : found->edges) {
      order.emplace_back(edge.source, edge.target, edge.type, edge.mutual);
      edges[order.back()] = edge.events;
    }
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
    EXPECT_EQ(edges, ExpectedEdges(oracle, shown));
  }
  EXPECT_GT(far, 50U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, NeighborhoodPropertyTest,
                         testing::Values(21U, 22U, 23U));

}  // namespace
}  // namespace actant
