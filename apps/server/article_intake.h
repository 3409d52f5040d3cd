// Articles that the server takes, read and written one at a time.
#ifndef ACTANT_APPS_SERVER_ARTICLE_INTAKE_H_
#define ACTANT_APPS_SERVER_ARTICLE_INTAKE_H_

#include <memory>
#include <mutex>

#include "extract/extractor.h"
#include "extract/knowledge.h"
#include "graph/article_writer.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// Thread-safe: callers wait for one another, readers do not.
class ArticleIntake {
 public:
  // Borrows both for its life.
  static Result<std::unique_ptr<ArticleIntake>> Make(const Knowledge* knowledge,
                                                     EventStore* store);

  // It is in the store when this returns, and on disk as the store's policy has
  // it. InvalidArgument: it cannot be read.
  Result<WriteSummary> Take(const ArticleInput& article);

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
