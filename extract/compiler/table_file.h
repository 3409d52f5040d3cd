// A TSV file of the data folder: named columns, checked fields.
#ifndef ACTANT_EXTRACT_COMPILER_TABLE_FILE_H_
#define ACTANT_EXTRACT_COMPILER_TABLE_FILE_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/compiler/problems.h"
#include "extract/compiler/source_folder.h"

namespace actant {

// Views of the text of the SourceFile, which must outlive the table.
class TableFile {
 public:
  class Row {
   public:
    const SourceLine& at() const { return at_; }
    // The field of a column; empty where the table lacks the column.
    std::string_view Field(std::string_view column) const;
    // The values of a field that are separated by `|`. Errors: an empty value,
    // white space around a value, a value given twice.
    std::vector<std::string> Values(std::string_view column,
                                    Problems* problems) const;

   private:
    friend class TableFile;
    const TableFile* table_ = nullptr;
    SourceLine at_;
    std::vector<std::string_view> fields_;
  };

  // Errors: no header, a column named twice, a row whose number of fields is
  // not the header's (the row is left out).
  TableFile(const SourceFile& file, Problems* problems);
  // Rows point to their table.
  TableFile(const TableFile&) = delete;
  TableFile& operator=(const TableFile&) = delete;

  bool HasColumn(std::string_view name) const {
    return Index(name).has_value();
  }
  // Errors: a `required` column is missing, or a column is in neither list.
  // False when one is missing: the table cannot be read then.
  bool CheckColumns(std::initializer_list<std::string_view> required,
                    std::initializer_list<std::string_view> optional,
                    Problems* problems) const;
  const std::vector<Row>& rows() const { return rows_; }

 private:
  std::optional<size_t> Index(std::string_view column) const;

  std::string path_;
  int header_line_ = 1;
  std::vector<std::string_view> columns_;
  std::vector<Row> rows_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_TABLE_FILE_H_
