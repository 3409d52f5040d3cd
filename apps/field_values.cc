#include "apps/field_values.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace actant {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The number that `count` digits at `at` are; nullopt where they are none.
std::optional<int> Digits(std::string_view text, size_t at, size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int number = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (!IsDigit(text[i])) return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

// What may stand behind a day: nothing, or a time.
bool IsTime(std::string_view rest) {
  if (rest.empty()) return true;
  return rest.size() > 1 && (rest[0] == 'T' || rest[0] == ' ') &&
         IsDigit(rest[1]);
}

std::optional<DaySpan> DayOrNothing(const CivilDate& date) {
  if (!IsValid(date)) return std::nullopt;
  return DayOf(date);
}

}  // namespace

std::optional<DaySpan> ReadDate(std::string_view text) {
  const std::optional<int> year = Digits(text, 0, 4);
  if (!year.has_value() || *year == 0) return std::nullopt;
  if (text.size() == 4) return YearOf(*year);
  if (text[4] != '-') {
    const auto month = Digits(text, 4, 2);
    const auto day = Digits(text, 6, 2);
    if (!month.has_value() || !day.has_value() || !IsTime(text.substr(8))) {
      return std::nullopt;
    }
    return DayOrNothing({*year, *month, *day});
  }
  const auto month = Digits(text, 5, 2);
  if (!month.has_value() || *month < 1 || *month > 12) return std::nullopt;
  if (text.size() == 7) return MonthOf(*year, *month);
  const auto day = Digits(text, 8, 2);
  if (text[7] != '-' || !day.has_value() || !IsTime(text.substr(10))) {
    return std::nullopt;
  }
  return DayOrNothing({*year, *month, *day});
}

std::optional<double> ReadDecimal(std::string_view text) {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-')
    text.remove_prefix(1);
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || !std::isfinite(number)) {
    return std::nullopt;
  }
  return number;
}

std::optional<bool> ReadMark(std::string_view text) {
  constexpr size_t kLongest = 5;
  if (text.empty()) return false;
  if (text.size() > kLongest) return std::nullopt;
  std::array<char, kLongest> lower{};
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::string_view word(lower.data(), text.size());
  for (const std::string_view yes : {"1", "true", "yes", "t", "y"}) {
    if (word == yes) return true;
  }
  for (const std::string_view no : {"0", "false", "no", "f", "n"}) {
    if (word == no) return false;
  }
  return std::nullopt;
}

}  // namespace actant
