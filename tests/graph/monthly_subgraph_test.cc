#include "graph/monthly_subgraph.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/event_scan.h"
#include "tests/graph/graph_oracle.h"
#include "tests/graph/scratch_store.h"
#include "tests/storage/sample_rows.h"

namespace actant {
namespace {

// Source, target, quadrant (-1 = none), mutual, and a month ("" = all).
using Cell = std::tuple<std::string, std::string, int, bool, std::string>;

class MonthlySubgraphTest : public ::testing::Test {
 protected:
  MonthlySubgraphTest() {
    EXPECT_TRUE(store_->PutActors(VocabularyActors()).ok());
    EXPECT_TRUE(store_->PutTypes(VocabularyTypes()).ok());
    FillAtRandom(&random_, store_.get());
    testing::RowMix mix;
    mix.rows = 500;
    mix.actors = static_cast<uint32_t>(VocabularyActors().size());
    mix.types = static_cast<uint32_t>(VocabularyTypes().size());
    mix.ids = testing::SampleIds::kRandom;
    mix.first_day = ToDay({2023, 12, 10});
    mix.days = 90;
    mix.undated = 5;
    mix.lone = 5;
    mix.mutual = 10;
    rows_.Import(testing::RandomRows(mix, &random_), "d", "1", store_.get());
  }

  ScratchStore store_;
  std::mt19937 random_{5};
  testing::RowOracle rows_;
};

int QuadNumber(const std::optional<QuadClass>& quad) {
  return quad ? static_cast<int>(*quad) : -1;
}

// What the edges among `shown` must count, from the events themselves.
std::map<Cell, uint64_t> ExpectedCells(const EventStore& store,
                                       const GraphOracle& oracle,
                                       const std::set<std::string>& shown) {
  const auto classes = TypeClasses::Read(store);
  std::map<Cell, uint64_t> cells;
  for (const Arc& arc : oracle.arcs()) {
    if (!shown.contains(arc.from) || !shown.contains(arc.to)) continue;
    const v1::Event& event = arc.row->event;
    if (arc.from == arc.to || (event.mutual() && arc.to < arc.from)) continue;
    const int quad =
        QuadNumber(QuadOf(classes->Of(*store.FindType(event.type()))));
    ++cells[{arc.from, arc.to, quad, event.mutual(), ""}];
    const std::optional<Day> day = PlaceOf(*arc.row).first_day;
    if (!day) continue;
    ++cells[{arc.from, arc.to, quad, event.mutual(),
             Period::Of(*day, PeriodLength::kMonth).ToString()}];
  }
  return cells;
}

TEST_F(MonthlySubgraphTest, CountsWhatTheOracleCounts) {
  size_t edges = 0;
  for (int round = 0; round < 40; ++round) {
    MonthlySubgraphOptions options;
    options.filter = RandomFilter(&random_);
    options.limit = random_() % 4;
    SCOPED_TRACE(DescribeFilter(options.filter));
    std::vector<std::string> centres = {RandomCode(&random_)};
    if (round % 3 == 0) centres.push_back(RandomCode(&random_));
    const auto graph = ReadMonthlySubgraph(*store_, centres, options);
    ASSERT_TRUE(graph.has_value()) << graph.error().ToString();
    const GraphOracle oracle(*store_, options.filter);
    std::set<std::string> shown;
    for (const MonthlyNode& node : graph->nodes) shown.insert(node.code);
    EXPECT_EQ(shown.size(), graph->nodes.size());
    const std::set<std::string> named(centres.begin(), centres.end());
    for (const MonthlyNode& node : graph->nodes) {
      EXPECT_EQ(node.centre, named.contains(node.code)) << node.code;
    }
    std::map<Cell, uint64_t> cells;
    std::map<std::string, uint64_t> events;
    for (const MonthlyEdge& edge : graph->edges) {
      const int quad = QuadNumber(edge.quad_class);
      cells[{edge.source, edge.target, quad, edge.mutual, ""}] = edge.events;
      events[edge.source] += edge.events;
      events[edge.target] += edge.events;
      for (const auto& [month, count] : edge.months) {
        cells[{edge.source, edge.target, quad, edge.mutual, month.ToString()}] =
            count;
      }
    }
    EXPECT_EQ(cells, ExpectedCells(*store_, oracle, shown));
    for (const MonthlyNode& node : graph->nodes) {
      EXPECT_EQ(node.events, events[node.code]) << node.code;
    }
    edges += graph->edges.size();
    if (HasFailure()) return;
  }
  EXPECT_GT(edges, 100U);
}

TEST_F(MonthlySubgraphTest, ShowsTheNearestAndSaysWhatItCuts) {
  MonthlySubgraphOptions options;
  options.limit = 0;
  const auto all = ReadMonthlySubgraph(*store_, {"USA"}, options);
  ASSERT_TRUE(all.has_value());
  EXPECT_FALSE(all->truncated);
  const auto neighbors =
      GraphQuery(store_.get()).Neighbors("USA", NeighborhoodOptions());
  ASSERT_EQ(all->nodes.size(), neighbors->neighbors.size() + 1);
  ASSERT_GT(all->nodes.size(), 4U);
  EXPECT_EQ(all->nodes[0].code, "USA");
  options.limit = 2;
  const auto two = ReadMonthlySubgraph(*store_, {"USA"}, options);
  ASSERT_EQ(two->nodes.size(), 3U);
  EXPECT_TRUE(two->truncated);
  EXPECT_EQ(two->nodes[1].code, all->nodes[1].code);
  options.limit = 0;
  options.most_nodes = 4;
  const auto bounded = ReadMonthlySubgraph(*store_, {"USA", "CHN"}, options);
  EXPECT_EQ(bounded->nodes.size(), 4U);
  EXPECT_TRUE(bounded->truncated);
}

TEST_F(MonthlySubgraphTest, RefusesWhatIsNotThere) {
  EXPECT_EQ(ReadMonthlySubgraph(*store_, {"NOWHERE"}, {}).error().code(),
            StatusCode::kNotFound);
  EXPECT_EQ(ReadMonthlySubgraph(*store_, {}, {}).error().code(),
            StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace actant
