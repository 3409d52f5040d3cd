// Keys of the block families, byte for byte as FORMAT.md has them.
#ifndef ACTANT_STORAGE_BLOCK_KEYS_H_
#define ACTANT_STORAGE_BLOCK_KEYS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proto/ids.h"
#include "storage/event_store.h"

namespace actant {

// At which level an imported edge stands. Most stand at both alike and are
// written once. Persisted: do not renumber.
enum class BlockLevel : uint8_t { kState = 0, kActor = 1, kBoth = 2 };

inline BlockLevel BlockLevelOf(Level level) {
  return level == Level::kState ? BlockLevel::kState : BlockLevel::kActor;
}

// Key of a list of `out_blocks` or `in_blocks`: edges of one actor and type in
// one segment.
struct EdgeListKey {
  BlockLevel level = BlockLevel::kBoth;
  ActorNumber actor;
  TypeNumber type;
  uint32_t segment = 0;

  friend auto operator<=>(const EdgeListKey&, const EdgeListKey&) = default;
};

// Key of a list of `dyad_blocks`: events of one pair in one segment.
struct DyadListKey {
  BlockLevel level = BlockLevel::kBoth;
  ActorNumber low;
  ActorNumber high;
  uint32_t segment = 0;

  friend auto operator<=>(const DyadListKey&, const DyadListKey&) = default;
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

// Key of a row of `article_tallies`: an actor's rows stand together.
struct ArticleTallyKey {
  ActorNumber actor;
  BlockLevel level = BlockLevel::kBoth;
  // As in TallyKey.
  uint16_t type = 0;
  uint16_t period = 0;

  friend auto operator<=>(const ArticleTallyKey&,
                          const ArticleTallyKey&) = default;
};

std::string EncodeKey(const EdgeListKey& key);
std::string EncodeKey(const DyadListKey& key);
std::string EncodeKey(const TallyKey& key);
std::string EncodeKey(const ArticleTallyKey& key);
// Key of a block of a list that has several: the list's, then the block's
// number in it.
std::string BlockKey(std::string_view list_key, uint32_t block);
// Key of the block of `rows` that holds the event.
std::string RowBlockKey(EventNumber event);
std::string SegmentKey(uint32_t segment);
// The block of `row_ids` that may hold the row has this key or a later one: a
// block is named by its last row.
std::string RowIdKey(uint32_t segment, uint64_t row_key);

// nullopt for bytes that EncodeKey does not give.
// `block` gets the block's number, absent in the key of the list itself.
std::optional<EdgeListKey> DecodeEdgeListKey(std::string_view bytes,
                                             std::optional<uint32_t>* block);
std::optional<DyadListKey> DecodeDyadListKey(std::string_view bytes,
                                             std::optional<uint32_t>* block);
std::optional<TallyKey> DecodeTallyKey(std::string_view bytes);

}  // namespace actant

#endif  // ACTANT_STORAGE_BLOCK_KEYS_H_
