#include "apps/rejected_lines.h"

#include <algorithm>
#include <iterator>
#include <ostream>

namespace actant {

void WriteRejectHeader(std::ostream& out) {
  out << "file\tline\tcolumn\treason\ttext\n";
}

void WriteReject(const std::string& path, const RejectedRow& row,
                 std::ostream& out) {
  out << path << '\t' << row.line << '\t';
  if (row.field.has_value()) {
    out << kEventFieldNames.at(static_cast<size_t>(*row.field));
  }
  out << '\t' << RejectWord(row.reason) << '\t';
  for (size_t begin = 0; begin <= row.text.size();) {
    const size_t end = std::min(row.text.find('\n', begin), row.text.size());
    out << row.text.substr(begin, end - begin);
    if (end < row.text.size()) out << "\\n";
    begin = end + 1;
  }
  out << '\n';
}

void RowPlaces::Add(size_t file, uint64_t line) {
  if (runs_.empty() || runs_.back().file != file || line != next_line_) {
    runs_.push_back({count_, file, line});
  }
  ++count_;
  next_line_ = line + 1;
}

std::pair<size_t, uint64_t> RowPlaces::Of(uint32_t row) const {
  const auto after = std::upper_bound(
      runs_.begin(), runs_.end(), row,
      [](uint32_t place, const Run& run) { return place < run.row; });
  const Run& run = *std::prev(after);
  return {run.file, run.line + (row - run.row)};
}

}  // namespace actant
