#include "graph/export_csv.h"

#include <string>
#include <string_view>
#include <vector>

#include "graph/export_stream.h"

namespace actant {
namespace {

std::string Field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    return std::string(text);
  }
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

Status WriteCsvRow(const std::vector<std::string>& fields, std::ostream& out) {
  for (size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out << ',';
    out << Field(fields[i]);
  }
  out << "\r\n";
  return StreamStatus(out);
}

std::string GuardFormula(std::string_view text) {
  // Excel takes the full-width forms for the others where the system's
  // language is Chinese or Japanese.
  constexpr std::string_view kStarts[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                          "\n", "\'", "＝", "＋", "－", "＠"};
  for (const std::string_view start : kStarts) {
    if (text.starts_with(start)) return "'" + std::string(text);
  }
  return std::string(text);
}

std::string CsvWriter::TextOf(const Value& value) const {
  const std::string* const text = std::get_if<std::string>(&value);
  if (text == nullptr || !style_.guard_formulas) return ValueText(value);
  return GuardFormula(*text);
}

Status CsvWriter::Begin(const GraphSchema& schema) {
  if (style_.byte_order_mark) {
    nodes_ << kByteOrderMark;
    edges_ << kByteOrderMark;
  }
  std::vector<std::string> nodes = {"code"};
  for (const Attribute& attribute : schema.node_attributes) {
    nodes.emplace_back(attribute.name);
  }
  ACTANT_RETURN_IF_ERROR(WriteCsvRow(nodes, nodes_));
  std::vector<std::string> edges;
  for (const Attribute& attribute : schema.edge_attributes) {
    edges.emplace_back(attribute.name);
  }
  edges.insert(edges.begin() + 1, {"source", "target"});
  return WriteCsvRow(edges, edges_);
}

Status CsvWriter::WriteNode(const ExportNode& node) {
  std::vector<std::string> fields = {TextOf(node.id)};
  for (const Value& value : node.values) fields.push_back(TextOf(value));
  return WriteCsvRow(fields, nodes_);
}

Status CsvWriter::WriteEdge(const ExportEdge& edge) {
  std::vector<std::string> fields;
  for (const Value& value : edge.values) fields.push_back(TextOf(value));
  fields.insert(fields.begin() + 1,
                {TextOf(edge.source), TextOf(edge.target.value_or(""))});
  return WriteCsvRow(fields, edges_);
}

Status CsvWriter::End() {
  ACTANT_RETURN_IF_ERROR(FlushStream(nodes_));
  return FlushStream(edges_);
}

}  // namespace actant
