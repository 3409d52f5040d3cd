#include "apps/command_line.h"

#include <google/protobuf/stubs/common.h>
#include <poppler/cpp/poppler-version.h>
#include <unicode/uversion.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ostream>
#include <utility>

#include "apps/commands.h"
#include "apps/knowledge_file.h"
#include "apps/version.h"

namespace actant {
namespace {

// The release, the knowledge it would use, and what it is built on.
std::string VersionText() {
  std::string text = std::string("actant ") + kVersion + "\n";
  const Result<std::unique_ptr<Knowledge>> knowledge = OpenKnowledge("");
  text += "knowledge ";
  text += knowledge.has_value() ? std::string((*knowledge)->hash()) : "none";
  text += "\nICU " + std::string(U_ICU_VERSION) + ", protobuf " +
          google::protobuf::internal::VersionString(GOOGLE_PROTOBUF_VERSION) +
          ", Poppler " + poppler::version_string() + ", zlib " + zlibVersion() +
          ", zstd " + ZSTD_versionString();
  return text;
}

void Complain(const Status& status, std::ostream& err) {
  err << "actant: "
      << (status.message().empty() ? std::string(StatusCodeName(status.code()))
                                   : status.message())
      << '\n';
}

// A flag such as --version prints and ends the parse by exception; so does
// every fault of the command line.
ExitCode FinishParse(const CLI::App& app, const CLI::ParseError& error,
                     const Console& console) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app.exit(error, *console.out, *console.err);
    return ExitCode::kOk;
  }
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) {
    command = command->get_subcommands().front();
  }
  std::string name = command->get_name();
  for (const CLI::App* parent = command->get_parent(); parent != nullptr;
       parent = parent->get_parent()) {
    name.insert(0, parent->get_name() + " ");
  }
  *console.err << "actant: " << error.what() << "; see `" << name
               << " --help`\n";
  return ExitCode::kUsage;
}

ExitCode RunChosen(const CommandSet& set, const Console& console) {
  const Result<ExitCode> code = set.chosen(console);
  errno = 0;
  console.out->flush();
  if (!console.out->good()) {
    const int error = errno;
    *console.err << "actant: the output could not be written";
    if (error != 0) *console.err << ": " << std::strerror(error);
    *console.err << '\n';
    return ExitCode::kInputOutput;
  }
  if (code.has_value()) return *code;
  Complain(code.error(), *console.err);
  return ExitCodeOf(code.error());
}

}  // namespace

ExitCode RunCommandLine(std::vector<std::string> arguments,
                        const Console& console) {
  CLI::App app(
      "Actant reads news articles and tells who did what to whom, "
      "when, and where the text says so.",
      "actant");
  app.require_subcommand(1);
  app.set_version_flag("--version", VersionText,
                       "Print the release and what it is built on");
  app.footer(std::string("Examples:\n"
                         "  actant ingest news/\n"
                         "  actant timeline 中國 美國\n"
                         "  actant chain 美國 --type sanction --min-hops 2\n"
                         "  actant extract article.txt\n\n") +
             kExitCodeHelp +
             "\nEnvironment:\n"
             "  ACTANT_STORE  folder of the store (--store)\n"
             "  ACTANT_DATA   compiled knowledge (--data)\n");
  CommandSet set;
  set.app = &app;
  AddIngestCommand(&set);
  AddImportCommand(&set);
  AddExtractCommands(&set);
  AddEventCommands(&set);
  AddEventsCommand(&set);
  AddSeriesCommand(&set);
  AddPanelCommand(&set);
  AddGraphCommands(&set);
  AddAnalyzeCommands(&set);
  AddActorsCommand(&set);
  AddExportCommand(&set);
  AddStoreCommands(&set);
  AddServeCommand(&set);
  AddBackupCommands(&set);
  AddReextractCommand(&set);
  AddDataCommands(&set);

  // CLI11 takes its arguments last first.
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    return FinishParse(app, error, console);
  }
  return RunChosen(set, console);
}

}  // namespace actant
