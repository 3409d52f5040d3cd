// GraphQuery::FindActors: actors by what people call them.
#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/actor_codes.h"
#include "graph/query.h"

namespace actant {
namespace {

// Letters of ASCII; codes have no others that differ in case.
std::string WithCase(std::string_view text, char first, char last, int shift) {
  std::string changed(text);
  for (char& c : changed) {
    if (first <= c && c <= last) c = static_cast<char>(c + shift);
  }
  return changed;
}

// Distinct events at the level where the actor is a node.
Result<uint64_t> CountEvents(const EventStore& store, ActorNumber number,
                             const v1::Actor& actor) {
  const bool is_node_of_states =
      actor.state().empty() || actor.state() == actor.code();
  const Level level = is_node_of_states ? Level::kState : Level::kActor;
  std::vector<EventNumber> events;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    ACTANT_RETURN_ERROR_IF(store.ScanEdges(direction, level, number,
                                           std::nullopt, DayBounds(),
                                           [&events](const Edge& edge) {
                                             events.push_back(edge.event);
                                             return Scan::kContinue;
                                           }));
  }
  std::sort(events.begin(), events.end());
  events.erase(std::unique(events.begin(), events.end()), events.end());
  return events.size();
}

// Matches in the order of FindActors, each actor once.
class Matches {
 public:
  explicit Matches(const EventStore* store) : store_(store) {}

  // Sorts `numbers` among themselves and puts them after those added before.
  // Merged actors are replaced by what they were merged into.
  Status Add(const std::vector<ActorNumber>& numbers, ActorMatch::How how) {
    const size_t begin = matches_.size();
    for (const ActorNumber found : numbers) {
      Result<v1::Actor> actor = store_->GetActor(found);
      if (!actor.has_value()) return actor.error();
      ActorMatch match;
      match.number = found;
      match.how = how;
      if (!actor->redirect().empty()) {
        const Result<ActorNumber> heir =
            FindActorNumber(*store_, actor->redirect());
        if (!heir.has_value()) return heir.error();
        match.number = *heir;
        actor = store_->GetActor(*heir);
        if (!actor.has_value()) return actor.error();
      }
      if (!known_.insert(match.number).second) continue;
      match.actor = std::move(*actor);
      const Result<uint64_t> events =
          CountEvents(*store_, match.number, match.actor);
      if (!events.has_value()) return events.error();
      match.events = *events;
      matches_.push_back(std::move(match));
    }
    std::sort(matches_.begin() + static_cast<std::ptrdiff_t>(begin),
              matches_.end(), [](const ActorMatch& a, const ActorMatch& b) {
                return std::tuple(b.events, a.actor.code()) <
                       std::tuple(a.events, b.actor.code());
              });
    return Status::Ok();
  }

  size_t size() const { return matches_.size(); }

  std::vector<ActorMatch> Take(size_t limit) {
    if (matches_.size() > limit) matches_.resize(limit);
    return std::move(matches_);
  }

 private:
  const EventStore* store_;
  std::set<ActorNumber> known_;
  std::vector<ActorMatch> matches_;
};

}  // namespace

Result<std::vector<ActorMatch>> GraphQuery::FindActors(std::string_view text,
                                                       std::string_view folded,
                                                       size_t limit) const {
  const auto view = store_->View();
  Matches matches(view.get());
  for (const std::string& code :
       {std::string(text), WithCase(text, 'a', 'z', 'A' - 'a'),
        WithCase(text, 'A', 'Z', 'a' - 'A')}) {
    const Result<ActorNumber> number = view->FindActor(code);
    if (number.has_value()) {
      ACTANT_RETURN_ERROR_IF(matches.Add({*number}, ActorMatch::How::kCode));
    } else if (number.error().code() != StatusCode::kNotFound) {
      return Error(number.error());
    }
  }
  if (!folded.empty() && matches.size() < limit) {
    ACTANT_ASSIGN_OR_RETURN(const std::vector<ActorNumber> named,
                            view->ActorsNamed(folded));
    ACTANT_RETURN_ERROR_IF(matches.Add(named, ActorMatch::How::kName));
  }
  if (!folded.empty() && matches.size() < limit) {
    // Those found before may be among them.
    ACTANT_ASSIGN_OR_RETURN(
        const std::vector<ActorNumber> begun,
        view->ActorsWithPrefix(folded, limit + matches.size()));
    ACTANT_RETURN_ERROR_IF(matches.Add(begun, ActorMatch::How::kPrefix));
  }
  return matches.Take(limit);
}

Result<std::vector<ActorMatch>> GraphQuery::ActorsByEvents() const {
  const auto view = store_->View();
  std::vector<ActorNumber> numbers;
  ACTANT_RETURN_ERROR_IF(
      view->ScanActors([&numbers](ActorNumber number, const v1::Actor& actor) {
        // Those merged into others have no events of their own.
        if (actor.redirect().empty()) numbers.push_back(number);
        return Scan::kContinue;
      }));
  Matches matches(view.get());
  ACTANT_RETURN_ERROR_IF(matches.Add(numbers, ActorMatch::How::kCode));
  return matches.Take(numbers.size());
}

}  // namespace actant
