// Who acts in English text, with the names of data/.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "english_world.h"

namespace actant {
namespace {

class EnglishActorsTest : public ::testing::Test {
 protected:
  std::string Actors(std::string_view text) const {
    return world_.Actors(text);
  }

  const EnglishWorld world_;
};

TEST_F(EnglishActorsTest, TitlesAndNamesAreOnePerson) {
  EXPECT_EQ(Actors("Chinese Foreign Minister Wang Yi left."),
            "Chinese Foreign Minister Wang Yi=person/wang-yi");
}

TEST_F(EnglishActorsTest, PossessorsOwnOfficesAndInstitutions) {
  EXPECT_EQ(Actors("Lebanon's army met Russia's parliament."),
            "Lebanon's army=LBN/armed-forces; "
            "Russia's parliament=RUS/parliament");
  EXPECT_EQ(Actors("North Korea's foreign minister left."),
            "North Korea's foreign minister=PRK/foreign-ministry");
  EXPECT_EQ(Actors("Poland's new defence minister left."),
            "Poland's new defence minister=POL/defence-ministry");
}

TEST_F(EnglishActorsTest, OwnersBehindOf) {
  EXPECT_EQ(Actors("The president of France met the army of Sudan."),
            "president of France=FRA/presidential-office; "
            "army of Sudan=SDN/armed-forces");
}

TEST_F(EnglishActorsTest, PluralsOfDemonyms) {
  EXPECT_EQ(Actors("They met Iraqis and Palestinians."),
            "Iraqis=IRQ; Palestinians=PSE");
}

TEST_F(EnglishActorsTest, NewNamesBehindAnOfficeAreLearnt) {
  EXPECT_EQ(Actors("Lebanese President Elias Hrawi left. Hrawi met Iraq."),
            "Lebanese President Elias Hrawi=learnt/LBN/Elias Hrawi; "
            "Hrawi=learnt/LBN/Elias Hrawi; Iraq=IRQ");
}

TEST_F(EnglishActorsTest, PeopleBehindThePlaceTheyAreOf) {
  EXPECT_EQ(Actors("Egypt met Darfur rebels and Gaza residents."),
            "Egypt=EGY; Darfur rebels=SDN.REB; Gaza residents=PSE.CVL");
  EXPECT_EQ(Actors("Chechen refugees fled."), "Chechen refugees=RUS.CVL");
}

TEST_F(EnglishActorsTest, RebelsOfAnUnknownNameFightWhomTheSentenceNames) {
  EXPECT_EQ(Actors("Mozambique met Shona rebels."),
            "Mozambique=MOZ; rebels=MOZ.REB");
  EXPECT_EQ(Actors("The United Nations met refugees."), "United Nations=UN");
}

TEST_F(EnglishActorsTest, OfficesOfTheOneStateThatTheSentenceNames) {
  EXPECT_EQ(Actors("Thai protesters met the prime minister."),
            "Thai protesters=THA.CVL; prime minister=THA");
  EXPECT_EQ(Actors("Iran and Iraq met the prime minister."),
            "Iran=IRN; Iraq=IRQ");
}

TEST_F(EnglishActorsTest, PeopleOfARoleAreOfThePlaceWhereTheyAct) {
  EXPECT_EQ(Actors("Gunmen killed a tourist in northern Yemen."),
            "Gunmen=YEM.REB; Yemen=YEM");
  // An event of its own, another clause, another state.
  EXPECT_EQ(Actors("Protesters denounced the war in Iraq."), "Iraq=IRQ");
  EXPECT_EQ(Actors("Rebels fled, and talks began in Iraq."), "Iraq=IRQ");
  EXPECT_EQ(Actors("Gunmen killed a tourist."), "");
}

TEST_F(EnglishActorsTest, StatesBeforeAHyphenDescribeOthers) {
  EXPECT_EQ(Actors("Rwandan-backed troops and a Bulgarian-led force left."),
            "");
  EXPECT_EQ(Actors("A Portuguese-flagged ship left."), "Portuguese=PRT");
}

TEST_F(EnglishActorsTest, PeopleGoOnByTheirLastName) {
  EXPECT_EQ(Actors("Hassan Sheikh Mohamud left. Mohamud met Iraq. Mohamuds "
                   "left."),
            "Hassan Sheikh Mohamud=person/hassan-sheikh-mohamud; "
            "Mohamud=person/hassan-sheikh-mohamud; Iraq=IRQ");
}

TEST_F(EnglishActorsTest, ShortNamesNeedTheirCapitals) {
  EXPECT_EQ(Actors("They were let go and fed."), "");
}

TEST_F(EnglishActorsTest, StatesAreNoEverydayWords) {
  EXPECT_EQ(Actors("Police went to Haiti."), "Haiti=HTI");
}

}  // namespace
}  // namespace actant
