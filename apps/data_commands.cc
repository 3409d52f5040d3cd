#include <memory>
#include <ostream>
#include <utility>

#include "apps/commands.h"
#include "apps/knowledge_file.h"
#include "apps/output_file.h"
#include "extract/compiler/compile.h"
#include "extract/rule_check.h"

namespace actant {
namespace {

struct CheckArguments {
  std::string data;
  bool no_warnings = false;
};

struct CompileArguments {
  std::string folder;
  std::string out;
};

Result<ExitCode> CheckRulesCommand(const CheckArguments& arguments,
                                   const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<Knowledge> knowledge,
                          OpenKnowledge(arguments.data));
  ACTANT_ASSIGN_OR_RETURN(const RuleCheckReport report, CheckRules(*knowledge));
  if (!arguments.no_warnings) {
    for (const std::string& warning : report.warnings) {
      *console.err << "warning: " << warning << '\n';
    }
  }
  for (const std::string& problem : report.problems) {
    *console.out << problem << '\n';
  }
  *console.out << report.rules << " rules, " << report.examples << " examples, "
               << report.problems.size() << " problems, "
               << report.warnings.size() << " warnings\n";
  return report.problems.empty() ? ExitCode::kOk : ExitCode::kFailure;
}

Result<ExitCode> Compile(const CompileArguments& arguments,
                         const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const CompiledData data,
                          CompileData(arguments.folder));
  for (const std::string& warning : data.warnings) {
    *console.err << "warning: " << warning << '\n';
  }
  ACTANT_RETURN_ERROR_IF(WriteFileWhole(arguments.out, [&](std::ostream& out) {
    out.write(data.image.data(),
              static_cast<std::streamsize>(data.image.size()));
    return Status::Ok();
  }));
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<Knowledge> knowledge,
                          Knowledge::Open(arguments.out));
  *console.out << arguments.out << ": " << knowledge->hash() << ", "
               << data.image.size() << " bytes\n";
  return ExitCode::kOk;
}

}  // namespace

void AddDataCommands(CommandSet* set) {
  CLI::App* rules = set->app->add_subcommand("rules", "The coding rules");
  rules->require_subcommand(1);
  // Shared: the callbacks own what the parser writes to.
  const auto check = std::make_shared<CheckArguments>();
  CLI::App* command = AddCommand(
      set,
      {"check", "Run every rule's examples and look for faults in the rules",
       "  actant rules check\n"
       "  actant rules check data/\n"},
      [check](const Console& console) {
        return CheckRulesCommand(*check, console);
      },
      rules);
  command
      ->add_option("DATA", check->data,
                   "Data folder or compiled knowledge; default: the "
                   "installed one")
      ->envname("ACTANT_DATA")
      ->type_name("");
  command->add_flag("--no-warnings", check->no_warnings, "Print problems only");

  CLI::App* data = set->app->add_subcommand("data", "The knowledge files");
  data->require_subcommand(1);
  const auto compile = std::make_shared<CompileArguments>();
  command = AddCommand(
      set,
      {"compile", "Compile a data folder to one image",
       "  actant data compile data/ -o my.knowledge\n"},
      [compile](const Console& console) { return Compile(*compile, console); },
      data);
  command->add_option("DIR", compile->folder, "Data folder")
      ->required()
      ->type_name("");
  command->add_option("-o,--out", compile->out, "Image to write")
      ->required()
      ->type_name("FILE");
}

}  // namespace actant
