#include "apps/side_table.h"

#include <xxhash.h>

#include <limits>

#include "apps/event_row_parser.h"
#include "extract/decode.h"

namespace actant {
namespace {

constexpr size_t kMaxFileBytes = size_t{1} << 30;

std::string_view ProblemOf(RecordFault fault) {
  switch (fault) {
    case RecordFault::kNone:
      return "";
    case RecordFault::kTooLong:
      return RejectHelp(RejectReason::kTooLong);
    case RecordFault::kBadQuotes:
      return RejectHelp(RejectReason::kBadQuotes);
    case RecordFault::kTooFewColumns:
      return RejectHelp(RejectReason::kTooFewColumns);
    case RecordFault::kBadJson:
      return RejectHelp(RejectReason::kBadJson);
    case RecordFault::kNoObject:
      return RejectHelp(RejectReason::kNoObject);
  }
  return "";
}

}  // namespace

Status ReadSideTable(const TableSource& table,
                     const std::function<Status(const SideRow&)>& visit) {
  PartOptions one_part;
  one_part.rows = std::numeric_limits<uint64_t>::max();
  TablePieces pieces(table, one_part);
  RecordSplitter splitter(table.format);
  TextArena texts;
  TablePiece piece;
  while (true) {
    const Result<bool> more = pieces.Next(&piece);
    if (!more.has_value()) return more.error();
    if (!*more) return Status::Ok();
    texts.Clear();
    for (const TableRecord& record : piece.records) {
      SideRow row;
      row.place = table.paths[piece.file] + ":" +
                  std::to_string(piece.first_line + record.line);
      const std::string_view text = piece.text(record);
      RecordFault fault = record.fault;
      if (fault == RecordFault::kNone) {
        if (!IsValidUtf8(text)) {
          return InvalidArgument(
              row.place + ": " +
              std::string(RejectHelp(RejectReason::kNotUtf8)));
        }
        fault = splitter.Split(text, *piece.columns, &texts, &row.values);
      }
      if (fault != RecordFault::kNone) {
        return InvalidArgument(row.place + ": " +
                               std::string(ProblemOf(fault)));
      }
      ACTANT_RETURN_IF_ERROR(visit(row).Annotate(row.place));
    }
  }
}

Result<std::string> HashOfFiles(const std::vector<std::string>& paths) {
  std::string hashes;
  for (const std::string& path : paths) {
    XXH128_canonical_t hash{};
    if (!path.empty()) {
      ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<InputFile> file,
                              InputFile::Open(path));
      ACTANT_ASSIGN_OR_RETURN(const std::string bytes,
                              file->ReadAll(kMaxFileBytes));
      XXH128_canonicalFromHash(&hash,
                               XXH3_128bits(bytes.data(), bytes.size()));
    }
    hashes.append(reinterpret_cast<const char*>(hash.digest),
                  sizeof(hash.digest));
  }
  return hashes;
}

}  // namespace actant
