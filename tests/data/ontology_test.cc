#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "actant/v1/records.pb.h"
#include "knowledge_of_data.h"

namespace actant {
namespace {

// The PLOVER class of each type that extraction codes.
const std::map<std::string_view, v1::PloverClass> kClassOf = {
    {"summit", v1::PLOVER_CLASS_CONSULT},
    {"meet", v1::PLOVER_CLASS_CONSULT},
    {"visit", v1::PLOVER_CLASS_CONSULT},
    {"call", v1::PLOVER_CLASS_CONSULT},
    {"negotiate", v1::PLOVER_CLASS_CONSULT},
    {"mediate", v1::PLOVER_CLASS_CONSULT},
    {"statement", v1::PLOVER_CLASS_CONSULT},
    {"agree", v1::PLOVER_CLASS_AGREE},
    {"support", v1::PLOVER_CLASS_SUPPORT},
    {"recognize", v1::PLOVER_CLASS_SUPPORT},
    {"cooperate", v1::PLOVER_CLASS_COOPERATE},
    {"joint_exercise", v1::PLOVER_CLASS_COOPERATE},
    {"arms_transfer", v1::PLOVER_CLASS_AID},
    {"aid", v1::PLOVER_CLASS_AID},
    {"ease", v1::PLOVER_CLASS_CONCEDE},
    {"deescalate", v1::PLOVER_CLASS_RETREAT},
    {"demand", v1::PLOVER_CLASS_REQUEST},
    {"criticize", v1::PLOVER_CLASS_ACCUSE},
    {"reject", v1::PLOVER_CLASS_REJECT},
    {"threaten", v1::PLOVER_CLASS_THREATEN},
    {"protest", v1::PLOVER_CLASS_PROTEST},
    {"sanction", v1::PLOVER_CLASS_SANCTION},
    {"export_control", v1::PLOVER_CLASS_SANCTION},
    {"import_ban", v1::PLOVER_CLASS_SANCTION},
    {"tariff", v1::PLOVER_CLASS_SANCTION},
    {"reduce_relations", v1::PLOVER_CLASS_SANCTION},
    {"military_posture", v1::PLOVER_CLASS_MOBILIZE},
    {"weapons_test", v1::PLOVER_CLASS_MOBILIZE},
    {"coerce", v1::PLOVER_CLASS_COERCE},
    {"cyber", v1::PLOVER_CLASS_COERCE},
    {"attack", v1::PLOVER_CLASS_ASSAULT},
};

// "PLOVER_CLASS_AGREE" without its prefix.
std::string NameOf(v1::PloverClass plover) {
  constexpr std::string_view kPrefix = "PLOVER_CLASS_";
  return v1::PloverClass_Name(plover).substr(kPrefix.size());
}

TEST(OntologyTest, HoldsThe16ClassesOfPlover) {
  for (int i = v1::PLOVER_CLASS_AGREE; i <= v1::PLOVER_CLASS_ASSAULT; ++i) {
    const auto plover = static_cast<v1::PloverClass>(i);
    const v1::EventType* type = KnowledgeOfData().FindType(NameOf(plover));
    ASSERT_NE(type, nullptr) << NameOf(plover);
    EXPECT_EQ(type->plover(), plover);
    EXPECT_EQ(type->parent(), "");
  }
}

TEST(OntologyTest, HoldsEveryTypeUnderItsClass) {
  EXPECT_EQ(kClassOf.size(), 31U);  // 29 coded ones, protest and statement
  for (const auto& [name, plover] : kClassOf) {
    const v1::EventType* type = KnowledgeOfData().FindType(name);
    ASSERT_NE(type, nullptr) << name;
    EXPECT_EQ(type->plover(), plover) << name;
    EXPECT_EQ(type->parent(), NameOf(plover)) << name;
  }
}

TEST(OntologyTest, EveryRowIsWhole) {
  std::set<std::string> names, chinese;
  for (const v1::EventType& type : KnowledgeOfData().event_types()) {
    EXPECT_TRUE(names.insert(type.name()).second) << type.name();
    EXPECT_NE(type.plover(), v1::PLOVER_CLASS_UNSPECIFIED) << type.name();
    EXPECT_FALSE(type.name_en().empty()) << type.name();
    // A type may bear the name of its class, but not that of another type.
    if (!type.parent().empty()) {
      EXPECT_TRUE(chinese.insert(type.name_zh()).second) << type.name_zh();
    }
    EXPECT_FALSE(type.name_zh().empty()) << type.name();
    const std::string& cameo = type.cameo();
    EXPECT_TRUE(cameo.size() == 3 || cameo.size() == 4) << type.name();
    EXPECT_TRUE(std::all_of(cameo.begin(), cameo.end(), [](char c) {
      return c >= '0' && c <= '9';
    })) << type.name();
    // CAMEO has roots 01 to 20.
    EXPECT_GE(cameo.substr(0, 2), "01") << type.name();
    EXPECT_LE(cameo.substr(0, 2), "20") << type.name();
    EXPECT_GE(type.goldstein_tenths(), -100) << type.name();
    EXPECT_LE(type.goldstein_tenths(), 100) << type.name();
  }
}

// PLOVER's quad classes: roots 01-08 cooperate, 10-20 conflict.
TEST(OntologyTest, GoldsteinScoresHaveTheSignOfTheirClass) {
  for (const v1::EventType& type : KnowledgeOfData().event_types()) {
    if (type.plover() >= v1::PLOVER_CLASS_REQUEST) {
      EXPECT_LT(type.goldstein_tenths(), 0) << type.name();
    } else {
      EXPECT_GE(type.goldstein_tenths(), 0) << type.name();
    }
  }
}

TEST(OntologyTest, KnowsWhatIsMutualAndWhatMayLackATarget) {
  for (const std::string_view name :
       {"summit", "meet", "call", "negotiate", "agree", "joint_exercise"}) {
    EXPECT_TRUE(KnowledgeOfData().FindType(name)->mutual()) << name;
  }
  for (const std::string_view name :
       {"sanction", "visit", "attack", "criticize", "aid", "tariff"}) {
    const v1::EventType* type = KnowledgeOfData().FindType(name);
    EXPECT_FALSE(type->mutual()) << name;
    EXPECT_FALSE(type->may_lack_target()) << name;
  }
  for (const std::string_view name :
       {"military_posture", "weapons_test", "protest", "statement"}) {
    EXPECT_TRUE(KnowledgeOfData().FindType(name)->may_lack_target()) << name;
  }
}

}  // namespace
}  // namespace actant
