// From the codes people write to the numbers a store keys by;
// EventStore::ActorCode leads back.
#ifndef ACTANT_GRAPH_ACTOR_CODES_H_
#define ACTANT_GRAPH_ACTOR_CODES_H_

#include <string_view>

#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// The actor of a code, or the one it was merged into. NotFound names the code.
Result<ActorNumber> FindActorNumber(const EventStore& store,
                                    std::string_view code);

}  // namespace actant

#endif  // ACTANT_GRAPH_ACTOR_CODES_H_
