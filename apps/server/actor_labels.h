// What actors are called, kept between requests.
#ifndef ACTANT_APPS_SERVER_ACTOR_LABELS_H_
#define ACTANT_APPS_SERVER_ACTOR_LABELS_H_

#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>

#include "storage/event_store.h"

namespace actant {

struct ActorLabel {
  std::string zh;
  std::string en;
  // "state", "person", ...
  std::string kind;
};

// Answers name many actors, and most of them name the same ones: a label is
// read once for each state of the store. Thread-safe.
class ActorLabels {
 public:
  // The label of a code as the view has it; the code itself for one that it
  // lacks.
  ActorLabel Of(const EventStore& view, const std::string& code);

 private:
  // Labels kept at most; then all are read anew.
  static constexpr size_t kMost = 100'000;

  mutable std::shared_mutex mutex_;
  // Of the store at this sequence.
  uint64_t sequence_ = 0;
  std::map<std::string, ActorLabel, std::less<>> labels_;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_ACTOR_LABELS_H_
