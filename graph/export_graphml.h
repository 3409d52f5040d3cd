// GraphML (Brandes et al., GraphML primer): networkx, igraph, Gephi, yEd.
#ifndef ACTANT_GRAPH_EXPORT_GRAPHML_H_
#define ACTANT_GRAPH_EXPORT_GRAPHML_H_

#include <ostream>

#include "graph/export_writer.h"

namespace actant {

// A directed multigraph. A mutual pair is two opposite edges, ids ending in
// ">" and "<", with `mutual` true: the format knows single undirected edges
// among directed ones, but neither networkx nor igraph reads such a file. An
// event without target is a loop. Borrows the stream.
class GraphmlWriter : public GraphWriter {
 public:
  explicit GraphmlWriter(std::ostream* out) : out_(*out) {}

  Status Begin(const GraphSchema& schema) override;
  Status WriteNode(const ExportNode& node) override;
  Status WriteEdge(const ExportEdge& edge) override;
  Status End() override;

 private:
  void WriteKeys(const char* element, const std::vector<Attribute>& attributes);
  void WriteData(const char* element, const std::string& label,
                 const std::vector<Attribute>& attributes,
                 const std::vector<Value>& values);
  void WriteArc(const std::string& id, const std::string& source,
                const std::string& target, const ExportEdge& edge);

  std::ostream& out_;
  GraphSchema schema_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_GRAPHML_H_
