#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "frame_test.h"

namespace actant {
namespace {

// What one clause or sentence hands on to the next.
class FrameDiscourseTest : public FrameTest {
 protected:
  // "SUBJ > OBJ" of the verb `lemma`.
  std::string Told(std::string_view text, std::string_view lemma) {
    return SubjectAndObject(FrameOf(text, lemma, 'v'));
  }
  using FrameTest::In;
  std::string In(std::string_view text, std::string_view lemma, Slot slot) {
    return In(FrameOf(text, lemma, 'v'), slot);
  }
};

TEST_F(FrameDiscourseTest, ASentenceThatNamesNobodyGoesOn) {
  EXPECT_EQ(Told("美國制裁伊朗。已逮捕俄羅斯公司。", "逮捕"), "USA > RUS.BUS");
  EXPECT_EQ(Told("美國制裁伊朗。日本逮捕俄羅斯公司。", "逮捕"),
            "JPN > RUS.BUS");
}

TEST_F(FrameDiscourseTest, SomebodyUnknownEndsTheTopic) {
  EXPECT_EQ(Told("美國制裁伊朗，外界批評俄羅斯。", "批評"), " > RUS");
}

TEST_F(FrameDiscourseTest, ContentOfSpeechFollowsItsPredicate) {
  EXPECT_EQ(In("中國批評，美國正在攻擊伊朗。", "批評", kComp), "USA");
  // Quoted, it stands before.
  EXPECT_EQ(In("「美國正在攻擊伊朗，也攻擊日本。」中國批評。", "批評", kComp),
            "USA");
  // The one addressed is no hindrance; the speaker himself is no party.
  EXPECT_EQ(In("中國批評美國，日本攻擊伊朗。", "批評", kComp), "JPN");
  EXPECT_EQ(In("中國批評，中國遭攻擊。", "批評", kComp), "");
  // In another sentence it is no content.
  EXPECT_EQ(In("中國批評。美國攻擊伊朗。", "批評", kComp), "");
}

TEST_F(FrameDiscourseTest, WhatWasDoneLastIsPointedAt) {
  EXPECT_EQ(In("美國攻擊伊朗。中國對此批評。", "批評", kTo), "USA");
  EXPECT_EQ(Told("美國攻擊伊朗。此舉協助烏克蘭。", "協助"), "USA > UKR");
}

TEST_F(FrameDiscourseTest, ThePassageHasAnotherParty) {
  EXPECT_EQ(In("日本與中國會談後，中國批評。", "批評", kContext), "JPN");
  EXPECT_EQ(In("日本要求會談。中國批評。", "批評", kContext), "JPN");
  EXPECT_EQ(In("中國批評。", "批評", kContext), "");
  // Firms and places are no party.
  EXPECT_EQ(In("華為在荷莫茲海峽，中國批評。", "批評", kContext), "");
}

TEST_F(FrameDiscourseTest, TheOtherPartyIsWhoeverActedElseTheNearest) {
  EXPECT_EQ(In("伊朗協助俄羅斯，中國批評。", "批評", kContext), "IRN");
  EXPECT_EQ(In("伊朗協助俄羅斯。中國批評。", "批評", kContext), "IRN");
  // Nobody has acted: before the predicate the last, behind it the first.
  EXPECT_EQ(In("中國批評，指伊朗協助俄羅斯。", "批評", kContext), "IRN");
  EXPECT_EQ(In("中國制裁俄羅斯，批評。", "批評", kContext), "RUS");
  // Who is named in one breath belongs together.
  EXPECT_EQ(In("日本與南韓會談。中國批評。", "批評", kContext), "JPN+KOR");
}

TEST_F(FrameDiscourseTest, ANameBeforeAColonSpeaks) {
  const Frame& speech = FrameOf("王毅：美國正在攻擊伊朗。", "批評", 'v');
  EXPECT_EQ(In(speech, kSubj), "person/wang");
  EXPECT_EQ(In(speech, kComp), "USA");
  // A clause that tells something itself needs no further verb.
  const WorldReading told = world_->Read("美國制裁伊朗：日本協助。");
  EXPECT_EQ(told.FrameOf("批評", 'v'), nullptr);
  EXPECT_EQ(world_->Read("王毅，美國正在攻擊伊朗。").FrameOf("批評", 'v'),
            nullptr);
}

TEST_F(FrameDiscourseTest, AConditionDoesNotTakeTheTopic) {
  EXPECT_EQ(Told("川普表示，若中國協助俄羅斯，將制裁伊朗。", "制裁"),
            "person/trump > IRN");
  EXPECT_EQ(Told("川普表示，若中國協助俄羅斯，將制裁伊朗。", "協助"),
            "CHN > RUS");
  EXPECT_EQ(Told("若中國協助俄羅斯，將制裁伊朗。", "制裁"), "CHN > IRN");
}

TEST_F(FrameDiscourseTest, WhatIsSaidMayPointBack) {
  EXPECT_EQ(In("美國攻擊伊朗。中國批評，此舉協助俄羅斯。", "批評", kComp),
            "USA");
  EXPECT_EQ(In("美國攻擊伊朗。中國批評此舉。", "批評", kContext), "USA");
}

TEST_F(FrameDiscourseTest, AnAffairIsTakenUpAsAWhole) {
  EXPECT_EQ(In("對伊朗攻擊日本一事，美國批評。", "批評", kTo), "IRN");
}

TEST_F(FrameDiscourseTest, APhraseOfItsOwnIsOfTheNextClause) {
  EXPECT_EQ(In("對俄羅斯，美國已制裁。", "制裁", kTo), "RUS");
}

TEST_F(FrameDiscourseTest, EachDoesItToTheOther) {
  EXPECT_EQ(world_->Told("美國和中國相互制裁。"),
            "sanction USA > CHN occurred; sanction CHN > USA occurred");
}

TEST_F(FrameDiscourseTest, AConditionHoldsForWhatFollows) {
  EXPECT_TRUE(FrameOf("若中國攻擊台灣，美國制裁中國。", "制裁", 'v')
                  .operators.possible);
}

TEST_F(FrameDiscourseTest, AnInvitationIsNoModal) {
  const Frame& frame = FrameOf("川普應習近平邀請訪問中國。", "訪問", 'v');
  EXPECT_FALSE(frame.operators.possible);
  EXPECT_EQ(reading_.Actors(frame, kSubj), "person/trump");
}

TEST_F(FrameDiscourseTest, ThenIsTheDayToldBefore) {
  const Frame& frame =
      FrameOf("美國11月3日制裁伊朗。伊朗隨後批評美國。", "批評", 'v');
  ASSERT_TRUE(frame.date);
  EXPECT_EQ(frame.date->first, ToDay({2025, 11, 3}));
  EXPECT_TRUE(frame.date_inherited);
}

TEST_F(FrameDiscourseTest, ADayToComeIsNotThatOfAnotherClause) {
  // The visit is ahead; what is said about it is not.
  EXPECT_EQ(world_->Told("川普將於12月20日訪問中國，日本批評美國。"),
            "visit person/trump > CHN planned; criticize JPN > USA occurred");
}

TEST_F(FrameDiscourseTest, TheObjectOfJiangIsNoSubject) {
  EXPECT_EQ(Told("中國宣布，將日本企業列入出口管制名單。", "列入"),
            "CHN > JPN.BUS");
}

TEST_F(FrameDiscourseTest, AShortRelativeClauseKeepsItsSubject) {
  EXPECT_EQ(Told("烏克蘭從美國出售的武器攻擊俄羅斯。", "攻擊"), "UKR > RUS");
}

TEST_F(FrameDiscourseTest, APhraseReachesToItsHead) {
  EXPECT_EQ(In("美國向協助俄羅斯的中國企業制裁。", "制裁", kTo), "CHN.BUS");
  EXPECT_EQ(In("中國向美國的公司制裁。", "制裁", kTo), "USA.BUS");
}

TEST_F(FrameDiscourseTest, AWarHasItsPartiesInItsName) {
  const Frame& frame = FrameOf("烏克蘭戰事延期。", "攻擊", 'n');
  EXPECT_EQ(reading_.Actors(frame, kSubj), "RUS+UKR");
  EXPECT_EQ(reading_.Actors(frame, kWith), "UKR");
}

TEST_F(FrameDiscourseTest, WhoIsPostedActsForHisOwnState) {
  EXPECT_EQ(Told("中國駐日本大使館批評美國。", "批評"), "CHN > USA");
}

TEST_F(FrameDiscourseTest, OthersAndThreesAreFound) {
  EXPECT_EQ(Told("俄羅斯批評伊朗。美國制裁其公司。", "制裁"), "USA > IRN");
  EXPECT_EQ(Told("美國、日本和南韓會談。三國批評中國。", "批評"),
            "USA+JPN+KOR > CHN");
}

TEST_F(FrameDiscourseTest, ABareReactionIsToWhatWasDoneBefore) {
  EXPECT_EQ(Told("美國攻擊伊朗，中國抗議。", "抗議"), "CHN > USA");
  // Where nothing was told, it is to whom the clause before names.
  EXPECT_EQ(Told("日本排放汙水，中國抗議。", "抗議"), "CHN > JPN");
  EXPECT_EQ(Told("美國攻擊伊朗，中國抗議日本。", "抗議"), "CHN > JPN");
  EXPECT_EQ(Told("美國攻擊伊朗，美國媒體抗議。", "抗議"), "USA.MED > ");
  EXPECT_EQ(Told("美國攻擊伊朗。中國抗議。", "抗議"), "CHN > ");
  EXPECT_EQ(Told("美國攻擊伊朗，中國訪問。", "訪問"), "CHN > ");
  // 對 in the clause before has said at whom.
  EXPECT_EQ(In("對俄羅斯航班台灣名單，中國抗議。", "抗議", kTo), "RUS");
}

TEST_F(FrameDiscourseTest, ADeedIsTakenUpBeforeItIsSpokenOf) {
  const std::string_view taken_up = "針對美國攻擊伊朗，中國抗議。";
  EXPECT_EQ(Told(taken_up, "攻擊"), "USA > IRN");
  EXPECT_EQ(In(taken_up, "抗議", kTo), "USA");
  // With nobody else in it the clause may be about what is done to him; and
  // somebody has to speak of it.
  EXPECT_NE(Told("針對伊朗攻擊，中國抗議。", "攻擊"), "IRN > ");
  EXPECT_EQ(Told("針對美國攻擊伊朗，正在訪問。", "攻擊"), " > IRN");
}

TEST_F(FrameDiscourseTest, WhatIsPointedAtIsWhatWasTakenUp) {
  // Not whom the deed was aimed at, nor who speaks in between.
  EXPECT_EQ(In("針對美國對台軍售，中國對此批評。", "批評", kTo), "USA");
  EXPECT_EQ(In("針對美國對台軍售，日本表示，中國對此批評。", "批評", kTo),
            "USA");
  EXPECT_EQ(In("美國攻擊伊朗，中國對此批評。", "批評", kTo), "USA");
}

TEST_F(FrameDiscourseTest, AConditionMayBeBare) {
  const auto possible = [&](std::string_view text) {
    return FrameOf(text, "制裁", 'v').operators.possible;
  };
  EXPECT_TRUE(possible("美國再攻擊就制裁伊朗。"));
  EXPECT_TRUE(possible("伊朗再攻擊日本，美國就制裁伊朗。"));
  EXPECT_FALSE(possible("美國再制裁伊朗。"));
  EXPECT_FALSE(possible("美國就制裁伊朗。"));
}

TEST_F(FrameDiscourseTest, WhoSpeaksDoesWhatABareConditionIsFor) {
  const Frame& frame = FrameOf("川普：伊朗再攻擊就制裁。", "制裁", 'v');
  EXPECT_EQ(In(frame, kSubj), "person/trump");
  EXPECT_EQ(In(frame, kTo), "IRN");
}

TEST_F(FrameDiscourseTest, AQuestionTellsNothing) {
  const auto attack = [&](std::string_view text) -> const Frame& {
    return FrameOf(text, "攻擊", 'v');
  };
  EXPECT_TRUE(attack("美國攻擊伊朗？").operators.possible);
  EXPECT_TRUE(attack("美國攻擊伊朗嗎，中國不會。").operators.possible);
  EXPECT_FALSE(attack("美國攻擊伊朗。").operators.possible);
  // Another clause asks.
  EXPECT_FALSE(attack("美國攻擊伊朗，中國會談？").operators.possible);
  // Why it has happened, not whether.
  EXPECT_TRUE(attack("美國為何攻擊伊朗？").presupposed);
  EXPECT_FALSE(attack("美國為何攻擊伊朗？").operators.possible);
  // What is asked is what stands under the modal.
  EXPECT_FALSE(attack("美國攻擊伊朗可能制裁日本？").operators.possible);
  EXPECT_FALSE(attack("在美國攻擊伊朗之前制裁日本？").operators.possible);
}

TEST_F(FrameDiscourseTest, APairPartsWhereOneGoesOnWithAnother) {
  EXPECT_EQ(In("美國與日本會談，與中國逮捕公司。", "逮捕", kSubj), "USA");
  // Nobody else is with them, or they have done something together.
  EXPECT_EQ(In("美國與日本會談，逮捕公司。", "逮捕", kSubj), "USA+JPN");
  EXPECT_EQ(In("美國與日本攻擊伊朗，與中國逮捕公司。", "逮捕", kSubj),
            "USA+JPN");
  // Who asks, and nobody else is asked.
  EXPECT_EQ(In("美國與日本會談，敦促會晤。", "敦促", kSubj), "USA");
  EXPECT_EQ(In("美國與日本會談，敦促中國。", "敦促", kSubj), "USA+JPN");
}

TEST_F(FrameDiscourseTest, BehindABlankStandsOtherNews) {
  EXPECT_EQ(In("中國抗議　美國攻擊伊朗。", "抗議", kComp), "");
  EXPECT_EQ(In("中國抗議，美國攻擊伊朗。", "抗議", kComp), "USA");
  EXPECT_EQ(In("中國批評　美國攻擊伊朗。", "批評", kComp), "USA");
}

}  // namespace
}  // namespace actant
