#include "apps/server/query_slots.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
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

TEST(QuerySlotsTest, ServesInTheOrderOfComing) {
  QuerySlots slots(1, 100);
  std::optional<QuerySlots::Slot> first = *slots.Take(Clock::now());
  std::array<std::atomic<bool>, 8> asked = {};
  std::mutex mutex;
  std::vector<size_t> served;
  std::vector<std::thread> threads;
  for (size_t i = 0; i < asked.size(); ++i) {
    threads.emplace_back([&, i] {
      // Looked after for the first time once it is in the queue.
      const auto slot = slots.Take(Clock::now() + hours(1), [&asked, i] {
        asked[i] = true;
        return false;
      });
      ASSERT_TRUE(slot.has_value());
      const std::lock_guard lock(mutex);
      served.push_back(i);
    });
    while (!asked[i]) std::this_thread::yield();
  }
  first.reset();
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(served, (std::vector<size_t>{0, 1, 2, 3, 4, 5, 6, 7}));
}

TEST(QuerySlotsTest, WhoeverHasGoneGivesItsPlaceToTheNext) {
  QuerySlots slots(1, 1);
  std::optional<QuerySlots::Slot> first = *slots.Take(Clock::now());
  const auto gone = [] { return true; };
  EXPECT_EQ(slots.Take(Clock::now() + hours(1), gone).error().code(),
            StatusCode::kAborted);
  // The place in the queue is free again.
  EXPECT_EQ(slots.Take(Clock::now()).error().code(),
            StatusCode::kDeadlineExceeded);
}

TEST(QuerySlotsTest, WhoeverGoesBeforeItsTurnGivesTheSlotBack) {
  QuerySlots slots(1, 1);
  std::optional<QuerySlots::Slot> first = *slots.Take(Clock::now());
  std::atomic<bool> waits = false;
  std::atomic<bool> went = false;
  std::thread late([&] {
    const auto slot = slots.Take(Clock::now() + hours(1), [&] {
      waits = true;
      return went.load();
    });
    EXPECT_EQ(slot.error().code(), StatusCode::kAborted);
  });
  while (!waits) std::this_thread::yield();
  went = true;
  first.reset();
  late.join();
  EXPECT_TRUE(slots.Take(Clock::now()).has_value());
}

}  // namespace
}  // namespace actant
