#include "extract/state_numbers.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

#include "extract/internal/kept_table.h"

namespace actant {
namespace {

constexpr KeptTable kTable = {
    "system\tcode\tnumber\tfrom\tto\tsource\tchecked",
    "the first line names the columns system, code, number, from, to, source, "
    "checked",
    "a row has the seven fields of the first line"};

// Three digits in both lists.
constexpr int kGreatestNumber = 999;

bool ReadNumber(std::string_view field, int least, int greatest, int* value) {
  const char* end = field.data() + field.size();
  const auto [stop, error] = std::from_chars(field.data(), end, *value);
  return error == std::errc() && stop == end && *value >= least &&
         *value <= greatest;
}

// The fields of a row; or what is wrong with it.
std::string ReadRow(const TableFields& fields, StateMembership* membership) {
  const std::string_view system = fields[0];
  const std::string_view code = fields[1];
  const std::string_view number = fields[2];
  const std::string_view from = fields[3];
  const std::string_view to = fields[4];
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
  ReadRows(
      text, kTable,
      [&numbers](const TableFields& fields, int) {
        StateMembership membership;
        std::string wrong = ReadRow(fields, &membership);
        return wrong.empty() ? numbers.Add(membership) : wrong;
      },
      [problems](int line, std::string message) {
        problems->push_back({line, std::move(message)});
      });
  return numbers;
}

StateNumbers StateNumbers::Of(const Knowledge& knowledge) {
  // The compiler refuses a table with problems.
  std::vector<Problem> problems;
  return Parse(KeptText(knowledge, kStateNumbersFile), &problems);
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
