#include "apps/server/request_target.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace actant {
namespace {

std::optional<int> HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

bool IsUtf8Text(std::string_view text) {
  return text.find('\0') == std::string_view::npos &&
         simdjson::validate_utf8(text.data(), text.size());
}

enum class Plus { kLiteral, kBlank };

Result<std::string> Decode(std::string_view text, Plus plus) {
  std::string decoded;
  decoded.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::kBlank) {
      decoded.push_back(' ');
    } else if (text[i] != '%') {
      decoded.push_back(text[i]);
    } else {
      const bool whole = i + 2 < text.size();
      const std::optional<int> high =
          whole ? HexDigit(text[i + 1]) : std::nullopt;
      const std::optional<int> low =
          whole ? HexDigit(text[i + 2]) : std::nullopt;
      if (!high || !low) {
        return Error(InvalidArgument(
            "a percent sign in the address is not followed by two hex digits"));
      }
      decoded.push_back(static_cast<char>(*high * 16 + *low));
      i += 2;
    }
  }
  if (!IsUtf8Text(decoded)) {
    return Error(InvalidArgument("the address is not text in UTF-8"));
  }
  return decoded;
}

Status AddSegments(std::string_view path, std::vector<std::string>* segments) {
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const size_t end = std::min(path.find('/'), path.size());
    Result<std::string> segment = Decode(path.substr(0, end), Plus::kLiteral);
    if (!segment.has_value()) return segment.error();
    if (*segment == "." || *segment == "..") {
      return InvalidArgument("the address has a segment \"" + *segment + "\"");
    }
    path.remove_prefix(end);
    const bool last = path.empty();
    // "/a/" is "/a".
    if (!last || !segment->empty()) segments->push_back(std::move(*segment));
  }
  return Status::Ok();
}

Status AddParameters(
    std::string_view query,
    std::map<std::string, std::vector<std::string>>* parameters) {
  while (!query.empty()) {
    const size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.empty()) continue;
    const size_t equals = std::min(pair.find('='), pair.size());
    const Result<std::string> name =
        Decode(pair.substr(0, equals), Plus::kBlank);
    if (!name.has_value()) return name.error();
    Result<std::string> value =
        Decode(pair.substr(std::min(equals + 1, pair.size())), Plus::kBlank);
    if (!value.has_value()) return value.error();
    (*parameters)[*name].push_back(std::move(*value));
  }
  return Status::Ok();
}

}  // namespace

Result<RequestTarget> ParseRequestTarget(std::string_view target) {
  if (!target.starts_with('/')) {
    return Error(InvalidArgument("the address does not begin with a slash"));
  }
  RequestTarget parsed;
  const size_t question = std::min(target.find('?'), target.size());
  ACTANT_RETURN_ERROR_IF(AddSegments(target.substr(0, question), &parsed.path));
  target.remove_prefix(std::min(question + 1, target.size()));
  ACTANT_RETURN_ERROR_IF(AddParameters(target, &parsed.parameters));
  return parsed;
}

}  // namespace actant
