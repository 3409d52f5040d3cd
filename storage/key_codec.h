// Keys and index values of the store, byte for byte as FORMAT.md has them.
// Needs no RocksDB: workers that write sorted files use it alone.
#ifndef ACTANT_STORAGE_KEY_CODEC_H_
#define ACTANT_STORAGE_KEY_CODEC_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proto/event_time.h"
#include "proto/ids.h"
#include "storage/event_store.h"

namespace actant {

// Appends fields to a key, integers big-endian, so that the byte order of two
// keys of the same fields is the order of the fields. A value type.
class KeyWriter {
 public:
  KeyWriter& AddByte(uint8_t value);
  KeyWriter& AddU16(uint16_t value);
  KeyWriter& AddU32(uint32_t value);
  KeyWriter& AddBytes(std::string_view bytes);
  KeyWriter& Add(Level level) { return AddByte(static_cast<uint8_t>(level)); }
  // Two bytes. REQUIRES: number.value() <= 65,535.
  KeyWriter& Add(TypeNumber number);
  // Absent = 0xFFFFFFFF, after every day.
  KeyWriter& AddDay(std::optional<Day> day);
  // Absent = 0xFFFFFFFF, which no actor has.
  KeyWriter& AddOther(std::optional<ActorNumber> other);
  template <typename Tag>
  KeyWriter& Add(LocalNumber<Tag> number) {
    return AddU32(number.value());
  }
  template <typename Tag>
  KeyWriter& Add(const ContentId<Tag>& id) {
    return AddBytes(id.ToBytes());
  }

  const std::string& bytes() const& { return bytes_; }
  std::string bytes() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads fields back from bytes that may be damaged. After a field that is not
// there or not allowed every further read gives zeros and Done() is false.
// Borrows the bytes for its life.
class KeyReader {
 public:
  explicit KeyReader(std::string_view bytes) : rest_(bytes) {}

  uint8_t Byte();
  uint16_t U16();
  uint32_t U32();
  // Exactly `size` bytes; empty after a failure.
  std::string_view Bytes(size_t size);
  // All that is left.
  std::string_view Rest();
  Level ReadLevel();
  // Fails on days outside kFirstDay..kLastDay.
  std::optional<Day> ReadDay();
  std::optional<ActorNumber> ReadOther();
  // LEB128 of at most 32 bits, in its shortest form.
  uint32_t Varint();
  template <typename Tag>
  ContentId<Tag> Id() {
    return ContentId<Tag>::FromBytes(Bytes(ContentId<Tag>::kBytes))
        .value_or(ContentId<Tag>());
  }
  // Marks what was read as not allowed.
  void Fail() { failed_ = true; }

  // Every field was there and nothing is left over.
  bool Done() const { return !failed_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

// Key of a row of `out` and `in`.
struct EdgeKey {
  Level level = Level::kState;
  ActorNumber actor;
  TypeNumber type;
  std::optional<Day> day;
  std::optional<ActorNumber> other;
  EventNumber event;

  friend auto operator<=>(const EdgeKey&, const EdgeKey&) = default;
};

// Key of a row of `dyads`. low < high.
struct DyadKey {
  Level level = Level::kState;
  ActorNumber low;
  ActorNumber high;
  std::optional<Day> day;
  EventNumber event;

  friend auto operator<=>(const DyadKey&, const DyadKey&) = default;
};

// Key of a row of `by_date`.
struct DateKey {
  std::optional<Day> day;
  TypeNumber type;
  EventNumber event;

  friend auto operator<=>(const DateKey&, const DateKey&) = default;
};

std::string EncodeKey(const EdgeKey& key);
std::string EncodeKey(const DyadKey& key);
std::string EncodeKey(const DateKey& key);

// nullopt for bytes that no EncodeKey gives.
std::optional<EdgeKey> DecodeEdgeKey(std::string_view bytes);
std::optional<DyadKey> DecodeDyadKey(std::string_view bytes);
std::optional<DateKey> DecodeDateKey(std::string_view bytes);

// Whether the edge has a row in `long_edges`: its last possible day lies in a
// later year than its first one.
bool IsLong(const Edge& edge);
// The key of that row; `edge_key` is that of the edge in `out` or `in`.
std::string LongEdgeKey(Direction direction, std::string_view edge_key);
// What the keys of an actor's rows there begin with.
std::string LongEdgePrefix(Direction direction, Level level, ActorNumber actor);
// The edge's key in a LongEdgeKey; borrows `bytes`.
std::string_view EdgeKeyOfLong(std::string_view bytes);

// What `out`, `in`, `long_edges` and `by_date` hold: the edge but for its key's
// fields. Confidence is rounded to 1/255, mentions saturate at 65,535.
// REQUIRES: days both present, in order and within kFirstDay..kLastDay, or
// both absent; confidence in [0, 1]; |goldstein_tenths| <= 100.
std::string EncodeEdgeValue(const Edge& edge);

// Fills all of `edge` that the value holds, last_day counted from
// edge->first_day, which the key has given. False for bytes that
// EncodeEdgeValue does not give for an edge of that first day; `edge` is then
// unspecified.
[[nodiscard]] bool DecodeEdgeValue(std::string_view bytes, Edge* edge);

// What `dyads` holds: direction and type before the edge value.
std::string EncodeDyadValue(const DyadEdge& dyad);
[[nodiscard]] bool DecodeDyadValue(std::string_view bytes, DyadEdge* dyad);

// Keys of the other families.
std::string TypeKey(TypeNumber type);
std::string ActorKey(ActorNumber actor);
std::string EventKey(EventNumber event);
std::string ArticleKey(const ArticleId& article, const VersionId& version);
std::string ArticleMentionKey(const ArticleId& article,
                              const MentionId& mention);
std::string MentionKey(EventNumber event, const MentionId& mention);
std::string RedirectKey(const EventId& target, const EventId& source);

// The three kinds of rows in `names`.
std::string CodeKey(std::string_view code);
// REQUIRES: `folded` holds no zero byte.
std::string NameKey(std::string_view folded, ActorNumber actor);
std::string ActorNameKey(ActorNumber actor, std::string_view folded);

// Beginnings of names rows.
std::string NamePrefix(std::string_view folded_prefix);
std::string NameExactPrefix(std::string_view folded);
std::string ActorNamePrefix(ActorNumber actor);

// The folded name and actor of a NameKey or an ActorNameKey; the name borrows
// `bytes`.
struct NameKeyParts {
  std::string_view folded;
  ActorNumber actor;
};
std::optional<NameKeyParts> DecodeNameKey(std::string_view bytes);
std::optional<NameKeyParts> DecodeActorNameKey(std::string_view bytes);

// The smallest key after all that begin with `prefix`; empty where none is
// (a prefix of 0xFF bytes alone).
std::string PrefixEnd(std::string_view prefix);

// Lower-case hex, for messages about damaged rows.
std::string HexOf(std::string_view bytes);

}  // namespace actant

#endif  // ACTANT_STORAGE_KEY_CODEC_H_
