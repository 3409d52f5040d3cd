// Rewriting a store's files.
#ifndef ACTANT_STORAGE_COMPACT_H_
#define ACTANT_STORAGE_COMPACT_H_

#include <cstdint>
#include <functional>

#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// Bytes of table files rewritten so far, and of all.
using CompactProgress = std::function<void(uint64_t done, uint64_t total)>;

// Merges all files of each family into sorted ones without overlap: rows that
// were replaced or removed leave the disk, and look-ups meet fewer files.
// Changes no row; readers go on beside it. Needs free space for the largest
// family once more. A crash in its course loses nothing; files it leaves are
// deleted at the next opening. FailedPrecondition: open for reading only.
Status Compact(EventStore* store, const CompactProgress& progress);

}  // namespace actant

#endif  // ACTANT_STORAGE_COMPACT_H_
