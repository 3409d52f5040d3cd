#include "storage/layout_version.h"

#include "storage/internal/database.h"

namespace actant {

uint32_t StoreLayoutVersion() { return internal::kLayoutVersion; }

}  // namespace actant
