// What the commands of `actant` have in common.
#ifndef ACTANT_APPS_COMMAND_H_
#define ACTANT_APPS_COMMAND_H_

#include <CLI/CLI.hpp>
#include <atomic>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "apps/answer.h"
#include "apps/exit_code.h"
#include "graph/query.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// Where a command reads and writes. Borrowed for the program's life.
struct Console {
  std::ostream* out = nullptr;
  std::ostream* err = nullptr;
  // Standard error is a terminal: a progress bar may be drawn.
  bool progress = false;
  // From now on SIGINT sets the flag instead of ending the program: for
  // commands that finish the current article and end in order.
  const std::atomic<bool>& (*CatchInterrupts)() = nullptr;
};

using CommandBody = std::function<Result<ExitCode>(const Console&)>;

// The command line under construction: each group of commands adds its own.
struct CommandSet {
  CLI::App* app = nullptr;
  // The body of the command that was named; set while parsing.
  CommandBody chosen;
};

struct CommandText {
  std::string name;
  std::string description;
  // Shown below the options of --help.
  std::string examples;
};

// Adds a command; `body` runs when it is chosen, after parsing. `parent`
// nullptr = the program itself.
CLI::App* AddCommand(CommandSet* set, const CommandText& text, CommandBody body,
                     CLI::App* parent = nullptr);

// --store DIR, or $ACTANT_STORE.
void AddStoreOption(CLI::App* command, std::string* store);
// --data FILE.
void AddDataOption(CLI::App* command, std::string* data);
// --scope international|all, for commands that read articles.
void AddScopeOption(CLI::App* command, std::string* scope);
// --format table|json|jsonl|csv.
void AddFormatOption(CLI::App* command, std::string* format);

// Opens an existing store; a message about a missing one says how to make it.
Result<std::unique_ptr<EventStore>> OpenStore(const std::string& path,
                                              OpenMode mode);

// The options of EventFilter as a command line gives them.
struct FilterArguments {
  std::vector<std::string> types;
  std::string from;
  std::string to;
  std::vector<std::string> statuses;
  // Empty: the default (state, or actor where an actor of no state is named).
  std::string level;
  float min_confidence = 0;
};

void AddFilterOptions(CLI::App* command, FilterArguments* arguments);

// InvalidArgument names the option and what it accepts. --from and --to take
// YYYY, YYYY-MM or YYYY-MM-DD and stand for its first and its last day.
// `dashes`: what messages put before the names of options.
Result<EventFilter> ToFilter(const FilterArguments& arguments,
                             std::string_view dashes = "--");

// The filter as JSON: types, status, from, to, min_confidence, level.
Json FilterJson(const EventFilter& filter);

}  // namespace actant

#endif  // ACTANT_APPS_COMMAND_H_
