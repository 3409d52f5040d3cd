// The graph around some actors with its edges counted by month: what a page
// draws and filters by date without asking again.
#ifndef ACTANT_GRAPH_MONTHLY_SUBGRAPH_H_
#define ACTANT_GRAPH_MONTHLY_SUBGRAPH_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/event_sums.h"
#include "graph/quad_class.h"
#include "graph/query.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

struct MonthlySubgraphOptions {
  EventFilter filter;
  // The most neighbours of each centre, those with most events; 0 = all.
  size_t limit = 40;
  // No more nodes than this in all; 0 = any number.
  size_t most_nodes = 0;
};

struct MonthlyNode {
  std::string code;
  bool centre = false;
  // Events on the edges shown, and their mean Goldstein points. An event of
  // several of the actors shown counts once for each of its pairs.
  uint64_t events = 0;
  double mean_goldstein = 0;
};

// Events of one pair, one way (or mutual), of one quadrant.
struct MonthlyEdge {
  // A mutual edge stands once, its source before its target by code.
  std::string source;
  std::string target;
  // Absent for types without PLOVER class.
  std::optional<QuadClass> quad_class;
  bool mutual = false;
  uint64_t events = 0;
  // By their first possible day; undated ones are in none.
  std::map<Period, uint64_t> months;
};

struct MonthlySubgraph {
  // The centres as they were named, then the others by the order in which they
  // were found: those of the first centre by events descending, and so on.
  std::vector<MonthlyNode> nodes;
  // By source, target, quadrant, mutual.
  std::vector<MonthlyEdge> edges;
  // Some centre has more neighbours.
  bool truncated = false;
};

// The centres (codes, at least one; each once), their nearest neighbours, and
// all edges among them. Reads the tallies of the centres and the events that
// each node shown gives out. NotFound: the store lacks a centre.
// InvalidArgument: as ResolvedFilter::Resolve, or no centre.
Result<MonthlySubgraph> ReadMonthlySubgraph(
    const EventStore& store, const std::vector<std::string>& centres,
    const MonthlySubgraphOptions& options);

}  // namespace actant

#endif  // ACTANT_GRAPH_MONTHLY_SUBGRAPH_H_
