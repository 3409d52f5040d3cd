#include "apps/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <utility>

namespace actant {
namespace {

Status WriteError(const std::string& path, int error) {
  std::string message = path + ": cannot be written: " + std::strerror(error);
  if (error == EACCES || error == EPERM || error == EROFS) {
    return PermissionDenied(std::move(message));
  }
  if (error == ENOENT || error == ENOTDIR) return NotFound(std::move(message));
  return Unavailable(std::move(message));
}

// 0, or the error of syncing the file's bytes to the disk.
int SyncFile(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return errno;
  const int error = fsync(fd) == 0 ? 0 : errno;
  close(fd);
  return error;
}

Status WriteTemporary(const std::string& temporary, const std::string& path,
                      const std::function<Status(std::ostream&)>& write) {
  errno = 0;
  std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
  if (!out) return WriteError(path, errno);
  Status status = write(out);
  errno = 0;
  out.close();
  if (!out) return WriteError(path, errno == 0 ? EIO : errno);
  if (!status.ok()) return status;
  const int error = SyncFile(temporary);
  return error == 0 ? Status::Ok() : WriteError(path, error);
}

}  // namespace

Status WriteFileWhole(const std::string& path,
                      const std::function<Status(std::ostream&)>& write) {
  const std::string temporary = path + ".partial-" + std::to_string(getpid());
  Status status = WriteTemporary(temporary, path, write);
  if (status.ok() && std::rename(temporary.c_str(), path.c_str()) != 0) {
    status = WriteError(path, errno);
  }
  if (!status.ok()) std::remove(temporary.c_str());
  return status;
}

}  // namespace actant
