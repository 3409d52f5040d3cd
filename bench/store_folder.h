// The folder in which a store of the graph workload lies.
#ifndef ACTANT_BENCH_STORE_FOLDER_H_
#define ACTANT_BENCH_STORE_FOLDER_H_

#include <cstdint>
#include <filesystem>
#include <string>

#include "proto/status.h"

namespace actant::workload {

// A store is whole once MarkLoaded() was called; a file beside the store's own
// folder says for which data. Used from one thread.
class StoreFolder {
 public:
  // The store lies in `parent`/`name`.store; `data` is the folder it is
  // loaded from.
  StoreFolder(const std::filesystem::path& parent, const std::string& name,
              const std::filesystem::path& data);
  // The store lies in `path` itself.
  StoreFolder(const std::filesystem::path& path,
              const std::filesystem::path& data);

  // Where the store itself lies.
  const std::filesystem::path& path() const { return path_; }

  // True if it was loaded whole from the same data.
  bool IsLoaded() const;

  // Removes what an earlier run left and makes an empty folder. Refuses with
  // FailedPrecondition to remove a folder that this class did not make.
  Status Clear();
  Status MarkLoaded();

  // Bytes of all files of the store.
  int64_t DiskBytes() const;

  // Asks the system to drop the files from its page cache.
  void EvictFromCache() const;

 private:
  std::filesystem::path path_;
  std::filesystem::path mark_;
  std::filesystem::path data_;
};

}  // namespace actant::workload

#endif  // ACTANT_BENCH_STORE_FOLDER_H_
