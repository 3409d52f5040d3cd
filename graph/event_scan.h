// All events that a filter lets through, one after the other: lists longer than
// memory.
#ifndef ACTANT_GRAPH_EVENT_SCAN_H_
#define ACTANT_GRAPH_EVENT_SCAN_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "graph/query.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// A place in the order of events: by first possible day, undated last, then by
// public id.
struct EventPlace {
  std::optional<Day> first_day;
  EventId id;

  // "2026-03-14:5f2c...", "undated:5f2c..." (32 hex digits).
  std::string ToString() const;
  // InvalidArgument says what a place looks like.
  static Result<EventPlace> Parse(std::string_view text);

  friend bool operator==(const EventPlace&, const EventPlace&) = default;
};
// In the order of events.
bool operator<(const EventPlace& a, const EventPlace& b);

EventPlace PlaceOf(const EventRow& row);

struct EventScanOptions {
  EventFilter filter;
  // Codes; empty = any. Events with `actor` in them; those that go out from
  // `source`, those that come in to `target` (mutual ones do both).
  std::string actor;
  // Beside `actor`: only events between the two, whichever way they go.
  std::string other;
  std::string source;
  std::string target;
  // Only events behind this place.
  std::optional<EventPlace> after;
};

// Visits events in their order. All are read by date and kept a day at a time;
// those of an actor by its edges (12 bytes each), those of two by the pair's.
// NotFound: the store lacks an actor. InvalidArgument: as
// ResolvedFilter::Resolve, `actor` beside `source` or `target`, or `other`
// without `actor`. An error of `visit` ends the scan and is returned; kStop
// ends it.
using EventRowVisitor = std::function<Result<Scan>(const EventRow&)>;
Status ScanEventRows(const EventStore& store, const EventScanOptions& options,
                     const EventRowVisitor& visit);

}  // namespace actant

#endif  // ACTANT_GRAPH_EVENT_SCAN_H_
