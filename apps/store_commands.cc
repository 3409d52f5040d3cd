#include <map>
#include <memory>
#include <ostream>
#include <utility>

#include "apps/commands.h"
#include "apps/event_counts.h"
#include "apps/query_arguments.h"
#include "apps/record_json.h"
#include "graph/article_writer.h"

namespace actant {
namespace {

struct RemoveArguments {
  std::string store;
  std::vector<std::string> articles;
};

struct StatsArguments {
  std::string store;
  std::string format;
};

struct VerifyArguments {
  std::string store;
  bool rebuild = false;
};

Result<ExitCode> Remove(const RemoveArguments& arguments,
                        const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<EventStore> store,
                          OpenStore(arguments.store, OpenMode::kReadWrite));
  ArticleWriter writer(store.get());
  ExitCode code = ExitCode::kOk;
  for (const std::string& article : arguments.articles) {
    const Status removed = writer.Remove(article);
    if (removed.ok()) {
      *console.out << "removed " << article << '\n';
    } else if (removed.code() == StatusCode::kNotFound) {
      *console.err << "actant: no article \"" << article
                   << "\" in this store\n";
      code = ExitCode::kNotFound;
    } else {
      return Error(removed);
    }
  }
  return code;
}

void AddStat(const std::string& what, Json value, Answer* answer) {
  AnswerRow row;
  row.cells = {what,
               value.is_string() ? value.get<std::string>() : Dump(value)};
  row.fields["name"] = what;
  row.fields["value"] = std::move(value);
  answer->rows.push_back(std::move(row));
}

Result<ExitCode> Stats(const StatsArguments& arguments,
                       const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<EventStore> store,
                          OpenStore(arguments.store, OpenMode::kReadOnly));
  ACTANT_ASSIGN_OR_RETURN(const StoreCounts counts, store->Counts());
  ACTANT_ASSIGN_OR_RETURN(const EventCounts events, CountEvents(*store));
  ACTANT_ASSIGN_OR_RETURN(const std::string rule_set, store->RuleSet());
  Answer answer;
  answer.query = "stats";
  answer.headings = {"name", "value"};
  answer.csv_fields = {"name", "value"};
  AddStat("articles", counts.articles, &answer);
  AddStat("mentions", counts.mentions, &answer);
  AddStat("events", counts.events, &answer);
  AddStat("edges", counts.edges, &answer);
  AddStat("actors", counts.actors, &answer);
  AddStat("types", counts.types, &answer);
  AddStat("texts", store->keeps_text() ? "kept" : "not kept", &answer);
  AddStat("rule_set", rule_set, &answer);
  if (events.first.has_value() && events.last.has_value()) {
    AddStat("first_day", FormatDay(*events.first), &answer);
    AddStat("last_day", FormatDay(*events.last), &answer);
  }
  // By name.
  std::map<std::string, uint64_t> named;
  for (const auto& [status, count] : events.statuses) {
    named["status." + StatusWord(status)] = count;
  }
  for (const auto& [number, count] : events.types) {
    ACTANT_ASSIGN_OR_RETURN(const v1::EventType type, store->GetType(number));
    named["type." + type.name()] = count;
  }
  for (const auto& [name, count] : named) AddStat(name, count, &answer);
  return Finish(answer, arguments.format, console);
}

Result<ExitCode> Verify(const VerifyArguments& arguments,
                        const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(
      const std::unique_ptr<EventStore> store,
      OpenStore(arguments.store, arguments.rebuild ? OpenMode::kReadWrite
                                                   : OpenMode::kReadOnly));
  if (arguments.rebuild) {
    ACTANT_RETURN_ERROR_IF(store->RebuildIndexes());
    ACTANT_RETURN_ERROR_IF(store->Sync());
    *console.out << "indexes rebuilt\n";
  }
  ACTANT_ASSIGN_OR_RETURN(const VerifyReport report, store->Verify());
  *console.out << "articles " << report.counts.articles << ", mentions "
               << report.counts.mentions << ", events " << report.counts.events
               << ", edges " << report.counts.edges << ", actors "
               << report.counts.actors << ", types " << report.counts.types
               << '\n';
  for (const std::string& problem : report.problems) {
    *console.out << problem << '\n';
  }
  if (report.problem_count == 0) {
    *console.out << "the store is whole\n";
    return ExitCode::kOk;
  }
  return Error(DataLoss(
      arguments.store + ": " + std::to_string(report.problem_count) +
      " problems; `actant verify --rebuild` makes the indexes anew from the "
      "events; all else comes from a backup (`actant restore`), or from "
      "`actant ingest` into a new store"));
}

void AddRemove(CommandSet* set) {
  // Shared: the callback owns what the parser writes to (as in all below).
  const auto arguments = std::make_shared<RemoveArguments>();
  CLI::App* command =
      AddCommand(set,
                 {"remove", "Take articles out, with what only they tell",
                  "  actant remove news01 news02\n"
                  "  actant remove https://example.org/a --store news.store\n"},
                 [arguments](const Console& console) {
                   return Remove(*arguments, console);
                 });
  command->add_option("ARTICLE", arguments->articles, "Ids of articles")
      ->required()
      ->type_name("");
  AddStoreOption(command, &arguments->store);
}

void AddStats(CommandSet* set) {
  const auto arguments = std::make_shared<StatsArguments>();
  CLI::App* command =
      AddCommand(set,
                 {"stats", "What the store holds, by status and type",
                  "  actant stats\n"
                  "  actant stats --store news.store --format json\n"},
                 [arguments](const Console& console) {
                   return Stats(*arguments, console);
                 });
  AddStoreOption(command, &arguments->store);
  AddFormatOption(command, &arguments->format);
}

void AddVerify(CommandSet* set) {
  const auto arguments = std::make_shared<VerifyArguments>();
  CLI::App* command =
      AddCommand(set,
                 {"verify", "Read everything and say whether it is whole",
                  "  actant verify\n"
                  "  actant verify --rebuild --store news.store\n"},
                 [arguments](const Console& console) {
                   return Verify(*arguments, console);
                 });
  command->add_flag("--rebuild", arguments->rebuild,
                    "First make all indexes anew from the events");
  AddStoreOption(command, &arguments->store);
}

}  // namespace

void AddStoreCommands(CommandSet* set) {
  AddRemove(set);
  AddStats(set);
  AddVerify(set);
}

}  // namespace actant
