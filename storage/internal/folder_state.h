// What a store's folder tells of the writer's progress, without opening it.
#ifndef ACTANT_STORAGE_INTERNAL_FOLDER_STATE_H_
#define ACTANT_STORAGE_INTERNAL_FOLDER_STATE_H_

#include <cstdint>
#include <map>
#include <string>

namespace actant::internal {

// The manifest names the files that hold the store, and the logs hold what was
// written since. A writer says in the manifest that it has flushed a log or
// compacted files before it deletes them. So whoever reads a store beside its
// writer and finds the same manifest before and after has met every file it
// needed. Reading twice is cheap: a folder is listed.
struct FolderState {
  // Name and size; a size of 0 where it cannot be seen.
  std::string manifest;
  uint64_t manifest_bytes = 0;
  // Sizes of the logs, by name. RocksDB deletes those that it has flushed some
  // time after the manifest says so.
  std::map<std::string, uint64_t> logs;

  static FolderState Of(const std::string& path);

  bool SameManifest(const FolderState& other) const {
    return manifest == other.manifest && manifest_bytes == other.manifest_bytes;
  }
  // Whether since `before` nothing has happened but that logs have grown and
  // new ones were begun.
  bool OnlyGrewSince(const FolderState& before) const;

  friend bool operator==(const FolderState&, const FolderState&) = default;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_FOLDER_STATE_H_
