#include <memory>
#include <ostream>
#include <sstream>
#include <utility>

#include "apps/commands.h"
#include "apps/output_file.h"
#include "apps/query_arguments.h"
#include "graph/export.h"

namespace actant {
namespace {

struct ExportArguments {
  QueryArguments query;
  std::string format = "jsonl";
  std::string out = "-";
  std::string shape = "edges";
  std::string around;
  int depth = 1;
  std::string names = "zh";
  bool no_evidence = false;
};

// "news" -> news.nodes.csv; a folder "out/" -> out/nodes.csv.
std::string TablePath(const std::string& out, const std::string& table) {
  const std::string separator = out.ends_with('/') ? "" : ".";
  return out + separator + table + ".csv";
}

Status WriteCsvTables(const EventStore& store, const ExportOptions& options,
                      const std::string& out) {
  std::ostringstream edges;
  ACTANT_RETURN_IF_ERROR(
      WriteFileWhole(TablePath(out, "nodes"), [&](std::ostream& nodes) {
        return ExportCsv(store, options, nodes, edges);
      }));
  return WriteFileWhole(TablePath(out, "edges"), [&](std::ostream& file) {
    file << edges.view();
    return Status::Ok();
  });
}

Result<ExportOptions> ToOptions(const ExportArguments& arguments,
                                const PreparedQuery& prepared) {
  ExportOptions options;
  ACTANT_ASSIGN_OR_RETURN(options.format, ParseExportFormat(arguments.format));
  options.shape =
      arguments.shape == "nodes" ? EventShape::kNodes : EventShape::kEdges;
  options.filter = prepared.filter;
  options.names =
      arguments.names == "en" ? NodeNames::kEnglish : NodeNames::kChinese;
  options.with_evidence = !arguments.no_evidence;
  options.depth = arguments.depth;
  if (!prepared.actors.empty()) {
    options.around = prepared.actors.front().code;
  }
  return options;
}

Result<ExitCode> RunExport(const ExportArguments& arguments,
                           const Console& console) {
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
  if (options.format == ExportFormat::kCsv) {
    if (arguments.out == "-") {
      return Error(InvalidArgument(
          "csv is two tables: name a folder (--out tables/) or a prefix "
          "(--out news gives news.nodes.csv and news.edges.csv)"));
    }
    ACTANT_RETURN_ERROR_IF(WriteCsvTables(store, options, arguments.out));
  } else if (arguments.out == "-") {
    ACTANT_RETURN_ERROR_IF(Export(store, options, *console.out));
  } else {
    ACTANT_RETURN_ERROR_IF(WriteFileWhole(
        arguments.out,
        [&](std::ostream& out) { return Export(store, options, out); }));
  }
  return ExitCode::kOk;
}

}  // namespace

void AddExportCommand(CommandSet* set) {
  // Shared: the callback owns what the parser writes to.
  const auto arguments = std::make_shared<ExportArguments>();
  CLI::App* command = AddCommand(
      set,
      {"export", "The graph for Gephi, Graphviz, networkx, spreadsheets",
       "  actant export --format gexf --out news.gexf\n"
       "  actant export --format svg --around 台灣 --depth 2 --out twn.svg\n"
       "  actant export --format csv --out tables/ --from 2025\n"
       "  actant export --format jsonl --status all > events.jsonl\n"},
      [arguments](const Console& console) {
        return RunExport(*arguments, console);
      });
  command
      ->add_option("--format", arguments->format,
                   "graphml, gexf, dot, svg, jsonl or csv")
      ->type_name("FORMAT")
      ->capture_default_str();
  command
      ->add_option("--out", arguments->out,
                   "File; - is standard output; for csv a folder ending in / "
                   "or a prefix")
      ->type_name("FILE")
      ->capture_default_str();
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
                    "jsonl without the quoted mentions");
  AddStoreOption(command, &arguments->query.places.store);
  AddDataOption(command, &arguments->query.places.data);
  AddFilterOptions(command, &arguments->query.filter);
}

}  // namespace actant
