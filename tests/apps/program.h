// Runs the built `actant` as users do.
#ifndef ACTANT_TESTS_APPS_PROGRAM_H_
#define ACTANT_TESTS_APPS_PROGRAM_H_

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace actant {

struct ProgramOptions {
  std::string input = {};
  // Run as this user (needs root).
  std::optional<uid_t> user = std::nullopt;
  // Kill with SIGKILL after this long.
  std::optional<std::chrono::microseconds> kill_after = std::nullopt;
  // Standard output goes to this file instead of `out`.
  std::string out_path = {};
  // "NAME=value", beside what every run has.
  std::vector<std::string> environment = {};
};

struct ProgramResult {
  // -1 where a signal ended it.
  int exit_code = -1;
  std::string out;
  std::string err;
};

// Runs `actant ARGUMENTS...` with the knowledge of the build and no other
// environment than PATH.
ProgramResult RunActant(const std::vector<std::string>& arguments,
                        const ProgramOptions& options = {});

}  // namespace actant

#endif  // ACTANT_TESTS_APPS_PROGRAM_H_
