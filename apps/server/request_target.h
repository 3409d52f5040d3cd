// The target of a request, taken apart: its path and its parameters.
#ifndef ACTANT_APPS_SERVER_REQUEST_TARGET_H_
#define ACTANT_APPS_SERVER_REQUEST_TARGET_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "proto/status.h"

namespace actant {

struct RequestTarget {
  // Between the slashes, decoded: {"api", "v1", "events"}; none for "/". A
  // segment may hold a decoded slash.
  std::vector<std::string> path;
  // Values by name, in the order given.
  std::map<std::string, std::vector<std::string>> parameters;
};

// Decodes "/a/b?c=d&e" by RFC 3986, with "+" as a blank in parameters (HTML
// forms). InvalidArgument: it does not begin with a slash, holds a broken
// percent escape, a zero byte or text that is no UTF-8, or a segment is "." or
// ".." (nobody who means well asks for these). Any bytes may be given.
Result<RequestTarget> ParseRequestTarget(std::string_view target);

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_REQUEST_TARGET_H_
