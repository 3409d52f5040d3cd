// What the queries of the graph workload ask with, and the rows they answer.
//
// The data is a folder of four files without heading lines, fields parted by
// one tab:
//
//   types.tsv   number  name  Goldstein score  weight
//   actors.tsv  number  code  name  kind
//   events.tsv  number  day  source  type name  target  Goldstein  confidence
//               article
//   params.tsv  query  draw  a  b  type name  from  to  event
//
// Actors and events are known by their numbers, days are written YYYY-MM-DD.
// The numbers of types count from 1 in the order of the file, those of events
// rise with the day. No actor has an event with itself.
#ifndef ACTANT_BENCH_WORKLOAD_ROWS_H_
#define ACTANT_BENCH_WORKLOAD_ROWS_H_

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "proto/event_time.h"

namespace actant::workload {

// Numbers as in the files; plain, since they are what the stores compared here
// hold.
using ActorNumber = int32_t;
using EventNumber = int64_t;
using TypeNumber = int32_t;  // 1..; 0: any type

inline constexpr int kFirstQuery = 1;  // Q1
inline constexpr int kLastQuery = 8;   // Q8

// One line of params.tsv. A parameter that the query has no use for is 0.
struct Draw {
  int query = kFirstQuery;
  int number = 0;  // of the draws of this query
  ActorNumber a = 0;
  ActorNumber b = 0;
  TypeNumber type = 0;
  Day from = 0;  // inclusive
  Day to = 0;    // inclusive
  EventNumber event = 0;

  friend bool operator==(const Draw&, const Draw&) = default;
};

struct WorkloadActor {
  ActorNumber number = 0;
  std::string code;
  std::string name;
  std::string kind;
};

// A line of events.tsv, and a row of Q3 and Q8.
struct EventRow {
  EventNumber number = 0;
  Day day = 0;
  ActorNumber source = 0;
  TypeNumber type = 0;
  ActorNumber target = 0;
  double goldstein = 0;   // [-10, 10], tenths
  double confidence = 0;  // [0, 1], hundredths
  int64_t article = 0;

  friend bool operator==(const EventRow&, const EventRow&) = default;
};

// Q1: an actor, and the events it shares with `a` in either direction.
struct NeighborRow {
  ActorNumber actor = 0;
  int64_t events = 0;
};

// Q2.
struct ReachedRow {
  ActorNumber actor = 0;
};

// Q4.
struct MonthRow {
  int month = 0;  // year * 100 + month
  int64_t events = 0;
  double mean_goldstein = 0;
};

// Q5: a path of `hops` edges from `a` to `b`; only the actors between are
// told, 0 beyond them.
struct PathRow {
  int hops = 0;
  std::array<ActorNumber, 2> between{};
};

// Q6.
struct HopsRow {
  int hops = -1;  // -1: no path of at most 6
};

// Q7: the events of a chain of `hops` events, 0 beyond them.
struct ChainRow {
  int hops = 0;
  std::array<EventNumber, 3> events{};
};

// The answer to one draw, in the order that the query asks for.
using AnswerRows = std::variant<std::vector<NeighborRow>,
                                std::vector<ReachedRow>, std::vector<EventRow>,
                                std::vector<MonthRow>, std::vector<PathRow>,
                                std::vector<HopsRow>, std::vector<ChainRow>>;

}  // namespace actant::workload

#endif  // ACTANT_BENCH_WORKLOAD_ROWS_H_
