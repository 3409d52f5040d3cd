// A file system that fails on demand, to be put under a store.
#ifndef ACTANT_TESTS_STORAGE_FAULT_FILE_SYSTEM_H_
#define ACTANT_TESTS_STORAGE_FAULT_FILE_SYSTEM_H_

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace actant::testing {

// What happens at one of the operations that change files.
enum class Fault {
  kNone,
  kFailOnce,   // it is not done and fails
  kDoneFails,  // it is done, but reported as failed
  kTorn,       // an append writes some sectors of its data and fails
  kDead,       // it and all that follow fail
  kTornDead,   // an append writes some sectors, then the disk is dead
  kFull,       // from here on nothing more is written (ENOSPC)
  kPowerCut,   // all that follow fail, and what was not synced is lost
  kPowerTorn,  // likewise, but a part of what was not synced stays
};

std::string_view FaultName(Fault fault);

// Passes everything on to the operating system's file system, counts the
// operations that change files (create, append, sync, close, truncate, delete,
// rename, link, make and remove folders, sync of a folder), and lets one of
// them fail.
//
// Nothing is really synced: what a power cut would leave is worked out. Of a
// file those bytes outlast it that were there at its last sync. Entries of a
// folder (files made, renamed, linked, deleted) outlast it from the next sync
// of the folder on; until then all are undone, or, with kPowerTorn, all after
// some moment, as a journal keeps their order.
//
// Thread-safe. Keeps deleted files under `graveyard`, a folder on the same
// disk that nothing else uses.
class FaultFileSystem : public rocksdb::FileSystemWrapper {
 public:
  explicit FaultFileSystem(std::string graveyard);
  ~FaultFileSystem() override;

  const char* Name() const override { return "FaultFileSystem"; }

  // Lets `fault` happen at the operation that comes `after` others from now
  // on. `seed` chooses what is torn.
  void Arm(Fault fault, uint64_t after, uint32_t seed);
  // Whether it has happened.
  bool struck() const;
  // The operation it happened at: "append 000012.log".
  std::string struck_at() const;
  // Operations so far.
  uint64_t operations() const;

  // After the store is closed: takes the fault away, and what a power cut
  // would take.
  void Restart();

  rocksdb::IOStatus NewWritableFile(
      const std::string& name, const rocksdb::FileOptions& options,
      std::unique_ptr<rocksdb::FSWritableFile>* result,
      rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus ReopenWritableFile(
      const std::string& name, const rocksdb::FileOptions& options,
      std::unique_ptr<rocksdb::FSWritableFile>* result,
      rocksdb::IODebugContext* debug) override;
  // Not modelled, and not used by a store: NotSupported.
  rocksdb::IOStatus ReuseWritableFile(
      const std::string& name, const std::string& old_name,
      const rocksdb::FileOptions& options,
      std::unique_ptr<rocksdb::FSWritableFile>* result,
      rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewRandomRWFile(
      const std::string& name, const rocksdb::FileOptions& options,
      std::unique_ptr<rocksdb::FSRandomRWFile>* result,
      rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewDirectory(const std::string& name,
                                 const rocksdb::IOOptions& options,
                                 std::unique_ptr<rocksdb::FSDirectory>* result,
                                 rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus DeleteFile(const std::string& name,
                               const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus Truncate(const std::string& name, size_t size,
                             const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus CreateDir(const std::string& name,
                              const rocksdb::IOOptions& options,
                              rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus CreateDirIfMissing(const std::string& name,
                                       const rocksdb::IOOptions& options,
                                       rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus DeleteDir(const std::string& name,
                              const rocksdb::IOOptions& options,
                              rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to,
                               const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus LinkFile(const std::string& from, const std::string& to,
                             const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override;

 private:
  friend class FaultyFile;
  friend class FaultyFolder;

  // The bytes of a file, whatever its names.
  struct Content {
    uint64_t size = 0;
    uint64_t synced = 0;
  };
  using ContentPtr = std::shared_ptr<Content>;

  // A change of a folder's entries that is not synced yet.
  struct EntryChange {
    enum class Kind { kMade, kRemoved, kRenamed, kMadeFolder, kRemovedFolder };
    Kind kind;
    std::string path;  // the new name where renamed
    std::string old_path;
    // Of what was removed or replaced.
    std::string grave;
    ContentPtr buried;
  };

  // What is to become of an operation.
  struct Verdict {
    bool done = true;
    // Of an append.
    size_t bytes = 0;
    rocksdb::IOStatus status;
  };

  Verdict Judge(std::string_view operation, const std::string& name,
                size_t bytes = 0);
  rocksdb::IOStatus Failure(bool no_space) const;

  rocksdb::IOStatus Append(const rocksdb::Slice& data, const std::string& name,
                           const ContentPtr& content,
                           rocksdb::FSWritableFile* file,
                           const rocksdb::IOOptions& options,
                           rocksdb::IODebugContext* debug);
  rocksdb::IOStatus SyncContent(const std::string& name,
                                const ContentPtr& content);
  rocksdb::IOStatus SyncEntries(const std::string& folder);

  ContentPtr ContentOf(const std::string& path);
  // A second name for the file, out of the store's sight.
  std::string Bury(const std::string& path);
  void RewritePrefix(const std::string& from, const std::string& to);
  void Undo(const EntryChange& change);
  void LosePower();

  const std::string graveyard_;
  mutable std::mutex mutex_;
  uint64_t operations_ = 0;
  Fault fault_ = Fault::kNone;
  uint64_t strike_ = 0;
  bool struck_ = false;
  std::string struck_at_;
  std::mt19937 random_;
  uint64_t graves_ = 0;
  // Of files written since the last restart; others are synced.
  std::map<std::string, ContentPtr> contents_;
  std::vector<EntryChange> changes_;
};

}  // namespace actant::testing

#endif  // ACTANT_TESTS_STORAGE_FAULT_FILE_SYSTEM_H_
