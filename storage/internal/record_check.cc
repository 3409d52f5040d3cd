#include "storage/internal/record_check.h"

#include <optional>
#include <set>
#include <string>

#include "storage/internal/event_ids.h"
#include "storage/internal/stored_text.h"
#include "storage/key_codec.h"

namespace actant::internal {
namespace {

// First byte of the rows of `names` that lead from a code (FORMAT.md).
constexpr char kCodeRow = 0;

}  // namespace

Status RecordCheck::Need(const Counterpart& counterpart, Family family,
                         std::string_view row, std::string_view problem) {
  const Result<std::optional<std::string>> value =
      database_.Get(counterpart.family, counterpart.key, view_);
  if (!value.has_value()) return value.error();
  if (!value->has_value() ||
      (counterpart.value.has_value() && **value != *counterpart.value)) {
    findings_.AddRow(family, row, problem);
  }
  return Status::Ok();
}

Status RecordCheck::Types(const Counters& counters) {
  uint64_t& count = findings_.report().counts.types;
  std::set<std::string> names;
  RowScan rows(database_, PrefixRange(Family::kTypes, "", view_));
  for (; rows.Valid(); rows.Next(), ++count) {
    const auto type =
        ParseRecord<v1::EventType>(Family::kTypes, rows.key(), rows.value());
    if (!type.has_value()) return type.error();
    if (rows.key() != TypeKey(TypeNumber(static_cast<uint32_t>(count)))) {
      findings_.AddRow(Family::kTypes, rows.key(), "a number is left out");
    }
    if (!names.insert(type->name()).second) {
      findings_.AddRow(Family::kTypes, rows.key(), "its name comes twice");
    }
  }
  if (count != counters.type) {
    findings_.Add("the counter of types is " + std::to_string(counters.type) +
                  ", there are " + std::to_string(count));
  }
  return rows.status();
}

Status RecordCheck::Actors(const Counters& counters) {
  RowScan rows(database_, PrefixRange(Family::kActors, "", view_));
  for (; rows.Valid(); rows.Next()) {
    ++findings_.report().counts.actors;
    KeyReader key(rows.key());
    const ActorNumber number(key.U32());
    if (!key.Done() || number.value() >= counters.actor) {
      findings_.AddRow(Family::kActors, rows.key(),
                       "not a number below the counter");
    }
    const auto actor =
        ParseRecord<v1::Actor>(Family::kActors, rows.key(), rows.value());
    if (!actor.has_value()) return actor.error();
    ACTANT_RETURN_IF_ERROR(
        Need({Family::kNames, CodeKey(actor->code()), ActorKey(number)},
             Family::kActors, rows.key(), "its code does not lead to it"));
  }
  return rows.status();
}

Status RecordCheck::Names() {
  RowScan rows(database_, PrefixRange(Family::kNames, "", view_));
  for (; rows.Valid(); rows.Next()) {
    ACTANT_RETURN_IF_ERROR(CheckName(rows));
  }
  return rows.status();
}

Status RecordCheck::CheckName(const RowScan& rows) {
  const std::string_view key = rows.key();
  const std::string value(rows.value());
  if (key.starts_with(kCodeRow)) {
    const auto actor =
        GetRecord<v1::Actor>(database_, Family::kActors, value, view_);
    if (!actor.has_value()) return actor.error();
    if (!actor->has_value() || (*actor)->code() != key.substr(1)) {
      findings_.AddRow(Family::kNames, key, "no actor has this code");
    }
    return Status::Ok();
  }
  const auto name = DecodeNameKey(key);
  const auto parts = name.has_value() ? name : DecodeActorNameKey(key);
  if (!parts.has_value()) {
    findings_.AddRow(Family::kNames, key, "not a name");
    return Status::Ok();
  }
  ACTANT_RETURN_IF_ERROR(
      Need({Family::kActors, ActorKey(parts->actor), std::nullopt},
           Family::kNames, key, "has no actor"));
  const std::string mirror = name.has_value()
                                 ? ActorNameKey(parts->actor, parts->folded)
                                 : NameKey(parts->folded, parts->actor);
  return Need({Family::kNames, mirror, value}, Family::kNames, key,
              "the row the other way round is missing or differs");
}

Status RecordCheck::Articles(bool keeps_text) {
  std::string before;
  RowScan rows(database_, PrefixRange(Family::kArticles, "", view_));
  for (; rows.Valid(); rows.Next()) {
    ++findings_.report().counts.articles;
    const auto article =
        ParseRecord<v1::Article>(Family::kArticles, rows.key(), rows.value());
    if (!article.has_value()) return article.error();
    const ArticleId id = ArticleId::Of(article->id());
    const auto version = VersionId::FromHex(article->version());
    if (!version.has_value() || rows.key() != ArticleKey(id, *version)) {
      findings_.AddRow(Family::kArticles, rows.key(),
                       "the record has another id or version");
    }
    if (before == id.ToBytes()) {
      findings_.AddRow(Family::kArticles, rows.key(), "a second version");
    }
    before = id.ToBytes();
    if (!keeps_text) continue;
    ACTANT_RETURN_IF_ERROR(
        Need({Family::kTexts, std::string(rows.key()), std::nullopt},
             Family::kArticles, rows.key(), "has no text"));
  }
  return rows.status();
}

Status RecordCheck::Texts() {
  RowScan rows(database_, PrefixRange(Family::kTexts, "", view_));
  for (; rows.Valid(); rows.Next()) {
    const Result<std::string> text = UnpackText(rows.value());
    if (!text.has_value()) {
      findings_.AddRow(Family::kTexts, rows.key(), text.error().message());
    }
    ACTANT_RETURN_IF_ERROR(
        Need({Family::kArticles, std::string(rows.key()), std::nullopt},
             Family::kTexts, rows.key(), "has no article"));
  }
  return rows.status();
}

Status RecordCheck::Mentions() {
  RowScan rows(database_, PrefixRange(Family::kMentions, "", view_));
  for (; rows.Valid(); rows.Next()) {
    ++findings_.report().counts.mentions;
    const auto mention =
        ParseRecord<v1::Mention>(Family::kMentions, rows.key(), rows.value());
    if (!mention.has_value()) return mention.error();
    ACTANT_RETURN_IF_ERROR(CheckMention(rows.key(), *mention));
  }
  return rows.status();
}

Status RecordCheck::CheckMention(std::string_view key,
                                 const v1::Mention& mention) {
  KeyReader reader(key);
  const EventNumber event(reader.U32());
  const auto id = reader.Id<MentionIdTag>();
  if (!reader.Done() || mention.id() != id.ToBytes()) {
    findings_.AddRow(Family::kMentions, key, "the record has another id");
    return Status::Ok();
  }
  ACTANT_RETURN_IF_ERROR(Need({Family::kEvents, EventKey(event), std::nullopt},
                              Family::kMentions, key, "has no event"));
  const ArticleId article = ArticleId::Of(mention.article());
  const RowScan articles(
      database_, PrefixRange(Family::kArticles, article.ToBytes(), view_));
  ACTANT_RETURN_IF_ERROR(articles.status());
  if (!articles.Valid()) {
    findings_.AddRow(Family::kMentions, key, "has no article");
  }
  return Need({Family::kArticleMentions, ArticleMentionKey(article, id),
               EventKey(event)},
              Family::kMentions, key, "its article does not lead to it");
}

Status RecordCheck::ArticleMentions() {
  RowScan rows(database_, PrefixRange(Family::kArticleMentions, "", view_));
  for (; rows.Valid(); rows.Next()) {
    KeyReader key(rows.key());
    KeyReader value(rows.value());
    const auto article = key.Id<ArticleIdTag>();
    const auto id = key.Id<MentionIdTag>();
    const EventNumber event(value.U32());
    if (!key.Done() || !value.Done()) {
      findings_.AddRow(Family::kArticleMentions, rows.key(),
                       "not (article, mention) to event");
      continue;
    }
    const auto mention = GetRecord<v1::Mention>(database_, Family::kMentions,
                                                MentionKey(event, id), view_);
    if (!mention.has_value()) return mention.error();
    if (!mention->has_value() ||
        ArticleId::Of((*mention)->article()) != article) {
      findings_.AddRow(Family::kArticleMentions, rows.key(),
                       "no such mention of the article");
    }
  }
  return rows.status();
}

Status RecordCheck::Events(const Counters& counters) {
  RowScan rows(database_, PrefixRange(Family::kEvents, "", view_));
  for (; rows.Valid(); rows.Next()) {
    ++findings_.report().counts.events;
    KeyReader key(rows.key());
    const EventNumber number(key.U32());
    if (!key.Done() || number.value() >= counters.event) {
      findings_.AddRow(Family::kEvents, rows.key(),
                       "not a number below the counter");
    }
    const auto event =
        ParseRecord<v1::Event>(Family::kEvents, rows.key(), rows.value());
    if (!event.has_value()) return event.error();
    ACTANT_RETURN_IF_ERROR(CheckEvent(number, *event));
  }
  return rows.status();
}

Status RecordCheck::CheckEvent(EventNumber number, const v1::Event& event) {
  const std::string key = EventKey(number);
  ACTANT_RETURN_IF_ERROR(
      Need({Family::kEventIds, event.id(), EncodeEventEntry(number)},
           Family::kEvents, key, "its id does not lead to it"));
  uint64_t mentions = 0;
  RowScan rows(database_, PrefixRange(Family::kMentions, key, view_));
  for (; rows.Valid(); rows.Next()) ++mentions;
  if (mentions != event.mention_count()) {
    findings_.AddRow(Family::kEvents, key,
                     "says " + std::to_string(event.mention_count()) +
                         " mentions, has " + std::to_string(mentions));
  }
  return rows.status();
}

Status RecordCheck::EventIds() {
  RowScan rows(database_, PrefixRange(Family::kEventIds, "", view_));
  for (; rows.Valid(); rows.Next()) {
    const auto id = EventId::FromBytes(rows.key());
    const auto entry = DecodeEventEntry(rows.value());
    if (!id.has_value() || !entry.has_value()) {
      findings_.AddRow(Family::kEventIds, rows.key(), "not an id's row");
      continue;
    }
    if (const auto* target = std::get_if<EventId>(&*entry)) {
      ACTANT_RETURN_IF_ERROR(
          Need({Family::kRedirects, RedirectKey(*target, *id), std::nullopt},
               Family::kEventIds, rows.key(),
               "the redirect is not written the other way round"));
      const auto end = ReadEventEntry(database_, *target, view_);
      if (!end.has_value()) return end.error();
      if (!end->has_value() || std::holds_alternative<EventId>(**end)) {
        findings_.AddRow(Family::kEventIds, rows.key(),
                         "a redirect to no event that stands");
      }
      continue;
    }
    const std::string key = EventKey(std::get<EventNumber>(*entry));
    const auto event =
        GetRecord<v1::Event>(database_, Family::kEvents, key, view_);
    if (!event.has_value()) return event.error();
    if (!event->has_value() || (*event)->id() != rows.key()) {
      findings_.AddRow(Family::kEventIds, rows.key(), "no event has this id");
    }
  }
  return rows.status();
}

Status RecordCheck::Redirects() {
  RowScan rows(database_, PrefixRange(Family::kRedirects, "", view_));
  for (; rows.Valid(); rows.Next()) {
    KeyReader key(rows.key());
    const auto target = key.Id<EventIdTag>();
    const auto source = key.Id<EventIdTag>();
    if (!key.Done()) {
      findings_.AddRow(Family::kRedirects, rows.key(), "not two ids");
      continue;
    }
    ACTANT_RETURN_IF_ERROR(
        Need({Family::kEventIds, source.ToBytes(), EncodeEventEntry(target)},
             Family::kRedirects, rows.key(), "the id does not lead there"));
  }
  return rows.status();
}

}  // namespace actant::internal
