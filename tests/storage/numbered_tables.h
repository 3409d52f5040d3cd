// Made-up tables to import, by number.
#ifndef ACTANT_TESTS_STORAGE_NUMBERED_TABLES_H_
#define ACTANT_TESTS_STORAGE_NUMBERED_TABLES_H_

#include <cstdint>

#include "storage/event_store.h"

namespace actant::testing {

inline constexpr uint32_t kNumberedTables = 1000;

// The actors and types that their rows name; a second time changes nothing.
Status PutTableActors(EventStore* store);

// Imports one table as a segment: 400 rows of every kind, some of which the
// table before has too. The same number gives the same rows.
Status ImportNumberedTable(uint32_t number, EventStore* store);

}  // namespace actant::testing

#endif  // ACTANT_TESTS_STORAGE_NUMBERED_TABLES_H_
