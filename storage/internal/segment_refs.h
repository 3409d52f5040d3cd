// The names of a segment: ids of rows and of articles that are no numbers, and
// the way from a row's id to its event.
#ifndef ACTANT_STORAGE_INTERNAL_SEGMENT_REFS_H_
#define ACTANT_STORAGE_INTERNAL_SEGMENT_REFS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proto/status.h"
#include "storage/import_rows.h"
#include "storage/internal/block_sink.h"
#include "storage/internal/database.h"
#include "storage/internal/segment_blocks.h"

namespace actant::internal {

// `row_ids`: by row key.
Status WriteRowIds(const ImportRows& rows, const SegmentNumbers& numbers,
                   const BlockSink& sink);

// `refs`: the texts of row ids by event and, where some article's id is text,
// those of all articles by their numbers (ImportRows::Ids::article, see
// NameArticles).
Status WriteRefs(const ImportRows& rows, const SegmentNumbers& numbers,
                 const BlockSink& sink);

// The text of a row's id; nullopt where it is a number.
Result<std::optional<std::string>> ReadRowText(const Database& database,
                                               uint32_t segment,
                                               EventNumber event);
// REQUIRES: the segment's articles are named.
Result<std::string> ReadArticleName(const Database& database, uint32_t segment,
                                    uint64_t article);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_SEGMENT_REFS_H_
