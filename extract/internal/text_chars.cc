#include "extract/internal/text_chars.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace actant {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool In(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

}  // namespace

TextChar RareCharAt(std::string_view text, size_t pos) {
  if (pos >= text.size()) return {};
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size = static_cast<int64_t>(text.size());
  auto next = static_cast<int64_t>(pos);
  UChar32 c = 0;
  U8_NEXT(bytes, next, size, c);
  if (c < 0) return {kReplacement, 1};
  return {static_cast<char32_t>(c), static_cast<size_t>(next) - pos};
}

TextChar CharBefore(std::string_view text, size_t pos) {
  if (pos == 0 || pos > text.size()) return {};
  size_t start = pos - 1;
  while (start > 0 && pos - start < 4 &&
         U8_IS_TRAIL(static_cast<uint8_t>(text[start]))) {
    --start;
  }
  const TextChar c = CharAt(text, start);
  if (start + c.size == pos) return c;
  return {kReplacement, 1};
}

bool IsRareHan(char32_t c) {
  return In(c, 0x3400, 0x4DBF) || In(c, 0xF900, 0xFAFF) ||
         In(c, 0x20000, 0x323AF) || c == 0x3007;
}

bool IsWidePunctuation(char32_t c) {
  if (In(c, 0x3001, 0x3003) || In(c, 0x3008, 0x301F)) return true;
  if (In(c, 0xFE10, 0xFE6F)) return true;
  if (!In(c, 0xFF01, 0xFF65)) return false;
  // Full-width digits and letters are letters.
  return !In(c, 0xFF10, 0xFF19) && !In(c, 0xFF21, 0xFF3A) &&
         !In(c, 0xFF41, 0xFF5A);
}

bool IsWide(char32_t c) {
  return IsHan(c) || In(c, 0x3040, 0x312F) || IsWidePunctuation(c);
}

bool IsHangul(char32_t c) {
  return In(c, 0xAC00, 0xD7AF) || In(c, 0x1100, 0x11FF) ||
         In(c, 0x3130, 0x318F);
}

bool IsAlphabetic(char32_t c) {
  return In(c, 'a', 'z') || In(c, 'A', 'Z') ||
         (In(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) ||
         In(c, 0x370, 0x52F) || In(c, 0x1E00, 0x1FFF);
}

bool IsDigit(char32_t c) { return In(c, '0', '9') || In(c, 0xFF10, 0xFF19); }

size_t CountChars(std::string_view text) {
  size_t count = 0;
  for (size_t pos = 0; pos < text.size(); pos += CharAt(text, pos).size) {
    ++count;
  }
  return count;
}

bool HasMoreChars(std::string_view text, size_t limit) {
  constexpr size_t kMostBytes = 4;  // of one character
  return text.size() > kMostBytes * limit || CountChars(text) > limit;
}

std::string_view TrimBlanks(std::string_view text) {
  while (!text.empty()) {
    const TextChar c = CharAt(text, 0);
    if (!IsBlank(c.value) && c.value != '\n') break;
    text.remove_prefix(c.size);
  }
  while (!text.empty()) {
    const TextChar c = CharBefore(text, text.size());
    if (!IsBlank(c.value) && c.value != '\n') break;
    text.remove_suffix(c.size);
  }
  return text;
}

}  // namespace actant
