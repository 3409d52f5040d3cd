#include "extract/rule_language.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "proto/record_words.h"

namespace actant {
namespace {

constexpr std::string_view kWhole = R"(# a comment

rule zh.list -> export_control
  on      列入|納入 編入 :v  名單 :vn
  need    subj: gov   obj|to: gov|firm  no with  no clause: easing
  need    obj.state != subj.state  under: verb  no into: list
  roles   source=subj+by  target=obj|to  amount=amount
  status  under 宣布|批准 = planned
  status  ignore negated possible planned ongoing irrealis
  over    zh.other zh.third
  also
  yes     中國將企業列入名單。 => CHN > JPN.BUS+KOR occurred 12.5 USD; CHN >
  yes     美中會談。 => USA + CHN planned
  no      日本將稀土列入戰略物資清單。

rule zh.plain -> sanction
  on      制裁 :n
  roles   source=subj mutual
  status  = planned
  yes     美中制裁。 => USA+CHN
)";

std::vector<Rule> Parse(std::string_view text) {
  auto rules = ParseRules(text, "r.txt");
  EXPECT_TRUE(rules.has_value()) << rules.error().ToString();
  return rules ? *std::move(rules) : std::vector<Rule>();
}

std::string Errors(std::string_view text) {
  const auto rules = ParseRules(text, "r.txt");
  if (rules.has_value()) return "";
  EXPECT_EQ(rules.error().code(), StatusCode::kInvalidArgument);
  return rules.error().message();
}

TEST(RuleLanguageTest, ReadsHeadTriggersAndFile) {
  const std::vector<Rule> rules = Parse(kWhole);
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_EQ(rules[0].id, "zh.list");
  EXPECT_EQ(rules[0].type, "export_control");
  EXPECT_EQ(rules[0].file, "r.txt");
  EXPECT_EQ(rules[0].line, 3);
  EXPECT_EQ(rules[1].line, 16);
  std::string triggers;
  for (const RuleTrigger& trigger : rules[0].triggers) {
    triggers += trigger.lemma + ":" + trigger.part + " ";
  }
  EXPECT_EQ(triggers, "列入:v 納入:v 編入:v 名單:v 名單:n ");
}

TEST(RuleLanguageTest, ReadsNeeds) {
  const Rule rule = Parse(kWhole)[0];
  ASSERT_EQ(rule.needs.size(), 7U);
  EXPECT_EQ(rule.needs[0].text, "subj: gov");
  EXPECT_EQ(rule.needs[0].slots, std::vector<Slot>{kSubj});
  EXPECT_EQ(rule.needs[0].classes, "gov");
  EXPECT_FALSE(rule.needs[0].negated);
  EXPECT_EQ(rule.needs[1].slots, (std::vector<Slot>{kObj, kTo}));
  EXPECT_EQ(rule.needs[1].classes, "gov|firm");
  EXPECT_EQ(rule.needs[2].text, "no with");
  EXPECT_TRUE(rule.needs[2].negated);
  EXPECT_TRUE(rule.needs[2].classes.empty());
  EXPECT_EQ(rule.needs[3].kind, RuleNeed::Kind::kClause);
  EXPECT_TRUE(rule.needs[3].negated);
  EXPECT_EQ(rule.needs[4].kind, RuleNeed::Kind::kStatesDiffer);
  EXPECT_EQ(rule.needs[4].slots, (std::vector<Slot>{kObj, kSubj}));
  EXPECT_EQ(rule.needs[4].text, "obj.state != subj.state");
  EXPECT_EQ(rule.needs[5].kind, RuleNeed::Kind::kUnder);
  EXPECT_EQ(rule.needs[6].text, "no into: list");
}

TEST(RuleLanguageTest, ReadsRolesStatusOverAndAlso) {
  const std::vector<Rule> rules = Parse(kWhole);
  EXPECT_EQ(rules[0].source.join, RoleSource::Join::kAll);
  EXPECT_EQ(rules[0].source.slots, (std::vector<Slot>{kSubj, kBy}));
  EXPECT_EQ(rules[0].target.join, RoleSource::Join::kFirst);
  EXPECT_EQ(rules[0].target.slots, (std::vector<Slot>{kObj, kTo}));
  EXPECT_TRUE(rules[0].takes_amount);
  EXPECT_EQ(rules[0].shape, RoleShape::kDirected);
  ASSERT_EQ(rules[0].statuses.size(), 1U);
  EXPECT_EQ(rules[0].statuses[0].under,
            (std::vector<std::string>{"宣布", "批准"}));
  EXPECT_EQ(rules[0].statuses[0].status, v1::EVENT_STATUS_PLANNED);
  const Operators& ignored = rules[0].ignored;
  EXPECT_TRUE(ignored.negated && ignored.possible && ignored.planned &&
              ignored.ongoing && ignored.irrealis);
  EXPECT_EQ(rules[0].over, (std::vector<std::string>{"zh.other", "zh.third"}));
  EXPECT_TRUE(rules[0].also);
  EXPECT_EQ(rules[1].shape, RoleShape::kMutual);
  EXPECT_FALSE(rules[1].takes_amount);
  EXPECT_FALSE(rules[1].also);
  EXPECT_FALSE(rules[1].ignored.negated);
  ASSERT_EQ(rules[1].statuses.size(), 1U);
  EXPECT_TRUE(rules[1].statuses[0].under.empty());
}

TEST(RuleLanguageTest, ReadsExamples) {
  const Rule rule = Parse(kWhole)[0];
  ASSERT_EQ(rule.examples.size(), 3U);
  const RuleExample& first = rule.examples[0];
  EXPECT_EQ(first.sentence, "中國將企業列入名單。");
  EXPECT_EQ(first.line, 12);
  ASSERT_EQ(first.expected.size(), 2U);
  EXPECT_EQ(first.expected[0].source, std::vector<std::string>{"CHN"});
  EXPECT_EQ(first.expected[0].target,
            (std::vector<std::string>{"JPN.BUS", "KOR"}));
  EXPECT_FALSE(first.expected[0].mutual);
  EXPECT_EQ(first.expected[0].status, v1::EVENT_STATUS_OCCURRED);
  EXPECT_EQ(first.expected[0].amount, 12.5);
  EXPECT_EQ(first.expected[0].currency, "USD");
  EXPECT_TRUE(first.expected[1].target.empty());
  EXPECT_FALSE(first.expected[1].mutual);
  EXPECT_EQ(first.expected[1].status, v1::EVENT_STATUS_UNSPECIFIED);
  const ExpectedEvent& mutual = rule.examples[1].expected[0];
  EXPECT_TRUE(mutual.mutual);
  EXPECT_EQ(mutual.source, (std::vector<std::string>{"USA", "CHN"}));
  EXPECT_TRUE(rule.examples[2].expected.empty());
  EXPECT_EQ(rule.examples[2].line, 14);
}

TEST(RuleLanguageTest, ReadsEach) {
  const auto rules = Parse(
      "rule a -> b\n on x :v\n roles source=subj target=obj each\n"
      " yes s => A > B; B > A\n");
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0].shape, RoleShape::kEach);
}

TEST(RuleLanguageTest, AnEmptyFileHasNoRules) {
  EXPECT_TRUE(Parse("").empty());
  EXPECT_TRUE(Parse("# only\n\n  # comments\n").empty());
}

struct Bad {
  std::string_view line;
  std::string_view message;
};

// Each line spoils a rule that is whole without it.
TEST(RuleLanguageTest, NamesTheLineOfEachProblem) {
  constexpr Bad kBad[] = {
      {"when x",
       "unknown keyword 'when'; known: on need roles status over "
       "also yes no"},
      {"on y :x", "':x' is no mark; write :v, :n or :vn"},
      {"on y :v z", "'z' lacks its mark (:v, :n or :vn)"},
      {"need who: gov", "'who' is no slot"},
      {"need subj: gov obj", "write 'obj: CLASS'"},
      {"need subj:", "'subj:' lacks its classes"},
      {"need no", "'no' lacks its slot"},
      {"need subj != obj", "write SLOT.state != SLOT.state"},
      {"need subj.state != who.state", "'who' is no slot"},
      {"roles who=subj", "'who' is no role"},
      {"roles everybody",
       "'everybody' is no role; write source=SLOT "
       "target=SLOT amount=amount mutual each"},
      {"roles target=who", "'who' is no slot"},
      {"status maybe",
       "write 'status [under WORD|WORD] = occurred|ongoing|"
       "planned|possible|negated' or 'status ignore "
       "OPERATOR'"},
      {"status = maybe",
       "write 'status [under WORD|WORD] = occurred|ongoing|"
       "planned|possible|negated' or 'status ignore "
       "OPERATOR'"},
      {"status over x = planned", "write 'status under WORD|WORD = STATUS'"},
      {"status ignore nothing", "'nothing' is no operator"},
      {"yes sentence",
       "write 'yes SENTENCE => PARTIES [STATUS] [AMOUNT "
       "CURRENCY]'"},
      {"yes sentence => occurred", "'occurred' has no party"},
      {"yes sentence => > B", "'> B' has no party"},
  };
  for (const Bad& bad : kBad) {
    const std::string text = "rule a -> b\n  on x :v\n  roles source=subj\n  " +
                             std::string(bad.line) + "\n  yes s => A > B\n";
    EXPECT_EQ(Errors(text), "r.txt:4: " + std::string(bad.message));
  }
}

TEST(RuleLanguageTest, NamesTheHeadOfARuleThatLacksAPart) {
  constexpr Bad kBad[] = {
      {"\nrule a -> b\n roles source=subj\n yes s => A > B\n\n",
       "r.txt:2: rule a has no 'on' words"},
      {"\nrule a -> b\n on x :v\n yes s => A > B\n\n",
       "r.txt:2: rule a has no 'roles source='"},
      {"\nrule a -> b\n on x :v\n roles source=subj\n no s\n\n"
       "rule c -> b\n on x :v\n roles source=subj\n yes s => A > B\n",
       "r.txt:2: rule a has no 'yes' example"},
  };
  for (const Bad& bad : kBad) EXPECT_EQ(Errors(bad.line), bad.message);
}

TEST(RuleLanguageTest, SkipsExamplesButAsksForAYes) {
  const std::string head = "rule a -> b\n on x :v\n roles source=subj\n no t\n";
  const auto rules =
      ParseRules(head + " yes s => A > B\n", "r.txt", ExampleReading::kSkipped);
  ASSERT_TRUE(rules.has_value());
  EXPECT_TRUE(rules->at(0).examples.empty());
  EXPECT_FALSE(ParseRules(head, "r.txt", ExampleReading::kSkipped).has_value());
}

TEST(RuleLanguageTest, RefusesAHeadWithoutIdOrType) {
  constexpr std::string_view kRest =
      "\n on x :v\n roles source=subj\n yes s => A > B\n";
  for (const std::string_view head :
       {"rule", "rule a", "rule a ->", "rule -> b", "rule ->"}) {
    EXPECT_EQ(Errors(std::string(head) + std::string(kRest)),
              "r.txt:1: write 'rule ID -> EVENT_TYPE'")
        << head;
  }
}

TEST(RuleLanguageTest, RefusesLinesBeforeTheFirstRule) {
  EXPECT_EQ(Errors("on x :v\n"),
            "r.txt:1: 'on' stands before the first 'rule'");
}

TEST(RuleLanguageTest, ReportsAllProblemsTogether) {
  const std::string errors = Errors("rule a -> b\n when\n on x :q\n yes s\n");
  EXPECT_EQ(errors,
            "r.txt:2: unknown keyword 'when'; known: on need roles status "
            "over also yes no\n"
            "r.txt:3: ':q' is no mark; write :v, :n or :vn\n"
            "r.txt:4: write 'yes SENTENCE => PARTIES [STATUS] [AMOUNT "
            "CURRENCY]'\n"
            "r.txt:1: rule a has no 'on' words\n"
            "r.txt:1: rule a has no 'roles source='\n"
            "r.txt:1: rule a has no 'yes' example");
}

TEST(RuleLanguageTest, NamesStatusesBothWays) {
  for (const v1::EventStatus status :
       {v1::EVENT_STATUS_OCCURRED, v1::EVENT_STATUS_ONGOING,
        v1::EVENT_STATUS_PLANNED, v1::EVENT_STATUS_POSSIBLE,
        v1::EVENT_STATUS_NEGATED}) {
    EXPECT_EQ(ParseStatusWord(StatusName(status)), status);
  }
  EXPECT_EQ(StatusName(v1::EVENT_STATUS_UNSPECIFIED), "occurred");
  EXPECT_EQ(ParseStatusWord(""), std::nullopt);
  EXPECT_EQ(ParseStatusWord("Occurred"), std::nullopt);
}

}  // namespace
}  // namespace actant
