#include "tests/apps/fuzz/table_checks.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <optional>

#include "apps/event_row_parser.h"
#include "apps/format_reader.h"
#include "apps/table_pieces.h"

namespace actant {
namespace {

constexpr uint64_t kPartRows = 3;

// The bytes as a file without a name.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : fd_(memfd_create("table", 0)) {
    while (!bytes.empty()) {
      const ssize_t count = write(fd_, bytes.data(), bytes.size());
      if (count <= 0) break;
      bytes.remove_prefix(static_cast<size_t>(count));
    }
  }
  ~MemoryFile() { close(fd_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  // Opened by this name it is read from its beginning.
  std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

 private:
  const int fd_;
};

std::string CheckRow(const ParsedRow& row) {
  if (row.id.empty()) return "a row without an id";
  if (row.source == ParsedRow::kNone) return "a row without a source";
  if (row.type == ParsedRow::kNone) return "a row without a type";
  if (row.days && row.days->first > row.days->last) return "days reversed";
  if (row.goldstein_tenths.value_or(0) < -100 ||
      row.goldstein_tenths.value_or(0) > 100) {
    return "a score out of range";
  }
  if (!(row.confidence >= 0 && row.confidence <= 1)) return "confidence";
  return "";
}

// What is known while the pieces of a table are read.
struct TableSoFar {
  uint64_t pieces = 0;
  uint64_t rows = 0;
  uint64_t rows_of_part = 0;
  uint64_t last_line = 0;
};

std::string CheckPiece(const TablePiece& piece, TableFormat format,
                       TableSoFar* so_far) {
  if (piece.number != so_far->pieces++) return "pieces out of order";
  if (!piece.records.empty() && piece.first_row != so_far->rows + 1) {
    return "rows are not counted through";
  }
  so_far->rows += piece.records.size();
  so_far->rows_of_part += piece.records.size();
  for (const TableRecord& record : piece.records) {
    const uint64_t line = piece.first_line + record.line;
    const bool shares_lines = format == TableFormat::kJsonObjects;
    if (line < so_far->last_line + (shares_lines ? 0 : 1)) {
      return "lines out of order";
    }
    so_far->last_line = line;
    if (record.begin + record.size + RecordSplitter::kPadding >
        piece.bytes.size()) {
      return "a record outside its piece";
    }
  }
  if (so_far->rows_of_part > kPartRows) return "a part too long";
  if (!piece.ends_part) return "";
  if (piece.fingerprint.size() != 16) return "a part without fingerprint";
  so_far->rows_of_part = 0;
  return "";
}

// What a record becomes.
enum class RowsOfRecord { kOne, kSeveral };

std::string CheckParsed(const TablePiece& piece, RowsOfRecord rows_of_record,
                        const ParsedPiece& parsed) {
  const size_t records = piece.records.size();
  const size_t results = parsed.rows.size() + parsed.rejected.size();
  const bool is_right =
      rows_of_record == RowsOfRecord::kOne
          ? results == records
          : results >= records && parsed.rejected.size() <= records;
  if (!is_right) return "records that are neither taken nor rejected";
  for (const ParsedRow& row : parsed.rows) {
    if (std::string problem = CheckRow(row); !problem.empty()) return problem;
  }
  for (const auto* names :
       {&parsed.new_actors, &parsed.new_states, &parsed.new_types}) {
    for (const std::string& name : *names) {
      if (name.empty() || !IsImportName(name)) return "a name that is none";
    }
  }
  return "";
}

std::string CheckSource(const TableSource& source, RowsOfRecord rows_of_record,
                        std::unique_ptr<FormatReader> reader) {
  TablePieces pieces(source, {kPartRows, "", false});
  const NameSource names{[](std::string_view) { return std::nullopt; }, true};
  EventRowParser parser(source.format, std::move(reader), names, names, names);
  TablePiece piece;
  ParsedPiece parsed;
  TableSoFar so_far;
  while (true) {
    const Result<bool> more = pieces.Next(&piece);
    if (!more.has_value()) {
      return more.error().message().empty() ? "an error without a word" : "";
    }
    if (!*more) return so_far.rows_of_part == 0 ? "" : "a part without an end";
    parser.Parse(piece, &parsed);
    for (const std::string& problem :
         {CheckPiece(piece, source.format, &so_far),
          CheckParsed(piece, rows_of_record, parsed)}) {
      if (!problem.empty()) return problem;
    }
    const auto numbers = [](const std::vector<std::string>& fresh) {
      return std::vector<uint32_t>(fresh.size(), 0);
    };
    parser.Learn(parsed, numbers(parsed.new_actors), numbers(parsed.new_states),
                 numbers(parsed.new_types));
  }
}

std::string CheckTable(const std::string& path, TableFormat format,
                       HeaderMode header) {
  TableSource source;
  source.paths = {path};
  source.format = format;
  source.header = header;
  source.fields = {kEventFieldNames};
  if (header == HeaderMode::kAbsent && !IsJson(format)) {
    source.mapping = {
        {"source", "1"}, {"type", "2"}, {"date", "3"}, {"goldstein", "2"}};
  }
  return CheckSource(source, RowsOfRecord::kOne, nullptr);
}

std::string CheckFormat(const std::string& path, EventFormat format) {
  TableSource source;
  source.paths = {path};
  source.format = TableFormatOf(format);
  source.header = HeaderOf(format);
  source.mapping = ColumnsOf(format);
  source.fields = {RawFieldsOf(format), NeededFieldsOf(format)};
  const FormatCodes codes(format, nullptr);
  return CheckSource(source,
                     format == EventFormat::kPlover ? RowsOfRecord::kSeveral
                                                    : RowsOfRecord::kOne,
                     MakeFormatReader(codes));
}

}  // namespace

std::string CheckEventTable(std::string_view bytes) {
  const MemoryFile file(bytes);
  for (const TableFormat format :
       {TableFormat::kTsv, TableFormat::kCsv, TableFormat::kJsonLines,
        TableFormat::kJsonObjects}) {
    for (const HeaderMode header :
         {HeaderMode::kAbsent, HeaderMode::kPresent}) {
      const std::string problem = CheckTable(file.path(), format, header);
      if (!problem.empty()) {
        return std::string(FormatWord(format)) + ": " + problem;
      }
    }
  }
  for (const EventFormat format :
       {EventFormat::kGdelt1, EventFormat::kGdelt2, EventFormat::kIcews,
        EventFormat::kPolecat, EventFormat::kPlover}) {
    const std::string problem = CheckFormat(file.path(), format);
    if (!problem.empty()) {
      return std::string(EventFormatWord(format)) + ": " + problem;
    }
  }
  return "";
}

}  // namespace actant
