// Two tables of RFC 4180: nodes and edges.
#ifndef ACTANT_GRAPH_EXPORT_CSV_H_
#define ACTANT_GRAPH_EXPORT_CSV_H_

#include <ostream>

#include "graph/export_writer.h"

namespace actant {

// UTF-8 without byte order mark, a header line, CR LF. Nodes: code, then the
// node attributes. Edges: event, source, target (empty for an event without
// target), then the other edge attributes; one row a pair, also of a mutual
// event. Borrows the streams.
class CsvWriter : public GraphWriter {
 public:
  CsvWriter(std::ostream* nodes, std::ostream* edges)
      : nodes_(*nodes), edges_(*edges) {}

  Status Begin(const GraphSchema& schema) override;
  Status WriteNode(const ExportNode& node) override;
  Status WriteEdge(const ExportEdge& edge) override;
  Status End() override;

 private:
  std::ostream& nodes_;
  std::ostream& edges_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_CSV_H_
