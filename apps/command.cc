#include "apps/command.h"

#include <utility>

#include "apps/record_json.h"
#include "proto/event_time.h"

namespace actant {

CLI::App* AddCommand(CommandSet* set, const CommandText& text, CommandBody body,
                     CLI::App* parent) {
  CLI::App* command = (parent == nullptr ? set->app : parent)
                          ->add_subcommand(text.name, text.description);
  command->footer("Examples:\n" + text.examples);
  command->callback([set, body = std::move(body)] { set->chosen = body; });
  return command;
}

void AddStoreOption(CLI::App* command, std::string* store) {
  *store = "actant.store";
  command->add_option("--store", *store, "Folder of the store")
      ->envname("ACTANT_STORE")
      ->type_name("DIR")
      ->capture_default_str();
}

void AddDataOption(CLI::App* command, std::string* data) {
  command
      ->add_option("--data", *data,
                   "Compiled knowledge, or a data folder to compile on the "
                   "fly; default: the installed one")
      ->envname("ACTANT_DATA")
      ->type_name("FILE");
}

void AddScopeOption(CLI::App* command, std::string* scope) {
  command
      ->add_option("--scope", *scope,
                   "all: also events between parties of one state")
      ->check(CLI::IsMember({"international", "all"}))
      ->type_name("SCOPE")
      ->capture_default_str();
}

void AddFormatOption(CLI::App* command, std::string* format) {
  *format = "table";
  command->add_option("--format", *format, "How to print the answer")
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv"}))
      ->type_name("FORMAT")
      ->capture_default_str();
}

Result<std::unique_ptr<EventStore>> OpenStore(const std::string& path,
                                              OpenMode mode) {
  StoreOptions options;
  options.path = path;
  options.mode = mode;
  Result<std::unique_ptr<EventStore>> store = EventStore::Open(options);
  if (!store.has_value() && store.error().code() == StatusCode::kNotFound) {
    return Error(NotFound("no store at " + path +
                          "; make one with `actant ingest --store " + path +
                          " FILE...`, or name another with --store"));
  }
  return store;
}

void AddFilterOptions(CLI::App* command, FilterArguments* arguments) {
  const std::string group = "Filter";
  command
      ->add_option("--type", arguments->types,
                   "Event types or PLOVER classes, separated by commas")
      ->delimiter(',')
      ->type_name("TYPE,...")
      ->group(group);
  command
      ->add_option("--from", arguments->from,
                   "Events that may have happened on or after this day "
                   "(YYYY, YYYY-MM, YYYY-MM-DD)")
      ->type_name("DATE")
      ->group(group);
  command
      ->add_option("--to", arguments->to,
                   "Events that may have happened on or before this day")
      ->type_name("DATE")
      ->group(group);
  command
      ->add_option("--status", arguments->statuses,
                   "occurred, ongoing, planned, possible, negated, or all; "
                   "default occurred,ongoing")
      ->delimiter(',')
      ->type_name("STATUS,...")
      ->group(group);
  command
      ->add_option("--level", arguments->level,
                   "Nodes are states and bodies, or the actors themselves; "
                   "default state, or actor where a person, firm or group is "
                   "named")
      ->check(CLI::IsMember({"state", "actor"}))
      ->type_name("LEVEL")
      ->group(group);
  command
      ->add_option("--min-confidence", arguments->min_confidence,
                   "Events at least this likely to be read right, 0 to 1")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("SHARE")
      ->group(group);
}

Result<EventFilter> ToFilter(const FilterArguments& arguments,
                             std::string_view dashes) {
  const auto option = [dashes](const char* name) {
    return std::string(dashes) + name;
  };
  EventFilter filter;
  filter.types = arguments.types;
  filter.min_confidence = arguments.min_confidence;
  filter.level = arguments.level == "actor" ? Level::kActor : Level::kState;
  if (!arguments.from.empty()) {
    const Result<DaySpan> span = ParseSpan(arguments.from);
    if (!span.has_value()) return Error(span.error().Annotate(option("from")));
    filter.from = span->first;
  }
  if (!arguments.to.empty()) {
    const Result<DaySpan> span = ParseSpan(arguments.to);
    if (!span.has_value()) return Error(span.error().Annotate(option("to")));
    filter.to = span->last;
  }
  if (filter.from.has_value() && filter.to.has_value() &&
      *filter.from > *filter.to) {
    return Error(InvalidArgument(option("from ") + arguments.from +
                                 " is after " + option("to ") + arguments.to));
  }
  if (arguments.statuses.empty()) return filter;
  filter.statuses.clear();
  for (const std::string& name : arguments.statuses) {
    if (name == "all") {
      filter.statuses.insert(
          {v1::EVENT_STATUS_OCCURRED, v1::EVENT_STATUS_ONGOING,
           v1::EVENT_STATUS_PLANNED, v1::EVENT_STATUS_POSSIBLE,
           v1::EVENT_STATUS_NEGATED});
      continue;
    }
    const Result<v1::EventStatus> status = StatusFromWord(name);
    if (!status.has_value()) {
      return Error(status.error().Annotate(option("status")));
    }
    filter.statuses.insert(*status);
  }
  return filter;
}

Json FilterJson(const EventFilter& filter) {
  Json json;
  json["types"] = filter.types;
  json["status"] = Json::array();
  for (const v1::EventStatus status : filter.statuses) {
    json["status"].push_back(StatusWord(status));
  }
  json["from"] =
      filter.from.has_value() ? Json(FormatDay(*filter.from)) : Json(nullptr);
  json["to"] =
      filter.to.has_value() ? Json(FormatDay(*filter.to)) : Json(nullptr);
  json["min_confidence"] = Number(filter.min_confidence, 4);
  json["level"] = filter.level == Level::kActor ? "actor" : "state";
  return json;
}

}  // namespace actant
