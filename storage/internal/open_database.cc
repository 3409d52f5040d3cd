// Opening and creating: what lies at the path, and what to make of it.
#include <fcntl.h>
#include <rocksdb/convenience.h>
#include <rocksdb/db.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "storage/internal/database.h"
#include "storage/internal/extend_layout.h"
#include "storage/internal/folder_state.h"
#include "storage/internal/host_files.h"
#include "storage/internal/log_check.h"
#include "storage/internal/rocksdb_options.h"
#include "storage/internal/rocksdb_status.h"
#include "storage/key_codec.h"

namespace actant::internal {
namespace {

namespace fs = std::filesystem;

// A reader whose opening a writer's flush crosses tries again; a flush a
// second would have to hit every one of them.
constexpr int kReaderAttempts = 20;

enum class Folder {
  kMissing,
  kEmpty,
  kUnfinished,  // left by a crash in the first moments of creation
  kDatabase,
};

bool Creates(const StoreOptions& options) {
  return options.missing == MissingStore::kCreate &&
         options.mode == OpenMode::kReadWrite;
}

Status NoStoreAt(const std::string& path) {
  return NotFound("no store at " + path +
                  "; make one by ingesting articles into it");
}

bool IsRocksDbFile(const std::string& name) {
  for (const char* whole : {"LOCK", "LOG", "IDENTITY", "CURRENT"}) {
    if (name == whole) return true;
  }
  for (const char* prefix : {"LOG.old.", "MANIFEST-", "OPTIONS-"}) {
    if (name.starts_with(prefix)) return true;
  }
  return name.ends_with(".dbtmp") || name.ends_with(".log") ||
         name.ends_with(".sst");
}

Status CheckAccess(const std::string& path, OpenMode mode) {
  const int wanted = R_OK | X_OK | (mode == OpenMode::kReadWrite ? W_OK : 0);
  if (faccessat(AT_FDCWD, path.c_str(), wanted, AT_EACCESS) == 0) {
    return Status::Ok();
  }
  return FromSystem(std::error_code(errno, std::generic_category()),
                    mode == OpenMode::kReadWrite
                        ? "cannot read and write the folder " + path
                        : "cannot read the folder " + path);
}

Result<Folder> LookAt(const StoreOptions& options) {
  const std::string& path = options.path;
  if (path.empty()) return Error(InvalidArgument("the store's path is empty"));
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return Folder::kMissing;
  if (error) return Error(FromSystem(error, "cannot look at " + path));
  if (status.type() != fs::file_type::directory) {
    return Error(InvalidArgument(path + " is not a folder; a store is one"));
  }
  ACTANT_RETURN_ERROR_IF(CheckAccess(path, options.mode));
  Folder found = Folder::kEmpty;
  std::string foreign;
  fs::directory_iterator entry(path, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name == "CURRENT") found = Folder::kDatabase;
    if (found == Folder::kEmpty) found = Folder::kUnfinished;
    if (!IsRocksDbFile(name)) foreign = name;
  }
  if (error) return Error(FromSystem(error, "cannot read " + path));
  if (found == Folder::kUnfinished && !foreign.empty()) {
    return Error(InvalidArgument(path + " is no store: it holds " + foreign +
                                 "; name an empty or a new folder"));
  }
  return found;
}

Status FromOpening(const rocksdb::Status& status, const StoreOptions& options) {
  if (IsLockHeld(status)) {
    return FailedPrecondition(
        "the store " + options.path +
        " is open for writing elsewhere; close the other actant, or use a "
        "command that only reads");
  }
  // RocksDB does not tell a refusal from other failures: look ourselves.
  std::error_code error;
  for (fs::directory_iterator entry(options.path, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const int wanted =
        options.mode == OpenMode::kReadWrite ? R_OK | W_OK : R_OK;
    const char* file = entry->path().c_str();
    if (status.IsIOError() &&
        faccessat(AT_FDCWD, file, wanted, AT_EACCESS) != 0 &&
        (errno == EACCES || errno == EROFS)) {
      return PermissionDenied("cannot use the store " + options.path + ": " +
                              file + ": " + std::strerror(errno));
    }
  }
  return FromRocksDb(status, "opening the store " + options.path);
}

// How RocksDB is opened.
enum class Instance {
  kWriter,
  kReader,
  // Can be moved on to what a writer has done since.
  kSecondary,
};

Result<std::unique_ptr<Database>> OpenOnce(
    const StoreOptions& options, Instance instance,
    const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::DBOptions db_options = DatabaseOptions(options);
  db_options.create_if_missing = Creates(options);
  // What may be missing CheckFamilies has looked at.
  db_options.create_missing_column_families =
      options.mode == OpenMode::kReadWrite;
  const auto families = FamilyDescriptors(options, cache);
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* raw = nullptr;
  rocksdb::Status status;
  switch (instance) {
    case Instance::kWriter:
      status =
          rocksdb::DB::Open(db_options, options.path, families, &handles, &raw);
      break;
    case Instance::kReader:
      status = rocksdb::DB::OpenForReadOnly(db_options, options.path, families,
                                            &handles, &raw);
      break;
    case Instance::kSecondary:
      // The second path is for a log of its own, which it does not keep.
      status = rocksdb::DB::OpenAsSecondary(
          db_options, options.path, options.path, families, &handles, &raw);
      break;
  }
  if (!status.ok()) return Error(FromOpening(status, options));
  return std::make_unique<Database>(options.path,
                                    std::unique_ptr<rocksdb::DB>(raw),
                                    std::move(handles), options.mode);
}

// RocksDB calls a read-only instance beside a writer undefined: files vanish
// under it. Two measures make it sound. It holds all files open from the start
// (max_open_files = -1), so that they cannot vanish later; and an opening in
// whose course the manifest changed or a log vanished is thrown away, since a
// log that it was about to replay may have gone, and with it acknowledged
// articles (a secondary that misses any one log reads none of them, and says
// nothing).
Result<std::unique_ptr<Database>> OpenBesideWriter(
    const StoreOptions& options, Instance instance,
    const std::shared_ptr<rocksdb::Cache>& cache, FolderState* read) {
  for (int attempt = 0; attempt < kReaderAttempts; ++attempt) {
    *read = FolderState::Of(options.path);
    Result<std::unique_ptr<Database>> opened =
        OpenOnce(options, instance, cache);
    if (FolderState::Of(options.path).OnlyGrewSince(*read)) return opened;
  }
  return Error(Unavailable("the store " + options.path +
                           " changed at every attempt to open it beside its "
                           "writer; try again"));
}

Result<std::unique_ptr<Database>> OpenHandles(const StoreOptions& options) {
  const auto cache = MakeBlockCache(options);
  if (options.mode == OpenMode::kReadWrite) {
    return OpenOnce(options, Instance::kWriter, cache);
  }
  FolderState read;
  return OpenBesideWriter(options, Instance::kReader, cache, &read);
}

Status CheckLayout(const std::string& layout, const StoreOptions& options) {
  if (layout == std::to_string(kLayoutVersion)) return Status::Ok();
  const std::string message =
      "the store " + options.path + " has layout version " + layout +
      "; this actant reads version " + std::to_string(kLayoutVersion);
  if (!FamiliesOfLayout(layout)) return FailedPrecondition(message);
  if (options.mode == OpenMode::kReadWrite) return Status::Ok();
  return FailedPrecondition(
      message +
      ": open it once for writing (actant verify --rebuild), "
      "which adds what is missing");
}

// The layout of a database with other families than ours, seen through its
// default family alone; nullopt where it has none and that family is empty.
Result<std::optional<std::string>> PeekLayout(const StoreOptions& options) {
  StoreOptions reading = options;
  reading.mode = OpenMode::kReadOnly;
  rocksdb::DB* raw = nullptr;
  rocksdb::Options peek(DatabaseOptions(reading),
                        rocksdb::ColumnFamilyOptions());
  const rocksdb::Status status =
      rocksdb::DB::OpenForReadOnly(peek, options.path, &raw);
  if (!status.ok()) return Error(FromOpening(status, reading));
  const std::unique_ptr<rocksdb::DB> db(raw);
  const std::unique_ptr<rocksdb::Iterator> first(
      db->NewIterator(rocksdb::ReadOptions()));
  std::string layout;
  const rocksdb::Status got =
      db->Get(rocksdb::ReadOptions(), rocksdb::Slice(kLayoutKey), &layout);
  if (got.ok()) return std::optional(layout);
  first->SeekToFirst();
  if (got.IsNotFound() && !first->Valid() && first->status().ok()) {
    return std::optional<std::string>();
  }
  return Error(InvalidArgument(options.path +
                               " holds a RocksDB database that is no store of "
                               "actant; name another folder"));
}

// Whether families are those of an earlier layout, and of those that later ones
// added none, some or all.
bool IsExtensible(const std::set<std::string_view>& found,
                  std::string_view layout) {
  const std::optional<size_t> families = FamiliesOfLayout(layout);
  if (!families.has_value()) return false;
  const std::set<std::string_view> ours(kFamilyNames.begin(),
                                        kFamilyNames.end());
  return std::all_of(kFamilyNames.begin(), kFamilyNames.begin() + *families,
                     [&found](std::string_view name) {
                       return found.contains(name);
                     }) &&
         std::includes(ours.begin(), ours.end(), found.begin(), found.end());
}

// Refuses databases of others and of other layouts by what families they
// have; lets pass one whose creation was cut off, if it is to be completed.
Status CheckFamilies(const StoreOptions& options) {
  std::vector<std::string> names;
  const rocksdb::Status listed = rocksdb::DB::ListColumnFamilies(
      DatabaseOptions(options), options.path, &names);
  if (!listed.ok()) return FromOpening(listed, options);
  const std::set<std::string_view> ours(kFamilyNames.begin(),
                                        kFamilyNames.end());
  const std::set<std::string_view> found(names.begin(), names.end());
  if (found == ours) return Status::Ok();
  const Result<std::optional<std::string>> layout = PeekLayout(options);
  if (!layout.has_value()) return layout.error();
  if (layout->has_value()) {
    ACTANT_RETURN_IF_ERROR(CheckLayout(**layout, options));
    if (IsExtensible(found, **layout)) return Status::Ok();
    return DataLoss("the store " + options.path +
                    " has other column families than its layout asks for");
  }
  if (!std::includes(ours.begin(), ours.end(), found.begin(), found.end())) {
    return InvalidArgument(options.path +
                           " holds a RocksDB database that is no store of "
                           "actant; name another folder");
  }
  return Creates(options) ? Status::Ok() : NoStoreAt(options.path);
}

Status WriteFirstKeys(const Database& database, const StoreOptions& options) {
  const uint8_t flags = options.text == TextPolicy::kKeep ? kTextsKept : 0;
  rocksdb::WriteBatch batch;
  rocksdb::Status added =
      batch.Put(rocksdb::Slice(kLayoutKey), std::to_string(kLayoutVersion));
  const auto put = [&](std::string_view key, const std::string& value) {
    if (added.ok()) added = batch.Put(rocksdb::Slice(key), value);
  };
  put(kOptionsKey, KeyWriter().AddByte(flags).bytes());
  for (const std::string_view counter :
       {kActorCounterKey, kEventCounterKey, kTypeCounterKey}) {
    put(counter, KeyWriter().AddU32(0).bytes());
  }
  ACTANT_RETURN_IF_ERROR(FromRocksDb(added, "creating " + options.path));
  return database.Write(&batch, Sync::kNow);
}

// Without a layout key: the last step of creation is missing, and there is
// nothing yet.
Status FinishCreation(const Database& database, const StoreOptions& options) {
  for (size_t i = 0; i < kFamilyCount; ++i) {
    const auto family = static_cast<Family>(i);
    const RowScan rows(database, {family, "", "", nullptr});
    ACTANT_RETURN_IF_ERROR(rows.status());
    if (rows.Valid()) {
      return DataLoss("the store " + options.path +
                      " has rows but no layout version");
    }
  }
  if (!Creates(options)) return NoStoreAt(options.path);
  return WriteFirstKeys(database, options);
}

// Sees to the layout of what was opened.
Status Complete(const Database& database, const StoreOptions& options) {
  const Result<std::optional<std::string>> layout =
      database.Get(Family::kDefault, kLayoutKey);
  if (!layout.has_value()) return layout.error();
  if (!layout->has_value()) return FinishCreation(database, options);
  ACTANT_RETURN_IF_ERROR(CheckLayout(**layout, options));
  return FamiliesOfLayout(**layout) ? ExtendLayout(database) : Status::Ok();
}

}  // namespace

Result<std::unique_ptr<Database>> Database::Open(const StoreOptions& options) {
  ACTANT_ASSIGN_OR_RETURN(const Folder folder, LookAt(options));
  if (folder == Folder::kDatabase) {
    ACTANT_RETURN_ERROR_IF(CheckLogs(options.path));
    ACTANT_RETURN_ERROR_IF(CheckFamilies(options));
  } else if (!Creates(options)) {
    return Error(NoStoreAt(options.path));
  } else {
    ACTANT_RETURN_ERROR_IF(MakeFolders(EnvOf(options.files), options.path));
  }
  ACTANT_ASSIGN_OR_RETURN(std::unique_ptr<Database> database,
                          OpenHandles(options));
  ACTANT_RETURN_ERROR_IF(Complete(*database, options));
  return database;
}

Result<std::unique_ptr<Database>> Database::Follow(
    const StoreOptions& options, const std::shared_ptr<rocksdb::Cache>& cache,
    FolderState* read) {
  ACTANT_ASSIGN_OR_RETURN(const Folder folder, LookAt(options));
  if (folder != Folder::kDatabase) return Error(NoStoreAt(options.path));
  ACTANT_RETURN_ERROR_IF(CheckFamilies(options));
  ACTANT_ASSIGN_OR_RETURN(
      std::unique_ptr<Database> database,
      OpenBesideWriter(options, Instance::kSecondary, cache, read));
  ACTANT_RETURN_ERROR_IF(Complete(*database, options));
  return database;
}

Status Database::CatchUp() const {
  return FromRocksDb(db()->TryCatchUpWithPrimary(),
                     "catching up with the writer of " + path());
}

}  // namespace actant::internal
