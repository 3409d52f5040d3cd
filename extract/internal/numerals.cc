#include "extract/internal/numerals.h"

#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "extract/internal/text_chars.h"

namespace actant {
namespace {

constexpr size_t kMaxDigits = 15;

// 0..9 for a digit in any of the three scripts, else -1.
int HanDigit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'○':
    case U'零':
      return 0;
    case U'一':
      return 1;
    case U'二':
    case U'兩':
    case U'两':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

int HanUnit(char32_t c) {
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    default:
      return 0;
  }
}

// Digits with grouping commas and one decimal point.
std::optional<double> ReadArabic(std::string_view text) {
  double mantissa = 0;
  double divisor = 1;
  bool point = false;
  size_t digits = 0;
  for (size_t pos = 0; pos < text.size();) {
    const TextChar c = CharAt(text, pos);
    pos += c.size;
    if (IsDigit(c.value)) {
      if (++digits > kMaxDigits) return std::nullopt;
      mantissa = mantissa * 10 + static_cast<double>(c.value < 0x100
                                                         ? c.value - '0'
                                                         : c.value - 0xFF10);
      if (point) divisor *= 10;
    } else if (c.value == '.' && !point && digits > 0) {
      point = true;
    } else if ((c.value != ',' && c.value != U'，') || point || digits == 0) {
      return std::nullopt;
    }
  }
  if (digits == 0) return std::nullopt;
  return mantissa / divisor;
}

std::optional<double> ReadHan(std::string_view text) {
  double total = 0;
  double digit = -1;   // read and not yet added
  double written = 0;  // digits in a row, as years are written
  size_t digits = 0;
  bool units = false;
  for (size_t pos = 0; pos < text.size();) {
    const TextChar c = CharAt(text, pos);
    pos += c.size;
    if (c.value == U'廿') {
      if (digits > 0 || units) return std::nullopt;
      total = 20;
      units = true;
      continue;
    }
    const int value = HanDigit(c.value);
    if (value >= 0) {
      if (++digits > kMaxDigits) return std::nullopt;
      written = written * 10 + value;
      digit = value;
      continue;
    }
    const int unit = HanUnit(c.value);
    if (unit == 0) return std::nullopt;
    total += (digit < 0 ? 1 : digit) * unit;
    digit = -1;
    units = true;
  }
  if (!units) return digits > 0 ? std::optional<double>(written) : std::nullopt;
  return total + (digit < 0 ? 0 : digit);
}

}  // namespace

std::optional<double> ReadNumber(std::string_view text) {
  if (text == "半") return 0.5;
  if (std::optional<double> arabic = ReadArabic(text)) return arabic;
  return ReadHan(text);
}

std::optional<int> ReadInteger(std::string_view text) {
  const std::optional<double> value = ReadNumber(text);
  if (!value || *value != std::floor(*value) || *value >= 2147483648.0) {
    return std::nullopt;
  }
  return static_cast<int>(*value);
}

std::optional<int> ReadEnglishNumber(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, int>, 14> kWords = {
      {{"a", 1},
       {"an", 1},
       {"one", 1},
       {"two", 2},
       {"three", 3},
       {"four", 4},
       {"five", 5},
       {"six", 6},
       {"seven", 7},
       {"eight", 8},
       {"nine", 9},
       {"ten", 10},
       {"eleven", 11},
       {"twelve", 12}}};
  std::string folded(word);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const auto& [name, value] : kWords) {
    if (folded == name) return value;
  }
  return ReadInteger(word);
}

}  // namespace actant
