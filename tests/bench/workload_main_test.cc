#include "bench/workload_main.h"

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "naive_workload.h"
#include "scratch_data.h"

namespace actant::workload {
namespace {

// Leaves one neighbour out.
class ForgetfulWorkload final : public Workload {
 public:
  std::string Title() const override { return "forgetful"; }
  Status Load(const WorkloadData& data,
              const std::filesystem::path& folder) override {
    return naive_.Load(data, folder);
  }
  Status Open(const WorkloadData& data,
              const std::filesystem::path& folder) override {
    return naive_.Open(data, folder);
  }
  Result<std::vector<NeighborRow>> Neighborhood(const Draw& draw) override {
    auto rows = naive_.Neighborhood(draw);
    if (!rows->empty()) rows->pop_back();
    return rows;
  }
  Result<std::vector<ReachedRow>> TwoHops(const Draw& draw) override {
    return naive_.TwoHops(draw);
  }
  Result<std::vector<EventRow>> DyadTimeline(const Draw& draw) override {
    return naive_.DyadTimeline(draw);
  }
  Result<std::vector<MonthRow>> DyadMonths(const Draw& draw) override {
    return naive_.DyadMonths(draw);
  }
  Result<std::vector<PathRow>> Paths(const Draw& draw) override {
    return naive_.Paths(draw);
  }
  Result<std::vector<HopsRow>> ShortestPath(const Draw& draw) override {
    return naive_.ShortestPath(draw);
  }
  Result<std::vector<ChainRow>> Chains(const Draw& draw) override {
    return naive_.Chains(draw);
  }
  Result<std::vector<EventRow>> LookUp(const Draw& draw) override {
    return naive_.LookUp(draw);
  }

 private:
  NaiveWorkload naive_;
};

template <typename Store>
Contender ContenderOf(const char* id) {
  return {id,
          []() -> Result<std::unique_ptr<Workload>> {
            return std::make_unique<Store>();
          },
          Status::Ok()};
}

class WorkloadMainTest : public testing::Test {
 protected:
  WorkloadMainTest() { WriteSmallData(folder_, 1); }

  // The exit code; what was printed is in out_ and err_.
  int Run(std::vector<std::string> arguments,
          const std::vector<Contender>& contenders) {
    arguments.insert(arguments.begin(), "workload");
    arguments.push_back(folder_.path().string());
    std::vector<char*> pointers;
    for (std::string& one : arguments) pointers.push_back(one.data());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int code = WorkloadMain(static_cast<int>(pointers.size()),
                                  pointers.data(), contenders);
    out_ = testing::internal::GetCapturedStdout();
    err_ = testing::internal::GetCapturedStderr();
    return code;
  }

  std::string File(const char* name) {
    return (folder_.path() / name).string();
  }

  ScratchFolder folder_;
  std::string out_;
  std::string err_;
  const Contender naive_ = ContenderOf<NaiveWorkload>("naive");
  const Contender forgetful_ = ContenderOf<ForgetfulWorkload>("forgetful");
};

TEST_F(WorkloadMainTest, ReportsAndWritesFiguresAndAnswers) {
  ASSERT_EQ(Run({"--json", File("j"), "--answers", File("a")}, {naive_}), 0)
      << err_;
  EXPECT_NE(out_.find("load s"), std::string::npos) << out_;
  EXPECT_NE(out_.find("Q8"), std::string::npos) << out_;
  const auto json = nlohmann::json::parse(std::ifstream(File("j")));
  EXPECT_EQ(json.at("events"), 1500);
  const auto& store = json.at("stores").at(0);
  EXPECT_EQ(store.at("title"), "naive");
  EXPECT_EQ(store.at("disk_bytes"), 1);
  EXPECT_GT(store.at("load_peak_bytes"), 100'000);
  EXPECT_GT(store.at("cold_open_ms"), 0);
  ASSERT_EQ(store.at("queries").size(), 8u);
  EXPECT_EQ(store.at("queries").at(7).at("query"), "Q8");
  EXPECT_EQ(store.at("queries").at(7).at("draws"), 30);
  EXPECT_EQ(Run({"--expected", File("a")}, {naive_}), 0) << out_;
  EXPECT_NE(out_.find("naive: 240 answers compared"), std::string::npos);
}

TEST_F(WorkloadMainTest, AWrongAnswerIsListedAndFails) {
  ASSERT_EQ(Run({"--answers", File("a")}, {naive_}), 0);
  EXPECT_EQ(Run({"--expected", File("a")}, {forgetful_}), 1);
  EXPECT_NE(out_.find("  Q1 draw "), std::string::npos) << out_;
  EXPECT_EQ(out_.find("  Q2 draw"), std::string::npos) << out_;
}

TEST_F(WorkloadMainTest, StoresThatDisagreeFail) {
  EXPECT_EQ(Run({"--query", "Q1"}, {naive_, forgetful_}), 1);
  EXPECT_NE(out_.find("forgetful: 30 answers compared with naive"),
            std::string::npos)
      << out_;
  EXPECT_EQ(Run({"--query", "Q2"}, {naive_, forgetful_}), 0) << out_;
}

TEST_F(WorkloadMainTest, AContenderThatCannotTakePartIsToldOf) {
  Contender absent = ContenderOf<NaiveWorkload>("absent");
  absent.available = FailedPrecondition("no library");
  EXPECT_EQ(Run({}, {naive_, absent}), 0);
  EXPECT_NE(err_.find("absent: no library"), std::string::npos) << err_;
  EXPECT_EQ(Run({"--only", "absent"}, {naive_, absent}), 1);
}

TEST_F(WorkloadMainTest, KeepLoadsOnlyWhatIsMissing) {
  ASSERT_EQ(Run({}, {naive_}), 0);
  EXPECT_EQ(Run({"--keep"}, {naive_}), 0);
  EXPECT_EQ(err_.find("naive: load"), std::string::npos) << err_;
  EXPECT_EQ(Run({}, {naive_}), 0);
  EXPECT_NE(err_.find("naive: load"), std::string::npos) << err_;
}

TEST_F(WorkloadMainTest, AStoreInAFolderOfItsOwnIsLoadedOnce) {
  const std::string store = File("own");
  ASSERT_EQ(Run({"--store", store + "/", "--data"}, {naive_}), 0) << err_;
  EXPECT_NE(err_.find("naive: load"), std::string::npos) << err_;
  EXPECT_TRUE(std::filesystem::is_directory(store));
  EXPECT_FALSE(std::filesystem::exists(File("stores")));
  EXPECT_EQ(Run({"--store", store}, {naive_}), 0) << err_;
  EXPECT_EQ(err_.find("naive: load"), std::string::npos) << err_;
}

TEST_F(WorkloadMainTest, AFolderOfAnotherIsNotRemoved) {
  const auto foreign = folder_.path() / "stores" / "naive.store";
  std::filesystem::create_directories(foreign);
  std::ofstream(foreign / "letter") << "dear";
  EXPECT_EQ(Run({}, {naive_}), 1);
  EXPECT_NE(err_.find(foreign.string()), std::string::npos) << err_;
  EXPECT_TRUE(std::filesystem::exists(foreign / "letter"));
}

TEST_F(WorkloadMainTest, WrongArgumentsAreUsageErrors) {
  EXPECT_EQ(Run({"--query", "Q9"}, {naive_}), 2);
  EXPECT_EQ(Run({"--only", "mysql"}, {naive_, forgetful_}), 2);
  EXPECT_EQ(Run({"--store", File("s")}, {naive_, forgetful_}), 2);
  folder_.Write("params.tsv", "Q1\n");
  EXPECT_EQ(Run({}, {naive_}), 1);
  EXPECT_NE(err_.find("params.tsv:1: has 1 fields"), std::string::npos);
}

}  // namespace
}  // namespace actant::workload
