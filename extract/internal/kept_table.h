// Tables of data/ that an image keeps whole: lines of fields between tabs, the
// first of which names them; empty lines and those that begin with # count for
// nothing.
#ifndef ACTANT_EXTRACT_INTERNAL_KEPT_TABLE_H_
#define ACTANT_EXTRACT_INTERNAL_KEPT_TABLE_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace actant {

class Knowledge;

struct KeptTable {
  // The first line.
  std::string_view header;
  // What is said of a first line of other columns, and of a row of another
  // width.
  std::string_view other_columns;
  std::string_view other_width;
};

using TableFields = std::vector<std::string_view>;

// Calls `read` with the fields of each row, as many as the header has, and its
// line (from 1); it returns what is wrong with the row, or empty. `wrong` is
// told that, and what is wrong with the table. Fields are views of `text`.
void ReadRows(
    std::string_view text, const KeptTable& table,
    const std::function<std::string(const TableFields& fields, int line)>& read,
    const std::function<void(int line, std::string message)>& wrong);

// The text of a file that the knowledge keeps; empty where it has none.
std::string_view KeptText(const Knowledge& knowledge, std::string_view path);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_KEPT_TABLE_H_
