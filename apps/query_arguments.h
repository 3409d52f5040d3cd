// Options that the graph queries share, and what they make of them.
#ifndef ACTANT_APPS_QUERY_ARGUMENTS_H_
#define ACTANT_APPS_QUERY_ARGUMENTS_H_

#include <string>
#include <vector>

#include "apps/answer.h"
#include "apps/command.h"
#include "apps/query_session.h"
#include "graph/query.h"
#include "proto/status.h"

namespace actant {

struct QueryArguments {
  SessionPlaces places;
  std::string format;
  FilterArguments filter;
};

// --store, --data, --format and the filter.
void AddQueryOptions(CLI::App* command, QueryArguments* arguments);

// A query under way: the session, the filter in force and the named actors.
struct PreparedQuery {
  std::unique_ptr<QuerySession> session;
  EventFilter filter;
  // In the order of the names given.
  std::vector<NamedActor> actors;
  // False where the store lacks one of the actors: the answer is empty.
  bool answerable = true;
};

// Opens the store and resolves `names`. Where no level was asked for and one
// of the actors is no state or body, the level becomes that of actors, which a
// note on standard error says; so does one for an actor the store lacks.
Result<PreparedQuery> Prepare(const QueryArguments& arguments,
                              const std::vector<std::string>& names,
                              const Console& console);

// The actor for which the query reads at the level of actors although no level
// was asked for: the first that is no state or body. nullptr where none is, or
// a level was asked for. Borrowed from `actors`.
const NamedActor* ActorBelowStates(const FilterArguments& filter,
                                   const std::vector<NamedActor>& actors);

// An answer with query name, filter and format's common parts filled in.
Answer NewAnswer(const std::string& query, const EventFilter& filter);

// Prints in the format asked for.
Result<ExitCode> Finish(const Answer& answer, const std::string& format,
                        const Console& console);

// "~2025-03-01" for a day of publication, "?" for none.
std::string TableDate(const v1::DateRange& date);

// The name of a node of an answer, for people; empty where it cannot be read.
std::string NameOfNode(const EventStore& store, const std::string& code);

// The codes of one side, separated by blanks.
std::string JoinedCodes(const Json& codes);

}  // namespace actant

#endif  // ACTANT_APPS_QUERY_ARGUMENTS_H_
