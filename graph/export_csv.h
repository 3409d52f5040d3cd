// Two tables of RFC 4180: nodes and edges.
#ifndef ACTANT_GRAPH_EXPORT_CSV_H_
#define ACTANT_GRAPH_EXPORT_CSV_H_

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "graph/export_writer.h"

namespace actant {

// How the tables meet spreadsheets.
struct CsvStyle {
  // A byte order mark, by which Excel knows UTF-8.
  bool byte_order_mark = false;
  // An apostrophe before each text that a spreadsheet would take for a formula
  // (one that begins with = + - @, their full-width forms, a tab or a line
  // end), and before one that begins with an apostrophe, so that taking one
  // away gives every text back. Numbers stay numbers.
  bool guard_formulas = false;
};

// UTF-8, a header line, CR LF. Nodes: code, then the
// node attributes. Edges: event, source, target (empty for an event without
// target), then the other edge attributes; one row a pair, also of a mutual
// event. Borrows the streams.
class CsvWriter : public GraphWriter {
 public:
  CsvWriter(std::ostream* nodes, std::ostream* edges, const CsvStyle& style)
      : nodes_(*nodes), edges_(*edges), style_(style) {}

  Status Begin(const GraphSchema& schema) override;
  Status WriteNode(const ExportNode& node) override;
  Status WriteEdge(const ExportEdge& edge) override;
  Status End() override;

 private:
  std::string TextOf(const Value& value) const;

  std::ostream& nodes_;
  std::ostream& edges_;
  const CsvStyle style_;
};

// One record: fields that need it in quotation marks, CR LF. Unavailable when
// the output fails.
Status WriteCsvRow(const std::vector<std::string>& fields, std::ostream& out);

// The text with the apostrophe that CsvStyle::guard_formulas gives it.
std::string GuardFormula(std::string_view text);

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_CSV_H_
