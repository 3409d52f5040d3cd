#include "graph/export_graphml.h"

#include <string>

#include "graph/export_stream.h"
#include "graph/export_value.h"
#include "graph/export_xml.h"

namespace actant {

Status GraphmlWriter::Begin(const GraphSchema& schema) {
  schema_ = schema;
  out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
          "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
          "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
          "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
       << "  <desc>" << EscapeXml(schema_.description) << "</desc>\n";
  WriteKeys("node", schema_.node_attributes);
  WriteKeys("edge", schema_.edge_attributes);
  out_ << "  <graph id=\"actant\" edgedefault=\"directed\">\n";
  return StreamStatus(out_);
}

Status GraphmlWriter::WriteNode(const ExportNode& node) {
  out_ << "    <node id=\"" << EscapeXml(node.id) << "\">";
  WriteData("node", node.label, schema_.node_attributes, node.values);
  out_ << "</node>\n";
  return StreamStatus(out_);
}

Status GraphmlWriter::WriteEdge(const ExportEdge& edge) {
  const std::string& target = edge.target ? *edge.target : edge.source;
  if (edge.mutual && edge.target) {
    WriteArc(edge.id + ">", edge.source, target, edge);
    WriteArc(edge.id + "<", target, edge.source, edge);
  } else {
    WriteArc(edge.id, edge.source, target, edge);
  }
  return StreamStatus(out_);
}

Status GraphmlWriter::End() {
  out_ << "  </graph>\n</graphml>\n";
  return FlushStream(out_);
}

void GraphmlWriter::WriteKeys(const char* element,
                              const std::vector<Attribute>& attributes) {
  const auto write = [this, element](const Attribute& attribute) {
    out_ << "  <key id=\"" << element << '.' << attribute.name << "\" for=\""
         << element << "\" attr.name=\"" << attribute.name << "\" attr.type=\""
         << XmlTypeName(attribute.type) << "\"/>\n";
  };
  write({"label", ValueType::kString});
  for (const Attribute& attribute : attributes) write(attribute);
}

void GraphmlWriter::WriteData(const char* element, const std::string& label,
                              const std::vector<Attribute>& attributes,
                              const std::vector<Value>& values) {
  const auto write = [this, element](std::string_view name,
                                     const std::string& text) {
    out_ << "<data key=\"" << element << '.' << name << "\">" << EscapeXml(text)
         << "</data>";
  };
  write("label", label);
  for (size_t i = 0; i < attributes.size(); ++i) {
    if (std::holds_alternative<std::monostate>(values[i])) continue;
    write(attributes[i].name, ValueText(values[i]));
  }
}

void GraphmlWriter::WriteArc(const std::string& id, const std::string& source,
                             const std::string& target,
                             const ExportEdge& edge) {
  out_ << "    <edge id=\"" << EscapeXml(id) << "\" source=\""
       << EscapeXml(source) << "\" target=\"" << EscapeXml(target) << "\">";
  WriteData("edge", edge.label, schema_.edge_attributes, edge.values);
  out_ << "</edge>\n";
}

}  // namespace actant
