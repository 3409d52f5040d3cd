// actant analyze paths: the first k shortest paths between two actors.
#include <memory>
#include <optional>
#include <utility>

#include "apps/analysis.h"
#include "apps/chain_answer.h"
#include "graph/centrality.h"
#include "graph/simple_paths.h"

namespace actant {
namespace {

struct PathsArguments {
  AnalysisArguments analysis;
  std::string from;
  std::string to;
  std::string cost = "hops";
  bool directed = false;
};

Result<std::vector<SimplePath>> FindPaths(const Analysis& analysis,
                                          const SimplePathOptions& options) {
  const std::vector<NamedActor>& ends = analysis.prepared.actors;
  const std::optional<uint32_t> from = FindVertex(analysis.graph, ends[0].code);
  const std::optional<uint32_t> to = FindVertex(analysis.graph, ends[1].code);
  if (!from.has_value() || !to.has_value()) return std::vector<SimplePath>();
  return KShortestPaths(analysis.graph, *from, *to, options);
}

Result<AnswerRow> PathRow(const SimplePath& path, PathDirection direction,
                          const Analysis& analysis) {
  QuerySession* session = analysis.prepared.session.get();
  ACTANT_ASSIGN_OR_RETURN(
      const Chain chain,
      ChainOf(session->store(), analysis.graph, path, direction));
  ACTANT_ASSIGN_OR_RETURN(
      AnswerRow row, ChainRow(chain, analysis.prepared.filter.level, session));
  row.fields["cost"] = TwelveDigits(path.cost);
  row.fields.erase("certain");
  row.cells.insert(row.cells.begin() + 1, Decimals(path.cost, 3));
  return row;
}

Result<ExitCode> RunPaths(const PathsArguments& arguments,
                          const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(
      Analysis analysis,
      BeginAnalysis("paths", arguments.analysis, {arguments.from, arguments.to},
                    console));
  SimplePathOptions options;
  options.direction = arguments.directed ? PathDirection::kDirected
                                         : PathDirection::kUndirected;
  options.cost =
      arguments.cost == "hops" ? HopCost::kOne : HopCost::kInverseEvents;
  // One more than asked for tells whether there are more.
  options.count = arguments.analysis.limit + 1;
  Answer& answer = analysis.answer;
  answer.arguments["from"] = analysis.prepared.actors[0].code;
  answer.arguments["to"] = analysis.prepared.actors[1].code;
  answer.arguments["direction"] = DirectionWord(options.direction);
  answer.arguments["cost"] = arguments.cost;
  answer.headings = {"hops", "cost", "path"};
  answer.csv_fields = {"length", "cost", "path"};
  answer.when_empty = "no path that passes the filter";
  ACTANT_ASSIGN_OR_RETURN(std::vector<SimplePath> paths,
                          FindPaths(analysis, options));
  if (paths.size() > arguments.analysis.limit) {
    paths.pop_back();
    answer.truncated = true;
  }
  for (const SimplePath& path : paths) {
    ACTANT_ASSIGN_OR_RETURN(AnswerRow row,
                            PathRow(path, options.direction, analysis));
    answer.rows.push_back(std::move(row));
  }
  return Finish(answer, arguments.analysis.query.format, console);
}

}  // namespace

void AddPathMeasures(CommandSet* set, CLI::App* analyze) {
  const auto arguments = std::make_shared<PathsArguments>();
  arguments->analysis.limit = 10;
  CLI::App* command = AddCommand(
      set,
      {"paths",
       "The first shortest paths between two actors that meet none twice "
       "(Yen 1971)",
       "  actant analyze paths 日本 伊朗 --limit 5\n"
       "  actant analyze paths JPN IRN --cost events --directed\n"},
      [arguments](const Console& console) {
        return RunPaths(*arguments, console);
      },
      analyze);
  command->add_option("FROM", arguments->from, "A code or a name")
      ->required()
      ->type_name("");
  command->add_option("TO", arguments->to, "A code or a name")
      ->required()
      ->type_name("");
  command
      ->add_option("--cost", arguments->cost,
                   "Of a hop: 1 (hops), or 1 / its events (events), so that "
                   "two with much between them are near")
      ->check(CLI::IsMember({"hops", "events"}))
      ->type_name("COST")
      ->capture_default_str();
  command->add_flag("--directed", arguments->directed,
                    "Only from source to target");
  command->add_option("--limit", arguments->analysis.limit, "Paths at most")
      ->check(CLI::Range(1, 1000))
      ->type_name("N")
      ->capture_default_str();
  AddQueryOptions(command, &arguments->analysis.query);
}

}  // namespace actant
