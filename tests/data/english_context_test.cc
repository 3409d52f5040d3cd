// What English sentences leave to those before them.
#include <gtest/gtest.h>

#include "events_of_text_test.h"

namespace actant {
namespace {

using EnglishContextTest = EventsOfTextTest;

TEST_F(EnglishContextTest, WhatIsJudgedIsOfWhoActedLast) {
  EXPECT_EQ(Events("Poland expelled three Belarusian diplomats. Minsk called "
                   "the move hostile."),
            "POL > BLR reduce_relations; BLR > POL criticize");
  EXPECT_EQ(Events("Ukraine accused Hungary of blackmail. Budapest denied the "
                   "charge."),
            "UKR > HUN criticize; HUN > UKR reject");
}

TEST_F(EnglishContextTest, WhoActsAgainGoesOnAgainstTheSame) {
  EXPECT_EQ(Events("Poland closed its border with Belarus. Warsaw also "
                   "expelled three diplomats."),
            "POL > BLR reduce_relations");
}

TEST_F(EnglishContextTest, WhoDoesLikewiseActsOnWhomTheOtherActedOn) {
  EXPECT_EQ(Events("Germany expelled two Russian diplomats. Poland also "
                   "recalled its ambassador."),
            "DEU > RUS reduce_relations; POL > RUS reduce_relations");
}

TEST_F(EnglishContextTest, ClausesBehindTellWhatIsAnswered) {
  EXPECT_EQ(Events("Chile closed a port. Tokyo lodged a protest after Chinese "
                   "ships entered Japanese waters."),
            "JPN > CHN criticize");
}

TEST_F(EnglishContextTest, WhoAsksAccusesAndNotWhomHeAsks) {
  EXPECT_EQ(Events("Poland told Belarus to close the camp, accusing Minsk of "
                   "smuggling."),
            "POL > BLR demand; POL > BLR criticize");
}

TEST_F(EnglishContextTest, WhoIsSuspectedOfADeedIsWhomTheVerbBeforeIsDoneTo) {
  EXPECT_EQ(Events("Georgian police detained two Ukrainian citizens suspected "
                   "of planning an attack."),
            "GEO > UKR coerce");
}

TEST_F(EnglishContextTest, WhoOnlySpeaksHasDoneNothing) {
  EXPECT_EQ(
      Events("Norway said the weather was bad. Iran denounced the launch."),
      "");
}

TEST_F(EnglishContextTest, ReachesOverASentenceButNoFurther) {
  const std::string first = "Iran seized a Greek tanker. ";
  const std::string empty = "Nobody was hurt. ";
  const std::string last = "Greece condemned the action.";
  EXPECT_EQ(Events(first + empty + last),
            "IRN > GRC coerce; GRC > IRN criticize");
  EXPECT_EQ(Events(first + empty + empty + last), "IRN > GRC coerce");
}

TEST_F(EnglishContextTest, ParagraphsGoOnAboutThoseNamedMost) {
  EXPECT_EQ(Events("Iran seized a Greek tanker, Iran said.\n\nGreece condemned "
                   "the action.\n\nA day later Athens recalled its "
                   "ambassador."),
            "IRN > GRC coerce; GRC > IRN criticize; GRC > IRN "
            "reduce_relations");
}

TEST_F(EnglishContextTest, OtherPartiesInTheClauseComeFirst) {
  EXPECT_EQ(Events("Iran seized a Greek tanker. Greece condemned Turkey."),
            "IRN > GRC coerce; GRC > TUR criticize");
}

TEST_F(EnglishContextTest, HeStandsForWhomTheSentenceBeforeIsAbout) {
  EXPECT_EQ(Events("Vladimir Putin arrived in Pyongyang. He threatened Japan."),
            "RUS > PRK visit; RUS > JPN threaten");
  EXPECT_EQ(Events("Russia attacked Ukraine. He threatened Japan."),
            "RUS > UKR attack");
}

TEST_F(EnglishContextTest, ItStandsForTheTopicWhereItOpensTheSentence) {
  EXPECT_EQ(Events("Germany expelled a Russian diplomat. It attacked Poland."),
            "DEU > RUS reduce_relations; DEU > POL attack");
  EXPECT_EQ(Events("Vladimir Putin threatened Japan. It attacked Poland."),
            "RUS > JPN threaten");
  EXPECT_EQ(Events("Germany expelled a Russian diplomat. Snow fell and it "
                   "attacked Poland."),
            "DEU > RUS reduce_relations");
}

TEST_F(EnglishContextTest, TheTwoLeadersAreThoseNamedBefore) {
  EXPECT_EQ(Events("William Ruto met Hassan Sheikh Mohamud. The two leaders "
                   "signed an agreement. Mohamud thanked Kenya."),
            "KEN + SOM summit; KEN + SOM agree; SOM > KEN support");
}

TEST_F(EnglishContextTest, SeveralDoNothingToOneAnother) {
  EXPECT_EQ(Events("Slovakia and Hungary voted against the package."), "");
  EXPECT_EQ(Events("Slovakia and Hungary attacked Austria."),
            "SVK + HUN > AUT attack");
}

}  // namespace
}  // namespace actant
