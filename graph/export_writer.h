// One interface for the formats that list nodes and edges with attributes.
#ifndef ACTANT_GRAPH_EXPORT_WRITER_H_
#define ACTANT_GRAPH_EXPORT_WRITER_H_

#include <optional>
#include <string>
#include <vector>

#include "graph/export_value.h"
#include "proto/event_time.h"
#include "proto/status.h"

namespace actant {

// Days on which an element may have happened, inclusive; absent = undated.
struct Lifetime {
  std::optional<Day> first;
  std::optional<Day> last;
};

struct ExportNode {
  // Unique: an actor's code, or "event/" and the id of an event.
  std::string id;
  bool is_event = false;
  std::string label;
  Lifetime days;
  // One for each of GraphSchema::node_attributes.
  std::vector<Value> values;
};

struct ExportEdge {
  // Unique: the id of the event, "-" and the place among its edges.
  std::string id;
  std::string source;
  // Absent: an event without target. Formats whose edges need both ends write
  // a loop at the source; nothing else makes one.
  std::optional<std::string> target;
  std::string label;
  // Name of the event type; empty for edges between an event and its parties.
  std::string type;
  bool mutual = false;
  Lifetime days;
  // One for each of GraphSchema::edge_attributes.
  std::vector<Value> values;
};

struct GraphSchema {
  // The first edge attribute is the event's id.
  std::vector<Attribute> node_attributes;
  std::vector<Attribute> edge_attributes;
  // What the export holds, for people: the filter.
  std::string description;
};

// Takes a graph piece by piece: the schema, every node, every edge, the end.
// Each call returns Unavailable when the output fails.
class GraphWriter {
 public:
  virtual ~GraphWriter() = default;
  virtual Status Begin(const GraphSchema& schema) = 0;
  virtual Status WriteNode(const ExportNode& node) = 0;
  virtual Status WriteEdge(const ExportEdge& edge) = 0;
  virtual Status End() = 0;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_WRITER_H_
