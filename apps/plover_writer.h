// Events as records of PLOVER JSON (plover_reader.h).
#ifndef ACTANT_APPS_PLOVER_WRITER_H_
#define ACTANT_APPS_PLOVER_WRITER_H_

#include <memory>

#include "apps/event_export.h"

namespace actant {

// An array with a record a line, an event each; one for each source where
// several act without a target and not with one another, which PLOVER would
// take for a mutual event. Borrows the codes.
std::unique_ptr<FormatWriter> MakePloverWriter(const FormatCodes& codes);

}  // namespace actant

#endif  // ACTANT_APPS_PLOVER_WRITER_H_
