// Names and what stands around them: dots, titles, kin, posts, lists.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "extract/actor_resolver.h"
#include "small_world_test.h"

namespace actant {
namespace {

class ActorNamesTest : public SmallWorldTest {
 protected:
  static DocumentActors Of(std::string_view home) {
    DocumentActors document;
    document.published = ToDay({2025, 11, 20});
    document.home_state = home;
    document.name_sounds = "阿里卡斯特";  // 阿里卡斯特
    return document;
  }

  static std::string Named(std::string_view text,
                           std::string_view home = "TWN") {
    DocumentActors document = Of(home);
    return world_->Read(text, TextManner::kProse, &document).Named();
  }

  // The states that the mentions act for.
  static std::string States(std::string_view text) {
    DocumentActors document = Of("TWN");
    std::string states;
    for (const ActorMention& actor :
         world_->Read(text, TextManner::kProse, &document).actors) {
      states += (states.empty() ? "" : " ") + actor.state;
    }
    return states;
  }
};

TEST_F(ActorNamesTest, ADotIsAnyDotOrNone) {
  for (const std::string_view name :
       {"勞爾·卡斯楚", "勞爾‧卡斯楚", "勞爾・卡斯楚", "勞爾•卡斯楚",
        "勞爾．卡斯楚", "勞爾卡斯楚", "劳尔卡斯楚", "劳尔．卡斯楚"}) {
    EXPECT_EQ(Named(std::string(name) + "訪問中國。"),
              std::string(name) + "=person/castro 中國=CHN");
  }
  // Two characters without their dot are anything.
  EXPECT_EQ(Named("李‧安批評中國。"), "李‧安=person/li 中國=CHN");
  EXPECT_EQ(Named("李安批評中國。"), "中國=CHN");
}

TEST_F(ActorNamesTest, APieceOfALongerNameIsNobody) {
  EXPECT_EQ(Named("達琳．葛蘭姆．諾多恩批評中國。"), "中國=CHN");
  EXPECT_EQ(Named("葛蘭姆·諾多恩批評中國。"), "中國=CHN");
  EXPECT_EQ(Named("達琳‧葛蘭姆批評中國。"), "中國=CHN");
  EXPECT_EQ(Named("・葛蘭姆批評中國。"), "葛蘭姆=person/graham 中國=CHN");
  EXPECT_EQ(Named("美國・中國・日本會談。"), "美國=USA 中國=CHN 日本=JPN");
}

TEST_F(ActorNamesTest, BehindATitleStandsAName) {
  EXPECT_EQ(Named("法國大使伊埃說。"), "法國大使=FRA");
  EXPECT_EQ(Named("法國大使伊埃邊境。"), "法國大使=FRA 伊=IRN 埃=EGY");
}

TEST_F(ActorNamesTest, ManyStatesHaveNoOneGovernment) {
  EXPECT_EQ(Named("阿比政府批評中國。"), "中國=CHN");
  EXPECT_EQ(Named("阿根廷表示，阿比政府批評中國。"),
            "阿根廷=ARG 阿=ARG 比政府=BEL 中國=CHN");
}

TEST_F(ActorNamesTest, TheEndOfANameIsNoPairOfStates) {
  EXPECT_EQ(Named("阿根廷批評普里阿加。"), "阿根廷=ARG");
  EXPECT_EQ(Named("阿根廷批評加拿大。普里阿加。"),
            "阿根廷=ARG 加拿大=CAN 阿=ARG 加=CAN");
}

TEST_F(ActorNamesTest, AStateAnOfficeAndANameTeachTheName) {
  EXPECT_EQ(Named("蓋亞那總統阿里訪問中國。習近平與阿里會談。"),
            "蓋亞那總統阿里=learnt/GUY/阿里 中國=CHN 習近平=person/xi "
            "阿里=learnt/GUY/阿里");
  // Not what other characters write, nor without a state.
  EXPECT_EQ(Named("蓋亞那總統昨天訪問中國。昨天習近平批評日本。"),
            "蓋亞那總統=GUY 中國=CHN 習近平=person/xi 日本=JPN");
  EXPECT_EQ(Named("總統阿里訪問中國。"), "中國=CHN");
}

TEST_F(ActorNamesTest, TheStateThatIsWrittenWins) {
  EXPECT_EQ(States("法國總統柏南批評中國。"), "FRA CHN");
  EXPECT_EQ(States("總統柏南批評中國。"), "GBR CHN");
  // A date between them only where the office was that person's.
  EXPECT_EQ(Named("美國總統20日拜登批評中國。"),
            "美國總統20日拜登=person/biden 中國=CHN");
  EXPECT_EQ(Named("南韓總統20日拜登批評中國。"),
            "南韓總統=KOR 拜登=person/biden 中國=CHN");
}

TEST_F(ActorNamesTest, KinAreNotTheLeader) {
  EXPECT_EQ(Named("川普的女兒訪問日本。"), "日本=JPN");
  EXPECT_EQ(Named("川普女兒訪問日本。"), "日本=JPN");
  EXPECT_EQ(Named("美國總統川普的女兒訪問日本。"), "日本=JPN");
  // Unless the kin is known.
  EXPECT_EQ(Named("習近平胞妹高市訪問美國。"), "高市=person/takaichi 美國=USA");
  EXPECT_EQ(Named("川普的公司。"), "川普=person/trump");
}

TEST_F(ActorNamesTest, WhatBearsANameIsNotThePerson) {
  EXPECT_EQ(Named("川普號抵達日本。"), "日本=JPN");
  EXPECT_EQ(Named("川普抵達日本。"), "川普=person/trump 日本=JPN");
}

TEST_F(ActorNamesTest, ACapitalBehindAPersonIsAPlace) {
  EXPECT_EQ(Named("川普北京宣布制裁伊朗。"), "川普=person/trump 伊朗=IRN");
  EXPECT_EQ(Named("川普、北京宣布制裁伊朗。"),
            "川普=person/trump 北京=CHN 伊朗=IRN");
}

TEST_F(ActorNamesTest, PostsOfSeveralStatesAreNamedTogether) {
  EXPECT_EQ(Named("法國批評駐美與駐韓大使。"),
            "法國=FRA 駐美與駐韓大使=USA 駐美與駐韓大使=KOR");
  EXPECT_EQ(Named("法國批評駐美、駐韓大使。"),
            "法國=FRA 駐美、駐韓大使=USA 駐美、駐韓大使=KOR");
  EXPECT_EQ(Named("法國駐美與駐韓大使批評日本。"),
            "法國駐美與駐韓大使=FRA 日本=JPN");
}

TEST_F(ActorNamesTest, AListIsClosedByItsCount) {
  EXPECT_EQ(Named("美、法、英、日、比五國同意。"),
            "美=USA 法=FRA 英=GBR 日=JPN 比五國=BEL");
  EXPECT_EQ(Named("美英法三國同意。"), "美=USA 英=GBR 法三國=FRA");
  // 比 is a word unless the count asks for it.
  EXPECT_EQ(Named("美國比五國強。"), "美國=USA");
}

TEST_F(ActorNamesTest, OfAListTheMembersAreMeant) {
  EXPECT_EQ(Named("埃及、伊朗等阿拉伯國家批評美國。"),
            "埃及=EGY 伊朗=IRN 美國=USA");
  EXPECT_EQ(Named("阿拉伯國家批評美國。"), "阿拉伯國家=ARAB-STATES 美國=USA");
}

TEST_F(ActorNamesTest, WhoCriticizesThreeIsNoneOfThem) {
  EXPECT_EQ(Named("英、法、俄會談。美國與中國會談，日本批評三國。"),
            "英=GBR 法=FRA 俄=RUS 美國=USA 中國=CHN 日本=JPN 三國=GBR 三國=FRA "
            "三國=RUS");
  EXPECT_EQ(Named("英、法、俄會談。美國與中國會談，日本與三國會談。"),
            "英=GBR 法=FRA 俄=RUS 美國=USA 中國=CHN 日本=JPN 三國=USA 三國=CHN "
            "三國=JPN");
}

TEST_F(ActorNamesTest, TheOtherIsNotTheSubjectOfItsClause) {
  EXPECT_EQ(Named("因埃及攻擊伊朗，聯合國對其實施制裁。"),
            "埃及=EGY 伊朗=IRN 聯合國=UN 其=IRN");
  EXPECT_EQ(Named("若埃及宣布，聯合國對其實施制裁。"),
            "埃及=EGY 聯合國=UN 其=EGY");
  EXPECT_EQ(Named("美國批評中國，並對其實施制裁。"),
            "美國=USA 中國=CHN 其=CHN");
}

TEST_F(ActorNamesTest, TheOtherBehindAJoiningWordIsTheOneBefore) {
  EXPECT_EQ(Named("日本批評美國。聯合國制裁伊朗及其航班。"),
            "日本=JPN 美國=USA 聯合國=UN 伊朗=IRN");
  // 與 may open what is done with him.
  EXPECT_EQ(Named("美國批評中國。日本與其會談。"),
            "美國=USA 中國=CHN 日本=JPN 其=CHN");
}

TEST_F(ActorNamesTest, TheOtherOfAnAnswerIsWhoSpoke) {
  EXPECT_EQ(Named("聯合國要求埃及與伊朗會談。美國批評其名單。"),
            "聯合國=UN 埃及=EGY 伊朗=IRN 美國=USA 其=UN");
  EXPECT_EQ(Named("聯合國要求埃及與伊朗會談。美國對其實施制裁。"),
            "聯合國=UN 埃及=EGY 伊朗=IRN 美國=USA 其=IRN");
}

TEST_F(ActorNamesTest, TheOtherOfAJudgedDeedIsNotItsDoer) {
  EXPECT_EQ(Named("中國批評美國攻擊其航班。"), "中國=CHN 美國=USA 其=CHN");
  EXPECT_EQ(Named("中國批評美國並對其實施制裁。"), "中國=CHN 美國=USA 其=USA")
      << "the deed is the critic's own";
}

TEST_F(ActorNamesTest, ABareMinistryBehindOneOfAnotherNameIsTheReadersOwn) {
  EXPECT_EQ(Named("日本外務省批評中國。外交部批評伊朗。"),
            "日本外務省=JPN/foreign-ministry 中國=CHN "
            "外交部=TWN/foreign-ministry 伊朗=IRN");
  // One of the same name may be whose the text tells of.
  EXPECT_EQ(Named("法國外交部批評中國。外交部批評伊朗。"),
            "法國外交部=FRA/foreign-ministry 中國=CHN "
            "外交部=FRA/foreign-ministry 伊朗=IRN");
}

TEST_F(ActorNamesTest, ASpokesmanInSimplifiedCharactersIsOfHome) {
  EXPECT_EQ(Named("法国外交部批评英国。外交部发言人王某批评美国。", "CHN"),
            "法国外交部=FRA/foreign-ministry 英国=GBR "
            "外交部发言人=CHN/foreign-ministry 美国=USA");
  EXPECT_EQ(Named("法国外交部批评英国。外交部批评美国。", "CHN"),
            "法国外交部=FRA/foreign-ministry 英国=GBR "
            "外交部=FRA/foreign-ministry 美国=USA");
}

}  // namespace
}  // namespace actant
