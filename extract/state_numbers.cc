#include "extract/state_numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <utility>

#include "extract/knowledge.h"

namespace actant {
namespace {

constexpr std::string_view kHeader =
    "system\tcode\tnumber\tfrom\tto\tsource\tchecked";

// Three digits in both lists.
constexpr int kGreatestNumber = 999;

bool ReadNumber(std::string_view field, int least, int greatest, int* value) {
  const char* end = field.data() + field.size();
  const auto [stop, error] = std::from_chars(field.data(), end, *value);
  return error == std::errc() && stop == end && *value >= least &&
         *value <= greatest;
}

// The fields of a row; or what is wrong with it.
std::string ReadRow(std::string_view line, StateMembership* membership) {
  std::array<std::string_view, 7> fields;
  for (size_t i = 0; i < fields.size(); ++i) {
    const size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == fields.size())) {
      return "a row has the seven fields of the first line";
    }
    fields[i] = line.substr(0, tab);
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  const auto& [system, code, number, from, to, source, checked] = fields;
  if (system != "cow" && system != "gw") return "the system is cow or gw";
  membership->system = system == "cow" ? StateSystem::kCow : StateSystem::kGw;
  if (code.empty()) return "a row names the code of a state";
  membership->code = code;
  if (!ReadNumber(number, 1, kGreatestNumber, &membership->number)) {
    return "a state's number is from 1 to 999";
  }
  constexpr int kFirst = StateNumbers::kFirstYear;
  constexpr int kLast = StateNumbers::kLastYear;
  membership->from = kFirst;
  membership->to = kLast;
  if ((!from.empty() &&
       !ReadNumber(from, kFirst + 1, kLast, &membership->from)) ||
      (!to.empty() && !ReadNumber(to, kFirst, kLast, &membership->to))) {
    return "from and to are years; an empty from holds in 1945";
  }
  if (membership->from > membership->to) return "from is after to";
  return {};
}

bool AtOneTime(const StateMembership& a, const StateMembership& b) {
  return a.system == b.system && a.from <= b.to && b.from <= a.to;
}

}  // namespace

std::string StateNumbers::Add(const StateMembership& membership) {
  for (const auto& [code, memberships] : by_code_) {
    for (const StateMembership& other : memberships) {
      if (!AtOneTime(membership, other)) continue;
      if (code == membership.code) {
        return code + " has two numbers of the list in one year";
      }
      if (other.number == membership.number) {
        return "the number " + std::to_string(other.number) + " is that of " +
               code + " in the same year";
      }
    }
  }
  by_code_[membership.code].push_back(membership);
  return {};
}

StateNumbers StateNumbers::Parse(std::string_view text,
                                 std::vector<Problem>* problems) {
  StateNumbers numbers;
  bool header = false;
  for (int number = 1; !text.empty(); ++number) {
    const size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    if (!header) {
      header = true;
      if (line != kHeader) {
        problems->push_back({number,
                             "the first line names the columns system, code, "
                             "number, from, to, source, checked"});
      }
      continue;
    }
    StateMembership membership;
    std::string wrong = ReadRow(line, &membership);
    if (wrong.empty()) wrong = numbers.Add(membership);
    if (!wrong.empty()) problems->push_back({number, std::move(wrong)});
  }
  return numbers;
}

StateNumbers StateNumbers::Of(const Knowledge& knowledge) {
  for (const KnowledgeFile& file : knowledge.files()) {
    if (file.path != kStateNumbersFile) continue;
    // The compiler refuses a table with problems.
    std::vector<Problem> problems;
    return Parse(file.text, &problems);
  }
  return {};
}

std::optional<int> StateNumbers::NumberOf(StateSystem system,
                                          std::string_view code,
                                          int year) const {
  const auto found = by_code_.find(code);
  if (found == by_code_.end()) return std::nullopt;
  for (const StateMembership& membership : found->second) {
    if (membership.system == system && membership.from <= year &&
        year <= membership.to) {
      return membership.number;
    }
  }
  return std::nullopt;
}

bool StateNumbers::Lists(std::string_view code) const {
  return by_code_.contains(code);
}

std::vector<StateMembership> StateNumbers::memberships() const {
  std::vector<StateMembership> all;
  for (const auto& [code, memberships] : by_code_) {
    all.insert(all.end(), memberships.begin(), memberships.end());
  }
  std::sort(all.begin(), all.end(),
            [](const StateMembership& a, const StateMembership& b) {
              return std::tie(a.code, a.system, a.from) <
                     std::tie(b.code, b.system, b.from);
            });
  return all;
}

}  // namespace actant
