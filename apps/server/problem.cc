#include "apps/server/problem.h"

#include <array>
#include <utility>

namespace actant {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 16> kReasons = {{
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {409, "Conflict"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {507, "Insufficient Storage"},
}};

// Statuses that pass: when to try again, in seconds.
constexpr const char* kRetryAfter = "2";

}  // namespace

std::string_view ReasonPhrase(int status) {
  for (const auto& [number, phrase] : kReasons) {
    if (number == status) return phrase;
  }
  return "";
}

Problem ProblemOf(const Status& status) {
  const auto of = [&status](int number, const char* code) {
    return Problem{number, code, status.message(), {}};
  };
  switch (status.code()) {
    case StatusCode::kInvalidArgument:
    case StatusCode::kOutOfRange:
      return of(400, "invalid_argument");
    case StatusCode::kNotFound:
      return of(404, "not_found");
    case StatusCode::kPermissionDenied:
      return of(403, "forbidden");
    case StatusCode::kAlreadyExists:
    case StatusCode::kFailedPrecondition:
      return of(409, "failed_precondition");
    case StatusCode::kResourceExhausted:
      return of(503, "resource_exhausted");
    case StatusCode::kDeadlineExceeded:
      return of(503, "deadline_exceeded");
    case StatusCode::kUnavailable:
    case StatusCode::kAborted:
      return of(503, "unavailable");
    case StatusCode::kUnimplemented:
      return of(501, "unimplemented");
    case StatusCode::kDataLoss:
      return of(500, "data_loss");
    case StatusCode::kOk:
    case StatusCode::kInternal:
      break;
  }
  return of(500, "internal");
}

Json ProblemJson(const Problem& problem, std::string_view instance) {
  Json json;
  json["type"] = "about:blank";
  json["title"] = ReasonPhrase(problem.status);
  json["status"] = problem.status;
  json["detail"] = problem.detail;
  json["instance"] = instance;
  json["code"] = problem.code;
  if (problem.candidates.empty()) return json;
  json["candidates"] = Json::array();
  for (const ActorCandidate& candidate : problem.candidates) {
    Json entry;
    entry["code"] = candidate.code;
    entry["name"] = candidate.name;
    json["candidates"].push_back(std::move(entry));
  }
  return json;
}

HttpResponse ProblemResponse(const Problem& problem,
                             std::string_view instance) {
  HttpResponse response;
  response.status = problem.status;
  response.content_type = kProblemType;
  response.headers.emplace_back("Cache-Control", "no-store");
  if (problem.status == 429 || problem.status == 503) {
    response.headers.emplace_back("Retry-After", kRetryAfter);
  }
  if (problem.status == 401) {
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
  }
  response.body = Dump(ProblemJson(problem, instance)) + "\n";
  return response;
}

}  // namespace actant
