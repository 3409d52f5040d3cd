#include "apps/knowledge_file.h"

#include <filesystem>
#include <utility>

#include "apps/version.h"
#include "extract/compiler/compile.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

constexpr const char* kImageName = "actant.knowledge";

}  // namespace

std::vector<std::string> DataPlaces(std::string_view name) {
  std::vector<std::string> places;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    places.push_back(
        (program.parent_path().parent_path() / "share" / "actant" / name)
            .string());
  }
  places.push_back((fs::path(kInstallDataFolder) / name).string());
  return places;
}

Result<std::unique_ptr<Knowledge>> OpenKnowledge(const std::string& named) {
  std::error_code error;
  if (!named.empty()) {
    if (!fs::is_directory(named, error)) return Knowledge::Open(named);
    ACTANT_ASSIGN_OR_RETURN(CompiledData data, CompileData(named));
    return Knowledge::FromBytes(std::move(data.image));
  }
  std::string looked_at;
  for (const std::string& place : DataPlaces(kImageName)) {
    if (fs::exists(place, error)) return Knowledge::Open(place);
    looked_at += "\n  " + place;
  }
  return Error(NotFound(
      "no compiled knowledge found; name it with --data or ACTANT_DATA, or "
      "make it with `actant data compile data -o FILE`. Looked at:" +
      looked_at));
}

}  // namespace actant
