#include "storage/internal/host_files.h"

#include <cerrno>
#include <filesystem>
#include <memory>
#include <vector>

#include "storage/internal/rocksdb_status.h"

namespace actant::internal {
namespace {

namespace fs = std::filesystem;

// RocksDB's status has no code for a refusal: errno has.
Status FromEnv(const rocksdb::Status& status, const std::string& what) {
  if (status.ok()) return Status::Ok();
  const std::error_code error(errno, std::generic_category());
  return error && status.IsIOError() && !status.IsNoSpace()
             ? FromSystem(error, what)
             : FromRocksDb(status, what);
}

}  // namespace

rocksdb::Env* EnvOf(const HostFiles* files) {
  return files != nullptr && files->env != nullptr ? files->env
                                                   : rocksdb::Env::Default();
}

Status FromSystem(const std::error_code& error, const std::string& what) {
  const std::string message = what + ": " + error.message();
  if (error == std::errc::permission_denied ||
      error == std::errc::operation_not_permitted ||
      error == std::errc::read_only_file_system) {
    return PermissionDenied(message);
  }
  if (error == std::errc::no_space_on_device) {
    return ResourceExhausted(message);
  }
  if (error == std::errc::not_a_directory || error == std::errc::file_exists ||
      error == std::errc::filename_too_long ||
      error == std::errc::too_many_symbolic_link_levels) {
    return InvalidArgument(message);
  }
  return Unavailable(message);
}

Status SyncFolder(rocksdb::Env* env, const std::string& folder) {
  const std::string what = "cannot sync " + folder;
  errno = 0;
  std::unique_ptr<rocksdb::Directory> directory;
  const rocksdb::Status opened = env->NewDirectory(folder, &directory);
  if (!opened.ok()) return FromEnv(opened, what);
  errno = 0;
  return FromEnv(directory->Fsync(), what);
}

std::string ParentFolder(const std::string& path) {
  fs::path parent = fs::path(path).lexically_normal();
  // "a/b/" has an empty last part.
  if (!parent.has_filename()) parent = parent.parent_path();
  parent = parent.parent_path();
  return parent.empty() ? "." : parent.string();
}

Status MakeFolders(rocksdb::Env* env, const std::string& path) {
  std::vector<std::string> missing;
  for (std::string folder = path;; folder = ParentFolder(folder)) {
    std::error_code error;
    const fs::file_type type = fs::status(folder, error).type();
    if (type == fs::file_type::directory) break;
    if (type != fs::file_type::not_found) {
      return error ? FromSystem(error, "cannot look at " + folder)
                   : InvalidArgument(folder + " is not a folder");
    }
    missing.push_back(folder);
  }
  for (; !missing.empty(); missing.pop_back()) {
    errno = 0;
    ACTANT_RETURN_IF_ERROR(FromEnv(env->CreateDirIfMissing(missing.back()),
                                   "cannot make the folder " + path));
    ACTANT_RETURN_IF_ERROR(SyncFolder(env, ParentFolder(missing.back())));
  }
  // One that a crash left may not have been synced.
  return SyncFolder(env, ParentFolder(path));
}

Status RemoveFolder(rocksdb::Env* env, const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  if (status.type() == fs::file_type::not_found) return Status::Ok();
  const std::string what = "cannot remove " + path;
  if (status.type() != fs::file_type::directory) {
    errno = 0;
    return FromEnv(env->DeleteFile(path), what);
  }
  std::vector<std::string> names;
  for (fs::directory_iterator entry(path, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    names.push_back(entry->path().string());
  }
  if (error) return FromSystem(error, what);
  for (const std::string& name : names) {
    ACTANT_RETURN_IF_ERROR(RemoveFolder(env, name));
  }
  errno = 0;
  return FromEnv(env->DeleteDir(path), what);
}

}  // namespace actant::internal
