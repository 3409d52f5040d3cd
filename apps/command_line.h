// The whole command line of `actant`.
#ifndef ACTANT_APPS_COMMAND_LINE_H_
#define ACTANT_APPS_COMMAND_LINE_H_

#include <string>
#include <vector>

#include "apps/command.h"

namespace actant {

// Parses and runs; errors go to console.err as "actant: message". `arguments`
// without the program's name. Output that does not arrive (a full disk) is an
// error.
ExitCode RunCommandLine(std::vector<std::string> arguments,
                        const Console& console);

}  // namespace actant

#endif  // ACTANT_APPS_COMMAND_LINE_H_
