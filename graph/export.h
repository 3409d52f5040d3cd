// The graph in the formats of other tools. Every export is a pure function of
// the records: sorted by public id, the same bytes however the store was made.
#ifndef ACTANT_GRAPH_EXPORT_H_
#define ACTANT_GRAPH_EXPORT_H_

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query.h"
#include "proto/status.h"

namespace actant {

enum class ExportFormat {
  kGraphml,
  kGexf,  // 1.3, dynamic: dates drive Gephi's timeline
  kDot,
  kSvg,    // laid out by Graphviz
  kJsonl,  // one event a line, with parties, dates, status, mentions
  kCsv,    // two tables: nodes and edges
};

// How an event becomes part of a graph.
enum class EventShape {
  kEdges,  // one edge per pair of the event, sharing its event id
  kNodes,  // the event is a node; edges go source -> event -> target
};

enum class NodeNames { kEnglish, kChinese };

struct ExportOptions {
  ExportFormat format = ExportFormat::kJsonl;
  EventShape shape = EventShape::kEdges;
  EventFilter filter;
  NodeNames names = NodeNames::kChinese;
  // JSON Lines: quote the mentions (evidence, article) of each event.
  bool with_evidence = true;
  // DOT and SVG draw one edge per (source, target, type) with a count when
  // there are more events than this; 0 = always one per event.
  size_t bundle_above = 60;
  // Centre of the export: only events among the nodes within `depth` steps
  // of it; empty = everything that passes the filter.
  std::string around;
  int depth = 1;
};

// "graphml", "gexf", ...: InvalidArgument lists the known ones.
Result<ExportFormat> ParseExportFormat(std::string_view name);

// Writes one document to `out`. kCsv is refused here (two tables).
// Unavailable when `out` fails.
Status Export(const EventStore& store, const ExportOptions& options,
              std::ostream& out);

// Writes node and edge tables (UTF-8, RFC 4180, header line).
Status ExportCsv(const EventStore& store, const ExportOptions& options,
                 std::ostream& nodes, std::ostream& edges);

// Draws a neighbourhood or chains as DOT or SVG: what `neighbors --svg` and
// `chain --svg` write. `format` must be kDot or kSvg.
Status DrawSubgraph(const std::vector<SubgraphEdge>& edges,
                    std::string_view highlighted_code, const EventStore& store,
                    const ExportOptions& options, std::ostream& out);

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_H_
