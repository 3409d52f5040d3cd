#include "graph/export_neo4j.h"

#include <algorithm>
#include <utility>

#include "graph/export_csv.h"
#include "graph/export_stream.h"
#include "proto/ascii_case.h"

namespace actant {
namespace {

std::string_view LabelOf(const ExportNode& node) {
  return node.is_event ? "Event" : "Actor";
}

std::string PropertyName(const Attribute& attribute) {
  std::string name(attribute.name);
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
}

std::string_view Neo4jType(ValueType type) {
  switch (type) {
    case ValueType::kInteger:
      return "long";
    case ValueType::kReal:
      return "double";
    case ValueType::kBoolean:
      return "boolean";
    case ValueType::kDay:
      return "date";
    case ValueType::kString:
      break;
  }
  return "string";
}

void AddColumns(const std::vector<Attribute>& attributes,
                std::vector<std::string>* header) {
  for (const Attribute& attribute : attributes) {
    header->push_back(PropertyName(attribute) + ":" +
                      std::string(Neo4jType(attribute.type)));
  }
}

// A real number stays one: "8.0"; exponents have no "+".
std::string CypherReal(double value) {
  std::string text = NumberText(value);
  std::erase(text, '+');
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string CypherValue(const Value& value, ValueType type) {
  if (const auto* const real = std::get_if<double>(&value)) {
    return CypherReal(*real);
  }
  const auto* const text = std::get_if<std::string>(&value);
  if (text == nullptr) return ValueText(value);
  if (type == ValueType::kDay) return "date(" + CypherText(*text) + ")";
  return CypherText(*text);
}

// "{name_en: "Japan", kind: "state"}"
std::string PropertyMap(const std::vector<Attribute>& attributes,
                        const std::vector<Value>& values) {
  std::string map = "{";
  for (size_t i = 0; i < values.size(); ++i) {
    if (std::holds_alternative<std::monostate>(values[i])) continue;
    if (map.size() > 1) map += ", ";
    map += PropertyName(attributes[i]) + ": " +
           CypherValue(values[i], attributes[i].type);
  }
  return map + "}";
}

// All nodes have the label Actant, so that one constraint finds each by code.
std::string NodeWith(std::string_view variable, std::string_view code) {
  return "(" + std::string(variable) + ":Actant {code: " + CypherText(code) +
         "})";
}

}  // namespace

std::string CypherText(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string quoted = "\"";
  bool after_backslash = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || (after_backslash && c == 'u')) {
      quoted += "\\u00";
      quoted += {kDigits[byte >> 4], kDigits[byte & 0xF]};
    } else {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    after_backslash = c == '\\';
  }
  return quoted + '"';
}

std::string RelationshipType(const ExportEdge& edge) {
  std::string name = edge.type.empty() ? AsciiUpper(edge.label) : edge.type;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '`' || c == '\\'; },
      '_');
  return name;
}

Status Neo4jCsvWriter::Begin(const GraphSchema& schema) {
  std::vector<std::string> nodes = {"code:ID", ":LABEL"};
  AddColumns(schema.node_attributes, &nodes);
  ACTANT_RETURN_IF_ERROR(WriteCsvRow(nodes, nodes_));
  std::vector<std::string> edges = {"edge:string", ":START_ID", ":END_ID",
                                    ":TYPE"};
  AddColumns(schema.edge_attributes, &edges);
  return WriteCsvRow(edges, edges_);
}

Status Neo4jCsvWriter::WriteNode(const ExportNode& node) {
  std::vector<std::string> fields = {node.id,
                                     "Actant;" + std::string(LabelOf(node))};
  for (const Value& value : node.values) fields.push_back(ValueText(value));
  return WriteCsvRow(fields, nodes_);
}

Status Neo4jCsvWriter::WriteEdge(const ExportEdge& edge) {
  std::vector<std::string> fields = {edge.id, edge.source,
                                     edge.target.value_or(edge.source),
                                     RelationshipType(edge)};
  for (const Value& value : edge.values) fields.push_back(ValueText(value));
  return WriteCsvRow(fields, edges_);
}

Status Neo4jCsvWriter::End() {
  ACTANT_RETURN_IF_ERROR(FlushStream(nodes_));
  return FlushStream(edges_);
}

void CypherWriter::BeginStatement() {
  if (in_batch_ == 0) out_ << ":begin\n";
  ++in_batch_;
}

Status CypherWriter::EndStatement() {
  out_ << ";\n";
  if (in_batch_ == kBatch) EndBatch();
  return StreamStatus(out_);
}

void CypherWriter::EndBatch() {
  if (in_batch_ > 0) out_ << ":commit\n";
  in_batch_ = 0;
}

Status CypherWriter::Begin(const GraphSchema& schema) {
  schema_ = schema;
  out_ << "CREATE CONSTRAINT actant_code IF NOT EXISTS "
          "FOR (n:Actant) REQUIRE n.code IS UNIQUE;\n";
  return StreamStatus(out_);
}

Status CypherWriter::WriteNode(const ExportNode& node) {
  BeginStatement();
  out_ << "MERGE " << NodeWith("n", node.id) << " SET n:" << LabelOf(node)
       << ", n += " << PropertyMap(schema_.node_attributes, node.values);
  return EndStatement();
}

Status CypherWriter::WriteEdge(const ExportEdge& edge) {
  BeginStatement();
  out_ << "MATCH " << NodeWith("a", edge.source) << " MATCH "
       << NodeWith("b", edge.target.value_or(edge.source)) << " MERGE (a)-[r:`"
       << RelationshipType(edge) << "` {edge: " << CypherText(edge.id)
       << "}]->(b) SET r += "
       << PropertyMap(schema_.edge_attributes, edge.values);
  return EndStatement();
}

Status CypherWriter::End() {
  EndBatch();
  return FlushStream(out_);
}

}  // namespace actant
