#include "storage/key_codec.h"

#include <algorithm>
#include <cmath>

namespace actant {
namespace {

constexpr uint32_t kAbsent = 0xFFFFFFFF;
constexpr uint32_t kSignBit = 0x80000000;

// Flags of an edge value. Do not renumber.
constexpr uint8_t kFromPublication = 1;
constexpr uint8_t kMutual = 2;
constexpr uint8_t kUndated = 4;

// Directions of a dyad value. Do not renumber.
constexpr uint8_t kLowToHigh = 1;
constexpr uint8_t kHighToLow = 2;

// First bytes of the rows of `long_edges`. Do not renumber.
constexpr uint8_t kLongOut = 0;
constexpr uint8_t kLongIn = 1;

// First bytes of the rows of `names`. Do not renumber.
constexpr uint8_t kCodeRow = 0;
constexpr uint8_t kNameRow = 1;
constexpr uint8_t kActorNameRow = 2;

constexpr int kMaxGoldsteinTenths = 100;
constexpr uint32_t kMaxMentions = 0xFFFF;
constexpr float kConfidenceSteps = 255;

void AppendVarint(uint32_t value, KeyWriter* writer) {
  while (value >= 0x80) {
    writer->AddByte(static_cast<uint8_t>(value | 0x80));
    value >>= 7;
  }
  writer->AddByte(static_cast<uint8_t>(value));
}

KeyWriter DirectionPrefix(Direction direction) {
  return KeyWriter().AddByte(direction == Direction::kOut ? kLongOut : kLongIn);
}

uint8_t FlagsOf(const Edge& edge) {
  unsigned flags = 0;
  if (edge.from_publication) flags |= kFromPublication;
  if (edge.mutual) flags |= kMutual;
  if (!edge.first_day.has_value()) flags |= kUndated;
  return static_cast<uint8_t>(flags);
}

}  // namespace

KeyWriter& KeyWriter::AddByte(uint8_t value) {
  bytes_ += static_cast<char>(value);
  return *this;
}

KeyWriter& KeyWriter::AddU16(uint16_t value) {
  AddByte(static_cast<uint8_t>(value >> 8));
  return AddByte(static_cast<uint8_t>(value));
}

KeyWriter& KeyWriter::AddU32(uint32_t value) {
  AddU16(static_cast<uint16_t>(value >> 16));
  return AddU16(static_cast<uint16_t>(value));
}

KeyWriter& KeyWriter::AddBytes(std::string_view bytes) {
  bytes_ += bytes;
  return *this;
}

KeyWriter& KeyWriter::Add(TypeNumber number) {
  return AddU16(static_cast<uint16_t>(number.value()));
}

KeyWriter& KeyWriter::AddDay(std::optional<Day> day) {
  return AddU32(day.has_value() ? static_cast<uint32_t>(*day) ^ kSignBit
                                : kAbsent);
}

KeyWriter& KeyWriter::AddOther(std::optional<ActorNumber> other) {
  return AddU32(other.has_value() ? other->value() : kAbsent);
}

std::string_view KeyReader::Bytes(size_t size) {
  if (failed_ || rest_.size() < size) {
    failed_ = true;
    return {};
  }
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

std::string_view KeyReader::Rest() { return Bytes(rest_.size()); }

uint8_t KeyReader::Byte() {
  const std::string_view bytes = Bytes(1);
  return bytes.empty() ? uint8_t{0} : static_cast<uint8_t>(bytes[0]);
}

uint16_t KeyReader::U16() {
  const std::string_view bytes = Bytes(2);
  if (bytes.empty()) return 0;
  return static_cast<uint16_t>(static_cast<uint8_t>(bytes[0]) << 8 |
                               static_cast<uint8_t>(bytes[1]));
}

uint32_t KeyReader::U32() {
  const uint32_t high = U16();
  const uint32_t low = U16();
  return failed_ ? 0 : high << 16 | low;
}

Level KeyReader::ReadLevel() {
  const uint8_t value = Byte();
  if (value > static_cast<uint8_t>(Level::kActor)) Fail();
  return value == 0 ? Level::kState : Level::kActor;
}

std::optional<Day> KeyReader::ReadDay() {
  const uint32_t value = U32();
  if (failed_ || value == kAbsent) return std::nullopt;
  const auto day = static_cast<Day>(value ^ kSignBit);
  if (day < kFirstDay || day > kLastDay) Fail();
  return day;
}

std::optional<ActorNumber> KeyReader::ReadOther() {
  const uint32_t value = U32();
  if (failed_ || value == kAbsent) return std::nullopt;
  return ActorNumber(value);
}

uint32_t KeyReader::Varint() {
  uint64_t value = 0;
  for (int shift = 0; shift < 35; shift += 7) {
    const uint8_t byte = Byte();
    if (failed_) return 0;
    value |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if (byte >= 0x80) continue;
    const bool shortest = byte != 0 || shift == 0;
    if (!shortest || value > 0xFFFFFFFF) break;
    return static_cast<uint32_t>(value);
  }
  Fail();
  return 0;
}

std::string EncodeKey(const EdgeKey& key) {
  return KeyWriter()
      .Add(key.level)
      .Add(key.actor)
      .Add(key.type)
      .AddDay(key.day)
      .AddOther(key.other)
      .Add(key.event)
      .bytes();
}

std::string EncodeKey(const DyadKey& key) {
  return KeyWriter()
      .Add(key.level)
      .Add(key.low)
      .Add(key.high)
      .AddDay(key.day)
      .Add(key.event)
      .bytes();
}

std::string EncodeKey(const DateKey& key) {
  return KeyWriter().AddDay(key.day).Add(key.type).Add(key.event).bytes();
}

std::optional<EdgeKey> DecodeEdgeKey(std::string_view bytes) {
  KeyReader reader(bytes);
  EdgeKey key;
  key.level = reader.ReadLevel();
  key.actor = ActorNumber(reader.U32());
  key.type = TypeNumber(reader.U16());
  key.day = reader.ReadDay();
  key.other = reader.ReadOther();
  key.event = EventNumber(reader.U32());
  if (!reader.Done()) return std::nullopt;
  return key;
}

std::optional<DyadKey> DecodeDyadKey(std::string_view bytes) {
  KeyReader reader(bytes);
  DyadKey key;
  key.level = reader.ReadLevel();
  key.low = ActorNumber(reader.U32());
  key.high = ActorNumber(reader.U32());
  key.day = reader.ReadDay();
  key.event = EventNumber(reader.U32());
  if (!reader.Done() || key.low >= key.high) return std::nullopt;
  return key;
}

std::optional<DateKey> DecodeDateKey(std::string_view bytes) {
  KeyReader reader(bytes);
  DateKey key;
  key.day = reader.ReadDay();
  key.type = TypeNumber(reader.U16());
  key.event = EventNumber(reader.U32());
  if (!reader.Done()) return std::nullopt;
  return key;
}

bool IsLong(const Edge& edge) {
  return edge.first_day.has_value() && edge.last_day.has_value() &&
         ToCivil(*edge.first_day).year < ToCivil(*edge.last_day).year;
}

std::string LongEdgeKey(Direction direction, std::string_view edge_key) {
  return DirectionPrefix(direction).AddBytes(edge_key).bytes();
}

std::string LongEdgePrefix(Direction direction, Level level,
                           ActorNumber actor) {
  return DirectionPrefix(direction).Add(level).Add(actor).bytes();
}

std::string_view EdgeKeyOfLong(std::string_view bytes) {
  return bytes.substr(std::min<size_t>(1, bytes.size()));
}

std::string EncodeEdgeValue(const Edge& edge) {
  KeyWriter writer;
  writer.AddByte(static_cast<uint8_t>(edge.status));
  writer.AddByte(FlagsOf(edge));
  writer.AddU16(static_cast<uint16_t>(edge.goldstein_tenths));
  writer.AddByte(
      static_cast<uint8_t>(std::lround(edge.confidence * kConfidenceSteps)));
  writer.AddByte(static_cast<uint8_t>(edge.precision));
  writer.AddU16(static_cast<uint16_t>(std::min(edge.mentions, kMaxMentions)));
  const Day first = edge.first_day.value_or(0);
  AppendVarint(static_cast<uint32_t>(edge.last_day.value_or(first) - first),
               &writer);
  return std::move(writer).bytes();
}

bool DecodeEdgeValue(std::string_view bytes, Edge* edge) {
  KeyReader reader(bytes);
  const uint8_t status = reader.Byte();
  const uint8_t flags = reader.Byte();
  const auto goldstein = static_cast<int16_t>(reader.U16());
  const uint8_t confidence = reader.Byte();
  const uint8_t precision = reader.Byte();
  const uint16_t mentions = reader.U16();
  const uint32_t days = reader.Varint();
  if (!reader.Done() || !v1::EventStatus_IsValid(status) ||
      !v1::DatePrecision_IsValid(precision) ||
      flags > (kFromPublication | kMutual | kUndated) ||
      std::abs(goldstein) > kMaxGoldsteinTenths) {
    return false;
  }
  const bool undated = (flags & kUndated) != 0;
  if (undated == edge->first_day.has_value()) return false;
  if (undated ? days != 0
              : int64_t{*edge->first_day} + days > int64_t{kLastDay}) {
    return false;
  }
  edge->last_day = edge->first_day;
  if (!undated) *edge->last_day += static_cast<Day>(days);
  edge->status = static_cast<v1::EventStatus>(status);
  edge->from_publication = (flags & kFromPublication) != 0;
  edge->mutual = (flags & kMutual) != 0;
  edge->precision = static_cast<v1::DatePrecision>(precision);
  edge->goldstein_tenths = goldstein;
  edge->confidence = static_cast<float>(confidence) / kConfidenceSteps;
  edge->mentions = mentions;
  return true;
}

std::string EncodeDyadValue(const DyadEdge& dyad) {
  const int direction =
      (dyad.low_to_high ? kLowToHigh : 0) | (dyad.high_to_low ? kHighToLow : 0);
  return KeyWriter()
      .AddByte(static_cast<uint8_t>(direction))
      .Add(dyad.edge.type)
      .AddBytes(EncodeEdgeValue(dyad.edge))
      .bytes();
}

bool DecodeDyadValue(std::string_view bytes, DyadEdge* dyad) {
  KeyReader reader(bytes);
  const uint8_t direction = reader.Byte();
  dyad->edge.type = TypeNumber(reader.U16());
  const std::string_view value = reader.Rest();
  if (!reader.Done() || direction == 0 ||
      direction > (kLowToHigh | kHighToLow)) {
    return false;
  }
  dyad->low_to_high = (direction & kLowToHigh) != 0;
  dyad->high_to_low = (direction & kHighToLow) != 0;
  return DecodeEdgeValue(value, &dyad->edge);
}

std::string TypeKey(TypeNumber type) { return KeyWriter().Add(type).bytes(); }

std::string ActorKey(ActorNumber actor) {
  return KeyWriter().Add(actor).bytes();
}

std::string EventKey(EventNumber event) {
  return KeyWriter().Add(event).bytes();
}

std::string ArticleKey(const ArticleId& article, const VersionId& version) {
  return KeyWriter().Add(article).Add(version).bytes();
}

std::string ArticleMentionKey(const ArticleId& article,
                              const MentionId& mention) {
  return KeyWriter().Add(article).Add(mention).bytes();
}

std::string MentionKey(EventNumber event, const MentionId& mention) {
  return KeyWriter().Add(event).Add(mention).bytes();
}

std::string RedirectKey(const EventId& target, const EventId& source) {
  return KeyWriter().Add(target).Add(source).bytes();
}

std::string CodeKey(std::string_view code) {
  return KeyWriter().AddByte(kCodeRow).AddBytes(code).bytes();
}

std::string NameKey(std::string_view folded, ActorNumber actor) {
  return KeyWriter().AddBytes(NameExactPrefix(folded)).Add(actor).bytes();
}

std::string ActorNameKey(ActorNumber actor, std::string_view folded) {
  return KeyWriter().AddBytes(ActorNamePrefix(actor)).AddBytes(folded).bytes();
}

std::string NamePrefix(std::string_view folded_prefix) {
  return KeyWriter().AddByte(kNameRow).AddBytes(folded_prefix).bytes();
}

std::string NameExactPrefix(std::string_view folded) {
  return KeyWriter().AddBytes(NamePrefix(folded)).AddByte(0).bytes();
}

std::string ActorNamePrefix(ActorNumber actor) {
  return KeyWriter().AddByte(kActorNameRow).Add(actor).bytes();
}

std::optional<NameKeyParts> DecodeNameKey(std::string_view bytes) {
  constexpr size_t kTail = 5;  // the zero byte and the actor
  KeyReader reader(bytes);
  if (reader.Byte() != kNameRow || bytes.size() < 1 + kTail) {
    return std::nullopt;
  }
  NameKeyParts parts;
  parts.folded = reader.Bytes(bytes.size() - 1 - kTail);
  if (reader.Byte() != 0) return std::nullopt;
  parts.actor = ActorNumber(reader.U32());
  if (!reader.Done() || parts.folded.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  return parts;
}

std::optional<NameKeyParts> DecodeActorNameKey(std::string_view bytes) {
  KeyReader reader(bytes);
  if (reader.Byte() != kActorNameRow) return std::nullopt;
  NameKeyParts parts;
  parts.actor = ActorNumber(reader.U32());
  parts.folded = reader.Rest();
  if (!reader.Done() || parts.folded.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  return parts;
}

std::string PrefixEnd(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && static_cast<uint8_t>(end.back()) == 0xFF) {
    end.pop_back();
  }
  if (!end.empty()) {
    end.back() = static_cast<char>(static_cast<uint8_t>(end.back()) + 1);
  }
  return end;
}

std::string HexOf(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * bytes.size());
  for (const char c : bytes) {
    hex += kDigits[static_cast<uint8_t>(c) >> 4];
    hex += kDigits[static_cast<uint8_t>(c) & 15];
  }
  return hex;
}

}  // namespace actant
