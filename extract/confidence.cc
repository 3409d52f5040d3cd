#include "extract/confidence.h"

#include <charconv>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include "extract/internal/kept_table.h"

namespace actant {
namespace {

constexpr KeptTable kTable = {
    "kind\tname\tright\twrong\tconfidence",
    "the first line names the columns kind, name, right, wrong, confidence",
    "a row has the five fields of the first line"};

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
std::string ReadRow(const TableFields& fields, Row* row) {
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
  ReadRows(
      text, kTable,
      [&](const TableFields& fields, int) -> std::string {
        Row row;
        if (std::string wrong = ReadRow(fields, &row); !wrong.empty()) {
          return wrong;
        }
        if (!seen.emplace(row.kind, row.name).second) {
          return std::string(row.kind) + " " + std::string(row.name) +
                 " has a row already";
        }
        return confidence.Take(row.kind, row.name,
                               static_cast<float>(row.value));
      },
      [problems](int line, std::string message) {
        problems->push_back({line, std::move(message)});
      });
  return confidence;
}

std::string Confidence::Take(std::string_view kind, std::string_view name,
                             float value) {
  if (kind == "rule") {
    rules_.emplace(name, value);
  } else if (kind == "type") {
    types_.emplace(name, value);
  } else if (kind == "all" && name.empty()) {
    all_ = value;
  } else if (kind == "factor" && name == "inherited") {
    factors_.inherited = value;
  } else if (kind == "factor" && name == "reference") {
    factors_.reference = value;
  } else if (kind == "factor" && name == "reported") {
    factors_.reported = value;
  } else {
    return "a row is of kind rule, type, all (without a name) or factor "
           "(inherited, reference, reported)";
  }
  return {};
}

float Confidence::Of(std::string_view rule, std::string_view type) const {
  if (const auto it = rules_.find(rule); it != rules_.end()) return it->second;
  if (const auto it = types_.find(type); it != types_.end()) return it->second;
  return all_;
}
}  // namespace actant
