// From mentions to events: what reading, re-reading or removing an article
// does to the store.
#ifndef ACTANT_GRAPH_ARTICLE_WRITER_H_
#define ACTANT_GRAPH_ARTICLE_WRITER_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// One article as it was read: extract's result, with names folded by the
// caller (this room knows nothing of text).
struct ArticleReading {
  v1::Article article;
  std::string text;  // the full text
  // Mentions of this version, in any order; ids may be empty and are made.
  std::vector<v1::Mention> mentions;
  // Every actor the mentions name, and every state they act for; those that
  // the store has already may be left out.
  std::vector<ActorWrite> actors;
  // Every type the mentions name; the same holds.
  std::vector<v1::EventType> types;
};

enum class WriteOutcome {
  kAdded,      // a new article
  kUnchanged,  // same version, same rule set: nothing was written
  kReplaced,   // another version or other rules: old mentions are gone
};

struct WriteSummary {
  WriteOutcome outcome = WriteOutcome::kAdded;
  // Mentions of the article now, and events it is evidence of.
  size_t mentions = 0;
  size_t events = 0;
};

// Turns readings into batches and applies them. Which mentions make one event
// does not depend on the order of reading (graph/event_clusters.h). Use from
// one thread; borrows the store for its life.
class ArticleWriter {
 public:
  explicit ArticleWriter(EventStore* store) : store_(store) {}

  // Errors: those of EventStore::ApplyArticle; InvalidArgument for a mention
  // that has no parties or names a type or actor that neither the reading nor
  // the store has, and for an article without id or version. Nothing is
  // written on failure.
  Result<WriteSummary> Write(const ArticleReading& reading);

  // Drops the article, its mentions, and events no other article tells.
  // NotFound where the store has no such article.
  Status Remove(std::string_view article_id);

 private:
  EventStore* store_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_ARTICLE_WRITER_H_
