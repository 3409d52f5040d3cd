#include "extract/internal/kept_table.h"

#include <utility>

#include "extract/knowledge.h"

namespace actant {
namespace {

void SplitFields(std::string_view line, TableFields* fields) {
  fields->clear();
  while (true) {
    const size_t tab = line.find('\t');
    fields->push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

void ReadRows(
    std::string_view text, const KeptTable& table,
    const std::function<std::string(const TableFields& fields, int line)>& read,
    const std::function<void(int line, std::string message)>& wrong) {
  TableFields fields;
  SplitFields(table.header, &fields);
  const size_t width = fields.size();
  bool has_header = false;
  for (int line = 1; !text.empty(); ++line) {
    const size_t end = text.find('\n');
    const std::string_view row = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (row.empty() || row.front() == '#') continue;
    if (!std::exchange(has_header, true)) {
      if (row != table.header) wrong(line, std::string(table.other_columns));
      continue;
    }
    SplitFields(row, &fields);
    std::string problem = fields.size() == width
                              ? read(fields, line)
                              : std::string(table.other_width);
    if (!problem.empty()) wrong(line, std::move(problem));
  }
}

std::string_view KeptText(const Knowledge& knowledge, std::string_view path) {
  for (const KnowledgeFile& file : knowledge.files()) {
    if (file.path == path) return file.text;
  }
  return "";
}

}  // namespace actant
