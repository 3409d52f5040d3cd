// NumberQuery over random stores of imported rows and articles, against an
// oracle that looks at all arcs.
#include "graph/number_query.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <ostream>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/graph/graph_oracle.h"
#include "tests/graph/number_oracle.h"
#include "tests/graph/scratch_store.h"
#include "tests/storage/sample_rows.h"

namespace actant {
namespace {

using testing::RandomRows;
using testing::RowMix;
using testing::RowOracle;
using testing::SampleIds;

// What a store is filled with.
struct Contents {
  const char* name;
  bool articles;
  int tables;
  size_t rows;
  int states;
  Day longest_span;
  int undated;
};

// In the tests' names.
void PrintTo(const Contents& contents, std::ostream* out) {
  *out << contents.name;
}

class NumberQueryTest : public ::testing::TestWithParam<Contents> {
 protected:
  void SetUp() override {
    std::vector<ActorWrite> actors = VocabularyActors();
    for (uint32_t i = 0; actors.size() < kActors; ++i) {
      actors.emplace_back().actor.set_code("X" + std::to_string(i));
    }
    ASSERT_TRUE(store_->PutActors(actors).ok());
    ASSERT_TRUE(store_->PutTypes(VocabularyTypes()).ok());
    // Some rows are read before the articles, some after.
    for (int table = 0; table < GetParam().tables; ++table) {
      if (table == 1 && GetParam().articles) {
        FillAtRandom(&random_, store_.get());
      }
      Import(table);
      if (HasFatalFailure()) return;
    }
    if (GetParam().tables < 2 && GetParam().articles) {
      FillAtRandom(&random_, store_.get());
    }
  }

  void Import(int table) {
    RowMix mix;
    mix.rows = GetParam().rows;
    mix.actors = kActors;
    mix.types = static_cast<uint32_t>(VocabularyTypes().size());
    mix.ids = SampleIds::kRandom;
    mix.first_day = ToDay({2021, 9, 10}) + 200 * table;
    mix.days = 1300;
    mix.longest_span = GetParam().longest_span;
    mix.undated = GetParam().undated;
    mix.lone = 5;
    mix.mutual = 10;
    mix.states = GetParam().states;
    rows_.Import(RandomRows(mix, &random_), "d", std::to_string(table),
                 store_.get());
  }

  Day AnyDay() { return RandomDay(2021, 6, &random_); }

  EventFilter AnyFilter() {
    EventFilter filter;
    static const std::vector<std::string> kNames = {
        "SANCTION", "sanction", "export_control", "CONSULT", "missile_test"};
    if (random_() % 2 == 0) {
      for (uint64_t n = 1 + random_() % 2; n > 0; --n) {
        filter.types.push_back(kNames[random_() % kNames.size()]);
      }
    }
    switch (random_() % 8) {
      case 0:
      case 1:
        break;
      case 2:
        filter.from = AnyDay();
        break;
      case 3:
        filter.to = AnyDay();
        break;
      case 4:  // all that is dated
        filter.from = ToDay({2001, 2, 3});
        filter.to = ToDay({2055, 6, 7});
        break;
      default:
        filter.from = AnyDay();
        filter.to = std::max(*filter.from, AnyDay());
    }
    switch (random_() % 4) {
      case 0:
        filter.statuses = {v1::EVENT_STATUS_PLANNED};
        break;
      case 1:
        filter.statuses.insert(v1::EVENT_STATUS_NEGATED);
        filter.statuses.insert(v1::EVENT_STATUS_POSSIBLE);
        break;
      default:
        break;
    }
    if (random_() % 5 == 0) filter.min_confidence = 0.4F;
    filter.level = random_() % 2 == 0 ? Level::kState : Level::kActor;
    return filter;
  }

  NumberQuery Query(const EventFilter& filter) {
    auto query = NumberQuery::Make(store_.get(), filter);
    if (!query.has_value()) {
      ADD_FAILURE() << query.error().ToString();
      std::abort();
    }
    return *std::move(query);
  }
  NumberOracle Oracle(const EventFilter& filter) {
    return NumberOracle(*store_, rows_, filter);
  }
  // Those with the most events often.
  ActorNumber AnyActor() {
    const auto any = static_cast<uint32_t>(random_());
    return ActorNumber(any % 3 == 0 ? any / 3 % 4 : any / 3 % kActors);
  }

  static constexpr uint32_t kActors = 24;
  ScratchStore store_;
  std::mt19937 random_{5};
  RowOracle rows_;
};

using Count =
    std::tuple<uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, int64_t>;

std::vector<Count> Counts(const std::vector<NeighborCount>& neighbors) {
  std::vector<Count> counts;
  for (const NeighborCount& count : neighbors) {
    counts.emplace_back(count.other.value(), count.outgoing, count.incoming,
                        count.mutual, count.both_ways, count.goldstein_tenths);
  }
  return counts;
}

TEST_P(NumberQueryTest, NeighborsAreThoseOfTheOracle) {
  size_t found = 0;
  for (int round = 0; round < 40; ++round) {
    const EventFilter filter = AnyFilter();
    SCOPED_TRACE(DescribeFilter(filter));
    const NumberOracle oracle = Oracle(filter);
    NumberQuery query = Query(filter);
    for (int i = 0; i < 6; ++i) {
      const ActorNumber actor = AnyActor();
      auto expected = oracle.Neighbors(actor);
      std::vector<NeighborCount> neighbors(3);
      ASSERT_TRUE(
          query.Neighbors(actor, NeighborOrder::kByNumber, &neighbors).ok());
      ASSERT_EQ(Counts(neighbors), Counts(expected)) << actor.value();
      std::stable_sort(expected.begin(), expected.end(),
                       [](const NeighborCount& a, const NeighborCount& b) {
                         return a.events() > b.events();
                       });
      ASSERT_TRUE(
          query.Neighbors(actor, NeighborOrder::kByEvents, &neighbors).ok());
      ASSERT_EQ(Counts(neighbors), Counts(expected)) << actor.value();
      found += expected.size();
    }
  }
  EXPECT_GT(found, 500U);
}

TEST_P(NumberQueryTest, ReachIsThatOfTheOracle) {
  for (int round = 0; round < 25; ++round) {
    const EventFilter filter = AnyFilter();
    SCOPED_TRACE(DescribeFilter(filter));
    const NumberOracle oracle = Oracle(filter);
    NumberQuery query = Query(filter);
    const ActorNumber actor = AnyActor();
    const auto distances = oracle.Distances(actor);
    for (int hops = 1; hops <= 6; ++hops) {
      std::vector<ActorNumber> expected;
      for (const auto& [other, distance] : distances) {
        if (distance > 0 && distance <= hops) expected.push_back(other);
      }
      std::vector<ActorNumber> reached = {actor};
      ASSERT_TRUE(query.Reach(actor, hops, &reached).ok());
      ASSERT_EQ(reached, expected) << hops << " hops from " << actor.value();
    }
  }
}

TEST_P(NumberQueryTest, DistanceIsThatOfTheOracle) {
  for (int round = 0; round < 25; ++round) {
    const EventFilter filter = AnyFilter();
    SCOPED_TRACE(DescribeFilter(filter));
    const NumberOracle oracle = Oracle(filter);
    NumberQuery query = Query(filter);
    const ActorNumber from = AnyActor();
    const auto distances = oracle.Distances(from);
    for (int i = 0; i < 8; ++i) {
      const ActorNumber to = AnyActor();
      const int max_hops = 1 + static_cast<int>(random_() % 5);
      const auto at = distances.find(to);
      std::optional<int> expected;
      if (at != distances.end() && at->second <= max_hops) {
        expected = at->second;
      }
      const auto distance = query.Distance(from, to, max_hops);
      ASSERT_TRUE(distance.has_value()) << distance.error().ToString();
      ASSERT_EQ(*distance, expected)
          << from.value() << " to " << to.value() << " in " << max_hops;
    }
  }
}

void ExpectRows(const std::vector<TimelineRow>& rows,
                const std::vector<TimelineRow>& expected) {
  ASSERT_EQ(rows.size(), expected.size());
  for (size_t at = 0; at < rows.size(); ++at) {
    ASSERT_EQ(rows[at].event, expected[at].event) << "row " << at;
    EXPECT_EQ(rows[at].first_day, expected[at].first_day);
    EXPECT_EQ(rows[at].last_day, expected[at].last_day);
    EXPECT_EQ(rows[at].source, expected[at].source);
    EXPECT_EQ(rows[at].target, expected[at].target);
    EXPECT_EQ(rows[at].type, expected[at].type);
    EXPECT_EQ(rows[at].status, expected[at].status);
    EXPECT_EQ(rows[at].mutual, expected[at].mutual);
    EXPECT_EQ(rows[at].goldstein_tenths, expected[at].goldstein_tenths);
    EXPECT_NEAR(rows[at].confidence, expected[at].confidence, 0.5 / 255 + 1e-6);
    EXPECT_EQ(rows[at].row, expected[at].row);
    EXPECT_EQ(rows[at].article.has_value(), rows[at].row.has_value());
  }
}

TEST_P(NumberQueryTest, TimelinesAreTheFirstOfTheOracles) {
  size_t found = 0;
  for (int round = 0; round < 30; ++round) {
    const EventFilter filter = AnyFilter();
    SCOPED_TRACE(DescribeFilter(filter));
    const NumberOracle oracle = Oracle(filter);
    NumberQuery query = Query(filter);
    for (int i = 0; i < 8; ++i) {
      const ActorNumber a = AnyActor();
      const ActorNumber b = AnyActor();
      std::vector<TimelineRow> rows(2);
      if (a == b) {
        ASSERT_TRUE(query.Timeline(a, b, 0, &rows).ok());
        EXPECT_TRUE(rows.empty());
        continue;
      }
      auto expected = oracle.Timeline(a, b);
      found += expected.size();
      ASSERT_TRUE(query.Timeline(a, b, 0, &rows).ok());
      ExpectRows(rows, expected);
      for (const size_t limit : {1, 2, 3, 5, 20, 1000}) {
        ASSERT_TRUE(query.Timeline(b, a, limit, &rows).ok());
        auto first = expected;
        if (first.size() > limit) first.resize(limit);
        ExpectRows(rows, first);
        if (HasFailure())
          FAIL() << a.value() << " " << b.value() << " limit " << limit;
      }
    }
  }
  EXPECT_GT(found, 50U);
}

TEST_P(NumberQueryTest, MonthsAreThoseOfTheOracle) {
  for (int round = 0; round < 30; ++round) {
    const EventFilter filter = AnyFilter();
    SCOPED_TRACE(DescribeFilter(filter));
    const NumberOracle oracle = Oracle(filter);
    NumberQuery query = Query(filter);
    for (int i = 0; i < 8; ++i) {
      const ActorNumber a = AnyActor();
      const ActorNumber b = AnyActor();
      std::vector<MonthCount> months(2);
      ASSERT_TRUE(query.Months(a, b, &months).ok());
      std::vector<MonthCount> expected;
      if (a != b) expected = oracle.Months(a, b);
      ASSERT_EQ(months.size(), expected.size());
      for (size_t at = 0; at < months.size(); ++at) {
        EXPECT_EQ(
            std::tuple(months[at].year, months[at].month, months[at].events,
                       months[at].goldstein_tenths),
            std::tuple(expected[at].year, expected[at].month,
                       expected[at].events, expected[at].goldstein_tenths));
      }
      if (HasFailure()) return;
    }
  }
}

TEST_P(NumberQueryTest, PathsAreTheFirstOfTheOracles) {
  // Paths of three hops are looked for from either end, by the numbers of
  // actors beside them.
  size_t forward = 0;
  size_t backward = 0;
  for (int round = 0; round < 30; ++round) {
    EventFilter filter = AnyFilter();
    if (round % 2 == 0) filter.types = {"CONSULT"};
    SCOPED_TRACE(DescribeFilter(filter));
    const NumberOracle oracle = Oracle(filter);
    NumberQuery query = Query(filter);
    for (int i = 0; i < 6; ++i) {
      const ActorNumber from = AnyActor();
      const ActorNumber to = AnyActor();
      for (int max_hops = 1; max_hops <= 3; ++max_hops) {
        std::vector<NumberPath> expected;
        if (from != to) expected = oracle.Paths(from, to, max_hops);
        if (max_hops == 3 && !expected.empty() && expected.back().size() == 4) {
          const bool few_after =
              oracle.After(from).size() <= 2 * oracle.Before(to).size();
          ++(few_after ? forward : backward);
        }
        for (const size_t limit : {0, 1, 2, 7, 50}) {
          auto first = expected;
          if (limit > 0 && first.size() > limit) first.resize(limit);
          std::vector<NumberPath> paths(3);
          ASSERT_TRUE(query.Paths(from, to, max_hops, limit, &paths).ok());
          ASSERT_EQ(paths, first)
              << from.value() << " to " << to.value() << ", " << max_hops
              << " hops, limit " << limit;
        }
      }
    }
  }
  EXPECT_GT(forward, 10U);
  // Articles alone are too few for it.
  if (GetParam().tables > 0) {
    EXPECT_GT(backward, 3U);
  }
}

TEST_P(NumberQueryTest, ChainsAreTheFirstOfTheOracles) {
  size_t found = 0;
  for (int round = 0; round < 30; ++round) {
    EventFilter filter = AnyFilter();
    // With one type of one table they are read in parts.
    if (round % 2 == 0) filter.types = {"missile_test"};
    SCOPED_TRACE(DescribeFilter(filter));
    const NumberOracle oracle = Oracle(filter);
    NumberQuery query = Query(filter);
    const ActorNumber from = AnyActor();
    const int max_hops = filter.types.empty() ? 2 : 1 + round % 3;
    const int min_hops = 1 + round / 3 % max_hops;
    const auto expected = oracle.Chains(from, min_hops, max_hops);
    found += expected.size();
    for (const size_t limit : {0, 1, 3, 10, 100, 1000}) {
      auto first = expected;
      if (limit > 0 && first.size() > limit) first.resize(limit);
      std::vector<EventChain> chains(2);
      ASSERT_TRUE(
          query.EventChains(from, min_hops, max_hops, limit, &chains).ok());
      ASSERT_EQ(chains, first) << from.value() << ", limit " << limit;
    }
  }
  EXPECT_GT(found, 100U);
}

TEST_P(NumberQueryTest, ActorsThatTheStoreDoesNotHaveHaveNoEdges) {
  NumberQuery query = Query(EventFilter());
  const ActorNumber none(kActors + 100);
  std::vector<NeighborCount> neighbors(1);
  ASSERT_TRUE(query.Neighbors(none, NeighborOrder::kByEvents, &neighbors).ok());
  EXPECT_TRUE(neighbors.empty());
  std::vector<ActorNumber> reached(1);
  ASSERT_TRUE(query.Reach(none, 2, &reached).ok());
  EXPECT_TRUE(reached.empty());
  std::vector<TimelineRow> rows(1);
  ASSERT_TRUE(query.Timeline(none, ActorNumber(0), 0, &rows).ok());
  EXPECT_TRUE(rows.empty());
  std::vector<NumberPath> paths(1);
  ASSERT_TRUE(query.Paths(ActorNumber(0), none, 3, 0, &paths).ok());
  EXPECT_TRUE(paths.empty());
  EXPECT_EQ(*query.Distance(none, ActorNumber(0), 9), std::nullopt);
  std::vector<EventChain> chains(1);
  ASSERT_TRUE(query.EventChains(none, 1, 2, 0, &chains).ok());
  EXPECT_TRUE(chains.empty());
}

TEST_P(NumberQueryTest, RefusesHopsOutOfRange) {
  NumberQuery query = Query(EventFilter());
  const ActorNumber a(0);
  const ActorNumber b(1);
  std::vector<ActorNumber> reached;
  std::vector<NumberPath> paths;
  std::vector<EventChain> chains;
  for (const int hops : {0, 7}) {
    EXPECT_EQ(query.Reach(a, hops, &reached).code(),
              StatusCode::kInvalidArgument);
  }
  for (const int hops : {0, 4}) {
    EXPECT_EQ(query.Paths(a, b, hops, 1, &paths).code(),
              StatusCode::kInvalidArgument);
  }
  for (const int hops : {0, 17}) {
    EXPECT_EQ(query.Distance(a, b, hops).error().code(),
              StatusCode::kInvalidArgument);
  }
  for (const auto& [least, most] :
       {std::pair(0, 1), std::pair(3, 2), std::pair(1, 9)}) {
    EXPECT_EQ(query.EventChains(a, least, most, 1, &chains).code(),
              StatusCode::kInvalidArgument);
  }
}

INSTANTIATE_TEST_SUITE_P(
    , NumberQueryTest,
    ::testing::Values(Contents{"Articles", true, 0, 0, 0, 0, 0},
                      Contents{"OneTable", false, 1, 4000, 0, 0, 0},
                      Contents{"OneTableOfStates", false, 1, 2500, 40, 0, 0},
                      Contents{"TablesOfSpans", false, 3, 900, 30, 700, 4},
                      Contents{"TableAndArticles", true, 1, 1500, 0, 0, 3},
                      Contents{"TablesAndArticles", true, 3, 700, 30, 500, 4}),
    [](const auto& contents) { return std::string(contents.param.name); });

// Three actors with lists of several blocks, which chains read part by part.
TEST(NumberQueryOfLongListsTest, AnswersAreTheFirstOfTheOracles) {
  std::mt19937 random(9);
  ScratchStore store;
  ASSERT_TRUE(store->PutActors(VocabularyActors()).ok());
  ASSERT_TRUE(store->PutTypes(VocabularyTypes()).ok());
  RowMix mix;
  mix.rows = 9000;
  mix.actors = 3;
  mix.types = 1;
  mix.first_day = ToDay({2021, 9, 10});
  mix.days = 1300;
  mix.undated = 1;
  mix.mutual = 10;
  auto rows = RandomRows(mix, &random);
  for (testing::SampleRow& row : rows) {
    row.type = store->FindType("missile_test")->value();
    row.status = v1::EVENT_STATUS_OCCURRED;
  }
  RowOracle imported;
  imported.Import(rows, "d", "f", store.get());
  for (const bool cut : {false, true}) {
    EventFilter filter;
    filter.types = {"missile_test"};
    if (cut) {
      filter.from = mix.first_day + 900;
      filter.to = mix.first_day + 1080;
    }
    const NumberOracle oracle(*store, imported, filter);
    auto query = NumberQuery::Make(store.get(), filter);
    ASSERT_TRUE(query.has_value());
    const ActorNumber hub(0);
    const ActorNumber other(1);
    const auto timeline = oracle.Timeline(hub, other);
    ASSERT_GT(timeline.size(), cut ? 300U : 2048U);
    for (const size_t limit : {0, 1, 150, 2048, 2049, 2500}) {
      auto first = timeline;
      if (limit > 0 && first.size() > limit) first.resize(limit);
      std::vector<TimelineRow> found;
      ASSERT_TRUE(query->Timeline(other, hub, limit, &found).ok());
      ExpectRows(found, first);
    }
    std::vector<MonthCount> months;
    ASSERT_TRUE(query->Months(hub, other, &months).ok());
    EXPECT_EQ(months.size(), oracle.Months(hub, other).size());
    uint64_t events = 0;
    for (const MonthCount& month : months) events += month.events;
    EXPECT_EQ(events,
              static_cast<uint64_t>(std::count_if(
                  timeline.begin(), timeline.end(), [](const TimelineRow& row) {
                    return row.first_day.has_value();
                  })));
    const int most_hops = cut ? 2 : 1;
    for (const ActorNumber from : {hub, other}) {
      const auto chains = oracle.Chains(from, 1, most_hops);
      ASSERT_GT(chains.size(), 2048U);
      for (const size_t limit : {0, 1, 127, 128, 129, 400, 1500, 2100}) {
        auto first = chains;
        if (limit > 0 && first.size() > limit) first.resize(limit);
        std::vector<EventChain> found;
        ASSERT_TRUE(query->EventChains(from, 1, most_hops, limit, &found).ok());
        ASSERT_TRUE(found == first) << from.value() << ", limit " << limit;
      }
    }
  }
}

}  // namespace
}  // namespace actant
