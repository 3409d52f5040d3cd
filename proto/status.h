// Status and Result: how every fallible call of Actant reports its outcome.
#ifndef ACTANT_PROTO_STATUS_H_
#define ACTANT_PROTO_STATUS_H_

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace actant {

// The canonical error space of Abseil (absl/status/status.h), of which Actant
// uses these. Values are stable: they appear in machine-readable output.
enum class StatusCode {
  kOk = 0,
  kInvalidArgument = 3,
  kDeadlineExceeded = 4,
  kNotFound = 5,
  kAlreadyExists = 6,
  kPermissionDenied = 7,
  kResourceExhausted = 8,
  kFailedPrecondition = 9,
  kAborted = 10,
  kOutOfRange = 11,
  kUnimplemented = 12,
  kInternal = 13,
  kUnavailable = 14,
  kDataLoss = 15,
};

// "not found", "data loss": for messages and logs.
std::string_view StatusCodeName(StatusCode code);

// A code and a message that says what went wrong, with which input, and what
// to do. A value type: copy and move freely; const access is thread-safe.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(StatusCode code, std::string message)
      : code_(code), message_(std::move(message)) {}

  static Status Ok() { return Status(); }

  bool ok() const { return code_ == StatusCode::kOk; }
  StatusCode code() const { return code_; }
  const std::string& message() const { return message_; }

  // "not found: no actor named X"; "ok" for success.
  std::string ToString() const;

  // The same code with `context` and ": " put before the message. An ok
  // status stays as it is.
  Status Annotate(std::string_view context) const;

  friend bool operator==(const Status&, const Status&) = default;

 private:
  StatusCode code_ = StatusCode::kOk;
  std::string message_;
};

// One maker per code, so that call sites read as sentences.
Status InvalidArgument(std::string message);
Status DeadlineExceeded(std::string message);
Status NotFound(std::string message);
Status AlreadyExists(std::string message);
Status PermissionDenied(std::string message);
Status ResourceExhausted(std::string message);
Status FailedPrecondition(std::string message);
Status Aborted(std::string message);
Status OutOfRange(std::string message);
Status Unimplemented(std::string message);
Status Internal(std::string message);
Status Unavailable(std::string message);
Status DataLoss(std::string message);

// A value or the Status that kept it from being made. std::expected's
// interface; tl::expected stands in until the toolchain has it.
template <typename T>
using Result = tl::expected<T, Status>;

// Wraps a Status for returning from a function that returns Result<T>.
inline tl::unexpected<Status> Error(Status status) {
  return tl::unexpected<Status>(std::move(status));
}

}  // namespace actant

// Returns the Status of `expression` from the enclosing function (which
// returns Status) unless it is ok.
#define ACTANT_RETURN_IF_ERROR(expression)               \
  do {                                                   \
    if (::actant::Status actant_status_ = (expression);  \
        !actant_status_.ok()) {                          \
      return actant_status_;                             \
    }                                                    \
  } while (false)

// The same in a function that returns Result<T>.
#define ACTANT_RETURN_ERROR_IF(expression)               \
  do {                                                   \
    if (::actant::Status actant_status_ = (expression);  \
        !actant_status_.ok()) {                          \
      return ::actant::Error(std::move(actant_status_)); \
    }                                                    \
  } while (false)

#define ACTANT_CONCAT_INNER_(a, b) a##b
#define ACTANT_CONCAT_(a, b) ACTANT_CONCAT_INNER_(a, b)

// ACTANT_ASSIGN_OR_RETURN(auto x, MakeX()): x is the value of the Result, or
// the enclosing function (returning Result<U>) returns its Status.
#define ACTANT_ASSIGN_OR_RETURN(declaration, expression) \
  ACTANT_ASSIGN_OR_RETURN_IMPL_(                         \
      ACTANT_CONCAT_(actant_result_, __LINE__), declaration, expression)
#define ACTANT_ASSIGN_OR_RETURN_IMPL_(result, declaration, expression) \
  auto result = (expression);                                          \
  if (!result.has_value()) {                                           \
    return ::actant::Error(std::move(result).error());                 \
  }                                                                    \
  declaration = std::move(result).value()

#endif  // ACTANT_PROTO_STATUS_H_
