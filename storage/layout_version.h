// The version of the layout on disk.
#ifndef ACTANT_STORAGE_LAYOUT_VERSION_H_
#define ACTANT_STORAGE_LAYOUT_VERSION_H_

#include <cstdint>

namespace actant {

// Of every store that this release opens (FORMAT.md): others are refused, or
// migrated when they are opened.
uint32_t StoreLayoutVersion();

}  // namespace actant

#endif  // ACTANT_STORAGE_LAYOUT_VERSION_H_
