#include "apps/answer.h"

#include <cmath>
#include <ostream>

#include "apps/row_writer.h"
#include "apps/text_table.h"

namespace actant {
namespace {

// Largest double up to which every whole number is exact (2^53).
constexpr double kMaxWhole = 9007199254740992.0;

// "filter: ..." and "summary: modularity=0.41 communities=7".
void WriteHead(const Answer& answer, std::ostream& out) {
  if (!answer.filter_text.empty()) {
    out << "filter: " << answer.filter_text << '\n';
  }
  if (answer.summary.is_null()) return;
  out << "summary:";
  for (const auto& [key, value] : answer.summary.items()) {
    out << ' ' << key << '=' << FlatText(value);
  }
  out << '\n';
}

void WriteTable(const Answer& answer, std::ostream& out) {
  WriteHead(answer, out);
  if (answer.rows.empty()) {
    out << answer.when_empty << '\n';
    return;
  }
  TextTable table(answer.headings);
  for (const AnswerRow& row : answer.rows) {
    table.AddRow(row.cells);
    for (const std::string& note : row.notes) table.AddNote(note);
  }
  table.Write(out);
  if (answer.truncated) out << "(more; raise --limit)\n";
}

void WriteJson(const Answer& answer, std::ostream& out) {
  Json document;
  document["query"] = answer.query;
  document["arguments"] = answer.arguments;
  document["filter"] = answer.filter;
  if (!answer.summary.is_null()) document["summary"] = answer.summary;
  document["truncated"] = answer.truncated;
  document["results"] = Json::array();
  for (const AnswerRow& row : answer.rows) {
    document["results"].push_back(row.fields);
  }
  out << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void WriteCsv(const Answer& answer, std::ostream& out) {
  const auto write_line = [&](const auto& field_of) {
    for (size_t i = 0; i < answer.csv_fields.size(); ++i) {
      if (i > 0) out << ',';
      out << CsvField(field_of(answer.csv_fields[i]));
    }
    out << "\r\n";
  };
  write_line([](const std::string& name) { return name; });
  for (const AnswerRow& row : answer.rows) {
    write_line([&](const std::string& name) {
      const auto found = row.fields.find(name);
      return found == row.fields.end() ? std::string() : FlatText(*found);
    });
  }
}

}  // namespace

Result<OutputFormat> ParseOutputFormat(std::string_view name) {
  if (name == "table") return OutputFormat::kTable;
  if (name == "json") return OutputFormat::kJson;
  if (name == "jsonl") return OutputFormat::kJsonl;
  if (name == "csv") return OutputFormat::kCsv;
  return Error(InvalidArgument("unknown format \"" + std::string(name) +
                               "\"; known are table, json, jsonl, csv"));
}

std::string CsvField(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    return std::string(text);
  }
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  quoted.push_back('"');
  return quoted;
}

Json Number(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  const double rounded = std::round(value * scale) / scale;
  if (std::nearbyint(rounded) == rounded && std::fabs(rounded) < kMaxWhole) {
    return static_cast<int64_t>(rounded);
  }
  return rounded;
}

std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void WriteAnswer(const Answer& answer, OutputFormat format, std::ostream& out,
                 std::ostream& notes) {
  switch (format) {
    case OutputFormat::kTable:
      WriteTable(answer, out);
      return;
    case OutputFormat::kJson:
      WriteJson(answer, out);
      return;
    case OutputFormat::kJsonl:
      for (const AnswerRow& row : answer.rows) out << Dump(row.fields) << '\n';
      break;
    case OutputFormat::kCsv:
      WriteCsv(answer, out);
      break;
  }
  WriteHead(answer, notes);
  if (answer.truncated) notes << "(more; raise --limit)\n";
}

}  // namespace actant
