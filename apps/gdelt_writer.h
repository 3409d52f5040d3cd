// Rows as GDELT's tables of events have them.
#ifndef ACTANT_APPS_GDELT_WRITER_H_
#define ACTANT_APPS_GDELT_WRITER_H_

#include <memory>

#include "apps/event_export.h"

namespace actant {

// Of GDELT 1.0 or 2.0, as the codes say. Borrows them.
std::unique_ptr<FormatWriter> MakeGdeltWriter(const FormatCodes& codes);

// Of GDELT 2.0's table of mentions: a line for each mention of a row.
std::unique_ptr<FormatWriter> MakeGdeltMentionsWriter();

// What formats without quoting have of a text: tabs, line ends and control
// characters become spaces.
std::string PlainField(std::string_view text);

// Tenths as a decimal: -20 is "-2", 34 "3.4".
std::string TenthsText(int tenths);

}  // namespace actant

#endif  // ACTANT_APPS_GDELT_WRITER_H_
