// Checks the blocks of imported segments against their rows, and makes them
// anew.
#ifndef ACTANT_STORAGE_INTERNAL_SEGMENT_CHECK_H_
#define ACTANT_STORAGE_INTERNAL_SEGMENT_CHECK_H_

#include "actant/v1/records.pb.h"
#include "proto/status.h"
#include "storage/import_rows.h"
#include "storage/internal/findings.h"
#include "storage/internal/store_impl.h"

namespace actant::internal {

// The rows of a segment as `rows` holds them, by event number. DataLoss: some
// are missing or damaged.
Result<ImportRows> ReadSegmentRows(const StoreState& state,
                                   const v1::Segment& segment);

// Makes every block family of each segment again from its rows and compares:
// blocks are a function of the rows, so they must be there byte for byte, and
// no others. Adds what does not hold to the findings. Memory: that of an import
// of the largest segment.
Status CheckSegments(const StoreState& state, Findings* findings);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_SEGMENT_CHECK_H_
