#include "apps/event_counts.h"

namespace actant {

Result<EventCounts> CountEvents(const EventStore& store) {
  EventCounts counts;
  ACTANT_RETURN_ERROR_IF(store.ScanByDate({}, [&](const Edge& edge) {
    ++counts.types[edge.type];
    ++counts.statuses[edge.status];
    if (edge.first_day.has_value()) {
      if (!counts.first.has_value()) counts.first = edge.first_day;
      counts.last = edge.first_day;
    }
    return Scan::kContinue;
  }));
  return counts;
}

}  // namespace actant
