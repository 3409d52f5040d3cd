#include "bench/workload_answer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "scratch_data.h"

namespace actant::workload {
namespace {

class WorkloadAnswerTest : public testing::Test {
 protected:
  std::string Canonical(const AnswerRows& rows) {
    const auto types =
        EventTypes::Read(folder_.Write("types.tsv", "1\tconsult\t1.0\t175\n"));
    Draw draw;
    draw.a = 4;
    draw.b = 9;
    return CanonicalRows(draw, rows, *types);
  }

  ScratchFolder folder_;
};

// The test vectors of draft-eastlake-fnv.
TEST(Fnv1a64Test, HashesAsPublished) {
  EXPECT_EQ(Fnv1a64(""), 0xcbf29ce484222325u);
  EXPECT_EQ(Fnv1a64("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(Fnv1a64("foobar"), 0x85944171f73967e8u);
  // Bytes above 127 count as such.
  EXPECT_EQ(Fnv1a64("\xff"), 0xaf64724c8602eb6eu);
}

TEST_F(WorkloadAnswerTest, RowsAreWrittenAsTheWorkloadSays) {
  EXPECT_EQ(Canonical(std::vector<NeighborRow>{{7, 12}, {8, 3}}),
            "7\t12\n8\t3\n");
  EXPECT_EQ(Canonical(std::vector<ReachedRow>{{7}}), "7\n");
  EXPECT_EQ(Canonical(std::vector<EventRow>{
                {5, ToDay({2001, 2, 3}), 4, 1, 9, -8.3, 0.57, 6}}),
            "5\t2001-02-03\t4\tconsult\t9\t-83\t57\t6\n");
  EXPECT_EQ(Canonical(std::vector<MonthRow>{{200102, 3, -2.0 / 3}}),
            "2001-02\t3\t-20\n");
  EXPECT_EQ(Canonical(std::vector<PathRow>{{1, {}}, {2, {5, 0}}, {3, {5, 6}}}),
            "1\t4,9\n2\t4,5,9\n3\t4,5,6,9\n");
  EXPECT_EQ(Canonical(std::vector<HopsRow>{{-1}}), "-1\n");
  EXPECT_EQ(Canonical(std::vector<ChainRow>{{2, {7, 8, 0}}, {3, {7, 8, 9}}}),
            "2\t7,8\n3\t7,8,9\n");
  EXPECT_EQ(Canonical(std::vector<ReachedRow>{}), "");
}

TEST_F(WorkloadAnswerTest, AScoreStoredAsFloatIsTheSame) {
  const EventRow as_double{1, 0, 4, 1, 9, 6.4, 0.29, 1};
  EventRow as_float = as_double;
  as_float.goldstein = 6.4f;
  as_float.confidence = 0.29f;
  EXPECT_EQ(Canonical(std::vector{as_double}),
            Canonical(std::vector{as_float}));
}

TEST_F(WorkloadAnswerTest, AnswersAreReadAsTheyAreWritten) {
  const AnswerLine line{1, 4, 2113, 0x00712e285dd0657a};
  EXPECT_EQ(FormatAnswer(line), "Q1\t4\t2113\t00712e285dd0657a");
  const auto read =
      ReadAnswers(folder_.Write("answers.tsv", FormatAnswer(line) + "\n"));
  ASSERT_TRUE(read.has_value()) << read.error().ToString();
  EXPECT_EQ(*read, std::vector<AnswerLine>{line});
}

TEST_F(WorkloadAnswerTest, HostileAnswersAreNamedWithFileAndLine) {
  for (const char* line :
       {"Q0\t0\t1\t00712e285dd0657a", "Q1\t0\t1\t712e285dd0657a",
        "Q1\t0\t-1\t00712e285dd0657a", "Q1\tx\t1\t00712e285dd0657a",
        "Q1\t0\t1\t00712e285dd0657g", "Q1\t0\t1"}) {
    const auto file = folder_.Write("answers.tsv", std::string(line) + "\n");
    const auto read = ReadAnswers(file);
    ASSERT_FALSE(read.has_value()) << line;
    EXPECT_TRUE(read.error().message().starts_with(file.string() + ":1: "));
  }
}

TEST(CheckAnswersTest, TellsWhatDiffersAndWhatWasNotRun) {
  const std::vector<AnswerLine> expected = {
      {1, 0, 5, 11}, {1, 1, 5, 12}, {2, 0, 5, 13}, {2, 1, 5, 14}};
  const std::vector<AnswerLine> told = {
      {1, 0, 5, 11}, {1, 1, 5, 99}, {2, 0, 4, 13}, {8, 0, 1, 1}};
  const AnswerCheck check = CheckAnswers(told, expected);
  EXPECT_EQ(check.compared, 3u);
  EXPECT_EQ(check.not_run, 1u);
  EXPECT_EQ(check.mismatches,
            (std::vector<std::string>{
                "Q1 draw 1: 5 rows 0000000000000063, expected 5 rows "
                "000000000000000c",
                "Q2 draw 0: 4 rows 000000000000000d, expected 5 rows "
                "000000000000000d"}));
}

}  // namespace
}  // namespace actant::workload
