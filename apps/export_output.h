// Where a command writes its table, and the citation manifest beside it.
#ifndef ACTANT_APPS_EXPORT_OUTPUT_H_
#define ACTANT_APPS_EXPORT_OUTPUT_H_

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "apps/command.h"
#include "apps/provenance.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

struct OutputArguments {
  // A file, or "-" for standard output.
  std::string path = "-";
  // Empty: beside the file, if it is one.
  std::string manifest;
  bool no_manifest = false;
};

// --out (also --output).
void AddOutOption(CLI::App* command, OutputArguments* arguments,
                  const std::string& description);
// --manifest, --no-manifest.
void AddManifestOptions(CLI::App* command, OutputArguments* arguments);

// One export: its files, hashed while they are written, then its manifest.
class ExportOutput {
 public:
  // InvalidArgument: the options contradict each other, or SOURCE_DATE_EPOCH
  // is wrong; nothing is written then. `arguments` is copied.
  static Result<ExportOutput> Open(const OutputArguments& arguments,
                                   const Console& console);

  using Write = std::function<Status(std::ostream&)>;
  // Writes the file of `arguments.path`, whole or not at all, or standard
  // output.
  Status WriteMain(const Write& write);
  // Another file of the same export.
  Status WriteFile(const std::string& path, const Write& write);

  // Writes the manifest, where one is wanted. Call it after all files.
  Status Finish(const EventStore& store, const Provenance& provenance);

 private:
  ExportOutput(OutputArguments arguments, const Console& console,
               std::string created)
      : arguments_(std::move(arguments)),
        console_(console),
        created_(std::move(created)) {}

  Status WriteHashed(const std::string& name, std::ostream& out,
                     const Write& write);
  bool wants_manifest() const {
    return !arguments_.no_manifest &&
           (!arguments_.manifest.empty() || arguments_.path != "-");
  }

  OutputArguments arguments_;
  Console console_;
  std::string created_;
  std::vector<WrittenFile> files_;
};

}  // namespace actant

#endif  // ACTANT_APPS_EXPORT_OUTPUT_H_
