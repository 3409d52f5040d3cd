// Codes of actors that were read once.
#ifndef ACTANT_STORAGE_INTERNAL_ACTOR_CODE_MEMORY_H_
#define ACTANT_STORAGE_INTERNAL_ACTOR_CODE_MEMORY_H_

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "proto/ids.h"

namespace actant::internal {

// A number once given stands for one code for good, so that an open store and
// all its views share what any of them has read. Thread-safe.
class ActorCodeMemory {
 public:
  // nullptr: not remembered. Valid for the memory's life.
  const std::string* Find(ActorNumber number) const {
    const std::shared_lock lock(mutex_);
    return number.value() < codes_.size() ? codes_[number.value()].get()
                                          : nullptr;
  }

  void Keep(ActorNumber number, std::string_view code) {
    if (number.value() >= kMost) return;
    const std::unique_lock lock(mutex_);
    if (number.value() >= codes_.size()) codes_.resize(number.value() + 1);
    std::unique_ptr<const std::string>& place = codes_[number.value()];
    if (place == nullptr) place = std::make_unique<const std::string>(code);
  }

 private:
  // Some 50 MB of codes; actors of higher numbers are read each time.
  static constexpr uint64_t kMost = 1'000'000;

  mutable std::shared_mutex mutex_;
  std::vector<std::unique_ptr<const std::string>> codes_;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_ACTOR_CODE_MEMORY_H_
