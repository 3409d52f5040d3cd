#include "apps/server/actor_labels.h"

#include <utility>

#include "apps/record_json.h"

namespace actant {

ActorLabel ActorLabels::Of(const EventStore& view, const std::string& code) {
  const uint64_t sequence = view.sequence();
  {
    const std::shared_lock lock(mutex_);
    const auto found = labels_.find(code);
    if (sequence_ == sequence && found != labels_.end()) return found->second;
  }
  ActorLabel label{code, code, ""};
  const Result<ActorNumber> number = view.FindActor(code);
  if (number.has_value()) {
    const Result<v1::Actor> actor = view.GetActor(*number);
    if (actor.has_value()) {
      label = {NameOf(*actor, "zh"), NameOf(*actor, "en"),
               KindWord(actor->kind())};
    }
  }
  const std::unique_lock lock(mutex_);
  if (sequence_ != sequence || labels_.size() >= kMost) {
    labels_.clear();
    sequence_ = sequence;
  }
  labels_.emplace(code, label);
  return label;
}

}  // namespace actant
