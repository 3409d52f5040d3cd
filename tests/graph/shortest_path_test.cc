// GraphQuery::ShortestPath.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "graph/article_writer.h"
#include "graph/query.h"
#include "tests/graph/graph_oracle.h"
#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

using Codes = std::vector<std::string>;

class ShortestPathTest : public testing::Test {
 protected:
  void SetUp() override {
    std::vector<v1::Mention> mentions;
    for (const auto& [source, target] :
         std::vector<std::pair<std::string, std::string>>{
             {"USA", "RUS"}, {"RUS", "CHN"}, {"CHN", "JPN"}, {"KOR", "JPN"}}) {
      mentions.push_back(MakeMention("sanction", {source}, {target}));
    }
    const auto summary =
        ArticleWriter(store_.get()).Write(MakeReading("a", "w", mentions));
    ASSERT_TRUE(summary.has_value()) << summary.error().ToString();
  }

  ScratchStore store_;
  GraphQuery query_{store_.get()};
};

TEST_F(ShortestPathTest, GoesAgainstEventsUnlessDirected) {
  PathOptions options;
  const auto path = query_.ShortestPath("USA", "KOR", options);
  ASSERT_TRUE(path.has_value());
  ASSERT_TRUE(path->has_value());
  EXPECT_EQ((*path)->hops.size(), 4U);
  options.direction = PathDirection::kDirected;
  EXPECT_FALSE(query_.ShortestPath("USA", "KOR", options)->has_value());
  EXPECT_TRUE(query_.ShortestPath("USA", "JPN", options)->has_value());
}

TEST_F(ShortestPathTest, StopsAtTheMostHops) {
  PathOptions options;
  options.max_hops = 3;
  EXPECT_FALSE(query_.ShortestPath("USA", "KOR", options)->has_value());
  options.max_hops = 4;
  EXPECT_TRUE(query_.ShortestPath("USA", "KOR", options)->has_value());
}

TEST_F(ShortestPathTest, ActorToItselfIsAPathOfNoHops) {
  const auto path = query_.ShortestPath("USA", "USA", PathOptions());
  ASSERT_TRUE(path.has_value());
  ASSERT_TRUE(path->has_value());
  EXPECT_TRUE((*path)->hops.empty());
}

TEST_F(ShortestPathTest, RefusesHopsOutsideTheirBounds) {
  PathOptions options;
  for (const int hops : {0, 17}) {
    options.max_hops = hops;
    EXPECT_EQ(query_.ShortestPath("USA", "RUS", options).error().code(),
              StatusCode::kInvalidArgument);
  }
}

// For every number of hops the first walk by codes to each node.
std::optional<Codes> FirstShortest(const GraphOracle& oracle,
                                   const std::string& from,
                                   const std::string& to,
                                   const PathOptions& options) {
  std::map<std::string, std::set<std::string>> next;
  for (const Arc& arc : oracle.arcs()) {
    next[arc.from].insert(arc.to);
    if (options.direction == PathDirection::kUndirected) {
      next[arc.to].insert(arc.from);
    }
  }
  std::map<std::string, Codes> best = {{from, {from}}};
  for (int hops = 0; hops <= options.max_hops; ++hops) {
    if (best.contains(to)) return best[to];
    std::map<std::string, Codes> longer;
    for (const auto& [node, codes] : best) {
      for (const std::string& other : next[node]) {
        Codes walk = codes;
        walk.push_back(other);
        const auto [at, is_new] = longer.emplace(other, walk);
        if (!is_new) at->second = std::min(at->second, walk);
      }
    }
    best = std::move(longer);
  }
  return std::nullopt;
}

class ShortestPathPropertyTest : public testing::TestWithParam<unsigned> {};

TEST_P(ShortestPathPropertyTest, AgreesWithTheOracle) {
  std::mt19937 random(GetParam());
  ScratchStore store;
  FillAtRandom(&random, store.get());
  const GraphQuery query(store.get());
  size_t far = 0;
  size_t none = 0;
  for (int round = 0; round < 300; ++round) {
    PathOptions options;
    options.filter = RandomFilter(&random);
    options.max_hops = 1 + static_cast<int>(random() % 6);
    options.direction = random() % 2 == 0 ? PathDirection::kDirected
                                          : PathDirection::kUndirected;
    const std::string from = RandomCode(&random);
    const std::string to = RandomCode(&random);
    SCOPED_TRACE(from + " to " + to + " " + DescribeFilter(options.filter));
    const GraphOracle oracle(*store, options.filter);
    const auto found = query.ShortestPath(from, to, options);
    ASSERT_TRUE(found.has_value()) << found.error().ToString();
    const auto expected = FirstShortest(oracle, from, to, options);
    ASSERT_EQ(found->has_value(), expected.has_value());
    if (!expected) {
      ++none;
      continue;
    }
    Codes codes = {from};
    for (const ChainHop& hop : (*found)->hops) {
      EXPECT_EQ(hop.from, codes.back());
      codes.push_back(hop.to);
      const auto events = oracle.HopEvents(hop.from, hop.to, options.direction);
      ASSERT_FALSE(events.empty());
      EXPECT_EQ(hop.event.id, events.front()->id);
      EXPECT_EQ(hop.parallel, events.size());
    }
    EXPECT_EQ(codes, *expected);
    far += codes.size() > 3 ? 1 : 0;
  }
  EXPECT_GT(far, 5U);
  EXPECT_GT(none, 5U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, ShortestPathPropertyTest,
                         testing::Values(41U, 42U, 43U));

}  // namespace
}  // namespace actant
