// actant analyze components, communities: actors in groups.
#include <algorithm>
#include <memory>
#include <utility>

#include "apps/analysis.h"
#include "graph/centrality.h"
#include "graph/communities.h"
#include "graph/components.h"
#include "graph/partition.h"

namespace actant {
namespace {

// Members that a table names.
constexpr size_t kNamedMembers = 8;

struct GroupArguments {
  AnalysisArguments analysis;
  bool actors = false;
};

struct ComponentsArguments {
  GroupArguments group;
  bool strong = false;
};

struct CommunitiesArguments {
  GroupArguments group;
  CommunityOptions options;
};

// Members of each part, those with most events first.
Result<std::vector<std::vector<uint32_t>>> RankedMembers(
    const Snapshot& graph, const Partition& partition) {
  ACTANT_ASSIGN_OR_RETURN(const std::vector<ActorDegree> degrees,
                          Degrees(graph));
  std::vector<std::vector<uint32_t>> members = MembersOf(partition);
  for (std::vector<uint32_t>& part : members) {
    std::stable_sort(part.begin(), part.end(), [&](uint32_t a, uint32_t b) {
      return degrees[a].events > degrees[b].events;
    });
  }
  return members;
}

AnswerRow GroupRow(const Snapshot& graph, const std::string& word,
                   size_t number, const std::vector<uint32_t>& members,
                   uint64_t events) {
  AnswerRow row;
  row.fields[word] = number;
  row.fields["actors"] = members.size();
  row.fields["events"] = events;
  row.fields["members"] = Json::array();
  std::string named;
  for (size_t i = 0; i < members.size(); ++i) {
    const std::string& code = graph[members[i]].code;
    row.fields["members"].push_back(code);
    if (i < kNamedMembers) named += (i > 0 ? " " : "") + code;
  }
  if (members.size() > kNamedMembers) {
    named += " and " + std::to_string(members.size() - kNamedMembers) + " more";
  }
  row.cells = {std::to_string(number), std::to_string(members.size()),
               std::to_string(events), std::move(named)};
  return row;
}

Status AddGroupRows(const Partition& partition, const std::string& word,
                    const AnalysisArguments& arguments, Analysis* analysis) {
  Answer& answer = analysis->answer;
  answer.headings = {word, "actors", "events", "members"};
  answer.csv_fields = answer.headings;
  Result<std::vector<std::vector<uint32_t>>> members =
      RankedMembers(analysis->graph, partition);
  if (!members.has_value()) return members.error();
  const Result<std::vector<uint64_t>> events =
      EventsWithin(analysis->graph, partition);
  if (!events.has_value()) return events.error();
  const size_t shown = LimitRows(members->size(), arguments, analysis);
  for (size_t part = 0; part < shown; ++part) {
    answer.rows.push_back(GroupRow(analysis->graph, word, part + 1,
                                   (*members)[part], (*events)[part]));
  }
  return Status::Ok();
}

void AddActorRows(const Partition& partition, const std::string& word,
                  const AnalysisArguments& arguments, Analysis* analysis) {
  Answer& answer = analysis->answer;
  answer.headings = {"actor", "name", word};
  answer.csv_fields = answer.headings;
  const size_t shown = LimitRows(partition.part.size(), arguments, analysis);
  for (uint32_t vertex = 0; vertex < shown; ++vertex) {
    AnswerRow row = ActorRow(*analysis, vertex);
    row.fields[word] = partition.part[vertex] + 1;
    row.cells.push_back(std::to_string(partition.part[vertex] + 1));
    answer.rows.push_back(std::move(row));
  }
}

Result<ExitCode> AnswerGroups(const Partition& partition,
                              const std::string& word,
                              const GroupArguments& arguments,
                              Analysis analysis, const Console& console) {
  if (arguments.actors) {
    AddActorRows(partition, word, arguments.analysis, &analysis);
  } else {
    ACTANT_RETURN_ERROR_IF(
        AddGroupRows(partition, word, arguments.analysis, &analysis));
  }
  return Finish(analysis.answer, arguments.analysis.query.format, console);
}

Result<ExitCode> RunComponents(const ComponentsArguments& arguments,
                               const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(
      Analysis analysis,
      BeginAnalysis("components", arguments.group.analysis, {}, console));
  ACTANT_ASSIGN_OR_RETURN(
      const Partition partition,
      ConnectedComponents(analysis.graph, arguments.strong
                                              ? Connection::kStrong
                                              : Connection::kWeak));
  analysis.answer.arguments["connection"] =
      arguments.strong ? "strong" : "weak";
  analysis.answer.summary["components"] = partition.sizes.size();
  return AnswerGroups(partition, "component", arguments.group,
                      std::move(analysis), console);
}

Result<ExitCode> RunCommunities(const CommunitiesArguments& arguments,
                                const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(
      Analysis analysis,
      BeginAnalysis("communities", arguments.group.analysis, {}, console));
  ACTANT_ASSIGN_OR_RETURN(const Communities found,
                          FindCommunities(analysis.graph, arguments.options));
  analysis.answer.arguments["resolution"] =
      Number(arguments.options.resolution);
  analysis.answer.summary["communities"] = found.partition.sizes.size();
  analysis.answer.summary["modularity"] = Number(found.modularity);
  return AnswerGroups(found.partition, "community", arguments.group,
                      std::move(analysis), console);
}

void AddGroupOptions(CLI::App* command, GroupArguments* arguments) {
  command->add_flag("--actors", arguments->actors,
                    "A row for each actor instead of each group");
  AddAnalysisOptions(command, "Rows", &arguments->analysis);
}

}  // namespace

void AddGroupMeasures(CommandSet* set, CLI::App* analyze) {
  const auto components = std::make_shared<ComponentsArguments>();
  CLI::App* command = AddCommand(
      set,
      {"components", "Which actors events connect at all",
       "  actant analyze components --type SANCTION\n"
       "  actant analyze components --strong --format json\n"},
      [components](const Console& console) {
        return RunComponents(*components, console);
      },
      analyze);
  command->add_flag("--strong", components->strong,
                    "Only where there is a way back, along the events");
  AddGroupOptions(command, &components->group);

  const auto communities = std::make_shared<CommunitiesArguments>();
  command = AddCommand(
      set,
      {"communities",
       "Which actors have more to do with each other than with the rest "
       "(Louvain: Blondel et al. 2008)",
       "  actant analyze communities --type CONSULT --from 2023\n"
       "  actant analyze communities --resolution 1.5\n"
       "  actant analyze communities --actors --limit 0 --format csv\n"},
      [communities](const Console& console) {
        return RunCommunities(*communities, console);
      },
      analyze);
  command
      ->add_option("--resolution", communities->options.resolution,
                   "More than 1: more and smaller communities; less: fewer")
      ->type_name("NUMBER")
      ->capture_default_str();
  AddGroupOptions(command, &communities->group);
}

}  // namespace actant
