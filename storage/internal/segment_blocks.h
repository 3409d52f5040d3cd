// Makes the blocks of one segment of imported rows, family by family. The
// functions only read their rows and may run side by side.
#ifndef ACTANT_STORAGE_INTERNAL_SEGMENT_BLOCKS_H_
#define ACTANT_STORAGE_INTERNAL_SEGMENT_BLOCKS_H_

#include <cstdint>

#include "proto/ids.h"
#include "proto/status.h"
#include "storage/import_rows.h"
#include "storage/internal/arc_order.h"
#include "storage/internal/block_sink.h"

namespace actant::internal {

// What keys and values of a segment are made with.
struct SegmentNumbers {
  uint32_t segment = 0;
  // Of the first row; the others follow. A multiple of kRowsPerBlock.
  EventNumber first_event;
};

// At most so many rows in a block of a list. Rows are found in a block without
// reading all of it, so blocks are as long as one look-up of a block is worth;
// chosen by bench/workload (FORMAT.md).
inline constexpr size_t kRowsPerListBlock = 2048;

// REQUIRES of all: rows sorted by day.

// `out_blocks` or `in_blocks`, at the level of the order.
Status WriteEdgeBlocks(const ArcOrder& order, const SegmentNumbers& numbers,
                       const BlockSink& sink);

// `dyad_blocks` at one level. `actor_count`: above every actor's number.
Status WriteDyadBlocks(const LevelRows& rows, uint32_t actor_count,
                       const SegmentNumbers& numbers, const BlockSink& sink);

// `tallies` at one level, from both directions.
Status WriteTallies(const ArcOrder& out, const ArcOrder& in,
                    const SegmentNumbers& numbers, const BlockSink& sink);

// `rows`.
Status WriteRowBlocks(const ImportRows& rows, const SegmentNumbers& numbers,
                      const BlockSink& sink);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_SEGMENT_BLOCKS_H_
