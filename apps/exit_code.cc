#include "apps/exit_code.h"

namespace actant {

ExitCode ExitCodeOf(const Status& status) {
  switch (status.code()) {
    case StatusCode::kOk:
      return ExitCode::kOk;
    case StatusCode::kInvalidArgument:
    case StatusCode::kOutOfRange:
      return ExitCode::kUsage;
    case StatusCode::kNotFound:
      return ExitCode::kNotFound;
    case StatusCode::kFailedPrecondition:
      return ExitCode::kPrecondition;
    case StatusCode::kPermissionDenied:
      return ExitCode::kPermission;
    case StatusCode::kDataLoss:
      return ExitCode::kDamaged;
    case StatusCode::kDeadlineExceeded:
    case StatusCode::kUnavailable:
    case StatusCode::kResourceExhausted:
      return ExitCode::kInputOutput;
    case StatusCode::kAborted:
      return ExitCode::kInterrupted;
    case StatusCode::kAlreadyExists:
    case StatusCode::kUnimplemented:
    case StatusCode::kInternal:
      return ExitCode::kFailure;
  }
  return ExitCode::kFailure;
}

}  // namespace actant
