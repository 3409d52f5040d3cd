// Reading articles, actors, types, events and mentions.
#include <set>
#include <utility>

#include "storage/event_store.h"
#include "storage/internal/database.h"
#include "storage/internal/event_ids.h"
#include "storage/internal/imported_reads.h"
#include "storage/internal/imported_records.h"
#include "storage/internal/store_impl.h"
#include "storage/internal/stored_text.h"
#include "storage/key_codec.h"
#include "storage/packed_tables.h"

namespace actant {
namespace {

using internal::DamagedRow;
using internal::Database;
using internal::Family;
using internal::ParseRecord;
using internal::PrefixRange;
using internal::RowScan;

Status NoArticle(const ArticleId& id) {
  return NotFound("no article with the id " + id.ToHex());
}

// Calls visit(number, record) for every row of a family keyed by a number.
template <typename Record, typename Number, typename Visitor>
Status ScanNumbered(const Database& database, Family family,
                    const Visitor& visit) {
  RowScan rows(database, PrefixRange(family, ""));
  for (; rows.Valid(); rows.Next()) {
    KeyReader key(rows.key());
    const Number number(key.U32());
    if (!key.Done()) return DamagedRow(family, rows.key(), "not a number");
    const Result<Record> record =
        ParseRecord<Record>(family, rows.key(), rows.value());
    if (!record.has_value()) return record.error();
    if (visit(number, *record) == Scan::kStop) return Status::Ok();
  }
  return rows.status();
}

}  // namespace

Result<v1::Article> EventStore::GetArticle(const ArticleId& id) const {
  const RowScan rows(impl_->database(),
                     PrefixRange(Family::kArticles, id.ToBytes()));
  ACTANT_RETURN_ERROR_IF(rows.status());
  if (!rows.Valid()) return Error(NoArticle(id));
  return ParseRecord<v1::Article>(Family::kArticles, rows.key(), rows.value());
}

Result<std::string> EventStore::GetText(const ArticleId& id) const {
  if (!impl_->keeps_text()) {
    return Error(NotFound("the store keeps no texts"));
  }
  const RowScan rows(impl_->database(),
                     PrefixRange(Family::kTexts, id.ToBytes()));
  ACTANT_RETURN_ERROR_IF(rows.status());
  if (!rows.Valid()) return Error(NoArticle(id));
  Result<std::string> text = internal::UnpackText(rows.value());
  if (text.has_value()) return text;
  return Error(DamagedRow(Family::kTexts, rows.key(), text.error().message()));
}

Result<std::vector<std::pair<MentionId, EventNumber>>>
EventStore::ArticleMentions(const ArticleId& id) const {
  std::vector<std::pair<MentionId, EventNumber>> mentions;
  RowScan rows(impl_->database(),
               PrefixRange(Family::kArticleMentions, id.ToBytes()));
  for (; rows.Valid(); rows.Next()) {
    KeyReader key(rows.key().substr(ArticleId::kBytes));
    KeyReader value(rows.value());
    const MentionId mention = key.Id<MentionIdTag>();
    const EventNumber event(value.U32());
    if (!key.Done() || !value.Done()) {
      return Error(DamagedRow(Family::kArticleMentions, rows.key(),
                              "not (article, mention) to event"));
    }
    mentions.emplace_back(mention, event);
  }
  ACTANT_RETURN_ERROR_IF(rows.status());
  return mentions;
}

Status EventStore::ScanArticles(
    const std::function<Scan(const v1::Article&)>& visit) const {
  RowScan rows(impl_->database(), PrefixRange(Family::kArticles, ""));
  for (; rows.Valid(); rows.Next()) {
    const Result<v1::Article> article =
        ParseRecord<v1::Article>(Family::kArticles, rows.key(), rows.value());
    if (!article.has_value()) return article.error();
    if (visit(*article) == Scan::kStop) return Status::Ok();
  }
  return rows.status();
}

Result<ActorNumber> EventStore::FindActor(std::string_view code) const {
  const std::string key = CodeKey(code);
  ACTANT_ASSIGN_OR_RETURN(const std::optional<std::string> value,
                          impl_->database().Get(Family::kNames, key));
  if (!value.has_value()) {
    return Error(
        NotFound("no actor with the code '" + std::string(code) + "'"));
  }
  KeyReader reader(*value);
  const ActorNumber number(reader.U32());
  if (reader.Done()) return number;
  return Error(DamagedRow(Family::kNames, key, "not an actor number"));
}

Result<v1::Actor> EventStore::GetActor(ActorNumber number) const {
  ACTANT_ASSIGN_OR_RETURN(
      std::optional<v1::Actor> actor,
      internal::GetRecord<v1::Actor>(impl_->database(), Family::kActors,
                                     ActorKey(number)));
  if (actor.has_value()) return *std::move(actor);
  return Error(
      NotFound("no actor with the number " + std::to_string(number.value())));
}

Result<std::string> EventStore::ActorCode(ActorNumber number) const {
  const std::string* const known = impl_->actor_codes().Find(number);
  if (known != nullptr) return *known;
  ACTANT_ASSIGN_OR_RETURN(const v1::Actor actor, GetActor(number));
  impl_->actor_codes().Keep(number, actor.code());
  return actor.code();
}

Result<std::vector<ActorNumber>> EventStore::ActorsNamed(
    std::string_view folded) const {
  std::vector<ActorNumber> actors;
  if (folded.find('\0') != std::string_view::npos) return actors;
  RowScan rows(impl_->database(),
               PrefixRange(Family::kNames, NameExactPrefix(folded)));
  for (; rows.Valid(); rows.Next()) {
    const std::optional<NameKeyParts> name = DecodeNameKey(rows.key());
    if (!name.has_value()) {
      return Error(DamagedRow(Family::kNames, rows.key(), "not a name"));
    }
    actors.push_back(name->actor);
  }
  ACTANT_RETURN_ERROR_IF(rows.status());
  return actors;
}

Result<std::vector<ActorNumber>> EventStore::ActorsWithPrefix(
    std::string_view prefix, size_t limit) const {
  std::vector<ActorNumber> actors;
  if (prefix.find('\0') != std::string_view::npos) return actors;
  std::set<ActorNumber> seen;
  RowScan rows(impl_->database(),
               PrefixRange(Family::kNames, NamePrefix(prefix)));
  for (; rows.Valid() && actors.size() < limit; rows.Next()) {
    const std::optional<NameKeyParts> name = DecodeNameKey(rows.key());
    if (!name.has_value()) {
      return Error(DamagedRow(Family::kNames, rows.key(), "not a name"));
    }
    if (seen.insert(name->actor).second) actors.push_back(name->actor);
  }
  ACTANT_RETURN_ERROR_IF(rows.status());
  return actors;
}

Status EventStore::ScanActors(
    const std::function<Scan(ActorNumber, const v1::Actor&)>& visit) const {
  return ScanNumbered<v1::Actor, ActorNumber>(impl_->database(),
                                              Family::kActors, visit);
}

Result<TypeNumber> EventStore::FindType(std::string_view name) const {
  const std::optional<TypeNumber> number = impl_->types()->Find(name);
  if (number.has_value()) return *number;
  return Error(NotFound("no event type named '" + std::string(name) + "'"));
}

Result<v1::EventType> EventStore::GetType(TypeNumber number) const {
  const auto types = impl_->types();
  if (const v1::EventType* type = types->Get(number)) return *type;
  return Error(NotFound("no event type with the number " +
                        std::to_string(number.value())));
}

Result<std::vector<v1::EventType>> EventStore::Types() const {
  return impl_->types()->all();
}

Result<EventNumber> EventStore::FindEvent(const EventId& id) const {
  ACTANT_ASSIGN_OR_RETURN(const std::optional<EventNumber> imported,
                          internal::FindImported(*this, id));
  if (imported.has_value()) return *imported;
  ACTANT_ASSIGN_OR_RETURN(const std::optional<EventNumber> number,
                          internal::ResolveEvent(impl_->database(), id));
  if (number.has_value()) return *number;
  return Error(NotFound("no event with the id " + id.ToHex()));
}

Result<std::vector<EventId>> EventStore::EventsWithPrefix(std::string_view hex,
                                                          size_t limit) const {
  constexpr size_t kDigits = 2 * EventId::kBytes;
  std::string first(hex.substr(0, kDigits));
  first.resize(kDigits, '0');
  const std::optional<EventId> begin = EventId::FromHex(first);
  if (hex.size() < 4 || hex.size() > kDigits || !begin.has_value()) {
    return Error(InvalidArgument("'" + std::string(hex) +
                                 "' is not 4 to 32 hex digits"));
  }
  const std::string wanted = begin->ToHex().substr(0, hex.size());
  std::vector<EventId> ids;
  RowScan rows(impl_->database(),
               {Family::kEventIds, begin->ToBytes(), "", nullptr});
  for (; rows.Valid() && ids.size() < limit; rows.Next()) {
    const std::optional<EventId> id = EventId::FromBytes(rows.key());
    const auto entry = internal::DecodeEventEntry(rows.value());
    if (!id.has_value() || !entry.has_value()) {
      return Error(DamagedRow(Family::kEventIds, rows.key(), "not an id"));
    }
    if (!id->ToHex().starts_with(wanted)) break;
    if (std::holds_alternative<EventNumber>(*entry)) ids.push_back(*id);
  }
  ACTANT_RETURN_ERROR_IF(rows.status());
  std::string last(wanted);
  last.resize(kDigits, 'f');
  ACTANT_RETURN_ERROR_IF(internal::AddImportedBetween(
      *this, *begin, *EventId::FromHex(last), limit, &ids));
  return ids;
}

Result<v1::Event> EventStore::GetEvent(EventNumber number) const {
  if (IsImported(number)) {
    ACTANT_ASSIGN_OR_RETURN(const ImportedEvent imported,
                            BlockReader(*this).Event(number));
    return internal::ImportedRecords(*impl_).EventOf(imported);
  }
  ACTANT_ASSIGN_OR_RETURN(
      std::optional<v1::Event> event,
      internal::GetRecord<v1::Event>(impl_->database(), Family::kEvents,
                                     EventKey(number)));
  if (event.has_value()) return *std::move(event);
  return Error(
      NotFound("no event with the number " + std::to_string(number.value())));
}

Result<std::vector<v1::Mention>> EventStore::MentionsOf(
    EventNumber event) const {
  std::vector<v1::Mention> mentions;
  if (IsImported(event)) {
    ACTANT_ASSIGN_OR_RETURN(const ImportedEvent imported,
                            BlockReader(*this).Event(event));
    mentions.emplace_back();
    ACTANT_ASSIGN_OR_RETURN(
        mentions.back(), internal::ImportedRecords(*impl_).MentionOf(imported));
    return mentions;
  }
  RowScan rows(impl_->database(),
               PrefixRange(Family::kMentions, EventKey(event)));
  for (; rows.Valid(); rows.Next()) {
    ACTANT_ASSIGN_OR_RETURN(
        v1::Mention mention,
        ParseRecord<v1::Mention>(Family::kMentions, rows.key(), rows.value()));
    mentions.push_back(std::move(mention));
  }
  ACTANT_RETURN_ERROR_IF(rows.status());
  return mentions;
}

Status EventStore::ScanEvents(
    const std::function<Scan(EventNumber, const v1::Event&)>& visit) const {
  bool stopped = false;
  const auto visit_read = [&](EventNumber number, const v1::Event& event) {
    const Scan scan = visit(number, event);
    stopped = scan == Scan::kStop;
    return scan;
  };
  ACTANT_RETURN_IF_ERROR((ScanNumbered<v1::Event, EventNumber>(
      impl_->database(), Family::kEvents, visit_read)));
  return stopped ? Status::Ok() : internal::ScanImported(*this, visit);
}

}  // namespace actant
