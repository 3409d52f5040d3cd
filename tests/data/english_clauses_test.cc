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
