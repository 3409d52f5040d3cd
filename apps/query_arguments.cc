#include "apps/query_arguments.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "apps/record_json.h"

namespace actant {

void AddQueryOptions(CLI::App* command, QueryArguments* arguments) {
  AddStoreOption(command, &arguments->places.store);
  AddDataOption(command, &arguments->places.data);
  AddFormatOption(command, &arguments->format);
  AddFilterOptions(command, &arguments->filter);
}

Result<PreparedQuery> Prepare(const QueryArguments& arguments,
                              const std::vector<std::string>& names,
                              const Console& console) {
  PreparedQuery prepared;
  ACTANT_ASSIGN_OR_RETURN(prepared.filter, ToFilter(arguments.filter));
  ACTANT_ASSIGN_OR_RETURN(prepared.session,
                          QuerySession::Open(arguments.places));
  for (const std::string& name : names) {
    ACTANT_ASSIGN_OR_RETURN(NamedActor actor, prepared.session->Resolve(name));
    if (!actor.in_store) {
      prepared.answerable = false;
      *console.err << "actant: no events with " << actor.code << " ("
                   << actor.name << ") in this store\n";
    }
    prepared.actors.push_back(std::move(actor));
  }
  if (const NamedActor* const other =
          ActorBelowStates(arguments.filter, prepared.actors)) {
    prepared.filter.level = Level::kActor;
    *console.err << "actant: " << other->code
                 << " is no state; reading at the level of actors\n";
  }
  return prepared;
}

const NamedActor* ActorBelowStates(const FilterArguments& filter,
                                   const std::vector<NamedActor>& actors) {
  if (!filter.level.empty()) return nullptr;
  const auto below =
      std::find_if(actors.begin(), actors.end(),
                   [](const NamedActor& actor) { return !actor.IsState(); });
  return below == actors.end() ? nullptr : &*below;
}

Answer NewAnswer(const std::string& query, const EventFilter& filter) {
  Answer answer;
  answer.query = query;
  answer.arguments = Json::object();
  answer.filter = FilterJson(filter);
  answer.filter_text = DescribeFilter(filter);
  answer.when_empty = "no events that pass the filter";
  return answer;
}

Result<ExitCode> Finish(const Answer& answer, const std::string& format,
                        const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const OutputFormat output, ParseOutputFormat(format));
  WriteAnswer(answer, output, *console.out, *console.err);
  return ExitCode::kOk;
}

std::string TableDate(const v1::DateRange& date) {
  const std::optional<std::string> text = DateText(date);
  if (text.has_value()) return *text;
  if (date.from_publication() && date.has_first_day()) {
    return "~" + FormatDay(date.first_day());
  }
  return "?";
}

std::string NameOfNode(const EventStore& store, const std::string& code) {
  const Result<ActorNumber> number = store.FindActor(code);
  if (!number.has_value()) return "";
  const Result<v1::Actor> actor = store.GetActor(*number);
  return actor.has_value() ? NameOf(*actor, "zh") : "";
}

std::string JoinedCodes(const Json& codes) {
  std::string joined;
  for (const Json& code : codes) {
    if (!joined.empty()) joined += " ";
    joined += code.get<std::string>();
  }
  return joined;
}

}  // namespace actant
