#include "apps/server/query_slots.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>
#include <vector>

namespace actant {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

TEST(QuerySlotsTest, LetsNoMoreInThanItHas) {
  QuerySlots slots(2, 100);
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 200; ++round) {
        const auto slot = slots.Take(Clock::now() + hours(1));
        ASSERT_TRUE(slot.has_value());
        const int now = ++inside;
        int seen = most;
        while (now > seen && !most.compare_exchange_weak(seen, now)) {
        }
        --inside;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(most, 2);
}

TEST(QuerySlotsTest, RefusesWhereTooManyWait) {
  QuerySlots slots(1, 0);
  auto slot = slots.Take(Clock::now() + hours(1));
  ASSERT_TRUE(slot.has_value());
  EXPECT_EQ(slots.Take(Clock::now() + hours(1)).error().code(),
            StatusCode::kResourceExhausted);
  std::optional<QuerySlots::Slot> held(std::move(*slot));
  held.reset();
  EXPECT_TRUE(slots.Take(Clock::now()).has_value());
}

TEST(QuerySlotsTest, WaitsUntilTheDeadlineAlone) {
  QuerySlots slots(1, 1);
  const auto slot = slots.Take(Clock::now());
  ASSERT_TRUE(slot.has_value());
  EXPECT_EQ(slots.Take(Clock::now() + milliseconds(5)).error().code(),
            StatusCode::kDeadlineExceeded);
}

}  // namespace
}  // namespace actant
