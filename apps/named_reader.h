// Lines of the tables that call actors by their names: ICEWS and POLECAT.
#ifndef ACTANT_APPS_NAMED_READER_H_
#define ACTANT_APPS_NAMED_READER_H_

#include <memory>

#include "apps/format_reader.h"

namespace actant {

// Borrows the codes.
std::unique_ptr<FormatReader> MakeNamedReader(const FormatCodes& codes);

}  // namespace actant

#endif  // ACTANT_APPS_NAMED_READER_H_
