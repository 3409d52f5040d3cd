// The time series of a pair of actors, or of one actor with all others.
#ifndef ACTANT_GRAPH_SERIES_H_
#define ACTANT_GRAPH_SERIES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/event_sums.h"
#include "graph/query.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

struct SeriesOptions {
  // Its days bound the periods, as in a panel (graph/panel.h).
  EventFilter filter;
  PeriodLength length = PeriodLength::kMonth;
  PeriodDates dates = PeriodDates::kFirstPossible;
};

// Distinct events of one period; each is in just one of the four counts below
// `sums.events`, of which `sums.both_ways` is one.
struct SeriesRow {
  Period period;
  EventSums sums;
  // From the first actor to the other (or any other), and back.
  uint64_t outgoing = 0;
  uint64_t incoming = 0;
  // Of the one actor alone: a series of a pair has none.
  uint64_t alone = 0;
};

// Events left out, as in PanelTotals.
struct SeriesTotals {
  uint64_t events = 0;
  uint64_t beyond_period = 0;
  uint64_t dated_by_publication = 0;
  uint64_t undated = 0;
  uint64_t uncertain = 0;
};

// One row for each period from the first to the last, also those without
// events: of the filter's days, else of those with events. `b` empty: all
// events that `a` takes part in. Reads the events of the pair, or of the actor
// (16 bytes each), and nothing else. `totals` may be nullptr.
//
// NotFound: the store lacks an actor. InvalidArgument: as ReadPanel, and an
// actor with itself.
Result<std::vector<SeriesRow>> ReadSeries(const EventStore& store,
                                          std::string_view a,
                                          std::string_view b,
                                          const SeriesOptions& options,
                                          SeriesTotals* totals);

}  // namespace actant

#endif  // ACTANT_GRAPH_SERIES_H_
