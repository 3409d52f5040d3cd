// A file that appears whole or not at all.
#ifndef ACTANT_APPS_OUTPUT_FILE_H_
#define ACTANT_APPS_OUTPUT_FILE_H_

#include <functional>
#include <ostream>
#include <string>

#include "proto/status.h"

namespace actant {

// Writes `path` through `write`: into a temporary file beside it, synced and
// then renamed over it. On failure (of `write` or of the disk; the message
// names the path) nothing is left and an older file stays as it was.
Status WriteFileWhole(const std::string& path,
                      const std::function<Status(std::ostream&)>& write);

}  // namespace actant

#endif  // ACTANT_APPS_OUTPUT_FILE_H_
