#include "extract/internal/operator_reader.h"

#include <gtest/gtest.h>

#include <string_view>

#include "frame_test.h"

namespace actant {
namespace {

// How far words that negate, plan or doubt reach.
class OperatorReaderTest : public FrameTest {};

TEST_F(OperatorReaderTest, WordsOutsideATimeClauseDoNotReachIntoIt) {
  const Frame& visit = Verb("美國可能在川普訪問日本期間制裁伊朗。", "訪問");
  EXPECT_TRUE(visit.presupposed);
  EXPECT_FALSE(visit.operators.possible);
  EXPECT_TRUE(reading_.FrameOf("制裁", 'v')->operators.possible);
  EXPECT_FALSE(reading_.FrameOf("制裁", 'v')->presupposed);
  EXPECT_TRUE(Verb("川普訪問日本之前批評中國。", "訪問").presupposed);
}

TEST_F(OperatorReaderTest, WordsInsideATimeClauseDo) {
  EXPECT_TRUE(
      Verb("美國在川普考慮訪問日本期間制裁伊朗。", "訪問").operators.possible);
}

TEST_F(OperatorReaderTest, AWordForWithinNeedsACoverbThatOpensIt) {
  EXPECT_TRUE(Noun("美國在川普與習近平會談中批評伊朗。", "會談").presupposed);
  EXPECT_FALSE(Verb("美國攻擊伊朗中。", "攻擊").presupposed);
}

TEST_F(OperatorReaderTest, AnObjectBeforeItsVerbIsOnlyMentioned) {
  const Frame& sale = Noun("美國不會將對台軍售列入名單。", "軍售");
  EXPECT_TRUE(sale.presupposed);
  EXPECT_FALSE(sale.operators.negated);
}

TEST_F(OperatorReaderTest, AModalStopsAtAVerbThatIsAboutTheNoun) {
  EXPECT_FALSE(Noun("中國可能批評美國對台軍售。", "軍售").operators.possible);
  EXPECT_TRUE(Noun("美國可能實施對台軍售。", "軍售").operators.possible);
  // A light verb tells the noun, also behind another verb.
  EXPECT_TRUE(
      Noun("川普計畫訪問日本並與中國舉行會談。", "會談").operators.planned);
}

TEST_F(OperatorReaderTest, WhatOneDisregardsAsksForNothing) {
  EXPECT_TRUE(Verb("美國要求攻擊伊朗。", "攻擊").operators.irrealis);
  EXPECT_FALSE(Verb("埃及不顧美國要求攻擊伊朗。", "攻擊").operators.irrealis);
}

TEST_F(OperatorReaderTest, TheNounBehindTellsWhatItIs) {
  EXPECT_TRUE(Noun("美國對台軍售方案引發批評。", "軍售").operators.planned);
  EXPECT_TRUE(Noun("美國對台軍售的可能性。", "軍售").operators.possible);
  EXPECT_FALSE(Noun("美國批准對台軍售。", "軍售").operators.planned);
  // With a subject and a verb of its own it is a verb.
  EXPECT_FALSE(
      FrameOf("中國批評美國方案攻擊伊朗。", "批評", 'v').operators.planned);
}

TEST_F(OperatorReaderTest, ANounMayBeTheSubjectOfWhatIsToCome) {
  EXPECT_TRUE(Noun("美國與中國的會談將舉行。", "會談").operators.planned);
  EXPECT_TRUE(Noun("美國與中國的會談可能舉行。", "會談").operators.possible);
  EXPECT_FALSE(Noun("美國與中國的會談已舉行。", "會談").operators.planned);
}

TEST_F(OperatorReaderTest, ANounNoVerbTellsIsOnlyMentioned) {
  EXPECT_TRUE(Noun("中國批評美國對台軍售。", "軍售").presupposed);
  EXPECT_FALSE(Noun("美國批准對台軍售。", "軍售").presupposed);
  EXPECT_FALSE(Noun("美國與中國舉行會談。", "會談").presupposed);
}

TEST_F(OperatorReaderTest, WhatOneIsAfterOrSuspectedOfIsNotTold) {
  EXPECT_TRUE(Verb("美國為了攻擊伊朗訪問日本。", "攻擊").operators.irrealis);
  EXPECT_TRUE(Verb("俄羅斯涉嫌攻擊烏克蘭。", "攻擊").operators.irrealis);
  // Behind 而 stands what is done for it, behind 的 who is suspected.
  EXPECT_FALSE(Verb("美國為了攻擊伊朗而訪問日本。", "訪問").operators.irrealis);
  EXPECT_FALSE(Verb("美國為了要求伊朗而訪問日本。", "訪問").operators.irrealis);
  EXPECT_FALSE(Verb("涉嫌攻擊的俄羅斯企業遭逮捕。", "逮捕").operators.irrealis);
}

TEST_F(OperatorReaderTest, ARelativeClauseBehindJiangKeepsItsWords) {
  EXPECT_FALSE(
      Verb("中國將一名可能協助伊朗的日本企業列入出口管制名單。", "列入")
          .operators.possible);
  EXPECT_TRUE(Verb("中國可能將一名協助伊朗的日本企業列入出口管制名單。", "列入")
                  .operators.possible);
}

}  // namespace
}  // namespace actant
