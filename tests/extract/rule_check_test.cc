#include "extract/rule_check.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "data_folder.h"
#include "small_world.h"

namespace actant {
namespace {

// The report on the small world with these rules.
RuleCheckReport Check(std::string_view rules) {
  const DataFolder folder;
  WriteSmallWorld(folder);
  folder.Write("zh/rules/rules.txt", rules);
  const auto knowledge = CompileWorld(folder);
  auto report = CheckRules(*knowledge);
  EXPECT_TRUE(report.has_value()) << report.error().ToString();
  return report ? *std::move(report) : RuleCheckReport();
}

std::string Lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

constexpr std::string_view kSanction =
    "rule a -> sanction\n"
    "  on 制裁 :v\n"
    "  need subj: gov obj: actor\n"
    "  roles source=subj target=obj amount=amount\n";

TEST(RuleCheckTest, TheRulesOfTheSmallWorldHold) {
  const RuleCheckReport report = Check(kSmallRules);
  EXPECT_EQ(Lines(report.problems), "");
  EXPECT_EQ(report.rules, 15U);
  EXPECT_EQ(report.examples, 30U);
}

struct Case {
  std::string_view example;
  std::string_view problem;
};

TEST(RuleCheckTest, NamesFileLineAndWhatWasTold) {
  constexpr Case kCases[] = {
      {"yes 美國制裁伊朗。 => IRN > USA",
       "'美國制裁伊朗。' gave sanction USA > IRN occurred; "},
      {"yes 美國計畫制裁伊朗。 => USA > IRN occurred",
       "'美國計畫制裁伊朗。' gave sanction USA > IRN planned; "},
      {"yes 天氣晴朗。 => USA > IRN", "'天氣晴朗。' gave nothing"},
      {"yes 美國制裁伊朗。 => USA > IRN 5 USD",
       "'美國制裁伊朗。' gave sanction USA > IRN occurred; "},
      {"yes 美國制裁伊朗企業。 => USA > IRN",
       "'美國制裁伊朗企業。' gave sanction USA > IRN.BUS occurred; "},
      {"yes 美國制裁伊朗。 => USA + IRN",
       "'美國制裁伊朗。' gave sanction USA > IRN occurred; "},
      {"yes 美國制裁伊朗，中國制裁日本。 => USA > IRN",
       "'美國制裁伊朗，中國制裁日本。' also gave sanction CHN > JPN occurred"},
      {"no 美國制裁伊朗。",
       "'美國制裁伊朗。' also gave sanction USA > IRN occurred"},
  };
  for (const Case& bad : kCases) {
    const RuleCheckReport report =
        Check("# head\n" + std::string(kSanction) +
              "  yes 中國制裁日本。 => CHN > JPN occurred\n  " +
              std::string(bad.example) + "\n");
    EXPECT_EQ(Lines(report.problems), "zh/rules/rules.txt:7: rule a: " +
                                          std::string(bad.problem) + "\n");
    EXPECT_EQ(report.examples, 2U);
  }
}

TEST(RuleCheckTest, SeveralExpectedEventsMayStandInAnyOrder) {
  const RuleCheckReport report = Check(
      std::string(kSanction) +
      "  yes 美國制裁伊朗，中國制裁日本。 => CHN > JPN; USA > IRN occurred\n"
      "  no 天氣晴朗。\n");
  EXPECT_EQ(Lines(report.problems), "");
  EXPECT_EQ(Lines(report.warnings), "");
}

TEST(RuleCheckTest, AmountsOfExamplesCount) {
  const std::string example = "  yes 美國制裁伊朗110億美元。 => USA > IRN ";
  EXPECT_EQ(Lines(Check(std::string(kSanction) + example +
                        "occurred 11000000000 USD\n")
                      .problems),
            "");
  EXPECT_NE(Lines(Check(std::string(kSanction) + example +
                        "occurred 11000000000 EUR\n")
                      .problems),
            "");
}

TEST(RuleCheckTest, TriggersAreNoNamesAndNoSentences) {
  const std::string rest =
      "  need subj: gov obj: gov\n  roles source=subj target=obj\n"
      "  yes 美國制裁伊朗。 => USA > IRN\n  no 天氣晴朗。\n";
  EXPECT_EQ(
      Lines(
          Check("rule a -> sanction\n  on 制裁 制裁伊朗 :v\n" + rest).problems)
          .find("zh/rules/rules.txt:1: rule a: '制裁伊朗' names an "
                "actor; rules hold for any actor\n"),
      0U);
  EXPECT_NE(
      Lines(Check("rule a -> sanction\n  on 制裁 宣布對該國實施全面制裁 :v\n" +
                  rest)
                .problems)
          .find("'宣布對該國實施全面制裁' is a sentence, not a word"),
      std::string::npos);
}

TEST(RuleCheckTest, WarnsOfRulesWithoutANo) {
  const RuleCheckReport report =
      Check(std::string(kSanction) + "  yes 美國制裁伊朗。 => USA > IRN\n");
  EXPECT_EQ(Lines(report.problems), "");
  EXPECT_EQ(Lines(report.warnings),
            "zh/rules/rules.txt:1: rule a has no 'no' example\n");
}

TEST(RuleCheckTest, WarnsOfRulesThatFitAlike) {
  const std::string rules =
      std::string(kSanction) +
      "  yes 美國制裁伊朗。 => USA > IRN\n  no 天氣晴朗。\n"
      "rule b -> criticize\n  on 制裁 :v\n  need subj: gov obj: actor\n"
      "  roles source=subj target=obj\n"
      "  yes 美國制裁伊朗。 => USA > IRN\n  no 天氣晴朗。\n";
  const RuleCheckReport report = Check(rules);
  EXPECT_EQ(Lines(report.problems),
            "zh/rules/rules.txt:11: rule b: '美國制裁伊朗。' gave nothing\n");
  EXPECT_EQ(Lines(report.warnings),
            "zh/rules/rules.txt:1: rules a and b fit alike; one should say "
            "'over' or 'also'\n");
}

TEST(RuleCheckTest, WarnsWhenAnotherRuleOfTheTypeToldAnExample) {
  const RuleCheckReport report =
      Check(std::string(kSanction) +
            "  yes 美國制裁伊朗。 => USA > IRN\n  no 天氣晴朗。\n"
            "rule b -> sanction\n  on 制裁 :v\n  need subj: gov\n"
            "  roles source=subj target=obj\n"
            "  yes 美國制裁伊朗。 => USA > IRN\n  no 天氣晴朗。\n");
  EXPECT_EQ(Lines(report.problems), "");
  EXPECT_EQ(Lines(report.warnings),
            "zh/rules/rules.txt:11: rule b: told by a\n");
}

TEST(RuleCheckTest, RulesThatDoNotLoadAreDataLoss) {
  const DataFolder folder;
  WriteSmallWorld(folder);
  folder.Write("zh/rules/rules.txt",
               std::string(kSanction) + "  yes 美國 => USA > IRN\n  when x\n");
  const auto knowledge = CompileWorld(folder);
  const auto report = CheckRules(*knowledge);
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().code(), StatusCode::kDataLoss);
  EXPECT_TRUE(report.error().message().starts_with("zh/rules/rules.txt:6: "))
      << report.error().message();
}

}  // namespace
}  // namespace actant
