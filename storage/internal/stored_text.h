// The value of a row of `texts`: size and one zstd frame.
#ifndef ACTANT_STORAGE_INTERNAL_STORED_TEXT_H_
#define ACTANT_STORAGE_INTERNAL_STORED_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "proto/status.h"

namespace actant::internal {

// Bytes of the longest text that is stored.
inline constexpr size_t kMaxTextBytes = size_t{512} << 20;

// InvalidArgument: longer than kMaxTextBytes.
Result<std::string> PackText(std::string_view text);

// DataLoss: not what PackText gives. Allocates no more than kMaxTextBytes,
// whatever the bytes claim.
Result<std::string> UnpackText(std::string_view value);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_STORED_TEXT_H_
