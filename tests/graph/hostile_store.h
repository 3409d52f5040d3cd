// Events whose texts hold what formats must escape.
#ifndef ACTANT_TESTS_GRAPH_HOSTILE_STORE_H_
#define ACTANT_TESTS_GRAPH_HOSTILE_STORE_H_

#include "storage/event_store.h"

namespace actant {

// Random events whose actors' names, publishers and clauses are hostile: the
// same for the same seed.
void WriteHostile(unsigned seed, EventStore* store);

}  // namespace actant

#endif  // ACTANT_TESTS_GRAPH_HOSTILE_STORE_H_
