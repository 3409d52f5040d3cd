#include "graph/export.h"

#include <ostream>
#include <utility>

#include "graph/draw_dot.h"
#include "graph/draw_drawing.h"
#include "graph/draw_svg.h"
#include "graph/export_csv.h"
#include "graph/export_event_list.h"
#include "graph/export_geojson.h"
#include "graph/export_gexf.h"
#include "graph/export_graph.h"
#include "graph/export_graphml.h"
#include "graph/export_html.h"
#include "graph/export_icalendar.h"
#include "graph/export_jsonl.h"
#include "graph/export_neo4j.h"
#include "graph/export_rdf.h"
#include "graph/export_rdf_syntax.h"
#include "graph/export_stream.h"
#include "graph/export_timelines.h"

namespace actant {
namespace {

constexpr std::pair<std::string_view, ExportFormat> kFormats[] = {
    {"graphml", ExportFormat::kGraphml},
    {"gexf", ExportFormat::kGexf},
    {"dot", ExportFormat::kDot},
    {"svg", ExportFormat::kSvg},
    {"jsonl", ExportFormat::kJsonl},
    {"csv", ExportFormat::kCsv},
    {"excel", ExportFormat::kExcel},
    {"ics", ExportFormat::kIcalendar},
    {"timelinejs", ExportFormat::kTimelinejs},
    {"vis-timeline", ExportFormat::kVisTimeline},
    {"html", ExportFormat::kHtml},
    {"nquads", ExportFormat::kNquads},
    {"jsonld", ExportFormat::kJsonld},
    {"neo4j", ExportFormat::kNeo4j},
    {"cypher", ExportFormat::kCypher},
    {"geojson", ExportFormat::kGeojson},
};

Status WriteDrawing(const Drawing& drawing, ExportFormat format,
                    std::ostream& out) {
  std::string text = DotOf(drawing);
  if (format == ExportFormat::kSvg) {
    Result<std::string> svg = SvgOfDot(text);
    if (!svg.has_value()) return svg.error();
    text = *std::move(svg);
  }
  out << text;
  return FlushStream(out);
}

Status ExportMap(const EventStore& store, const ExportOptions& options,
                 std::ostream& out, ExportCounts* counts) {
  GeojsonWriter writer(&out, options.places);
  ACTANT_RETURN_IF_ERROR(WriteEventList(store, options, &writer, counts));
  if (counts != nullptr) counts->without_geometry = writer.without_geometry();
  return Status::Ok();
}

Status ExportDrawing(const EventStore& store, const ExportOptions& options,
                     std::ostream& out, ExportCounts* counts) {
  const Result<Drawing> drawing = DrawingOfExport(store, options, counts);
  if (!drawing.has_value()) return drawing.error();
  return WriteDrawing(*drawing, options.format, out);
}

}  // namespace

Result<ExportFormat> ParseExportFormat(std::string_view name) {
  std::string known;
  for (const auto& [known_name, format] : kFormats) {
    if (known_name == name) return format;
    if (!known.empty()) known += ", ";
    known += known_name;
  }
  return Error(InvalidArgument("unknown export format \"" + std::string(name) +
                               "\"; known are " + known));
}

bool IsTwoTables(ExportFormat format) {
  return format == ExportFormat::kCsv || format == ExportFormat::kExcel ||
         format == ExportFormat::kNeo4j;
}

Status Export(const EventStore& store, const ExportOptions& options,
              std::ostream& out, ExportCounts* counts) {
  const auto view = store.View();
  switch (options.format) {
    case ExportFormat::kGraphml: {
      GraphmlWriter writer(&out);
      return WriteGraph(*view, options, &writer, counts);
    }
    case ExportFormat::kGexf: {
      GexfWriter writer(&out);
      return WriteGraph(*view, options, &writer, counts);
    }
    case ExportFormat::kDot:
    case ExportFormat::kSvg:
      return ExportDrawing(*view, options, out, counts);
    case ExportFormat::kJsonl:
      return WriteJsonLines(*view, options, out, counts);
    case ExportFormat::kIcalendar: {
      IcalendarWriter writer(&out);
      return WriteEventList(*view, options, &writer, counts);
    }
    case ExportFormat::kTimelinejs: {
      TimelineJsWriter writer(&out);
      return WriteEventList(*view, options, &writer, counts);
    }
    case ExportFormat::kVisTimeline: {
      VisTimelineWriter writer(&out);
      return WriteEventList(*view, options, &writer, counts);
    }
    case ExportFormat::kHtml: {
      HtmlWriter writer(&out, options.names);
      return WriteEventList(*view, options, &writer, counts);
    }
    case ExportFormat::kNquads: {
      NQuadsSyntax syntax(&out);
      RdfWriter writer(&syntax, options.names);
      return WriteEventList(*view, options, &writer, counts);
    }
    case ExportFormat::kJsonld: {
      JsonLdSyntax syntax(&out);
      RdfWriter writer(&syntax, options.names);
      return WriteEventList(*view, options, &writer, counts);
    }
    case ExportFormat::kCypher: {
      CypherWriter writer(&out);
      return WriteGraph(*view, options, &writer, counts);
    }
    case ExportFormat::kGeojson:
      return ExportMap(*view, options, out, counts);
    case ExportFormat::kCsv:
    case ExportFormat::kExcel:
    case ExportFormat::kNeo4j:
      break;
  }
  return InvalidArgument("CSV is two tables, nodes and edges: name two files");
}

Status ExportCsv(const EventStore& store, const ExportOptions& options,
                 std::ostream& nodes, std::ostream& edges,
                 ExportCounts* counts) {
  if (options.format == ExportFormat::kNeo4j) {
    Neo4jCsvWriter writer(&nodes, &edges);
    return WriteGraph(*store.View(), options, &writer, counts);
  }
  const CsvStyle style = {
      .byte_order_mark = options.byte_order_mark,
      .guard_formulas = options.format == ExportFormat::kExcel};
  CsvWriter writer(&nodes, &edges, style);
  return WriteGraph(*store.View(), options, &writer, counts);
}

Status DrawSubgraph(const std::vector<SubgraphEdge>& edges,
                    std::string_view highlighted_code, const EventStore& store,
                    const ExportOptions& options, std::ostream& out) {
  if (options.format != ExportFormat::kDot &&
      options.format != ExportFormat::kSvg) {
    return InvalidArgument("a sub-graph is drawn as DOT or SVG only");
  }
  const Result<Drawing> drawing =
      DrawingOfEdges(edges, highlighted_code, store, options);
  if (!drawing.has_value()) return drawing.error();
  return WriteDrawing(*drawing, options.format, out);
}

}  // namespace actant
