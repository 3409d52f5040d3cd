// A list that tells what files themselves do not: dates, publishers, URLs.
#ifndef ACTANT_APPS_MANIFEST_H_
#define ACTANT_APPS_MANIFEST_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proto/event_time.h"
#include "proto/status.h"

namespace actant {

// What a manifest says of one file; empty = it does not say.
struct ManifestEntry {
  std::string file;  // as written
  std::string id;
  std::string title;
  std::string publisher;
  std::string url;
  std::optional<Day> published;
};

// A manifest: either a table (a first line with the tab-separated column names
// file, published, publisher, url, id, title in any order, of which only
// `file` is required; `#` starts a comment line) or JSON Lines with the same
// keys. File names are relative to the manifest's folder. A value type.
class Manifest {
 public:
  // The name under which a manifest inside an ingested folder is found.
  static constexpr std::string_view kFileName = "manifest.tsv";

  // Errors of InputFile; InvalidArgument as file:line for a missing or
  // unknown column, a bad date, a file listed twice, text not UTF-8.
  static Result<Manifest> Read(const std::string& path);

  // What it says of the file at `path` (any spelling), or nullptr. Valid
  // until the manifest is destroyed.
  const ManifestEntry* Find(const std::string& path) const;

  // Absolute paths of all files listed, sorted.
  std::vector<std::string> Files() const;

 private:
  Status Add(const std::string& folder, ManifestEntry entry);

  std::map<std::string, ManifestEntry> entries_;  // by absolute path
};

}  // namespace actant

#endif  // ACTANT_APPS_MANIFEST_H_
