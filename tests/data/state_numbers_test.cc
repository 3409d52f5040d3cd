// The table of state numbers, against what is known of the two lists.
#include "extract/state_numbers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "knowledge_of_data.h"

namespace actant {
namespace {

class StateNumbersTest : public ::testing::Test {
 protected:
  int Cow(const char* code, int year) const {
    return numbers_.NumberOf(StateSystem::kCow, code, year).value_or(0);
  }
  int Gw(const char* code, int year) const {
    return numbers_.NumberOf(StateSystem::kGw, code, year).value_or(0);
  }

  const StateNumbers numbers_ = StateNumbers::Of(KnowledgeOfData());
};

TEST_F(StateNumbersTest, KnowsStatesThatNeverChanged) {
  const std::map<std::string, int> both = {
      {"USA", 2},   {"CAN", 20},  {"MEX", 70},  {"BRA", 140}, {"GBR", 200},
      {"FRA", 220}, {"POL", 290}, {"ITA", 325}, {"RUS", 365}, {"UKR", 369},
      {"NGA", 475}, {"ZAF", 560}, {"SSD", 626}, {"IRN", 630}, {"ISR", 666},
      {"CHN", 710}, {"TWN", 713}, {"PRK", 731}, {"KOR", 732}, {"JPN", 740},
      {"IND", 750}, {"PAK", 770}, {"VNM", 816}, {"IDN", 850}, {"AUS", 900}};
  for (const auto& [code, number] : both) {
    EXPECT_EQ(Cow(code.c_str(), 2020), number) << code;
    EXPECT_EQ(Gw(code.c_str(), 2020), number) << code;
  }
}

TEST_F(StateNumbersTest, TellsTheListsApart) {
  EXPECT_EQ(Cow("DEU", 2020), 255);
  EXPECT_EQ(Gw("DEU", 2020), 260);
  EXPECT_EQ(Cow("YEM", 2020), 679);
  EXPECT_EQ(Gw("YEM", 2020), 678);
  EXPECT_EQ(Cow("SRB", 2020), 345);
  EXPECT_EQ(Gw("SRB", 2020), 340);
  EXPECT_EQ(Cow("KIR", 2020), 946);
  EXPECT_EQ(Gw("KIR", 2020), 970);
  EXPECT_EQ(Cow("NRU", 2020), 970);
  EXPECT_EQ(Cow("KIR", 1990), 0);
}

TEST_F(StateNumbersTest, FollowsStatesThroughTheirEnds) {
  EXPECT_EQ(Cow("SUN", 1991), 365);
  EXPECT_EQ(Cow("RUS", 1991), 0);
  EXPECT_EQ(Cow("SUN", 1992), 0);
  EXPECT_EQ(Cow("RUS", 1992), 365);
  EXPECT_EQ(Cow("DEU", 1960), 260);
  EXPECT_EQ(Cow("DEU", 1950), 0);
  EXPECT_EQ(Gw("DEU", 1950), 260);
  EXPECT_EQ(Cow("DDR", 1960), 265);
  EXPECT_EQ(Cow("DDR", 1991), 0);
  EXPECT_EQ(Cow("CSK", 1992), 315);
  EXPECT_EQ(Cow("CZE", 1993), 316);
  EXPECT_EQ(Cow("SVK", 1993), 317);
  EXPECT_EQ(Cow("YUG", 1995), 345);
  EXPECT_EQ(Cow("VNM", 1970), 817);
  EXPECT_EQ(Cow("VDR", 1970), 816);
  EXPECT_EQ(Cow("JPN", 1950), 0);
  EXPECT_EQ(Gw("JPN", 1950), 740);
  EXPECT_EQ(Cow("SSD", 2010), 0);
}

TEST_F(StateNumbersTest, LeavesOutWhatIsInNoList) {
  for (const char* code : {"HKG", "PSE", "EU", "GRL", "VAT", ""}) {
    EXPECT_FALSE(numbers_.Lists(code)) << code;
  }
  EXPECT_EQ(Cow("USA", 1944), 0);
}

// A number is of one code in a year, and a code has one number.
TEST_F(StateNumbersTest, NumbersAreUniqueInEveryYear) {
  const auto memberships = numbers_.memberships();
  ASSERT_GT(memberships.size(), 390U);
  for (int year = StateNumbers::kFirstYear; year <= 2030; ++year) {
    std::map<std::pair<StateSystem, int>, std::string> seen;
    for (const StateMembership& row : memberships) {
      if (year < row.from || year > row.to) continue;
      const auto [entry, is_new] =
          seen.emplace(std::pair(row.system, row.number), row.code);
      EXPECT_TRUE(is_new) << row.number << " in " << year << " is that of "
                          << entry->second << " and " << row.code;
      EXPECT_EQ(numbers_.NumberOf(row.system, row.code, year), row.number)
          << row.code << " " << year;
    }
  }
}

// 193 members of the United Nations, Taiwan and Kosovo, as far as they are in
// the Correlates of War list of 2016.
TEST_F(StateNumbersTest, HoldsAllMembersOfTheListToday) {
  int members = 0;
  for (const StateMembership& row : numbers_.memberships()) {
    if (row.system == StateSystem::kCow && row.from <= 2016 && 2016 <= row.to) {
      ++members;
    }
  }
  EXPECT_EQ(members, 195);
}

// Former states are in no list after their last year.
TEST_F(StateNumbersTest, EndsWithTheState) {
  for (const StateMembership& row : numbers_.memberships()) {
    const auto index = KnowledgeOfData().FindActor(row.code);
    ASSERT_TRUE(index.has_value()) << row.code;
    const KnownActor& actor = KnowledgeOfData().actor(*index);
    EXPECT_EQ(actor.kind, v1::ACTOR_KIND_STATE) << row.code;
    if (actor.since) {
      EXPECT_GE(row.from,
                std::max(ToCivil(*actor.since).year, StateNumbers::kFirstYear))
          << row.code;
    }
    if (actor.until) {
      EXPECT_LE(row.to, ToCivil(*actor.until).year) << row.code;
    }
  }
}

TEST(StateNumbersParseTest, SaysWhatIsWrong) {
  const std::string header =
      "system\tcode\tnumber\tfrom\tto\tsource\tchecked\n";
  const std::map<std::string, std::string> wrong = {
      {"cow\tUSA\t2\n", "seven fields"},
      {"isa\tUSA\t2\t\t\ts\tc\n", "cow or gw"},
      {"cow\t\t2\t\t\ts\tc\n", "code of a state"},
      {"cow\tUSA\tx\t\t\ts\tc\n", "from 1 to 999"},
      {"cow\tUSA\t2\t1900\t\ts\tc\n", "years"},
      {"cow\tUSA\t2\t1990\t1980\ts\tc\n", "from is after to"},
      {"cow\tUSA\t2\t\t\ts\tc\ncow\tUSA\t3\t1990\t\ts\tc\n", "two numbers"},
      {"cow\tUSA\t2\t\t\ts\tc\ncow\tCAN\t2\t1990\t\ts\tc\n", "that of USA"}};
  for (const auto& [rows, part] : wrong) {
    std::vector<StateNumbers::Problem> problems;
    static_cast<void>(StateNumbers::Parse(header + rows, &problems));
    ASSERT_EQ(problems.size(), 1U) << rows;
    EXPECT_NE(problems[0].message.find(part), std::string::npos)
        << problems[0].message;
  }
  std::vector<StateNumbers::Problem> problems;
  static_cast<void>(StateNumbers::Parse("code\tnumber\n", &problems));
  EXPECT_EQ(problems.size(), 1U);
}

}  // namespace
}  // namespace actant
