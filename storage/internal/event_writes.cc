#include "storage/internal/event_writes.h"

#include <string>
#include <tuple>
#include <variant>

#include "storage/internal/event_ids.h"
#include "storage/key_codec.h"

namespace actant::internal {

Status EventWrites::Plan(const std::vector<v1::Event>& events,
                         const Gone& gone) {
  for (const auto& [id, target] : gone) {
    if (!gone_.emplace(id, target).second) {
      return InvalidArgument("event " + id.ToHex() + " is gone twice");
    }
  }
  for (const v1::Event& event : events) {
    ACTANT_RETURN_IF_ERROR(PlanEvent(event));
  }
  return Status::Ok();
}

Status EventWrites::PlanEvent(const v1::Event& event) {
  const std::optional<EventId> id = EventId::FromBytes(event.id());
  if (!id.has_value()) {
    return InvalidArgument("an event's id has " +
                           std::to_string(event.id().size()) +
                           " bytes instead of 16");
  }
  if (planned_.contains(*id) || gone_.contains(*id)) {
    return InvalidArgument("event " + id->ToHex() +
                           " is written twice, or written and gone");
  }
  const Result<std::optional<EventEntry>> entry =
      ReadEventEntry(database_, *id);
  if (!entry.has_value()) return entry.error();
  if (entry->has_value()) {
    if (const auto* number = std::get_if<EventNumber>(&**entry)) {
      planned_.emplace(*id, *number);
      return Status::Ok();
    }
    const EventId& target = std::get<EventId>(**entry);
    ACTANT_RETURN_IF_ERROR(
        writes_.Delete(Family::kRedirects, RedirectKey(target, *id)));
  }
  const Result<EventNumber> number = writes_.NewEvent();
  if (!number.has_value()) return number.error();
  planned_.emplace(*id, *number);
  return writes_.Put(Family::kEventIds, id->ToBytes(),
                     EncodeEventEntry(*number));
}

Status EventWrites::Forget() {
  for (const auto& [id, wanted] : gone_) {
    const Result<std::optional<EventEntry>> entry =
        ReadEventEntry(database_, id);
    if (!entry.has_value()) return entry.error();
    if (entry->has_value()) {
      if (const auto* number = std::get_if<EventNumber>(&**entry)) {
        ACTANT_RETURN_IF_ERROR(RemoveEvent(*number));
      } else {
        ACTANT_RETURN_IF_ERROR(writes_.Delete(
            Family::kRedirects, RedirectKey(std::get<EventId>(**entry), id)));
      }
    }
    const Result<std::optional<EventId>> target = TargetOf(id);
    if (!target.has_value()) return target.error();
    ACTANT_RETURN_IF_ERROR(Redirect(id, *target));
  }
  return Status::Ok();
}

// Where the id leads after the batch: along what is gone in it and what is
// redirected already, to an event that stands.
Result<std::optional<EventId>> EventWrites::TargetOf(
    const EventId& gone) const {
  EventId id = gone;
  // Each step but the last leaves a gone event, at most once each, by way of
  // at most one stored redirect.
  for (size_t step = 0; step <= 2 * gone_.size(); ++step) {
    if (planned_.contains(id)) return std::optional(id);
    if (const auto next = gone_.find(id); next != gone_.end()) {
      if (!next->second.has_value()) return std::optional<EventId>();
      id = *next->second;
      continue;
    }
    ACTANT_ASSIGN_OR_RETURN(const std::optional<EventEntry> entry,
                            ReadEventEntry(database_, id));
    if (!entry.has_value()) {
      return Error(InvalidArgument("event " + gone.ToHex() +
                                   " is to be redirected to " + id.ToHex() +
                                   ", which does not exist"));
    }
    if (std::holds_alternative<EventNumber>(*entry)) return std::optional(id);
    id = std::get<EventId>(*entry);
  }
  return Error(
      InvalidArgument("event " + gone.ToHex() + " is redirected in a circle"));
}

// Turns the id and all that led to it to `target`.
Status EventWrites::Redirect(const EventId& gone,
                             const std::optional<EventId>& target) {
  ACTANT_RETURN_IF_ERROR(PointAt(gone, target));
  RowScan sources(database_, PrefixRange(Family::kRedirects, gone.ToBytes()));
  for (; sources.Valid(); sources.Next()) {
    KeyReader reader(sources.key());
    reader.Id<EventIdTag>();
    const EventId source = reader.Id<EventIdTag>();
    if (!reader.Done()) {
      return DamagedRow(Family::kRedirects, sources.key(), "not two ids");
    }
    ACTANT_RETURN_IF_ERROR(writes_.Delete(Family::kRedirects, sources.key()));
    // Those that the batch itself speaks of go their own way.
    if (planned_.contains(source) || gone_.contains(source)) continue;
    ACTANT_RETURN_IF_ERROR(PointAt(source, target));
  }
  return sources.status();
}

Status EventWrites::PointAt(const EventId& source,
                            const std::optional<EventId>& target) {
  if (!target.has_value()) {
    return writes_.Delete(Family::kEventIds, source.ToBytes());
  }
  ACTANT_RETURN_IF_ERROR(writes_.Put(Family::kEventIds, source.ToBytes(),
                                     EncodeEventEntry(*target)));
  return writes_.Put(Family::kRedirects, RedirectKey(*target, source), "");
}

Status EventWrites::RemoveEvent(EventNumber number) {
  const Result<std::vector<IndexRow>> rows = StoredRows(number);
  if (!rows.has_value()) return rows.error();
  ACTANT_RETURN_IF_ERROR(ReplaceRows(*rows, {}));
  ACTANT_RETURN_IF_ERROR(writes_.Delete(Family::kEvents, EventKey(number)));
  return RemoveMentions(number);
}

// Rows that the batch moves are written again after this.
Status EventWrites::RemoveMentions(EventNumber number) {
  RowScan rows(database_, PrefixRange(Family::kMentions, EventKey(number)));
  for (; rows.Valid(); rows.Next()) {
    const Result<v1::Mention> mention =
        ParseRecord<v1::Mention>(Family::kMentions, rows.key(), rows.value());
    if (!mention.has_value()) return mention.error();
    KeyReader reader(rows.key());
    reader.U32();
    const MentionId id = reader.Id<MentionIdTag>();
    if (!reader.Done()) {
      return DamagedRow(Family::kMentions, rows.key(), "not event, mention");
    }
    ACTANT_RETURN_IF_ERROR(writes_.Delete(Family::kMentions, rows.key()));
    ACTANT_RETURN_IF_ERROR(writes_.Delete(
        Family::kArticleMentions,
        ArticleMentionKey(ArticleId::Of(mention->article()), id)));
  }
  return rows.status();
}

Status EventWrites::Write(const std::vector<v1::Event>& events) {
  for (const v1::Event& event : events) {
    const EventNumber number = planned_.at(*EventId::FromBytes(event.id()));
    const Result<std::vector<IndexRow>> before = StoredRows(number);
    if (!before.has_value()) return before.error();
    const Result<std::vector<IndexRow>> after = RowsOf(event, number);
    if (!after.has_value()) return after.error();
    ACTANT_RETURN_IF_ERROR(ReplaceRows(*before, *after));
    ACTANT_RETURN_IF_ERROR(writes_.Put(Family::kEvents, EventKey(number),
                                       event.SerializeAsString()));
  }
  return Status::Ok();
}

Result<std::vector<IndexRow>> EventWrites::RowsOf(const v1::Event& event,
                                                  EventNumber number) {
  ACTANT_ASSIGN_OR_RETURN(const TypeNumber type, writes_.TypeOf(event.type()));
  return IndexRowsOf(event, {number, type, [this](const std::string& code) {
                               return writes_.ActorOf(code);
                             }});
}

Result<std::vector<IndexRow>> EventWrites::StoredRows(EventNumber number) {
  const std::string key = EventKey(number);
  ACTANT_ASSIGN_OR_RETURN(
      const std::optional<v1::Event> event,
      GetRecord<v1::Event>(database_, Family::kEvents, key));
  if (!event.has_value()) return std::vector<IndexRow>();
  Result<std::vector<IndexRow>> rows = RowsOf(*event, number);
  if (!rows.has_value() &&
      rows.error().code() == StatusCode::kInvalidArgument) {
    return Error(DamagedRow(Family::kEvents, key, rows.error().message()));
  }
  return rows;
}

// Both sorted by (family, key).
Status EventWrites::ReplaceRows(const std::vector<IndexRow>& before,
                                const std::vector<IndexRow>& after) {
  writes_.tallies().Remove(before);
  writes_.tallies().Add(after);
  auto old_row = before.begin();
  const auto place = [](const IndexRow& row) {
    return std::tie(row.family, row.key);
  };
  for (const IndexRow& row : after) {
    for (; old_row != before.end() && place(*old_row) < place(row); ++old_row) {
      ACTANT_RETURN_IF_ERROR(writes_.Delete(old_row->family, old_row->key));
    }
    const bool same_place =
        old_row != before.end() && place(*old_row) == place(row);
    if (!same_place || old_row->value != row.value) {
      ACTANT_RETURN_IF_ERROR(writes_.Put(row.family, row.key, row.value));
    }
    if (same_place) ++old_row;
  }
  for (; old_row != before.end(); ++old_row) {
    ACTANT_RETURN_IF_ERROR(writes_.Delete(old_row->family, old_row->key));
  }
  return Status::Ok();
}

Result<EventNumber> EventWrites::NumberOf(const EventId& id) const {
  if (const auto planned = planned_.find(id); planned != planned_.end()) {
    return planned->second;
  }
  if (!gone_.contains(id)) {
    ACTANT_ASSIGN_OR_RETURN(const std::optional<EventNumber> number,
                            ResolveEvent(database_, id));
    if (number.has_value()) return *number;
  }
  return Error(InvalidArgument("a mention is to stand under event " +
                               id.ToHex() +
                               ", which does not stand after the batch"));
}

}  // namespace actant::internal
