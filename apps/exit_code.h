// How the program ends: the one place that turns a Status into a number.
#ifndef ACTANT_APPS_EXIT_CODE_H_
#define ACTANT_APPS_EXIT_CODE_H_

#include "proto/status.h"

namespace actant {

// Stable: scripts test them. Shown by `actant --help`.
enum class ExitCode : int {
  kOk = 0,
  // Something failed that no other code names.
  kFailure = 1,
  // The command line is wrong, or a name fits several actors or events.
  kUsage = 2,
  // The work is done, but some input was skipped; standard error says why.
  kSkipped = 3,
  // No such store, actor, event, article or file.
  kNotFound = 4,
  // The store is in use, of another version, or keeps no texts.
  kPrecondition = 5,
  kPermission = 6,
  // A store or an image is damaged.
  kDamaged = 7,
  // Reading or writing failed (a full disk).
  kInputOutput = 8,
  // Interrupted (Ctrl-C); what was acknowledged is kept.
  kInterrupted = 130,
};

ExitCode ExitCodeOf(const Status& status);

// The table for `actant --help`.
inline constexpr const char* kExitCodeHelp =
    "Exit codes:\n"
    "  0    done\n"
    "  1    failed for a reason no other code names\n"
    "  2    wrong arguments, or a name that fits several actors or events\n"
    "  3    done, but some input was skipped (standard error says why)\n"
    "  4    no such store, actor, event, article or file\n"
    "  5    the store is in use, of another version, or keeps no texts\n"
    "  6    permission denied\n"
    "  7    a store or knowledge image is damaged\n"
    "  8    reading or writing failed (a full disk)\n"
    "  130  interrupted; what was acknowledged is kept\n";

}  // namespace actant

#endif  // ACTANT_APPS_EXIT_CODE_H_
