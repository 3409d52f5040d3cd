// Errors as the API tells them: problem details of RFC 9457.
#ifndef ACTANT_APPS_SERVER_PROBLEM_H_
#define ACTANT_APPS_SERVER_PROBLEM_H_

#include <string>
#include <string_view>
#include <vector>

#include "apps/answer.h"
#include "apps/query_session.h"
#include "apps/server/http_message.h"
#include "proto/status.h"

namespace actant {

inline constexpr const char* kProblemType = "application/problem+json";

// What went wrong, beside what a Status says.
struct Problem {
  int status = 500;
  // "not_found": one word a kind, for programs.
  std::string code;
  std::string detail;
  // Of an ambiguous name.
  std::vector<ActorCandidate> candidates;
};

// The status and word of HTTP for a Status that is not Ok: 400 for
// InvalidArgument, 404 for NotFound, 503 for a deadline, and so on.
Problem ProblemOf(const Status& status);

// "Not Found"; empty for a status that the server never sends.
std::string_view ReasonPhrase(int status);

// {"type", "title", "status", "detail", "instance", "code"}; `instance` is the
// path that was asked for.
Json ProblemJson(const Problem& problem, std::string_view instance);
HttpResponse ProblemResponse(const Problem& problem, std::string_view instance);

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_PROBLEM_H_
