#include "graph/export_value.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>

namespace actant {
namespace {

TEST(ExportValueTest, WritesWholeNumbersWithoutExponent) {
  EXPECT_EQ(NumberText(0), "0");
  EXPECT_EQ(NumberText(-8), "-8");
  EXPECT_EQ(NumberText(11e9), "11000000000");
  EXPECT_EQ(NumberText(999999999999999), "999999999999999");
}

TEST(ExportValueTest, WritesTheShortestDecimalThatReadsBack) {
  EXPECT_EQ(NumberText(0.1), "0.1");
  EXPECT_EQ(NumberText(-7.2), "-7.2");
  EXPECT_EQ(NumberText(1e300), "1e+300");
  std::mt19937_64 random(1);
  for (int i = 0; i < 10000; ++i) {
    const double value = std::ldexp(static_cast<double>(random()),
                                    static_cast<int>(random() % 200) - 100);
    EXPECT_EQ(std::stod(NumberText(value)), value);
  }
}

TEST(ExportValueTest, WidensFloatsToTheDecimalPeopleWrote) {
  EXPECT_EQ(ShortestDouble(0.9F), 0.9);
  EXPECT_EQ(ShortestDouble(0.0F), 0.0);
  std::mt19937 random(1);
  for (int i = 0; i < 10000; ++i) {
    const float value = static_cast<float>(random()) / 4e9F;
    EXPECT_EQ(static_cast<float>(ShortestDouble(value)), value);
  }
}

TEST(ExportValueTest, WritesEachKindOfValue) {
  EXPECT_EQ(ValueText(Value()), "");
  EXPECT_EQ(ValueText(Value(std::string("美國"))), "美國");
  EXPECT_EQ(ValueText(Value(int64_t{-3})), "-3");
  EXPECT_EQ(ValueText(Value(0.5)), "0.5");
  EXPECT_EQ(ValueText(Value(true)), "true");
  EXPECT_EQ(ValueText(Value(false)), "false");
}

}  // namespace
}  // namespace actant
