// How many costly questions are answered at once.
#ifndef ACTANT_APPS_SERVER_QUERY_SLOTS_H_
#define ACTANT_APPS_SERVER_QUERY_SLOTS_H_

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>

#include "proto/status.h"

namespace actant {

// Costly questions (chains, graphs, exports) wait here for one another, on the
// threads of their connections, and leave the processors' time to the quick
// ones. First come, first served. Thread-safe.
class QuerySlots {
 public:
  // `slots` questions at once, and at most `waiting` that wait.
  QuerySlots(size_t slots, size_t waiting) : free_(slots), most_(waiting) {}

  // A slot, given back at the end of its life.
  class Slot {
   public:
    Slot() = default;
    explicit Slot(QuerySlots* of) : of_(of) {}
    ~Slot();
    Slot(Slot&& other) noexcept;
    Slot& operator=(Slot&& other) noexcept;

   private:
    QuerySlots* of_ = nullptr;
  };

  // Whether nobody waits for the answer any more.
  using Gone = std::function<bool()>;

  // ResourceExhausted: too many wait. DeadlineExceeded: none was free by then.
  // Aborted: `gone` said so, which is asked now and then in the wait and at its
  // end; empty = nobody goes.
  Result<Slot> Take(std::chrono::steady_clock::time_point deadline,
                    const Gone& gone = {});

 private:
  struct Waiting {
    std::condition_variable called;
    bool served = false;
  };

  void GiveBack();

  std::mutex mutex_;
  // Above 0 only while nobody waits.
  size_t free_;
  std::list<Waiting*> queue_;
  const size_t most_;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_QUERY_SLOTS_H_
