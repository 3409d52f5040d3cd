// Reads the packed blocks of imported events: the fast way to their edges.
#ifndef ACTANT_STORAGE_BLOCK_READER_H_
#define ACTANT_STORAGE_BLOCK_READER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"
#include "storage/packed_tables.h"

namespace actant {

// One imported event as its row has it.
struct ImportedEvent {
  EventNumber event;
  std::optional<Day> first_day;
  std::optional<Day> last_day;
  ActorNumber source;
  std::optional<ActorNumber> target;
  ActorNumber source_state;
  std::optional<ActorNumber> target_state;
  TypeNumber type;
  EdgeKind kind;
  int goldstein_tenths = 0;
  float confidence = 0;
  // RowKeyOf the row's id.
  uint64_t row = 0;
  // RowKeyOf the article's id, or where the segment's articles are named its
  // number in `refs`; kNoArticle for none.
  uint64_t article = 0;
  // Which part of which table it came with.
  uint32_t segment = 0;
};

// Which edges a visitor of blocks wants: those whose possible days overlap
// these, inclusive, open where absent. A block may hold others too; the visitor
// looks at each one's days itself.
struct BlockDays {
  std::optional<Day> from;
  std::optional<Day> to;
};

// Reads for one query, or for many one after the other. Sees the segments that
// were there when it was made. Borrows the store; use from one thread. Visitors
// borrow the tables while they run.
class BlockReader {
 public:
  explicit BlockReader(const EventStore& store);
  ~BlockReader();
  BlockReader(const BlockReader&) = delete;
  BlockReader& operator=(const BlockReader&) = delete;

  // Whether there are any imported events.
  bool empty() const;
  // Whether all edges of an actor and type, and all events of a pair, are of
  // one list: then they come by (first day, event) over all its blocks. Each
  // segment has a list for those that stand at one level alone and one for
  // the others.
  bool reads_one_list() const;
  // Whether all dated imported events lie within the days, and there are no
  // others: then the tallies of all time answer for them.
  bool Covers(const BlockDays& days) const;
  // First and last year of imported events that are dated.
  std::optional<std::pair<int, int>> years() const;
  // The longest imported event lasts so many days after its first.
  Day longest_span() const;

  // Blocks of edges of one actor and type that may overlap `days`, segment by
  // segment, each by first day. Undated edges come with open days only.
  using EdgeVisitor = std::function<Scan(const EdgeTable&)>;
  Status Edges(Direction direction, Level level, ActorNumber actor,
               TypeNumber type, const BlockDays& days,
               const EdgeVisitor& visit);
  // Likewise of many actors, given by number, ascending: looked up together.
  // The blocks come in any order.
  Status EdgesOfMany(Direction direction, Level level,
                     std::span<const uint32_t> actors, TypeNumber type,
                     const BlockDays& days, const EdgeVisitor& visit);
  // Likewise of all types, one after the other.
  using TypedVisitor = std::function<Scan(TypeNumber, const EdgeTable&)>;
  Status AllEdges(Direction direction, Level level, ActorNumber actor,
                  const BlockDays& days, const TypedVisitor& visit);
  // Likewise of a pair, in either order.
  using DyadVisitor = std::function<Scan(const DyadTable&)>;
  Status Dyad(Level level, ActorNumber a, ActorNumber b, const BlockDays& days,
              const DyadVisitor& visit);
  // The tallies of an actor in a period: kAllTime, a year or kUndatedPeriod;
  // `type` absent = all types together. Only kAllTime has types.
  using TallyVisitor = std::function<void(const TallyTable&)>;
  Status Tallies(Level level, ActorNumber actor, std::optional<TypeNumber> type,
                 uint16_t period, const TallyVisitor& visit);

  // NotFound: no imported event has the number.
  Result<ImportedEvent> Event(EventNumber event);
  // The key of the event's row in its table, without reading the row where the
  // segment's keys follow its numbers. NotFound.
  Result<uint64_t> RowOf(EventNumber event);
  // NotFound: the dataset has no such row.
  Result<EventNumber> FindRow(std::string_view dataset, uint64_t row_key);
  // Keys of the dataset's rows in [first, last], ascending; at most `limit`.
  Result<std::vector<uint64_t>> RowsBetween(std::string_view dataset,
                                            uint64_t first, uint64_t last,
                                            size_t limit);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace actant

#endif  // ACTANT_STORAGE_BLOCK_READER_H_
