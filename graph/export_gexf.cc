#include "graph/export_gexf.h"

#include <string>

#include "graph/export_stream.h"
#include "graph/export_value.h"
#include "graph/export_xml.h"

namespace actant {

Status GexfWriter::Begin(const GraphSchema& schema) {
  schema_ = schema;
  out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<gexf xmlns=\"http://gexf.net/1.3\" "
          "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
          "xsi:schemaLocation=\"http://gexf.net/1.3 "
          "http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n"
          "  <meta>\n    <creator>Actant</creator>\n    <description>"
       << EscapeXml(schema_.description)
       << "</description>\n  </meta>\n"
          "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" "
          "timeformat=\"date\" timerepresentation=\"interval\">\n";
  WriteAttributes("node", schema_.node_attributes);
  WriteAttributes("edge", schema_.edge_attributes);
  out_ << "    <nodes>\n";
  return StreamStatus(out_);
}

Status GexfWriter::WriteNode(const ExportNode& node) {
  out_ << "      <node id=\"" << EscapeXml(node.id) << "\" label=\""
       << EscapeXml(node.label) << '"';
  WriteDays(node.days);
  out_ << '>';
  WriteValues(schema_.node_attributes, node.values);
  out_ << "</node>\n";
  return StreamStatus(out_);
}

Status GexfWriter::WriteEdge(const ExportEdge& edge) {
  BeginEdges();
  const std::string& target = edge.target ? *edge.target : edge.source;
  const bool mutual = edge.mutual && edge.target;
  out_ << "      <edge id=\"" << EscapeXml(edge.id) << "\" source=\""
       << EscapeXml(edge.source) << "\" target=\"" << EscapeXml(target)
       << "\" type=\"" << (mutual ? "mutual" : "directed") << "\" label=\""
       << EscapeXml(edge.label) << '"';
  if (!edge.type.empty()) out_ << " kind=\"" << EscapeXml(edge.type) << '"';
  WriteDays(edge.days);
  out_ << '>';
  WriteValues(schema_.edge_attributes, edge.values);
  out_ << "</edge>\n";
  return StreamStatus(out_);
}

Status GexfWriter::End() {
  BeginEdges();
  out_ << "    </edges>\n  </graph>\n</gexf>\n";
  return FlushStream(out_);
}

void GexfWriter::WriteAttributes(const char* element,
                                 const std::vector<Attribute>& attributes) {
  out_ << "    <attributes class=\"" << element << "\" mode=\"static\">\n";
  for (const Attribute& attribute : attributes) {
    out_ << "      <attribute id=\"" << attribute.name << "\" title=\""
         << attribute.name << "\" type=\"" << XmlTypeName(attribute.type)
         << "\"/>\n";
  }
  out_ << "    </attributes>\n";
}

void GexfWriter::WriteDays(const Lifetime& days) {
  if (days.first) out_ << " start=\"" << FormatDay(*days.first) << '"';
  if (days.last) out_ << " end=\"" << FormatDay(*days.last) << '"';
}

void GexfWriter::WriteValues(const std::vector<Attribute>& attributes,
                             const std::vector<Value>& values) {
  out_ << "<attvalues>";
  for (size_t i = 0; i < attributes.size(); ++i) {
    if (std::holds_alternative<std::monostate>(values[i])) continue;
    out_ << "<attvalue for=\"" << attributes[i].name << "\" value=\""
         << EscapeXml(ValueText(values[i])) << "\"/>";
  }
  out_ << "</attvalues>";
}

void GexfWriter::BeginEdges() {
  if (in_edges_) return;
  in_edges_ = true;
  out_ << "    </nodes>\n    <edges>\n";
}

}  // namespace actant
