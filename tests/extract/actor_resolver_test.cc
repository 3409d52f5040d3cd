#include "extract/actor_resolver.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "small_world_test.h"

namespace actant {
namespace {

class ActorResolverTest : public SmallWorldTest {
 protected:
  static std::string Named(std::string_view text,
                           TextManner manner = TextManner::kProse) {
    return world_->Read(text, manner).Named();
  }

  // The mentions of several blocks of one document, "|" between blocks.
  static std::string NamedInOrder(const std::vector<std::string_view>& blocks,
                                  DocumentActors document = Today()) {
    std::string named;
    for (const std::string_view block : blocks) {
      if (!named.empty()) named += " | ";
      named += world_->Read(block, TextManner::kProse, &document).Named();
    }
    return named;
  }

  static DocumentActors Today() {
    DocumentActors document;
    document.published = ToDay({2025, 11, 20});
    document.home_state = "TWN";
    return document;
  }

  static ActorMention Only(const WorldReading& reading) {
    EXPECT_EQ(reading.actors.size(), 1U) << reading.Named();
    return reading.actors.empty() ? ActorMention() : reading.actors[0];
  }
};

TEST_F(ActorResolverTest, FindsNamesOfEveryKind) {
  EXPECT_EQ(Named("美國、歐盟、華為和哈瑪斯。"),
            "美國=USA 歐盟=EU 華為=firm/huawei 哈瑪斯=group/hamas");
  EXPECT_EQ(Named("天氣晴朗。"), "");
  EXPECT_EQ(Named(""), "");
}

TEST_F(ActorResolverTest, TellsForWhomAnActorActs) {
  const WorldReading reading = world_->Read("華為與哈瑪斯、川普。");
  ASSERT_EQ(reading.actors.size(), 3U);
  EXPECT_EQ(reading.actors[0].state, "CHN");
  EXPECT_EQ(reading.actors[0].role, "BUS");
  EXPECT_EQ(reading.actors[1].state, "PSE");
  EXPECT_EQ(reading.actors[1].role, "REB");
  EXPECT_EQ(reading.actors[2].state, "USA");
  EXPECT_EQ(reading.actors[2].role, "");
  EXPECT_TRUE(reading.actors[2].person);
}

TEST_F(ActorResolverTest, ReadsOneCharacterInPairsOnly) {
  EXPECT_EQ(Named("美中會談。"), "美=USA 中=CHN");
  EXPECT_EQ(Named("美、中、俄都反對。"), "美=USA 中=CHN 俄=RUS");
  EXPECT_EQ(Named("中午的風很美。"), "");
}

TEST_F(ActorResolverTest, ReadsOneCharacterAfterCoverbsAndVerbsOfMotion) {
  EXPECT_EQ(Named("批准對台軍售。"), "台=TWN");
  EXPECT_EQ(Named("川普訪中。"), "川普=person/trump 中=CHN");
}

TEST_F(ActorResolverTest, ReadsOneCharacterAtTheHeadOfAHeadline) {
  EXPECT_EQ(Named("美擴大制裁伊朗", TextManner::kHeadline), "美=USA 伊朗=IRN");
  EXPECT_EQ(Named("美擴大制裁伊朗", TextManner::kProse), "伊朗=IRN");
  EXPECT_EQ(Named("美麗的海岸 俄攻擊烏克蘭", TextManner::kHeadline),
            "俄=RUS 烏克蘭=UKR");
}

TEST_F(ActorResolverTest, ReadsTheSidesButNoEverydayWords) {
  EXPECT_EQ(Named("中方批評美方。"), "中方=CHN 美方=USA");
  EXPECT_EQ(Named("西方與東方。"), "");
}

TEST_F(ActorResolverTest, TheSunInADateIsNoJapan) {
  EXPECT_EQ(Named("美國3日制裁伊朗。"), "美國=USA 伊朗=IRN");
  EXPECT_EQ(Named("3日韓國"), "");
  EXPECT_EQ(Named("日韓會談。"), "日=JPN 韓=KOR");
}

TEST_F(ActorResolverTest, MetonymsStandForTheirState) {
  EXPECT_EQ(Named("華府批評克里姆林宮。"), "華府=USA 克里姆林宮=RUS");
}

TEST_F(ActorResolverTest, OfficeAndNameAreOneMention) {
  const ActorMention mention = Only(world_->Read("美國總統川普表示。"));
  EXPECT_EQ(mention.actor, "person/trump");
  EXPECT_EQ(mention.office, "head_of_state");
  EXPECT_EQ(mention.rank, "leader");
  EXPECT_EQ(mention.span, (ByteSpan{0, 18}));
}

TEST_F(ActorResolverTest, ReadsTheOfficeHeldOnTheDayOfPublication) {
  const auto office_on = [&](std::string_view name, CivilDate day) {
    DocumentActors document;
    document.published = ToDay(day);
    return Only(world_->Read(name, TextManner::kProse, &document)).office;
  };
  EXPECT_EQ(office_on("拜登", {2024, 6, 1}), "head_of_state");
  EXPECT_EQ(office_on("拜登", {2025, 1, 19}), "head_of_state");
  EXPECT_EQ(office_on("拜登", {2025, 1, 20}), "");
  EXPECT_EQ(office_on("川普", {2025, 1, 20}), "head_of_state");
  EXPECT_EQ(office_on("川普", {2023, 1, 1}), "");
  DocumentActors undated;
  EXPECT_EQ(Only(world_->Read("拜登", TextManner::kProse, &undated)).office,
            "head_of_state");
}

TEST_F(ActorResolverTest, LearnsANameGivenWithItsLatinForm) {
  DocumentActors document = Today();
  const WorldReading first =
      world_->Read("美國國務卿盧比歐（Marco Rubio）批評中國。",
                   TextManner::kProse, &document);
  EXPECT_EQ(first.Named(),
            "美國國務卿盧比歐=learnt/USA/盧比歐/Marco Rubio 中國=CHN");
  EXPECT_EQ(first.actors[0].state, "USA");
  EXPECT_EQ(first.actors[0].office, "foreign_minister");
  const auto record =
      document.learnt_actors.find("learnt/USA/盧比歐/Marco Rubio");
  ASSERT_NE(record, document.learnt_actors.end());
  EXPECT_TRUE(record->second.provisional());
  EXPECT_EQ(record->second.kind(), v1::ACTOR_KIND_PERSON);
  EXPECT_EQ(record->second.state(), "USA");
  ASSERT_EQ(record->second.names_size(), 2);
  EXPECT_EQ(record->second.names(1).text(), "Marco Rubio");

  const WorldReading later =
      world_->Read("隨後盧比歐訪問日本。", TextManner::kProse, &document);
  EXPECT_EQ(later.Named(), "盧比歐=learnt/USA/盧比歐/Marco Rubio 日本=JPN");
  EXPECT_EQ(later.actors[0].office, "foreign_minister");
}

TEST_F(ActorResolverTest, ANameOfFourCharactersGoesOnByItsFirstTwo) {
  EXPECT_EQ(Named("岸田文雄訪問美國。岸田批評中國。"),
            "岸田文雄=person/kishida 美國=USA 岸田=person/kishida 中國=CHN");
  EXPECT_EQ(Named("岸田批評中國。"), "中國=CHN");
  EXPECT_EQ(Named("習近平訪問美國。習近批評中國。"),
            "習近平=person/xi 美國=USA 中國=CHN");
}

TEST_F(ActorResolverTest, WhatOneDocumentLearntAnotherDoesNotKnow) {
  EXPECT_EQ(Named("隨後盧比歐訪問日本。"), "日本=JPN");
}

TEST_F(ActorResolverTest, LearnsNothingWithoutTheLatinForm) {
  DocumentActors document = Today();
  world_->Read("美國國務卿盧比歐批評中國。", TextManner::kProse, &document);
  EXPECT_TRUE(document.learnt_actors.empty());
}

TEST_F(ActorResolverTest, InstitutionsBelongToTheStateBeforeThem) {
  const ActorMention mention = Only(world_->Read("中國外交部發言人表示。"));
  EXPECT_EQ(mention.actor, "CHN/foreign-ministry");
  EXPECT_EQ(mention.state, "CHN");
  EXPECT_EQ(mention.office, "spokesperson");
  EXPECT_EQ(mention.kind, v1::ACTOR_KIND_MINISTRY);
}

TEST_F(ActorResolverTest, BareInstitutionsAreThoseTheDocumentSpokeOf) {
  EXPECT_EQ(NamedInOrder({"日本外交部表示。", "外交部批評中國。"}),
            "日本外交部=JPN/foreign-ministry | "
            "外交部=JPN/foreign-ministry 中國=CHN");
  // Nobody's so far: that of the article's own state.
  EXPECT_EQ(Named("外交部批評中國。"), "外交部=TWN/foreign-ministry 中國=CHN");
  // Only one state has it.
  EXPECT_EQ(Named("參議院通過法案。"), "參議院=USA/senate");
  DocumentActors homeless;
  EXPECT_EQ(NamedInOrder({"外交部批評。"}, homeless), "");
}

TEST_F(ActorResolverTest, NumbersOfFirmsAreARoleGroup) {
  const WorldReading reading = world_->Read("中國制裁20家日本企業。");
  EXPECT_EQ(reading.Named(), "中國=CHN 日本企業=JPN.BUS");
  EXPECT_EQ(reading.actors[1].role, "BUS");
  EXPECT_EQ(reading.actors[1].state, "JPN");
  EXPECT_EQ(reading.actors[1].kind, v1::ACTOR_KIND_ROLE_GROUP);
  EXPECT_EQ(Named("伊朗石油公司"), "伊朗石油公司=IRN.BUS");
  EXPECT_EQ(Named("美國的媒體"), "美國的媒體=USA.MED");
}

TEST_F(ActorResolverTest, TheEntourageIsTheStateItself) {
  const ActorMention mention = Only(world_->Read("美國政府"));
  EXPECT_EQ(mention.actor, "USA");
  EXPECT_EQ(mention.span, (ByteSpan{0, 12}));
}

TEST_F(ActorResolverTest, PronounsMeanWhoWasNamedLast) {
  const WorldReading reading =
      world_->Read("川普批評伊朗。他表示，該國違反協議。");
  EXPECT_EQ(reading.Named(),
            "川普=person/trump 伊朗=IRN 他=person/trump 該國=IRN");
  EXPECT_FALSE(reading.actors[0].reference);
  EXPECT_TRUE(reading.actors[2].reference);
  EXPECT_TRUE(reading.actors[3].reference);
  EXPECT_EQ(Named("他表示，該國違反協議。"), "");
}

TEST_F(ActorResolverTest, BothSidesAreTheLastTwoOfDifferentStates) {
  EXPECT_EQ(Named("美國與中國談判。雙方達成共識。"),
            "美國=USA 中國=CHN 雙方=USA 雙方=CHN");
  EXPECT_EQ(Named("日本外交部與韓方交涉。兩國同意。"),
            "日本外交部=JPN/foreign-ministry 韓方=KOR "
            "兩國=JPN/foreign-ministry 兩國=KOR");
  EXPECT_EQ(Named("美國表示，雙方達成共識。"), "美國=USA");
}

TEST_F(ActorResolverTest, BothAreThoseNamedInOneBreath) {
  EXPECT_EQ(Named("英國和法國進攻埃及，兩國撤軍。"),
            "英國=GBR 法國=FRA 埃及=EGY 兩國=GBR 兩國=FRA");
  EXPECT_EQ(Named("英、法、俄簽署協議。三國承認埃及。"),
            "英=GBR 法=FRA 俄=RUS 三國=GBR 三國=FRA 三國=RUS 埃及=EGY");
  // Who stands between them is none of them.
  EXPECT_EQ(Named("美國替伊朗和南韓斡旋，雙方同意。"),
            "美國=USA 伊朗=IRN 南韓=KOR 雙方=IRN 雙方=KOR");
  // The nearest sentence that tells of two.
  EXPECT_EQ(Named("美國與中國會談。日本批評南韓。雙方反對。"),
            "美國=USA 中國=CHN 日本=JPN 南韓=KOR 雙方=JPN 雙方=KOR");
  EXPECT_EQ(Named("美國與中國會談。日本表示，雙方同意。"),
            "美國=USA 中國=CHN 日本=JPN 雙方=USA 雙方=CHN");
}

TEST_F(ActorResolverTest, WhoAsksBothIsNeitherOfThem) {
  EXPECT_EQ(Named("美國與中國會談。日本批評南韓。南韓要求雙方同意。"),
            "美國=USA 中國=CHN 日本=JPN 南韓=KOR 南韓=KOR 雙方=USA 雙方=CHN");
  EXPECT_EQ(Named("日本批評南韓。南韓表示，雙方同意。"),
            "日本=JPN 南韓=KOR 南韓=KOR 雙方=JPN 雙方=KOR");
}

TEST_F(ActorResolverTest, NoPartyIsWhereItHappens) {
  EXPECT_EQ(Named("王毅在吉隆坡批評日本，雙方同意。"),
            "王毅=person/wang 吉隆坡=MYS 日本=JPN 雙方=person/wang 雙方=JPN");
  EXPECT_EQ(Named("王毅批評馬來西亞，雙方同意。"),
            "王毅=person/wang 馬來西亞=MYS 雙方=person/wang 雙方=MYS");
}

TEST_F(ActorResolverTest, SheIsTheSubjectAndTheOtherTheOther) {
  EXPECT_EQ(Named("高市與柏南通話，她向對方祝賀。"),
            "高市=person/takaichi 柏南=person/burnham 她=person/takaichi "
            "對方=person/burnham");
  EXPECT_EQ(Named("柏南批評高市。他還批評伊朗。"),
            "柏南=person/burnham 高市=person/takaichi 他=person/burnham "
            "伊朗=IRN");
  // As the object of another it is not that other.
  EXPECT_EQ(Named("高市表示，柏南邀請她。"),
            "高市=person/takaichi 柏南=person/burnham 她=person/takaichi");
}

TEST_F(ActorResolverTest, TwoPeopleAreThoseOfTheSentenceBefore) {
  EXPECT_EQ(Named("習近平批評川普。高市與柏南會談，兩人同意。"),
            "習近平=person/xi 川普=person/trump 高市=person/takaichi "
            "柏南=person/burnham 兩人=person/takaichi 兩人=person/burnham");
}

TEST_F(ActorResolverTest, ASideIsTheStateTheTextHasNamed) {
  EXPECT_EQ(Named("烏干達總統訪問法國。烏方批評伊朗。"),
            "烏干達總統=UGA 法國=FRA 烏方=UGA 伊朗=IRN");
  EXPECT_EQ(Named("烏干達與烏克蘭會談。烏方批評伊朗。"),
            "烏干達=UGA 烏克蘭=UKR 烏方=UKR 伊朗=IRN");
  EXPECT_EQ(Named("烏方批評伊朗。"), "烏方=UKR 伊朗=IRN");
  // As long as the name of a state that begins alike.
  EXPECT_EQ(Named("伊拉克訪問法國。伊方批評中國。"),
            "伊拉克=IRQ 法國=FRA 伊方=IRQ 中國=CHN");
}

TEST_F(ActorResolverTest, AListedWordBehindOutranksTheDictionary) {
  EXPECT_EQ(Named("俄軍機侵入領空。"), "俄=RUS");
  EXPECT_EQ(Named("中美元首通話。"), "中=CHN 美元首=USA");
  EXPECT_EQ(Named("取消赴日航班。"), "日=JPN");
}

TEST_F(ActorResolverTest, SoundsOfForeignNamesAreNoStates) {
  EXPECT_EQ(Named("抵達阿加迪克。"), "");
  EXPECT_EQ(Named("阿加邊境。"), "阿=ARG 加=CAN");
  EXPECT_EQ(Named("阿加等四國同意。"), "阿=ARG 加=CAN");
  EXPECT_EQ(Named("依法等候。"), "");
  EXPECT_EQ(Named("加拿大表示，阿加同意。"), "加拿大=CAN 阿=ARG 加=CAN");
  EXPECT_EQ(Named("多多留意。"), "");
}

TEST_F(ActorResolverTest, CountsStandBetweenAStateAndWhoIsOfIt) {
  EXPECT_EQ(Named("美國一名議員批評中國。"), "美國一名議員=USA 中國=CHN");
  EXPECT_EQ(Named("美國一名專家批評中國。"), "美國一名專家=USA.ACA 中國=CHN");
  EXPECT_EQ(Named("日本防務專家雷頓批評中國。"),
            "日本防務專家=JPN.ACA 中國=CHN");
  EXPECT_EQ(Named("美國議員批評中國。"), "美國議員=USA 中國=CHN");
  EXPECT_EQ(Named("美國批評一名議員。"), "美國=USA");
}

TEST_F(ActorResolverTest, BareInstitutionsAreOfWhomTheClauseBeginsWith) {
  EXPECT_EQ(Named("南韓總統召開國安會議。"),
            "南韓總統=KOR 國安會議=KOR/national-security-council");
  EXPECT_EQ(Named("召開國安會議。"), "國安會議=TWN/national-security-council");
  EXPECT_EQ(Named("俄羅斯外交部表示，太平洋艦隊試射飛彈。"),
            "俄羅斯外交部=RUS/foreign-ministry 太平洋艦隊=RUS/navy");
  EXPECT_EQ(Named("中國攻擊美國，外交部反對。"),
            "中國=CHN 美國=USA 外交部=TWN/foreign-ministry");
  EXPECT_EQ(Named("對中國召開國安會議。"),
            "中國=CHN 國安會議=TWN/national-security-council");
}

TEST_F(ActorResolverTest, ANameOfOneStatesAgencyIsTakenByOthers) {
  EXPECT_EQ(Named("菲律賓海巡署批評中國。"),
            "菲律賓海巡署=PHL/coast-guard 中國=CHN");
  EXPECT_EQ(Named("海巡署批評中國。"), "海巡署=TWN/coast-guard 中國=CHN");
  EXPECT_EQ(Named("菲律賓台灣海巡署"), "菲律賓=PHL 台灣海巡署=TWN/coast-guard");
}

TEST_F(ActorResolverTest, OfficesAndStatesAreOfTheYearTold) {
  const auto office = [](std::string_view text) {
    const WorldReading reading = world_->Read(text);
    return reading.actors.empty() ? std::string("nobody")
                                  : reading.actors[0].office;
  };
  EXPECT_EQ(office("2023年8月，川普批評伊朗。"), "");
  EXPECT_EQ(office("2018年川普批評伊朗。"), "head_of_state");
  EXPECT_EQ(office("川普批評2023年簽署的協議。"), "head_of_state");
  EXPECT_EQ(Named("1939年，俄羅斯攻擊布拉格。"), "俄羅斯=RUS 布拉格=CSK");
  EXPECT_EQ(Named("俄羅斯攻擊布拉格。"), "俄羅斯=RUS 布拉格=CZE");
  EXPECT_EQ(Named("大漠軍訪問美國。"), "大漠軍=EGY/horde 美國=USA");
  EXPECT_EQ(Named("2019年，大漠軍攻擊美國。"), "大漠軍=group/horde 美國=USA");
}

TEST_F(ActorResolverTest, OurStateIsThatOfTheArticle) {
  EXPECT_EQ(Named("我國外交部批評中國。"),
            "我國外交部=TWN/foreign-ministry 中國=CHN");
}

TEST_F(ActorResolverTest, WeIsWhoSpeaks) {
  EXPECT_EQ(Named("王毅說：「我們批評日本。」"),
            "王毅=person/wang 我們=person/wang 日本=JPN");
  // Outside a quotation nobody is known to speak.
  EXPECT_EQ(Named("王毅會談。我們批評日本。"), "王毅=person/wang 日本=JPN");
  // Media speak for no state.
  EXPECT_EQ(Named("美國媒體說：「我們批評日本。」"),
            "美國媒體=USA.MED 日本=JPN");
}

TEST_F(ActorResolverTest, ThemesStandForASideWithoutBeingAnActor) {
  const ActorMention mention = Only(world_->Read("台海和平"));
  EXPECT_EQ(mention.actor, "TWN");
  EXPECT_FALSE(mention.classes.empty());
}

TEST_F(ActorResolverTest, TheOppositionDoesNotActAsItsState) {
  const ActorMention mention = Only(world_->Read("日本在野黨黨魁表示。"));
  EXPECT_EQ(mention.state, "JPN");
  EXPECT_EQ(mention.role, "OPP");
}

TEST_F(ActorResolverTest, MentionsLieApartInTheirOrder) {
  const WorldReading reading = world_->Read(
      "美國國務卿與中國外長王毅會談後，美中、日韓和20家俄羅斯企業批評歐盟，"
      "他表示該國與雙方都反對。");
  uint32_t end = 0;
  for (size_t i = 0; i < reading.actors.size(); ++i) {
    const ByteSpan span = reading.actors[i].span;
    ASSERT_LT(span.begin, span.end);
    ASSERT_LE(span.end, reading.text.size());
    // A reference to two stands twice at one place.
    if (i == 0 || span != reading.actors[i - 1].span) {
      ASSERT_GE(span.begin, end) << reading.Named();
    }
    end = span.end;
  }
  EXPECT_GT(reading.actors.size(), 8U);
}

TEST(ActorClassTest, TheRoleComesBeforeTheKind) {
  EXPECT_EQ(ActorClass(v1::ACTOR_KIND_STATE, ""), "state");
  EXPECT_EQ(ActorClass(v1::ACTOR_KIND_STATE, "BUS"), "firm");
  EXPECT_EQ(ActorClass(v1::ACTOR_KIND_ARMED_GROUP, "REB"), "rebel");
  EXPECT_EQ(ActorClass(v1::ACTOR_KIND_ROLE_GROUP, "MED"), "media");
  EXPECT_EQ(ActorClass(v1::ACTOR_KIND_THINK_TANK, "ACA"), "scholar");
  EXPECT_EQ(ActorClass(v1::ACTOR_KIND_PARTY, "OPP"), "opposition");
  EXPECT_EQ(ActorClass(v1::ACTOR_KIND_ROLE_GROUP, "CVL"), "civilian");
  EXPECT_EQ(ActorClass(v1::ACTOR_KIND_INTL_BODY, ""), "igo");
  EXPECT_EQ(ActorClass(v1::ACTOR_KIND_PLACE, ""), "place");
  EXPECT_EQ(ActorClass(v1::ACTOR_KIND_MILITARY, ""), "military");
  EXPECT_EQ(ActorClass(v1::ACTOR_KIND_PERSON, ""), "gov");
}

TEST_F(ActorResolverTest, WhoWasNamedInOneBreathIsAPair) {
  EXPECT_EQ(NamedInOrder({"俄羅斯與烏克蘭會談。", "伊朗反對。", "雙方會談。"}),
            "俄羅斯=RUS 烏克蘭=UKR | 伊朗=IRN | 雙方=RUS 雙方=UKR");
  // Three are no pair; who is named more often counts for more.
  EXPECT_EQ(NamedInOrder({"俄羅斯、烏克蘭和伊朗會談。", "雙方會談。"}),
            "俄羅斯=RUS 烏克蘭=UKR 伊朗=IRN | 雙方=UKR 雙方=IRN");
  EXPECT_EQ(NamedInOrder({"俄羅斯與烏克蘭會談。", "伊朗反對烏克蘭。",
                          "伊朗反對。", "雙方會談。"}),
            "俄羅斯=RUS 烏克蘭=UKR | 伊朗=IRN 烏克蘭=UKR | 伊朗=IRN | "
            "雙方=UKR 雙方=IRN");
}

TEST_F(ActorResolverTest, WhoSpeaksSaysWeWithoutQuotationMarks) {
  EXPECT_EQ(Named("王毅表示，我們批評日本。"),
            "王毅=person/wang 我們=person/wang 日本=JPN");
  EXPECT_EQ(Named("王毅批評，我們批評日本。"), "王毅=person/wang 日本=JPN");
  // 我方 is the writer's, unless another is quoted.
  EXPECT_EQ(NamedInOrder({"王毅表示，我方反對。"}),
            "王毅=person/wang 我方=TWN");
  EXPECT_EQ(NamedInOrder({"王毅：我方反對。"}),
            "王毅=person/wang 我方=person/wang");
}

TEST_F(ActorResolverTest, AWordForARoleOutranksTheWordsOfTheDictionary) {
  EXPECT_EQ(Named("美國制裁5家中企。"), "美國=USA 中企=CHN.BUS");
  EXPECT_EQ(Named("人在家中。"), "");
}

}  // namespace
}  // namespace actant
