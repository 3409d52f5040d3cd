// Neighbours of events read in articles, which come from tallies and edges,
// against oracles that look at all events; through replacements and removals.
#include "graph/article_counts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/article_writer.h"
#include "graph/number_query.h"
#include "graph/query.h"
#include "tests/graph/graph_oracle.h"
#include "tests/graph/number_oracle.h"
#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

constexpr int kFirstYear = 2015;
constexpr int kYears = 9;

class ArticleCountsTest : public ::testing::TestWithParam<unsigned> {
 protected:
  // A random article of a random year.
  void Write(uint32_t number) {
    ArticleReading reading =
        RandomReading("a" + std::to_string(number), 9, &random_);
    const Day shift =
        ToDay({kFirstYear + static_cast<int>(random_() % kYears), 1, 1}) -
        ToDay({2024, 1, 1});
    for (v1::Mention& mention : reading.mentions) {
      if (mention.has_published()) {
        mention.set_published(mention.published() + shift);
      }
      if (!mention.date().has_first_day()) continue;
      mention.mutable_date()->set_first_day(mention.date().first_day() + shift);
      mention.mutable_date()->set_last_day(mention.date().last_day() + shift);
    }
    const auto written = writer_.Write(reading);
    ASSERT_TRUE(written.has_value()) << written.error().ToString();
    articles_.insert(reading.article.id());
  }

  void Remove() {
    auto article = articles_.begin();
    std::advance(article, random_() % articles_.size());
    ASSERT_TRUE(writer_.Remove(*article).ok());
    articles_.erase(article);
  }

  // Ends of years often.
  Day AnyDay() { return RandomDay(kFirstYear - 1, kYears + 3, &random_); }

  EventFilter AnyFilter() {
    EventFilter filter = RandomFilter(&random_);
    if (random_() % 3 != 0) filter.types.clear();
    if (random_() % 4 != 0) filter.min_confidence = 0;
    filter.from.reset();
    filter.to.reset();
    if (random_() % 3 != 0) filter.from = AnyDay();
    if (random_() % 3 != 0) filter.to = AnyDay();
    if (filter.from && filter.to && *filter.from > *filter.to) {
      std::swap(*filter.from, *filter.to);
    }
    return filter;
  }

  void ExpectNeighborsOfTheOracle(const EventFilter& filter) {
    SCOPED_TRACE(DescribeFilter(filter));
    const NumberOracle oracle(*store_, testing::RowOracle(), filter);
    auto query = NumberQuery::Make(store_.get(), filter);
    ASSERT_TRUE(query.has_value());
    std::vector<NeighborCount> neighbors;
    for (uint32_t actor = 0; actor < 9; ++actor) {
      const Status status = query->Neighbors(
          ActorNumber(actor), NeighborOrder::kByNumber, &neighbors);
      ASSERT_TRUE(status.ok()) << status.ToString();
      const auto fields = [](const std::vector<NeighborCount>& counts) {
        std::vector<std::tuple<uint32_t, uint32_t, uint32_t, uint32_t, uint32_t,
                               int64_t>>
            all;
        for (const NeighborCount& count : counts) {
          all.emplace_back(count.other.value(), count.outgoing, count.incoming,
                           count.mutual, count.both_ways,
                           count.goldstein_tenths);
        }
        return all;
      };
      const auto expected = oracle.Neighbors(ActorNumber(actor));
      ASSERT_EQ(fields(neighbors), fields(expected)) << "actor " << actor;
      found_ += expected.size();
      ExpectReachOfTheOracle(oracle, ActorNumber(actor), &*query);
    }
  }

  void ExpectReachOfTheOracle(const NumberOracle& oracle, ActorNumber actor,
                              NumberQuery* query) {
    std::vector<ActorNumber> expected;
    for (const auto& [other, distance] : oracle.Distances(actor)) {
      if (distance == 1 || distance == 2) expected.push_back(other);
    }
    std::vector<ActorNumber> reached;
    ASSERT_TRUE(query->Reach(actor, 2, &reached).ok());
    ASSERT_EQ(reached, expected) << "from " << actor.value();
  }

  ScratchStore store_;
  ArticleWriter writer_{store_.get()};
  std::mt19937 random_{GetParam()};
  std::set<std::string> articles_;
  size_t found_ = 0;
};

TEST_P(ArticleCountsTest, AreThoseOfTheOracleAfterEveryChange) {
  ASSERT_TRUE(store_->PutActors(VocabularyActors()).ok());
  ASSERT_TRUE(store_->PutTypes(VocabularyTypes()).ok());
  for (uint32_t n = 0; n < 60; ++n) ASSERT_NO_FATAL_FAILURE(Write(n));
  for (int step = 0; step < 40; ++step) {
    // A new version of what is there, something new, or one less.
    ASSERT_NO_FATAL_FAILURE(random_() % 3 == 0
                                ? Remove()
                                : Write(static_cast<uint32_t>(random_() % 90)));
    for (int round = 0; round < 5; ++round) {
      ASSERT_NO_FATAL_FAILURE(ExpectNeighborsOfTheOracle(AnyFilter()))
          << "step " << step;
    }
  }
  EXPECT_GT(found_, 2000U);
  ExpectWhole(*store_);
}

INSTANTIATE_TEST_SUITE_P(Seeds, ArticleCountsTest,
                         ::testing::Values(41U, 42U, 43U));

// The days of events at both ends of the days asked for.
TEST(ArticleCountsOfDaysTest, LongEventsCountWhereverTheyReach) {
  ScratchStore store;
  ArticleWriter writer(store.get());
  std::vector<v1::Mention> mentions;
  const auto add = [&mentions](const char* target, Day first, Day last) {
    v1::Mention mention = MakeMention("sanction", {"USA"}, {target});
    SetDay(v1::DATE_PRECISION_RANGE, first, last, &mention);
    mentions.push_back(mention);
  };
  add("RUS", ToDay({2001, 3, 1}), ToDay({2005, 6, 30}));
  add("CHN", ToDay({2004, 12, 31}), ToDay({2005, 1, 1}));
  add("JPN", ToDay({2005, 2, 1}), ToDay({2005, 2, 28}));
  add("KOR", ToDay({2007, 7, 1}), ToDay({2007, 7, 1}));
  ASSERT_TRUE(writer.Write(MakeReading("a", "words", mentions)).has_value());
  const auto count = [&store](Day from, Day to) {
    EventFilter filter;
    filter.from = from;
    filter.to = to;
    NeighborhoodOptions options;
    options.filter = filter;
    const auto found = GraphQuery(store.get()).Neighbors("USA", options);
    EXPECT_TRUE(found.has_value());
    return found->neighbors.size();
  };
  EXPECT_EQ(count(ToDay({2005, 1, 1}), ToDay({2007, 12, 31})), 4U);
  EXPECT_EQ(count(ToDay({2005, 1, 2}), ToDay({2007, 12, 31})), 3U);
  EXPECT_EQ(count(ToDay({2005, 3, 1}), ToDay({2007, 6, 30})), 1U);
  EXPECT_EQ(count(ToDay({2005, 7, 1}), ToDay({2007, 7, 1})), 1U);
  EXPECT_EQ(count(ToDay({2002, 1, 1}), ToDay({2003, 12, 31})), 1U);
  EXPECT_EQ(count(ToDay({2002, 5, 1}), ToDay({2002, 5, 2})), 1U);
  EXPECT_EQ(count(ToDay({2006, 1, 1}), ToDay({2006, 12, 31})), 0U);
  EXPECT_EQ(count(ToDay({2001, 1, 1}), ToDay({2001, 2, 28})), 0U);
}

}  // namespace
}  // namespace actant
