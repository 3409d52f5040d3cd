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
// no others. Names that rows refer to must be there too. Adds what does not
// hold to the findings. Memory: that of an import of the largest segment.
Status CheckSegments(const StoreState& state, Findings* findings);

// Writes the blocks that are missing or differ, and takes away those that no
// row asks for. Right ones are not touched, so that a crash in its course loses
// none. Memory: as above, and 8 bytes a block. DataLoss: rows of a segment are
// damaged; they cannot be made from anything else.
Status RestoreSegments(const StoreState& state);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_SEGMENT_CHECK_H_
