// The small world, read once for all tests of a suite.
#ifndef ACTANT_TESTS_EXTRACT_SMALL_WORLD_TEST_H_
#define ACTANT_TESTS_EXTRACT_SMALL_WORLD_TEST_H_

#include <gtest/gtest.h>

#include "small_world.h"

namespace actant {

class SmallWorldTest : public testing::Test {
 protected:
  // Not SetUpTestSuite: of what that throws the tests are skipped, not failed.
  void SetUp() override {
    if (world_ == nullptr) world_ = new SmallWorld();
  }
  static void TearDownTestSuite() {
    delete world_;
    world_ = nullptr;
  }

  static inline const SmallWorld* world_ = nullptr;
};

}  // namespace actant

#endif  // ACTANT_TESTS_EXTRACT_SMALL_WORLD_TEST_H_
