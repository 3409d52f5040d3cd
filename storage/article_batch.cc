// Applying what reading, replacing or removing one article changes.
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "storage/event_store.h"
#include "storage/internal/event_ids.h"
#include "storage/internal/event_writes.h"
#include "storage/internal/staged_writes.h"
#include "storage/internal/store_impl.h"
#include "storage/internal/stored_text.h"
#include "storage/key_codec.h"

namespace actant {
namespace {

using internal::Database;
using internal::Family;
using internal::PrefixRange;
using internal::RowScan;

// One batch on its way into the store. Use once, from the writing thread.
class ArticleChange {
 public:
  ArticleChange(internal::StoreState* state, const ArticleBatch& batch)
      : state_(*state),
        database_(state->database()),
        batch_(batch),
        writes_(state),
        events_(database_, &writes_) {}

  // Removals come before writes: in one batch the later row of a key wins.
  Status Apply() {
    ACTANT_RETURN_IF_ERROR(Check());
    ACTANT_RETURN_IF_ERROR(writes_.PutTypes(batch_.types));
    ACTANT_RETURN_IF_ERROR(writes_.PutActors(batch_.actors));
    ACTANT_RETURN_IF_ERROR(events_.Plan(batch_.events, batch_.gone));
    ACTANT_RETURN_IF_ERROR(DropArticle());
    ACTANT_RETURN_IF_ERROR(events_.Forget());
    ACTANT_RETURN_IF_ERROR(events_.Write(batch_.events));
    ACTANT_RETURN_IF_ERROR(MoveMentions());
    ACTANT_RETURN_IF_ERROR(PutArticle());
    ACTANT_RETURN_IF_ERROR(PutMentions());
    return writes_.Commit();
  }

 private:
  Status Check() const;
  Status DropArticle();
  Status DropPrefix(Family family);
  Status MoveMentions();
  Status MoveMention(const ArticleBatch::Move& move);
  Status PutArticle();
  Status PutMentions();
  Status PutMention(const MentionId& id, EventNumber event,
                    const ArticleId& article, const std::string& record);

  const internal::StoreState& state_;
  const Database& database_;
  const ArticleBatch& batch_;
  internal::StagedWrites writes_;
  internal::EventWrites events_;
};

Status ArticleChange::Check() const {
  if (!batch_.article.has_value()) {
    if (batch_.mentions.empty()) return Status::Ok();
    return InvalidArgument("mentions of an article that is being removed");
  }
  const v1::Article& article = *batch_.article;
  if (ArticleId::Of(article.id()) != batch_.article_id) {
    return InvalidArgument("article '" + article.id() +
                           "' does not have the id of its batch");
  }
  if (!VersionId::FromHex(article.version()).has_value()) {
    return InvalidArgument("article '" + article.id() + "' has the version '" +
                           article.version() + "' instead of 32 hex digits");
  }
  for (const MentionWrite& write : batch_.mentions) {
    if (write.mention.article() != article.id()) {
      return InvalidArgument(
          "a mention of article '" + write.mention.article() +
          "' in the batch of article '" + article.id() + "'");
    }
  }
  return Status::Ok();
}

Status ArticleChange::DropArticle() {
  const std::string prefix = batch_.article_id.ToBytes();
  RowScan rows(database_, PrefixRange(Family::kArticleMentions, prefix));
  for (; rows.Valid(); rows.Next()) {
    KeyReader key(rows.key().substr(prefix.size()));
    KeyReader value(rows.value());
    const MentionId mention = key.Id<MentionIdTag>();
    const EventNumber event(value.U32());
    if (!key.Done() || !value.Done()) {
      return internal::DamagedRow(Family::kArticleMentions, rows.key(),
                                  "not (article, mention) to event");
    }
    ACTANT_RETURN_IF_ERROR(
        writes_.Delete(Family::kMentions, MentionKey(event, mention)));
    ACTANT_RETURN_IF_ERROR(
        writes_.Delete(Family::kArticleMentions, rows.key()));
  }
  ACTANT_RETURN_IF_ERROR(rows.status());
  ACTANT_RETURN_IF_ERROR(DropPrefix(Family::kArticles));
  return DropPrefix(Family::kTexts);
}

Status ArticleChange::DropPrefix(Family family) {
  RowScan rows(database_, PrefixRange(family, batch_.article_id.ToBytes()));
  for (; rows.Valid(); rows.Next()) {
    ACTANT_RETURN_IF_ERROR(writes_.Delete(family, rows.key()));
  }
  return rows.status();
}

Status ArticleChange::MoveMentions() {
  for (const ArticleBatch::Move& move : batch_.moves) {
    ACTANT_RETURN_IF_ERROR(MoveMention(move));
  }
  return Status::Ok();
}

Status ArticleChange::MoveMention(const ArticleBatch::Move& move) {
  const Result<std::optional<EventNumber>> from =
      internal::ResolveEvent(database_, move.from);
  if (!from.has_value()) return from.error();
  const Result<EventNumber> to = events_.NumberOf(move.to);
  if (!to.has_value()) return to.error();
  const Status missing = InvalidArgument(
      "mention " + move.mention.ToHex() + " is to move from event " +
      move.from.ToHex() + ", which does not have it");
  if (!from->has_value()) return missing;
  const std::string key = MentionKey(**from, move.mention);
  const auto mention =
      internal::GetRecord<v1::Mention>(database_, Family::kMentions, key);
  if (!mention.has_value()) return mention.error();
  if (!mention->has_value()) return missing;
  const ArticleId article = ArticleId::Of((*mention)->article());
  if (article == batch_.article_id) {
    return InvalidArgument("mention " + move.mention.ToHex() +
                           " is to move, but belongs to the article that is "
                           "being replaced");
  }
  ACTANT_RETURN_IF_ERROR(writes_.Delete(Family::kMentions, key));
  return PutMention(move.mention, *to, article,
                    (*mention)->SerializeAsString());
}

Status ArticleChange::PutArticle() {
  if (!batch_.article.has_value()) return Status::Ok();
  const v1::Article& article = *batch_.article;
  const std::string key =
      ArticleKey(batch_.article_id, *VersionId::FromHex(article.version()));
  ACTANT_RETURN_IF_ERROR(
      writes_.Put(Family::kArticles, key, article.SerializeAsString()));
  if (!state_.keeps_text()) return Status::Ok();
  const Result<std::string> text = internal::PackText(batch_.text);
  if (!text.has_value()) {
    return text.error().Annotate("article '" + article.id() + "'");
  }
  return writes_.Put(Family::kTexts, key, *text);
}

Status ArticleChange::PutMentions() {
  std::map<MentionId, EventId> seen;
  for (const MentionWrite& write : batch_.mentions) {
    const std::optional<MentionId> id =
        MentionId::FromBytes(write.mention.id());
    if (!id.has_value()) {
      return InvalidArgument("a mention of article '" +
                             write.mention.article() + "' has an id of " +
                             std::to_string(write.mention.id().size()) +
                             " bytes instead of 16");
    }
    const auto [entry, added] = seen.try_emplace(*id, write.event);
    if (!added && entry->second != write.event) {
      return InvalidArgument("mention " + id->ToHex() +
                             " is to stand under two events");
    }
    const Result<EventNumber> event = events_.NumberOf(write.event);
    if (!event.has_value()) return event.error();
    ACTANT_RETURN_IF_ERROR(PutMention(*id, *event, batch_.article_id,
                                      write.mention.SerializeAsString()));
  }
  return Status::Ok();
}

Status ArticleChange::PutMention(const MentionId& id, EventNumber event,
                                 const ArticleId& article,
                                 const std::string& record) {
  ACTANT_RETURN_IF_ERROR(
      writes_.Put(Family::kMentions, MentionKey(event, id), record));
  return writes_.Put(Family::kArticleMentions, ArticleMentionKey(article, id),
                     EventKey(event));
}

}  // namespace

Status EventStore::ApplyArticle(const ArticleBatch& batch) {
  ACTANT_RETURN_IF_ERROR(impl_->RequireWritable());
  return ArticleChange(impl_.get(), batch).Apply();
}

}  // namespace actant
