#include "graph/article_writer.h"

#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "graph/cluster_changes.h"
#include "proto/ids.h"

namespace actant {
namespace {

// What a reading's mentions may name: what the reading brings, and what the
// store has.
class KnownNames {
 public:
  KnownNames(const EventStore* store, const ArticleReading* reading)
      : store_(store) {
    if (reading == nullptr) return;
    for (const ActorWrite& write : reading->actors) {
      actors_.insert(write.actor.code());
    }
    for (const v1::EventType& type : reading->types) {
      types_.emplace(type.name(), type);
    }
  }

  // NotFound where neither has it.
  Result<v1::EventType> TypeNamed(const std::string& name) {
    if (const auto known = types_.find(name); known != types_.end()) {
      return known->second;
    }
    ACTANT_ASSIGN_OR_RETURN(const TypeNumber number, store_->FindType(name));
    ACTANT_ASSIGN_OR_RETURN(v1::EventType type, store_->GetType(number));
    return types_.emplace(name, std::move(type)).first->second;
  }

  // NotFound where neither has it.
  Status CheckActor(const std::string& code) {
    if (actors_.contains(code)) return Status::Ok();
    const Result<ActorNumber> number = store_->FindActor(code);
    if (!number.has_value()) return number.error();
    actors_.insert(code);
    return Status::Ok();
  }

 private:
  const EventStore* store_;
  std::set<std::string> actors_;
  std::map<std::string, v1::EventType> types_;
};

// An unknown name is the caller's mistake; any other error stays as it is.
Status AsInvalid(const Status& status, const std::string& message) {
  if (status.code() == StatusCode::kNotFound) return InvalidArgument(message);
  return status;
}

Status CheckActor(const std::string& code, const std::string& where,
                  KnownNames* names) {
  return AsInvalid(names->CheckActor(code),
                   where + "names the actor \"" + code +
                       "\", which its reading does not bring");
}

Status CheckMention(const v1::Mention& mention, KnownNames* names) {
  const std::string where = "a mention by rule \"" + mention.rule() + "\" ";
  if (const auto type = names->TypeNamed(mention.type()); !type.has_value()) {
    return AsInvalid(type.error(), where + "names the type \"" +
                                       mention.type() +
                                       "\", which its reading does not bring");
  }
  if (mention.parties().empty()) {
    return InvalidArgument(where + "has no parties");
  }
  if (mention.has_amount() && !std::isfinite(mention.amount().value())) {
    return InvalidArgument(where + "has an amount that is no number");
  }
  for (const v1::Party& party : mention.parties()) {
    ACTANT_RETURN_IF_ERROR(CheckActor(party.actor(), where, names));
    if (party.state().empty()) continue;
    ACTANT_RETURN_IF_ERROR(CheckActor(party.state(), where, names));
  }
  return Status::Ok();
}

// The mentions as they are stored: with the article's own facts, and ids.
std::vector<v1::Mention> CompleteMentions(const ArticleReading& reading) {
  std::map<MentionId, v1::Mention> by_id;
  for (v1::Mention mention : reading.mentions) {
    const v1::Article& article = reading.article;
    mention.set_article(article.id());
    mention.set_version(article.version());
    if (mention.rule_set().empty()) mention.set_rule_set(article.rule_set());
    if (mention.publisher().empty()) {
      mention.set_publisher(article.publisher());
    }
    if (!mention.has_published() && article.has_published()) {
      mention.set_published(article.published());
    }
    const MentionId id = MentionIdOf(mention);
    mention.set_id(id.ToBytes());
    // One reading twice: the surer one, so that their order does not matter.
    const auto [entry, added] = by_id.try_emplace(id, mention);
    if (!added && entry->second.confidence() < mention.confidence()) {
      entry->second = std::move(mention);
    }
  }
  std::vector<v1::Mention> mentions;
  mentions.reserve(by_id.size());
  for (auto& [id, mention] : by_id) mentions.push_back(std::move(mention));
  return mentions;
}

Status CheckReading(const ArticleReading& reading, KnownNames* names) {
  const v1::Article& article = reading.article;
  if (article.id().empty()) return InvalidArgument("an article has no id");
  const std::string where = "article \"" + article.id() + "\"";
  if (!VersionId::FromHex(article.version())) {
    return InvalidArgument(where + ": the version \"" + article.version() +
                           "\" is not 32 hex digits");
  }
  for (const v1::Mention& mention : reading.mentions) {
    ACTANT_RETURN_IF_ERROR(CheckMention(mention, names).Annotate(where));
  }
  return Status::Ok();
}

// The summary of an article that is stored as it is, or nullopt when it must
// be written; `outcome` says how.
Result<std::optional<WriteSummary>> SummaryIfStored(const EventStore& store,
                                                    const v1::Article& article,
                                                    WriteOutcome* outcome) {
  const ArticleId id = ArticleId::Of(article.id());
  const Result<v1::Article> stored = store.GetArticle(id);
  if (!stored.has_value()) {
    if (stored.error().code() != StatusCode::kNotFound) {
      return Error(stored.error());
    }
    *outcome = WriteOutcome::kAdded;
    return std::nullopt;
  }
  if (stored->version() != article.version() ||
      stored->rule_set() != article.rule_set()) {
    *outcome = WriteOutcome::kReplaced;
    return std::nullopt;
  }
  ACTANT_ASSIGN_OR_RETURN(const auto mentions, store.ArticleMentions(id));
  std::set<EventNumber> events;
  for (const auto& [mention, event] : mentions) events.insert(event);
  return WriteSummary{WriteOutcome::kUnchanged, mentions.size(), events.size()};
}

}  // namespace

Result<WriteSummary> ArticleWriter::Write(const ArticleReading& reading) {
  KnownNames names(store_, &reading);
  ACTANT_RETURN_ERROR_IF(CheckReading(reading, &names));
  WriteSummary summary;
  ACTANT_ASSIGN_OR_RETURN(
      const std::optional<WriteSummary> unchanged,
      SummaryIfStored(*store_, reading.article, &summary.outcome));
  if (unchanged) return *unchanged;

  ArticleBatch batch;
  batch.article_id = ArticleId::Of(reading.article.id());
  batch.article = reading.article;
  batch.text = reading.text;
  batch.actors = reading.actors;
  batch.types = reading.types;
  ClusterChanges changes(store_);
  ACTANT_RETURN_ERROR_IF(changes.TakeOut(batch.article_id));
  ACTANT_RETURN_ERROR_IF(changes.PutIn(CompleteMentions(reading)));
  ACTANT_RETURN_ERROR_IF(changes.FillBatch(
      [&names](const std::string& name) { return names.TypeNamed(name); },
      &batch));
  ACTANT_RETURN_ERROR_IF(store_->ApplyArticle(batch));

  std::set<EventId> events;
  for (const MentionWrite& write : batch.mentions) events.insert(write.event);
  summary.mentions = batch.mentions.size();
  summary.events = events.size();
  return summary;
}

Status ArticleWriter::Remove(std::string_view article_id) {
  ArticleBatch batch;
  batch.article_id = ArticleId::Of(article_id);
  if (const auto stored = store_->GetArticle(batch.article_id);
      !stored.has_value()) {
    return stored.error().Annotate("article \"" + std::string(article_id) +
                                   "\"");
  }
  KnownNames names(store_, nullptr);
  ClusterChanges changes(store_);
  ACTANT_RETURN_IF_ERROR(changes.TakeOut(batch.article_id));
  ACTANT_RETURN_IF_ERROR(changes.PutIn({}));
  ACTANT_RETURN_IF_ERROR(changes.FillBatch(
      [&names](const std::string& name) { return names.TypeNamed(name); },
      &batch));
  return store_->ApplyArticle(batch);
}

}  // namespace actant
