#include "storage/internal/rocksdb_status.h"

#include <string>

namespace actant::internal {
namespace {

StatusCode CodeOf(const rocksdb::Status& status) {
  using Code = rocksdb::Status::Code;
  if (status.IsNoSpace()) return StatusCode::kResourceExhausted;
  // A file that the manifest names is gone.
  if (status.IsPathNotFound()) return StatusCode::kDataLoss;
  switch (status.code()) {
    case Code::kOk:
      return StatusCode::kOk;
    case Code::kNotFound:
      return StatusCode::kNotFound;
    case Code::kCorruption:
      return StatusCode::kDataLoss;
    case Code::kIOError:
    case Code::kBusy:
    case Code::kTryAgain:
    case Code::kTimedOut:
    case Code::kIncomplete:
      return StatusCode::kUnavailable;
    case Code::kAborted:
    case Code::kShutdownInProgress:
      return StatusCode::kAborted;
    default:
      return StatusCode::kInternal;
  }
}

std::string_view RemedyOf(StatusCode code) {
  switch (code) {
    case StatusCode::kResourceExhausted:
      return "; free space on the disk and open the store again";
    case StatusCode::kDataLoss:
      return "; restore the store from a backup or build it again";
    default:
      return "";
  }
}

}  // namespace

Status FromRocksDb(const rocksdb::Status& status, std::string_view context) {
  if (status.ok()) return Status::Ok();
  const StatusCode code = CodeOf(status);
  std::string message(context);
  message += ": ";
  message += status.ToString();
  message += RemedyOf(code);
  return Status(code, std::move(message));
}

bool IsLockHeld(const rocksdb::Status& status) {
  // RocksDB has no code of its own for it; both wordings are of PosixFileSystem
  // ::LockFile: another process, and this one.
  const std::string text = status.ToString();
  return status.IsIOError() &&
         (text.find("While lock file") != std::string::npos ||
          text.find("lock hold by current process") != std::string::npos);
}

}  // namespace actant::internal
