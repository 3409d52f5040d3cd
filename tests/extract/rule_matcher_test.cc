#include "extract/rule_matcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "small_world.h"

namespace actant {
namespace {

// A rule in one line: its `yes` line is there because every rule has one.
std::string RuleOf(std::string_view head, std::string_view lines) {
  return "rule " + std::string(head) + "\n" + std::string(lines) +
         "\n  yes x => A > B\n";
}

std::string Told(std::string_view rules, std::string_view text) {
  return SmallWorld(rules).Told(text);
}

TEST(RuleMatcherTest, CodesSourceAndTarget) {
  const SmallWorld world;
  EXPECT_EQ(world.Told("美國制裁伊朗。"), "sanction USA > IRN occurred");
  EXPECT_EQ(world.Told("伊朗遭美國制裁。"), "sanction USA > IRN occurred");
  EXPECT_EQ(world.Told("美國、日本制裁俄羅斯與伊朗。"),
            "sanction USA+JPN > RUS+IRN occurred");
  EXPECT_EQ(world.Told("天氣晴朗。"), "");
}

TEST(RuleMatcherTest, TheSidesOfAMeetingMeetEachOther) {
  const SmallWorld world;
  EXPECT_EQ(world.Told("英國、法國和美國與伊朗會談。"),
            "meet GBR+FRA+USA > IRN occurred");
  // Without two sides everybody meets everybody.
  EXPECT_EQ(world.Told("英國、法國和美國會談。"), "meet GBR+FRA+USA occurred");
  EXPECT_EQ(world.Told("英國與美國會談。"), "meet GBR+USA occurred");
}

TEST(RuleMatcherTest, ANeedThatFailsTellsNothing) {
  const SmallWorld world;
  EXPECT_EQ(world.Told("華為制裁伊朗。"), "") << "a firm is no government";
  EXPECT_EQ(world.Told("美國出售給台灣。"), "") << "no goods";
  EXPECT_EQ(world.Told("中國將日本企業列入名單。"), "") << "no list";
}

TEST(RuleMatcherTest, NegatedNeedsForbid) {
  const std::string rules =
      RuleOf("a -> sanction",
             "  on 制裁 :v\n  need subj: gov obj: gov no clause: easing"
             " no obj: igo\n  roles source=subj target=obj");
  const SmallWorld world(rules);
  EXPECT_EQ(world.Told("美國制裁伊朗。"), "sanction USA > IRN occurred");
  EXPECT_EQ(world.Told("美國放寬制裁伊朗。"), "");
  EXPECT_EQ(world.Told("美國制裁歐盟。"), "");
}

TEST(RuleMatcherTest, UnderAsksForAGoverningWord) {
  const std::string rules =
      RuleOf("a -> sanction",
             "  on 制裁 :v\n  need subj: gov obj: gov under: op.planned\n"
             "  roles source=subj target=obj");
  const SmallWorld world(rules);
  EXPECT_EQ(world.Told("美國計畫制裁伊朗。"), "sanction USA > IRN planned");
  EXPECT_EQ(world.Told("美國制裁伊朗。"), "");
}

TEST(RuleMatcherTest, StatesMustDiffer) {
  const std::string rules =
      RuleOf("a -> coerce",
             "  on 逮捕 :v\n  need subj: gov obj: actor "
             "subj.state != obj.state\n  roles source=subj target=obj");
  const SmallWorld world(rules);
  EXPECT_EQ(world.Told("中國逮捕日本企業。"), "coerce CHN > JPN.BUS occurred");
  EXPECT_EQ(world.Told("中國逮捕華為。"), "");
}

TEST(RuleMatcherTest, TheMostSpecificRuleWins) {
  const std::string vague =
      RuleOf("vague -> criticize",
             "  on 制裁 :v\n  need subj: gov\n  roles source=subj target=obj");
  const std::string precise =
      RuleOf("precise -> sanction",
             "  on 制裁 :v\n  need subj: gov obj: gov\n  roles source=subj "
             "target=obj");
  for (const std::string& rules : {vague + precise, precise + vague}) {
    EXPECT_EQ(Told(rules, "美國制裁伊朗。"), "sanction USA > IRN occurred");
    EXPECT_EQ(Told(rules, "美國制裁華為。"),
              "criticize USA > firm/huawei occurred");
  }
}

TEST(RuleMatcherTest, FileOrderDecidesBetweenAlikeRules) {
  const std::string lines =
      "  on 制裁 :v\n  need subj: gov obj: gov\n  roles source=subj target=obj";
  EXPECT_EQ(
      Told(RuleOf("a -> sanction", lines) + RuleOf("b -> criticize", lines),
           "美國制裁伊朗。"),
      "sanction USA > IRN occurred");
  EXPECT_EQ(
      Told(RuleOf("b -> criticize", lines) + RuleOf("a -> sanction", lines),
           "美國制裁伊朗。"),
      "criticize USA > IRN occurred");
}

TEST(RuleMatcherTest, AnAdverbBeforeATriggerLeavesItItsRules) {
  const std::string rules =
      RuleOf("a -> sanction",
             "  on 制裁 :v\n  need subj: gov obj: gov\n"
             "  roles source=subj target=obj") +
      RuleOf("b -> export_control",
             "  on 再制裁 全面再制裁 先制裁 :v\n  need subj: gov obj: firm\n"
             "  roles source=subj target=obj");
  EXPECT_EQ(Told(rules, "美國再制裁伊朗。"), "sanction USA > IRN occurred");
  EXPECT_EQ(Told(rules, "美國再制裁華為。"),
            "export_control USA > firm/huawei occurred");
  EXPECT_EQ(Told(rules, "美國全面再制裁伊朗。"), "sanction USA > IRN occurred")
      << "through the shorter one";
  EXPECT_EQ(Told(rules, "美國先制裁伊朗。"), "") << "no adverb of the setting";
  EXPECT_EQ(Told(rules, "美國制裁華為。"), "") << "not the other way";
}

TEST(RuleMatcherTest, OverWinsAgainstMoreNeeds) {
  const std::string rules =
      RuleOf("b -> criticize",
             "  on 制裁 :v\n  need subj: gov obj: gov\n"
             "  roles source=subj target=obj") +
      RuleOf("a -> sanction",
             "  on 制裁 :v\n  need subj: gov\n  roles source=subj target=obj\n"
             "  over b");
  EXPECT_EQ(Told(rules, "美國制裁伊朗。"), "sanction USA > IRN occurred");
}

// a over b, b more specific than c, c more specific than a: b is beaten, so
// the most specific of the others wins, whatever the order of the file.
TEST(RuleMatcherTest, OverAndNeedsTogetherHaveOneWinner) {
  std::vector<std::string> rules = {
      RuleOf("a -> sanction",
             "  on 制裁 :v\n  need subj: gov\n  roles source=subj target=obj\n"
             "  over b"),
      RuleOf("b -> criticize",
             "  on 制裁 :v\n  need subj: gov obj: gov obj: actor\n"
             "  roles source=subj target=obj"),
      RuleOf("c -> coerce",
             "  on 制裁 :v\n  need subj: gov obj: gov\n"
             "  roles source=subj target=obj")};
  std::sort(rules.begin(), rules.end());
  do {
    EXPECT_EQ(Told(rules[0] + rules[1] + rules[2], "美國制裁伊朗。"),
              "coerce USA > IRN occurred");
  } while (std::next_permutation(rules.begin(), rules.end()));
}

TEST(RuleMatcherTest, AlsoFiresBesideTheWinnerHoweverSpecific) {
  const std::string winner =
      RuleOf("a -> sanction",
             "  on 制裁 :v\n  need subj: gov\n  roles source=subj target=obj");
  const std::string beside =
      RuleOf("b -> criticize",
             "  on 制裁 :v\n  need subj: gov obj: gov\n  roles source=subj "
             "target=obj\n  also");
  const std::string other =
      RuleOf("c -> coerce",
             "  on 制裁 :v\n  need subj: gov\n  roles source=subj target=obj");
  for (const std::string& rules :
       {winner + beside + other, beside + winner + other}) {
    const std::string told = Told(rules, "美國制裁伊朗。");
    EXPECT_NE(told.find("sanction USA > IRN"), std::string::npos) << told;
    EXPECT_NE(told.find("criticize USA > IRN"), std::string::npos) << told;
    EXPECT_EQ(told.find("coerce"), std::string::npos) << told;
  }
}

TEST(RuleMatcherTest, EachTellsBothDirections) {
  const std::string rules = RuleOf("a -> criticize",
                                   "  on 批評 :v\n  need subj: gov obj: gov\n"
                                   "  roles source=subj target=obj each");
  EXPECT_EQ(Told(rules, "中國批評美國。"),
            "criticize CHN > USA occurred; criticize USA > CHN occurred");
}

TEST(RuleMatcherTest, MutualJoinsAllPartiesOnce) {
  const SmallWorld world;
  EXPECT_EQ(world.Told("美國與中國會談。"), "meet USA+CHN occurred");
  EXPECT_EQ(world.Told("美、中、俄會談。"), "meet USA+CHN+RUS occurred");
  EXPECT_EQ(world.Told("美國會談。"), "") << "one party meets nobody";
}

TEST(RuleMatcherTest, NobodyStandsOnBothSides) {
  const SmallWorld world;
  EXPECT_EQ(world.Told("美國與日本制裁美國與伊朗。"),
            "sanction USA+JPN > IRN occurred");
  const std::string rules =
      RuleOf("a -> visit",
             "  on 訪問 :v\n  need subj: gov\n  roles source=subj target=with");
  EXPECT_EQ(Told(rules, "日中訪問。"), "visit JPN > CHN occurred")
      << "who is `with` leaves the source";
  EXPECT_EQ(world.Told("美國批評美國。"), "");
}

TEST(RuleMatcherTest, PlacesActForNobodyButLieInAState) {
  const SmallWorld world;
  EXPECT_EQ(world.Told("俄羅斯攻擊哈爾科夫。"),
            "attack RUS > place/kharkiv occurred");
  EXPECT_EQ(world.Told("俄羅斯攻擊荷莫茲海峽。"), "") << "in no state";
}

TEST(RuleMatcherTest, ATargetMayLackWhereTheTypeSaysSo) {
  const SmallWorld world;
  EXPECT_EQ(world.Told("伊朗試射飛彈。"), "weapons_test IRN >  occurred");
  const std::string rules = RuleOf("a -> sanction",
                                   "  on 制裁 :v\n  need subj: gov\n"
                                   "  roles source=subj target=obj");
  EXPECT_EQ(Told(rules, "美國宣布制裁。"), "");
}

TEST(RuleMatcherTest, OperatorsBecomeAStatusInOneOrder) {
  const SmallWorld world;
  const auto status = [&](std::string_view text) {
    const std::string told = world.Told(text);
    return told.substr(told.rfind(' ') + 1);
  };
  EXPECT_EQ(status("美國制裁伊朗。"), "occurred");
  EXPECT_EQ(status("美國正在制裁伊朗。"), "ongoing");
  EXPECT_EQ(status("美國計畫制裁伊朗。"), "planned");
  EXPECT_EQ(status("美國考慮計畫制裁伊朗。"), "possible");
  EXPECT_EQ(status("美國未計畫制裁伊朗。"), "negated");
  EXPECT_EQ(status("美國2025年12月25日制裁伊朗。"), "planned")
      << "after the day of publication";
  EXPECT_EQ(status("美國2025年11月1日制裁伊朗。"), "occurred");
}

TEST(RuleMatcherTest, WhatIsOnlyAskedForIsNotTold) {
  EXPECT_EQ(SmallWorld().Told("美國要求歐盟制裁俄羅斯。"), "");
  const std::string rules =
      RuleOf("a -> sanction",
             "  on 制裁 :v\n  need obj: gov subj: actor\n"
             "  roles source=subj target=obj\n  status ignore irrealis");
  EXPECT_EQ(Told(rules, "美國要求歐盟制裁俄羅斯。"),
            "sanction EU > RUS occurred");
}

TEST(RuleMatcherTest, StatusUnderNeedsItsWordAndNoDoubt) {
  const std::string rules = RuleOf("a -> arms_transfer",
                                   "  on 軍售 :n\n  need subj: gov to: gov\n"
                                   "  roles source=subj target=to\n"
                                   "  status under 宣布|計畫 = occurred");
  const SmallWorld world(rules);
  EXPECT_EQ(world.Told("美國計畫對台軍售。"),
            "arms_transfer USA > TWN occurred");
  EXPECT_EQ(world.Told("美國將對台軍售。"), "arms_transfer USA > TWN planned");
  EXPECT_EQ(world.Told("美國考慮宣布對台軍售。"),
            "arms_transfer USA > TWN possible");
  EXPECT_EQ(world.Told("美國未宣布對台軍售。"),
            "arms_transfer USA > TWN negated");
}

TEST(RuleMatcherTest, AStatusWithoutAWordHoldsAlways) {
  const std::string rules =
      RuleOf("a -> sanction",
             "  on 制裁 :v\n  need subj: gov obj: gov\n"
             "  roles source=subj target=obj\n  status = planned");
  EXPECT_EQ(Told(rules, "美國制裁伊朗。"), "sanction USA > IRN planned");
}

TEST(RuleMatcherTest, IgnoredOperatorsSayNothingAboutTheEvent) {
  const std::string rules =
      RuleOf("a -> ease",
             "  on 制裁 :v\n  need subj: gov obj: gov\n"
             "  roles source=subj target=obj\n  status ignore negated");
  const SmallWorld world(rules);
  EXPECT_EQ(world.Told("美國未制裁伊朗。"), "ease USA > IRN occurred");
  EXPECT_EQ(world.Told("美國考慮未制裁伊朗。"), "ease USA > IRN possible");
}

TEST(RuleMatcherTest, RolesTakeTheFirstFilledSlotOrAll) {
  const std::string first = RuleOf("a -> arms_transfer",
                                   "  on 出售 :v\n  need subj: gov\n"
                                   "  roles source=subj target=obj|to");
  EXPECT_EQ(Told(first, "美國向台灣出售武器。"),
            "arms_transfer USA > TWN occurred")
      << "goods are no actors";
  const std::string all = RuleOf("a -> meet",
                                 "  on 會談 :v\n  need subj: gov\n"
                                 "  roles source=subj+with mutual");
  EXPECT_EQ(Told(all, "川普與習近平會談。"),
            "meet person/trump+person/xi occurred");
}

TEST(RuleMatcherTest, ContextAndReferenceLowerConfidence) {
  const SmallWorld world;
  const auto confidence = [&](std::string_view text, std::string_view type) {
    const WorldReading reading = world.Read(text);
    const BlockAnalysis analysis = reading.analysis();
    for (const ParsedClause& clause : reading.clauses) {
      for (const CodedEvent& event :
           world.matcher().Apply({&analysis, &clause, std::nullopt})) {
        if (event.type->name() == type) return event.confidence;
      }
    }
    ADD_FAILURE() << text;
    return 0.0F;
  };
  const float plain = confidence("美國制裁伊朗。", "sanction");
  EXPECT_GT(plain, 0);
  EXPECT_LE(plain, 1);
  EXPECT_LT(confidence("美國批評中國，並制裁伊朗。", "sanction"), plain);
  EXPECT_LT(confidence("川普訪問日本。他制裁伊朗。", "sanction"), plain);
  EXPECT_LT(confidence("中國表示美國制裁伊朗。", "sanction"), plain);
}

TEST(RuleMatcherTest, ConflictsAreAlikeRulesOfOtherTypes) {
  const std::string lines =
      "  on 制裁 :v\n  need subj: gov obj: gov\n  roles source=subj target=obj";
  const auto conflicts = [](const std::string& rules) {
    const SmallWorld world(rules);
    const WorldReading reading = world.Read("美國制裁伊朗。");
    const BlockAnalysis analysis = reading.analysis();
    return world.matcher()
        .Conflicts({&analysis, &reading.clauses.at(0), std::nullopt})
        .size();
  };
  EXPECT_EQ(conflicts(RuleOf("a -> sanction", lines) +
                      RuleOf("b -> criticize", lines)),
            1U);
  EXPECT_EQ(conflicts(RuleOf("a -> sanction", lines) +
                      RuleOf("b -> criticize", lines + "\n  also")),
            0U);
  EXPECT_EQ(conflicts(RuleOf("a -> sanction", lines + "\n  over b") +
                      RuleOf("b -> criticize", lines)),
            0U);
  EXPECT_EQ(conflicts(RuleOf("a -> sanction", lines) +
                      RuleOf("b -> sanction", lines)),
            0U);
}

TEST(RuleMatcherTest, ExplainNamesTheFirstNeedThatFailed) {
  const SmallWorld world;
  const auto explained = [&](std::string_view text) {
    const WorldReading reading = world.Read(text);
    const BlockAnalysis analysis = reading.analysis();
    std::ostringstream out;
    world.matcher().Explain({&analysis, &reading.clauses.at(0), std::nullopt},
                            out);
    return out.str();
  };
  EXPECT_NE(explained("華為制裁伊朗。")
                .find("rule t.sanction.verb on 制裁:v: needs subj: gov|igo"),
            std::string::npos);
  EXPECT_NE(
      explained("美國制裁伊朗。").find("rule t.sanction.verb on 制裁:v: fits"),
      std::string::npos);
  EXPECT_NE(
      explained("美國要求歐盟制裁俄羅斯。").find("fits, but is only asked for"),
      std::string::npos);
}

TEST(RuleMatcherTest, RefusesRulesThatDoNotFitTheData) {
  struct Bad {
    std::string rules;
    std::string message;
  };
  const std::string lines =
      "  on 制裁 :v\n  need subj: gov\n  roles source=subj target=obj";
  const Bad kBad[] = {
      {RuleOf("a -> romance", lines),
       "zh/rules/rules.txt:1: rule a: no event type 'romance' in the ontology"},
      {RuleOf("a -> sanction", lines + "\n  need obj: unicorn"),
       "zh/rules/rules.txt:1: rule a: class 'unicorn' is not declared in "
       "data/classes.txt"},
      {RuleOf("a -> sanction", lines) + RuleOf("a -> sanction", lines),
       "zh/rules/rules.txt:6: rule a: the id is taken"},
      {RuleOf("a -> sanction", lines + "\n  when x"),
       "zh/rules/rules.txt:5: unknown keyword 'when'"},
  };
  for (const Bad& bad : kBad) {
    const DataFolder folder;
    WriteSmallWorld(folder);
    folder.Write("zh/rules/rules.txt", bad.rules);
    const auto knowledge = CompileWorld(folder);
    ClassTable classes(knowledge.get());
    const auto matcher = RuleMatcher::Create(knowledge.get(), &classes);
    ASSERT_FALSE(matcher.has_value()) << bad.rules;
    EXPECT_EQ(matcher.error().code(), StatusCode::kDataLoss);
    EXPECT_TRUE(matcher.error().message().starts_with(bad.message))
        << matcher.error().message();
  }
}

TEST(RuleMatcherTest, AnOverThatNamesNoRuleIsRefused) {
  const DataFolder folder;
  WriteSmallWorld(folder);
  folder.Write("zh/rules/rules.txt",
               RuleOf("a -> sanction",
                      "  on 制裁 :v\n  roles source=subj\n  over nobody"));
  const auto knowledge = CompileWorld(folder);
  ClassTable classes(knowledge.get());
  const auto matcher = RuleMatcher::Create(knowledge.get(), &classes);
  ASSERT_FALSE(matcher.has_value());
  EXPECT_EQ(matcher.error().message(),
            "zh/rules/rules.txt:1: rule a: over names no rule 'nobody'");
}

}  // namespace
}  // namespace actant
