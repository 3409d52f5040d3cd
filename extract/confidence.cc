#include "extract/confidence.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

namespace actant {
namespace {

constexpr std::string_view kHeader = "kind\tname\tright\twrong\tconfidence";

struct Row {
  std::string_view kind;
  std::string_view name;
  double value = 0;
};

std::optional<double> NumberOf(std::string_view field) {
  double value = 0;
  const char* end = field.data() + field.size();
  const auto [stop, error] = std::from_chars(field.data(), end, value);
  if (error != std::errc() || stop != end || field.empty()) return {};
  return value;
}

// The fields of a row; or what is wrong with it.
std::string ReadRow(std::string_view line, Row* row) {
  std::array<std::string_view, 5> fields;
  for (size_t i = 0; i < fields.size(); ++i) {
    const size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == fields.size())) {
      return "a row has the five fields of the first line";
    }
    fields[i] = line.substr(0, tab);
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  for (const size_t count : {2, 3}) {
    const auto value = NumberOf(fields[count]);
    if (!value || *value < 0) return "right and wrong are counts from 0";
  }
  const auto value = NumberOf(fields[4]);
  // Written so that NaN is refused too.
  if (!value || !(*value > 0 && *value <= 1)) {
    return "confidence is above 0 and at most 1";
  }
  *row = {fields[0], fields[1], *value};
  return {};
}

}  // namespace

Confidence::Confidence() : all_(0.7F), factors_{0.85F, 0.9F, 0.95F} {}

Confidence Confidence::Parse(std::string_view text,
                             std::vector<Problem>* problems) {
  Confidence confidence;
  std::set<std::pair<std::string_view, std::string_view>> seen;
  bool header = false;
  for (int number = 1; !text.empty(); ++number) {
    const size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const auto problem = [&](const std::string& message) {
      problems->push_back({number, message});
    };
    if (line.empty() || line.front() == '#') continue;
    if (!header) {
      header = true;
      if (line != kHeader) {
        problem(
            "the first line names the columns kind, name, right, wrong, "
            "confidence");
      }
      continue;
    }
    Row row;
    if (const std::string wrong = ReadRow(line, &row); !wrong.empty()) {
      problem(wrong);
      continue;
    }
    if (!seen.emplace(row.kind, row.name).second) {
      problem(std::string(row.kind) + " " + std::string(row.name) +
              " has a row already");
      continue;
    }
    const auto value = static_cast<float>(row.value);
    Factors& factors = confidence.factors_;
    if (row.kind == "rule") {
      confidence.rules_.emplace(row.name, value);
    } else if (row.kind == "type") {
      confidence.types_.emplace(row.name, value);
    } else if (row.kind == "all" && row.name.empty()) {
      confidence.all_ = value;
    } else if (row.kind == "factor" && row.name == "inherited") {
      factors.inherited = value;
    } else if (row.kind == "factor" && row.name == "reference") {
      factors.reference = value;
    } else if (row.kind == "factor" && row.name == "reported") {
      factors.reported = value;
    } else {
      problem(
          "a row is of kind rule, type, all (without a name) or factor "
          "(inherited, reference, reported)");
    }
  }
  return confidence;
}

float Confidence::Of(std::string_view rule, std::string_view type) const {
  if (const auto it = rules_.find(rule); it != rules_.end()) return it->second;
  if (const auto it = types_.find(type); it != types_.end()) return it->second;
  return all_;
}
}  // namespace actant
