// GEXF 1.3 (gexf.net): Gephi, with dates that drive its timeline.
#ifndef ACTANT_GRAPH_EXPORT_GEXF_H_
#define ACTANT_GRAPH_EXPORT_GEXF_H_

#include <ostream>

#include "graph/export_writer.h"

namespace actant {

// Mode "dynamic", days as dates: an edge, and a node that stands for an event,
// exists from its first to its last possible day, both included; without them
// always. A mutual pair is one edge of type "mutual"; `kind` is the type of
// the event, so that Gephi keeps edges of different types apart. An event
// without target is a loop. Borrows the stream.
//
// GEXF wants nodes before edges and each list in an element of its own; nodes
// may not follow edges.
class GexfWriter : public GraphWriter {
 public:
  explicit GexfWriter(std::ostream* out) : out_(*out) {}

  Status Begin(const GraphSchema& schema) override;
  Status WriteNode(const ExportNode& node) override;
  Status WriteEdge(const ExportEdge& edge) override;
  Status End() override;

 private:
  void WriteAttributes(const char* element,
                       const std::vector<Attribute>& attributes);
  void WriteDays(const Lifetime& days);
  void WriteValues(const std::vector<Attribute>& attributes,
                   const std::vector<Value>& values);
  void BeginEdges();

  std::ostream& out_;
  GraphSchema schema_;
  bool in_edges_ = false;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_GEXF_H_
