#include "request_checks.h"

#include <algorithm>

#include "apps/server/parameters.h"
#include "apps/server/request_target.h"

namespace actant {
namespace {

// A target that says the same, every byte of it escaped.
std::string Written(const RequestTarget& target) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  const auto escaped = [&kDigits](const std::string& text) {
    std::string written;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      written += '%';
      written += kDigits[byte / 16];
      written += kDigits[byte % 16];
    }
    return written;
  };
  std::string written;
  for (const std::string& segment : target.path) {
    written += '/' + escaped(segment);
  }
  if (written.empty() || target.path.back().empty()) written += '/';
  char before = '?';
  for (const auto& [name, values] : target.parameters) {
    for (const std::string& value : values) {
      written += before + escaped(name) + '=' + escaped(value);
      before = '&';
    }
  }
  return written;
}

}  // namespace

std::string CheckRequestTarget(std::string_view bytes) {
  const Result<RequestTarget> target = ParseRequestTarget(bytes);
  if (!target.has_value()) {
    const Status& error = target.error();
    if (error.code() != StatusCode::kInvalidArgument) return "another error";
    return error.message().empty() ? "an error without words" : "";
  }
  for (const std::string& segment : target->path) {
    if (segment == "." || segment == "..") return "a segment leads upwards";
    if (segment.find('\0') != std::string::npos) return "a zero byte";
  }
  const Result<RequestTarget> again = ParseRequestTarget(Written(*target));
  if (!again.has_value()) return "what was read cannot be written";
  if (again->path != target->path || again->parameters != target->parameters) {
    return "what was written is read otherwise";
  }
  Parameters parameters(target->parameters);
  const uint64_t whole = parameters.Whole("limit", 5, {1, 100});
  if (whole < 1 || whole > 100) return "a number outside its bounds";
  for (const std::string& word : parameters.List("type")) {
    if (word.empty() || word.find(',') != std::string::npos) {
      return "a list is not split";
    }
  }
  const std::string word = parameters.Word("period", {"month", "year"});
  if (word != "month" && word != "year") return "a word that is none";
  parameters.Flag("evidence", true);
  const FilterArguments filter = parameters.Filter();
  if (!(filter.min_confidence >= 0 && filter.min_confidence <= 1)) {
    return "a confidence outside its bounds";
  }
  // Either it is a filter, or the error says why not.
  const Result<EventFilter> made = ToFilter(filter, "");
  if (!made.has_value() && made.error().message().empty()) {
    return "an error without words";
  }
  const Status finished = parameters.Finish();
  const bool known =
      std::all_of(target->parameters.begin(), target->parameters.end(),
                  [](const auto& parameter) {
                    constexpr std::string_view kKnown[] = {
                        "limit", "type", "period",         "evidence", "status",
                        "from",  "to",   "min_confidence", "level"};
                    return std::find(std::begin(kKnown), std::end(kKnown),
                                     parameter.first) != std::end(kKnown);
                  });
  if (finished.ok() && !known) return "an unknown parameter passed";
  return "";
}

}  // namespace actant
