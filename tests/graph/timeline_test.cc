// GraphQuery: Timeline, Events, Event.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "graph/article_writer.h"
#include "graph/query.h"
#include "tests/graph/graph_oracle.h"
#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

class TimelineTest : public testing::Test {
 protected:
  void Write(const std::string& id, std::vector<v1::Mention> mentions) {
    const auto summary =
        ArticleWriter(store_.get()).Write(MakeReading(id, "w", mentions));
    ASSERT_TRUE(summary.has_value()) << summary.error().ToString();
  }

  ScratchStore store_;
  GraphQuery query_{store_.get()};
};

v1::Mention Sanction(v1::DatePrecision precision, Day first, Day last) {
  v1::Mention mention = MakeMention("sanction", {"USA"}, {"RUS"});
  SetDay(precision, first, last, &mention);
  return mention;
}

TEST_F(TimelineTest, FindsEventsThatBeginLongBeforeTheDaysAsked) {
  const Day first = ToDay({2014, 3, 1});
  const Day last = ToDay({2021, 12, 31});
  Write("a", {Sanction(v1::DATE_PRECISION_RANGE, first, last)});
  EventFilter filter;
  filter.from = last;
  filter.to = last + 10;
  for (const auto& rows :
       {query_.Timeline("USA", "RUS", filter, 0), query_.Events("", filter, 0),
        query_.Events("RUS", filter, 0)}) {
    ASSERT_TRUE(rows.has_value());
    EXPECT_EQ(rows->size(), 1U);
  }
  filter.from = last + 1;
  EXPECT_TRUE(query_.Timeline("USA", "RUS", filter, 0)->empty());
  EXPECT_TRUE(query_.Events("", filter, 0)->empty());
}

TEST_F(TimelineTest, UndatedEventsCountOnlyWithoutDaysAndComeLast) {
  v1::Mention undated = MakeMention("sanction", {"USA"}, {"RUS"});
  Write("u", {undated});
  Write("d", {Sanction(v1::DATE_PRECISION_DAY, 0, 0)});
  const auto all = query_.Timeline("USA", "RUS", EventFilter(), 0);
  ASSERT_TRUE(all.has_value());
  ASSERT_EQ(all->size(), 2U);
  EXPECT_TRUE((*all)[0].event.date().has_first_day());
  EXPECT_FALSE((*all)[1].event.date().has_first_day());
  EventFilter filter;
  filter.from = -1000;
  EXPECT_EQ(query_.Timeline("USA", "RUS", filter, 0)->size(), 1U);
}

TEST_F(TimelineTest, ActorWithItselfHasNoEvents) {
  Write("d", {Sanction(v1::DATE_PRECISION_DAY, 0, 0)});
  const auto rows = query_.Timeline("USA", "USA", EventFilter(), 0);
  ASSERT_TRUE(rows.has_value());
  EXPECT_TRUE(rows->empty());
}

TEST_F(TimelineTest, UnknownNamesAreErrorsThatHelp) {
  Write("d", {Sanction(v1::DATE_PRECISION_DAY, 0, 0)});
  EXPECT_EQ(query_.Timeline("USA", "XXX", EventFilter(), 0).error().code(),
            StatusCode::kNotFound);
  EventFilter filter;
  filter.types = {"sanctoin"};
  const auto rows = query_.Events("", filter, 0);
  ASSERT_FALSE(rows.has_value());
  EXPECT_EQ(rows.error().code(), StatusCode::kInvalidArgument);
  EXPECT_NE(rows.error().message().find("near: SANCTION, sanction"),
            std::string::npos)
      << rows.error().message();
  filter.types.clear();
  filter.from = 10;
  filter.to = 9;
  EXPECT_EQ(query_.Events("", filter, 0).error().code(),
            StatusCode::kInvalidArgument);
}

TEST_F(TimelineTest, EventIsFoundByAnyUnambiguousBeginning) {
  Write("d", {Sanction(v1::DATE_PRECISION_DAY, 0, 0)});
  const EventId id = query_.Events("", EventFilter(), 0)->front().id;
  const std::string hex = id.ToHex();
  for (const std::string& text : {hex, hex.substr(0, 4), hex.substr(0, 31)}) {
    const auto row = query_.Event(text);
    ASSERT_TRUE(row.has_value()) << text;
    EXPECT_EQ(row->id, id);
  }
  EXPECT_EQ(query_.Event(hex.substr(0, 3)).error().code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(query_.Event(hex + "0").error().code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(query_.Event("not hex").error().code(),
            StatusCode::kInvalidArgument);
  const std::string other = (hex[0] == '0' ? "1" : "0") + hex.substr(1);
  EXPECT_EQ(query_.Event(other).error().code(), StatusCode::kNotFound);
  EXPECT_EQ(query_.Event(other.substr(0, 6)).error().code(),
            StatusCode::kNotFound);
}

TEST_F(TimelineTest, AmbiguousBeginningListsTheEvents) {
  // 300 events of distinct days: two of 65,536 beginnings are likely equal;
  // more are added until they are.
  std::map<std::string, std::vector<std::string>> by_start;
  std::string ambiguous;
  for (Day day = 0; ambiguous.empty() && day < 30000; day += 300) {
    std::vector<v1::Mention> mentions;
    for (Day at = day; at < day + 300; ++at) {
      mentions.push_back(Sanction(v1::DATE_PRECISION_DAY, at, at));
    }
    Write("article " + std::to_string(day), mentions);
    by_start.clear();
    const auto rows = query_.Events("", EventFilter(), 0);
    ASSERT_TRUE(rows.has_value());
    for (const EventRow& row : *rows) {
      auto& ids = by_start[row.id.ToHex().substr(0, 4)];
      ids.push_back(row.id.ToHex());
      if (ids.size() > 1) ambiguous = row.id.ToHex().substr(0, 4);
    }
  }
  ASSERT_FALSE(ambiguous.empty());
  const auto row = query_.Event(ambiguous);
  ASSERT_FALSE(row.has_value());
  EXPECT_EQ(row.error().code(), StatusCode::kInvalidArgument);
  for (const std::string& id : by_start[ambiguous]) {
    EXPECT_NE(row.error().message().find(id), std::string::npos);
  }
}

class TimelinePropertyTest : public testing::TestWithParam<unsigned> {};

TEST_P(TimelinePropertyTest, AgreesWithTheOracle) {
  std::mt19937 random(GetParam());
  ScratchStore store;
  FillAtRandom(&random, store.get());
  const GraphQuery query(store.get());
  size_t found = 0;
  for (int round = 0; round < 120; ++round) {
    const EventFilter filter = RandomFilter(&random);
    SCOPED_TRACE(DescribeFilter(filter));
    const GraphOracle oracle(*store, filter);
    const size_t limit = random() % 3 == 0 ? 0 : 1 + random() % 8;
    const std::string a = RandomCode(&random);
    const std::string b = RandomCode(&random);

    const auto all = query.Events("", filter, limit);
    ASSERT_TRUE(all.has_value()) << all.error().ToString();
    EXPECT_EQ(IdsOf(*all),
              oracle.Ids([](const EventRow&) { return true; }, limit));

    const auto of_actor = query.Events(a, filter, limit);
    ASSERT_TRUE(of_actor.has_value()) << of_actor.error().ToString();
    EXPECT_EQ(
        IdsOf(*of_actor),
        oracle.Ids([&](const EventRow& row) { return oracle.Touches(row, a); },
                   limit));

    const auto between = query.Timeline(a, b, filter, limit);
    ASSERT_TRUE(between.has_value()) << between.error().ToString();
    EXPECT_EQ(IdsOf(*between), oracle.Ids(
                                   [&](const EventRow& row) {
                                     return oracle.IsBetween(row, a, b);
                                   },
                                   limit));
    found += between->size();
  }
  EXPECT_GT(found, 20U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, TimelinePropertyTest,
                         testing::Values(11U, 12U, 13U));

}  // namespace
}  // namespace actant
