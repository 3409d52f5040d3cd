#include "extract/compiler/table_file.h"

#include <algorithm>
#include <set>

namespace actant {
namespace {

bool IsPadded(std::string_view value) {
  return value.starts_with(' ') || value.ends_with(' ');
}

template <typename Names>
bool Contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

TableFile::TableFile(const SourceFile& file, Problems* problems)
    : path_(file.path) {
  int number = 0;
  for (const std::string_view line : Split(file.text, '\n')) {
    const SourceLine at{file.path, ++number};
    if (line.empty() || line.starts_with('#')) continue;
    std::vector<std::string_view> fields = Split(line, '\t');
    if (columns_.empty()) {
      header_line_ = number;
      columns_ = std::move(fields);
      continue;
    }
    if (fields.size() != columns_.size()) {
      problems->Error(at, "has " + std::to_string(fields.size()) +
                              " fields, the header names " +
                              std::to_string(columns_.size()));
      continue;
    }
    Row row;
    row.table_ = this;
    row.at_ = at;
    row.fields_ = std::move(fields);
    rows_.push_back(std::move(row));
  }
  if (columns_.empty()) {
    problems->Error({path_, 1}, "has no line that names the columns");
  }
  std::set<std::string_view> seen;
  for (const std::string_view column : columns_) {
    if (!seen.insert(column).second) {
      problems->Error({path_, header_line_},
                      "names column \"" + std::string(column) + "\" twice");
    }
  }
}

std::optional<size_t> TableFile::Index(std::string_view column) const {
  const auto it = std::find(columns_.begin(), columns_.end(), column);
  if (it == columns_.end()) return std::nullopt;
  return static_cast<size_t>(it - columns_.begin());
}

bool TableFile::CheckColumns(std::initializer_list<std::string_view> required,
                             std::initializer_list<std::string_view> optional,
                             Problems* problems) const {
  bool complete = true;
  for (const std::string_view column : required) {
    if (HasColumn(column)) continue;
    complete = false;
    problems->Error({path_, header_line_},
                    "lacks the column \"" + std::string(column) + "\"");
  }
  for (const std::string_view column : columns_) {
    if (Contains(required, column) || Contains(optional, column)) continue;
    problems->Error(
        {path_, header_line_},
        "has a column \"" + std::string(column) + "\" that SCHEMA.md lacks");
  }
  return complete;
}

std::string_view TableFile::Row::Field(std::string_view column) const {
  const auto index = table_->Index(column);
  return index ? fields_[*index] : std::string_view();
}

std::vector<std::string> TableFile::Row::Values(std::string_view column,
                                                Problems* problems) const {
  std::vector<std::string> values;
  for (const std::string_view value : Split(Field(column), '|')) {
    const std::string where = " in column \"" + std::string(column) + "\"";
    if (value.empty()) {
      problems->Error(at_, "has an empty value" + where);
    } else if (IsPadded(value)) {
      problems->Error(
          at_, "has spaces around \"" + std::string(value) + "\"" + where);
    } else if (Contains(values, value)) {
      problems->Error(at_,
                      "names \"" + std::string(value) + "\" twice" + where);
    } else {
      values.emplace_back(value);
    }
  }
  return values;
}

}  // namespace actant
