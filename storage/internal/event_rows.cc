#include "storage/internal/event_rows.h"

#include <algorithm>
#include <optional>

#include "storage/key_codec.h"

namespace actant::internal {
namespace {

// At some 1.5 KB an event, a few megabytes.
constexpr size_t kRemembered = 4096;

// Every index key ends with the event's number.
constexpr size_t kEventBytes = 4;

}  // namespace

Result<ActorNumber> EventRows::ActorOf(const std::string& code) {
  const auto known = actors_.find(code);
  if (known != actors_.end()) return known->second;
  ACTANT_ASSIGN_OR_RETURN(const std::optional<std::string> value,
                          database_.Get(Family::kNames, CodeKey(code), view_));
  KeyReader reader(value.has_value() ? *value : std::string_view());
  const ActorNumber number(reader.U32());
  if (!reader.Done()) {
    return Error(DataLoss("no actor has the code '" + code + "'"));
  }
  return actors_.emplace(code, number).first->second;
}

Result<std::vector<IndexRow>> EventRows::Of(EventNumber number,
                                            const v1::Event& event) {
  const std::string key = EventKey(number);
  const std::optional<TypeNumber> type = types_->Find(event.type());
  if (!type.has_value()) {
    return Error(DamagedRow(Family::kEvents, key,
                            "there is no event type '" + event.type() + "'"));
  }
  Result<std::vector<IndexRow>> rows = IndexRowsOf(
      event, {number, *type,
              [this](const std::string& code) { return ActorOf(code); }});
  if (rows.has_value()) return rows;
  const StatusCode code = rows.error().code();
  if (code == StatusCode::kUnavailable) return rows;
  return Error(DamagedRow(Family::kEvents, key, rows.error().message()));
}

Result<const std::vector<IndexRow>*> EventRows::Remembered(EventNumber number) {
  const auto known = rows_.find(number);
  if (known != rows_.end()) return &known->second;
  ACTANT_ASSIGN_OR_RETURN(const std::optional<v1::Event> event,
                          GetRecord<v1::Event>(database_, Family::kEvents,
                                               EventKey(number), view_));
  std::vector<IndexRow> rows;
  if (event.has_value()) {
    Result<std::vector<IndexRow>> made = Of(number, *event);
    if (made.has_value()) {
      rows = std::move(*made);
    } else if (made.error().code() != StatusCode::kDataLoss) {
      return Error(made.error());
    }
  }
  if (rows_.size() >= kRemembered) rows_.clear();
  return &rows_.emplace(number, std::move(rows)).first->second;
}

Result<bool> EventRows::Wants(Family family, std::string_view key,
                              std::string_view value) {
  if (key.size() < kEventBytes) return false;
  KeyReader tail(key.substr(key.size() - kEventBytes));
  ACTANT_ASSIGN_OR_RETURN(const std::vector<IndexRow>* rows,
                          Remembered(EventNumber(tail.U32())));
  const IndexRow row{family, std::string(key), std::string(value)};
  return std::binary_search(rows->begin(), rows->end(), row);
}

}  // namespace actant::internal
