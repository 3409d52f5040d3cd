// The table of centroids, and what is refused in one.
#include "extract/centroids.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "knowledge_of_data.h"

namespace actant {
namespace {

constexpr char kHeader[] = "code\tlatitude\tlongitude\tsource\tchecked\n";

// Problems as "line: message", one a line.
std::string ProblemsOf(const std::string& text) {
  std::vector<CentroidProblem> problems;
  ParseCentroids(text, &problems);
  std::string joined;
  for (const CentroidProblem& problem : problems) {
    joined += std::to_string(problem.line) + ": " + problem.message + "\n";
  }
  return joined;
}

class CentroidsTest : public ::testing::Test {
 protected:
  bool Lies(const char* code, double latitude, double longitude) const {
    const auto found = centroids_.find(code);
    constexpr double kNear = 2;
    return found != centroids_.end() &&
           std::abs(found->second.latitude - latitude) < kNear &&
           std::abs(found->second.longitude - longitude) < kNear;
  }

  const Centroids centroids_ = CentroidsOf(KnowledgeOfData());
};

TEST_F(CentroidsTest, LieWhereStatesLie) {
  EXPECT_TRUE(Lies("TWN", 23.7, 121));
  EXPECT_TRUE(Lies("DEU", 51, 10));
  EXPECT_TRUE(Lies("AUS", -25, 134));
  EXPECT_TRUE(Lies("CHL", -37, -71.5));
  EXPECT_TRUE(Lies("FRA", 46.5, 2.5));
  EXPECT_TRUE(Lies("KEN", 0, 38));
  EXPECT_GT(centroids_.size(), 200U);
}

// South and west are below zero: signs are what is mistaken most.
TEST_F(CentroidsTest, LieInTheirHemispheres) {
  for (const char* code : {"ARG", "BRA", "ZAF", "NZL", "IDN", "PNG", "PER"}) {
    ASSERT_TRUE(centroids_.contains(code)) << code;
    EXPECT_LT(centroids_.at(code).latitude, 0) << code;
  }
  for (const char* code : {"USA", "CAN", "MEX", "BRA", "IRL", "MAR", "ISL"}) {
    ASSERT_TRUE(centroids_.contains(code)) << code;
    EXPECT_LT(centroids_.at(code).longitude, 0) << code;
  }
  for (const char* code : {"RUS", "CHN", "JPN", "NZL", "IRN", "POL", "KEN"}) {
    ASSERT_TRUE(centroids_.contains(code)) << code;
    EXPECT_GT(centroids_.at(code).longitude, 0) << code;
  }
}

TEST(CentroidTableTest, ReadsRowsAndComments) {
  std::vector<CentroidProblem> problems;
  const Centroids centroids = ParseCentroids(
      std::string(kHeader) + "# a note\n\nTWN\t23.7\t121.0\tx\t2026-11-23\n" +
          "FJI\t-17.8\t178.0\tx\t2026-11-23",
      &problems);
  EXPECT_TRUE(problems.empty());
  ASSERT_EQ(centroids.size(), 2U);
  EXPECT_DOUBLE_EQ(centroids.at("TWN").latitude, 23.7);
  EXPECT_DOUBLE_EQ(centroids.at("TWN").longitude, 121);
  EXPECT_EQ(centroids.at("TWN").line, 4);
  EXPECT_DOUBLE_EQ(centroids.at("FJI").latitude, -17.8);
}

TEST(CentroidTableTest, NamesWhatIsWrong) {
  const std::string header = kHeader;
  EXPECT_EQ(ProblemsOf("code\tlat\n"),
            "1: the first line names the columns code, latitude, longitude, "
            "source, checked\n");
  EXPECT_EQ(ProblemsOf(header + "TWN\t23.7\t121.0\tx\n"),
            "2: a row has the five fields of the first line\n");
  EXPECT_EQ(ProblemsOf(header + "TWN\t23.7\t121.0\tx\ty\tz\n"),
            "2: a row has the five fields of the first line\n");
  EXPECT_EQ(ProblemsOf(header + "\t23.7\t121.0\tx\ty\n"),
            "2: a row names the code of a state\n");
  for (const char* latitude : {"90.1", "-91", "", "x", "1e1", "nan", "23.7 "}) {
    EXPECT_EQ(ProblemsOf(header + "TWN\t" + latitude + "\t121.0\tx\ty\n"),
              "2: a latitude is from -90 to 90 degrees\n")
        << latitude;
  }
  EXPECT_EQ(ProblemsOf(header + "TWN\t23.7\t180.1\tx\ty\n"),
            "2: a longitude is from -180 to 180 degrees\n");
  EXPECT_EQ(ProblemsOf(header + "TWN\t1\t2\tx\ty\nTWN\t3\t4\tx\ty\n"),
            "3: TWN has two rows\n");
}

}  // namespace
}  // namespace actant
