// The `d:` clusters (graph/event_clusters.h) that a store has of a block.
#ifndef ACTANT_GRAPH_BLOCK_DAYS_H_
#define ACTANT_GRAPH_BLOCK_DAYS_H_

#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "actant/v1/records.pb.h"
#include "graph/event_clusters.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// Finds stored clusters, and remembers what it found: for the length of one
// batch, from one thread. Borrows the store, which must not change meanwhile.
//
// The event of a cluster d:D has D as its first day (graph/event_record.h), so
// the rows that a pair of its block has in the index name all days worth a
// look-up: usually few, where a year has 365. Where rows are more than a few
// for each day asked, or the block has no rows (all parties are of one state),
// each day is looked up.
class BlockDays {
 public:
  explicit BlockDays(const EventStore* store) : store_(store) {}

  // The number of the event that has this very id (a redirect has none).
  Result<std::optional<EventNumber>> NumberOf(const EventId& id);

  // Days of the block's `d:` clusters within `reach`, ascending. `mention` is
  // any of the block.
  Result<std::vector<Day>> Within(const v1::Mention& mention,
                                  const EventBlock& block,
                                  const DayReach& reach);

 private:
  // nullopt: look at every day.
  Result<std::optional<std::set<Day>>> Candidates(const v1::Mention& mention,
                                                  const DayReach& reach) const;

  const EventStore* store_;
  std::unordered_map<EventId, std::optional<EventNumber>> numbers_;
  std::map<std::tuple<EventBlock, Day, Day>, std::vector<Day>> days_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_BLOCK_DAYS_H_
