#include "storage/read_budget.h"

#include <string>

namespace actant {

bool ReadBudget::IsLeft(uint64_t spent) const {
  if (ended_.load(std::memory_order_relaxed)) return false;
  if (reads_ > 0 && spent > reads_) return false;
  if (spent % kReadsPerLook == 0 && Clock::now() >= deadline_) {
    ended_.store(true, std::memory_order_relaxed);
    return false;
  }
  return true;
}

Status ReadBudget::Check() const {
  constexpr const char* kNarrower =
      "; ask for fewer days, types, hops or actors";
  if (reads_ > 0 && spent() > reads_) {
    return ResourceExhausted("the question reads more than " +
                             std::to_string(reads_) + " rows" + kNarrower);
  }
  if (ended_.load(std::memory_order_relaxed) || Clock::now() >= deadline_) {
    return DeadlineExceeded(
        std::string("the question took longer than it may") + kNarrower);
  }
  return Status::Ok();
}

}  // namespace actant
