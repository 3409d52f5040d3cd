// Letters of ASCII in the other case; all other bytes stay, UTF-8 with them.
#ifndef ACTANT_PROTO_ASCII_CASE_H_
#define ACTANT_PROTO_ASCII_CASE_H_

#include <string>
#include <string_view>

namespace actant {

// Thread-safe.
inline char AsciiLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
inline char AsciiUpper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

inline std::string AsciiLower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = AsciiLower(c);
  return lower;
}
inline std::string AsciiUpper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = AsciiUpper(c);
  return upper;
}

}  // namespace actant

#endif  // ACTANT_PROTO_ASCII_CASE_H_
