#include "extract/confidence.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data_folder.h"
#include "extract/extractor.h"
#include "small_world.h"

namespace actant {
namespace {

constexpr std::string_view kTable =
    "# A comment before the first line.\n"
    "kind\tname\tright\twrong\tconfidence\n"
    "all\t\t60\t40\t0.6\n"
    "type\tsanction\t9\t1\t0.85\n"
    "\n"
    "rule\tzh.sanction.verb\t8.5\t0.5\t0.9\n"
    "factor\tinherited\t5\t5\t0.8\n";

// The lines and messages of what is wrong: "3 confidence is ...".
std::vector<std::string> ProblemsOf(std::string_view text) {
  std::vector<Confidence::Problem> problems;
  static_cast<void>(Confidence::Parse(text, &problems));
  std::vector<std::string> lines;
  for (const Confidence::Problem& problem : problems) {
    lines.push_back(std::to_string(problem.line) + " " + problem.message);
  }
  return lines;
}

std::string WithRow(std::string_view row) {
  return "kind\tname\tright\twrong\tconfidence\n" + std::string(row) + "\n";
}

TEST(ConfidenceTest, TheRuleThenItsTypeThenAll) {
  std::vector<Confidence::Problem> problems;
  const Confidence table = Confidence::Parse(kTable, &problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_FLOAT_EQ(table.Of("zh.sanction.verb", "sanction"), 0.9F);
  EXPECT_FLOAT_EQ(table.Of("zh.sanction.new", "sanction"), 0.85F);
  EXPECT_FLOAT_EQ(table.Of("zh.meet.verb", "meet"), 0.6F);
  EXPECT_FLOAT_EQ(table.factors().inherited, 0.8F);
}

TEST(ConfidenceTest, WhatTheTableLeavesOutStaysAsEstimated) {
  const Confidence unfitted;
  std::vector<Confidence::Problem> problems;
  const Confidence table = Confidence::Parse(kTable, &problems);
  EXPECT_FLOAT_EQ(table.factors().reported, unfitted.factors().reported);
  EXPECT_FLOAT_EQ(table.factors().reference, unfitted.factors().reference);
  EXPECT_GT(unfitted.Of("any", "meet"), 0);
  EXPECT_FLOAT_EQ(Confidence::Parse("", &problems).Of("any", "meet"),
                  unfitted.Of("any", "meet"));
  EXPECT_TRUE(problems.empty());
}

TEST(ConfidenceTest, WrongRowsAreToldByLine) {
  EXPECT_EQ(ProblemsOf("kind\tname\n").size(), 1U);
  for (const char* row :
       {"rule\ta\t1\t1", "rule\ta\t1\t1\t0.5\tx", "rule\ta\t-1\t1\t0.5",
        "rule\ta\tone\t1\t0.5", "rule\ta\t1\t1\t0", "rule\ta\t1\t1\t1.01",
        "rule\ta\t1\t1\tnan", "rule\ta\t1\t1\t", "rule\ta\t1\t1\t0.5x",
        "factor\tother\t1\t1\t0.5", "all\tx\t1\t1\t0.5",
        "word\ta\t1\t1\t0.5"}) {
    const auto problems = ProblemsOf(WithRow(row));
    ASSERT_EQ(problems.size(), 1U) << row;
    EXPECT_TRUE(problems[0].starts_with("2 ")) << problems[0];
  }
  const auto twice =
      ProblemsOf(WithRow("rule\ta\t1\t1\t0.5\nrule\ta\t2\t1\t0.5"));
  ASSERT_EQ(twice.size(), 1U);
  EXPECT_EQ(twice[0], "3 rule a has a row already");
}

// The confidence of the one event told of a text, read with a table.
float Said(std::string_view table, std::string_view text) {
  const DataFolder folder;
  WriteSmallWorld(folder);
  folder.Write("zh/rules/rules.txt", kSmallRules);
  folder.Write("confidence.tsv", table);
  const std::unique_ptr<Knowledge> knowledge = CompileWorld(folder);
  const auto extractor = Extractor::Create(knowledge.get());
  EXPECT_TRUE(extractor.has_value());
  ArticleInput input;
  input.id = "a";
  input.text = text;
  const auto extraction = (*extractor)->Extract(input, {});
  EXPECT_EQ(extraction->mentions.size(), 1U);
  return extraction->mentions.at(0).confidence();
}

TEST(ConfidenceTest, EventsAreWorthWhatTheirRuleIs) {
  const std::string table = WithRow(
      "rule\tt.sanction.verb\t8\t2\t0.8\n"
      "type\tvisit\t6\t4\t0.6\n"
      "factor\treported\t1\t1\t0.5");
  EXPECT_FLOAT_EQ(Said(table, "美國制裁伊朗。"), 0.8F);
  EXPECT_FLOAT_EQ(Said(table, "川普訪問日本。"), 0.6F);
  EXPECT_FLOAT_EQ(Said(table, "中國表示美國制裁伊朗。"), 0.4F);
}

}  // namespace
}  // namespace actant
