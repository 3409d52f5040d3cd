// Lines of GDELT's tables of events.
#ifndef ACTANT_APPS_GDELT_READER_H_
#define ACTANT_APPS_GDELT_READER_H_

#include <memory>

#include "apps/format_reader.h"

namespace actant {

// Of GDELT 1.0 or 2.0, as the codes say. Borrows them.
std::unique_ptr<FormatReader> MakeGdeltReader(const FormatCodes& codes);

}  // namespace actant

#endif  // ACTANT_APPS_GDELT_READER_H_
