// Rows as ICEWS and POLECAT have them: with a header, actors by their names.
#ifndef ACTANT_APPS_NAMED_WRITER_H_
#define ACTANT_APPS_NAMED_WRITER_H_

#include <memory>

#include "apps/event_export.h"

namespace actant {

// Borrows the codes.
std::unique_ptr<FormatWriter> MakeNamedWriter(const FormatCodes& codes);

}  // namespace actant

#endif  // ACTANT_APPS_NAMED_WRITER_H_
