#include "extract/cameo_codes.h"

#include <gtest/gtest.h>

namespace actant {
namespace {

constexpr std::string_view kEvents = "code\ttype\tname.en\tsource\n";
constexpr std::string_view kActors =
    "code\tmeans\tactor\trole\tname.en\tsource\n";

// "line message" of each problem, those of actors behind an "a".
std::vector<std::string> Problems(std::string_view events,
                                  std::string_view actors) {
  std::vector<CameoCodes::Problem> found;
  static_cast<void>(CameoCodes::Parse(std::string(kEvents).append(events),
                                      std::string(kActors).append(actors),
                                      &found));
  std::vector<std::string> problems;
  for (const CameoCodes::Problem& problem : found) {
    problems.push_back((problem.of_actors ? "a" : "") +
                       std::to_string(problem.line) + " " + problem.message);
  }
  return problems;
}

TEST(CameoCodesTest, ReadsBothFiles) {
  std::vector<CameoCodes::Problem> problems;
  const CameoCodes codes = CameoCodes::Parse(
      std::string(kEvents) + "# a comment\n042\tvisit\tMake a visit\tCAMEO\n",
      std::string(kActors) +
          "ROM\tcountry\tROU\t\tRomania\tCAMEO\n"
          "LAB\trole\t\tCVL\tlabor\tCAMEO\n",
      &problems);
  EXPECT_TRUE(problems.empty());
  ASSERT_EQ(codes.events.size(), 1U);
  EXPECT_EQ(codes.events[0].line, 3);
  EXPECT_EQ(codes.events[0].type, "visit");
  ASSERT_EQ(codes.actors.size(), 2U);
  EXPECT_EQ(codes.actors[0].meaning, CameoMeaning::kCountry);
  EXPECT_EQ(codes.actors[1].role, "CVL");
}

TEST(CameoCodesTest, NamesTheLineOfWhatIsWrong) {
  EXPECT_EQ(Problems("4\tvisit\tx\ty\n"
                     "042\t\tx\ty\n"
                     "042\tvisit\tx\n"
                     "042\tvisit\tx\ty\n"
                     "042\tvisit\tx\ty\n",
                     "rom\tcountry\tROU\t\tx\ty\n"
                     "ROM\tland\tROU\t\tx\ty\n"
                     "ROM\tcountry\t\t\tx\ty\n"
                     "LAB\trole\t\t\tx\ty\n"
                     "ROM\tcountry\tROU\t\t\ty\n"),
            (std::vector<std::string>{
                "2 a code is two to four digits", "3 no type or name",
                "4 a row has the fields of the first line",
                "6 the code stands twice", "a2 a code is three capitals",
                "a3 it means a country, alias, region, group, part or role",
                "a4 it names no actor", "a5 roles, and they alone, have one",
                "a6 it has no name"}));
}

}  // namespace
}  // namespace actant
