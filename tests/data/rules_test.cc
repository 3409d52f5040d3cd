#include <gtest/gtest.h>

#include <set>
#include <string>

#include "extract/rule_check.h"
#include "extract/rule_language.h"
#include "knowledge_of_data.h"

namespace actant {
namespace {

TEST(RulesTest, EveryExampleHolds) {
  const auto report = CheckRules(KnowledgeOfData());
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_GT(report->rules, 0U);
  EXPECT_GT(report->examples, report->rules);
  for (const std::string& problem : report->problems) {
    ADD_FAILURE() << problem;
  }
}

TEST(RulesTest, EveryCodedTypeHasARuleWithAYesAndANo) {
  std::set<std::string> told, kept_apart;
  for (const KnowledgeFile& file : KnowledgeOfData().files()) {
    if (file.path.find("/rules/") == std::string_view::npos) continue;
    const auto rules = ParseRules(file.text, file.path);
    ASSERT_TRUE(rules.has_value()) << rules.error().ToString();
    for (const Rule& rule : *rules) {
      for (const RuleExample& example : rule.examples) {
        (example.expected.empty() ? kept_apart : told).insert(rule.type);
      }
    }
  }
  for (const v1::EventType& type : KnowledgeOfData().event_types()) {
    // The classes themselves are coded by imports only, and so are these.
    if (type.parent().empty() || type.name() == "protest" ||
        type.name() == "statement") {
      continue;
    }
    EXPECT_TRUE(told.contains(type.name())) << type.name();
    EXPECT_TRUE(kept_apart.contains(type.name())) << type.name();
  }
}

}  // namespace
}  // namespace actant
