// Keys of the block families, byte for byte as FORMAT.md has them.
#ifndef ACTANT_STORAGE_BLOCK_KEYS_H_
#define ACTANT_STORAGE_BLOCK_KEYS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proto/event_time.h"
#include "proto/ids.h"
#include "storage/event_store.h"

namespace actant {

// At which level an imported edge stands. Most stand at both alike and are
// written once. Persisted: do not renumber.
enum class BlockLevel : uint8_t { kState = 0, kActor = 1, kBoth = 2 };

inline BlockLevel BlockLevelOf(Level level) {
  return level == Level::kState ? BlockLevel::kState : BlockLevel::kActor;
}

// Key of a block of `out_blocks` and `in_blocks`. A block is named by its last
// day, so that a seek to a day finds the block that holds it.
struct EdgeBlockKey {
  static constexpr size_t kListBytes = 7;  // level, actor, type

  BlockLevel level = BlockLevel::kBoth;
  ActorNumber actor;
  TypeNumber type;
  uint32_t segment = 0;
  // First possible day of the last edge; kUndated in blocks without days.
  Day last_day = 0;
  // Of the blocks of one list in one segment, from 0.
  uint16_t index = 0;

  friend auto operator<=>(const EdgeBlockKey&, const EdgeBlockKey&) = default;
};

struct DyadBlockKey {
  static constexpr size_t kListBytes = 9;  // level, low, high

  BlockLevel level = BlockLevel::kBoth;
  ActorNumber low;
  ActorNumber high;
  uint32_t segment = 0;
  Day last_day = 0;
  uint16_t index = 0;

  friend auto operator<=>(const DyadBlockKey&, const DyadBlockKey&) = default;
};

struct TallyKey {
  BlockLevel level = BlockLevel::kBoth;
  ActorNumber actor;
  // A type's number or kAllTypes.
  uint16_t type = 0;
  // A year, kAllTime or kUndatedPeriod.
  uint16_t period = 0;
  uint32_t segment = 0;

  friend auto operator<=>(const TallyKey&, const TallyKey&) = default;
};

// The first block of a list that may hold an edge of `day` or later, in one
// segment, has this key or a later one.
std::string EdgeBlockSeekKey(BlockLevel level, ActorNumber actor,
                             TypeNumber type, uint32_t segment, Day day);
std::string DyadBlockSeekKey(BlockLevel level, ActorNumber low,
                             ActorNumber high, uint32_t segment, Day day);

std::string EncodeKey(const EdgeBlockKey& key);
std::string EncodeKey(const DyadBlockKey& key);
std::string EncodeKey(const TallyKey& key);
// Key of the block of `rows` that holds the event.
std::string RowBlockKey(EventNumber event);
std::string SegmentKey(uint32_t segment);
// The block of `row_ids` that may hold the row has this key or a later one: a
// block is named by its last row.
std::string RowIdKey(uint32_t segment, uint64_t row_key);

// nullopt for bytes that EncodeKey does not give.
std::optional<EdgeBlockKey> DecodeEdgeBlockKey(std::string_view bytes);
std::optional<DyadBlockKey> DecodeDyadBlockKey(std::string_view bytes);
std::optional<TallyKey> DecodeTallyKey(std::string_view bytes);

}  // namespace actant

#endif  // ACTANT_STORAGE_BLOCK_KEYS_H_
