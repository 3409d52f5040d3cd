#include "storage/internal/event_ids.h"

#include "storage/key_codec.h"

namespace actant::internal {
namespace {

// First bytes of the values. Do not renumber.
constexpr uint8_t kStands = 0;
constexpr uint8_t kRedirected = 1;

}  // namespace

std::string EncodeEventEntry(const EventEntry& entry) {
  KeyWriter writer;
  if (const auto* number = std::get_if<EventNumber>(&entry)) {
    writer.AddByte(kStands).Add(*number);
  } else {
    writer.AddByte(kRedirected).Add(std::get<EventId>(entry));
  }
  return std::move(writer).bytes();
}

std::optional<EventEntry> DecodeEventEntry(std::string_view value) {
  KeyReader reader(value);
  const uint8_t kind = reader.Byte();
  EventEntry entry;
  if (kind == kStands) {
    entry = EventNumber(reader.U32());
  } else if (kind == kRedirected) {
    entry = reader.Id<EventIdTag>();
  } else {
    reader.Fail();
  }
  if (!reader.Done()) return std::nullopt;
  return entry;
}

Result<std::optional<EventEntry>> ReadEventEntry(
    const Database& database, const EventId& id,
    const rocksdb::Snapshot* view) {
  const std::string key = id.ToBytes();
  ACTANT_ASSIGN_OR_RETURN(const std::optional<std::string> value,
                          database.Get(Family::kEventIds, key, view));
  if (!value.has_value()) return std::optional<EventEntry>();
  const std::optional<EventEntry> entry = DecodeEventEntry(*value);
  if (!entry.has_value()) {
    return Error(
        DamagedRow(Family::kEventIds, key, "neither a number nor a redirect"));
  }
  return entry;
}

Result<std::optional<EventNumber>> ResolveEvent(const Database& database,
                                                const EventId& id) {
  ACTANT_ASSIGN_OR_RETURN(std::optional<EventEntry> entry,
                          ReadEventEntry(database, id));
  if (!entry.has_value()) return std::optional<EventNumber>();
  if (const auto* number = std::get_if<EventNumber>(&*entry)) return *number;
  // Both steps of a redirect from one moment: a writer may turn it between.
  const ReadView view(database);
  ACTANT_ASSIGN_OR_RETURN(entry, ReadEventEntry(database, id, view.get()));
  if (!entry.has_value()) return std::optional<EventNumber>();
  if (const auto* number = std::get_if<EventNumber>(&*entry)) return *number;
  ACTANT_ASSIGN_OR_RETURN(
      const std::optional<EventEntry> target,
      ReadEventEntry(database, std::get<EventId>(*entry), view.get()));
  if (target.has_value()) {
    if (const auto* number = std::get_if<EventNumber>(&*target)) {
      return *number;
    }
  }
  return Error(DamagedRow(Family::kEventIds, id.ToBytes(),
                          "a redirect to no event that stands"));
}

}  // namespace actant::internal
