// The graph by numbers as a plain list of arcs, of events read in articles and
// of imported rows, and the answers found by looking at all of it.
#ifndef ACTANT_TESTS_GRAPH_NUMBER_ORACLE_H_
#define ACTANT_TESTS_GRAPH_NUMBER_ORACLE_H_

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "graph/number_query.h"
#include "graph/query.h"
#include "storage/event_store.h"
#include "tests/storage/sample_rows.h"

namespace actant {

// An event from one actor to another; a mutual one stands in both directions.
struct NumberArc {
  ActorNumber from;
  ActorNumber to;
  EventNumber event;
  std::optional<Day> first_day;
  std::optional<Day> last_day;
  TypeNumber type;
  v1::EventStatus status = v1::EVENT_STATUS_UNSPECIFIED;
  bool mutual = false;
  int goldstein_tenths = 0;
  float confidence = 0;
  // Of imported events.
  std::optional<uint64_t> row;
};

class NumberOracle {
 public:
  // `rows`: all that was imported into the store.
  NumberOracle(const EventStore& store, const testing::RowOracle& rows,
               const EventFilter& filter);

  // The answers of NumberQuery, whole.
  std::vector<NeighborCount> Neighbors(ActorNumber actor) const;
  // Steps from the actor in either direction, itself included.
  std::map<ActorNumber, int> Distances(ActorNumber actor) const;
  std::vector<TimelineRow> Timeline(ActorNumber a, ActorNumber b) const;
  std::vector<MonthCount> Months(ActorNumber a, ActorNumber b) const;
  std::vector<NumberPath> Paths(ActorNumber from, ActorNumber to,
                                int max_hops) const;
  std::vector<EventChain> Chains(ActorNumber from, int min_hops,
                                 int max_hops) const;

  // Distinct actors one step on, and one step back.
  std::set<ActorNumber> After(ActorNumber actor) const;
  std::set<ActorNumber> Before(ActorNumber actor) const;

 private:
  void AddArticles(const EventStore& store, const EventFilter& filter);
  void AddRow(const testing::StoredRow& stored, const EventFilter& filter,
              const EventStore& store);

  std::vector<NumberArc> arcs_;
};

}  // namespace actant

#endif  // ACTANT_TESTS_GRAPH_NUMBER_ORACLE_H_
