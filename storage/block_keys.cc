#include "storage/block_keys.h"

#include "storage/key_codec.h"
#include "storage/packed_tables.h"

namespace actant {
namespace {

KeyWriter ListStart(BlockLevel level) {
  return KeyWriter().AddByte(static_cast<uint8_t>(level));
}

BlockLevel ReadBlockLevel(KeyReader* reader) {
  const uint8_t level = reader->Byte();
  if (level > static_cast<uint8_t>(BlockLevel::kBoth)) reader->Fail();
  return static_cast<BlockLevel>(level);
}

void ReadBlock(KeyReader* reader, std::optional<uint32_t>* block) {
  block->reset();
  if (!reader->Done()) *block = reader->U32();
}

template <typename Key>
std::optional<Key> Checked(const KeyReader& reader, const Key& key) {
  return reader.Done() ? std::optional(key) : std::nullopt;
}

}  // namespace

std::string EncodeKey(const EdgeListKey& key) {
  return ListStart(key.level)
      .Add(key.actor)
      .Add(key.type)
      .AddU32(key.segment)
      .bytes();
}

std::string EncodeKey(const DyadListKey& key) {
  return ListStart(key.level)
      .Add(key.low)
      .Add(key.high)
      .AddU32(key.segment)
      .bytes();
}

std::string BlockKey(std::string_view list_key, uint32_t block) {
  return KeyWriter().AddBytes(list_key).AddU32(block).bytes();
}

std::string EncodeKey(const TallyKey& key) {
  return ListStart(key.level)
      .Add(key.actor)
      .AddU16(key.type)
      .AddU16(key.period)
      .AddU32(key.segment)
      .bytes();
}

std::string EncodeKey(const ArticleTallyKey& key) {
  return KeyWriter()
      .Add(key.actor)
      .AddByte(static_cast<uint8_t>(key.level))
      .AddU16(key.type)
      .AddU16(key.period)
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

std::optional<EdgeListKey> DecodeEdgeListKey(std::string_view bytes,
                                             std::optional<uint32_t>* block) {
  KeyReader reader(bytes);
  EdgeListKey key;
  key.level = ReadBlockLevel(&reader);
  key.actor = ActorNumber(reader.U32());
  key.type = TypeNumber(reader.U16());
  key.segment = reader.U32();
  ReadBlock(&reader, block);
  return Checked(reader, key);
}

std::optional<DyadListKey> DecodeDyadListKey(std::string_view bytes,
                                             std::optional<uint32_t>* block) {
  KeyReader reader(bytes);
  DyadListKey key;
  key.level = ReadBlockLevel(&reader);
  key.low = ActorNumber(reader.U32());
  key.high = ActorNumber(reader.U32());
  key.segment = reader.U32();
  ReadBlock(&reader, block);
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
