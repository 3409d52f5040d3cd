// Which column of a table holds what: the mapping a user gives, and the same
// once the table's header is known.
#ifndef ACTANT_APPS_TABLE_COLUMNS_H_
#define ACTANT_APPS_TABLE_COLUMNS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proto/status.h"

namespace actant {

enum class TableFormat {
  kTsv,         // fields between tabs, as they are: no quoting
  kCsv,         // RFC 4180: commas, fields in quotes where they need it
  kJsonLines,   // one object a line
  kJsonObjects  // objects in an array, or one after the other, over any lines
};

// Members of objects rather than columns: no header names them.
inline constexpr bool IsJson(TableFormat format) {
  return format == TableFormat::kJsonLines ||
         format == TableFormat::kJsonObjects;
}

// "tsv", "csv", "jsonl", "json".
std::string_view FormatWord(TableFormat format);

// By the name's ending (.csv, .jsonl, .ndjson, .json; those of .gz, .zst and
// .zip are looked through); TSV for any other.
TableFormat FormatOfName(std::string_view path);

// Whether the first line of a file names its columns.
enum class HeaderMode {
  // CSV: yes. TSV: unless every column is given by number.
  kAuto,
  kPresent,
  kAbsent,
};

// The names of a kind of table's fields. Their places in it are the numbers by
// which BoundColumns speaks of them; at most kMaxFields.
using FieldNames = std::span<const std::string_view>;
inline constexpr size_t kMaxFields = 16;

// The fields of a kind of table.
struct TableFields {
  FieldNames names;
  // Those that a mapping must have.
  FieldNames needed = {};
};

// Pairs of (field, column): a name of the header, a number from 1, or a member
// of the JSON object (with a leading '/', a JSON pointer). Empty: columns that
// are called as the fields are.
using ColumnMapping = std::vector<std::pair<std::string, std::string>>;

// Reads "id=1,date=Event Date". Commas part the pairs, so a column whose name
// holds one is given by number. InvalidArgument: no '=', a field that is none
// of `fields` or stands twice, column 0.
Result<ColumnMapping> ParseColumns(std::string_view text, FieldNames fields);

// Whether the first line of a file is to be read as its header.
bool ExpectsHeader(TableFormat format, HeaderMode mode,
                   const ColumnMapping& mapping);

// Where each field stands in one table. A value type.
class BoundColumns {
 public:
  // `header`: the names of the columns; empty where the table has none.
  // InvalidArgument: a column that the header does not name or names twice,
  // a name where there is no header, or a field missing that is needed.
  static Result<BoundColumns> Bind(const ColumnMapping& mapping,
                                   const TableFields& fields,
                                   TableFormat format,
                                   const std::vector<std::string>& header);

  bool has(size_t field) const { return present_[field]; }
  // Columns that a line must have; 0 for JSON.
  size_t width() const { return field_of_column_.size(); }
  // The field that a column holds, or -1.
  int field_of(size_t column) const { return field_of_column_[column]; }
  // Fields that share a column: (field, the field that has its value).
  const std::vector<std::pair<size_t, size_t>>& shared() const {
    return shared_;
  }
  // JSON: (field, member).
  const std::vector<std::pair<size_t, std::string>>& members() const {
    return members_;
  }
  // The same for mappings that read the same bytes alike, however written.
  const std::string& description() const { return description_; }

 private:
  void Place(size_t field, size_t column);

  std::vector<bool> present_;
  std::vector<int> field_of_column_;
  std::vector<std::pair<size_t, size_t>> shared_;
  std::vector<std::pair<size_t, std::string>> members_;
  std::string description_;
};

}  // namespace actant

#endif  // ACTANT_APPS_TABLE_COLUMNS_H_
