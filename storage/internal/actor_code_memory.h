// Codes of actors that were read once.
#ifndef ACTANT_STORAGE_INTERNAL_ACTOR_CODE_MEMORY_H_
#define ACTANT_STORAGE_INTERNAL_ACTOR_CODE_MEMORY_H_

#include <cstddef>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "proto/ids.h"

namespace actant::internal {

// A number once given stands for one code for good, so that an open store and
// all its views share what any of them has read. Thread-safe.
class ActorCodeMemory {
 public:
  // nullptr: not remembered. Valid for the memory's life.
  const std::string* Find(ActorNumber number) const {
    const std::shared_lock lock(mutex_);
    const auto known = codes_.find(number);
    return known == codes_.end() ? nullptr : &known->second;
  }

  void Keep(ActorNumber number, std::string_view code) {
    const std::unique_lock lock(mutex_);
    if (codes_.size() < kMost) codes_.emplace(number, code);
  }

 private:
  // Some 100 MB of codes; more are read each time.
  static constexpr size_t kMost = 1'000'000;

  mutable std::shared_mutex mutex_;
  // Its elements stay where they are as others come.
  std::unordered_map<ActorNumber, std::string> codes_;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_ACTOR_CODE_MEMORY_H_
