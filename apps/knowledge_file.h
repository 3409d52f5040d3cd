// Where the compiled knowledge is.
#ifndef ACTANT_APPS_KNOWLEDGE_FILE_H_
#define ACTANT_APPS_KNOWLEDGE_FILE_H_

#include <memory>
#include <string>
#include <vector>

#include "extract/knowledge.h"
#include "proto/status.h"

namespace actant {

// The places looked at when none is named, in order: beside the running
// program (<its folder>/../share/actant, which holds for the build tree and
// for an installation that was moved), then the installation's own folder.
std::vector<std::string> KnowledgePlaces();

// Opens `named` (from --data or $ACTANT_DATA) or, when it is empty, the first
// of KnowledgePlaces() that exists. A folder is compiled on the fly. Errors:
// those of Knowledge::Open and CompileData; NotFound lists the places.
Result<std::unique_ptr<Knowledge>> OpenKnowledge(const std::string& named);

}  // namespace actant

#endif  // ACTANT_APPS_KNOWLEDGE_FILE_H_
