// From an article as it was read to the store: extract, fold, write.
#ifndef ACTANT_APPS_ARTICLE_STORE_H_
#define ACTANT_APPS_ARTICLE_STORE_H_

#include "extract/extractor.h"
#include "extract/knowledge.h"
#include "graph/article_writer.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// An extraction as the graph takes it: names folded, the states that parties
// act for added to the actors, and the types its mentions name with those
// above them. The article's rule set tells the scope too, so that reading it
// with another scope replaces it. Internal for a mention of a type the
// knowledge lacks.
Result<ArticleReading> MakeReading(const Knowledge& knowledge, Scope scope,
                                   Extraction extraction);

// The actor with the folded forms of its names, as look-ups compare them.
ActorWrite WithFoldedNames(v1::Actor actor);

// The scope with which a stored article was read.
Scope ScopeOf(const v1::Article& article);

}  // namespace actant

#endif  // ACTANT_APPS_ARTICLE_STORE_H_
