// Made-up articles and events for the tests of the store.
#ifndef ACTANT_TESTS_STORAGE_SAMPLE_ARTICLES_H_
#define ACTANT_TESTS_STORAGE_SAMPLE_ARTICLES_H_

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "storage/event_store.h"

namespace actant::testing {

// A listed state, found by its code in lower case.
ActorWrite State(const std::string& code);
v1::EventType Type(const std::string& name);
EventId IdOfEvent(std::string_view name);

// Parties of an event: "USA>RUS", "USA,GBR>RUS", "USA" (no target) or
// "USA=CHN" (mutual).
v1::Event EventOf(std::string_view name, const std::string& type,
                  std::string_view parties, std::optional<Day> day);

v1::Mention MentionOf(const std::string& article, const std::string& version,
                      const std::string& type, uint32_t clause_begin);

// Puts one batch together.
class BatchBuilder {
 public:
  // Actors USA GBR FRA RUS CHN JPN and types sanction, meet come with it.
  explicit BatchBuilder(const std::string& article_id,
                        const std::string& text = "text");
  // Removes the article instead of writing it.
  BatchBuilder& Removing();
  // Adds the event and one mention of it by this article; `mention_count` of
  // the record is `mentions`.
  BatchBuilder& Tells(v1::Event event, uint32_t mentions = 1);
  // Writes the record alone.
  BatchBuilder& Writes(v1::Event event, uint32_t mentions);
  BatchBuilder& Gone(const std::string& event,
                     std::optional<std::string> into = std::nullopt);
  BatchBuilder& Moves(const MentionId& mention, const std::string& from,
                      const std::string& to);

  // The id of the article's n-th mention.
  MentionId mention(size_t n) const;
  const ArticleBatch& batch() const { return batch_; }
  ArticleBatch& batch() { return batch_; }

 private:
  ArticleBatch batch_;
};

// Numbered articles: each tells three events of its own and is evidence of a
// fourth that ten share, so that batches rewrite what others wrote. The same
// number gives the same batch. REQUIRES: applied in the order 0, 1, 2, ...
ArticleBatch NumberedArticle(uint32_t number);
std::string NumberedArticleId(uint32_t number);

// Opens for reading and writing, creating what is missing.
Result<std::unique_ptr<EventStore>> OpenNew(const std::string& path);

}  // namespace actant::testing

#endif  // ACTANT_TESTS_STORAGE_SAMPLE_ARTICLES_H_
