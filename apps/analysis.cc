#include "apps/analysis.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace actant {
namespace {

// Distinct events between two actors.
size_t CountEvents(const Snapshot& graph) {
  std::vector<EventNumber> events;
  events.reserve(num_edges(graph));
  const auto [begin, end] = edges(graph);
  for (auto at = begin; at != end; ++at) events.push_back(graph[*at].event);
  std::sort(events.begin(), events.end());
  return static_cast<size_t>(std::unique(events.begin(), events.end()) -
                             events.begin());
}

}  // namespace

void AddAnalysisOptions(CLI::App* command, const std::string& rows,
                        AnalysisArguments* arguments) {
  command->add_option("--limit", arguments->limit, rows + " at most; 0 = all")
      ->type_name("N")
      ->capture_default_str();
  AddQueryOptions(command, &arguments->query);
}

Result<Analysis> BeginAnalysis(const std::string& measure,
                               const AnalysisArguments& arguments,
                               const std::vector<std::string>& names,
                               const Console& console) {
  Analysis analysis;
  ACTANT_ASSIGN_OR_RETURN(analysis.prepared,
                          Prepare(arguments.query, names, console));
  ACTANT_ASSIGN_OR_RETURN(analysis.graph,
                          TakeSnapshot(analysis.prepared.session->store(),
                                       analysis.prepared.filter));
  analysis.answer = NewAnswer("analyze " + measure, analysis.prepared.filter);
  analysis.answer.summary["actors"] = num_vertices(analysis.graph);
  analysis.answer.summary["events"] = CountEvents(analysis.graph);
  analysis.answer.when_empty =
      "no events between two actors that pass the filter";
  return analysis;
}

AnswerRow ActorRow(const Analysis& analysis, uint32_t vertex) {
  AnswerRow row;
  const std::string& code = analysis.graph[vertex].code;
  const std::string name = NameOfNode(analysis.prepared.session->store(), code);
  row.fields["actor"] = code;
  row.fields["name"] = name;
  row.cells = {code, name};
  return row;
}

size_t LimitRows(size_t count, const AnalysisArguments& arguments,
                 Analysis* analysis) {
  if (arguments.limit == 0 || count <= arguments.limit) return count;
  analysis->answer.truncated = true;
  return arguments.limit;
}

const char* DirectionWord(PathDirection direction) {
  return direction == PathDirection::kDirected ? "directed" : "undirected";
}

std::string Decimals(double value, int decimals) {
  const int size = std::snprintf(nullptr, 0, "%.*f", decimals, value);
  std::string text(static_cast<size_t>(size) + 1, '\0');
  std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
  text.pop_back();
  return text;
}

}  // namespace actant
