// actant analyze degree, pagerank, betweenness: actors by a value.
#include <functional>
#include <memory>
#include <ostream>
#include <utility>

#include "apps/analysis.h"
#include "graph/centrality.h"

namespace actant {
namespace {

struct DegreeArguments {
  AnalysisArguments analysis;
  std::string by = "events";
};

struct PageRankArguments {
  AnalysisArguments analysis;
  PageRankOptions options;
  bool undirected = false;
};

struct BetweennessArguments {
  AnalysisArguments analysis;
  bool directed = false;
};

// A column of `analyze degree`.
struct DegreeColumn {
  const char* field;
  const char* heading;
  uint64_t (*value)(const ActorDegree&);
};

constexpr DegreeColumn kDegreeColumns[] = {
    {"events", "events", [](const ActorDegree& d) { return d.events; }},
    {"neighbors", "neighbors",
     [](const ActorDegree& d) { return uint64_t{d.neighbors}; }},
    {"out_neighbors", "out",
     [](const ActorDegree& d) { return uint64_t{d.out}; }},
    {"in_neighbors", "in", [](const ActorDegree& d) { return uint64_t{d.in}; }},
    {"strength", "strength", [](const ActorDegree& d) { return d.strength; }},
    {"out_strength", "out_strength",
     [](const ActorDegree& d) { return d.out_strength; }},
    {"in_strength", "in_strength",
     [](const ActorDegree& d) { return d.in_strength; }},
};

std::vector<std::string> DegreeFields() {
  std::vector<std::string> fields;
  for (const DegreeColumn& column : kDegreeColumns) {
    fields.emplace_back(column.field);
  }
  return fields;
}

// Adds a row for each actor by value, after its rank; `fill` adds the rest.
void AddRankedRows(const std::vector<double>& values,
                   const AnalysisArguments& arguments,
                   const std::function<void(uint32_t, AnswerRow*)>& fill,
                   Analysis* analysis) {
  const std::vector<uint32_t> order = RankByValue(values);
  const size_t shown = LimitRows(order.size(), arguments, analysis);
  for (size_t i = 0; i < shown; ++i) {
    AnswerRow row = ActorRow(*analysis, order[i]);
    Json fields;
    fields["rank"] = i + 1;
    fields.update(row.fields);
    row.fields = std::move(fields);
    row.cells.insert(row.cells.begin(), std::to_string(i + 1));
    fill(order[i], &row);
    analysis->answer.rows.push_back(std::move(row));
  }
}

Result<ExitCode> RunDegree(const DegreeArguments& arguments,
                           const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(
      Analysis analysis,
      BeginAnalysis("degree", arguments.analysis, {}, console));
  ACTANT_ASSIGN_OR_RETURN(const std::vector<ActorDegree> degrees,
                          Degrees(analysis.graph));
  Answer& answer = analysis.answer;
  answer.arguments["by"] = arguments.by;
  answer.headings = {"rank", "actor", "name"};
  answer.csv_fields = {"rank", "actor", "name"};
  std::vector<double> values(degrees.size());
  for (const DegreeColumn& column : kDegreeColumns) {
    answer.headings.emplace_back(column.heading);
    answer.csv_fields.emplace_back(column.field);
    if (column.field != arguments.by) continue;
    for (size_t i = 0; i < degrees.size(); ++i) {
      values[i] = static_cast<double>(column.value(degrees[i]));
    }
  }
  const auto fill = [&degrees](uint32_t vertex, AnswerRow* row) {
    for (const DegreeColumn& column : kDegreeColumns) {
      const uint64_t value = column.value(degrees[vertex]);
      row->fields[column.field] = value;
      row->cells.push_back(std::to_string(value));
    }
  };
  AddRankedRows(values, arguments.analysis, fill, &analysis);
  return Finish(answer, arguments.analysis.query.format, console);
}

Result<ExitCode> RunPageRank(const PageRankArguments& arguments,
                             const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(
      Analysis analysis,
      BeginAnalysis("pagerank", arguments.analysis, {}, console));
  PageRankOptions options = arguments.options;
  if (arguments.undirected) options.direction = PathDirection::kUndirected;
  ACTANT_ASSIGN_OR_RETURN(const PageRanks found,
                          PageRank(analysis.graph, options));
  Answer& answer = analysis.answer;
  answer.arguments["direction"] = DirectionWord(options.direction);
  answer.arguments["damping"] = Number(options.damping);
  answer.arguments["tolerance"] = options.tolerance;
  answer.arguments["max_iterations"] = options.max_iterations;
  answer.summary["iterations"] = found.iterations;
  answer.summary["converged"] = found.converged;
  answer.headings = {"rank", "actor", "name", "pagerank"};
  answer.csv_fields = answer.headings;
  const auto fill = [&found](uint32_t vertex, AnswerRow* row) {
    row->fields["pagerank"] = TwelveDigits(found.ranks[vertex]);
    row->cells.push_back(Decimals(found.ranks[vertex], 6));
  };
  AddRankedRows(found.ranks, arguments.analysis, fill, &analysis);
  if (!found.converged) {
    *console.err << "actant: the ranks still change by " << found.change
                 << " after " << found.iterations
                 << " iterations; raise --max-iterations or --tolerance\n";
  }
  return Finish(answer, arguments.analysis.query.format, console);
}

// The most that an actor can have, at least 1.
double MostBetweenness(size_t actors, PathDirection direction) {
  if (actors < 3) return 1;
  const auto others = static_cast<double>(actors - 1);
  const double pairs = others * (others - 1);
  return direction == PathDirection::kDirected ? pairs : pairs / 2;
}

Result<ExitCode> RunBetweenness(const BetweennessArguments& arguments,
                                const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(
      Analysis analysis,
      BeginAnalysis("betweenness", arguments.analysis, {}, console));
  const PathDirection direction = arguments.directed
                                      ? PathDirection::kDirected
                                      : PathDirection::kUndirected;
  ACTANT_ASSIGN_OR_RETURN(const std::vector<double> values,
                          Betweenness(analysis.graph, direction));
  const double most = MostBetweenness(values.size(), direction);
  Answer& answer = analysis.answer;
  answer.arguments["direction"] = DirectionWord(direction);
  answer.headings = {"rank", "actor", "name", "betweenness", "share"};
  answer.csv_fields = answer.headings;
  const auto fill = [&](uint32_t vertex, AnswerRow* row) {
    row->fields["betweenness"] = TwelveDigits(values[vertex]);
    row->fields["share"] = TwelveDigits(values[vertex] / most);
    row->cells.push_back(Decimals(values[vertex], 2));
    row->cells.push_back(Decimals(values[vertex] / most, 4));
  };
  AddRankedRows(values, arguments.analysis, fill, &analysis);
  return Finish(answer, arguments.analysis.query.format, console);
}

void AddDegree(CommandSet* set, CLI::App* analyze) {
  const auto arguments = std::make_shared<DegreeArguments>();
  CLI::App* command = AddCommand(
      set,
      {"degree",
       "How many events and others an actor has; strength sums the events "
       "with each other one",
       "  actant analyze degree\n"
       "  actant analyze degree --by out_strength --type SANCTION\n"},
      [arguments](const Console& console) {
        return RunDegree(*arguments, console);
      },
      analyze);
  command->add_option("--by", arguments->by, "The column to sort by")
      ->check(CLI::IsMember(DegreeFields()))
      ->type_name("COLUMN")
      ->capture_default_str();
  AddAnalysisOptions(command, "Actors", &arguments->analysis);
}

void AddPageRank(CommandSet* set, CLI::App* analyze) {
  const auto arguments = std::make_shared<PageRankArguments>();
  CLI::App* command = AddCommand(
      set,
      {"pagerank",
       "Whom those turn to that others turn to (Brin and Page 1998), weighted "
       "by events",
       "  actant analyze pagerank --limit 10\n"
       "  actant analyze pagerank --type SANCTION --from 2022 --format csv\n"},
      [arguments](const Console& console) {
        return RunPageRank(*arguments, console);
      },
      analyze);
  command
      ->add_flag("--undirected", arguments->undirected,
                 "Also from target to source")
      ->group("Measure");
  command
      ->add_option("--damping", arguments->options.damping,
                   "Share of rank that follows events, 0 up to less than 1")
      ->type_name("SHARE")
      ->group("Measure")
      ->capture_default_str();
  command
      ->add_option("--tolerance", arguments->options.tolerance,
                   "End when all ranks together change by no more")
      ->type_name("CHANGE")
      ->group("Measure")
      ->capture_default_str();
  command
      ->add_option("--max-iterations", arguments->options.max_iterations,
                   "End after so many at the latest")
      ->type_name("N")
      ->group("Measure")
      ->capture_default_str();
  AddAnalysisOptions(command, "Actors", &arguments->analysis);
}

void AddBetweenness(CommandSet* set, CLI::App* analyze) {
  const auto arguments = std::make_shared<BetweennessArguments>();
  CLI::App* command = AddCommand(
      set,
      {"betweenness",
       "On how many shortest paths between others an actor stands (Freeman "
       "1977); share: of the most possible",
       "  actant analyze betweenness --level actor\n"
       "  actant analyze betweenness --directed --type SANCTION\n"},
      [arguments](const Console& console) {
        return RunBetweenness(*arguments, console);
      },
      analyze);
  command->add_flag("--directed", arguments->directed,
                    "Only from source to target");
  AddAnalysisOptions(command, "Actors", &arguments->analysis);
}

}  // namespace

void AddRankingMeasures(CommandSet* set, CLI::App* analyze) {
  AddDegree(set, analyze);
  AddPageRank(set, analyze);
  AddBetweenness(set, analyze);
}

}  // namespace actant
