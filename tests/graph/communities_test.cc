#include "graph/communities.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <vector>

#include "graph/components.h"
#include "tests/graph/random_snapshot.h"

namespace actant {
namespace {

using Parts = std::vector<uint32_t>;

// Two triangles and a bridge between them; 6 is alone.
Snapshot Triangles() {
  return MakeSnapshot(7, {{0, 2, 0},
                          {2, 4, 1},
                          {4, 0, 2},
                          {1, 3, 3},
                          {3, 5, 4},
                          {5, 1, 5},
                          {4, 5, 6}});
}

TEST(CommunitiesTest, TrianglesOnABridgeAreTwo) {
  const auto found = FindCommunities(Triangles(), CommunityOptions());
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->partition.part, Parts({0, 1, 0, 1, 0, 1, 2}));
  EXPECT_EQ(found->partition.sizes, Parts({3, 3, 1}));
  // 6/7 within, and two halves: Newman and Girvan's formula by hand.
  EXPECT_NEAR(found->modularity, 6.0 / 7 - 0.5, 1e-12);
}

TEST(CommunitiesTest, EventsDecideWhereABridgeBelongs) {
  // 2 is between the pairs 0, 1 and 3, 4; three events tie it to the second.
  const Snapshot graph = MakeSnapshot(5, {{0, 1, 0},
                                          {0, 1, 1},
                                          {1, 2, 2},
                                          {2, 3, 3},
                                          {2, 3, 4},
                                          {3, 2, 5},
                                          {3, 4, 6},
                                          {3, 4, 7}});
  const auto found = FindCommunities(graph, CommunityOptions());
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->partition.part, Parts({1, 1, 0, 0, 0}));
}

TEST(CommunitiesTest, ResolutionGivesMoreOrFewer) {
  CommunityOptions options;
  options.resolution = 0;
  EXPECT_EQ(FindCommunities(Triangles(), options).value().partition.sizes,
            Parts({6, 1}));
  options.resolution = 10;
  EXPECT_EQ(FindCommunities(Triangles(), options).value().partition.sizes,
            Parts(7, 1));
}

TEST(CommunitiesTest, TheSameGraphGivesTheSameCommunities) {
  std::mt19937 random(91);
  for (int round = 0; round < 20; ++round) {
    const Snapshot graph = RandomGroups(&random);
    const auto once = FindCommunities(graph, CommunityOptions());
    const auto again = FindCommunities(graph, CommunityOptions());
    ASSERT_TRUE(once.has_value() && again.has_value());
    EXPECT_EQ(once->partition.part, again->partition.part);
    const auto modularity =
        Modularity(graph, once->partition, CommunityOptions());
    EXPECT_EQ(modularity.value(), once->modularity);
  }
}

TEST(CommunitiesTest, WithoutEdgesAllAreAlone) {
  const auto found = FindCommunities(MakeSnapshot(3, {}), CommunityOptions());
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->partition.part, Parts({0, 1, 2}));
  EXPECT_EQ(found->modularity, 0);
  EXPECT_TRUE(FindCommunities(MakeSnapshot(0, {}), CommunityOptions())
                  .value()
                  .partition.sizes.empty());
}

TEST(CommunitiesTest, RefusesAResolutionBelowZero) {
  for (const double resolution : {-1.0, std::numeric_limits<double>::infinity(),
                                  std::numeric_limits<double>::quiet_NaN()}) {
    CommunityOptions options;
    options.resolution = resolution;
    const auto found = FindCommunities(Triangles(), options);
    ASSERT_FALSE(found.has_value()) << resolution;
    EXPECT_EQ(found.error().code(), StatusCode::kInvalidArgument);
  }
}

TEST(PartitionTest, NumbersBySizeThenByFirstVertex) {
  const Partition partition = NumberParts({4, 2, 2, 0, 4, 3});
  EXPECT_EQ(partition.part, Parts({0, 1, 1, 2, 0, 3}));
  EXPECT_EQ(partition.sizes, Parts({2, 2, 1, 1}));
  EXPECT_EQ(MembersOf(partition),
            std::vector<Parts>({{0, 4}, {1, 2}, {3}, {5}}));
}

TEST(PartitionTest, CountsAnEventWithinAPartOnce) {
  // Event 0 goes both ways; event 1 leads out of the part.
  const Snapshot graph =
      MakeSnapshot(4, {{0, 1, 0}, {1, 0, 0}, {1, 2, 1}, {2, 3, 2}, {2, 3, 3}});
  EXPECT_EQ(EventsWithin(graph, NumberParts({0, 0, 1, 1})).value(),
            std::vector<uint64_t>({1, 2}));
}

TEST(ComponentsTest, AWayBackMakesThemStrong) {
  const Snapshot graph =
      MakeSnapshot(5, {{1, 2, 0}, {2, 3, 1}, {3, 1, 2}, {0, 1, 3}});
  EXPECT_EQ(ConnectedComponents(graph, Connection::kWeak).value().part,
            Parts({0, 0, 0, 0, 1}));
  EXPECT_EQ(ConnectedComponents(graph, Connection::kStrong).value().part,
            Parts({1, 0, 0, 0, 2}));
}

TEST(ComponentsTest, ALongChainNeedsNoDeepStack) {
  constexpr uint32_t kLength = 300000;
  std::vector<std::pair<uint32_t, uint32_t>> ends;
  for (uint32_t i = 0; i + 1 < kLength; ++i) ends.emplace_back(i, i + 1);
  const std::vector<SnapshotEdge> edges(ends.size());
  const Snapshot chain(boost::edges_are_unsorted_multi_pass, ends.begin(),
                       ends.end(), edges.begin(), kLength);
  EXPECT_EQ(ConnectedComponents(chain, Connection::kWeak).value().sizes.size(),
            1U);
  EXPECT_EQ(
      ConnectedComponents(chain, Connection::kStrong).value().sizes.size(),
      kLength);
}

}  // namespace
}  // namespace actant
