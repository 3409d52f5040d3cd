#include "graph/centrality.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <set>
#include <string>

#include "tests/graph/graph_oracle.h"
#include "tests/graph/random_snapshot.h"
#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

// 0 and 1 met twice, once with 2 as a third; 0 sanctioned 1 once. 3 is alone.
Snapshot Meetings() {
  return MakeSnapshot(4, {{0, 1, 10},
                          {1, 0, 10},
                          {0, 1, 11},
                          {1, 0, 11},
                          {0, 2, 11},
                          {2, 0, 11},
                          {1, 2, 11},
                          {2, 1, 11},
                          {0, 1, 12}});
}

TEST(CentralityTest, AnEventThatGoesBothWaysCountsOnce) {
  const auto degrees = Degrees(Meetings());
  ASSERT_TRUE(degrees.has_value());
  const ActorDegree& first = (*degrees)[0];
  EXPECT_EQ(first.out, 2U);
  EXPECT_EQ(first.in, 2U);
  EXPECT_EQ(first.neighbors, 2U);
  EXPECT_EQ(first.out_strength, 4U);
  EXPECT_EQ(first.in_strength, 3U);
  EXPECT_EQ(first.strength, 4U);
  EXPECT_EQ(first.events, 3U);
  EXPECT_EQ((*degrees)[3].neighbors, 0U);
  EXPECT_EQ((*degrees)[3].events, 0U);
}

TEST(CentralityTest, DegreesOfAStoreCountItsEvents) {
  std::mt19937 random(81);
  ScratchStore store;
  FillAtRandom(&random, store.get());
  for (int round = 0; round < 20; ++round) {
    const EventFilter filter = RandomFilter(&random);
    SCOPED_TRACE(DescribeFilter(filter));
    const GraphOracle oracle(*store, filter);
    const auto graph = TakeSnapshot(*store, filter);
    ASSERT_TRUE(graph.has_value());
    const auto degrees = Degrees(*graph);
    ASSERT_TRUE(degrees.has_value());
    for (uint32_t vertex = 0; vertex < degrees->size(); ++vertex) {
      const std::string& code = (*graph)[vertex].code;
      std::set<std::string> others;
      std::set<uint32_t> events;
      for (const Arc& arc : oracle.arcs()) {
        if (arc.from != code && arc.to != code) continue;
        others.insert(arc.from == code ? arc.to : arc.from);
        events.insert(arc.row->number.value());
      }
      EXPECT_EQ((*degrees)[vertex].neighbors, others.size()) << code;
      EXPECT_EQ((*degrees)[vertex].events, events.size()) << code;
    }
  }
}

TEST(CentralityTest, RanksSumToOneWhoeverHandsOnNothing) {
  // 2 and 3 hand on nothing.
  const Snapshot graph = MakeSnapshot(4, {{0, 1, 0}, {1, 2, 1}, {0, 2, 2}});
  const auto found = PageRank(graph, PageRankOptions());
  ASSERT_TRUE(found.has_value());
  EXPECT_TRUE(found->converged);
  EXPECT_LE(found->change, PageRankOptions().tolerance);
  const double sum =
      std::accumulate(found->ranks.begin(), found->ranks.end(), 0.0);
  EXPECT_NEAR(sum, 1, 1e-12);
  EXPECT_GT(found->ranks[2], found->ranks[1]);
}

TEST(CentralityTest, RanksSayThatTheyHaveNotConverged) {
  PageRankOptions options;
  options.max_iterations = 2;
  const auto found = PageRank(MakeSnapshot(3, {{0, 1, 0}, {1, 2, 1}}), options);
  ASSERT_TRUE(found.has_value());
  EXPECT_FALSE(found->converged);
  EXPECT_EQ(found->iterations, 2);
  EXPECT_GT(found->change, options.tolerance);
}

TEST(CentralityTest, RefusesOptionsOutsideTheirRange) {
  const Snapshot graph = Meetings();
  const auto code_of = [&graph](const PageRankOptions& options) {
    const auto found = PageRank(graph, options);
    return found.has_value() ? StatusCode::kOk : found.error().code();
  };
  PageRankOptions options;
  EXPECT_EQ(code_of(options), StatusCode::kOk);
  for (const double damping :
       {-0.1, 1.0, std::numeric_limits<double>::quiet_NaN()}) {
    options = PageRankOptions();
    options.damping = damping;
    EXPECT_EQ(code_of(options), StatusCode::kInvalidArgument) << damping;
  }
  options = PageRankOptions();
  options.tolerance = 0;
  EXPECT_EQ(code_of(options), StatusCode::kInvalidArgument);
  options = PageRankOptions();
  options.max_iterations = 0;
  EXPECT_EQ(code_of(options), StatusCode::kInvalidArgument);
}

TEST(CentralityTest, TheMiddleOfAStarIsBetweenAllOthers) {
  const Snapshot star =
      MakeSnapshot(5, {{0, 2, 0}, {1, 2, 1}, {2, 3, 2}, {2, 4, 3}});
  const auto undirected = Betweenness(star, PathDirection::kUndirected);
  ASSERT_TRUE(undirected.has_value());
  EXPECT_EQ(*undirected, std::vector<double>({0, 0, 6, 0, 0}));
  const auto directed = Betweenness(star, PathDirection::kDirected);
  ASSERT_TRUE(directed.has_value());
  EXPECT_EQ(*directed, std::vector<double>({0, 0, 4, 0, 0}));
}

TEST(CentralityTest, PathsInAGridDoNotOverflow) {
  // A ladder of 80 squares has 2^80 shortest paths from end to end.
  constexpr uint32_t kSquares = 80;
  std::vector<TestEdge> edges;
  uint32_t event = 0;
  for (uint32_t square = 0; square < kSquares; ++square) {
    const uint32_t corner = 3 * square;
    edges.push_back({corner, corner + 1, event++});
    edges.push_back({corner, corner + 2, event++});
    edges.push_back({corner + 1, corner + 3, event++});
    edges.push_back({corner + 2, corner + 3, event++});
  }
  const uint32_t vertices = 3 * kSquares + 1;
  const auto values =
      Betweenness(MakeSnapshot(vertices, edges), PathDirection::kDirected);
  ASSERT_TRUE(values.has_value());
  for (uint32_t square = 0; square < kSquares; ++square) {
    // Corners are on all paths from before to after them.
    const double before = 3.0 * square;
    EXPECT_NEAR((*values)[3 * square], before * (vertices - 1 - before), 1e-6);
  }
}

TEST(CentralityTest, TiesAreByCode) {
  EXPECT_EQ(RankByValue({1, 3, 1, 2, 3}),
            std::vector<uint32_t>({1, 4, 3, 0, 2}));
  // The last bits are no difference.
  EXPECT_EQ(RankByValue({0.1, std::nextafter(0.1, 1)}),
            std::vector<uint32_t>({0, 1}));
  EXPECT_EQ(TwelveDigits(1.0 / 3), 0.333333333333);
}

TEST(CentralityTest, AnEmptyGraphHasNoValues) {
  const Snapshot empty = MakeSnapshot(0, {});
  EXPECT_TRUE(Degrees(empty).value().empty());
  EXPECT_TRUE(PageRank(empty, PageRankOptions()).value().ranks.empty());
  EXPECT_TRUE(Betweenness(empty, PathDirection::kDirected).value().empty());
}

}  // namespace
}  // namespace actant
