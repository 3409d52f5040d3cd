// Rows of `event_ids`: from a public id to a number, or to the id that took
// its place.
#ifndef ACTANT_STORAGE_INTERNAL_EVENT_IDS_H_
#define ACTANT_STORAGE_INTERNAL_EVENT_IDS_H_

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "proto/ids.h"
#include "proto/status.h"
#include "storage/internal/database.h"

namespace actant::internal {

// The number of an event that stands, or where its id is redirected to.
using EventEntry = std::variant<EventNumber, EventId>;

std::string EncodeEventEntry(const EventEntry& entry);

// nullopt for bytes that EncodeEventEntry does not give.
std::optional<EventEntry> DecodeEventEntry(std::string_view value);

// nullopt where the store does not know the id.
Result<std::optional<EventEntry>> ReadEventEntry(
    const Database& database, const EventId& id,
    const rocksdb::Snapshot* view = nullptr);

// Follows a redirect; these are one step long (FORMAT.md), a longer one is
// DataLoss. nullopt where the store does not know the id.
Result<std::optional<EventNumber>> ResolveEvent(const Database& database,
                                                const EventId& id);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_EVENT_IDS_H_
