#include "extract/internal/clause_dates.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "frame_test.h"
#include "proto/event_time.h"

namespace actant {
namespace {

// The small world is read on 2025-11-20.
class ClauseDatesTest : public FrameTest {
 protected:
  // The date of a predicate; "" where it has none.
  std::string DateOf(std::string_view text, std::string_view lemma,
                     char part = 'v') {
    const Frame& frame = FrameOf(text, lemma, part);
    return frame.date ? FormatSpan(*frame.date).value_or("?") : "";
  }
  // "sanction 2025-11-03; visit": the events with their dates.
  std::string Events(std::string_view text) {
    const WorldReading reading = world_->Read(text);
    const BlockAnalysis analysis = reading.analysis();
    std::string events;
    for (const ParsedClause& clause : reading.clauses) {
      for (const CodedEvent& event : world_->matcher().Apply(
               {&analysis, &clause, ToDay({2025, 11, 20})})) {
        events += (events.empty() ? "" : "; ") + event.type->name();
        if (event.date) events += " " + FormatSpan(*event.date).value_or("?");
      }
    }
    return events;
  }
};

TEST_F(ClauseDatesTest, TheNearestDateBeforeThePredicateIsItsOwn) {
  EXPECT_EQ(DateOf("美國11月3日制裁伊朗。", "制裁"), "2025-11-03");
  EXPECT_EQ(DateOf("11月3日美國制裁伊朗。", "制裁"), "2025-11-03");
  EXPECT_EQ(DateOf("川普11月3日訪問日本時9月逮捕媒體。", "逮捕"), "2025-09");
}

TEST_F(ClauseDatesTest, ADateInsideTheObjectIsNotThePredicates) {
  EXPECT_EQ(DateOf("中國批評日本去年的公司。", "批評"), "");
  EXPECT_EQ(DateOf("中國批評日本去年攻擊伊朗。", "批評"), "");
  EXPECT_EQ(DateOf("中國批評日本去年攻擊伊朗。", "攻擊"), "2024");
  // Nor is it told of the clauses behind.
  EXPECT_EQ(DateOf("中國11月3日批評日本去年的公司，逮捕美國媒體。", "逮捕"),
            "2025-11-03");
}

TEST_F(ClauseDatesTest, ADayToldStandsBesideThatOfALaterClausesObject) {
  EXPECT_EQ(DateOf("美國11月13日攻擊伊朗，批評伊朗11月1日攻擊日本，逮捕媒體。",
                   "逮捕"),
            "2025-11-13");
}

TEST_F(ClauseDatesTest, ADateOfARelativeClauseIsOfItsNoun) {
  EXPECT_EQ(DateOf("日本去年出售的武器攻擊伊朗。", "攻擊"), "");
  EXPECT_EQ(DateOf("日本去年出售的武器攻擊伊朗。", "出售"), "2024");
  // The predicate is the noun.
  EXPECT_EQ(DateOf("美國與中國11月3日舉行的會談。", "會談", 'n'), "2025-11-03");
  // Where it happens is when it happens.
  EXPECT_EQ(DateOf("美國在10月30日的東方攻擊伊朗。", "攻擊"), "2025-10-30");
}

TEST_F(ClauseDatesTest, WhoAttendsWhatIsHeldThenGoesThen) {
  EXPECT_EQ(DateOf("川普訪問12月舉行的會談。", "訪問"), "2025-12");
  EXPECT_EQ(DateOf("中國批評12月舉行的會談。", "批評"), "");
}

TEST_F(ClauseDatesTest, ADateOfTheCauseIsNotOfTheEffect) {
  EXPECT_EQ(DateOf("美國因2019年的攻擊而制裁伊朗。", "制裁"), "");
}

TEST_F(ClauseDatesTest, DatesThatAreJoinedAreSeveral) {
  EXPECT_EQ(Events("川普2018和2019年訪問中國。"), "visit 2019; visit 2018");
  EXPECT_EQ(Events("川普去年11月和今年3月訪問中國。"),
            "visit 2025-03; visit 2024-11");
  EXPECT_EQ(Events("川普2018年和2019年訪問中國。"), "visit 2019; visit 2018");
  EXPECT_EQ(Events("川普今年1月和7月訪問中國。"),
            "visit 2025-07; visit 2025-01");
  EXPECT_EQ(Events("川普今年3月訪問中國。"), "visit 2025-03");
}

TEST_F(ClauseDatesTest, SinceIsOfWhatBegan) {
  EXPECT_EQ(DateOf("自日本去年攻擊伊朗以來，中國批評美國。", "批評"), "");
  EXPECT_EQ(DateOf("美國自去年以來，逮捕伊朗公司。", "逮捕"), "2024");
}

TEST_F(ClauseDatesTest, WhatLeadsToADatedClauseIsOfItsDay) {
  EXPECT_EQ(DateOf("在日本協助下，美國11月3日攻擊伊朗。", "協助"),
            "2025-11-03");
  EXPECT_EQ(DateOf("日本協助俄羅斯，美國11月3日攻擊伊朗。", "協助"), "");
}

TEST_F(ClauseDatesTest, ADayThatIsOverIsNoneOfWhatIsToCome) {
  EXPECT_EQ(Events("美國11月3日制裁伊朗，計畫訪問中國。"),
            "sanction 2025-11-03; visit");
  EXPECT_EQ(Events("美國11月3日制裁伊朗，也逮捕伊朗公司。"),
            "sanction 2025-11-03; coerce 2025-11-03");
}

TEST_F(ClauseDatesTest, ActsOfTheSamePartyGoOnInTheNextSentence) {
  const Frame& frame =
      FrameOf("美國11月3日制裁伊朗。美國逮捕伊朗公司。", "逮捕", 'v');
  ASSERT_TRUE(frame.date);
  EXPECT_EQ(FormatSpan(*frame.date), "2025-11-03");
  EXPECT_TRUE(frame.date_inherited);
  EXPECT_TRUE(frame.date_of_passage);
  EXPECT_EQ(DateOf("美國11月3日制裁伊朗。日本逮捕俄羅斯公司。", "逮捕"), "");
}

TEST_F(ClauseDatesTest, AnEventNounNeedsAVerbToGoOn) {
  EXPECT_EQ(DateOf("美國11月3日制裁伊朗。美國發動攻擊。", "攻擊", 'n'),
            "2025-11-03");
  EXPECT_EQ(DateOf("美國11月3日制裁伊朗。美國攻擊日本。", "攻擊", 'n'),
            "2025-11-03");
  EXPECT_EQ(DateOf("美國11月3日制裁伊朗。美國的攻擊。", "攻擊", 'n'), "");
}

TEST_F(ClauseDatesTest, BackgroundIsOfNoDayTold) {
  EXPECT_EQ(DateOf("美國11月3日制裁伊朗。美國曾逮捕伊朗公司。", "逮捕"), "");
  EXPECT_EQ(DateOf("美國11月3日制裁伊朗。美國長期逮捕伊朗媒體。", "逮捕"), "");
  EXPECT_EQ(DateOf("美國11月3日制裁伊朗。美國正在攻擊伊朗。", "攻擊"), "");
  EXPECT_EQ(DateOf("美國11月3日制裁伊朗。美國未逮捕伊朗媒體。", "逮捕"), "");
}

TEST_F(ClauseDatesTest, AMonthIsNotCarriedOn) {
  EXPECT_EQ(DateOf("美國9月制裁伊朗。美國逮捕伊朗公司。", "逮捕"), "");
  EXPECT_EQ(DateOf("美國9月制裁伊朗。伊朗隨後批評美國。", "批評"), "");
}

TEST_F(ClauseDatesTest, ADayIsNotCarriedFar) {
  EXPECT_EQ(DateOf("美國8月3日制裁伊朗。日本協助烏克蘭。日本協助南韓。"
                   "日本協助台灣。美國逮捕伊朗公司。",
                   "逮捕"),
            "");
}

TEST_F(ClauseDatesTest, ThenHoldsForTheRestOfItsSentence) {
  EXPECT_EQ(DateOf("美國11月3日制裁伊朗。伊朗隨後批評美國，攻擊日本。", "攻擊"),
            "2025-11-03");
}

TEST_F(ClauseDatesTest, ThatTimeIsTheOneToldBefore) {
  EXPECT_EQ(DateOf("美國去年10月制裁伊朗。當時中國批評日本。", "批評"),
            "2024-10");
  EXPECT_EQ(DateOf("當時中國批評日本。", "批評"), "");
}

TEST_F(ClauseDatesTest, ThisTimeIsTheOneReportedOf) {
  EXPECT_EQ(
      DateOf("川普11月18日會談。川普9月制裁南韓。川普此次訪問日本。", "訪問"),
      "2025-11-18");
}

TEST_F(ClauseDatesTest, SpeechReturnsToTheDayReportedOf) {
  EXPECT_EQ(DateOf("王毅11月18日訪問日本。川普去年訪問南韓。"
                   "拜登2022年訪問烏克蘭。中國批評美國。",
                   "批評"),
            "2025-11-18");
  // That day was long ago: no report.
  EXPECT_EQ(DateOf("王毅8月18日訪問日本。川普去年訪問南韓。"
                   "拜登2022年訪問烏克蘭。伊朗協助俄羅斯。台灣協助南韓。"
                   "中國批評美國。",
                   "批評"),
            "");
}

TEST_F(ClauseDatesTest, WhatIsDoneToHimReportedOfIsOfThatDay) {
  EXPECT_EQ(DateOf("日本11月19日制裁俄羅斯。南韓批評日本。", "批評"),
            "2025-11-19");
  EXPECT_EQ(DateOf("日本8月19日制裁俄羅斯。南韓批評日本。", "批評"), "");
}

TEST_F(ClauseDatesTest, WhatOthersDoInSomebodysWordsIsOfNoDayTold) {
  EXPECT_EQ(DateOf("中國11月19日制裁日本。王毅表示，日本攻擊伊朗。", "攻擊"),
            "");
  EXPECT_EQ(DateOf("中國11月19日制裁日本。王毅表示，中國攻擊伊朗。", "攻擊"),
            "2025-11-19");
}

TEST_F(ClauseDatesTest, WhatSomebodyIsBlamedForIsNotOfTheDayOfTheWords) {
  EXPECT_EQ(DateOf("中國11月3日批評美國攻擊伊朗。", "攻擊"), "");
  EXPECT_EQ(DateOf("中國11月3日批評美國攻擊伊朗。", "批評"), "2025-11-03");
  EXPECT_EQ(DateOf("中國批評美國11月3日攻擊伊朗。", "攻擊"), "2025-11-03");
  EXPECT_EQ(DateOf("11月3日，中國批評美國攻擊伊朗。", "攻擊"), "");
  EXPECT_EQ(DateOf("美國11月3日會談。中國批評美國攻擊伊朗。", "攻擊"), "");
}

TEST_F(ClauseDatesTest, ARelativeClauseGoesOnFromNothing) {
  EXPECT_EQ(DateOf("美國11月3日制裁伊朗。美國出售的武器攻擊日本。", "出售"),
            "");
}

TEST_F(ClauseDatesTest, AnEventInBracketsStandsForItself) {
  EXPECT_EQ(DateOf("美國11月3日制裁伊朗（伊朗9月4日攻擊日本）。", "攻擊"),
            "2025-09-04");
  EXPECT_EQ(DateOf("美國制裁伊朗（日本11月3日攻擊伊朗），也逮捕媒體。", "逮捕"),
            "");
}

}  // namespace
}  // namespace actant
