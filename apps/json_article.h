// One article as a line of JSON.
#ifndef ACTANT_APPS_JSON_ARTICLE_H_
#define ACTANT_APPS_JSON_ARTICLE_H_

#include <string_view>

#include "extract/extractor.h"
#include "proto/status.h"

namespace actant {

// Reads {"id", "published", "title", "text", "url", "publisher"}; all but the
// words (title or text) and a name (id or url) may be absent or null, unknown
// keys are ignored, a numeric id is taken as written. InvalidArgument says
// what is wrong with the line.
Result<ArticleInput> ParseJsonArticle(std::string_view line);

}  // namespace actant

#endif  // ACTANT_APPS_JSON_ARTICLE_H_
