#include <memory>
#include <ostream>
#include <utility>

#include "apps/commands.h"
#include "apps/query_arguments.h"
#include "apps/record_json.h"
#include "extract/extractor.h"

namespace actant {
namespace {

struct ActorsArguments {
  SessionPlaces places;
  std::string format;
  std::string name;
  std::string kind;
  size_t limit = 100;
};

AnswerRow ActorRow(const v1::Actor& actor, uint64_t events) {
  AnswerRow row;
  const std::string zh = NameOf(actor, "zh");
  const std::string en = NameOf(actor, "en");
  row.fields["actor"] = actor.code();
  row.fields["kind"] = KindWord(actor.kind());
  row.fields["state"] = actor.state();
  row.fields["role"] = actor.role();
  row.fields["name_zh"] = zh;
  row.fields["name_en"] = en;
  row.fields["events"] = events;
  row.fields["provisional"] = actor.provisional();
  row.fields["names"] = Json::array();
  for (const v1::ActorName& name : actor.names()) {
    Json json;
    json["text"] = name.text();
    json["language"] = name.language();
    json["preferred"] = name.preferred();
    row.fields["names"].push_back(std::move(json));
  }
  row.fields["affiliations"] = Json::array();
  for (const v1::Affiliation& affiliation : actor.affiliations()) {
    Json json;
    json["of"] = affiliation.of();
    json["office"] = affiliation.office();
    json["since"] = affiliation.has_since()
                        ? Json(FormatDay(affiliation.since()))
                        : Json(nullptr);
    json["until"] = affiliation.has_until()
                        ? Json(FormatDay(affiliation.until()))
                        : Json(nullptr);
    row.fields["affiliations"].push_back(std::move(json));
  }
  row.cells = {actor.code(), KindWord(actor.kind()), actor.state(), zh,
               en,           std::to_string(events)};
  return row;
}

Result<std::vector<AnswerRow>> AllActors(const GraphQuery& query) {
  ACTANT_ASSIGN_OR_RETURN(const std::vector<ActorMatch> actors,
                          query.ActorsByEvents());
  std::vector<AnswerRow> rows;
  for (const ActorMatch& match : actors) {
    rows.push_back(ActorRow(match.actor, match.events));
  }
  return rows;
}

Result<std::vector<AnswerRow>> FindActors(const GraphQuery& query,
                                          const std::string& name,
                                          size_t limit) {
  ACTANT_ASSIGN_OR_RETURN(const std::vector<ActorMatch> matches,
                          query.FindActors(name, FoldName(name), limit));
  std::vector<AnswerRow> rows;
  for (const ActorMatch& match : matches) {
    rows.push_back(ActorRow(match.actor, match.events));
    rows.back().fields["found_by"] = HowWord(match.how);
  }
  return rows;
}

Result<ExitCode> Actors(const ActorsArguments& arguments,
                        const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<QuerySession> session,
                          QuerySession::Open(arguments.places));
  Answer answer;
  answer.query = "actors";
  answer.arguments["name"] =
      arguments.name.empty() ? Json(nullptr) : Json(arguments.name);
  answer.arguments["kind"] =
      arguments.kind.empty() ? Json(nullptr) : Json(arguments.kind);
  answer.headings = {"actor", "kind", "state", "name", "english", "events"};
  answer.csv_fields = {"actor",   "kind",    "state",  "role",
                       "name_zh", "name_en", "events", "provisional"};
  answer.when_empty = arguments.name.empty()
                          ? "the store has no actors"
                          : "no actor named " + arguments.name;
  // A kind is filtered after the search, so the search must not be cut.
  const size_t most = arguments.limit == 0 || !arguments.kind.empty()
                          ? SIZE_MAX
                          : arguments.limit + 1;
  ACTANT_ASSIGN_OR_RETURN(
      answer.rows, arguments.name.empty()
                       ? AllActors(session->query())
                       : FindActors(session->query(), arguments.name, most));
  if (!arguments.kind.empty()) {
    std::erase_if(answer.rows, [&](const AnswerRow& row) {
      return row.fields["kind"] != arguments.kind;
    });
  }
  if (arguments.limit > 0 && answer.rows.size() > arguments.limit) {
    answer.rows.resize(arguments.limit);
    answer.truncated = true;
  }
  return Finish(answer, arguments.format, console);
}

}  // namespace

void AddActorsCommand(CommandSet* set) {
  // Shared: the callback owns what the parser writes to.
  const auto arguments = std::make_shared<ActorsArguments>();
  CLI::App* command = AddCommand(
      set,
      {"actors", "Actors of the store, by name or by how often they act",
       "  actant actors\n"
       "  actant actors 盧比歐\n"
       "  actant actors --kind firm --format csv\n"},
      [arguments](const Console& console) {
        return Actors(*arguments, console);
      });
  command
      ->add_option("NAME", arguments->name,
                   "A code, a name in any language, or its beginning")
      ->type_name("");
  command
      ->add_option("--kind", arguments->kind,
                   "Only this kind: state, person, firm, ...")
      ->type_name("KIND");
  command->add_option("--limit", arguments->limit, "Actors at most; 0 = all")
      ->type_name("N")
      ->capture_default_str();
  AddStoreOption(command, &arguments->places.store);
  AddFormatOption(command, &arguments->format);
}

}  // namespace actant
