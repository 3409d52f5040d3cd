// Bringing a store of an earlier layout up to date.
#ifndef ACTANT_STORAGE_INTERNAL_EXTEND_LAYOUT_H_
#define ACTANT_STORAGE_INTERNAL_EXTEND_LAYOUT_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "proto/status.h"
#include "storage/internal/database.h"

namespace actant::internal {

// How many families, from the first one on, a store of that layout has at
// least; absent where it cannot be extended to kLayoutVersion.
std::optional<size_t> FamiliesOfLayout(std::string_view layout);

// Makes what the later layouts derive from the rows of the earlier, and raises
// the number last: cut off before that, it is done again by the next opening.
// REQUIRES: all families are there. Memory: see RestoreArticleTallies.
Status ExtendLayout(const Database& database);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_EXTEND_LAYOUT_H_
