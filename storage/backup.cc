#include "storage/backup.h"

#include <rocksdb/env.h>
#include <rocksdb/utilities/backup_engine.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <utility>

#include "storage/internal/host_files.h"
#include "storage/internal/rocksdb_status.h"
#include "storage/internal/store_impl.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

using internal::EnvOf;
using internal::FromRocksDb;
using internal::HostFiles;

// Says that a folder is one of backups. BackupEngine deletes what it does not
// know in folders named `shared` and `private`, so it is let into no other.
constexpr const char* kMarker = "ACTANT_BACKUPS";
constexpr const char* kMarkerText =
    "Backups made by `actant backup`. Read them with `actant backup --list` "
    "and `actant restore`; change nothing here by hand.\n";
constexpr const char* kLockName = "LOCK";
constexpr const char* kScratchSuffix = ".actant-restore";

// How often progress is told.
constexpr uint64_t kProgressBytes = uint64_t{4} << 20;

// The lock of a file while this lives; made where it is missing.
class HeldLock {
 public:
  HeldLock(rocksdb::Env* env, std::string path)
      : env_(env), path_(std::move(path)) {}
  ~HeldLock() {
    if (lock_ != nullptr) env_->UnlockFile(lock_).PermitUncheckedError();
  }
  HeldLock(const HeldLock&) = delete;
  HeldLock& operator=(const HeldLock&) = delete;

  // FailedPrecondition with `held`: another has it.
  Status Take(const std::string& held) {
    const rocksdb::Status status = env_->LockFile(path_, &lock_);
    if (internal::IsLockHeld(status)) return FailedPrecondition(held);
    return FromRocksDb(status, "locking " + path_);
  }

 private:
  rocksdb::Env* const env_;
  const std::string path_;
  rocksdb::FileLock* lock_ = nullptr;
};

rocksdb::BackupEngineOptions EngineOptions(const std::string& folder,
                                           rocksdb::Env* env) {
  rocksdb::BackupEngineOptions options(folder, env);
  options.callback_trigger_interval_size = kProgressBytes;
  return options;
}

Status NoBackupsAt(const std::string& folder) {
  return NotFound("no backups at " + folder +
                  "; make one with `actant backup --to " + folder + "`");
}

// Whether it is a folder of backups; InvalidArgument where it is anything else
// but an empty or missing one.
Result<bool> HoldsBackups(const std::string& folder) {
  std::error_code error;
  const fs::file_type type = fs::status(folder, error).type();
  if (type == fs::file_type::not_found) return false;
  if (type != fs::file_type::directory) {
    return Error(InvalidArgument(folder + " is not a folder"));
  }
  if (fs::exists(fs::path(folder) / kMarker, error)) return true;
  const fs::directory_iterator first(folder, error);
  if (error) {
    return Error(internal::FromSystem(error, "cannot read " + folder));
  }
  if (first == fs::directory_iterator()) return false;
  return Error(InvalidArgument(folder + " is no folder of backups: it holds " +
                               first->path().filename().string() +
                               "; name an empty or a new one"));
}

// Makes the folder one of backups.
Status MarkFolder(rocksdb::Env* env, const std::string& folder) {
  ACTANT_RETURN_IF_ERROR(internal::MakeFolders(env, folder));
  const std::string path = folder + "/" + kMarker;
  ACTANT_RETURN_IF_ERROR(
      FromRocksDb(rocksdb::WriteStringToFile(env, kMarkerText, path, true),
                  "writing " + path));
  return internal::SyncFolder(env, folder);
}

BackupInfo Described(const rocksdb::BackupInfo& info) {
  BackupInfo described;
  described.id = info.backup_id;
  described.seconds = info.timestamp;
  described.bytes = info.size;
  described.files = info.number_files;
  described.store = info.app_metadata;
  return described;
}

std::vector<BackupInfo> AllOf(const rocksdb::BackupEngineReadOnlyBase& engine) {
  std::vector<BackupInfo> all;
  std::vector<rocksdb::BackupInfo> whole;
  engine.GetBackupInfo(&whole);
  for (const rocksdb::BackupInfo& info : whole) all.push_back(Described(info));
  std::vector<rocksdb::BackupID> damaged;
  engine.GetCorruptedBackups(&damaged);
  for (const rocksdb::BackupID id : damaged) {
    BackupInfo& info = all.emplace_back();
    info.id = id;
    info.damaged = true;
  }
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return all;
}

Result<std::unique_ptr<rocksdb::BackupEngineReadOnly>> OpenForReading(
    const std::string& folder, rocksdb::Env* env) {
  ACTANT_ASSIGN_OR_RETURN(const bool there, HoldsBackups(folder));
  if (!there) return Error(NoBackupsAt(folder));
  rocksdb::BackupEngineReadOnly* raw = nullptr;
  ACTANT_RETURN_ERROR_IF(FromRocksDb(rocksdb::BackupEngineReadOnly::Open(
                                         EngineOptions(folder, env), env, &raw),
                                     "reading the backups at " + folder));
  return std::unique_ptr<rocksdb::BackupEngineReadOnly>(raw);
}

// The backup meant by `id`, 0 being the newest that is whole.
Result<BackupInfo> Chosen(const rocksdb::BackupEngineReadOnlyBase& engine,
                          const std::string& folder, uint32_t id) {
  const std::vector<BackupInfo> all = AllOf(engine);
  const auto found =
      std::find_if(all.rbegin(), all.rend(), [id](const BackupInfo& info) {
        return id == 0 ? !info.damaged : info.id == id;
      });
  if (found == all.rend()) {
    return Error(NotFound(id == 0 ? "no whole backup at " + folder
                                  : "no backup " + std::to_string(id) + " at " +
                                        folder +
                                        "; `actant backup --list` "
                                        "names those there are"));
  }
  if (found->damaged) {
    return Error(DataLoss("backup " + std::to_string(id) + " at " + folder +
                          " is damaged: its list of files cannot be read, or a "
                          "file is missing; restore another"));
  }
  return *found;
}

// Takes away all but the newest `keep` of one store.
Status Purge(rocksdb::BackupEngine* engine, const BackupOptions& options,
             const std::string& store) {
  if (options.keep == 0) return Status::Ok();
  std::vector<BackupInfo> all = AllOf(*engine);
  std::erase_if(all, [&](const BackupInfo& info) {
    return info.damaged || info.store != store;
  });
  for (size_t i = 0; i + options.keep < all.size(); ++i) {
    ACTANT_RETURN_IF_ERROR(FromRocksDb(engine->DeleteBackup(all[i].id),
                                       "deleting backup " +
                                           std::to_string(all[i].id) + " at " +
                                           options.folder));
  }
  return Status::Ok();
}

std::string AbsolutePath(const std::string& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  std::string normal =
      (error ? fs::path(path) : absolute).lexically_normal().string();
  while (normal.size() > 1 && normal.back() == '/') normal.pop_back();
  return normal;
}

Status CheckTarget(const std::string& path) {
  std::error_code error;
  const fs::file_type type = fs::status(path, error).type();
  if (type == fs::file_type::not_found) return Status::Ok();
  if (type == fs::file_type::directory && fs::is_empty(path, error) && !error) {
    return Status::Ok();
  }
  return AlreadyExists("there is something at " + path +
                       ", and a restore overwrites nothing; name another "
                       "folder, or move that one away first");
}

// Takes the engine: after a failure it goes on copying in the background until
// it is gone.
Status CopyAndCheck(std::unique_ptr<rocksdb::BackupEngineReadOnly> engine,
                    const BackupInfo& backup, const std::string& copy,
                    const RestoreOptions& options) {
  ACTANT_RETURN_IF_ERROR(
      FromRocksDb(engine->RestoreDBFromBackup(backup.id, copy, copy),
                  "restoring backup " + std::to_string(backup.id) + " at " +
                      options.folder));
  engine.reset();
  StoreOptions open;
  open.path = copy;
  open.mode = OpenMode::kReadOnly;
  open.files = options.files;
  const auto store = EventStore::Open(open);
  return store.has_value() ? Status::Ok() : store.error();
}

}  // namespace

Result<BackupInfo> BackUp(const EventStore& store,
                          const BackupOptions& options) {
  ACTANT_RETURN_ERROR_IF(store.state().RequireWritable());
  rocksdb::Env* const env = EnvOf(options.files);
  ACTANT_ASSIGN_OR_RETURN(const bool there, HoldsBackups(options.folder));
  if (!there) ACTANT_RETURN_ERROR_IF(MarkFolder(env, options.folder));
  HeldLock lock(env, options.folder + "/" + kLockName);
  ACTANT_RETURN_ERROR_IF(lock.Take("another actant writes to the backups at " +
                                   options.folder + "; wait until it is done"));
  rocksdb::BackupEngine* raw = nullptr;
  const std::string doing = "backing up to " + options.folder;
  ACTANT_RETURN_ERROR_IF(
      FromRocksDb(rocksdb::BackupEngine::Open(
                      EngineOptions(options.folder, env), env, &raw),
                  doing));
  const std::unique_ptr<rocksdb::BackupEngine> engine(raw);
  rocksdb::CreateBackupOptions create;
  // Copied without the log, so that the next backup shares its rows.
  create.flush_before_backup = true;
  uint64_t copied = 0;
  if (options.progress) {
    create.progress_callback = [&] {
      options.progress(copied += kProgressBytes);
    };
  }
  const internal::Database& database = store.state().database();
  const std::string path = AbsolutePath(database.path());
  rocksdb::BackupID id = 0;
  ACTANT_RETURN_ERROR_IF(FromRocksDb(
      engine->CreateNewBackupWithMetadata(create, database.db(), path, &id),
      doing));
  ACTANT_RETURN_ERROR_IF(Purge(engine.get(), options, path));
  rocksdb::BackupInfo info;
  ACTANT_RETURN_ERROR_IF(FromRocksDb(engine->GetBackupInfo(id, &info), doing));
  return Described(info);
}

Result<std::vector<BackupInfo>> ListBackups(const std::string& folder,
                                            const HostFiles* files) {
  ACTANT_ASSIGN_OR_RETURN(const auto engine,
                          OpenForReading(folder, EnvOf(files)));
  return AllOf(*engine);
}

Status VerifyBackup(const std::string& folder, uint32_t id,
                    const HostFiles* files) {
  const auto engine = OpenForReading(folder, EnvOf(files));
  if (!engine.has_value()) return engine.error();
  const auto backup = Chosen(**engine, folder, id);
  if (!backup.has_value()) return backup.error();
  const rocksdb::IOStatus status = (*engine)->VerifyBackup(backup->id, true);
  if (!status.IsNotFound()) {
    return FromRocksDb(
        status, "backup " + std::to_string(backup->id) + " at " + folder);
  }
  return DataLoss("backup " + std::to_string(backup->id) + " at " + folder +
                  ": " + status.ToString());
}

Result<BackupInfo> Restore(const RestoreOptions& options) {
  rocksdb::Env* const env = EnvOf(options.files);
  const std::string path = AbsolutePath(options.path);
  ACTANT_RETURN_ERROR_IF(CheckTarget(path));
  ACTANT_ASSIGN_OR_RETURN(auto engine, OpenForReading(options.folder, env));
  ACTANT_ASSIGN_OR_RETURN(const BackupInfo backup,
                          Chosen(*engine, options.folder, options.id));
  std::set<std::string> stores;
  for (const BackupInfo& info : AllOf(*engine)) {
    if (!info.damaged) stores.insert(info.store);
  }
  if (options.id == 0 && stores.size() > 1) {
    return Error(InvalidArgument(
        options.folder + " holds backups of several stores, among them " +
        *stores.begin() + "; name one of `actant backup --list` by its id"));
  }
  // A folder beside the target: on the same disk, so that the whole store can
  // be renamed.
  const std::string scratch = path + kScratchSuffix;
  const std::string copy = scratch + "/store";
  ACTANT_RETURN_ERROR_IF(internal::MakeFolders(env, scratch));
  Status done;
  {
    HeldLock lock(env, scratch + "/" + kLockName);
    ACTANT_RETURN_ERROR_IF(lock.Take("another actant restores to " + path +
                                     "; wait until it is done"));
    ACTANT_RETURN_ERROR_IF(internal::RemoveFolder(env, copy));
    done = CopyAndCheck(std::move(engine), backup, copy, options);
    if (done.ok()) done = internal::SyncFolder(env, copy);
    if (done.ok()) {
      done = FromRocksDb(env->RenameFile(copy, path),
                         "renaming " + copy + " to " + path);
    }
    if (done.ok()) {
      done = internal::SyncFolder(env, internal::ParentFolder(path));
    }
    const Status cleaned = internal::RemoveFolder(env, scratch);
    if (done.ok()) done = cleaned;
  }
  ACTANT_RETURN_ERROR_IF(done);
  return backup;
}

}  // namespace actant
