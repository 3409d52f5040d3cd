// Step 8 inside one document: what it tells twice becomes one mention.
#ifndef ACTANT_EXTRACT_EVENT_MERGE_H_
#define ACTANT_EXTRACT_EVENT_MERGE_H_

#include <cstddef>
#include <vector>

#include "actant/v1/records.pb.h"

namespace actant {

// Keeps one mention of each distinct event: same type, same parties by state
// and role, same status, and dates of which one holds the other (or is
// missing). The one kept has the most precise date, then stands behind the
// headline (the first `headline_bytes` of the document), then has the higher
// confidence, then the earlier clause; it takes an amount and a place from
// those it stands for. The order of the first tellings is kept. Thread-safe.
std::vector<v1::Mention> MergeWithinDocument(std::vector<v1::Mention> mentions,
                                             size_t headline_bytes = 0);

}  // namespace actant

#endif  // ACTANT_EXTRACT_EVENT_MERGE_H_
