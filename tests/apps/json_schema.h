// Checks a document against a JSON schema, as far as ours use the language.
#ifndef ACTANT_TESTS_APPS_JSON_SCHEMA_H_
#define ACTANT_TESTS_APPS_JSON_SCHEMA_H_

#include <string>
#include <vector>

#include "apps/answer.h"

namespace actant {

// What is wrong, each with the place ("/store/articles: ..."). Knows type,
// const, enum, pattern, required, properties, additionalProperties (false) and
// items; another keyword that restricts is a problem of its own.
std::vector<std::string> SchemaProblems(const Json& schema, const Json& value,
                                        const std::string& place = "");

}  // namespace actant

#endif  // ACTANT_TESTS_APPS_JSON_SCHEMA_H_
