// The measures on random graphs against networkx and igraph
// (readback/analytics.py).
#include <gtest/gtest.h>

#include <boost/range/iterator_range.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "graph/centrality.h"
#include "graph/communities.h"
#include "graph/components.h"
#include "graph/simple_paths.h"
#include "tests/graph/random_snapshot.h"
#include "tests/graph/readback_folder.h"

namespace actant {
namespace {

using Json = nlohmann::json;

constexpr int kGraphs = 40;

Json CaseOf(const char* measure, const Snapshot& graph,
            PathDirection direction) {
  Json edges_json = Json::array();
  for (const auto& edge : boost::make_iterator_range(edges(graph))) {
    edges_json.push_back(
        {source(edge, graph), target(edge, graph), graph[edge].event.value()});
  }
  Json json;
  json["measure"] = measure;
  json["directed"] = direction == PathDirection::kDirected;
  json["vertices"] = num_vertices(graph);
  json["edges"] = std::move(edges_json);
  json["options"] = Json::object();
  return json;
}

// What networkx and igraph find otherwise: nothing if all agree.
std::string Differences(const Json& cases) {
  const ReadbackFolder folder;
  const std::filesystem::path file = folder.path() / "cases.json";
  std::ofstream(file) << cases;
  return folder.Run("analytics.py", {file});
}

PathDirection RandomDirection(std::mt19937* random) {
  return (*random)() % 2 == 0 ? PathDirection::kDirected
                              : PathDirection::kUndirected;
}

Json DegreesCase(const Snapshot& graph) {
  Json json = CaseOf("degrees", graph, PathDirection::kDirected);
  json["found"] = Json::array();
  const std::vector<ActorDegree> degrees = Degrees(graph).value();
  for (const ActorDegree& degree : degrees) {
    json["found"].push_back({degree.out, degree.in, degree.neighbors,
                             degree.out_strength, degree.in_strength,
                             degree.strength, degree.events});
  }
  return json;
}

Json PageRankCase(const Snapshot& graph, const PageRankOptions& options) {
  Json json = CaseOf("page_rank", graph, options.direction);
  json["options"]["damping"] = options.damping;
  const PageRanks found = PageRank(graph, options).value();
  EXPECT_TRUE(found.converged);
  json["found"] = found.ranks;
  return json;
}

Json BetweennessCase(const Snapshot& graph, PathDirection direction) {
  Json json = CaseOf("betweenness", graph, direction);
  json["found"] = Betweenness(graph, direction).value();
  return json;
}

Json ComponentsCase(const Snapshot& graph, Connection connection) {
  Json json = CaseOf("components", graph, PathDirection::kDirected);
  json["options"]["strong"] = connection == Connection::kStrong;
  json["found"] = ConnectedComponents(graph, connection).value().part;
  return json;
}

Json CommunitiesCase(const Snapshot& graph, double resolution) {
  Json json = CaseOf("communities", graph, PathDirection::kUndirected);
  json["options"]["resolution"] = resolution;
  json["options"]["runs"] = 3;
  CommunityOptions options;
  options.resolution = resolution;
  const Communities found = FindCommunities(graph, options).value();
  json["found"]["parts"] = found.partition.part;
  json["found"]["modularity"] = found.modularity;
  return json;
}

Json SimplePathsCase(const Snapshot& graph, uint32_t from, uint32_t to,
                     const SimplePathOptions& options) {
  Json json = CaseOf("simple_paths", graph, options.direction);
  json["options"]["from"] = from;
  json["options"]["to"] = to;
  json["options"]["count"] = options.count;
  json["options"]["inverse"] = options.cost == HopCost::kInverseEvents;
  // All paths of a larger graph are too many to list.
  json["options"]["enumerate"] = num_edges(graph) < 60;
  json["found"] = Json::array();
  const std::vector<SimplePath> paths =
      KShortestPaths(graph, from, to, options).value();
  for (const SimplePath& path : paths) {
    json["found"].push_back({{"vertices", path.vertices}, {"cost", path.cost}});
  }
  return json;
}

class AnalyticsReadbackTest : public ::testing::TestWithParam<unsigned> {
 protected:
  AnalyticsReadbackTest() : random_(GetParam()) {}

  std::mt19937 random_;
};

TEST_P(AnalyticsReadbackTest, Degrees) {
  Json cases = Json::array();
  for (int i = 0; i < kGraphs; ++i) {
    cases.push_back(DegreesCase(RandomSnapshot(&random_)));
  }
  EXPECT_EQ(Differences(cases), "");
}

TEST_P(AnalyticsReadbackTest, PageRank) {
  Json cases = Json::array();
  for (int i = 0; i < kGraphs; ++i) {
    PageRankOptions options;
    options.direction = RandomDirection(&random_);
    if (i % 3 == 1) options.damping = 0.5;
    if (i % 3 == 2) options.damping = 0.95;
    cases.push_back(PageRankCase(RandomSnapshot(&random_), options));
  }
  EXPECT_EQ(Differences(cases), "");
}

TEST_P(AnalyticsReadbackTest, Betweenness) {
  Json cases = Json::array();
  for (int i = 0; i < kGraphs; ++i) {
    const PathDirection direction = RandomDirection(&random_);
    cases.push_back(BetweennessCase(RandomSnapshot(&random_), direction));
  }
  EXPECT_EQ(Differences(cases), "");
}

TEST_P(AnalyticsReadbackTest, Components) {
  Json cases = Json::array();
  for (int i = 0; i < kGraphs; ++i) {
    const Snapshot graph = RandomSnapshot(&random_);
    cases.push_back(ComponentsCase(graph, Connection::kWeak));
    cases.push_back(ComponentsCase(graph, Connection::kStrong));
  }
  EXPECT_EQ(Differences(cases), "");
}

TEST_P(AnalyticsReadbackTest, Communities) {
  constexpr double kResolutions[] = {1, 0.5, 2};
  Json cases = Json::array();
  for (int i = 0; i < kGraphs; ++i) {
    const Snapshot graph =
        i % 2 == 0 ? RandomGroups(&random_) : RandomSnapshot(&random_);
    cases.push_back(CommunitiesCase(graph, kResolutions[i / 2 % 3]));
  }
  EXPECT_EQ(Differences(cases), "");
}

TEST_P(AnalyticsReadbackTest, SimplePaths) {
  Json cases = Json::array();
  size_t found = 0;
  for (int i = 0; i < kGraphs; ++i) {
    const Snapshot graph = RandomSnapshot(&random_);
    SimplePathOptions options;
    options.direction = RandomDirection(&random_);
    options.cost = i % 2 == 0 ? HopCost::kOne : HopCost::kInverseEvents;
    options.count = 1 + random_() % 30;
    const auto count = static_cast<uint32_t>(num_vertices(graph));
    const auto from = static_cast<uint32_t>(random_() % count);
    const auto to = static_cast<uint32_t>(random_() % count);
    if (from == to) continue;
    cases.push_back(SimplePathsCase(graph, from, to, options));
    found += cases.back()["found"].size();
  }
  EXPECT_EQ(Differences(cases), "");
  EXPECT_GT(found, 100U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnalyticsReadbackTest,
                         ::testing::Values(71U, 72U, 73U));

// The readers must see a wrong value where there is one.
TEST(AnalyticsReadbackFaultTest, IsSeenInEveryMeasure) {
  // A square of which one side is stronger, a tail and one apart.
  const Snapshot graph = MakeSnapshot(
      6, {{0, 1, 0}, {0, 1, 1}, {1, 2, 2}, {2, 3, 3}, {3, 0, 4}, {3, 4, 5}});
  Json degrees = DegreesCase(graph);
  degrees["found"][0][3] = 1;
  EXPECT_NE(Differences(Json::array({degrees})), "");
  Json ranks = PageRankCase(graph, PageRankOptions());
  ranks["found"][5] = ranks["found"][5].get<double>() + 1e-6;
  EXPECT_NE(Differences(Json::array({ranks})), "");
  Json between = BetweennessCase(graph, PathDirection::kUndirected);
  between["found"][3] = between["found"][3].get<double>() * 2;
  EXPECT_NE(Differences(Json::array({between})), "");
  Json weak = ComponentsCase(graph, Connection::kWeak);
  weak["found"][5] = 0;
  EXPECT_NE(Differences(Json::array({weak})), "");
  Json communities = CommunitiesCase(graph, 1);
  communities["found"]["modularity"] = 0.9;
  EXPECT_NE(Differences(Json::array({communities})), "");
  Json paths = SimplePathsCase(graph, 0, 4, SimplePathOptions());
  ASSERT_EQ(paths["found"].size(), 2U);
  EXPECT_EQ(Differences(Json::array({paths})), "");
  paths["found"].erase(1);
  EXPECT_NE(Differences(Json::array({paths})), "");
}

}  // namespace
}  // namespace actant
