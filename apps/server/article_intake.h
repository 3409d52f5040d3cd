// Articles that are posted to the server, read and written one at a time.
#ifndef ACTANT_APPS_SERVER_ARTICLE_INTAKE_H_
#define ACTANT_APPS_SERVER_ARTICLE_INTAKE_H_

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "extract/extractor.h"
#include "extract/knowledge.h"
#include "graph/article_writer.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

struct TakenArticle {
  std::string id;
  WriteSummary summary;
};

// Thread-safe: callers wait for one another, readers do not.
class ArticleIntake {
 public:
  // Borrows both for its life.
  static Result<std::unique_ptr<ArticleIntake>> Make(const Knowledge* knowledge,
                                                     EventStore* store);

  // Reads one article as a line of JSON (apps/json_article.h); it is on disk
  // when this returns. InvalidArgument: no article, or none that can be read.
  Result<TakenArticle> Take(std::string_view json);

 private:
  ArticleIntake(const Knowledge* knowledge, EventStore* store)
      : knowledge_(knowledge), writer_(store) {}

  const Knowledge* knowledge_;
  std::unique_ptr<Extractor> extractor_;
  std::mutex mutex_;
  ArticleWriter writer_;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_ARTICLE_INTAKE_H_
