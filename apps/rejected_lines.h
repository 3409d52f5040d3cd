// The lines of a table that were not taken, written down.
#ifndef ACTANT_APPS_REJECTED_LINES_H_
#define ACTANT_APPS_REJECTED_LINES_H_

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "apps/event_row_parser.h"

namespace actant {

// The names of the columns, and a line end: file, line, column (the field at
// fault), reason (RejectWord), text (the line). The text ends the record: tabs
// in it stand as they are, line ends as "\n". Lines left out as duplicates come
// when their segment is made, and without the text.
void WriteRejectHeader(std::ostream& out);
void WriteReject(const std::string& path, const RejectedRow& row,
                 std::ostream& out);

// Where rows stood in their files: rows that follow each other there as they do
// here share an entry.
class RowPlaces {
 public:
  void Add(size_t file, uint64_t line);
  // (file, line) of a row. REQUIRES: it was added.
  std::pair<size_t, uint64_t> Of(uint32_t row) const;
  void Clear() { *this = RowPlaces(); }

 private:
  struct Run {
    uint32_t row = 0;
    size_t file = 0;
    uint64_t line = 0;
  };
  std::vector<Run> runs_;
  uint32_t count_ = 0;
  uint64_t next_line_ = 0;
};

}  // namespace actant

#endif  // ACTANT_APPS_REJECTED_LINES_H_
