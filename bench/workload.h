// A store that answers the graph workload.
#ifndef ACTANT_BENCH_WORKLOAD_H_
#define ACTANT_BENCH_WORKLOAD_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bench/workload_params.h"
#include "bench/workload_rows.h"
#include "proto/status.h"

namespace actant::workload {

// One store. What Load() writes and Open() reads lies in one folder that is the
// store's own. Used from one thread; errors of the store under it are returned
// with its own message.
//
// Events are directed, source to target. A neighbour is an actor with an event
// in either direction; days are inclusive.
class Workload {
 public:
  virtual ~Workload() = default;

  // The store and its version, for reports: "SQLite 3.40.1".
  virtual std::string Title() const = 0;

  // Reads actors and events of `data` into the empty `folder`, with all
  // indexes, so that they are on the disk when it returns (fsync).
  virtual Status Load(const WorkloadData& data,
                      const std::filesystem::path& folder) = 0;

  // Makes ready for the queries below; `data` is that of Load() and outlives
  // this. Statements may be prepared at their first use: every draw is asked
  // once before it is timed.
  virtual Status Open(const WorkloadData& data,
                      const std::filesystem::path& folder) = 0;

  // The queries. Each call executes its query and fetches all columns of all
  // rows; this is what is timed. REQUIRES: Open() was ok.

  // Q1: every neighbour of a by events of `type` (or any) in from..to, with
  // the number of those events; most events first, then by actor.
  virtual Result<std::vector<NeighborRow>> Neighborhood(const Draw& draw) = 0;

  // Q2: the actors other than a reached over 1 or 2 events of `type` in either
  // direction, all in from..to; by actor.
  virtual Result<std::vector<ReachedRow>> TwoHops(const Draw& draw) = 0;

  // Q3: the first 1000 events between a and b in from..to; by day, event.
  virtual Result<std::vector<EventRow>> DyadTimeline(const Draw& draw) = 0;

  // Q4: the months that have events between a and b; by month.
  virtual Result<std::vector<MonthRow>> DyadMonths(const Draw& draw) = 0;

  // Q5: the first 100 simple directed paths from a to b of 1..3 edges, an edge
  // being one event or more of `type`; by hops, then the actors in order.
  virtual Result<std::vector<PathRow>> Paths(const Draw& draw) = 0;

  // Q6: one row, the hops of a shortest path from a to b over events of any
  // type in either direction; -1 if it takes more than 6.
  virtual Result<std::vector<HopsRow>> ShortestPath(const Draw& draw) = 0;

  // Q7: the first 100 directed chains of 2 or 3 events of `type` that begin at
  // a, each event starting where the one before ended and not before its day,
  // all in from..to, all actors distinct; by hops, then the events in order.
  virtual Result<std::vector<ChainRow>> Chains(const Draw& draw) = 0;

  // Q8: one event.
  virtual Result<std::vector<EventRow>> LookUp(const Draw& draw) = 0;
};

inline constexpr int kTimelineRows = 1000;
inline constexpr int kPathRows = 100;
inline constexpr int kChainRows = 100;
inline constexpr int kMaxPathHops = 6;

// Asks the query of the draw.
Result<AnswerRows> AnswerDraw(Workload& workload, const Draw& draw);

// A store that can be compared. `id` names it on the command line and in
// results ([a-z0-9+-]).
struct Contender {
  std::string id;
  // Called in a process of its own for each phase, so that what it loads is
  // counted there. FailedPrecondition when a library it needs is missing.
  std::function<Result<std::unique_ptr<Workload>>()> make;
  // Not ok: why it cannot take part here, and what to do. The others do.
  Status available;
};

}  // namespace actant::workload

#endif  // ACTANT_BENCH_WORKLOAD_H_
