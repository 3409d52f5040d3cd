// What a drawing shows: nodes and labelled edges, before any layout.
#ifndef ACTANT_GRAPH_DRAW_DRAWING_H_
#define ACTANT_GRAPH_DRAW_DRAWING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "actant/v1/records.pb.h"
#include "graph/export.h"
#include "graph/export_selection.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

struct DrawnNode {
  // Code of an actor, or "event/" and the id of an event.
  std::string id;
  std::string label;
  // Shown under the mouse.
  std::string tooltip;
  bool is_event = false;
  bool highlighted = false;
  // Of an event: its class, for the colour.
  v1::PloverClass plover = v1::PLOVER_CLASS_UNSPECIFIED;
};

struct DrawnEdge {
  std::string source;
  std::string target;
  // Empty for edges between an event and its parties.
  std::string label;
  std::string tooltip;
  v1::PloverClass plover = v1::PLOVER_CLASS_UNSPECIFIED;
  // Drawn without arrow heads.
  bool mutual = false;
  // Drawn dashed: planned, possible or denied only.
  bool unreal = false;
  uint64_t events = 1;
};

struct Drawing {
  // Under the drawing: the filter.
  std::string caption;
  NodeNames names = NodeNames::kChinese;
  // By id; every end of an edge is among them.
  std::vector<DrawnNode> nodes;
  // By source, target, type.
  std::vector<DrawnEdge> edges;
};

// The events of an export; bundled as options.bundle_above says. Errors:
// those of ExportSelection::Select and of the store.
Result<Drawing> DrawingOfExport(const EventStore& store,
                                const ExportOptions& options,
                                ExportCounts* counts);

// The edges of an answer. Errors: those of the store.
Result<Drawing> DrawingOfEdges(const std::vector<SubgraphEdge>& edges,
                               std::string_view highlighted_code,
                               const EventStore& store,
                               const ExportOptions& options);

}  // namespace actant

#endif  // ACTANT_GRAPH_DRAW_DRAWING_H_
