#include "extract/internal/latin_script.h"

#include <algorithm>
#include <cstdint>

#include "extract/internal/utf8.h"

namespace actant {
namespace {

bool IsLatin(int32_t c) {
  if (c < 0x80) {  // kNoCharacter among them
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
  }
  // Letters of Latin-1 without the multiplication and division signs, then
  // the blocks of the Unicode chart, then the combining marks.
  return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
         (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x300 && c <= 0x36F);
}

}  // namespace

bool StartsWithLatin(std::string_view text) {
  size_t at = 0;
  return !text.empty() && IsLatin(NextCharacter(text, &at));
}

bool EndsWithLatin(std::string_view text) {
  size_t at = text.size();
  return !text.empty() && IsLatin(PreviousCharacter(text, &at));
}

bool HasWideCharacter(std::string_view text) {
  // U+3000 is E3 80 80 in UTF-8.
  return std::ranges::any_of(
      text, [](char byte) { return static_cast<uint8_t>(byte) >= 0xE3; });
}

}  // namespace actant
