// Imported events beside those read in articles: what EventStore's reads add.
#ifndef ACTANT_STORAGE_INTERNAL_IMPORTED_READS_H_
#define ACTANT_STORAGE_INTERNAL_IMPORTED_READS_H_

#include <functional>
#include <optional>
#include <vector>

#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant::internal {

// Absent where no imported event has the id.
Result<std::optional<EventNumber>> FindImported(const EventStore& store,
                                                const EventId& id);

// Appends the ids in [first, last] that imported events have, until there are
// `limit` of them.
Status AddImportedBetween(const EventStore& store, const EventId& first,
                          const EventId& last, size_t limit,
                          std::vector<EventId>* ids);

// All imported events, by number.
Status ScanImported(
    const EventStore& store,
    const std::function<Scan(EventNumber, const v1::Event&)>& visit);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_IMPORTED_READS_H_
