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
#include "naive_workload.h"
#include "scratch_data.h"

namespace actant::workload {
namespace {

class PeersTest : public testing::Test {
 protected:
  // Skips a contender that cannot take part.
  void AnswersAsTheNaiveOne(const Contender& contender) {
    if (!contender.available.ok()) {
      GTEST_SKIP() << contender.available.message();
    }
    const auto data = WorkloadData::Read(folder_.path());
    ASSERT_TRUE(data.has_value()) << data.error().ToString();
    NaiveWorkload naive;
    ASSERT_TRUE(naive.Open(*data, folder_.path()).ok());
    {
      const auto loader = contender.make();
      ASSERT_TRUE(loader.has_value()) << loader.error().ToString();
      const Status loaded = (*loader)->Load(*data, folder_.path());
      ASSERT_TRUE(loaded.ok()) << loaded.ToString();
    }
    const auto store = contender.make();
    ASSERT_TRUE((*store)->Open(*data, folder_.path()).ok());
    for (const Draw& draw : data->draws) {
      const auto told = AnswerDraw(**store, draw);
      ASSERT_TRUE(told.has_value()) << told.error().ToString();
      EXPECT_EQ(CanonicalRows(draw, *told, data->types),
                CanonicalRows(draw, *AnswerDraw(naive, draw), data->types))
          << "Q" << draw.query << " draw " << draw.number;
    }
  }

  ScratchFolder folder_;
};

class SmallDataTest : public PeersTest,
                      public testing::WithParamInterface<uint32_t> {
 protected:
  SmallDataTest() { WriteSmallData(folder_, GetParam()); }
};

// Actors in a row, so that shortest paths are long: beyond three hops the
// peers search from both ends.
class RowOfActorsTest : public PeersTest {
 protected:
  RowOfActorsTest() {
    std::string events, draws;
    for (int i = 1; i <= 9; ++i) {
      const bool turned = i % 3 == 0;
      events += std::to_string(i) + "\t2020-01-01\t" +
                std::to_string(turned ? i + 1 : i) + "\tconsult\t" +
                std::to_string(turned ? i : i + 1) + "\t1.0\t0.50\t1\n";
    }
    // 11 and 12 know each other alone.
    events += "10\t2020-01-02\t11\tconsult\t12\t1.0\t0.50\t1\n";
    int draw = 0;
    for (const int a : {1, 4, 11}) {
      for (int b = 1; b <= 12; ++b) {
        if (a == b) continue;
        draws += "Q6\t" + std::to_string(draw++) + "\t" + std::to_string(a) +
                 "\t" + std::to_string(b) + "\t\t\t\t\n";
      }
    }
    folder_.Write("types.tsv",
                  "1\tconsult\t1.0\t1\n2\tsanction\t1.0\t1\n"
                  "3\tarms_transfer\t1.0\t1\n");
    folder_.Write("actors.tsv", "1\tA\tA\tstate\n");
    folder_.Write("events.tsv", events);
    folder_.Write("params.tsv", draws);
  }
};

TEST_P(SmallDataTest, Sqlite) { AnswersAsTheNaiveOne(SqliteContender()); }

TEST_P(SmallDataTest, Duckdb) {
  AnswersAsTheNaiveOne(
      DuckdbContender(ACTANT_DUCKDB_LIBRARY, DuckdbTables::kPlain));
}

TEST_P(SmallDataTest, DuckdbWithAdjacency) {
  AnswersAsTheNaiveOne(
      DuckdbContender(ACTANT_DUCKDB_LIBRARY, DuckdbTables::kAdjacency));
}

TEST_F(RowOfActorsTest, Sqlite) { AnswersAsTheNaiveOne(SqliteContender()); }

TEST_F(RowOfActorsTest, Duckdb) {
  AnswersAsTheNaiveOne(
      DuckdbContender(ACTANT_DUCKDB_LIBRARY, DuckdbTables::kPlain));
}

TEST_F(RowOfActorsTest, DuckdbWithAdjacency) {
  AnswersAsTheNaiveOne(
      DuckdbContender(ACTANT_DUCKDB_LIBRARY, DuckdbTables::kAdjacency));
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
