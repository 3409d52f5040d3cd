// Tables written row by row, for other programs: longer than memory.
#ifndef ACTANT_APPS_ROW_WRITER_H_
#define ACTANT_APPS_ROW_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/answer.h"
#include "proto/status.h"

namespace actant {

enum class RowFormat {
  kCsv,    // RFC 4180: header line, CR LF
  kTsv,    // header line, LF, no quoting: tabs and line ends become spaces
  kJsonl,  // an object a line
};

// A value as one field of a table: lists joined by "|", nothing for null.
std::string FlatText(const Json& value);

// "csv", "tsv", "jsonl"; absent for others.
std::optional<RowFormat> ParseRowFormat(std::string_view name);

// Writes a header and rows to a stream it borrows. Fields are given in the
// order of the columns. What is missing is an empty field, in JSON null.
// Numbers never have an exponent. Use from one thread.
class RowWriter {
 public:
  RowWriter(RowFormat format, std::vector<std::string> columns,
            std::ostream* out);

  void Text(std::string_view text);
  void Whole(int64_t value);
  void Whole(uint64_t value) { Whole(static_cast<int64_t>(value)); }
  // Rounded to six decimals, without trailing zeros.
  void Decimal(double value);
  void Boolean(bool value);
  void Missing();
  void WholeOrMissing(const std::optional<int>& value);
  // Text, or missing where it is empty.
  void TextOrMissing(std::string_view text);

  // REQUIRES: as many fields as columns. Unavailable: the stream has failed.
  Status EndRow();
  // Writes what is left, and the header of a table without rows.
  Status End();

  uint64_t rows() const { return rows_; }

 private:
  void BeginField();
  void Plain(std::string_view text) { line_.append(text); }
  void WriteHeader();
  Status Flush();

  const RowFormat format_;
  const std::vector<std::string> columns_;
  std::ostream* out_;
  std::string line_;
  size_t field_ = 0;
  bool has_header_ = false;
  uint64_t rows_ = 0;
};

}  // namespace actant

#endif  // ACTANT_APPS_ROW_WRITER_H_
