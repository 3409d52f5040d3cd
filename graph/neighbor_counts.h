// Counts of an actor's events with each other actor.
#ifndef ACTANT_GRAPH_NEIGHBOR_COUNTS_H_
#define ACTANT_GRAPH_NEIGHBOR_COUNTS_H_

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "graph/edge_source.h"
#include "graph/number_query.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/packed_tables.h"

namespace actant {

// Sums by the other actor. Memory: pages of the numbers that occur.
class NeighborSum {
 public:
  NeighborCount& At(uint32_t other) {
    const size_t page = other / kPageSize;
    if (page >= pages_.size()) pages_.resize(page + 1);
    if (pages_[page] == nullptr) pages_[page] = std::make_unique<Page>();
    NeighborCount& count = (*pages_[page])[other % kPageSize];
    if (count.events() == 0) touched_.push_back(other);
    return count;
  }

  // Adds what a tally counts of statuses that the filter lets through.
  void Add(const ResolvedFilter& filter, const TallyTable& table);

  // All sums, by number; then there are none.
  void Take(std::vector<NeighborCount>* counts);

 private:
  static constexpr size_t kPageSize = 1024;
  using Page = std::array<NeighborCount, kPageSize>;

  // Decoded columns of one table after the other.
  struct Scratch {
    std::vector<uint32_t> other;
    std::vector<uint32_t> outgoing;
    std::vector<uint32_t> incoming;
    std::vector<int64_t> goldstein;
  };

  std::vector<std::unique_ptr<Page>> pages_;
  std::vector<uint32_t> touched_;
  Scratch scratch_;
};

// Counts by number. Replaces what `counts` holds. `sum` is working memory.
Status CountNeighbors(EdgeSource* source, ActorNumber actor, NeighborSum* sum,
                      std::vector<NeighborCount>* counts);

// Counts of one kind of events alone.
Status CountImportedNeighbors(EdgeSource* source, ActorNumber actor,
                              NeighborSum* sum,
                              std::vector<NeighborCount>* counts);
Status CountArticleNeighbors(EdgeSource* source, ActorNumber actor,
                             NeighborSum* sum,
                             std::vector<NeighborCount>* counts);

// Which of an actor's events lead on.
enum class Ways { kOut, kIn, kBoth };

// Distinct other actors, by number. Working memory is its own: for one query,
// from one thread. Borrows the source.
class Adjacency {
 public:
  Adjacency(EdgeSource* source, NeighborSum* sum);

  Result<std::vector<uint32_t>> Of(uint32_t actor, Ways ways);

 private:
  EdgeSource* source_;
  NeighborSum* sum_;
  // One tally holds all that counts for an actor.
  bool one_tally_;
  std::vector<NeighborCount> counts_;
};

// Most events first, then by number. REQUIRES: by number.
void SortByEvents(std::vector<NeighborCount>* counts);

}  // namespace actant

#endif  // ACTANT_GRAPH_NEIGHBOR_COUNTS_H_
