// Which record stands when an actor is written again.
#ifndef ACTANT_STORAGE_INTERNAL_ACTOR_MERGE_H_
#define ACTANT_STORAGE_INTERNAL_ACTOR_MERGE_H_

#include "storage/event_store.h"

namespace actant::internal {

enum class NameChange {
  kKeep,     // the stored folded names stand
  kReplace,  // the new ones take their place
  kUnite,    // the new ones are added
};

struct ActorMerge {
  v1::Actor actor;
  NameChange names = NameChange::kReplace;
};

// Joins `stored` with an upsert of the same code. A listed actor replaces
// whatever is there. A provisional one changes nothing of a listed one; with
// another provisional one it gives the same record in either order: all names
// of both, and for the rest the one whose serialized form is the greater. A
// redirect that was set stays until a listed record says otherwise.
ActorMerge MergeActor(const v1::Actor& stored, const v1::Actor& incoming);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_ACTOR_MERGE_H_
