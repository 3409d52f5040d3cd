// Events in the order answers use: by (first day, id), undated last.
#ifndef ACTANT_GRAPH_EVENT_ROWS_H_
#define ACTANT_GRAPH_EVENT_ROWS_H_

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "actant/v1/records.pb.h"
#include "graph/query.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// A day in the order of answers: undated last.
inline std::pair<bool, Day> DayOrder(const std::optional<Day>& day) {
  return {!day.has_value(), day.value_or(0)};
}

// The first possible day of an event; absent where nothing dates it.
std::optional<Day> FirstDayOf(const v1::Event& event);

// An event as index rows name it. Local numbers say nothing of order, so the
// public id decides between events of one day, and must be read for that.
struct DatedEvent {
  std::optional<Day> first_day;
  EventNumber number;

  friend bool operator==(const DatedEvent&, const DatedEvent&) = default;
};

// By day, undated last, then by local number.
bool operator<(const DatedEvent& a, const DatedEvent& b);

Result<EventRow> ReadEventRow(const EventStore& store, EventNumber number);

// The first `limit` (0 = all) of `events`, each once, by (first day, id).
// Reads no more events than those and the others of the last one's day.
Result<std::vector<EventRow>> FirstRows(const EventStore& store,
                                        std::vector<DatedEvent> events,
                                        size_t limit);

// The first of `events`. REQUIRES: not empty.
Result<EventRow> FirstRow(const EventStore& store,
                          std::vector<DatedEvent> events);

}  // namespace actant

#endif  // ACTANT_GRAPH_EVENT_ROWS_H_
