// The graph as plain lists, and the answers found by looking at all of it.
#ifndef ACTANT_TESTS_GRAPH_GRAPH_ORACLE_H_
#define ACTANT_TESTS_GRAPH_GRAPH_ORACLE_H_

#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "graph/query.h"
#include "storage/event_store.h"
#include "tests/graph/scratch_store.h"

namespace actant {

// Whether the filter lets the event through, types of the vocabulary.
bool PassesFilter(const v1::Event& event, const EventFilter& filter);

// An event from one node to another; a mutual one stands in both directions.
struct Arc {
  std::string from;
  std::string to;
  const EventRow* row;
};

class GraphOracle {
 public:
  GraphOracle(const EventStore& store, const EventFilter& filter);
  GraphOracle(const GraphOracle&) = delete;
  GraphOracle& operator=(const GraphOracle&) = delete;

  const std::vector<EventRow>& rows() const { return rows_; }
  const std::vector<Arc>& arcs() const { return arcs_; }

  // Steps from `start` over arcs in either direction (or forward only).
  std::map<std::string, int> Distances(const std::string& start,
                                       PathDirection direction) const;

  // Every simple path of min..max hops, as codes, in the order of Chains.
  std::vector<std::vector<std::string>> SimplePaths(const std::string& from,
                                                    const std::string& to,
                                                    int min_hops,
                                                    int max_hops) const;

  // Events of one hop, by (first day, id).
  std::vector<const EventRow*> HopEvents(const std::string& from,
                                         const std::string& to,
                                         PathDirection direction) const;

  // Events that `keep` keeps, by (first day, id), at most `limit` (0 = all).
  template <typename Keep>
  std::vector<EventId> Ids(const Keep& keep, size_t limit) const {
    std::vector<EventId> ids;
    for (const EventRow& row : rows_) {
      if (limit > 0 && ids.size() == limit) break;
      if (keep(row)) ids.push_back(row.id);
    }
    return ids;
  }

  // Whether the event has an edge with `node` on it (alone, where it has no
  // target), or between the two.
  bool Touches(const EventRow& row, const std::string& node) const;
  bool IsBetween(const EventRow& row, const std::string& a,
                 const std::string& b) const;

 private:
  std::vector<EventRow> rows_;  // those the filter lets through
  std::vector<Arc> arcs_;
  // Sources of events without target.
  std::multimap<EventId, std::string> alone_;
};

// A store of 120 random articles among all actors of the vocabulary.
void FillAtRandom(std::mt19937* random, EventStore* store);

// Any mixture of types, classes, days, statuses, confidence and level.
EventFilter RandomFilter(std::mt19937* random);

// A day of one of `years` years from `first` on; half the time the first or
// the last of its year.
template <typename Random>
Day RandomDay(int first, int years, Random* random) {
  const int year =
      first + static_cast<int>((*random)() % static_cast<uint32_t>(years));
  switch ((*random)() % 4) {
    case 0:
      return ToDay({year, 1, 1});
    case 1:
      return ToDay({year, 12, 31});
    default:
      return ToDay({year, 1, 1}) + static_cast<Day>((*random)() % 365);
  }
}

// A code of the vocabulary.
std::string RandomCode(std::mt19937* random);

std::vector<EventId> IdsOf(const std::vector<EventRow>& rows);

}  // namespace actant

#endif  // ACTANT_TESTS_GRAPH_GRAPH_ORACLE_H_
