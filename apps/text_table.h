// Tables for people: columns that stay straight under Chinese.
#ifndef ACTANT_APPS_TEXT_TABLE_H_
#define ACTANT_APPS_TEXT_TABLE_H_

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace actant {

// Columns that a terminal gives to UTF-8 text: 2 for wide and full-width
// characters, 0 for combining ones and controls (Unicode Standard Annex 11,
// East Asian Width; ambiguous characters count 1). Malformed bytes count 1.
size_t DisplayWidth(std::string_view text);

// A table under construction. Columns are as wide as their widest cell; a
// column of numbers is set flush right. Use from one thread.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> headings);

  // REQUIRES: as many cells as headings. Line ends in a cell become spaces.
  void AddRow(std::vector<std::string> cells);
  // A line below the last row, indented.
  void AddNote(std::string note);

  void Write(std::ostream& out) const;

 private:
  struct Row {
    std::vector<std::string> cells;
    std::vector<std::string> notes;
  };
  std::vector<std::string> headings_;
  std::vector<Row> rows_;
};

}  // namespace actant

#endif  // ACTANT_APPS_TEXT_TABLE_H_
