// Dyad panels: what happened between each two actors in each month or year,
// counted.
#ifndef ACTANT_GRAPH_PANEL_H_
#define ACTANT_GRAPH_PANEL_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/event_sums.h"
#include "graph/query.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

enum class PanelDyads {
  kUndirected,  // a before b in byte order; an event counts once
  // From a to b. A mutual event, and one of several actors that goes both ways,
  // counts in both dyads of the two, as `both_ways` tells: the sum of the two
  // rows less that number is the row of the undirected dyad.
  kDirected,
};

// Whom a panel is about where no actors are named.
enum class PanelActors {
  kStates,  // actors of the kind state
  kAll,     // all nodes of the level
};

// Whether an actor exists at some day of a period.
using ActorExists = std::function<bool(std::string_view code, const Period&)>;

struct PanelOptions {
  // Its days bound the period of an event: an event counts when its *first*
  // possible day lies in [from, to], which must be the first day of a period
  // and the last of one.
  EventFilter filter;
  PeriodLength length = PeriodLength::kMonth;
  PeriodDates dates = PeriodDates::kFirstPossible;
  PanelDyads dyads = PanelDyads::kUndirected;
  // Codes, of which the store may lack some; empty: those of `kinds`.
  std::vector<std::string> actors;
  PanelActors kinds = PanelActors::kStates;
  // Rows of zeros for each two actors that exist in a period, and each period
  // from the first to the last: of the filter's days, else of those with
  // events. Where no actors are named they are those with an event in the
  // panel. Rows with events are there whatever `exists` says.
  bool balanced = false;
  // Absent: all exist at all times.
  ActorExists exists;
};

// One row. The codes are borrowed while the visitor runs.
struct PanelRow {
  Period period;
  std::string_view a;
  std::string_view b;
  EventSums sums;
};

// What a panel holds, and what was left out of it.
struct PanelTotals {
  uint64_t rows = 0;
  // Dyads with an event, directed ones where the panel is directed.
  uint64_t dyads = 0;
  // Distinct events that count in some row.
  uint64_t events = 0;
  // Among them: those whose possible days go beyond their period, and those
  // dated by publication alone.
  uint64_t beyond_period = 0;
  uint64_t dated_by_publication = 0;
  // Events that pass the filter but are in no row: without any day (known only
  // where the filter has no days), with a day too uncertain (kCertain),
  // without two actors of the panel.
  uint64_t undated = 0;
  uint64_t uncertain = 0;
  uint64_t without_dyad = 0;
  // Of the rows; absent where there are none.
  std::optional<Period> first;
  std::optional<Period> last;
};

using PanelVisitor = std::function<Status(const PanelRow&)>;

// Visits the rows by (period, a, b), codes in byte order, in one pass over the
// events by date (a balanced panel without named actors or days takes two).
// Memory: 24 bytes for each dyad and class with events in the longest period,
// 8 to 16 for each dyad, and the actors. `totals` may be nullptr.
//
// InvalidArgument: as ResolvedFilter::Resolve; days that cut a period; a
// balanced panel of more than 10^9 rows. An error of `visit` ends the panel
// and is returned. Errors of reading as they are.
Status ReadPanel(const EventStore& store, const PanelOptions& options,
                 const PanelVisitor& visit, PanelTotals* totals);

}  // namespace actant

#endif  // ACTANT_GRAPH_PANEL_H_
