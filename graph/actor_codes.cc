#include "graph/actor_codes.h"

#include <string>

namespace actant {
namespace {

// Mergers of mergers; more is a circle.
constexpr int kMaxRedirects = 16;

}  // namespace

Result<ActorNumber> FindActorNumber(const EventStore& store,
                                    std::string_view code) {
  std::string at(code);
  for (int step = 0; step < kMaxRedirects; ++step) {
    Result<ActorNumber> number = store.FindActor(at);
    if (!number.has_value()) {
      if (number.error().code() != StatusCode::kNotFound) return number;
      return Error(NotFound("no actor has the code \"" + at + "\""));
    }
    ACTANT_ASSIGN_OR_RETURN(const v1::Actor actor, store.GetActor(*number));
    if (actor.redirect().empty()) return *number;
    at = actor.redirect();
  }
  return Error(DataLoss("the redirects of actor \"" + std::string(code) +
                        "\" lead nowhere"));
}

}  // namespace actant
