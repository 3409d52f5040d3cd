// What must hold of the readers for any input: run by the fuzzers and, over
// seeded mutations, by fuzz_test.
#ifndef ACTANT_TESTS_EXTRACT_FUZZ_READER_CHECKS_H_
#define ACTANT_TESTS_EXTRACT_FUZZ_READER_CHECKS_H_

#include <string>
#include <string_view>

namespace actant {

// Each gives "" or what was found broken.
std::string CheckDecode(std::string_view bytes);
std::string CheckLayout(std::string_view bytes);
std::string CheckSentences(std::string_view bytes);
std::string CheckDates(std::string_view bytes);
std::string CheckAmounts(std::string_view bytes);

}  // namespace actant

#endif  // ACTANT_TESTS_EXTRACT_FUZZ_READER_CHECKS_H_
