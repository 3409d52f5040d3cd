// How long and how much a question may read: for servers, where one question
// must not take what many others need.
#ifndef ACTANT_STORAGE_READ_BUDGET_H_
#define ACTANT_STORAGE_READ_BUDGET_H_

#include <atomic>
#include <chrono>
#include <cstdint>

#include "proto/status.h"

namespace actant {

// A deadline and a number of reads, which the views of a store made with it
// keep to (EventStore::View): whatever reads through them ends with the error
// of Check() soon after either is used up. A read is a row of a scan or a key
// looked up; a packed block of imported events, of up to some thousand rows, is
// one. Thread-safe.
class ReadBudget {
 public:
  using Clock = std::chrono::steady_clock;

  // `reads` 0 = any number.
  ReadBudget(Clock::time_point deadline, uint64_t reads)
      : deadline_(deadline), reads_(reads) {}

  // Counts one read. False: the budget is used up. The clock is looked at once
  // in kReadsPerLook.
  bool Spend() const {
    const uint64_t spent = spent_.fetch_add(1, std::memory_order_relaxed) + 1;
    if (spent % kReadsPerLook == 0 || reads_ > 0) return IsLeft(spent);
    return !ended_.load(std::memory_order_relaxed);
  }

  // From now on it is used up, as at its deadline: whoever asked has gone.
  void End() { ended_.store(true, std::memory_order_relaxed); }

  // Ok, or why no more may be read: DeadlineExceeded for the time,
  // ResourceExhausted for the reads; both say what a narrower question is.
  Status Check() const;

  Clock::time_point deadline() const { return deadline_; }
  uint64_t spent() const { return spent_.load(std::memory_order_relaxed); }

 private:
  static constexpr uint64_t kReadsPerLook = 64;

  bool IsLeft(uint64_t spent) const;

  const Clock::time_point deadline_;
  const uint64_t reads_;
  mutable std::atomic<uint64_t> spent_ = 0;
  // Not before: the clock was seen behind the deadline, or End().
  mutable std::atomic<bool> ended_ = false;
};

}  // namespace actant

#endif  // ACTANT_STORAGE_READ_BUDGET_H_
