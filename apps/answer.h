// The answer to a query, and the four ways to print it.
#ifndef ACTANT_APPS_ANSWER_H_
#define ACTANT_APPS_ANSWER_H_

#include <iosfwd>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proto/status.h"

namespace actant {

// Keys keep the order in which they were set.
using Json = nlohmann::ordered_json;

enum class OutputFormat { kTable, kJson, kJsonl, kCsv };

// "table", "json", "jsonl", "csv"; InvalidArgument names them.
Result<OutputFormat> ParseOutputFormat(std::string_view name);

// A number that prints without exponent and, when it is whole, without a
// fraction; others are rounded to `decimals`.
Json Number(double value, int decimals = 6);

// Makes an object whose fields are each set once: Json's own [] looks for the
// name among those set before, and grows one by one.
class JsonFields {
 public:
  explicit JsonFields(size_t room) { fields_.reserve(room); }
  // `name` must be new.
  void Add(std::string_view name, Json value) {
    fields_.emplace_back(name, std::move(value));
  }
  void AddNumber(std::string_view name, double value, int decimals) {
    Add(name, Number(value, decimals));
  }
  // Null where there is none.
  void AddIfAny(std::string_view name, std::optional<std::string> text) {
    Add(name, text ? Json(*std::move(text)) : Json(nullptr));
  }
  // An array of texts, or of Json.
  template <typename Values>
  void AddValues(std::string_view name, const Values& values) {
    Json array = Json::array();
    for (const auto& value : values) array.push_back(value);
    Add(name, std::move(array));
  }
  // An array with an object for each record: `add(record, &fields)` adds its
  // fields.
  template <typename Records, typename AddFields>
  void AddObjects(std::string_view name, const Records& records,
                  const AddFields& add) {
    Json array = Json::array();
    for (const auto& record : records) {
      JsonFields fields(kRoom);
      add(record, &fields);
      array.push_back(std::move(fields).Take());
    }
    Add(name, std::move(array));
  }
  Json Take() && { return Json(std::move(fields_)); }

 private:
  // Fields of an object in an array, of most.
  static constexpr size_t kRoom = 4;

  Json::object_t fields_;
};

struct AnswerRow {
  Json fields;
  // For the table: one cell per heading, and lines below the row.
  std::vector<std::string> cells;
  std::vector<std::string> notes;
};

// What a query found. Field names are those of the records and the glossary.
struct Answer {
  std::string query;        // timeline
  Json arguments;           // {"a": "CHN", "b": "USA"}
  Json filter;              // null where the query has none
  std::string filter_text;  // as DescribeFilter gives it
  // Of the answer as a whole: {"modularity": 0.41}; null where there is none.
  Json summary;
  std::vector<std::string> headings;
  // Fields that become the columns of CSV, in order.
  std::vector<std::string> csv_fields;
  std::vector<AnswerRow> rows;
  // There is more than the limit let through.
  bool truncated = false;
  // What to print instead of an empty table.
  std::string when_empty;
};

// Table: a line with the filter, one with the summary, the table, or
// `when_empty`. JSON: one document with query, arguments, filter, summary (if
// any), truncated, results. JSON Lines: one result a line. CSV: RFC 4180 with a
// header line and CR LF; lists are joined by "|". For the last two filter and
// summary go to `notes` (standard error).
void WriteAnswer(const Answer& answer, OutputFormat format, std::ostream& out,
                 std::ostream& notes);

// One field of RFC 4180: quoted where it holds a comma, quote or line end.
std::string CsvField(std::string_view text);

// One line of JSON without spaces; text that is no UTF-8 (a file name) is
// mended with U+FFFD rather than refused.
std::string Dump(const Json& json);

}  // namespace actant

#endif  // ACTANT_APPS_ANSWER_H_
