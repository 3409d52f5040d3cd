#include "storage/internal/folder_state.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace actant::internal {

namespace fs = std::filesystem;

FolderState FolderState::Of(const std::string& path) {
  FolderState state;
  std::ifstream(path + "/CURRENT") >> state.manifest;
  std::error_code error;
  const auto bytes = fs::file_size(fs::path(path) / state.manifest, error);
  if (!error) state.manifest_bytes = bytes;
  // After the manifest: a log that is missing here was flushed before the
  // manifest said so, or will be seen to be.
  fs::directory_iterator entry(path, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (entry->path().extension() != ".log") continue;
    std::error_code gone;
    const auto size = entry->file_size(gone);
    if (!gone) state.logs.emplace(entry->path().filename().string(), size);
  }
  return state;
}

bool FolderState::OnlyGrewSince(const FolderState& before) const {
  return SameManifest(before) &&
         std::all_of(before.logs.begin(), before.logs.end(),
                     [this](const auto& log) {
                       const auto now = logs.find(log.first);
                       return now != logs.end() && now->second >= log.second;
                     });
}

}  // namespace actant::internal
