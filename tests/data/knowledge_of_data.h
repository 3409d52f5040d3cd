// The project's own data/, compiled.
#ifndef ACTANT_TESTS_DATA_KNOWLEDGE_OF_DATA_H_
#define ACTANT_TESTS_DATA_KNOWLEDGE_OF_DATA_H_

#include "extract/knowledge.h"

namespace actant {

// Compiles data/ at the first call and keeps the result for the process.
// Throws std::runtime_error with every problem of the data. Not thread-safe.
const Knowledge& KnowledgeOfData();

}  // namespace actant

#endif  // ACTANT_TESTS_DATA_KNOWLEDGE_OF_DATA_H_
