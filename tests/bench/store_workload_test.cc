// Actant's own store answers as the workload says.
#include "bench/store_workload.h"

#include <gtest/gtest.h>

#include "contender_check.h"
#include "scratch_data.h"

namespace actant::workload {
namespace {

class StoreWorkloadTest : public testing::TestWithParam<uint32_t> {
 protected:
  ScratchFolder folder_;
};

TEST_P(StoreWorkloadTest, AnswersAsTheNaiveOne) {
  WriteSmallData(folder_, GetParam());
  AnswersAsTheNaiveOne(ActantContender(), folder_);
}

INSTANTIATE_TEST_SUITE_P(Seeds, StoreWorkloadTest, testing::Range(1u, 6u));

TEST(StoreWorkloadPathTest, LongShortestPaths) {
  const ScratchFolder folder;
  WriteRowOfActors(folder);
  AnswersAsTheNaiveOne(ActantContender(), folder);
}

class RefusedDataTest : public testing::Test {
 protected:
  RefusedDataTest() { WriteSmallData(folder_, 1); }

  Status Load() {
    const auto data = WorkloadData::Read(folder_.path());
    return (*ActantContender().make())->Load(*data, folder_.path());
  }

  ScratchFolder folder_;
};

TEST_F(RefusedDataTest, ActorsInAnotherOrder) {
  std::string actors = "2\tA2\tActor 2\tstate\n1\tA1\tActor 1\tstate\n";
  for (int i = 3; i <= 24; ++i) {
    const std::string number = std::to_string(i);
    actors += number + "\tA" + number + "\tActor " + number + "\tstate\n";
  }
  folder_.Write("actors.tsv", actors);
  const Status status = Load();
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_NE(status.message().find("actors.tsv:1: actors are to be numbered"),
            std::string::npos)
      << status.ToString();
}

TEST_F(RefusedDataTest, EventsThatCannotBeImported) {
  folder_.Write("events.tsv",
                "1\t2020-01-01\t1\tconsult\t2\t1.0\t0.50\t1\n"
                "2\t2020-01-32\t1\tconsult\t2\t1.0\t0.50\t1\n");
  const Status status = Load();
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_NE(status.message().find("1 events cannot be imported"),
            std::string::npos)
      << status.ToString();
}

}  // namespace
}  // namespace actant::workload
