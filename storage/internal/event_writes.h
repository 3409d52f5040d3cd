// What an article's batch does to events: records, ids, redirects, index rows.
#ifndef ACTANT_STORAGE_INTERNAL_EVENT_WRITES_H_
#define ACTANT_STORAGE_INTERNAL_EVENT_WRITES_H_

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "actant/v1/records.pb.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/internal/database.h"
#include "storage/internal/index_rows.h"
#include "storage/internal/staged_writes.h"

namespace actant::internal {

// Stages the event part of one batch: Plan(), then Forget() and Write() in
// this order. Borrows all it is given.
class EventWrites {
 public:
  using Gone = std::vector<std::pair<EventId, std::optional<EventId>>>;

  EventWrites(const Database& database, StagedWrites* writes)
      : database_(database), writes_(*writes) {}

  // Gives every event its number: the one it has, or a new one. An id that is
  // a redirect now ceases to be one. InvalidArgument: an id that is not 16
  // bytes, comes twice, or is both written and gone.
  Status Plan(const std::vector<v1::Event>& events, const Gone& gone);

  // Removes the gone events with their index rows and mentions. Their ids, and
  // those redirected to them, lead to the event named instead, or nowhere.
  // InvalidArgument: that event does not stand after the batch.
  Status Forget();

  // Writes the records; of the index rows, those that differ.
  // InvalidArgument: see IndexRowsOf.
  Status Write(const std::vector<v1::Event>& events);

  // The number of an event that stands after the batch. InvalidArgument: none.
  Result<EventNumber> NumberOf(const EventId& id) const;

 private:
  Status PlanEvent(const v1::Event& event);
  Result<std::vector<IndexRow>> RowsOf(const v1::Event& event,
                                       EventNumber number);
  // The rows of the stored record; none where the number is new.
  Result<std::vector<IndexRow>> StoredRows(EventNumber number);
  Status ReplaceRows(const std::vector<IndexRow>& before,
                     const std::vector<IndexRow>& after);
  Status RemoveEvent(EventNumber number);
  Status RemoveMentions(EventNumber number);
  Result<std::optional<EventId>> TargetOf(const EventId& gone) const;
  Status Redirect(const EventId& gone, const std::optional<EventId>& target);
  Status PointAt(const EventId& source, const std::optional<EventId>& target);

  const Database& database_;
  StagedWrites& writes_;
  std::map<EventId, EventNumber> planned_;
  std::map<EventId, std::optional<EventId>> gone_;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_EVENT_WRITES_H_
