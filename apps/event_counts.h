// What a store's events add up to.
#ifndef ACTANT_APPS_EVENT_COUNTS_H_
#define ACTANT_APPS_EVENT_COUNTS_H_

#include <cstdint>
#include <map>
#include <optional>

#include "actant/v1/records.pb.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// Events by type and status, and the first possible days covered.
struct EventCounts {
  std::map<TypeNumber, uint64_t> types;
  std::map<v1::EventStatus, uint64_t> statuses;
  // Absent where no event is dated.
  std::optional<Day> first;
  std::optional<Day> last;
};

// Reads a row of every event. Errors of reading. Thread-safe.
Result<EventCounts> CountEvents(const EventStore& store);

}  // namespace actant

#endif  // ACTANT_APPS_EVENT_COUNTS_H_
