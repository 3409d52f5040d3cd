#include "apps/server/query_slots.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace actant {
namespace {

// How often those who wait are looked after.
constexpr std::chrono::milliseconds kBetweenLooks{200};

bool IsGone(const QuerySlots::Gone& gone) { return gone && gone(); }

Status NobodyWaits() { return Aborted("nobody waits for the answer"); }

}  // namespace

QuerySlots::Slot::~Slot() {
  if (of_ != nullptr) of_->GiveBack();
}

QuerySlots::Slot::Slot(Slot&& other) noexcept
    : of_(std::exchange(other.of_, nullptr)) {}

QuerySlots::Slot& QuerySlots::Slot::operator=(Slot&& other) noexcept {
  std::swap(of_, other.of_);
  return *this;
}

Result<QuerySlots::Slot> QuerySlots::Take(
    std::chrono::steady_clock::time_point deadline, const Gone& gone) {
  std::unique_lock lock(mutex_);
  if (free_ > 0) {
    --free_;
    return Slot(this);
  }
  if (queue_.size() >= most_) {
    return Error(ResourceExhausted(
        "too many costly questions are being answered; try again later"));
  }
  Waiting self;
  const auto place = queue_.insert(queue_.end(), &self);
  while (!self.served) {
    const auto now = std::chrono::steady_clock::now();
    if (now >= deadline) {
      queue_.erase(place);
      return Error(DeadlineExceeded(
          "too many costly questions were before this one; try again later"));
    }
    if (IsGone(gone)) {
      queue_.erase(place);
      return Error(NobodyWaits());
    }
    self.called.wait_until(lock, std::min(deadline, now + kBetweenLooks));
  }
  lock.unlock();
  Slot slot(this);
  if (IsGone(gone)) return Error(NobodyWaits());
  return slot;
}

void QuerySlots::GiveBack() {
  const std::lock_guard lock(mutex_);
  if (queue_.empty()) {
    ++free_;
    return;
  }
  // Told under the lock: it may not be there any more without it.
  Waiting* const next = queue_.front();
  queue_.pop_front();
  next->served = true;
  next->called.notify_one();
}

}  // namespace actant
