// Reads the tallies of events read in articles; those of imported ones are read
// by BlockReader.
#ifndef ACTANT_STORAGE_ARTICLE_TALLIES_H_
#define ACTANT_STORAGE_ARTICLE_TALLIES_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"
#include "storage/packed_tables.h"

namespace actant {

// What an actor has with each other one, without reading its events: tables by
// (status, other). Counts are of distinct events with that other actor; an
// event of several parties counts with each of them. A question may visit
// several tables; their sum is the answer.
//
// Borrows the store; const methods are thread-safe. Visitors borrow the tables
// while they run. DataLoss: a row is no table of tallies, or counts less than
// nothing.
class ArticleTallies {
 public:
  explicit ArticleTallies(const EventStore& store) : store_(store) {}

  // The events of a period: kAllTime, a year (that of the first possible day)
  // or kUndatedPeriod; `type` absent = all types together. Only kAllTime has
  // types.
  using Visitor = std::function<void(const TallyTable&)>;
  Status Visit(Level level, ActorNumber actor, std::optional<TypeNumber> type,
               uint16_t period, const Visitor& visit) const;
  // The events of all types of the years first..last. Reads the years that
  // there are. REQUIRES: 1 <= first, last <= 9999.
  Status VisitYears(Level level, ActorNumber actor, int first, int last,
                    const Visitor& visit) const;

 private:
  const EventStore& store_;
};

}  // namespace actant

#endif  // ACTANT_STORAGE_ARTICLE_TALLIES_H_
