// The stores that Actant is compared with answer as the workload says.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "bench/peer_duckdb.h"
#include "bench/peer_sqlite.h"
#include "bench/workload_answer.h"
#include "contender_check.h"
#include "naive_workload.h"
#include "scratch_data.h"

namespace actant::workload {
namespace {

class SmallDataTest : public testing::TestWithParam<uint32_t> {
 protected:
  SmallDataTest() { WriteSmallData(folder_, GetParam()); }
  ScratchFolder folder_;
};

class RowOfActorsTest : public testing::Test {
 protected:
  RowOfActorsTest() { WriteRowOfActors(folder_); }
  ScratchFolder folder_;
};

TEST_P(SmallDataTest, Sqlite) {
  AnswersAsTheNaiveOne(SqliteContender(), folder_);
}

TEST_P(SmallDataTest, Duckdb) {
  AnswersAsTheNaiveOne(
      DuckdbContender(ACTANT_DUCKDB_LIBRARY, DuckdbTables::kPlain), folder_);
}

TEST_P(SmallDataTest, DuckdbWithAdjacency) {
  AnswersAsTheNaiveOne(
      DuckdbContender(ACTANT_DUCKDB_LIBRARY, DuckdbTables::kAdjacency),
      folder_);
}

TEST_F(RowOfActorsTest, Sqlite) {
  AnswersAsTheNaiveOne(SqliteContender(), folder_);
}

TEST_F(RowOfActorsTest, Duckdb) {
  AnswersAsTheNaiveOne(
      DuckdbContender(ACTANT_DUCKDB_LIBRARY, DuckdbTables::kPlain), folder_);
}

TEST_F(RowOfActorsTest, DuckdbWithAdjacency) {
  AnswersAsTheNaiveOne(
      DuckdbContender(ACTANT_DUCKDB_LIBRARY, DuckdbTables::kAdjacency),
      folder_);
}

// What the stores are held against: answers that are cut, and empty ones.
TEST_P(SmallDataTest, HasLongAnswersAndEmptyOnes) {
  const auto data = WorkloadData::Read(folder_.path());
  NaiveWorkload naive;
  ASSERT_TRUE(naive.Open(*data, folder_.path()).ok());
  std::map<int, std::pair<size_t, size_t>> least_and_most;
  for (const Draw& draw : data->draws) {
    const AnswerLine answer =
        Summarize(draw, *AnswerDraw(naive, draw), data->types);
    auto [found, first] =
        least_and_most.try_emplace(draw.query, answer.rows, answer.rows);
    auto& [least, most] = found->second;
    least = std::min(least, answer.rows);
    most = std::max(most, answer.rows);
  }
  for (const int query : {1, 2, 3, 4, 5, 7}) {
    EXPECT_EQ(least_and_most[query].first, 0u) << "Q" << query;
    EXPECT_GT(least_and_most[query].second, 2u) << "Q" << query;
  }
  EXPECT_EQ(least_and_most[7].second, 100u);
}

INSTANTIATE_TEST_SUITE_P(Seeds, SmallDataTest, testing::Range(1u, 4u));

TEST(DuckdbContenderTest, WithoutTheLibraryItSaysHowToGetIt) {
  const Contender contender =
      DuckdbContender("/nowhere/libduckdb.so", DuckdbTables::kPlain);
  EXPECT_NE(contender.available.message().find("bench/fetch_duckdb.sh"),
            std::string::npos);
  EXPECT_EQ(contender.make().error().code(), StatusCode::kNotFound);
}

}  // namespace
}  // namespace actant::workload
