#include "graph/simple_paths.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/graph/graph_oracle.h"
#include "tests/graph/random_snapshot.h"
#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

using Path = std::vector<uint32_t>;

std::vector<Path> VerticesOf(const std::vector<SimplePath>& paths) {
  std::vector<Path> vertices;
  for (const SimplePath& path : paths) vertices.push_back(path.vertices);
  return vertices;
}

SimplePathOptions Directed(HopCost cost, size_t count) {
  SimplePathOptions options;
  options.direction = PathDirection::kDirected;
  options.cost = cost;
  options.count = count;
  return options;
}

TEST(SimplePathsTest, TiesAreByHopsThenByCode) {
  // 0 to 4: one hop, two hops over 1, 2 or 3, of which 3 has two events each
  // way.
  const Snapshot graph = MakeSnapshot(5, {{0, 3, 0},
                                          {3, 4, 1},
                                          {0, 3, 2},
                                          {3, 4, 3},
                                          {0, 2, 4},
                                          {2, 4, 5},
                                          {0, 1, 6},
                                          {1, 4, 7},
                                          {0, 4, 8}});
  const auto by_hops = KShortestPaths(graph, 0, 4, Directed(HopCost::kOne, 10));
  ASSERT_TRUE(by_hops.has_value());
  EXPECT_EQ(VerticesOf(*by_hops),
            std::vector<Path>({{0, 4}, {0, 1, 4}, {0, 2, 4}, {0, 3, 4}}));
  // 1/2 + 1/2 = 1: the shorter of the two goes first.
  const auto by_events =
      KShortestPaths(graph, 0, 4, Directed(HopCost::kInverseEvents, 3));
  ASSERT_TRUE(by_events.has_value());
  EXPECT_EQ(VerticesOf(*by_events),
            std::vector<Path>({{0, 4}, {0, 3, 4}, {0, 1, 4}}));
  EXPECT_EQ((*by_events)[1].cost, 1);
  EXPECT_EQ((*by_events)[2].cost, 2);
}

TEST(SimplePathsTest, ThirdsSumToOneExactly) {
  // Three hops of three events cost as much as one of one; 7 events, less.
  std::vector<TestEdge> edges = {{0, 3, 100}};
  for (uint32_t event = 0; event < 3; ++event) {
    edges.push_back({0, 1, event});
    edges.push_back({1, 2, 10 + event});
    edges.push_back({2, 3, 20 + event});
  }
  const auto paths = KShortestPaths(MakeSnapshot(4, edges), 0, 3,
                                    Directed(HopCost::kInverseEvents, 2));
  ASSERT_TRUE(paths.has_value());
  EXPECT_EQ(VerticesOf(*paths), std::vector<Path>({{0, 3}, {0, 1, 2, 3}}));
  EXPECT_EQ((*paths)[0].cost, (*paths)[1].cost);
}

TEST(SimplePathsTest, NoWayAndNoStep) {
  const Snapshot graph = MakeSnapshot(3, {{0, 1, 0}});
  EXPECT_TRUE(KShortestPaths(graph, 0, 2, SimplePathOptions()).value().empty());
  EXPECT_TRUE(
      KShortestPaths(graph, 1, 0, Directed(HopCost::kOne, 1)).value().empty());
  EXPECT_EQ(KShortestPaths(graph, 1, 0, SimplePathOptions()).value().size(),
            1U);
  const auto still = KShortestPaths(graph, 1, 1, SimplePathOptions());
  EXPECT_EQ(VerticesOf(still.value()), std::vector<Path>({{1}}));
}

TEST(SimplePathsTest, RefusesACountOutsideItsRange) {
  const Snapshot graph = MakeSnapshot(2, {{0, 1, 0}});
  for (const size_t count : {size_t{0}, size_t{10001}}) {
    const auto paths =
        KShortestPaths(graph, 0, 1, Directed(HopCost::kOne, count));
    ASSERT_FALSE(paths.has_value());
    EXPECT_EQ(paths.error().code(), StatusCode::kInvalidArgument);
  }
}

TEST(SimplePathsTest, FindsVerticesByCode) {
  const Snapshot graph = MakeSnapshot(3, {{0, 1, 0}});
  EXPECT_EQ(FindVertex(graph, "A000"), 0U);
  EXPECT_EQ(FindVertex(graph, "A002"), 2U);
  EXPECT_EQ(FindVertex(graph, "A001x"), std::nullopt);
  EXPECT_EQ(FindVertex(graph, "B"), std::nullopt);
}

class SimplePathsStoreTest : public testing::TestWithParam<unsigned> {
 protected:
  SimplePathsStoreTest() : random_(GetParam()) {
    FillAtRandom(&random_, store_.get());
  }

  std::mt19937 random_;
  ScratchStore store_;
};

TEST_P(SimplePathsStoreTest, TheFirstIsTheShortestPathOfTheStore) {
  const GraphQuery query(store_.get());
  size_t found = 0;
  for (int round = 0; round < 60; ++round) {
    PathOptions options;
    options.filter = RandomFilter(&random_);
    options.max_hops = 16;
    options.direction =
        round % 2 == 0 ? PathDirection::kDirected : PathDirection::kUndirected;
    SCOPED_TRACE(DescribeFilter(options.filter));
    const auto graph = TakeSnapshot(*store_, options.filter);
    ASSERT_TRUE(graph.has_value());
    const std::string from = RandomCode(&random_);
    const std::string to = RandomCode(&random_);
    const auto start = FindVertex(*graph, from);
    const auto end = FindVertex(*graph, to);
    if (!start.has_value() || !end.has_value() || from == to) continue;
    const auto expected = query.ShortestPath(from, to, options);
    ASSERT_TRUE(expected.has_value());
    SimplePathOptions first;
    first.direction = options.direction;
    first.count = 1;
    const auto paths = KShortestPaths(*graph, *start, *end, first);
    ASSERT_TRUE(paths.has_value());
    ASSERT_EQ(paths->size(), expected->has_value() ? 1U : 0U);
    if (paths->empty()) continue;
    ++found;
    const auto chain =
        ChainOf(*store_, *graph, paths->front(), options.direction);
    ASSERT_TRUE(chain.has_value()) << chain.error().ToString();
    ASSERT_EQ(chain->hops.size(), (*expected)->hops.size());
    for (size_t i = 0; i < chain->hops.size(); ++i) {
      EXPECT_EQ(chain->hops[i].from, (*expected)->hops[i].from);
      EXPECT_EQ(chain->hops[i].to, (*expected)->hops[i].to);
      EXPECT_EQ(chain->hops[i].event.id, (*expected)->hops[i].event.id);
      EXPECT_EQ(chain->hops[i].parallel, (*expected)->hops[i].parallel);
    }
  }
  EXPECT_GT(found, 10U);
}

TEST_P(SimplePathsStoreTest, AreThoseOfTheOracleInItsOrder) {
  constexpr int kHops = 3;
  const EventFilter filter;
  const GraphOracle oracle(*store_, filter);
  const auto graph = TakeSnapshot(*store_, filter);
  ASSERT_TRUE(graph.has_value());
  for (int round = 0; round < 5; ++round) {
    const std::string from = RandomCode(&random_);
    const std::string to = RandomCode(&random_);
    const auto start = FindVertex(*graph, from);
    const auto end = FindVertex(*graph, to);
    if (!start.has_value() || !end.has_value() || from == to) continue;
    const auto expected = oracle.SimplePaths(from, to, 1, kHops);
    if (expected.empty()) continue;
    const auto paths = KShortestPaths(*graph, *start, *end,
                                      Directed(HopCost::kOne, expected.size()));
    ASSERT_TRUE(paths.has_value());
    std::vector<std::vector<std::string>> codes;
    for (const SimplePath& path : *paths) {
      codes.emplace_back();
      for (const uint32_t vertex : path.vertices) {
        codes.back().push_back((*graph)[vertex].code);
      }
    }
    EXPECT_EQ(codes, expected);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SimplePathsStoreTest,
                         testing::Values(95U, 96U));

TEST(SimplePathsTest, AChainNeedsEventsInItsDirection) {
  ScratchStore store;
  const Snapshot graph = MakeSnapshot(2, {{0, 1, 0}});
  const SimplePath back{{1, 0}, 1};
  const auto chain = ChainOf(*store, graph, back, PathDirection::kDirected);
  ASSERT_FALSE(chain.has_value());
  EXPECT_EQ(chain.error().code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace actant
