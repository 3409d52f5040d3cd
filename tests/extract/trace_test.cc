#include "extract/trace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "data_folder.h"
#include "extract/extractor.h"
#include "small_world.h"

namespace actant {
namespace {

class TraceTest : public testing::Test {
 protected:
  TraceTest() {
    WriteSmallWorld(folder_);
    folder_.Write("zh/rules/rules.txt", kSmallRules);
    knowledge_ = CompileWorld(folder_);
    extractor_ = std::move(*Extractor::Create(knowledge_.get()));
  }

  static ArticleInput Article(std::string_view text) {
    ArticleInput input;
    input.id = "a1";
    input.text = text;
    input.published = ToDay({2025, 11, 20});
    return input;
  }

  DocumentTrace Trace(std::string_view text) const {
    auto trace = extractor_->Trace(Article(text));
    EXPECT_TRUE(trace.has_value());
    return trace ? *std::move(trace) : DocumentTrace();
  }

  DataFolder folder_;
  std::unique_ptr<Knowledge> knowledge_;
  std::unique_ptr<Extractor> extractor_;
};

const TracedFrame* FindFrame(const TracedBlock& block,
                             std::string_view predicate) {
  for (const TracedClause& clause : block.clauses) {
    for (const TracedFrame& frame : clause.frames) {
      if (frame.predicate == predicate) return &frame;
    }
  }
  return nullptr;
}

TEST_F(TraceTest, ShowsActorsFramesRulesAndEvents) {
  const std::string text = "天氣晴朗。美國制裁伊朗。";
  const DocumentTrace trace = Trace(text);
  ASSERT_EQ(trace.blocks.size(), 1U);
  const TracedBlock& block = trace.blocks[0];
  EXPECT_EQ(block.set_aside, SetAside::kNone);
  ASSERT_EQ(block.actors.size(), 2U);
  EXPECT_EQ(block.actors[0].state, "USA");
  EXPECT_EQ(text.substr(block.actors[1].span.begin,
                        block.actors[1].span.end - block.actors[1].span.begin),
            "伊朗");
  const TracedFrame* frame = FindFrame(block, "制裁");
  ASSERT_NE(frame, nullptr);
  ASSERT_EQ(frame->slots.size(), 2U);
  EXPECT_EQ(frame->slots[0].slot, kSubj);
  EXPECT_EQ(frame->slots[0].text, "美國");
  EXPECT_EQ(frame->slots[1].slot, kObj);
  ASSERT_FALSE(frame->rules.empty());
  EXPECT_EQ(frame->rules[0].rule, "t.sanction.verb");
  EXPECT_EQ(frame->rules[0].outcome, TracedRule::Outcome::kFits);
  ASSERT_EQ(block.events.size(), 1U);
  EXPECT_EQ(block.events[0].type, "sanction");
  EXPECT_EQ(block.events[0].sources, std::vector<uint32_t>{0});
  EXPECT_EQ(block.events[0].targets, std::vector<uint32_t>{1});
}

TEST_F(TraceTest, NamesTheFirstNeedThatFailed) {
  const DocumentTrace trace = Trace("美國將名單列入日本。");
  ASSERT_EQ(trace.blocks.size(), 1U);
  const TracedFrame* frame = FindFrame(trace.blocks[0], "列入");
  ASSERT_NE(frame, nullptr);
  ASSERT_EQ(frame->rules.size(), 1U);
  EXPECT_EQ(frame->rules[0].outcome, TracedRule::Outcome::kFails);
  EXPECT_FALSE(frame->rules[0].need.empty());
  EXPECT_GT(frame->rules[0].held, 0U) << frame->rules[0].need;
  EXPECT_TRUE(trace.blocks[0].events.empty());
}

TEST_F(TraceTest, WhatIsOnlyAskedForSaysSo) {
  const DocumentTrace trace = Trace("美國要求歐盟制裁俄羅斯。");
  const TracedFrame* frame = FindFrame(trace.blocks.at(0), "制裁");
  ASSERT_NE(frame, nullptr);
  EXPECT_TRUE(frame->operators.irrealis);
  EXPECT_TRUE(std::any_of(
      frame->rules.begin(), frame->rules.end(), [](const TracedRule& rule) {
        return rule.outcome == TracedRule::Outcome::kAskedFor;
      }));
}

TEST_F(TraceTest, RefusesWhatExtractRefuses) {
  EXPECT_FALSE(extractor_->Trace(Article("\xFF")).has_value());
  EXPECT_FALSE(extractor_->UnknownWords(Article("\xFF")).has_value());
}

// "北陸隊/subject": what is unknown, and where.
std::string Unknown(const Extractor& extractor, const ArticleInput& input) {
  const auto words = extractor.UnknownWords(input);
  EXPECT_TRUE(words.has_value());
  std::string joined;
  for (const UnknownWord& word : *words) {
    joined += (joined.empty() ? "" : " ") + word.text + "/" +
              std::string(UnknownPlaceName(word.place));
    EXPECT_EQ(input.text.substr(word.span.begin, word.text.size()), word.text);
    EXPECT_NE(input.text.find(word.sentence), std::string::npos);
  }
  return joined;
}

TEST_F(TraceTest, FindsUnknownWordsWhereActorsStand) {
  EXPECT_EQ(Unknown(*extractor_, Article("佛得角制裁伊朗。")),
            "佛得角/subject");
  EXPECT_EQ(Unknown(*extractor_, Article("美國制裁佛得角。")), "佛得角/object");
  EXPECT_EQ(Unknown(*extractor_, Article("美國對佛得角制裁。")),
            "佛得角/coverb");
  EXPECT_EQ(Unknown(*extractor_, Article("佛得角總統制裁伊朗。")),
            "佛得角/office");
}

TEST_F(TraceTest, FindsUnknownWordsWherePredicatesStand) {
  EXPECT_EQ(Unknown(*extractor_, Article("美國庇護伊朗。")), "庇護/predicate");
  EXPECT_EQ(Unknown(*extractor_, Article("美國制裁伊朗。")), "");
  EXPECT_EQ(Unknown(*extractor_, Article("天氣晴朗。")), "")
      << "nobody acts here";
}

}  // namespace
}  // namespace actant
