// What the measures of `actant analyze` have in common.
#ifndef ACTANT_APPS_ANALYSIS_H_
#define ACTANT_APPS_ANALYSIS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "apps/answer.h"
#include "apps/command.h"
#include "apps/query_arguments.h"
#include "graph/query.h"
#include "graph/snapshot.h"
#include "proto/status.h"

namespace actant {

struct AnalysisArguments {
  QueryArguments query;
  // 0 = all.
  size_t limit = 20;
};

// --limit and the options of queries. `rows` is what the limit counts:
// "Actors".
void AddAnalysisOptions(CLI::App* command, const std::string& rows,
                        AnalysisArguments* arguments);

// An analysis under way: the graph that the filter lets through, and the
// answer with the measure's name and the size of the graph.
struct Analysis {
  PreparedQuery prepared;
  Snapshot graph;
  Answer answer;
};

// Errors of Prepare and TakeSnapshot.
Result<Analysis> BeginAnalysis(const std::string& measure,
                               const AnalysisArguments& arguments,
                               const std::vector<std::string>& names,
                               const Console& console);

// A row that begins with the actor and its name, fields and cells.
AnswerRow ActorRow(const Analysis& analysis, uint32_t vertex);

// How many of `count` rows the limit lets through; marks the answer where that
// is not all of them.
size_t LimitRows(size_t count, const AnalysisArguments& arguments,
                 Analysis* analysis);

const char* DirectionWord(PathDirection direction);

// "0.004213": with so many decimals, for tables.
std::string Decimals(double value, int decimals);

// The groups of measures; each adds its own below `analyze`.
void AddRankingMeasures(CommandSet* set, CLI::App* analyze);
void AddGroupMeasures(CommandSet* set, CLI::App* analyze);
void AddPathMeasures(CommandSet* set, CLI::App* analyze);

}  // namespace actant

#endif  // ACTANT_APPS_ANALYSIS_H_
