// The graph in the formats of other tools. Every export is a pure function of
// the records: sorted by public id, the same bytes however the store was made.
//
// Pairs. An event is one edge per pair that ExpandPairs gives; all share its
// id. GraphML has a mutual pair as two opposite edges (networkx and igraph
// refuse undirected edges among directed ones), GEXF as one of type "mutual",
// DOT and SVG as a line without arrow heads, CSV as one row. An event without
// target is a loop at its source, which nothing else is; its target in CSV is
// empty. Events between parties that are one node at the level of the export
// make no pair: only JSON Lines has them.
//
// Threads: as for GraphQuery, also beside a writer: an export is of one moment
// of the store, the one at which it began. But SVG drawings wait for one
// another, since Graphviz is not thread-safe (graph/draw_svg.h).
#ifndef ACTANT_GRAPH_EXPORT_H_
#define ACTANT_GRAPH_EXPORT_H_

#include <cstdint>
#include <iosfwd>
#include <map>
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
  kSvg,          // laid out by Graphviz
  kJsonl,        // one event a line, with parties, dates, status, mentions
  kCsv,          // two tables: nodes and edges
  kExcel,        // the same, safe to open in a spreadsheet
  kIcalendar,    // RFC 5545
  kTimelinejs,   // TimelineJS3 JSON
  kVisTimeline,  // items and groups of vis-timeline
  kHtml,         // a page for people, by year and month
  kNquads,       // RDF in the Simple Event Model, a statement a line
  kJsonld,       // the same graphs as JSON-LD
  kNeo4j,        // two tables for `neo4j-admin database import`
  kCypher,       // the same graph as a script for cypher-shell
  kGeojson,      // RFC 7946: events as points and lines on a map
};

// How an event becomes part of a graph.
enum class EventShape {
  kEdges,  // one edge per pair of the event, sharing its event id
  kNodes,  // the event is a node; edges go source -> event -> target
};

// A point of the earth in degrees of WGS 84, north and east positive:
// latitude in [-90, 90], longitude in [-180, 180].
struct Coordinate {
  double latitude = 0;
  double longitude = 0;
};

// Where maps draw the states, by code.
using Places = std::map<std::string, Coordinate, std::less<>>;

enum class NodeNames { kEnglish, kChinese };

struct ExportOptions {
  ExportFormat format = ExportFormat::kJsonl;
  EventShape shape = EventShape::kEdges;
  EventFilter filter;
  NodeNames names = NodeNames::kChinese;
  // JSON Lines, calendars, timelines, pages, maps, RDF: quote the mentions
  // (evidence, article) of each event.
  bool with_evidence = true;
  // kExcel: begin each table with a byte order mark.
  bool byte_order_mark = false;
  // kGeojson. Borrowed for the call; nullptr: nowhere.
  const Places* places = nullptr;
  // DOT and SVG draw one edge per (source, target, type) with a count when
  // there are more events than this; 0 = always one per event.
  size_t bundle_above = 60;
  // Centre of the export: only events among the nodes within `depth` steps
  // of it; empty = everything that passes the filter.
  std::string around;
  int depth = 1;
};

// What an export holds.
struct ExportCounts {
  uint64_t events = 0;
  // Nodes of actors.
  uint64_t actors = 0;
  // Events without a day, which calendars and timelines cannot hold.
  uint64_t left_out = 0;
  // Events that are on no map: GeoJSON has them without geometry.
  uint64_t without_geometry = 0;
};

// "graphml", "gexf", ...: InvalidArgument lists the known ones.
Result<ExportFormat> ParseExportFormat(std::string_view name);

// Whether the format is two tables, which ExportCsv writes.
bool IsTwoTables(ExportFormat format);

// Writes one document to `out`. Formats of two tables are refused here.
// InvalidArgument for an unknown type or bounds out of range, NotFound for an
// unknown `around`, Unavailable when `out` fails; FailedPrecondition where
// Graphviz's plugins are missing (kSvg); errors of the store as they are. What
// was written before an error stays in `out`. `counts` may be nullptr.
Status Export(const EventStore& store, const ExportOptions& options,
              std::ostream& out, ExportCounts* counts = nullptr);

// Writes node and edge tables (UTF-8, RFC 4180, header line). Nodes: code,
// name.en, name.zh, kind, state; edges: event, source, target, type, plover,
// mode, cameo, goldstein, status, date, first_day, last_day,
// date_from_publication, mutual, mentions, publishers, confidence, amount,
// currency, place. With EventShape::kNodes the node table has the event's
// columns too, and edges are event, source, target, side. kNeo4j: the same with
// the header of graph/export_neo4j.h. Errors: as above.
Status ExportCsv(const EventStore& store, const ExportOptions& options,
                 std::ostream& nodes, std::ostream& edges,
                 ExportCounts* counts = nullptr);

// Draws a neighbourhood or chains as DOT or SVG: what `neighbors --svg` and
// `chain --svg` write. An empty `target` is an event without one. `format`
// must be kDot or kSvg (InvalidArgument); of the other options only `names`
// and, for the caption, `filter` count.
Status DrawSubgraph(const std::vector<SubgraphEdge>& edges,
                    std::string_view highlighted_code, const EventStore& store,
                    const ExportOptions& options, std::ostream& out);

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_H_
