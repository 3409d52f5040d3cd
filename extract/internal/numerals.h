// Numbers as dates and sums write them.
#ifndef ACTANT_EXTRACT_INTERNAL_NUMERALS_H_
#define ACTANT_EXTRACT_INTERNAL_NUMERALS_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace actant {

// A number of at most 15 digits, in full: 2026, 3,500, 1.25, ２０, 二〇二六,
// 十九, 兩百三十, 廿五, 半 (0.5). nullopt for anything else, mixed scripts
// (3千) and the great units 萬 億 兆 included.
std::optional<double> ReadNumber(std::string_view text);

// The same where the number is whole and below 2^31.
std::optional<int> ReadInteger(std::string_view text);

// twelve, One: "a" and "an" are 1. ASCII case is ignored. Up to twelve.
std::optional<int> ReadEnglishNumber(std::string_view word);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_NUMERALS_H_
