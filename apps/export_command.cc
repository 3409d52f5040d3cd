#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <system_error>
#include <utility>

#include "apps/commands.h"
#include "apps/event_export.h"
#include "apps/export_output.h"
#include "apps/knowledge_file.h"
#include "apps/map_places.h"
#include "apps/query_arguments.h"
#include "graph/export.h"

namespace actant {
namespace {

struct ExportArguments {
  QueryArguments query;
  std::string format = "jsonl";
  OutputArguments output;
  std::string shape = "edges";
  std::string around;
  int depth = 1;
  std::string names = "zh";
  bool no_evidence = false;
  bool byte_order_mark = false;
};

// "news" -> news.nodes.csv; a folder "out/" -> out/nodes.csv.
std::string TablePath(const std::string& out, const std::string& table) {
  const std::string separator = out.ends_with('/') ? "" : ".";
  return out + separator + table + ".csv";
}

// "tables/" names a folder, which need not be there yet.
Status MakeNamedFolder(const std::string& out) {
  if (out.empty() || out.back() != '/') return Status::Ok();
  std::error_code error;
  std::filesystem::create_directories(out, error);
  if (!error) return Status::Ok();
  return PermissionDenied(out +
                          ": the folder cannot be made: " + error.message());
}

Status WriteCsvTables(const EventStore& store, const ExportOptions& options,
                      const std::string& out, ExportOutput* output,
                      ExportCounts* counts) {
  ACTANT_RETURN_IF_ERROR(MakeNamedFolder(out));
  // Both tables are written as the events pass, the nodes done first.
  return output->WriteFile(TablePath(out, "edges"), [&](std::ostream& edges) {
    return output->WriteFile(TablePath(out, "nodes"), [&](std::ostream& nodes) {
      return ExportCsv(store, options, nodes, edges, counts);
    });
  });
}

Provenance ProvenanceOf(const ExportArguments& arguments,
                        const ExportOptions& options,
                        const ExportCounts& counts) {
  Provenance provenance;
  provenance.command = "export";
  provenance.title = "Graph of political events";
  if (!options.around.empty()) provenance.title += " around " + options.around;
  provenance.options["format"] = arguments.format;
  provenance.options["events_as"] = arguments.shape;
  if (!options.around.empty()) {
    provenance.options["around"] = options.around;
    provenance.options["depth"] = options.depth;
  }
  provenance.options["names"] = arguments.names;
  if (arguments.byte_order_mark) provenance.options["bom"] = true;
  provenance.options["evidence"] = options.with_evidence;
  provenance.filter_given = GivenFilter(arguments.query.filter);
  provenance.filter = options.filter;
  provenance.counts["events"] = counts.events;
  provenance.counts["actors"] = counts.actors;
  if (counts.left_out > 0) {
    provenance.counts["events_without_day_left_out"] = counts.left_out;
  }
  if (options.format == ExportFormat::kGeojson) {
    provenance.counts["events_without_geometry"] = counts.without_geometry;
  }
  return provenance;
}

Result<ExportOptions> ToOptions(const ExportArguments& arguments,
                                const PreparedQuery& prepared) {
  ExportOptions options;
  if (!ParseEventExportFormat(arguments.format).has_value()) {
    ACTANT_ASSIGN_OR_RETURN(options.format,
                            ParseExportFormat(arguments.format));
  }
  options.shape =
      arguments.shape == "nodes" ? EventShape::kNodes : EventShape::kEdges;
  options.filter = prepared.filter;
  options.names =
      arguments.names == "en" ? NodeNames::kEnglish : NodeNames::kChinese;
  options.with_evidence = !arguments.no_evidence;
  if (arguments.byte_order_mark && options.format != ExportFormat::kExcel) {
    return Error(InvalidArgument("--bom is for --format excel"));
  }
  options.byte_order_mark = arguments.byte_order_mark;
  options.depth = arguments.depth;
  if (!prepared.actors.empty()) {
    options.around = prepared.actors.front().code;
  }
  return options;
}

// One of the field's formats of event data.
Status WriteEventFormat(const EventStore& store, EventExportFormat format,
                        const ExportArguments& arguments,
                        const ExportOptions& options, const Console& console,
                        ExportOutput* output, ExportCounts* counts) {
  const Result<std::unique_ptr<Knowledge>> knowledge =
      OpenKnowledge(arguments.query.places.data);
  if (!knowledge.has_value()) return knowledge.error();
  const FormatCodes codes(format.format, knowledge->get());
  EventExportCounts written;
  ACTANT_RETURN_IF_ERROR(output->WriteMain([&](std::ostream& out) {
    return ExportEvents(store, codes, options, out, &written, format.table);
  }));
  counts->events = written.events;
  *console.err << "rows: " << written.rows << " of " << written.events
               << " events\n";
  if (written.left_out > 0) {
    *console.err << "actant: " << written.left_out
                 << " events were left out: " << arguments.format
                 << " has no word for their type\n";
  }
  return Status::Ok();
}

// A map: everything but where the states lie is in the store.
Status WriteMap(const EventStore& store, const ExportArguments& arguments,
                ExportOptions options, const Console& console,
                ExportOutput* output, ExportCounts* counts) {
  const Result<std::unique_ptr<Knowledge>> knowledge =
      OpenKnowledge(arguments.query.places.data);
  if (!knowledge.has_value()) return knowledge.error();
  const Places places = MapPlacesOf(**knowledge);
  options.places = &places;
  ACTANT_RETURN_IF_ERROR(output->WriteMain(
      [&](std::ostream& out) { return Export(store, options, out, counts); }));
  if (counts->without_geometry > 0) {
    *console.err << "without geometry: " << counts->without_geometry
                 << " events of nobody whom a map has\n";
  }
  return Status::Ok();
}

Result<ExitCode> RunExport(const ExportArguments& arguments,
                           const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(ExportOutput output,
                          ExportOutput::Open(arguments.output, console));
  std::vector<std::string> names;
  if (!arguments.around.empty()) names.push_back(arguments.around);
  ACTANT_ASSIGN_OR_RETURN(const PreparedQuery prepared,
                          Prepare(arguments.query, names, console));
  if (!prepared.answerable) {
    return Error(NotFound("no events with " + prepared.actors.front().code +
                          " in this store: nothing to export"));
  }
  ACTANT_ASSIGN_OR_RETURN(const ExportOptions options,
                          ToOptions(arguments, prepared));
  const EventStore& store = prepared.session->store();
  *console.err << "filter: " << DescribeFilter(options.filter) << '\n';
  ExportCounts counts;
  const std::optional<EventExportFormat> event_format =
      ParseEventExportFormat(arguments.format);
  if (event_format.has_value()) {
    ACTANT_RETURN_ERROR_IF(WriteEventFormat(
        store, *event_format, arguments, options, console, &output, &counts));
  } else if (options.format == ExportFormat::kGeojson) {
    ACTANT_RETURN_ERROR_IF(
        WriteMap(store, arguments, options, console, &output, &counts));
  } else if (IsTwoTables(options.format)) {
    if (arguments.output.path == "-") {
      return Error(InvalidArgument(
          arguments.format +
          " is two tables: name a folder (--out tables/) or a prefix "
          "(--out news gives news.nodes.csv and news.edges.csv)"));
    }
    ACTANT_RETURN_ERROR_IF(WriteCsvTables(store, options, arguments.output.path,
                                          &output, &counts));
  } else {
    ACTANT_RETURN_ERROR_IF(output.WriteMain([&](std::ostream& out) {
      return Export(store, options, out, &counts);
    }));
  }
  if (counts.left_out > 0) {
    *console.err << "left out: " << counts.left_out
                 << " events without a day, which " << arguments.format
                 << " cannot hold\n";
  }
  ACTANT_RETURN_ERROR_IF(
      output.Finish(store, ProvenanceOf(arguments, options, counts)));
  return ExitCode::kOk;
}

}  // namespace

void AddExportCommand(CommandSet* set) {
  // Shared: the callback owns what the parser writes to.
  const auto arguments = std::make_shared<ExportArguments>();
  CLI::App* command = AddCommand(
      set,
      {"export", "The graph for Gephi, networkx, spreadsheets, timelines",
       "  actant export --format gexf --out news.gexf\n"
       "  actant export --format svg --around 台灣 --depth 2 --out twn.svg\n"
       "  actant export --format csv --out tables/ --from 2025\n"
       "  actant export --format jsonl --status all > events.jsonl\n"
       "  actant export --format excel --bom --out tables/\n"
       "  actant export --format ics --type meet --out meetings.ics\n"
       "  actant export --format nquads --out news.nq\n"
       "  actant export --format neo4j --events-as nodes --out tables/\n"
       "  actant export --format geojson --around TWN --out taiwan.geojson\n"
       "  actant export --format gdelt2 --out events.export.CSV\n"
       "formats (docs/formats.md has every field):\n"
       "  graphml       networkx, igraph, Gephi, yEd\n"
       "  gexf          Gephi, with dates for its timeline\n"
       "  dot, svg      Graphviz; a drawing\n"
       "  jsonl         one event a line, whole, with its evidence\n"
       "  csv           two tables, nodes and edges\n"
       "  excel         the same, no text of which is taken for a formula\n"
       "  ics           iCalendar: an all-day entry an event\n"
       "  timelinejs    TimelineJS: a slide an event\n"
       "  vis-timeline  vis-timeline: items, and groups by type\n"
       "  html          a page to read, by year and month\n"
       "  nquads, jsonld\n"
       "                RDF in the Simple Event Model, with its sources\n"
       "  neo4j         two tables for neo4j-admin database import\n"
       "  cypher        the same graph as a script for cypher-shell\n"
       "  geojson       a map: points and lines between states\n"
       "  gdelt1, gdelt2, icews, polecat, plover\n"
       "                event data as these have it\n"
       "  gdelt2-mentions\n"
       "                the mentions of the events that gdelt2 writes\n"},
      [arguments](const Console& console) {
        return RunExport(*arguments, console);
      });
  command
      ->add_option(
          "--format", arguments->format,
          "graphml, gexf, dot, svg, jsonl, csv, excel, ics, "
          "timelinejs, vis-timeline, html, nquads, jsonld, neo4j, cypher or "
          "geojson; or event data as gdelt1, gdelt2, gdelt2-mentions, icews, "
          "polecat or plover (JSON) has it")
      ->type_name("FORMAT")
      ->capture_default_str();
  AddOutOption(command, &arguments->output,
               "File; - is standard output; for tables a folder ending in / "
               "or a prefix. A citation manifest is written beside files");
  command
      ->add_option("--events-as", arguments->shape,
                   "An event is an edge per pair, or a node between parties")
      ->check(CLI::IsMember({"edges", "nodes"}))
      ->type_name("SHAPE")
      ->capture_default_str();
  command
      ->add_option("--around", arguments->around,
                   "Only events among this actor and those near it")
      ->type_name("ACTOR");
  command->add_option("--depth", arguments->depth, "How near, in steps")
      ->check(CLI::Range(1, 6))
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--names", arguments->names, "Language of the labels")
      ->check(CLI::IsMember({"en", "zh"}))
      ->type_name("LANGUAGE")
      ->capture_default_str();
  command->add_flag("--no-evidence", arguments->no_evidence,
                    "Without the quoted mentions");
  command->add_flag("--bom", arguments->byte_order_mark,
                    "excel: begin tables with a byte order mark");
  AddStoreOption(command, &arguments->query.places.store);
  AddDataOption(command, &arguments->query.places.data);
  AddFilterOptions(command, &arguments->query.filter);
  AddManifestOptions(command, &arguments->output);
}

}  // namespace actant
