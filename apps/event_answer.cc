#include "apps/event_answer.h"

#include <utility>

#include "apps/query_arguments.h"
#include "apps/record_json.h"

namespace actant {
namespace {

// Digits of an event's id in a table: enough to name it (`show`) among many
// millions.
constexpr size_t kShortId = 12;

}  // namespace

std::string QuotedEvidence(const Json& evidence) {
  // Rows of tables quote no clause.
  const std::string clause = evidence["evidence"].get<std::string>();
  std::string line = clause.empty() ? "" : "「" + clause + "」 ";
  line += evidence["article"].get<std::string>();
  const std::string publisher = evidence["publisher"].get<std::string>();
  if (!publisher.empty()) line += ", " + publisher;
  if (!evidence["published"].is_null()) {
    line += ", " + evidence["published"].get<std::string>();
  }
  return line;
}

AnswerRow EventAnswerRow(const v1::Event& event, Json fields) {
  AnswerRow row;
  const std::string arrow = fields["mutual"].get<bool>() ? "--" : "->";
  row.cells = {TableDate(event.date()),
               JoinedCodes(fields["source"]),
               fields["target"].empty() ? std::string() : arrow,
               JoinedCodes(fields["target"]),
               fields["type"].get<std::string>(),
               fields["status"].get<std::string>(),
               Dump(fields["mentions"]),
               fields["id"].get<std::string>().substr(0, kShortId)};
  if (fields["mutual"].get<bool>()) row.cells[2] = "--";
  if (fields.contains("evidence")) {
    for (const Json& evidence : fields["evidence"]) {
      row.notes.push_back(QuotedEvidence(evidence));
    }
  }
  row.fields = std::move(fields);
  return row;
}

void SetEventColumns(Answer* answer) {
  answer->headings = {"date", "source", "",         "target",
                      "type", "status", "mentions", "event"};
  answer->csv_fields = {
      "id",       "type",       "plover",     "cameo",
      "source",   "target",     "mutual",     "status",
      "date",     "first_day",  "last_day",   "date_from_publication",
      "mentions", "publishers", "confidence", "goldstein"};
}

}  // namespace actant
