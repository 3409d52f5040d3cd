#include "storage/block_keys.h"

#include "storage/key_codec.h"
#include "storage/packed_tables.h"

namespace actant {
namespace {

KeyWriter ListStart(BlockLevel level) {
  return KeyWriter().AddByte(static_cast<uint8_t>(level));
}

// As KeyWriter::AddDay, but kUndated is a day.
uint32_t DayField(Day day) { return static_cast<uint32_t>(day) ^ 0x80000000U; }

Day ReadDayField(KeyReader* reader) {
  const auto day = static_cast<Day>(reader->U32() ^ 0x80000000U);
  if (day < kFirstDay || day > kUndated) reader->Fail();
  return day;
}

BlockLevel ReadBlockLevel(KeyReader* reader) {
  const uint8_t level = reader->Byte();
  if (level > static_cast<uint8_t>(BlockLevel::kBoth)) reader->Fail();
  return static_cast<BlockLevel>(level);
}

template <typename Key>
std::optional<Key> Checked(const KeyReader& reader, const Key& key) {
  return reader.Done() ? std::optional(key) : std::nullopt;
}

}  // namespace

std::string EdgeBlockSeekKey(BlockLevel level, ActorNumber actor,
                             TypeNumber type, uint32_t segment, Day day) {
  return ListStart(level)
      .Add(actor)
      .Add(type)
      .AddU32(segment)
      .AddU32(DayField(day))
      .bytes();
}

std::string DyadBlockSeekKey(BlockLevel level, ActorNumber low,
                             ActorNumber high, uint32_t segment, Day day) {
  return ListStart(level)
      .Add(low)
      .Add(high)
      .AddU32(segment)
      .AddU32(DayField(day))
      .bytes();
}

std::string EncodeKey(const EdgeBlockKey& key) {
  return KeyWriter()
      .AddBytes(EdgeBlockSeekKey(key.level, key.actor, key.type, key.segment,
                                 key.last_day))
      .AddU16(key.index)
      .bytes();
}

std::string EncodeKey(const DyadBlockKey& key) {
  return KeyWriter()
      .AddBytes(DyadBlockSeekKey(key.level, key.low, key.high, key.segment,
                                 key.last_day))
      .AddU16(key.index)
      .bytes();
}

std::string EncodeKey(const TallyKey& key) {
  return ListStart(key.level)
      .Add(key.actor)
      .AddU16(key.type)
      .AddU16(key.period)
      .AddU32(key.segment)
      .bytes();
}

std::string RowBlockKey(EventNumber event) {
  return KeyWriter().AddU32(event.value() / kRowsPerBlock).bytes();
}

std::string SegmentKey(uint32_t segment) {
  return KeyWriter().AddU32(segment).bytes();
}

std::string RowIdKey(uint32_t segment, uint64_t row_key) {
  return KeyWriter()
      .AddU32(segment)
      .AddU32(static_cast<uint32_t>(row_key >> 32))
      .AddU32(static_cast<uint32_t>(row_key))
      .bytes();
}

std::optional<EdgeBlockKey> DecodeEdgeBlockKey(std::string_view bytes) {
  KeyReader reader(bytes);
  EdgeBlockKey key;
  key.level = ReadBlockLevel(&reader);
  key.actor = ActorNumber(reader.U32());
  key.type = TypeNumber(reader.U16());
  key.segment = reader.U32();
  key.last_day = ReadDayField(&reader);
  key.index = reader.U16();
  return Checked(reader, key);
}

std::optional<DyadBlockKey> DecodeDyadBlockKey(std::string_view bytes) {
  KeyReader reader(bytes);
  DyadBlockKey key;
  key.level = ReadBlockLevel(&reader);
  key.low = ActorNumber(reader.U32());
  key.high = ActorNumber(reader.U32());
  key.segment = reader.U32();
  key.last_day = ReadDayField(&reader);
  key.index = reader.U16();
  if (key.low >= key.high) reader.Fail();
  return Checked(reader, key);
}

std::optional<TallyKey> DecodeTallyKey(std::string_view bytes) {
  KeyReader reader(bytes);
  TallyKey key;
  key.level = ReadBlockLevel(&reader);
  key.actor = ActorNumber(reader.U32());
  key.type = reader.U16();
  key.period = reader.U16();
  key.segment = reader.U32();
  return Checked(reader, key);
}

}  // namespace actant
