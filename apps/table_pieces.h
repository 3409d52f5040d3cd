// Files of a table, cut into pieces of whole records and into parts.
#ifndef ACTANT_APPS_TABLE_PIECES_H_
#define ACTANT_APPS_TABLE_PIECES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "apps/input_file.h"
#include "apps/record_splitter.h"
#include "apps/table_columns.h"
#include "proto/status.h"

namespace actant {

// Longest record read, in bytes: past any real one, and what a quote that is
// never closed costs.
inline constexpr size_t kMaxRecordBytes = size_t{1} << 20;

// Files that are read as one table, in order.
struct TableSource {
  // "-" is standard input.
  std::vector<std::string> paths;
  TableFormat format = TableFormat::kTsv;
  HeaderMode header = HeaderMode::kAuto;
  ColumnMapping mapping;
  TableFields fields;
};

struct PartOptions {
  // Records of a part; the last one has what is left.
  uint64_t rows = 0;
  // What goes into each fingerprint before the part's own bytes.
  std::string context;
  // The number of its first record goes into it too: where rows are known by
  // their numbers, the same bytes elsewhere are other rows.
  bool numbered = false;
};

// One record of a piece, as a range of its bytes, without the line end.
struct TableRecord {
  uint32_t begin = 0;
  uint32_t size = 0;
  // Lines below TablePiece.first_line.
  uint32_t line = 0;
  // Known already from cutting; the range is then its first line, or empty.
  RecordFault fault = RecordFault::kNone;
};

struct TablePiece {
  // From 0, without gaps.
  uint64_t number = 0;
  // The records, and RecordSplitter::kPadding bytes behind them.
  std::string bytes;
  std::vector<TableRecord> records;
  std::shared_ptr<const BoundColumns> columns;
  // Of TableSource.paths.
  size_t file = 0;
  // From 1 in each file.
  uint64_t first_line = 0;
  // Of the first record, from 1 through all files; headers and empty lines are
  // no records.
  uint64_t first_row = 0;
  // From 0.
  uint64_t part = 0;
  // The part ends with this piece (which may be without records).
  bool ends_part = false;
  // Of a part that ends: 16 bytes, XXH3-128 of the context, of how each of its
  // files is read, and of the bytes of its lines.
  std::string fingerprint;

  std::string_view text(const TableRecord& record) const {
    return std::string_view(bytes).substr(record.begin, record.size);
  }
};

// Cuts the same input always the same way. Empty lines belong to no record. A
// record of more than kMaxRecordBytes is passed over as one that is too long;
// where a quote is not closed within as many, the line that opens it is, and
// reading goes on behind that line; so with a JSON object that does not end. A
// byte order mark is no part of the text.
// Memory: a few MiB. Use from one thread at a time; borrows `source`.
class TablePieces {
 public:
  TablePieces(const TableSource& source, PartOptions parts);
  ~TablePieces();
  TablePieces(const TablePieces&) = delete;
  TablePieces& operator=(const TablePieces&) = delete;

  // False at the end. Errors of InputFile; InvalidArgument as file:line where
  // the header does not have what the mapping names.
  Result<bool> Next(TablePiece* piece);

  // Of all files so far, before decompression.
  uint64_t bytes_taken() const;

 private:
  class Fingerprint;
  enum class Cut { kRecord, kEmptyLine, kNeedMore, kSkipping };
  struct Line {
    TableRecord record;
    // Where the next one begins.
    size_t next = 0;
    uint64_t lines = 1;
  };

  Status OpenNext();
  Status ReadHeader();
  Status BindHeader(std::string_view header);
  Status ReadMore(size_t wanted);
  // False: the file has no more.
  Result<bool> NextOfFile(TablePiece* piece);
  // Bytes of the buffer that the piece takes.
  size_t CutRecords(TablePiece* piece);
  Cut CutLine(size_t begin, Line* line);
  Cut CutQuoted(size_t begin, size_t first_end, Line* line);
  bool CutObject(size_t begin, Line* line) const;
  // What stands between objects, up to the next one.
  Cut PassSeparators(size_t begin, Line* line) const;
  uint64_t LineEndsIn(size_t begin, size_t end) const;
  // Drops what is left of a line that is too long; false: it goes on.
  bool SkipLine();
  void EndPart(TablePiece* piece);

  const TableSource& source_;
  const PartOptions parts_;
  std::unique_ptr<Fingerprint> fingerprint_;
  std::unique_ptr<InputFile> input_;
  std::shared_ptr<const BoundColumns> columns_;
  size_t next_path_ = 0;
  uint64_t bytes_before_ = 0;
  std::string buffer_;
  bool file_ended_ = false;
  bool skipping_ = false;
  uint64_t line_ = 1;
  uint64_t row_ = 1;
  uint64_t piece_ = 0;
  uint64_t part_ = 0;
  uint64_t rows_of_part_ = 0;
};

}  // namespace actant

#endif  // ACTANT_APPS_TABLE_PIECES_H_
