// GraphQuery::Chains.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "graph/article_writer.h"
#include "graph/query.h"
#include "tests/graph/graph_oracle.h"
#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

using Codes = std::vector<std::string>;

v1::Mention Sanction(const std::string& source, const std::string& target,
                     Day first, Day last) {
  v1::Mention mention = MakeMention("sanction", {source}, {target});
  SetDay(first == last ? v1::DATE_PRECISION_DAY : v1::DATE_PRECISION_RANGE,
         first, last, &mention);
  return mention;
}

Codes CodesOf(const Chain& chain) {
  Codes codes;
  for (const ChainHop& hop : chain.hops) {
    if (codes.empty()) codes.push_back(hop.from);
    EXPECT_EQ(codes.back(), hop.from);
    codes.push_back(hop.to);
  }
  return codes;
}

class ChainsTest : public testing::Test {
 protected:
  void Write(std::vector<v1::Mention> mentions) {
    const auto summary = ArticleWriter(store_.get())
                             .Write(MakeReading("a", "w", std::move(mentions)));
    ASSERT_TRUE(summary.has_value()) << summary.error().ToString();
  }

  std::vector<Chain> Find(const std::string& from, const std::string& to,
                          const ChainOptions& options) {
    auto chains = query_.Chains(from, to, options);
    EXPECT_TRUE(chains.has_value()) << chains.error().ToString();
    return chains.value_or(std::vector<Chain>());
  }

  ScratchStore store_;
  GraphQuery query_{store_.get()};
};

TEST_F(ChainsTest, ComeByHopsThenCodes) {
  Write({Sanction("USA", "RUS", 1, 1), Sanction("USA", "CHN", 1, 1),
         Sanction("CHN", "JPN", 1, 1), Sanction("RUS", "JPN", 1, 1)});
  const auto chains = Find("USA", "", ChainOptions());
  ASSERT_EQ(chains.size(), 4U);
  EXPECT_EQ(CodesOf(chains[0]), (Codes{"USA", "CHN"}));
  EXPECT_EQ(CodesOf(chains[1]), (Codes{"USA", "RUS"}));
  EXPECT_EQ(CodesOf(chains[2]), (Codes{"USA", "CHN", "JPN"}));
  EXPECT_EQ(CodesOf(chains[3]), (Codes{"USA", "RUS", "JPN"}));
}

TEST_F(ChainsTest, HopNamesItsEarliestEventAndCountsAll) {
  Write({Sanction("USA", "RUS", 9, 9), Sanction("USA", "RUS", 3, 3),
         Sanction("USA", "RUS", 5, 5)});
  const auto chains = Find("USA", "RUS", ChainOptions());
  ASSERT_EQ(chains.size(), 1U);
  EXPECT_EQ(chains[0].hops[0].event.event.date().first_day(), 3);
  EXPECT_EQ(chains[0].hops[0].parallel, 3U);
}

TEST_F(ChainsTest, MutualEventsGoBothWays) {
  Write({MakeMention("meet", {"USA", "RUS"}, {})});
  EXPECT_EQ(Find("USA", "RUS", ChainOptions()).size(), 1U);
  EXPECT_EQ(Find("RUS", "USA", ChainOptions()).size(), 1U);
}

TEST_F(ChainsTest, PossibleOrderLooksAtTheWholeChain) {
  // Each neighbouring pair could be in order, all three could not.
  Write({Sanction("USA", "RUS", 10, 10), Sanction("RUS", "CHN", 1, 20),
         Sanction("CHN", "JPN", 5, 5)});
  ChainOptions options;
  options.order = TimeOrder::kPossible;
  EXPECT_EQ(Find("USA", "CHN", options).size(), 1U);
  EXPECT_EQ(Find("RUS", "JPN", options).size(), 1U);
  EXPECT_TRUE(Find("USA", "JPN", options).empty());
}

TEST_F(ChainsTest, CertainOrderNeedsTheLastDayToBeOver) {
  Write({Sanction("USA", "RUS", 1, 20), Sanction("RUS", "CHN", 10, 10),
         Sanction("RUS", "JPN", 20, 20)});
  ChainOptions options;
  options.min_hops = 2;
  options.order = TimeOrder::kCertain;
  const auto chains = Find("USA", "", options);
  ASSERT_EQ(chains.size(), 1U);
  EXPECT_EQ(CodesOf(chains[0]), (Codes{"USA", "RUS", "JPN"}));
  options.order = TimeOrder::kPossible;
  const auto possible = Find("USA", "", options);
  ASSERT_EQ(possible.size(), 2U);
  EXPECT_FALSE(possible[0].certain);
  EXPECT_TRUE(possible[1].certain);
}

TEST_F(ChainsTest, PublicationDayIsNeverCertain) {
  v1::Mention undated = MakeMention("sanction", {"RUS"}, {"CHN"});
  undated.set_published(50);
  v1::Mention nowhere = MakeMention("sanction", {"RUS"}, {"JPN"});
  Write({Sanction("USA", "RUS", 1, 1), undated, nowhere});
  ChainOptions options;
  options.min_hops = 2;
  EXPECT_EQ(Find("USA", "", options).size(), 2U);
  options.order = TimeOrder::kPossible;
  const auto possible = Find("USA", "", options);
  ASSERT_EQ(possible.size(), 1U);
  EXPECT_EQ(CodesOf(possible[0]), (Codes{"USA", "RUS", "CHN"}));
  EXPECT_FALSE(possible[0].certain);
  options.order = TimeOrder::kCertain;
  EXPECT_TRUE(Find("USA", "", options).empty());
}

TEST_F(ChainsTest, NobodyReachesThemselves) {
  Write({Sanction("USA", "RUS", 1, 1), Sanction("RUS", "USA", 2, 2)});
  EXPECT_TRUE(Find("USA", "USA", ChainOptions()).empty());
}

TEST_F(ChainsTest, RefusesHopsOutsideTheirBounds) {
  Write({Sanction("USA", "RUS", 1, 1)});
  for (const auto& [min, max] :
       std::vector<std::pair<int, int>>{{1, 9}, {1, 0}, {0, 3}, {4, 3}}) {
    ChainOptions options;
    options.min_hops = min;
    options.max_hops = max;
    EXPECT_EQ(query_.Chains("USA", "", options).error().code(),
              StatusCode::kInvalidArgument);
  }
  EXPECT_EQ(query_.Chains("USA", "XXX", ChainOptions()).error().code(),
            StatusCode::kNotFound);
}

// Whether days can be found for these events, taking each as early as it may
// be (kPossible), or whether each certainly follows the one before.
bool InOrder(const std::vector<const EventRow*>& events, TimeOrder order) {
  Day clock = -1000000;
  for (const EventRow* row : events) {
    const v1::DateRange& date = row->event.date();
    if (!date.has_first_day()) return false;
    if (order == TimeOrder::kCertain) {
      if (date.from_publication() || date.first_day() < clock) return false;
      clock = date.last_day();
    } else {
      if (date.last_day() < clock) return false;
      clock = std::max(clock, date.first_day());
    }
  }
  return true;
}

// Tries every choice of events.
bool SomeInOrder(const GraphOracle& oracle, const Codes& codes, TimeOrder order,
                 std::vector<const EventRow*>* chosen) {
  if (!InOrder(*chosen, order)) return false;
  const size_t hop = chosen->size();
  if (hop + 1 == codes.size()) return true;
  for (const EventRow* row :
       oracle.HopEvents(codes[hop], codes[hop + 1], PathDirection::kDirected)) {
    chosen->push_back(row);
    const bool found = SomeInOrder(oracle, codes, order, chosen);
    chosen->pop_back();
    if (found) return true;
  }
  return false;
}

bool CanBeInOrder(const GraphOracle& oracle, const Codes& codes,
                  TimeOrder order) {
  std::vector<const EventRow*> chosen;
  return order == TimeOrder::kNone ||
         SomeInOrder(oracle, codes, order, &chosen);
}

void ExpectHops(const GraphOracle& oracle, const ChainOptions& options,
                const Chain& chain) {
  std::vector<const EventRow*> named;
  for (const ChainHop& hop : chain.hops) {
    const auto events =
        oracle.HopEvents(hop.from, hop.to, PathDirection::kDirected);
    EXPECT_EQ(hop.parallel, events.size());
    ASSERT_TRUE(std::any_of(
        events.begin(), events.end(),
        [&](const EventRow* row) { return row->id == hop.event.id; }));
    if (options.order == TimeOrder::kNone) {
      EXPECT_EQ(hop.event.id, events.front()->id);
    }
    named.push_back(&hop.event);
  }
  if (options.order == TimeOrder::kNone) {
    EXPECT_FALSE(chain.certain);
    return;
  }
  EXPECT_EQ(chain.certain,
            CanBeInOrder(oracle, CodesOf(chain), TimeOrder::kCertain));
  EXPECT_TRUE(InOrder(
      named, chain.certain ? TimeOrder::kCertain : TimeOrder::kPossible));
}

class ChainsPropertyTest : public testing::TestWithParam<unsigned> {};

TEST_P(ChainsPropertyTest, AgreesWithTheOracle) {
  std::mt19937 random(GetParam());
  ScratchStore store;
  FillAtRandom(&random, store.get());
  const GraphQuery query(store.get());
  size_t timed = 0;
  for (int round = 0; round < 100; ++round) {
    ChainOptions options;
    options.filter = RandomFilter(&random);
    options.max_hops = 1 + static_cast<int>(random() % 3);
    options.min_hops = 1 + static_cast<int>(random() % 8) % options.max_hops;
    options.order = static_cast<TimeOrder>(random() % 3);
    options.limit = random() % 2 == 0 ? 0 : 1 + random() % 10;
    const std::string from = RandomCode(&random);
    const std::string to = random() % 2 == 0 ? "" : RandomCode(&random);
    SCOPED_TRACE(from + " to " + to + " " + DescribeFilter(options.filter));
    const GraphOracle oracle(*store, options.filter);
    const auto found = query.Chains(from, to, options);
    ASSERT_TRUE(found.has_value()) << found.error().ToString();

    std::vector<Codes> expected;
    for (const Codes& codes :
         oracle.SimplePaths(from, to, options.min_hops, options.max_hops)) {
      if (options.limit > 0 && expected.size() == options.limit) break;
      if (CanBeInOrder(oracle, codes, options.order)) {
        expected.push_back(codes);
      }
    }
    std::vector<Codes> codes;
    for (const Chain& chain : *found) {
      codes.push_back(CodesOf(chain));
      ExpectHops(oracle, options, chain);
      timed += options.order != TimeOrder::kNone && chain.hops.size() > 1;
    }
    EXPECT_EQ(codes, expected);
  }
  EXPECT_GT(timed, 100U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, ChainsPropertyTest,
                         testing::Values(31U, 32U, 33U));

}  // namespace
}  // namespace actant
