#include "bench/workload_scaling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "naive_workload.h"
#include "scratch_data.h"

namespace actant::workload {
namespace {

class WorkloadScalingTest : public testing::Test {
 protected:
  WorkloadScalingTest() { WriteSmallData(folder_, 1); }

  Result<ScalingFigures> Measure() {
    const Contender naive = {"naive",
                             []() -> Result<std::unique_ptr<Workload>> {
                               return std::make_unique<NaiveWorkload>();
                             },
                             Status::Ok()};
    ACTANT_ASSIGN_OR_RETURN(const WorkloadData data,
                            WorkloadData::Read(folder_.path()));
    WorkloadOptions options;
    options.stores = folder_.path() / "stores";
    options.latency.rounds = 1;
    return MeasureScaling(naive, data, options);
  }

  ScratchFolder folder_;
};

TEST_F(WorkloadScalingTest, ClassesAreByEventsInEitherDirection) {
  std::map<ActorNumber, int64_t> degrees;
  const auto data = WorkloadData::Read(folder_.path());
  ASSERT_TRUE(
      ReadEvents(data->events_file(), data->types, [&](const EventRow& event) {
        ++degrees[event.source];
        ++degrees[event.target];
        return Status::Ok();
      }).ok());
  std::vector<int64_t> sorted;
  for (const auto& [actor, degree] : degrees) sorted.push_back(degree);
  std::sort(sorted.rbegin(), sorted.rend());

  const auto figures = Measure();
  ASSERT_TRUE(figures.has_value()) << figures.error().ToString();
  EXPECT_EQ(figures->events, 1500u);
  // No actor has some thousands of events.
  ASSERT_EQ(figures->classes.size(), 3u);
  EXPECT_EQ(figures->classes[0].name, "100");
  EXPECT_GE(figures->classes[0].degree, 50);
  EXPECT_LE(figures->classes[0].degree, 200);
  EXPECT_EQ(figures->classes[1].name, "1000");
  EXPECT_GE(figures->classes[1].degree, 500);
  EXPECT_EQ(figures->classes[2].name, "hub");
  EXPECT_EQ(figures->classes[2].actors, 5u);
  EXPECT_EQ(figures->classes[2].degree, sorted[2]);
}

TEST_F(WorkloadScalingTest, EachClassHasItsQueries) {
  const auto figures = Measure();
  ASSERT_TRUE(figures.has_value()) << figures.error().ToString();
  for (const DegreeClass& actors : figures->classes) {
    std::string queries;
    for (const QueryFigures& query : actors.queries) {
      queries += std::to_string(query.query);
      EXPECT_GT(query.latency.draws, 20u);
      EXPECT_GT(query.latency.median_ms, 0);
    }
    EXPECT_EQ(queries, "13678");
  }
}

TEST_F(WorkloadScalingTest, TheTableHasARowForEachClass) {
  ScalingFigures figures;
  figures.events = 7;
  figures.classes = {{"hub", 5, 42, {{1, {10, 3, 1.5, 2, 2}}}}};
  std::ostringstream out;
  WriteScaling(out, std::vector{figures});
  EXPECT_EQ(
      out.str(),
      "events  class  degree  actors  Q1 ms  Q3 ms  Q6 ms  Q7 ms  Q8 ms\n"
      "7         hub      42       5   1.50      -      -      -      -\n");
}

}  // namespace
}  // namespace actant::workload
