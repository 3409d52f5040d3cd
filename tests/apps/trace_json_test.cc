#include "apps/trace_json.h"

#include <gtest/gtest.h>

namespace actant {
namespace {

DocumentTrace SmallTrace() {
  TracedFrame frame;
  frame.predicate = "制裁";
  frame.span = {6, 12};
  frame.slots.push_back({kObj, "伊朗", {1}, true});
  frame.operators.negated = true;
  frame.rules.push_back(
      {"r.one", "sanction", TracedRule::Outcome::kFails, "subj: gov", 0});
  frame.rules.push_back(
      {"r.two", "sanction", TracedRule::Outcome::kAskedFor, "", 0});
  TracedEvent event;
  event.type = "sanction";
  event.rule = "r.three";
  event.status = v1::EVENT_STATUS_PLANNED;
  event.sources = {0};
  event.targets = {1};
  event.confidence = 0.5F;
  TracedBlock read;
  read.kind = BlockKind::kTitle;
  read.span = {0, 18};
  read.text = "華為制裁伊朗";
  read.actors.push_back(
      {{0, 6}, "華為", "firm/huawei", "CHN", "BUS", "", false});
  read.clauses.push_back({{0, 18}, "華為制裁伊朗", 0, {frame}});
  read.events.push_back(event);
  TracedBlock page;
  page.kind = BlockKind::kSetAside;
  page.set_aside = SetAside::kPageNumber;
  page.span = {19, 20};
  page.text = "7";
  return {"zh-Hant", {read, page}};
}

TEST(TraceJsonTest, OneObjectABlock) {
  const std::vector<Json> lines = TraceJson("a1", SmallTrace());
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0]["doc"], "a1");
  EXPECT_EQ(lines[0]["language"], "zh-Hant");
  EXPECT_EQ(lines[0]["block"], "title");
  EXPECT_EQ(lines[0]["end"], 18);
  EXPECT_EQ(lines[0]["actors"][0]["code"], "CHN.BUS");
  EXPECT_EQ(lines[1]["block"], "set_aside");
  EXPECT_EQ(lines[1]["reason"],
            std::string(SetAsideName(SetAside::kPageNumber)));
  EXPECT_FALSE(lines[1].contains("clauses"));
}

TEST(TraceJsonTest, FramesSayWhatEachRuleLacked) {
  const Json line = TraceJson("a1", SmallTrace())[0];
  const Json& frame = line["clauses"][0]["frames"][0];
  EXPECT_EQ(frame["predicate"], "制裁");
  EXPECT_EQ(frame["part"], "v");
  EXPECT_EQ(frame["slots"]["obj"]["actors"], Json::array({1}));
  EXPECT_TRUE(frame["slots"]["obj"]["inherited"]);
  EXPECT_EQ(frame["operators"], Json::array({"negated"}));
  EXPECT_EQ(frame["rules"][0]["outcome"], "fails");
  EXPECT_EQ(frame["rules"][0]["need"], "subj: gov");
  EXPECT_EQ(frame["rules"][1]["outcome"], "asked_for");
  EXPECT_TRUE(frame["rules"][1]["need"].is_null());
  const Json& event = line["events"][0];
  EXPECT_EQ(event["status"], "planned");
  EXPECT_EQ(event["source"], Json::array({0}));
  EXPECT_EQ(event["confidence"], 0.5);
  EXPECT_TRUE(event["date"].is_null());
}

}  // namespace
}  // namespace actant
