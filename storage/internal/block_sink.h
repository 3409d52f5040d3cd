// Where the builders of blocks put them: rows of one family in key order.
#ifndef ACTANT_STORAGE_INTERNAL_BLOCK_SINK_H_
#define ACTANT_STORAGE_INTERNAL_BLOCK_SINK_H_

#include <functional>
#include <string_view>

#include "proto/status.h"

namespace actant::internal {

using BlockSink =
    std::function<Status(std::string_view key, std::string_view value)>;

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_BLOCK_SINK_H_
