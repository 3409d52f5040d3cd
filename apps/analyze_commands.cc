// actant analyze: measures over all of the graph that a filter lets through.
#include "apps/analysis.h"
#include "apps/commands.h"

namespace actant {

void AddAnalyzeCommands(CommandSet* set) {
  CLI::App* analyze = set->app->add_subcommand(
      "analyze",
      "Measures of the whole graph: who matters, who belongs with "
      "whom, all the short ways between two");
  analyze->require_subcommand(1);
  analyze->footer(
      "Events between the same two actors are one edge, weighted by their "
      "number. Events without\na target are in no edge.\n\n"
      "Examples:\n"
      "  actant analyze pagerank --type CONSULT --from 2024\n"
      "  actant analyze communities --format csv --actors\n"
      "  actant analyze paths 日本 伊朗 --limit 5\n");
  AddRankingMeasures(set, analyze);
  AddGroupMeasures(set, analyze);
  AddPathMeasures(set, analyze);
}

}  // namespace actant
