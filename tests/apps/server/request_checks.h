// What holds of any request target, for the fuzzer and for tests at random.
#ifndef ACTANT_TESTS_APPS_SERVER_REQUEST_CHECKS_H_
#define ACTANT_TESTS_APPS_SERVER_REQUEST_CHECKS_H_

#include <string>
#include <string_view>

namespace actant {

// Parses the bytes as a target and reads every kind of parameter out of it.
// Empty, or what does not hold.
std::string CheckRequestTarget(std::string_view bytes);

}  // namespace actant

#endif  // ACTANT_TESTS_APPS_SERVER_REQUEST_CHECKS_H_
