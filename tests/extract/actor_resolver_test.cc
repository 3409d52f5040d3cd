#include "extract/actor_resolver.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "small_world.h"

namespace actant {
namespace {

class ActorResolverTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { world_ = new SmallWorld(); }
  static void TearDownTestSuite() {
    delete world_;
    world_ = nullptr;
  }

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

  static const SmallWorld* world_;
};

const SmallWorld* ActorResolverTest::world_ = nullptr;

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

TEST_F(ActorResolverTest, OurStateIsThatOfTheArticle) {
  EXPECT_EQ(Named("我國外交部批評中國。"),
            "我國外交部=TWN/foreign-ministry 中國=CHN");
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

}  // namespace
}  // namespace actant
