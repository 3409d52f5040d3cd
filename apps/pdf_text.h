// The text of a PDF document.
#ifndef ACTANT_APPS_PDF_TEXT_H_
#define ACTANT_APPS_PDF_TEXT_H_

#include <string>
#include <string_view>

#include "proto/status.h"

namespace actant {

// All pages in order, each ended by a form feed, lines as the page sets them
// (rejoining broken lines is extract's step 2). Done by Poppler, in the order
// of reading it finds. InvalidArgument, with the reason and the remedy: not a
// PDF that can be opened, locked by a password, or no text in it (a scan).
Result<std::string> ReadPdf(std::string_view bytes);

}  // namespace actant

#endif  // ACTANT_APPS_PDF_TEXT_H_
