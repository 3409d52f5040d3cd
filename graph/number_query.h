// Questions by local numbers: what programs ask many times over, without the
// names and records that GraphQuery (query.h) adds for people.
#ifndef ACTANT_GRAPH_NUMBER_QUERY_H_
#define ACTANT_GRAPH_NUMBER_QUERY_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "graph/block_filter.h"
#include "graph/query.h"
#include "graph/resolved_filter.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

class NeighborSum;

// Distinct events of an actor with another one.
struct NeighborCount {
  ActorNumber other;
  uint32_t outgoing = 0;   // to the other alone
  uint32_t incoming = 0;   // from the other alone
  uint32_t mutual = 0;     // mutual events
  uint32_t both_ways = 0;  // n-ary events that go both ways
  // Sum over all of them, tenths.
  int64_t goldstein_tenths = 0;

  uint64_t events() const {
    return uint64_t{outgoing} + incoming + mutual + both_ways;
  }
};

enum class NeighborOrder {
  kByNumber,
  kByEvents,  // most events first, then by number
};

// An event between two actors.
struct TimelineRow {
  EventNumber event;
  std::optional<Day> first_day;
  std::optional<Day> last_day;
  ActorNumber source;
  ActorNumber target;
  TypeNumber type;
  v1::EventStatus status = v1::EVENT_STATUS_UNSPECIFIED;
  bool mutual = false;
  int goldstein_tenths = 0;
  float confidence = 0;
  // Of imported events: the row's key in its dataset and its article's, see
  // ImportedEvent in storage/block_reader.h.
  std::optional<uint64_t> row;
  std::optional<uint64_t> article;
};

struct MonthCount {
  int year = 0;
  int month = 0;  // 1..12
  uint64_t events = 0;
  // Sum over the events, tenths.
  int64_t goldstein_tenths = 0;
};

// Actors along a path, its ends included.
using NumberPath = std::vector<ActorNumber>;

// Events along a chain, one a hop.
using EventChain = std::vector<EventNumber>;

// Answers with one filter from one store, which it borrows. Each question takes
// a view of the store (EventStore::View) and is answered as of that moment,
// also beside a thread that writes; questions that belong together are put to
// one view. The filter's types are those of when it was resolved. Keeps working
// memory between questions, but no answers: use from one thread. Actors that
// the store does not have have no edges. Errors are those of reading.
//
// Where the filter is by status, type and days only, neighbours come from the
// tallies (storage/FORMAT.md): whole periods from them, what is left at both
// ends from the edges.
class NumberQuery {
 public:
  NumberQuery(const EventStore* store, ResolvedFilter filter);
  ~NumberQuery();
  NumberQuery(NumberQuery&&) noexcept;
  NumberQuery& operator=(NumberQuery&&) noexcept;
  // InvalidArgument as ResolvedFilter::Resolve.
  static Result<NumberQuery> Make(const EventStore* store,
                                  const EventFilter& filter);

  // Every actor with an event with `actor`, in either direction.
  Status Neighbors(ActorNumber actor, NeighborOrder order,
                   std::vector<NeighborCount>* neighbors);

  // Actors other than `actor` within `hops` (1..6) steps in either direction,
  // by number.
  Status Reach(ActorNumber actor, int hops, std::vector<ActorNumber>* reached);

  // Events between the two by (first day, number), undated last; the first
  // `limit` (0 = all).
  Status Timeline(ActorNumber a, ActorNumber b, size_t limit,
                  std::vector<TimelineRow>* rows);

  // Per month that has events between the two, by their first day; undated
  // ones are left out.
  Status Months(ActorNumber a, ActorNumber b, std::vector<MonthCount>* months);

  // Simple directed paths of 1..max_hops (at most 3) from one to the other, by
  // (hops, numbers along the path); the first `limit` (0 = all). Parallel
  // events are one step.
  Status Paths(ActorNumber from, ActorNumber to, int max_hops, size_t limit,
               std::vector<NumberPath>* paths);

  // Steps of a shortest path in either direction, at most max_hops (1..16);
  // absent if there is none.
  Result<std::optional<int>> Distance(ActorNumber from, ActorNumber to,
                                      int max_hops);

  // Chains of min_hops..max_hops (1..8) directed events that begin at `from`,
  // each where the one before ended, no actor twice, first days in order; by
  // (hops, then (first day, number, actor reached) of each event); the first
  // `limit` (0 = all). An event of several actors may lead on to each of them.
  // Undated events are in none.
  Status EventChains(ActorNumber from, int min_hops, int max_hops, size_t limit,
                     std::vector<EventChain>* chains);

 private:
  const EventStore* store_;
  ResolvedFilter filter_;
  BlockFilter blocks_;
  std::unique_ptr<NeighborSum> sum_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_NUMBER_QUERY_H_
