#include "apps/event_row_parser.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "apps/field_values.h"
#include "apps/format_reader.h"
#include "proto/record_words.h"
#include "storage/import_rows.h"

namespace actant {
namespace {

constexpr double kMaxGoldstein = 10;

RejectReason ReasonOf(RecordFault fault) {
  switch (fault) {
    case RecordFault::kBadQuotes:
      return RejectReason::kBadQuotes;
    case RecordFault::kTooFewColumns:
      return RejectReason::kTooFewColumns;
    case RecordFault::kBadJson:
      return RejectReason::kBadJson;
    case RecordFault::kNoObject:
      return RejectReason::kNoObject;
    case RecordFault::kNone:
    case RecordFault::kTooLong:
      break;
  }
  return RejectReason::kTooLong;
}

struct ReasonText {
  std::string_view word;
  std::string_view help;
};

// In the order of RejectReason.
constexpr std::array<ReasonText, kRejectReasons> kReasonTexts = {{
    {"too_long", "a line of more than 1 MiB"},
    {"not_utf8", "not UTF-8; convert the table first (iconv -t UTF-8)"},
    {"bad_quotes",
     "a quote that is not closed, or text behind a closing quote"},
    {"too_few_columns",
     "fewer columns than the mapping names, or than the format has"},
    {"too_many_columns",
     "more columns than the format has; is it another one (--format)?"},
    {"bad_json", "not a line of JSON"},
    {"no_object",
     "not a JSON object, or a list or object where a value is wanted"},
    {"empty_id", "no row id"},
    {"bad_date",
     "no such day; dates are YYYY-MM-DD, YYYYMMDD (a time may follow), "
     "YYYY-MM or YYYY"},
    {"date_order", "the end lies before the date, or there is only an end"},
    {"long_span", "the end lies more than 65,535 days behind the date"},
    {"empty_source", "no source"},
    {"empty_type", "no type"},
    {"bad_name", "control characters, or longer than 1024 bytes"},
    {"unknown_actor", "not in the table of actors (--actors)"},
    {"bad_status", "status is occurred, ongoing, planned, possible or negated"},
    {"bad_mark", "mutual is 1 or 0, true or false, yes or no"},
    {"bad_number", "not a decimal number"},
    {"out_of_range", "goldstein lies in -10..10, confidence in 0..1"},
    {"duplicate_id", "the dataset has a row of this id; the first is kept"},
    {"too_many_pairs", "more than 1,024 pairs of a source and a target"},
}};

}  // namespace

bool IsImportName(std::string_view text) {
  return text.size() <= kMaxNameBytes &&
         std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
         });
}

std::string_view RejectWord(RejectReason reason) {
  return kReasonTexts.at(static_cast<size_t>(reason)).word;
}

std::string_view RejectHelp(RejectReason reason) {
  return kReasonTexts.at(static_cast<size_t>(reason)).help;
}

uint32_t MetNames::Look(std::string_view name) {
  if (const auto number = index_.Find(name); number.has_value()) {
    return *number;
  }
  const std::optional<uint32_t> known = source_.find(name);
  if (!known.has_value() && source_.open && IsImportName(name)) return kUnmet;
  const uint32_t number = known.value_or(kRefused);
  // What is refused is remembered while it is short: hostile tables have no
  // end of long ones.
  if (name.size() <= kMaxNameBytes) index_.Set(name, number);
  return number;
}

uint32_t MetNames::Meet(std::string_view name,
                        std::vector<std::string>* fresh) {
  // It may have been met since: as this row's other party.
  if (const auto number = index_.Find(name); number.has_value()) {
    return *number;
  }
  const auto number = ParsedRow::kNew | static_cast<uint32_t>(fresh->size());
  fresh->emplace_back(name);
  index_.Set(name, number);
  return number;
}

void MetNames::Learn(const std::vector<std::string>& fresh,
                     const std::vector<uint32_t>& numbers) {
  for (size_t i = 0; i < fresh.size(); ++i) index_.Set(fresh[i], numbers[i]);
}

EventRowParser::EventRowParser(TableFormat format,
                               std::unique_ptr<FormatReader> reader,
                               NameSource actors, NameSource states,
                               NameSource types)
    : splitter_(format),
      reader_(std::move(reader)),
      actors_(std::move(actors)),
      states_(std::move(states)),
      types_(std::move(types)),
      values_{} {}

EventRowParser::~EventRowParser() = default;

void EventRowParser::Parse(const TablePiece& piece, ParsedPiece* parsed) {
  parsed->rows.clear();
  parsed->rejected.clear();
  parsed->new_actors.clear();
  parsed->new_states.clear();
  parsed->new_types.clear();
  parsed->texts.Clear();
  parsed->rows.reserve(piece.records.size());
  all_utf8_ = simdjson::validate_utf8(piece.bytes.data(), piece.bytes.size());
  ParsedRow row;
  for (const TableRecord& record : piece.records) {
    row = ParsedRow();
    row.line = piece.first_line + record.line;
    Check fault = ReadRow(piece, record, parsed, &row);
    while (!fault.has_value()) {
      parsed->rows.push_back(row);
      if (reader_ == nullptr || !reader_->Next(&parsed->texts, &values_)) break;
      row = ParsedRow();
      row.line = piece.first_line + record.line;
      fault = ReadValues(piece, 0, parsed, &row);
    }
    if (fault.has_value()) {
      parsed->rejected.push_back(
          {row.line, fault->reason, fault->field, piece.text(record)});
    }
  }
}

void EventRowParser::Learn(const ParsedPiece& parsed,
                           const std::vector<uint32_t>& actors,
                           const std::vector<uint32_t>& states,
                           const std::vector<uint32_t>& types) {
  actors_.Learn(parsed.new_actors, actors);
  states_.Learn(parsed.new_states, states);
  types_.Learn(parsed.new_types, types);
}

// Names come last: a row that is not taken adds none.
EventRowParser::Check EventRowParser::ReadRow(const TablePiece& piece,
                                              const TableRecord& record,
                                              ParsedPiece* parsed,
                                              ParsedRow* row) {
  if (record.fault != RecordFault::kNone) {
    return Fault{ReasonOf(record.fault)};
  }
  const std::string_view text = piece.text(record);
  if (!all_utf8_ && !simdjson::validate_utf8(text.data(), text.size())) {
    return Fault{RejectReason::kNotUtf8};
  }
  if (Check bad = ReadFields(text, *piece.columns, &parsed->texts)) return bad;
  const auto place = static_cast<uint64_t>(&record - piece.records.data());
  return ReadValues(piece, piece.first_row + place, parsed, row);
}

EventRowParser::Check EventRowParser::ReadValues(const TablePiece& piece,
                                                 uint64_t number,
                                                 ParsedPiece* parsed,
                                                 ParsedRow* row) {
  if (Check bad = ReadIds(*piece.columns, number, parsed, row)) return bad;
  if (Check bad = ReadDays(row)) return bad;
  if (Check bad = ReadScores(row)) return bad;
  return ReadNames(parsed, row);
}

EventRowParser::Check EventRowParser::ReadFields(std::string_view text,
                                                 const BoundColumns& columns,
                                                 TextArena* texts) {
  if (reader_ != nullptr) return reader_->Read(text, columns, texts, &values_);
  const RecordFault fault = splitter_.Split(text, columns, texts, &values_);
  if (fault != RecordFault::kNone) return Fault{ReasonOf(fault)};
  return std::nullopt;
}

EventRowParser::Check EventRowParser::ReadIds(const BoundColumns& columns,
                                              uint64_t number,
                                              ParsedPiece* parsed,
                                              ParsedRow* row) const {
  if (reader_ != nullptr || columns.has(static_cast<size_t>(EventField::kId))) {
    row->id = Value(EventField::kId);
    if (row->id.empty()) {
      return Fault{RejectReason::kEmptyId, EventField::kId};
    }
    if (!IsImportName(row->id)) {
      return Fault{RejectReason::kBadName, EventField::kId};
    }
  } else {
    row->id = parsed->texts.Write(number);
  }
  row->article = Value(EventField::kArticle);
  if (!IsImportName(row->article)) {
    return Fault{RejectReason::kBadName, EventField::kArticle};
  }
  return std::nullopt;
}

std::optional<DaySpan> EventRowParser::DateOf(std::string_view text) {
  if (text != last_date_) {
    last_date_ = text;
    last_span_ = ReadDate(text);
  }
  return last_span_;
}

EventRowParser::Check EventRowParser::ReadDays(ParsedRow* row) {
  const std::string_view date = Value(EventField::kDate);
  const std::string_view end = Value(EventField::kEndDate);
  if (!date.empty()) {
    row->days = DateOf(date);
    if (!row->days.has_value()) {
      return Fault{RejectReason::kBadDate, EventField::kDate};
    }
  }
  if (end.empty()) return std::nullopt;
  const std::optional<DaySpan> last = ReadDate(end);
  if (!last.has_value()) {
    return Fault{RejectReason::kBadDate, EventField::kEndDate};
  }
  if (!row->days.has_value() || last->last < row->days->first) {
    return Fault{RejectReason::kDateOrder, EventField::kEndDate};
  }
  if (last->last - row->days->first > kMaxImportSpan) {
    return Fault{RejectReason::kLongSpan, EventField::kEndDate};
  }
  if (last->last == row->days->last) return std::nullopt;
  row->days->last = last->last;
  row->days->precision =
      last->last == row->days->first ? Precision::kDay : Precision::kRange;
  return std::nullopt;
}

EventRowParser::Check EventRowParser::ReadScores(ParsedRow* row) const {
  if (const auto text = Value(EventField::kGoldstein); !text.empty()) {
    const std::optional<double> points = ReadDecimal(text);
    if (!points.has_value()) {
      return Fault{RejectReason::kBadNumber, EventField::kGoldstein};
    }
    if (std::abs(*points) > kMaxGoldstein) {
      return Fault{RejectReason::kOutOfRange, EventField::kGoldstein};
    }
    row->goldstein_tenths = static_cast<int>(std::lround(*points * 10));
  }
  if (const auto text = Value(EventField::kConfidence); !text.empty()) {
    const std::optional<double> share = ReadDecimal(text);
    if (!share.has_value()) {
      return Fault{RejectReason::kBadNumber, EventField::kConfidence};
    }
    if (*share < 0 || *share > 1) {
      return Fault{RejectReason::kOutOfRange, EventField::kConfidence};
    }
    row->confidence = static_cast<float>(*share);
  }
  if (const auto text = Value(EventField::kStatus); !text.empty()) {
    const std::optional<v1::EventStatus> status = ParseStatusWord(text);
    if (!status.has_value()) {
      return Fault{RejectReason::kBadStatus, EventField::kStatus};
    }
    row->status = *status;
  }
  if (const auto text = Value(EventField::kMutual); !text.empty()) {
    row->mutual = ReadMark(text);
    if (!row->mutual.has_value()) {
      return Fault{RejectReason::kBadMark, EventField::kMutual};
    }
  }
  return std::nullopt;
}

EventRowParser::Check EventRowParser::ReadNames(ParsedPiece* parsed,
                                                ParsedRow* row) {
  struct Column {
    EventField field = EventField::kSource;
    MetNames* names = nullptr;
    std::vector<std::string>* fresh = nullptr;
    uint32_t* number = nullptr;
    // Why there must be one; absent: it may be empty.
    std::optional<RejectReason> needed = std::nullopt;
  };
  const std::array<Column, 5> columns = {{
      {EventField::kSource, &actors_, &parsed->new_actors, &row->source,
       RejectReason::kEmptySource},
      {EventField::kType, &types_, &parsed->new_types, &row->type,
       RejectReason::kEmptyType},
      {EventField::kTarget, &actors_, &parsed->new_actors, &row->target},
      {EventField::kSourceState, &states_, &parsed->new_states,
       &row->source_state},
      {EventField::kTargetState, &states_, &parsed->new_states,
       &row->target_state},
  }};
  for (const Column& column : columns) {
    const std::string_view value = Value(column.field);
    if (value.empty()) {
      if (column.needed.has_value()) return Fault{*column.needed, column.field};
      continue;
    }
    *column.number = column.names->Look(value);
    if (*column.number == MetNames::kRefused) {
      return Fault{column.names->open() ? RejectReason::kBadName
                                        : RejectReason::kUnknownActor,
                   column.field};
    }
  }
  for (const Column& column : columns) {
    if (*column.number == MetNames::kUnmet) {
      *column.number = column.names->Meet(Value(column.field), column.fresh);
    }
  }
  return std::nullopt;
}

}  // namespace actant
