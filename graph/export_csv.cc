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

Status WriteRow(const std::vector<std::string>& fields, std::ostream& out) {
  for (size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out << ',';
    out << Field(fields[i]);
  }
  out << "\r\n";
  return StreamStatus(out);
}

}  // namespace

Status CsvWriter::Begin(const GraphSchema& schema) {
  std::vector<std::string> nodes = {"code"};
  for (const Attribute& attribute : schema.node_attributes) {
    nodes.emplace_back(attribute.name);
  }
  ACTANT_RETURN_IF_ERROR(WriteRow(nodes, nodes_));
  std::vector<std::string> edges;
  for (const Attribute& attribute : schema.edge_attributes) {
    edges.emplace_back(attribute.name);
  }
  edges.insert(edges.begin() + 1, {"source", "target"});
  return WriteRow(edges, edges_);
}

Status CsvWriter::WriteNode(const ExportNode& node) {
  std::vector<std::string> fields = {node.id};
  for (const Value& value : node.values) fields.push_back(ValueText(value));
  return WriteRow(fields, nodes_);
}

Status CsvWriter::WriteEdge(const ExportEdge& edge) {
  std::vector<std::string> fields;
  for (const Value& value : edge.values) fields.push_back(ValueText(value));
  fields.insert(fields.begin() + 1, {edge.source, edge.target.value_or("")});
  return WriteRow(fields, edges_);
}

Status CsvWriter::End() {
  ACTANT_RETURN_IF_ERROR(FlushStream(nodes_));
  return FlushStream(edges_);
}

}  // namespace actant
