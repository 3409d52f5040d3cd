// The tallies of events read in articles, held against the edges.
#ifndef ACTANT_STORAGE_INTERNAL_ARTICLE_TALLY_CHECK_H_
#define ACTANT_STORAGE_INTERNAL_ARTICLE_TALLY_CHECK_H_

#include "proto/status.h"
#include "storage/internal/database.h"
#include "storage/internal/findings.h"

namespace actant::internal {

// Both count the edges of the view again, reading `out` and `in` once from
// start to end. Rows there that are damaged are passed over: they are for the
// check of the index rows to report. Memory: the tallies of one actor.

// Adds what is not as the edges have it.
Status CheckArticleTallies(const Database& database,
                           const rocksdb::Snapshot* view, Findings* findings);

// Writes what is not; durable when this returns Ok. Each row is whole at every
// moment, after a crash too. No other writer meanwhile.
Status RestoreArticleTallies(const Database& database);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_ARTICLE_TALLY_CHECK_H_
