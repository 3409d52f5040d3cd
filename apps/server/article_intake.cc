#include "apps/server/article_intake.h"

#include <utility>

#include "apps/article_store.h"

namespace actant {

Result<std::unique_ptr<ArticleIntake>> ArticleIntake::Make(
    const Knowledge* knowledge, EventStore* store) {
  std::unique_ptr<ArticleIntake> intake(new ArticleIntake(knowledge, store));
  ACTANT_ASSIGN_OR_RETURN(intake->extractor_, Extractor::Create(knowledge));
  ACTANT_ASSIGN_OR_RETURN(const std::string rule_set, store->RuleSet());
  if (rule_set != knowledge->hash()) {
    ACTANT_RETURN_ERROR_IF(store->SetRuleSet(knowledge->hash()));
  }
  return intake;
}

Result<WriteSummary> ArticleIntake::Take(const ArticleInput& article) {
  const std::lock_guard lock(mutex_);
  const ExtractOptions options;
  ACTANT_ASSIGN_OR_RETURN(Extraction extraction,
                          extractor_->Extract(article, options));
  ACTANT_ASSIGN_OR_RETURN(
      const ArticleReading reading,
      MakeReading(*knowledge_, options.scope, std::move(extraction)));
  return writer_.Write(reading);
}

}  // namespace actant
