#include "bench/workload_params.h"

#include <gtest/gtest.h>

#include <string>

#include "bench/tab_file.h"
#include "scratch_data.h"

namespace actant::workload {
namespace {

constexpr const char* kTypes = "1\tconsult\t1.0\t175\n2\tsanction\t-8.0\t20\n";

class WorkloadParamsTest : public testing::Test {
 protected:
  Result<std::vector<Draw>> Draws(const std::string& text) {
    const auto types = EventTypes::Read(folder_.Write("types.tsv", kTypes));
    EXPECT_TRUE(types.has_value());
    return ReadDraws(folder_.Write("params.tsv", text), *types);
  }

  std::string DrawError(const std::string& text) {
    const auto draws = Draws(text);
    return draws ? "no error" : draws.error().message();
  }

  std::string TypesError(const std::string& text) {
    const auto types = EventTypes::Read(folder_.Write("bad.tsv", text));
    return types ? "no error" : types.error().message();
  }

  ScratchFolder folder_;
};

TEST_F(WorkloadParamsTest, ReadsTheParametersEachQueryTakes) {
  const auto draws = Draws(
      "Q1\t0\t6\t\t\t2000-01-01\t2026-12-31\t\n"
      "Q1\t1\t4\t\tconsult\t2013-01-01\t2017-12-31\t\n"
      "Q5\t0\t4\t9\tsanction\t\t\t\n"
      "Q8\t199\t\t\t\t\t\t12345678901\n");
  ASSERT_TRUE(draws.has_value()) << draws.error().ToString();
  ASSERT_EQ(draws->size(), 4u);
  const Day first = ToDay({2000, 1, 1}), last = ToDay({2026, 12, 31});
  EXPECT_EQ((*draws)[0], (Draw{1, 0, 6, 0, 0, first, last, 0}));
  EXPECT_EQ((*draws)[1].type, 1);
  EXPECT_EQ((*draws)[2], (Draw{5, 0, 4, 9, 2, 0, 0, 0}));
  EXPECT_EQ((*draws)[3], (Draw{8, 199, 0, 0, 0, 0, 0, 12345678901}));
}

TEST_F(WorkloadParamsTest, HostileParametersAreNamedWithFileAndLine) {
  const std::string good = "Q8\t0\t\t\t\t\t\t1\n";
  const std::string file = (folder_.path() / "params.tsv").string();
  const struct {
    const char* line;
    const char* says;
  } cases[] = {
      {"Q9\t0\t\t\t\t\t\t1\n", "query is 'Q9'"},
      {"\n", "has 1 fields"},
      {"Q8\t1\t\t\t\t\t\t1\t\n", "has 9 fields"},
      {"Q8\t-1\t\t\t\t\t\t1\n", "draw is '-1'"},
      {"Q8\t1\t\t\t\t\t\t0\n", "event is '0'"},
      {"Q8\t1\t\t\t\t\t\t99999999999999999999\n", "event is '9999"},
      {"Q8\t0\t\t\t\t\t\t2\n", "draw 0 of Q8 is told twice"},
      {"Q6\t0\t7\t7\t\t\t\t\n", "the same"},
      {"Q6\t0\t7\t3000000000\t\t\t\t\n", "actor b is '3000000000'"},
      {"Q6\t0\t7x\t8\t\t\t\t\n", "actor a is '7x'"},
      {"Q2\t0\t7\t\t\t2000-01-01\t2001-01-01\t\n", "type '' is none"},
      {"Q1\t0\t7\t\tmeet\t2000-01-01\t2001-01-01\t\n", "type 'meet' is none"},
      {"Q3\t0\t7\t8\t\t2001-02-29\t2001-03-01\t\n", "first day is '2001-02-"},
      {"Q3\t0\t7\t8\t\t2001-02-28\t01-03-2001\t\n", "last day is '01-03-"},
      {"Q3\t0\t7\t8\t\t2001-02-28\t2001-02-27\t\n", "before the first"},
  };
  for (const auto& one : cases) {
    const std::string error = DrawError(good + one.line);
    EXPECT_TRUE(error.starts_with(file + ":2: ")) << error;
    EXPECT_NE(error.find(one.says), std::string::npos) << error;
  }
  EXPECT_EQ(DrawError(""), file + ":1: has no draws");
}

TEST_F(WorkloadParamsTest, ALongFieldIsCutInTheMessage) {
  const std::string error =
      DrawError("Q8\t0\t\t\t\t\t\t" + std::string(100000, 'x') + "\n");
  EXPECT_LT(error.size(), 300u);
}

TEST_F(WorkloadParamsTest, TypesCountFromOne) {
  const auto types = EventTypes::Read(folder_.Write("types.tsv", kTypes));
  ASSERT_TRUE(types.has_value());
  EXPECT_EQ(types->size(), 2);
  EXPECT_EQ(types->NumberOf("sanction"), 2);
  EXPECT_EQ(types->NumberOf("sanctions"), 0);
  EXPECT_EQ(types->NameOf(1), "consult");
}

TEST_F(WorkloadParamsTest, HostileTypesAreNamedWithFileAndLine) {
  const std::string file = (folder_.path() / "bad.tsv").string();
  EXPECT_EQ(TypesError("1\ta\t0\t1\n3\tb\t0\t1\n"),
            file + ":2: type number is '3', not a whole number of 2..2");
  // It would end up in the text of a query.
  EXPECT_TRUE(
      TypesError("1\tx'; DROP TABLE event\t0\t1\n").starts_with(file + ":1: "));
  EXPECT_EQ(TypesError("1\ta\t0\t1\n2\ta\t0\t1\n"),
            file + ":2: type 'a' is told twice");
  EXPECT_EQ(TypesError(""), file + ":1: has no types");
  const auto missing = EventTypes::Read(folder_.path() / "none.tsv");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code(), StatusCode::kNotFound);
}

TEST_F(WorkloadParamsTest, EventsAreReadWholeOrNamed) {
  const auto types = EventTypes::Read(folder_.Write("types.tsv", kTypes));
  std::vector<EventRow> events;
  const auto keep = [&](const EventRow& event) {
    events.push_back(event);
    return Status::Ok();
  };
  const std::string line = "7\t2000-01-02\t8\tsanction\t61\t-8.5\t0.72\t2\r\n";
  ASSERT_TRUE(ReadEvents(folder_.Write("events.tsv", line), *types, keep).ok());
  const EventRow expected{7, ToDay({2000, 1, 2}), 8, 2, 61, -8.5, 0.72, 2};
  EXPECT_EQ(events, std::vector<EventRow>{expected});
  for (const char* score : {"nan", "", "1e5", "8.5.1"}) {
    const std::string bad =
        "8\t2000-01-02\t8\tsanction\t61\t" + std::string(score) + "\t0.72\t2\n";
    const Status status =
        ReadEvents(folder_.Write("events.tsv", line + bad), *types, keep);
    EXPECT_NE(status.message().find("events.tsv:2: Goldstein score is"),
              std::string::npos)
        << status.ToString();
  }
}

}  // namespace
}  // namespace actant::workload
