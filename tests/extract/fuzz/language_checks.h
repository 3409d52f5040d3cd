// What must hold of the parsers of rules and grammar for any input: run by
// the fuzzers and, over seeded mutations, by language_fuzz_test.
#ifndef ACTANT_TESTS_EXTRACT_FUZZ_LANGUAGE_CHECKS_H_
#define ACTANT_TESTS_EXTRACT_FUZZ_LANGUAGE_CHECKS_H_

#include <string>
#include <string_view>

namespace actant {

// Each gives "" or what was found broken.
std::string CheckRuleText(std::string_view text);
std::string CheckGrammarText(std::string_view text);

}  // namespace actant

#endif  // ACTANT_TESTS_EXTRACT_FUZZ_LANGUAGE_CHECKS_H_
