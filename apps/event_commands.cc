#include <memory>
#include <ostream>
#include <utility>

#include "apps/commands.h"
#include "apps/event_answer.h"
#include "apps/query_arguments.h"
#include "apps/record_json.h"
#include "proto/party_codes.h"

namespace actant {
namespace {

struct EventArguments {
  QueryArguments query;
  std::vector<std::string> names;
  size_t limit = 0;
};

// Turns rows into the answer; one row more than `limit` means that there are
// more.
Status FillRows(std::vector<EventRow> rows, size_t limit, QuerySession* session,
                Answer* answer) {
  if (limit > 0 && rows.size() > limit) {
    rows.resize(limit);
    answer->truncated = true;
  }
  for (const EventRow& row : rows) {
    Result<Json> fields = session->Describe(row, QuerySession::Evidence::kAll);
    if (!fields.has_value()) return fields.error();
    answer->rows.push_back(EventAnswerRow(row.event, std::move(*fields)));
  }
  return Status::Ok();
}

size_t OneMore(size_t limit) { return limit == 0 ? 0 : limit + 1; }

Result<ExitCode> Timeline(const EventArguments& arguments,
                          const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const PreparedQuery prepared,
                          Prepare(arguments.query, arguments.names, console));
  Answer answer = NewAnswer("timeline", prepared.filter);
  const std::string& a = prepared.actors[0].code;
  const std::string& b = prepared.actors[1].code;
  answer.arguments["a"] = a;
  answer.arguments["b"] = b;
  answer.when_empty = "no events between " + a + " and " + b;
  SetEventColumns(&answer);
  if (prepared.answerable) {
    ACTANT_ASSIGN_OR_RETURN(
        std::vector<EventRow> rows,
        prepared.session->query().Timeline(a, b, prepared.filter,
                                           OneMore(arguments.limit)));
    ACTANT_RETURN_ERROR_IF(FillRows(std::move(rows), arguments.limit,
                                    prepared.session.get(), &answer));
  }
  return Finish(answer, arguments.query.format, console);
}

// The event for people: every field on a line, then the evidence.
void PrintEvent(const Json& event, std::ostream& out) {
  for (const auto& [key, value] : event.items()) {
    if (value.is_null() || value == "" || key == "parties" ||
        key == "history" || key == "evidence") {
      continue;
    }
    out << key << ": "
        << (value.is_array()    ? JoinedCodes(value)
            : value.is_string() ? value.get<std::string>()
                                : Dump(value))
        << '\n';
  }
  out << "parties:\n";
  for (const Json& party : event["parties"]) {
    out << "  " << party["side"].get<std::string>() << ": "
        << party["actor"].get<std::string>();
    const std::string code = GuideCode("", party["state"].get<std::string>(),
                                       party["role"].get<std::string>());
    if (!code.empty()) out << " (for " << code << ")";
    out << '\n';
  }
  out << "history:\n";
  for (const Json& change : event["history"]) {
    out << "  " << change["status"].get<std::string>();
    if (!change["held_from"].is_null()) {
      out << " from " << change["held_from"].get<std::string>();
    }
    if (!change["learnt"].is_null()) {
      out << ", learnt " << change["learnt"].get<std::string>();
    }
    out << " (" << Dump(change["mentions"]) << " mentions)\n";
  }
  out << "evidence:\n";
  for (const Json& evidence : event["evidence"]) {
    out << "  " << QuotedEvidence(evidence) << "\n      "
        << evidence["status"].get<std::string>() << ", rule "
        << evidence["rule"].get<std::string>() << ", confidence "
        << Dump(evidence["confidence"]);
    const std::string title = evidence["title"].get<std::string>();
    if (!title.empty()) out << ", " << title;
    const std::string url = evidence["url"].get<std::string>();
    if (!url.empty()) out << ", " << url;
    out << '\n';
  }
}

Result<ExitCode> Show(const EventArguments& arguments, const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<QuerySession> session,
                          QuerySession::Open(arguments.query.places));
  Answer answer;
  answer.query = "show";
  answer.arguments["events"] = arguments.names;
  SetEventColumns(&answer);
  bool first = true;
  for (const std::string& name : arguments.names) {
    ACTANT_ASSIGN_OR_RETURN(const EventRow row, session->query().Event(name));
    ACTANT_ASSIGN_OR_RETURN(
        Json fields, session->Describe(row, QuerySession::Evidence::kAll));
    if (arguments.query.format == "table") {
      if (!first) *console.out << '\n';
      PrintEvent(fields, *console.out);
      first = false;
    }
    answer.rows.push_back(EventAnswerRow(row.event, std::move(fields)));
  }
  if (arguments.query.format == "table") return ExitCode::kOk;
  return Finish(answer, arguments.query.format, console);
}

void AddTimeline(CommandSet* set) {
  // Shared: the callback owns what the parser writes to (as in all groups).
  const auto arguments = std::make_shared<EventArguments>();
  CLI::App* command = AddCommand(
      set,
      {"timeline", "What happened between two actors, with the words quoted",
       "  actant timeline 中國 美國\n"
       "  actant timeline CHN USA --from 2024 --type SANCTION\n"
       "  actant timeline 華府 莫斯科 --status all --format json\n"},
      [arguments](const Console& console) {
        return Timeline(*arguments, console);
      });
  command
      ->add_option("ACTOR", arguments->names,
                   "Two actors: codes or names in any language")
      ->required()
      ->expected(2)
      ->type_name("");
  command->add_option("--limit", arguments->limit, "Events at most; 0 = all")
      ->type_name("N");
  AddQueryOptions(command, &arguments->query);
}

void AddShow(CommandSet* set) {
  const auto arguments = std::make_shared<EventArguments>();
  CLI::App* command =
      AddCommand(set,
                 {"show", "All about an event, its evidence quoted",
                  "  actant show 5f2c9a01b7de\n"
                  "  actant show 5f2c9a01b7de --format json\n"},
                 [arguments](const Console& console) {
                   return Show(*arguments, console);
                 });
  command
      ->add_option("EVENT", arguments->names,
                   "Ids of events, or their beginnings (4 digits or more)")
      ->required()
      ->type_name("");
  AddStoreOption(command, &arguments->query.places.store);
  AddFormatOption(command, &arguments->query.format);
}

}  // namespace

void AddEventCommands(CommandSet* set) {
  AddTimeline(set);
  AddShow(set);
}

}  // namespace actant
