// Pieces of an event table to rows: what can be done on many threads.
#ifndef ACTANT_APPS_EVENT_ROW_PARSER_H_
#define ACTANT_APPS_EVENT_ROW_PARSER_H_

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "apps/name_index.h"
#include "apps/record_splitter.h"
#include "apps/table_pieces.h"
#include "proto/event_time.h"

namespace actant {

class FormatReader;

// Fields of an event table, in the order of kEventFieldNames.
enum class EventField : uint8_t {
  kId,
  kDate,
  kEndDate,
  kSource,
  kTarget,
  kType,
  kStatus,
  kMutual,
  kGoldstein,
  kConfidence,
  kArticle,
  kSourceState,
  kTargetState,
};

inline constexpr std::array<std::string_view, 13> kEventFieldNames = {
    "id",      "date",         "end_date",    "source",    "target",
    "type",    "status",       "mutual",      "goldstein", "confidence",
    "article", "source_state", "target_state"};

// Why a line was not taken. The words (RejectWord) are stable: scripts read
// them.
enum class RejectReason : uint8_t {
  kTooLong,
  kNotUtf8,
  kBadQuotes,
  kTooFewColumns,
  kTooManyColumns,  // of a format whose columns are counted
  kBadJson,
  kNoObject,
  kEmptyId,
  kBadDate,
  kDateOrder,  // the end is before the date, or is the only one
  kLongSpan,   // more than kMaxImportSpan days
  kEmptySource,
  kEmptyType,
  kBadName,  // control characters, or longer than kMaxNameBytes
  kUnknownActor,
  kBadStatus,
  kBadMark,
  kBadNumber,
  kOutOfRange,
  kDuplicateId,   // the dataset has the id already
  kTooManyPairs,  // of a format whose records have several
};

inline constexpr size_t kRejectReasons = 21;

// Of actors' codes, types, row ids and articles.
inline constexpr size_t kMaxNameBytes = 1024;

// Whether it may be one of those: no control characters, not too long.
bool IsImportName(std::string_view text);

// "bad_date".
std::string_view RejectWord(RejectReason reason);
// One sentence: what is wrong and what is accepted.
std::string_view RejectHelp(RejectReason reason);

// What keeps a record from being a row.
struct RowFault {
  RejectReason reason = RejectReason::kTooLong;
  // The field at fault, where it is one.
  std::optional<EventField> field = std::nullopt;
};

// One row, with names as numbers of their dictionaries.
struct ParsedRow {
  static constexpr uint32_t kNone = ~uint32_t{0};
  // Set: the rest is a place in ParsedPiece's new names.
  static constexpr uint32_t kNew = uint32_t{1} << 31;

  std::string_view id;
  std::string_view article;
  std::optional<DaySpan> days;
  uint32_t source = kNone;
  uint32_t target = kNone;
  uint32_t source_state = kNone;
  uint32_t target_state = kNone;
  uint32_t type = kNone;
  // Absent: the type's.
  std::optional<int> goldstein_tenths;
  std::optional<bool> mutual;
  float confidence = 1;
  v1::EventStatus status = v1::EVENT_STATUS_OCCURRED;
  uint64_t line = 0;
};

struct RejectedRow {
  uint64_t line = 0;
  RejectReason reason = RejectReason::kTooLong;
  // The field at fault, where it is one.
  std::optional<EventField> field;
  // The line, as far as it was kept.
  std::string_view text;
};

// What one piece holds. Views are of the piece and of `texts`.
struct ParsedPiece {
  std::vector<ParsedRow> rows;
  std::vector<RejectedRow> rejected;
  // Names that their dictionaries did not have, each once, in the order met.
  std::vector<std::string> new_actors;
  std::vector<std::string> new_states;
  std::vector<std::string> new_types;
  TextArena texts;
};

// A dictionary as many threads read it.
struct NameSource {
  // The name's number, if it has one by now. Called from many threads at once.
  std::function<std::optional<uint32_t>(std::string_view)> find;
  // A name it does not have may be added; else it is unknown.
  bool open = true;
};

// The names of one dictionary that one thread has met.
class MetNames {
 public:
  static constexpr uint32_t kUnmet = ~uint32_t{0} - 1;
  static constexpr uint32_t kRefused = ~uint32_t{0} - 2;

  explicit MetNames(NameSource source) : source_(std::move(source)) {}

  bool open() const { return source_.open; }
  // A number, kUnmet, or kRefused for a name that cannot be one.
  uint32_t Look(std::string_view name);
  // The number of a name that Look called unmet, as one of `fresh`.
  uint32_t Meet(std::string_view name, std::vector<std::string>* fresh);
  // The numbers that the names of `fresh` were given.
  void Learn(const std::vector<std::string>& fresh,
             const std::vector<uint32_t>& numbers);

 private:
  NameSource source_;
  NameIndex index_;
};

// Use from one thread; a thread keeps its parser, which remembers names.
class EventRowParser {
 public:
  // `reader`: of a published format, whose rows all have ids; nullptr where the
  // columns are the fields themselves.
  EventRowParser(TableFormat format, std::unique_ptr<FormatReader> reader,
                 NameSource actors, NameSource states, NameSource types);
  ~EventRowParser();

  // Every record of the piece becomes a row (or, of a format whose records have
  // several, some) or a rejected one, in order.
  void Parse(const TablePiece& piece, ParsedPiece* parsed);

  // The numbers of the new names of the piece parsed last, by place.
  void Learn(const ParsedPiece& parsed, const std::vector<uint32_t>& actors,
             const std::vector<uint32_t>& states,
             const std::vector<uint32_t>& types);

 private:
  using Fault = RowFault;
  using Check = std::optional<Fault>;

  std::string_view Value(EventField field) const {
    return values_[static_cast<size_t>(field)];
  }
  Check ReadRow(const TablePiece& piece, const TableRecord& record,
                ParsedPiece* parsed, ParsedRow* row);
  // What ReadFields has left.
  Check ReadValues(const TablePiece& piece, uint64_t number,
                   ParsedPiece* parsed, ParsedRow* row);
  Check ReadIds(const BoundColumns& columns, uint64_t number,
                ParsedPiece* parsed, ParsedRow* row) const;
  Check ReadDays(ParsedRow* row);
  Check ReadScores(ParsedRow* row) const;
  Check ReadNames(ParsedPiece* parsed, ParsedRow* row);
  std::optional<DaySpan> DateOf(std::string_view text);

  Check ReadFields(std::string_view text, const BoundColumns& columns,
                   TextArena* texts);

  RecordSplitter splitter_;
  const std::unique_ptr<FormatReader> reader_;
  MetNames actors_;
  MetNames states_;
  MetNames types_;
  FieldValues values_;
  bool all_utf8_ = false;
  // The date read last: rows of a day mostly stand together.
  std::string last_date_;
  std::optional<DaySpan> last_span_;
};

}  // namespace actant

#endif  // ACTANT_APPS_EVENT_ROW_PARSER_H_
