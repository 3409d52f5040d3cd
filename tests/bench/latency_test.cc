#include "bench/latency.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace actant::workload {
namespace {

// A store whose answers take as long as told, by a clock of its own.
class LatencyTest : public testing::Test {
 protected:
  // Milliseconds of call `call` (0: the untimed pass) of draw `draw`.
  using Cost = std::function<double(size_t draw, int call)>;

  MeasuredQuery Query(size_t draws, Cost cost) {
    calls_.assign(draws, 0);
    MeasuredQuery query;
    query.draws = draws;
    query.answer = [this, cost](size_t draw) -> Result<AnswerRows> {
      now_ += cost(draw, calls_[draw]++) / 1e3;
      return AnswerRows(std::vector<HopsRow>{{static_cast<int>(draw)}});
    };
    query.keep = [this](size_t draw, const AnswerRows& rows) {
      EXPECT_EQ(std::get<std::vector<HopsRow>>(rows)[0].hops,
                static_cast<int>(draw));
      ++kept_;
      now_ += 1000;  // Hashing is in no figure.
    };
    query.now = [this] { return now_; };
    return query;
  }

  double now_ = 5;
  size_t kept_ = 0;
  std::vector<int> calls_;
};

constexpr LatencyOptions kUnlimited{3, 1e9, 1e9};

TEST_F(LatencyTest, TakesTheMedianOfRoundsThenOverDraws) {
  // Rounds of draw d: d + 1, 100 (an outlier), d + 1 ms; the first pass long.
  const auto latency = MeasureLatency(
      Query(5,
            [](size_t draw, int call) {
              if (call == 0) return 5000.0;
              return call == 2 ? 100.0 : static_cast<double>(draw + 1);
            }),
      kUnlimited);
  ASSERT_TRUE(latency.has_value());
  EXPECT_EQ(kept_, 5u);
  EXPECT_EQ(latency->draws, 5u);
  EXPECT_EQ(latency->rounds, 3);
  EXPECT_NEAR(latency->median_ms, 3, 1e-6);
  EXPECT_NEAR(latency->p99_ms, 5, 1e-6);
  EXPECT_NEAR(latency->max_ms, 5, 1e-6);
}

TEST_F(LatencyTest, TheUntimedPassLeavesOutWhatItHasNoTimeFor) {
  MeasuredQuery query = Query(100, [](size_t, int) { return 1000.0; });
  query.keep = [](size_t, const AnswerRows&) {};
  const auto latency = MeasureLatency(query, {3, 9.5, 1e9});
  ASSERT_TRUE(latency.has_value());
  EXPECT_EQ(latency->draws, 10u);
  // However slow, three draws are timed.
  calls_.assign(100, 0);
  EXPECT_EQ(MeasureLatency(query, {3, 0, 1e9})->draws, 3u);
}

TEST_F(LatencyTest, EveryDrawIsTimedOnceHoweverLongItTakes) {
  const auto latency = MeasureLatency(
      Query(4, [](size_t, int) { return 1000.0; }), {3, 1e9, 0.5});
  ASSERT_TRUE(latency.has_value());
  EXPECT_EQ(latency->rounds, 1);
  EXPECT_EQ(calls_, (std::vector<int>{2, 2, 2, 2}));
}

TEST_F(LatencyTest, ALaterRoundIsCutShort) {
  const auto latency = MeasureLatency(
      Query(4, [](size_t, int) { return 1000.0; }), {3, 1e9, 5.5});
  ASSERT_TRUE(latency.has_value());
  EXPECT_EQ(latency->rounds, 2);
  EXPECT_EQ(calls_, (std::vector<int>{3, 3, 2, 2}));
}

TEST_F(LatencyTest, AnErrorEndsIt) {
  MeasuredQuery query = Query(4, [](size_t, int) { return 1.0; });
  query.answer = [](size_t) -> Result<AnswerRows> {
    return Error(DataLoss("gone"));
  };
  EXPECT_EQ(MeasureLatency(query, kUnlimited).error(), DataLoss("gone"));
}

TEST(NearestRankTest, IsAValueThatOccurs) {
  std::vector<double> values(200);
  std::iota(values.begin(), values.end(), 1);
  EXPECT_EQ(NearestRank(values, 99), 198);
  EXPECT_EQ(NearestRank(values, 50), 100);
  EXPECT_EQ(NearestRank(values, 100), 200);
  EXPECT_EQ(NearestRank(values, 0), 1);
  values.resize(100);
  EXPECT_EQ(NearestRank(values, 99), 99);
  values.resize(99);
  EXPECT_EQ(NearestRank(values, 99), 99);
  values.resize(1);
  EXPECT_EQ(NearestRank(values, 99), 1);
}

}  // namespace
}  // namespace actant::workload
