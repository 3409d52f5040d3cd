// An event read in articles as one actor has it with another one, and the
// tallies it counts in.
#ifndef ACTANT_STORAGE_INTERNAL_PAIR_EVENTS_H_
#define ACTANT_STORAGE_INTERNAL_PAIR_EVENTS_H_

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proto/ids.h"
#include "proto/status.h"
#include "storage/block_keys.h"
#include "storage/event_store.h"
#include "storage/internal/family.h"
#include "storage/internal/index_rows.h"
#include "storage/internal/tally_sum.h"

namespace actant::internal {

// Rows of `out` and `in`, at both levels, that differ in nothing but the level:
// they are of one event.
class PairEvent {
 public:
  // Adds a row of `out` or `in`. False, and nothing is added, for one that is
  // damaged, or of an event without a target, which no tally counts.
  bool Add(Family family, std::string_view key, std::string_view value);
  // What the keys of these rows have in common.
  static std::string_view PlaceOf(std::string_view key) {
    return key.substr(1);
  }

  ActorNumber actor() const { return edge_.actor; }

  // Each tally it counts in, with its row there. An event that is alike at both
  // levels counts in those of both. REQUIRES: a row was added.
  using Visitor = std::function<void(const ArticleTallyKey&, const TallyRow&)>;
  void ForEachTally(const Visitor& visit) const;

 private:
  struct Ways {
    bool out = false;
    bool in = false;

    friend bool operator==(const Ways&, const Ways&) = default;
  };

  TallyRow RowOf(const Ways& ways) const;
  void VisitLevel(BlockLevel level, const TallyRow& row,
                  const Visitor& visit) const;

  Edge edge_;
  // By level.
  std::array<Ways, 2> ways_;
};

// How an article changes the tallies: collects the changes of its events.
class TallyChanges {
 public:
  // The event that has these index rows comes or goes.
  void Add(std::span<const IndexRow> rows) { AddChanges(rows, 1); }
  void Remove(std::span<const IndexRow> rows) { AddChanges(rows, -1); }

  // Every key of `article_tallies` that changes, with its change; then there
  // are none.
  Status Take(const std::function<Status(std::string_view key,
                                         std::string_view change)>& visit);

 private:
  // A row that is added to the tally of the key.
  struct Change {
    ArticleTallyKey key;
    TallyRow row;
  };

  void AddChanges(std::span<const IndexRow> rows, int sign);

  std::vector<Change> changes_;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_PAIR_EVENTS_H_
