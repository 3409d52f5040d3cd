// Answers that cost a walk over the store and are asked for often.
#ifndef ACTANT_APPS_SERVER_ANSWER_CACHE_H_
#define ACTANT_APPS_SERVER_ANSWER_CACHE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "apps/answer.h"

namespace actant {

// Keeps one answer of a name, that of the newest state of the store it was made
// from. Thread-safe.
class AnswerCache {
 public:
  // nullptr where the store has changed since, or nobody has asked.
  std::shared_ptr<const Json> Find(const std::string& name,
                                   uint64_t sequence) const {
    const std::lock_guard lock(mutex_);
    const auto found = answers_.find(name);
    return found != answers_.end() && found->second.sequence == sequence
               ? found->second.json
               : nullptr;
  }

  std::shared_ptr<const Json> Keep(const std::string& name, uint64_t sequence,
                                   Json json) {
    auto shared = std::make_shared<const Json>(std::move(json));
    const std::lock_guard lock(mutex_);
    Entry& entry = answers_[name];
    if (entry.sequence <= sequence) entry = {sequence, shared};
    return shared;
  }

 private:
  struct Entry {
    uint64_t sequence = 0;
    std::shared_ptr<const Json> json;
  };

  mutable std::mutex mutex_;
  std::map<std::string, Entry> answers_;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_ANSWER_CACHE_H_
