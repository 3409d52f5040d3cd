// How English sentences are parted into clauses, with the words of data/en.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "english_world.h"

namespace actant {
namespace {

class EnglishClausesTest : public ::testing::Test {
 protected:
  std::string Clauses(std::string_view text) const {
    return world_.Clauses(text);
  }

  const EnglishWorld world_;
};

TEST_F(EnglishClausesTest, OneClause) {
  EXPECT_EQ(Clauses("Russia attacked Ukraine."), "Russia | attacked | Ukraine");
  EXPECT_EQ(Clauses("Iran was attacked by Israel."),
            "Iran | was | attacked | by Israel");
}

TEST_F(EnglishClausesTest, RelativeClausesAreLentTheirSubject) {
  EXPECT_EQ(Clauses("Russia, which attacked Ukraine, met China."),
            "Russia | met | China; (Russia) | attacked | Ukraine");
  EXPECT_EQ(Clauses("Rebels who attacked Chad fled to Libya."),
            "Rebels | fled | to Libya; (Rebels) | attacked | Chad");
}

TEST_F(EnglishClausesTest, InfinitivesHaveSubjectAndGovernor) {
  EXPECT_EQ(Clauses("Russia agreed to attack Ukraine."),
            "Russia | agreed | (attack) | (Ukraine); "
            "(agreed) | (Russia) | attack | Ukraine");
  // Who is urged does it.
  EXPECT_EQ(Clauses("France urged Israel to attack Iran."),
            "France | urged | Israel | (attack) | (Iran); "
            "(urged) | (Israel) | attack | Iran");
}

TEST_F(EnglishClausesTest, WhoIsAskedForSomethingDoesIt) {
  EXPECT_EQ(Clauses("Japan sent a request to China to attack Iran."),
            "Japan | sent | a request | to China | (attack) | (Iran); "
            "(sent) | (a request) | (to China) | attack | Iran");
}

TEST_F(EnglishClausesTest, ReadyIsNothingThatIsDone) {
  EXPECT_EQ(Clauses("Iran is prepared to attack Israel."),
            "Iran | is prepared | (attack) | (Israel); "
            "(is prepared) | (Iran) | attack | Israel");
}

TEST_F(EnglishClausesTest, RoughNumbersArePartOfTheirNoun) {
  EXPECT_EQ(Clauses("About 500 Turks attacked Iran."),
            "About | 500 Turks | attacked | Iran");
  EXPECT_EQ(Clauses("Up to 500 Turks attacked Iran."),
            "Up to | 500 Turks | attacked | Iran");
  EXPECT_EQ(Clauses("Iran wrote a report about 500 soldiers."),
            "Iran | wrote | a report | about 500 soldiers");
}

TEST_F(EnglishClausesTest, NamesInCapitalsAreNoVerbs) {
  EXPECT_EQ(Clauses("The government of President Prosper Avril attacked "
                    "political opponents in Haiti."),
            "The government | of President Prosper Avril | attacked | "
            "political opponents | in Haiti");
}

TEST_F(EnglishClausesTest, TheOnlyWordThatMayBeAVerbIsOne) {
  EXPECT_EQ(Clauses("Denmark cut trade ties with Iran."),
            "Denmark | cut | trade ties | with Iran");
  EXPECT_EQ(Clauses("U.S. cuts in aid hurt Iran."),
            "U.S. cuts | in | aid | hurt | Iran");
}

TEST_F(EnglishClausesTest, TheUnitedStatesDescribesNothing) {
  EXPECT_EQ(Clauses("The United States suspended part of the aid meant for "
                    "Iran."),
            "The United States | suspended | part of the aid; "
            "(part of the aid) | meant | for Iran");
}

TEST_F(EnglishClausesTest, AVerbBehindAndHasTheOuterSubject) {
  EXPECT_EQ(Clauses("France praised Haiti to help Iran and said Iraq left."),
            "France | praised | Haiti | (help) | (Iran) | (and); "
            "(praised) | (Haiti) | help | Iran | and; "
            "(France) | said | (Iraq) | (left); (said) | Iraq | left");
}

TEST_F(EnglishClausesTest, RelativeClausesBehindPhrases) {
  EXPECT_EQ(Clauses("France sent aid to Haiti, which attacked Iran."),
            "France | sent | aid | to Haiti; (to Haiti) | attacked | Iran");
  EXPECT_EQ(Clauses("Iraq met the president of Haiti, who attacked Iran."),
            "Iraq | met | the president of Haiti; "
            "(the president of Haiti) | attacked | Iran");
  EXPECT_EQ(Clauses("Iraq met rebels from Haiti who attacked Iran."),
            "Iraq | met | rebels | from Haiti; (rebels) | attacked | Iran");
}

TEST_F(EnglishClausesTest, ComplementsWithAndWithoutThat) {
  for (const char* text : {"France said Israel attacked Iran.",
                           "France said that Israel attacked Iran."}) {
    const std::string told = Clauses(text);
    EXPECT_NE(told.find("(said)"), std::string::npos) << told;
    EXPECT_NE(told.find("Israel | attacked | Iran"), std::string::npos) << told;
  }
}

TEST_F(EnglishClausesTest, JoinedVerbsShareSubjectAndObject) {
  EXPECT_EQ(Clauses("Russia attacked and bombed Ukraine."),
            "Russia | attacked | and | (Ukraine); (Russia) | bombed | Ukraine");
}

TEST_F(EnglishClausesTest, AttributionAtTheEndIsNoObject) {
  EXPECT_EQ(Clauses("Russia attacked Ukraine, France said."),
            "Russia | attacked | Ukraine; France | said");
}

TEST_F(EnglishClausesTest, PronounsStandForTheTopic) {
  const std::string told = Clauses("Russia said it attacked Ukraine.");
  EXPECT_NE(told.find("it | attacked | Ukraine"), std::string::npos) << told;
}

TEST_F(EnglishClausesTest, DescribingCompoundsNameNobody) {
  EXPECT_EQ(Clauses("U.S.-backed rebels attacked Syria."),
            "U.S.-backed rebels | attacked | Syria");
}

// Each verb governs all behind it: without a bound the words lent would grow
// with the square of the sentence.
TEST_F(EnglishClausesTest, LongSentencesCostNoMoreThanTheirLength) {
  const auto chunks = [this](int verbs) {
    std::string text = "Russia agreed ";
    for (int i = 0; i < verbs; ++i) text += "to attack ";
    return world_.ChunksRead(text + "Iran.");
  };
  const size_t one = chunks(400);
  EXPECT_GT(one, 400U);
  EXPECT_LE(chunks(2000), 6 * one);
}

}  // namespace
}  // namespace actant
