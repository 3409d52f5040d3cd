#include "extract/frame_parser.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "frame_test.h"

namespace actant {
namespace {

// One case a construction: which slots a predicate's frame has.
class FrameParserTest : public FrameTest {};

TEST_F(FrameParserTest, Active) {
  EXPECT_EQ(SubjectAndObject(Verb("美國制裁伊朗。", "制裁")), "USA > IRN");
  EXPECT_EQ(SubjectAndObject(Verb("美國已宣布擴大制裁了伊朗。", "制裁")),
            "USA > IRN");
}

TEST_F(FrameParserTest, EventsNeedNoFramesWhereNobodyIsNamed) {
  const auto frames = [](std::string_view text, FramesFor wanted) {
    const WorldReading reading = world_->Read(text);
    size_t count = 0;
    for (const ParsedClause& clause :
         world_->parser().Parse(reading.analysis(), wanted)) {
      EXPECT_FALSE(clause.chunks.empty()) << text;
      count += clause.frames.size();
    }
    return count;
  };
  const std::string_view nobody = "已制裁。", named = "美國制裁伊朗。";
  EXPECT_GT(frames(nobody, FramesFor::kAll), 0U);
  EXPECT_EQ(frames(nobody, FramesFor::kEvents), 0U);
  EXPECT_GT(frames(named, FramesFor::kEvents), 0U);
  EXPECT_EQ(frames(named, FramesFor::kEvents), frames(named, FramesFor::kAll));
}

TEST_F(FrameParserTest, PassiveWithAgent) {
  const Frame& frame = Verb("伊朗遭美國制裁。", "制裁");
  EXPECT_EQ(SubjectAndObject(frame), "USA > IRN");
  EXPECT_FALSE(frame.slots[kSubj].inherited);
}

TEST_F(FrameParserTest, PassiveWithoutAgent) {
  const Frame& frame = Verb("伊朗企業遭制裁。", "制裁");
  EXPECT_EQ(SubjectAndObject(frame), " > IRN.BUS");
}

TEST_F(FrameParserTest, PassiveWhoseObjectStandsInAnEarlierClause) {
  const Frame& frame = Verb("伊朗反應激烈，已遭美國制裁。", "制裁");
  EXPECT_EQ(In(frame, kSubj), "USA");
  EXPECT_EQ(In(frame, kObj), "IRN");
  EXPECT_TRUE(frame.slots[kObj].inherited);
}

TEST_F(FrameParserTest, PassiveOfAnEventNoun) {
  EXPECT_EQ(SubjectAndObject(Noun("伊朗受到美國的制裁。", "制裁")),
            "USA > IRN");
}

TEST_F(FrameParserTest, DisposalWithJiangAndBa) {
  for (const std::string_view text : {"中國將20家日本企業列入出口管制名單。",
                                      "中國把20家日本企業列入出口管制名單。"}) {
    const Frame& frame = Verb(text, "列入");
    EXPECT_EQ(SubjectAndObject(frame), "CHN > JPN.BUS") << text;
    EXPECT_EQ(reading_.Words(frame, kInto), "出口管制名單") << text;
    EXPECT_FALSE(frame.operators.planned) << text;
  }
}

TEST_F(FrameParserTest, JiangBeforeAVerbIsTheFuture) {
  const Frame& frame = Verb("美國將制裁伊朗。", "制裁");
  EXPECT_EQ(SubjectAndObject(frame), "USA > IRN");
  EXPECT_TRUE(frame.operators.planned);
}

TEST_F(FrameParserTest, CoverbsFillTheSlotTheyName) {
  const Frame& frame = Verb("美國3日與中國會談。", "會談");
  EXPECT_EQ(In(frame, kSubj), "USA");
  EXPECT_EQ(In(frame, kWith), "CHN");
  EXPECT_EQ(In(Verb("川普在華府與習近平會談。", "會談"), kWith), "person/xi");
  EXPECT_EQ(In(Verb("美國向台灣出售武器。", "出售"), kTo), "TWN");
}

TEST_F(FrameParserTest, AReceiverMayFollowTheGoods) {
  const Frame& frame = Verb("美國出售武器給台灣。", "出售");
  EXPECT_EQ(In(frame, kSubj), "USA");
  EXPECT_EQ(In(frame, kTo), "TWN");
  EXPECT_EQ(reading_.Words(frame, kObj), "武器");
}

TEST_F(FrameParserTest, LightVerbsLeaveTheirEventToTheNoun) {
  const Frame& frame = Noun("美國對伊朗實施制裁。", "制裁");
  EXPECT_EQ(In(frame, kSubj), "USA");
  EXPECT_EQ(In(frame, kTo), "IRN");
  const Frame& meeting = Noun("美國與中國舉行會談。", "會談");
  EXPECT_EQ(In(meeting, kSubj), "USA+CHN");
  EXPECT_EQ(In(meeting, kWith), "CHN");
}

TEST_F(FrameParserTest, EventNounsTakeWhatStandsBeforeThem) {
  const Frame& aimed = Noun("美國對伊朗的制裁影響油價。", "制裁");
  EXPECT_EQ(In(aimed, kSubj), "USA");
  EXPECT_EQ(In(aimed, kTo), "IRN");
  EXPECT_EQ(In(Noun("美國的制裁影響油價。", "制裁"), kSubj), "USA");
  const Frame& headline = Noun("美國批准對台軍售。", "軍售");
  EXPECT_EQ(In(headline, kSubj), "USA");
  EXPECT_EQ(In(headline, kTo), "TWN");
}

TEST_F(FrameParserTest, RelativesGiveTheirHead) {
  EXPECT_EQ(In(Verb("美國制裁協助俄羅斯的中國企業。", "制裁"), kObj),
            "CHN.BUS");
}

TEST_F(FrameParserTest, CoordinationIsOneFiller) {
  const Frame& frame = Verb("美國、日本和南韓批評俄羅斯與伊朗。", "批評");
  EXPECT_EQ(SubjectAndObject(frame), "USA+JPN+KOR > RUS+IRN");
  EXPECT_EQ(In(Verb("日韓批評中俄。", "批評"), kSubj), "JPN+KOR");
}

TEST_F(FrameParserTest, OfSeveralSubjectsTheOthersActWithTheFirst) {
  const Frame& frame = Verb("美中會談。", "會談");
  EXPECT_EQ(In(frame, kSubj), "USA+CHN");
  EXPECT_EQ(In(frame, kWith), "CHN");
}

TEST_F(FrameParserTest, ClausesWithoutASubjectInheritIt) {
  const Frame& frame = Verb("中國批評美國，並制裁日本企業。", "制裁");
  EXPECT_EQ(SubjectAndObject(frame), "CHN > JPN.BUS");
  EXPECT_TRUE(frame.slots[kSubj].inherited);
  EXPECT_FALSE(reading_.FrameOf("批評", 'v')->slots[kSubj].inherited);
}

TEST_F(FrameParserTest, EventNounsInheritNothingFromTheSentenceBefore) {
  EXPECT_EQ(In(Noun("中國批評美國。實施軍售。", "軍售"), kSubj), "");
}

TEST_F(FrameParserTest, NegationReachesItsOwnPredicateOnly) {
  EXPECT_TRUE(Verb("美國未制裁伊朗。", "制裁").operators.negated);
  EXPECT_TRUE(Verb("美國不會宣布制裁伊朗。", "制裁").operators.negated);
  const Frame& second = Verb("美國未批評中國但制裁伊朗。", "制裁");
  EXPECT_FALSE(second.operators.negated);
  EXPECT_TRUE(reading_.FrameOf("批評", 'v')->operators.negated);
  EXPECT_FALSE(Verb("美國制裁伊朗。", "制裁").operators.negated);
}

TEST_F(FrameParserTest, ModalsReachToTheEndOfTheClause) {
  EXPECT_TRUE(Verb("美國考慮制裁伊朗。", "制裁").operators.possible);
  EXPECT_TRUE(Verb("美國計畫制裁伊朗。", "制裁").operators.planned);
  EXPECT_TRUE(Verb("川普將訪問日本並批評中國。", "批評").operators.planned);
  EXPECT_TRUE(Verb("若美國制裁伊朗。", "制裁").operators.possible);
  // The next clause is free of them.
  EXPECT_FALSE(
      Verb("美國考慮制裁伊朗，中國批評美國。", "批評").operators.possible);
}

TEST_F(FrameParserTest, AspectReportAndDemandAreOperatorsToo) {
  EXPECT_TRUE(Verb("俄羅斯正在攻擊烏克蘭。", "攻擊").operators.ongoing);
  EXPECT_TRUE(Verb("美國表示制裁伊朗。", "制裁").operators.reported);
  EXPECT_TRUE(Verb("美國要求歐盟制裁伊朗。", "制裁").operators.irrealis);
  const Operators plain = Verb("美國制裁伊朗。", "制裁").operators;
  EXPECT_FALSE(plain.ongoing || plain.reported || plain.irrealis ||
               plain.planned || plain.possible);
}

TEST_F(FrameParserTest, WhatFollowsAnEventNounMayUndoOrMoveIt) {
  EXPECT_TRUE(Noun("美國對台軍售遭擱置。", "軍售").operators.negated);
  EXPECT_TRUE(Noun("美國與中國的會談延期。", "會談").operators.planned);
  EXPECT_FALSE(Noun("美國批准對台軍售。", "軍售").operators.negated);
}

TEST_F(FrameParserTest, GovernorsAreTheWordsBeforeNearestFirst) {
  const Frame& frame = Noun("美國宣布批准對台軍售。", "軍售");
  const auto& chunks = reading_.clauses[0].chunks;
  std::string lemmas;
  for (const uint32_t governor : frame.governors) {
    lemmas += std::string(chunks[governor].lemma) + " ";
  }
  EXPECT_EQ(lemmas, "批准 宣布 ");
}

TEST_F(FrameParserTest, TheDateBeforeThePredicateComesFirst) {
  EXPECT_EQ(Verb("美國11月3日制裁伊朗。", "制裁").date, DayOf({2025, 11, 3}));
  EXPECT_EQ(
      Verb("美國2024年3月批評中國並於2025年11月5日制裁伊朗。", "批評").date,
      MonthOf(2024, 3));
  EXPECT_EQ(reading_.FrameOf("制裁", 'v')->date, DayOf({2025, 11, 5}));
}

TEST_F(FrameParserTest, ALaterClauseKeepsTheSentencesDate) {
  EXPECT_EQ(Verb("中國11月3日批評美國，並制裁日本企業。", "制裁").date,
            DayOf({2025, 11, 3}));
  EXPECT_EQ(Verb("中國11月3日批評美國。日本制裁俄羅斯企業。", "制裁").date,
            std::nullopt);
}

TEST_F(FrameParserTest, LengthsOfTimeAreNoDates) {
  EXPECT_EQ(Verb("美國制裁伊朗90天。", "制裁").date, std::nullopt);
}

TEST_F(FrameParserTest, TakesTheNearestAmount) {
  const Frame& frame = Noun("美國批准對台110億美元軍售。", "軍售");
  ASSERT_GE(frame.amount, 0);
  EXPECT_EQ(reading_.amounts[static_cast<size_t>(frame.amount)].value, 11e9);
}

TEST_F(FrameParserTest, GlossesAndAsidesArePartOfNoChunk) {
  const Frame& frame =
      Verb("美國國務卿盧比歐（Marco Rubio）批評中國。", "批評");
  EXPECT_EQ(SubjectAndObject(frame), "learnt/USA/盧比歐/Marco Rubio > CHN");
}

TEST_F(FrameParserTest, SpansOfChunksLieApartInsideTheirClause) {
  const WorldReading reading = world_->Read(
      "美國國務卿（Rubio）3日批評中國，並計畫對台灣、日本等國出售"
      "110億美元武器，他說「將制裁伊朗，也不會與俄羅斯會談」。");
  for (const ParsedClause& parsed : reading.clauses) {
    const Clause& clause = reading.structure.clauses[parsed.clause];
    uint32_t end = clause.begin;
    for (const Chunk& chunk : parsed.chunks) {
      ASSERT_LT(chunk.span.begin, chunk.span.end);
      ASSERT_GE(chunk.span.begin, end) << reading.TextOf(chunk.span);
      end = chunk.span.end;
    }
    ASSERT_LE(end, clause.end);
    for (const Frame& frame : parsed.frames) {
      ASSERT_LT(frame.chunk, parsed.chunks.size());
      ASSERT_EQ(frame.predicate, parsed.chunks[frame.chunk].span);
    }
  }
}

TEST_F(FrameParserTest, AListThatHasEndedIsOneSide) {
  const Frame& sides = Verb("英國、法國和美國與伊朗會談。", "會談");
  EXPECT_EQ(In(sides, kSubj), "GBR+FRA+USA");
  EXPECT_EQ(In(sides, kWith), "IRN");
  // 與 before 和 begins no side: 和 binds more closely.
  EXPECT_EQ(In(Verb("英國與法國和美國會談。", "會談"), kSubj), "GBR+FRA+USA");
  EXPECT_EQ(In(Verb("英國、法國和美國會談。", "會談"), kSubj), "GBR+FRA+USA");
}

TEST_F(FrameParserTest, WhereOneGoesIsNoParty) {
  EXPECT_EQ(In(Verb("川普前往北京與中方會談。", "會談"), kWith), "CHN");
  // Two places are both gone to.
  const WorldReading reading = world_->Read("川普前往北京與東京訪問。");
  EXPECT_EQ(reading.clauses[0].chunks[1].actors.size(), 2U);
}

TEST_F(FrameParserTest, AQuantityBehindJiangBeginsTheObject) {
  const std::string_view listed =
      "中國將一名協助俄羅斯逮捕攻擊烏克蘭的日本企業列入出口管制名單。";
  const Frame& list = Verb(listed, "列入");
  EXPECT_EQ(SubjectAndObject(list), "CHN > JPN.BUS");
  EXPECT_FALSE(list.operators.planned);
  EXPECT_TRUE(Verb("中國將制裁日本企業。", "制裁").operators.planned);
}

TEST_F(FrameParserTest, OnlyTheFirstVerbOfARelativeClauseIsAboutItsHead) {
  EXPECT_EQ(
      In(Verb("中國將一名協助俄羅斯逮捕攻擊烏克蘭的日本企業列入出口管制名單。",
              "逮捕"),
         kObj),
      "");
  EXPECT_EQ(In(Verb("中國逮捕攻擊烏克蘭的日本企業。", "逮捕"), kObj),
            "JPN.BUS");
}

TEST_F(FrameParserTest, APlaceAmongNamesSaysWhere) {
  EXPECT_EQ(In(Noun("美國中國哈爾科夫會談。", "會談"), kSubj), "USA+CHN");
  // Behind another place it is one of several.
  const WorldReading reading = world_->Read("美國攻擊哈爾科夫荷莫茲海峽。");
  EXPECT_EQ(reading.clauses[0].chunks.back().actors.size(), 2U);
}

TEST_F(FrameParserTest, NobodyIsJoinedToTheCapitalHeSitsIn) {
  EXPECT_EQ(In(Verb("中國攻擊華府與川普。", "攻擊"), kObj), "USA");
  EXPECT_EQ(In(Verb("中國攻擊北京與川普。", "攻擊"), kObj), "CHN+person/trump");
}

TEST_F(FrameParserTest, ADashJoinsNamesOrIsNoWord) {
  EXPECT_EQ(In(Verb("美國—中國會談。", "會談"), kSubj), "USA+CHN");
  const WorldReading reading = world_->Read("美國制裁—會談。");
  for (const Chunk& chunk : reading.clauses[0].chunks) {
    EXPECT_NE(chunk.value, "names");
  }
}

TEST_F(FrameParserTest, ACityIsInAppositionToItsState) {
  EXPECT_EQ(In(Verb("中國攻擊美國首都華府。", "攻擊"), kObj), "USA");
  // 考慮 is no noun.
  const WorldReading reading = world_->Read("美國考慮華府會談。");
  EXPECT_EQ(reading.clauses[0].chunks[0].span, (ByteSpan{0, 6}));
}

}  // namespace
}  // namespace actant
