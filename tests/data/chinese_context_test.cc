// What Chinese clauses leave to those around them, and who their short words
// stand for.
#include <gtest/gtest.h>

#include "events_of_text_test.h"

namespace actant {
namespace {

using ChineseContextTest = EventsOfTextTest;

TEST_F(ChineseContextTest, WhatIsOpposedIsWhatTheClauseBeforeIsAbout) {
  EXPECT_EQ(Events("2022年，瑞典和芬蘭申請加入北約，土耳其表示反對。"),
            "TUR > SWE + FIN reject");
  EXPECT_EQ(Events("1908年，奧匈帝國宣布吞併波士尼亞，塞爾維亞強烈抗議。"),
            "AUH > BIH coerce; SRB > AUH criticize");
}

TEST_F(ChineseContextTest, WhoSpeaksIsAnsweredAndNotWhomHeSpeaksOf) {
  EXPECT_EQ(Events("日本首相高市早苗表示，台灣有事可能構成存亡危機，引發北京強"
                   "烈反彈。"),
            "CHN > JPN criticize");
}

TEST_F(ChineseContextTest, WhoSaysSoAsWellSaysItOfTheSame) {
  EXPECT_EQ(
      Events("美國國務卿力挺菲律賓，稱中國此舉是破壞穩定的嘗試。英國和日本也表"
             "達關切。"),
      "USA > PHL support; USA > CHN criticize; GBR + JPN > CHN criticize");
}

TEST_F(ChineseContextTest, TheSentenceBeforeIsAnsweredByWhatItsDoerDid) {
  EXPECT_EQ(Events("蘇聯出兵入侵捷克斯洛伐克。羅馬尼亞領導人譴責入侵，南斯拉夫"
                   "保持中立。"),
            "SUN > CSK attack; ROU > SUN criticize");
  EXPECT_EQ(Events("英國與阿根廷斷交，並派出特遣艦隊。"),
            "GBR > ARG reduce_relations");
}

TEST_F(ChineseContextTest, WhoIsWarnedIsWhomTheConditionIsAbout) {
  EXPECT_EQ(Events("法國總統警告馬利與尼日，若續購俄油將面臨制裁。"),
            "FRA > MLI + NER threaten; MLI + NER > RUS cooperate possible");
}

TEST_F(ChineseContextTest, WhoIsAskedIsWhoActedInTheClauseBefore) {
  EXPECT_EQ(Events("伊拉克吞併科威特，聯合國安理會要求其撤軍。"),
            "IRQ > KWT coerce; UN > IRQ demand");
}

TEST_F(ChineseContextTest, WhoeverMakesAnotherActIsTheOther) {
  EXPECT_EQ(Events("中國譴責美國擊落其飛艇。"),
            "CHN > USA criticize; USA > CHN coerce");
  EXPECT_EQ(Events("伊朗攻擊卡達的美軍基地，報復美國轟炸其核設施。"),
            "IRN > USA attack; USA > IRN attack");
}

TEST_F(ChineseContextTest, WhoIsActedOnInAPhraseHasDoneNothing) {
  EXPECT_EQ(
      Events("歐盟領袖在會中討論援助，但未能就動用俄羅斯遭凍結資產達成共識"
             "。烏克蘭總統澤倫斯基對此表示感謝。"),
      "UKR > EU support");
}

TEST_F(ChineseContextTest, WhatIsDoneMeanwhileHasItsOwnDoer) {
  EXPECT_EQ(Events("俄羅斯無人機在攻擊烏克蘭期間侵入羅馬尼亞領空。"),
            "RUS > UKR attack; RUS > ROU military_posture");
}

TEST_F(ChineseContextTest, ShortNamesOfStatesThatWereNamed) {
  EXPECT_EQ(Events("羅馬尼亞國防部召開記者會。羅國譴責俄羅斯。"),
            "ROU > RUS criticize");
  EXPECT_EQ(Events("羅國譴責俄羅斯。"), "");
  EXPECT_EQ(Events("印巴停火。巴國感謝美國。"),
            "IND + PAK deescalate; PAK > USA support");
}

TEST_F(ChineseContextTest, TheTwoSidesAreNeitherHelpersNorPeople) {
  EXPECT_EQ(Events("哈瑪斯經紅十字國際委員會釋放4名以色列女兵，以色列釋放巴勒斯"
                   "坦囚犯，這是雙方第二次換囚。"),
            "PSE > ISR deescalate; ISR > PSE deescalate; PSE + ISR deescalate");
}

TEST_F(ChineseContextTest,
       EnvoysWithoutAStateOfTheirOwnDoNotSpeakForTheirHost) {
  EXPECT_EQ(Events("駐日大使批評中國。"), "");
  EXPECT_EQ(Events("南韓新任駐日大使批評中國。"), "KOR > CHN criticize");
  EXPECT_EQ(Events("駐日大使葛拉斯批評中國。"), "USA > CHN criticize");
}

TEST_F(ChineseContextTest, WhatBelongsToAnArmyOrAGroupIsNoOther) {
  EXPECT_EQ(Events("馬來西亞貨輪遭阿布沙耶夫武裝襲擊。"), "PHL > MYS attack");
  EXPECT_EQ(Events("解放軍艦隊在塔斯曼海舉行演習。"), "CHN military_posture");
}

TEST_F(ChineseContextTest, FirmsOfAStatesCapital) {
  EXPECT_EQ(Events("美國制裁3家中資銀行。"), "USA > CHN sanction");
  EXPECT_EQ(Events("美國資深官員抵達東京。"), "USA > JPN visit");
}

TEST_F(ChineseContextTest, BehindACommaHeWhoSpeaksGoesOn) {
  EXPECT_EQ(Events("馬利指責烏克蘭支持恐怖組織，宣布與其斷絕外交關係。"),
            "MLI > UKR criticize; MLI > UKR reduce_relations");
}

TEST_F(ChineseContextTest, WhoeverARelativeClauseTellsOfIsTheOtherParty) {
  EXPECT_EQ(Events("伊朗批評美國。美國對購買伊朗石油的國家實施禁運。"),
            "IRN > USA criticize");
}

TEST_F(ChineseContextTest, WhoActsOnTheTwoStatesIsNeitherOfThem) {
  EXPECT_EQ(
      Events("印度扣押巴基斯坦船員，巴基斯坦譴責印度，美國對兩國實施制裁。"),
      "IND > PAK coerce; PAK > IND criticize; USA > IND + PAK sanction");
}

TEST_F(ChineseContextTest, WhoIsSomebodysFriendIsNotHe) {
  EXPECT_EQ(Events("親伊朗民兵襲擊美軍基地。"), "");
  EXPECT_EQ(Events("伊朗民兵襲擊美軍基地。"), "IRN > USA attack");
}

TEST_F(ChineseContextTest, WhoeverAConditionIsAboutIsActedOn) {
  EXPECT_EQ(Events("美國警告，若伊朗再度攻擊以色列，將對其實施制裁。"),
            Events("美國警告，若伊朗再度攻擊以色列，將對伊朗實施制裁。"));
  EXPECT_EQ(Events("若俄羅斯戰機闖入北約領空，波蘭將把其擊落。"),
            Events("若俄羅斯戰機闖入北約領空，波蘭將把俄羅斯戰機擊落。"));
}

TEST_F(ChineseContextTest, WhatIsThreatenedIsToldByTheThreat) {
  EXPECT_EQ(Events("川普威脅，如果哈瑪斯不釋放人質，將對其發動攻擊。"),
            "USA > PSE threaten");
  // Somebody else's measure is none of it.
  EXPECT_EQ(Events("川普威脅對哈瑪斯動武，以色列可能對哈瑪斯發動攻擊。"),
            "USA > PSE threaten; ISR > PSE attack possible");
  // Nor is what another sentence tells.
  EXPECT_EQ(Events("川普威脅對哈瑪斯動武。川普可能對哈瑪斯發動攻擊。"),
            "USA > PSE threaten; USA > PSE attack possible");
}

}  // namespace
}  // namespace actant
