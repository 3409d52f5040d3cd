// What must hold of PETRARCH dictionaries read from any bytes.
#ifndef ACTANT_TESTS_EXTRACT_FUZZ_PETRARCH_CHECKS_H_
#define ACTANT_TESTS_EXTRACT_FUZZ_PETRARCH_CHECKS_H_

#include <string>
#include <string_view>

namespace actant {

// What does not hold of a file of this kind, or nothing: every problem names
// the file and a line of it, and what was read can be looked up.
std::string CheckPetrarchActors(std::string_view text);
std::string CheckPetrarchAgents(std::string_view text);
std::string CheckPetrarchVerbs(std::string_view text);
std::string CheckPetrarchDiscards(std::string_view text);

}  // namespace actant

#endif  // ACTANT_TESTS_EXTRACT_FUZZ_PETRARCH_CHECKS_H_
