#include "graph/quad_class.h"

#include <gtest/gtest.h>

#include <array>

namespace actant {
namespace {

TEST(QuadClassTest, EveryClassHasAQuadrant) {
  std::array<int, kQuadNames.size()> classes = {};
  for (int i = 1; i <= v1::PLOVER_CLASS_ASSAULT; ++i) {
    const auto quad = QuadOf(static_cast<v1::PloverClass>(i));
    ASSERT_TRUE(quad.has_value()) << i;
    ++classes[static_cast<size_t>(*quad)];
  }
  EXPECT_EQ(classes, (std::array<int, 4>{4, 3, 4, 5}));
  EXPECT_FALSE(QuadOf(v1::PLOVER_CLASS_UNSPECIFIED).has_value());
  EXPECT_EQ(QuadOf(v1::PLOVER_CLASS_RETREAT), QuadClass::kMaterialCooperation);
  EXPECT_EQ(QuadOf(v1::PLOVER_CLASS_THREATEN), QuadClass::kVerbalConflict);
  EXPECT_EQ(QuadOf(v1::PLOVER_CLASS_PROTEST), QuadClass::kMaterialConflict);
}

}  // namespace
}  // namespace actant
