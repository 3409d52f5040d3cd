// Between the codes people write and the numbers a store keys by.
#ifndef ACTANT_GRAPH_ACTOR_CODES_H_
#define ACTANT_GRAPH_ACTOR_CODES_H_

#include <string>
#include <string_view>
#include <unordered_map>

#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// The actor of a code, or the one it was merged into. NotFound names the code.
Result<ActorNumber> FindActorNumber(const EventStore& store,
                                    std::string_view code);

// Codes of numbers, each read once. For the length of one query, from one
// thread; borrows the store.
class ActorCodes {
 public:
  explicit ActorCodes(const EventStore* store) : store_(store) {}

  Result<std::string> CodeOf(ActorNumber number);

 private:
  const EventStore* store_;
  std::unordered_map<ActorNumber, std::string> codes_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_ACTOR_CODES_H_
