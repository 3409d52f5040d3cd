// Copies of a store in a folder of backups, and stores made from them.
//
// A folder of backups may hold many, of one store or of several. Table files,
// which never change, are copied once and shared by all backups that need them,
// so that a further backup costs what is new. RocksDB's BackupEngine keeps the
// folder; each file's checksum is written down with it.
#ifndef ACTANT_STORAGE_BACKUP_H_
#define ACTANT_STORAGE_BACKUP_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// One backup as its folder describes it.
struct BackupInfo {
  // Grows from 1; not given again while a later backup is there.
  uint32_t id = 0;
  // When it was made: seconds since 1970-01-01 UTC.
  int64_t seconds = 0;
  // Of all its files, shared ones included.
  uint64_t bytes = 0;
  uint32_t files = 0;
  // Absolute path of the store it was made of.
  std::string store;
  // Its list of files cannot be read, or a file is missing or has another
  // size; the other fields but `id` are unset.
  bool damaged = false;
};

struct BackupOptions {
  // Made where it is missing.
  std::string folder;
  // Backups of this store (by its path) that stay, this one included; the
  // oldest go first, after the new one is whole. 0 = all.
  uint32_t keep = 0;
  // Called from the copying thread with the bytes copied so far, every few MiB.
  std::function<void(uint64_t bytes)> progress;
  // As in StoreOptions.
  const internal::HostFiles* files = nullptr;
};

// Backs up an open store as it is now; may run beside its writing thread and
// its readers, and then holds all that was acknowledged before the call. When
// it returns Ok the backup is on disk; after a failure or a crash the earlier
// backups are whole, and what was half copied is taken away by the next one.
// FailedPrecondition: the store is open for reading only, or another process
// writes to the folder. InvalidArgument: the folder holds something else.
// ResourceExhausted, Unavailable: it could not be written.
Result<BackupInfo> BackUp(const EventStore& store,
                          const BackupOptions& options);

// All backups of a folder by id, damaged ones included. NotFound: no folder of
// backups there.
Result<std::vector<BackupInfo>> ListBackups(
    const std::string& folder, const internal::HostFiles* files = nullptr);

// Reads every file of the backup and checks its checksum. `id` 0 = the newest.
// DataLoss: it does not hold. NotFound: no such backup.
Status VerifyBackup(const std::string& folder, uint32_t id,
                    const internal::HostFiles* files = nullptr);

struct RestoreOptions {
  std::string folder;
  // 0 = the newest that is not damaged.
  uint32_t id = 0;
  // Where the store is to be; missing or an empty folder.
  std::string path;
  const internal::HostFiles* files = nullptr;
};

// Makes a store of a backup: copies it to `path`.actant-restore, checking its
// checksums, opens it, and renames it to `path` as the last step. So there is
// no store or the whole one; a copy that a crash cut off is taken away by the
// next call. Returns the backup that was restored. AlreadyExists: there is
// something at `path`. NotFound: no such folder or backup. InvalidArgument:
// `id` is 0 and the folder holds backups of several stores. DataLoss: the
// backup is damaged. FailedPrecondition: another process is restoring to
// `path`.
Result<BackupInfo> Restore(const RestoreOptions& options);

}  // namespace actant

#endif  // ACTANT_STORAGE_BACKUP_H_
