#include "apps/table_columns.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace actant {
namespace {

// Far above any table's; a line is checked against it before it is read.
constexpr size_t kMaxColumn = 65'536;

std::string ListOf(FieldNames names) {
  std::string list;
  for (const std::string_view name : names) {
    if (!list.empty()) list += ", ";
    list += name;
  }
  return list;
}

std::string ListOf(const std::vector<std::string>& names) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  return ListOf(FieldNames(views));
}

// The number from 1 that all of `text` is.
std::optional<size_t> ColumnNumber(std::string_view text) {
  size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

Result<size_t> ColumnNamed(const std::string& name,
                           const std::vector<std::string>& header) {
  if (const auto number = ColumnNumber(name); number.has_value()) {
    if (header.empty() || *number <= header.size()) return *number - 1;
    return Error(InvalidArgument("column " + name + " of a table with " +
                                 std::to_string(header.size()) + " columns"));
  }
  if (header.empty()) {
    return Error(InvalidArgument("no header names a column \"" + name +
                                 "\"; give columns by number, or --header"));
  }
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) {
    return Error(InvalidArgument("no column \"" + name +
                                 "\"; the header names " + ListOf(header)));
  }
  if (std::find(found + 1, header.end(), name) != header.end()) {
    return Error(InvalidArgument("two columns are called \"" + name +
                                 "\"; give it by number"));
  }
  return static_cast<size_t>(found - header.begin());
}

// Columns that are called as the fields are.
ColumnMapping OwnNames(FieldNames fields, TableFormat format,
                       const std::vector<std::string>& header) {
  ColumnMapping mapping;
  for (const std::string_view field : fields) {
    if (IsJson(format) ||
        std::find(header.begin(), header.end(), field) != header.end()) {
      mapping.emplace_back(field, field);
    }
  }
  return mapping;
}

Status CheckNeeded(const ColumnMapping& mapping, FieldNames needed,
                   const std::vector<std::string>& header) {
  for (const std::string_view field : needed) {
    const bool given =
        std::any_of(mapping.begin(), mapping.end(),
                    [&](const auto& pair) { return pair.first == field; });
    if (given) continue;
    std::string message = "no column for \"" + std::string(field) +
                          "\"; give it as " + std::string(field) + "=COLUMN";
    if (!header.empty()) message += "; the header names " + ListOf(header);
    return InvalidArgument(std::move(message));
  }
  return Status::Ok();
}

}  // namespace

std::string_view FormatWord(TableFormat format) {
  switch (format) {
    case TableFormat::kTsv:
      return "tsv";
    case TableFormat::kCsv:
      return "csv";
    case TableFormat::kJsonLines:
      return "jsonl";
    case TableFormat::kJsonObjects:
      return "json";
  }
  return "";
}

TableFormat FormatOfName(std::string_view path) {
  for (const std::string_view packed : {".gz", ".zst", ".zip"}) {
    if (path.ends_with(packed)) path.remove_suffix(packed.size());
  }
  if (path.ends_with(".csv")) return TableFormat::kCsv;
  if (path.ends_with(".jsonl") || path.ends_with(".ndjson")) {
    return TableFormat::kJsonLines;
  }
  if (path.ends_with(".json")) return TableFormat::kJsonObjects;
  return TableFormat::kTsv;
}

Result<ColumnMapping> ParseColumns(std::string_view text, FieldNames fields) {
  ColumnMapping mapping;
  while (!text.empty()) {
    const size_t comma = text.find(',');
    const std::string_view pair = text.substr(0, comma);
    text.remove_prefix(comma == text.npos ? text.size() : comma + 1);
    const size_t equals = pair.find('=');
    if (equals == pair.npos || equals + 1 == pair.size()) {
      return Error(
          InvalidArgument("\"" + std::string(pair) + "\" is not FIELD=COLUMN"));
    }
    const std::string field(pair.substr(0, equals));
    const std::string column(pair.substr(equals + 1));
    if (std::find(fields.begin(), fields.end(), field) == fields.end()) {
      return Error(InvalidArgument("unknown field \"" + field +
                                   "\"; known are " + ListOf(fields)));
    }
    const bool twice = std::any_of(
        mapping.begin(), mapping.end(),
        [&](const auto& earlier) { return earlier.first == field; });
    if (twice) {
      return Error(InvalidArgument("two columns for \"" + field + "\""));
    }
    const auto number = ColumnNumber(column);
    if (number.has_value() && (*number == 0 || *number > kMaxColumn)) {
      return Error(
          InvalidArgument("no column " + column + "; they are counted from 1"));
    }
    mapping.emplace_back(field, column);
  }
  return mapping;
}

bool ExpectsHeader(TableFormat format, HeaderMode mode,
                   const ColumnMapping& mapping) {
  if (IsJson(format)) return false;
  if (mode != HeaderMode::kAuto) return mode == HeaderMode::kPresent;
  if (format == TableFormat::kCsv || mapping.empty()) return true;
  return !std::all_of(mapping.begin(), mapping.end(), [](const auto& pair) {
    return ColumnNumber(pair.second).has_value();
  });
}

void BoundColumns::Place(size_t field, size_t column) {
  if (column >= field_of_column_.size())
    field_of_column_.resize(column + 1, -1);
  int& holder = field_of_column_[column];
  if (holder >= 0) {
    shared_.emplace_back(field, static_cast<size_t>(holder));
  } else {
    holder = static_cast<int>(field);
  }
}

Result<BoundColumns> BoundColumns::Bind(
    const ColumnMapping& mapping, const TableFields& all, TableFormat format,
    const std::vector<std::string>& header) {
  const FieldNames fields = all.names;
  const ColumnMapping pairs =
      mapping.empty() ? OwnNames(fields, format, header) : mapping;
  if (pairs.empty()) {
    return Error(InvalidArgument(
        (header.empty() ? "no header and no columns named"
                        : "the header names " + ListOf(header) +
                              ", none of which is a field") +
        "; say which column holds what as FIELD=COLUMN, fields being " +
        ListOf(fields)));
  }
  ACTANT_RETURN_ERROR_IF(CheckNeeded(pairs, all.needed, header));
  BoundColumns bound;
  bound.present_.resize(fields.size());
  bound.description_ = FormatWord(format);
  // In the order of the fields, so that the order written does not matter.
  for (size_t field = 0; field < fields.size(); ++field) {
    const auto pair =
        std::find_if(pairs.begin(), pairs.end(),
                     [&](const auto& p) { return p.first == fields[field]; });
    if (pair == pairs.end()) continue;
    bound.present_[field] = true;
    bound.description_ += '\n' + pair->first + '=';
    if (IsJson(format)) {
      bound.members_.emplace_back(field, pair->second);
      bound.description_ += pair->second;
      continue;
    }
    ACTANT_ASSIGN_OR_RETURN(const size_t column,
                            ColumnNamed(pair->second, header));
    bound.Place(field, column);
    bound.description_ += std::to_string(column + 1);
  }
  return bound;
}

}  // namespace actant
