// An EventFilter made ready for one store: names are numbers, and scans see
// only what it lets through.
#ifndef ACTANT_GRAPH_RESOLVED_FILTER_H_
#define ACTANT_GRAPH_RESOLVED_FILTER_H_

#include <optional>
#include <set>

#include "actant/v1/records.pb.h"
#include "graph/query.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/block_reader.h"
#include "storage/event_store.h"

namespace actant {

// Const access is thread-safe. Borrows nothing.
//
// Days. Rows are sorted by the first possible day of an event, and an event
// counts when any of its possible days lies in [from, to]. An event may begin
// long before `from` and reach into it (a range of years), so scans begin at
// the first row and end at `to`; the last day of each row decides. No bound on
// the length of ranges is assumed. Cost: the rows of the actor (and type) up to
// `to`. By date, imported events are read from the first that may reach `from`;
// less is read where the order does not matter.
class ResolvedFilter {
 public:
  // InvalidArgument: an unknown type, `from` after `to`, or min_confidence
  // outside [0, 1].
  static Result<ResolvedFilter> Resolve(const EventStore& store,
                                        const EventFilter& filter);

  // The same filter of other days: what else it asks for is looked up once for
  // many of them. REQUIRES: from is not after to.
  ResolvedFilter Between(const BlockDays& days) const;

  Level level() const { return level_; }
  // Absent = all.
  const std::optional<std::set<TypeNumber>>& types() const { return types_; }
  BlockDays days() const { return {from_, to_}; }
  bool AcceptsStatus(v1::EventStatus status) const {
    return (status_bits_ >> status & 1) != 0;
  }
  // The least confidence as stored, 0..255 (packed_tables.h).
  int64_t least_confidence() const;

  // Whether an event with such a row counts.
  bool Accepts(const Edge& edge) const;

  // Rows that count, in the order of the store's scans; ScanEdges takes the
  // types one after the other.
  Status ScanEdges(const EventStore& store, Direction direction,
                   ActorNumber actor, const EdgeVisitor& visit) const;
  // Of events read in articles alone, those that begin within `begun`; in no
  // order. Cost: unlike that of the others, no more of the rows before `from`
  // than those of its year, beside long edges (storage/FORMAT.md).
  Status VisitArticleEdges(const EventStore& store, Direction direction,
                           ActorNumber actor, const BlockDays& begun,
                           const EdgeVisitor& visit) const;
  Status ScanArticleDyad(const EventStore& store, ActorNumber a, ActorNumber b,
                         const DyadVisitor& visit) const;
  Status ScanDyad(const EventStore& store, ActorNumber a, ActorNumber b,
                  const DyadVisitor& visit) const;
  Status ScanByDate(const EventStore& store, const EdgeVisitor& visit) const;

  // Calls `visit(type)` for each type asked for, or once with none where all
  // are: what tallies are kept by.
  template <typename Visit>
  Status ForEachTally(const Visit& visit) const {
    if (!types_) return visit(std::optional<TypeNumber>());
    for (const TypeNumber type : *types_) {
      ACTANT_RETURN_IF_ERROR(visit(std::optional(type)));
    }
    return Status::Ok();
  }

 private:
  bool AcceptsDays(const Edge& edge) const;
  DayBounds Bounds() const;
  // Reads with one of the store's scans: `scan(type, visitor)`.
  template <typename ScanRows>
  Status ScanTypes(const ScanRows& scan, const EdgeVisitor& visit) const;

  Level level_ = Level::kState;
  // Absent = all.
  std::optional<std::set<TypeNumber>> types_;
  std::optional<Day> from_;
  std::optional<Day> to_;
  // Bit s for status s.
  uint32_t status_bits_ = 0;
  float min_confidence_ = 0;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_RESOLVED_FILTER_H_
