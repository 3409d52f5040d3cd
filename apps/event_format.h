// The published formats of event data that are read and written by name.
#ifndef ACTANT_APPS_EVENT_FORMAT_H_
#define ACTANT_APPS_EVENT_FORMAT_H_

#include <optional>
#include <string>
#include <string_view>

#include "apps/table_columns.h"
#include "proto/status.h"

namespace actant {

// What each holds and how it maps: docs/formats.md.
enum class EventFormat {
  kGdelt1,   // 58 columns (57 before April 2013), no header
  kGdelt2,   // 61 columns, no header
  kIcews,    // the Dataverse's, with a header
  kPolecat,  // the Dataverse's, with a header
  kPlover,   // JSON records, in an array or one after the other
};

// "gdelt1", "gdelt2", "icews", "polecat", "plover".
std::string_view EventFormatWord(EventFormat format);
std::optional<EventFormat> ParseEventFormat(std::string_view word);

// The fields that a reader of the format wants bound to columns; empty where it
// counts the columns itself.
FieldNames RawFieldsOf(EventFormat format);
// Those that the header must name.
FieldNames NeededFieldsOf(EventFormat format);
// Where they stand, by the published header.
ColumnMapping ColumnsOf(EventFormat format);
HeaderMode HeaderOf(EventFormat format);
TableFormat TableFormatOf(EventFormat format);

// By the first line of a file (its number of columns and the shape of the first
// two, or the names in its header), or by the members of its first JSON object.
// nullopt where that does not tell it. Reads no standard input or pipe. Errors
// of InputFile.
Result<std::optional<EventFormat>> DetectEventFormat(const std::string& path);

}  // namespace actant

#endif  // ACTANT_APPS_EVENT_FORMAT_H_
