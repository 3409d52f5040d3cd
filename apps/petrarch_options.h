// The options of `actant extract` that name PETRARCH dictionaries.
#ifndef ACTANT_APPS_PETRARCH_OPTIONS_H_
#define ACTANT_APPS_PETRARCH_OPTIONS_H_

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "apps/answer.h"
#include "apps/commands.h"
#include "extract/petrarch/petrarch_reader.h"
#include "proto/status.h"

namespace actant {

struct PetrarchArguments {
  std::vector<std::string> actors;
  std::vector<std::string> agents;
  std::vector<std::string> verbs;
  std::vector<std::string> discards;
  // NAME=VALUE of PETR_config.ini.
  std::vector<std::string> settings;
  // Actant's own events are printed too.
  bool beside = false;

  bool used() const { return !verbs.empty(); }
};

void AddPetrarchOptions(CLI::App* command, PetrarchArguments* arguments);

// The reader over the files named. Lines that were skipped are told on `err`
// as file:line. NotFound and the like as InputFile; InvalidArgument for a
// setting that is none.
Result<std::unique_ptr<petrarch::PetrarchReader>> OpenPetrarch(
    const PetrarchArguments& arguments, const Knowledge* knowledge,
    std::ostream& err);

// A line of `actant extract`: as MentionJson, and "petrarch" with the source,
// target and code of the dictionaries.
Json PetrarchJson(const petrarch::CodedEvent& event);

}  // namespace actant

#endif  // ACTANT_APPS_PETRARCH_OPTIONS_H_
