#include "graph/event_rows.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace actant {
std::optional<Day> FirstDayOf(const v1::Event& event) {
  if (!event.date().has_first_day()) return std::nullopt;
  return event.date().first_day();
}

bool operator<(const DatedEvent& a, const DatedEvent& b) {
  return std::pair(DayOrder(a.first_day), a.number) <
         std::pair(DayOrder(b.first_day), b.number);
}

Result<EventRow> ReadEventRow(const EventStore& store, EventNumber number) {
  EventRow row;
  row.number = number;
  ACTANT_ASSIGN_OR_RETURN(row.event, store.GetEvent(number));
  const std::optional<EventId> id = EventId::FromBytes(row.event.id());
  if (!id) {
    return Error(DataLoss("event number " + std::to_string(number.value()) +
                          " has no id of 16 bytes; run verify"));
  }
  row.id = *id;
  return row;
}

Result<std::vector<EventRow>> FirstRows(const EventStore& store,
                                        std::vector<DatedEvent> events,
                                        size_t limit) {
  std::sort(events.begin(), events.end());
  events.erase(std::unique(events.begin(), events.end()), events.end());
  if (limit > 0 && events.size() > limit) {
    const std::optional<Day> last = events[limit - 1].first_day;
    const auto end = std::find_if(
        events.begin() + static_cast<std::ptrdiff_t>(limit), events.end(),
        [last](const DatedEvent& event) { return event.first_day != last; });
    events.erase(end, events.end());
  }
  std::vector<EventRow> rows;
  rows.reserve(events.size());
  for (const DatedEvent& event : events) {
    ACTANT_ASSIGN_OR_RETURN(EventRow row, ReadEventRow(store, event.number));
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const EventRow& a, const EventRow& b) {
    return std::pair(DayOrder(FirstDayOf(a.event)), a.id) <
           std::pair(DayOrder(FirstDayOf(b.event)), b.id);
  });
  if (limit > 0 && rows.size() > limit) rows.resize(limit);
  return rows;
}

Result<EventRow> FirstRow(const EventStore& store,
                          std::vector<DatedEvent> events) {
  // A dyad's may be thousands: those of its first day need no sort of all.
  const std::optional<Day> day =
      std::min_element(events.begin(), events.end())->first_day;
  std::erase_if(events, [day](const DatedEvent& event) {
    return event.first_day != day;
  });
  ACTANT_ASSIGN_OR_RETURN(std::vector<EventRow> rows,
                          FirstRows(store, std::move(events), 1));
  return std::move(rows.front());
}

}  // namespace actant
