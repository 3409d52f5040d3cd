// The edges of imported rows in the order of the block families.
#ifndef ACTANT_STORAGE_INTERNAL_ARC_ORDER_H_
#define ACTANT_STORAGE_INTERNAL_ARC_ORDER_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "storage/block_keys.h"
#include "storage/import_rows.h"

namespace actant::internal {

// Rows as one level of the blocks sees them. Borrows the rows.
class LevelRows {
 public:
  LevelRows(const ImportRows& rows, BlockLevel level)
      : rows_(rows), level_(level) {}

  // The nodes of a row: numbers + 1; 0 = none. Without a source the row has no
  // edge at this level: it stands at another, or its two actors are one.
  struct Ends {
    uint32_t source = 0;
    uint32_t target = 0;
  };
  Ends EndsOf(uint32_t row) const;

  const ImportRows& rows() const { return rows_; }
  BlockLevel level() const { return level_; }

 private:
  const ImportRows& rows_;
  const BlockLevel level_;
};

// An edge: its row, times two, plus one where it is the way back of a mutual
// event.
using Arc = uint32_t;
inline uint32_t RowOf(Arc arc) { return arc >> 1; }
inline bool IsWayBack(Arc arc) { return (arc & 1) != 0; }

// All edges of one direction at one level, by (actor, type, row), and where
// each actor's begin. Memory: 8 bytes an edge while it is made, then 4.
class ArcOrder {
 public:
  ArcOrder(const LevelRows& rows, Direction direction, uint32_t actor_count);

  // The edges of the actor: [begin(actor), begin(actor + 1)).
  const Arc* begin(uint32_t actor) const {
    return arcs_.data() + begins_[actor];
  }
  const Arc* end(uint32_t actor) const {
    return arcs_.data() + begins_[actor + 1];
  }
  bool empty(uint32_t actor) const { return begin(actor) == end(actor); }
  uint32_t actor_count() const {
    return static_cast<uint32_t>(begins_.size() - 1);
  }

  uint32_t ActorOf(Arc arc) const;
  // Number + 1; 0 = none.
  uint32_t OtherOf(Arc arc) const;
  uint16_t TypeOf(Arc arc) const {
    return rows_.rows().cores()[RowOf(arc)].type;
  }
  const LevelRows& rows() const { return rows_; }
  size_t size() const { return arcs_.size(); }

 private:
  LevelRows rows_;
  Direction direction_;
  std::vector<Arc> arcs_;
  std::vector<uint32_t> begins_;
};

// Goes over an actor's edges type by type. `visit` gets each run of one type.
void ForEachType(const ArcOrder& order, uint32_t actor,
                 const std::function<void(uint16_t type, const Arc* begin,
                                          const Arc* end)>& visit);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_ARC_ORDER_H_
