#include "apps/server/query_slots.h"

#include <utility>

namespace actant {

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
    std::chrono::steady_clock::time_point deadline) {
  std::unique_lock lock(mutex_);
  if (free_ == 0) {
    if (waiting_ >= most_) {
      return Error(ResourceExhausted(
          "too many costly questions are being answered; try again later"));
    }
    ++waiting_;
    const bool freed =
        freed_.wait_until(lock, deadline, [this] { return free_ > 0; });
    --waiting_;
    if (!freed) {
      return Error(DeadlineExceeded(
          "too many costly questions were before this one; try again later"));
    }
  }
  --free_;
  return Slot(this);
}

void QuerySlots::GiveBack() {
  {
    const std::lock_guard lock(mutex_);
    ++free_;
  }
  freed_.notify_one();
}

}  // namespace actant
