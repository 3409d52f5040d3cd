// Where the compiled knowledge is.
#ifndef ACTANT_APPS_KNOWLEDGE_FILE_H_
#define ACTANT_APPS_KNOWLEDGE_FILE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/knowledge.h"
#include "proto/status.h"

namespace actant {

// The places where a file or folder of the program's own may be, in order:
// beside the running program (<its folder>/../share/actant, which holds for the
// build tree and for an installation that was moved), then the installation's
// own folder. `name` is its path there: "web".
std::vector<std::string> DataPlaces(std::string_view name);

// Opens `named` (from --data or $ACTANT_DATA) or, when it is empty, the first
// of the DataPlaces() that exists. A folder is compiled on the fly. Errors:
// those of Knowledge::Open and CompileData; NotFound lists the places.
Result<std::unique_ptr<Knowledge>> OpenKnowledge(const std::string& named);

}  // namespace actant

#endif  // ACTANT_APPS_KNOWLEDGE_FILE_H_
