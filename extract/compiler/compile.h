// data/ -> one image. A tool of the build and of people who edit the data;
// the only part that uses OpenCC.
#ifndef ACTANT_EXTRACT_COMPILER_COMPILE_H_
#define ACTANT_EXTRACT_COMPILER_COMPILE_H_

#include <string>
#include <vector>

#include "proto/status.h"

namespace actant {

struct CompiledData {
  // The bytes of the image (extract/knowledge.h opens them).
  std::string image;
  // Things worth a look that are no errors: "file:line: message".
  std::vector<std::string> warnings;
};

// Compiles the folder (data/SCHEMA.md). The same files give the same bytes,
// whatever the order of the directory. InvalidArgument with one line per
// problem, each "file:line: what is wrong and what to write instead"; nothing
// is produced then. NotFound: no such folder.
Result<CompiledData> CompileData(const std::string& folder);

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_COMPILE_H_
