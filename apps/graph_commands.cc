#include <memory>
#include <ostream>
#include <utility>

#include "apps/chain_answer.h"
#include "apps/commands.h"
#include "apps/output_file.h"
#include "apps/query_arguments.h"
#include "graph/export.h"

namespace actant {
namespace {

struct Drawing {
  std::string svg;
  std::string dot;
};

struct NeighborsArguments {
  QueryArguments query;
  std::string actor;
  int depth = 1;
  size_t limit = 0;
  Drawing drawing;
};

struct ChainArguments {
  QueryArguments query;
  std::string from;
  std::string to;
  int min_hops = 1;
  int max_hops = 3;
  std::string order = "none";
  size_t limit = 100;
  bool directed = false;
  Drawing drawing;
};

void AddDrawingOptions(CLI::App* command, Drawing* drawing) {
  command->add_option("--svg", drawing->svg, "Also draw the answer as SVG")
      ->type_name("FILE");
  command->add_option("--dot", drawing->dot, "Also write it for Graphviz")
      ->type_name("FILE");
}

Status Draw(const Drawing& drawing, const std::vector<SubgraphEdge>& edges,
            const std::string& highlighted, const PreparedQuery& prepared) {
  ExportOptions options;
  options.filter = prepared.filter;
  for (const auto& [path, format] :
       {std::pair(&drawing.svg, ExportFormat::kSvg),
        std::pair(&drawing.dot, ExportFormat::kDot)}) {
    if (path->empty()) continue;
    options.format = format;
    ACTANT_RETURN_IF_ERROR(WriteFileWhole(*path, [&](std::ostream& out) {
      return DrawSubgraph(edges, highlighted, prepared.session->store(),
                          options, out);
    }));
  }
  return Status::Ok();
}

AnswerRow NeighborRow(const Neighbor& neighbor, const EventStore& store) {
  AnswerRow row;
  const std::string name = NameOfNode(store, neighbor.code);
  row.fields["actor"] = neighbor.code;
  row.fields["name"] = name;
  row.fields["distance"] = neighbor.distance;
  row.fields["events"] = neighbor.events;
  row.fields["outgoing"] = neighbor.outgoing;
  row.fields["incoming"] = neighbor.incoming;
  row.fields["mutual"] = neighbor.mutual;
  row.fields["mean_goldstein"] = Number(neighbor.mean_goldstein, 2);
  row.cells = {neighbor.code,
               name,
               std::to_string(neighbor.distance),
               std::to_string(neighbor.events),
               std::to_string(neighbor.outgoing),
               std::to_string(neighbor.incoming),
               std::to_string(neighbor.mutual),
               Dump(row.fields["mean_goldstein"])};
  return row;
}

Result<ExitCode> Neighbors(const NeighborsArguments& arguments,
                           const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const PreparedQuery prepared,
                          Prepare(arguments.query, {arguments.actor}, console));
  Answer answer = NewAnswer("neighbors", prepared.filter);
  const std::string& code = prepared.actors.front().code;
  answer.arguments["actor"] = code;
  answer.arguments["depth"] = arguments.depth;
  answer.headings = {"actor", "name", "distance", "events",
                     "out",   "in",   "mutual",   "goldstein"};
  answer.csv_fields = {"actor",    "name",     "distance", "events",
                       "outgoing", "incoming", "mutual",   "mean_goldstein"};
  answer.when_empty = code + " has no neighbours that pass the filter";
  Neighborhood found;
  if (prepared.answerable) {
    NeighborhoodOptions options;
    options.filter = prepared.filter;
    options.depth = arguments.depth;
    options.limit = arguments.limit;
    const Drawing& drawing = arguments.drawing;
    if (drawing.svg.empty() && drawing.dot.empty()) {
      options.edges = NeighborhoodEdges::kNone;
    }
    ACTANT_ASSIGN_OR_RETURN(found,
                            prepared.session->query().Neighbors(code, options));
  }
  answer.truncated = found.truncated;
  for (const Neighbor& neighbor : found.neighbors) {
    answer.rows.push_back(NeighborRow(neighbor, prepared.session->store()));
  }
  ACTANT_RETURN_ERROR_IF(Draw(arguments.drawing, found.edges, code, prepared));
  return Finish(answer, arguments.query.format, console);
}

Result<ExitCode> AnswerChains(const std::vector<Chain>& chains,
                              const ChainArguments& arguments,
                              const PreparedQuery& prepared, Answer answer,
                              const Console& console) {
  answer.headings = {"hops", "chain"};
  answer.csv_fields = {"length", "path", "certain"};
  for (const Chain& chain : chains) {
    ACTANT_ASSIGN_OR_RETURN(
        AnswerRow row,
        ChainRow(chain, prepared.filter.level, prepared.session.get()));
    answer.rows.push_back(std::move(row));
  }
  ACTANT_RETURN_ERROR_IF(Draw(arguments.drawing,
                              EdgesOf(chains, prepared.filter.level),
                              prepared.actors.front().code, prepared));
  return Finish(answer, arguments.query.format, console);
}

Result<ExitCode> RunChain(const ChainArguments& arguments,
                          const Console& console) {
  std::vector<std::string> names = {arguments.from};
  if (!arguments.to.empty()) names.push_back(arguments.to);
  ACTANT_ASSIGN_OR_RETURN(const PreparedQuery prepared,
                          Prepare(arguments.query, names, console));
  ChainOptions options;
  options.filter = prepared.filter;
  options.min_hops = arguments.min_hops;
  options.max_hops = arguments.max_hops;
  options.order = arguments.order == "certain"    ? TimeOrder::kCertain
                  : arguments.order == "possible" ? TimeOrder::kPossible
                                                  : TimeOrder::kNone;
  options.limit = arguments.limit + 1;
  Answer answer = NewAnswer("chain", prepared.filter);
  const std::string to =
      prepared.actors.size() > 1 ? prepared.actors[1].code : "";
  answer.arguments["from"] = prepared.actors[0].code;
  answer.arguments["to"] = to.empty() ? Json(nullptr) : Json(to);
  answer.arguments["min_hops"] = arguments.min_hops;
  answer.arguments["max_hops"] = arguments.max_hops;
  answer.arguments["time_respecting"] = arguments.order;
  answer.when_empty = "no chain that passes the filter";
  std::vector<Chain> chains;
  if (prepared.answerable) {
    ACTANT_ASSIGN_OR_RETURN(chains, prepared.session->query().Chains(
                                        prepared.actors[0].code, to, options));
  }
  if (chains.size() > arguments.limit) {
    chains.resize(arguments.limit);
    answer.truncated = true;
  }
  return AnswerChains(chains, arguments, prepared, std::move(answer), console);
}

Result<ExitCode> RunPath(const ChainArguments& arguments,
                         const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(
      const PreparedQuery prepared,
      Prepare(arguments.query, {arguments.from, arguments.to}, console));
  PathOptions options;
  options.filter = prepared.filter;
  options.max_hops = arguments.max_hops;
  options.direction = arguments.directed ? PathDirection::kDirected
                                         : PathDirection::kUndirected;
  Answer answer = NewAnswer("path", prepared.filter);
  answer.arguments["from"] = prepared.actors[0].code;
  answer.arguments["to"] = prepared.actors[1].code;
  answer.arguments["max_hops"] = arguments.max_hops;
  answer.arguments["directed"] = arguments.directed;
  answer.when_empty = "no path of at most " +
                      std::to_string(arguments.max_hops) +
                      " hops that passes the filter";
  std::vector<Chain> chains;
  if (prepared.answerable) {
    ACTANT_ASSIGN_OR_RETURN(
        const std::optional<Chain> path,
        prepared.session->query().ShortestPath(
            prepared.actors[0].code, prepared.actors[1].code, options));
    if (path.has_value()) chains.push_back(*path);
  }
  return AnswerChains(chains, arguments, prepared, std::move(answer), console);
}

void AddNeighbors(CommandSet* set) {
  const auto arguments = std::make_shared<NeighborsArguments>();
  CLI::App* command = AddCommand(
      set,
      {"neighbors", "Who an actor has dealings with, and how many steps away",
       "  actant neighbors 台灣\n"
       "  actant neighbors TWN --depth 2 --type SANCTION --svg twn.svg\n"
       "  actant neighbors 川普 --level actor --format json\n"},
      [arguments](const Console& console) {
        return Neighbors(*arguments, console);
      });
  command
      ->add_option("ACTOR", arguments->actor,
                   "A code or a name in any language")
      ->required()
      ->type_name("");
  command->add_option("--depth", arguments->depth, "Steps, 1 to 6")
      ->check(CLI::Range(1, 6))
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--limit", arguments->limit, "Neighbours at most; 0 = all")
      ->type_name("N");
  AddDrawingOptions(command, &arguments->drawing);
  AddQueryOptions(command, &arguments->query);
}

void AddChain(CommandSet* set) {
  const auto arguments = std::make_shared<ChainArguments>();
  CLI::App* command = AddCommand(
      set,
      {"chain", "Who did it to whom, who in turn did it to whom",
       "  actant chain 美國 --type sanction --min-hops 2\n"
       "  actant chain USA PRK --type sanction --max-hops 4\n"
       "  actant chain CHN --type SANCTION --time-respecting certain "
       "--svg chain.svg\n"},
      [arguments](const Console& console) {
        return RunChain(*arguments, console);
      });
  command->add_option("FROM", arguments->from, "Where chains begin")
      ->required()
      ->type_name("");
  command->add_option("TO", arguments->to, "Where they end; else anywhere")
      ->type_name("");
  command->add_option("--min-hops", arguments->min_hops, "Hops at least")
      ->check(CLI::Range(1, 8))
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--max-hops", arguments->max_hops, "Hops at most")
      ->check(CLI::Range(1, 8))
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--time-respecting", arguments->order,
                   "Each hop possibly, or certainly, not before the last")
      ->check(CLI::IsMember({"none", "possible", "certain"}))
      ->type_name("ORDER")
      ->capture_default_str();
  command->add_option("--limit", arguments->limit, "Chains at most")
      ->check(CLI::Range(1, 1000000))
      ->type_name("N")
      ->capture_default_str();
  AddDrawingOptions(command, &arguments->drawing);
  AddQueryOptions(command, &arguments->query);
}

void AddPath(CommandSet* set) {
  const auto arguments = std::make_shared<ChainArguments>();
  arguments->max_hops = 6;
  CLI::App* command = AddCommand(
      set,
      {"path", "The shortest path of events between two actors",
       "  actant path 日本 伊朗\n"
       "  actant path JPN IRN --directed --max-hops 4 --format json\n"},
      [arguments](const Console& console) {
        return RunPath(*arguments, console);
      });
  command->add_option("FROM", arguments->from, "A code or a name")
      ->required()
      ->type_name("");
  command->add_option("TO", arguments->to, "A code or a name")
      ->required()
      ->type_name("");
  command->add_option("--max-hops", arguments->max_hops, "Hops at most")
      ->check(CLI::Range(1, 16))
      ->type_name("N")
      ->capture_default_str();
  command->add_flag("--directed", arguments->directed,
                    "Only from source to target");
  AddDrawingOptions(command, &arguments->drawing);
  AddQueryOptions(command, &arguments->query);
}

}  // namespace

void AddGraphCommands(CommandSet* set) {
  AddNeighbors(set);
  AddChain(set);
  AddPath(set);
}

}  // namespace actant
