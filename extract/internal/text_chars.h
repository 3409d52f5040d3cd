// The classes of characters that the readers of layout, clauses, dates and
// sums tell apart. Any bytes may be given: a broken sequence counts as one
// character, U+FFFD, one byte long.
#ifndef ACTANT_EXTRACT_INTERNAL_TEXT_CHARS_H_
#define ACTANT_EXTRACT_INTERNAL_TEXT_CHARS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace actant {

struct TextChar {
  char32_t value = 0;  // 0 past either end of the text
  size_t size = 0;     // in bytes; 0 past either end
};

// CharAt for what is not among the commonest characters.
TextChar RareCharAt(std::string_view text, size_t pos);

// The character that begins at byte `pos`. Inline: the readers ask for every
// character of a text.
inline TextChar CharAt(std::string_view text, size_t pos) {
  if (pos >= text.size()) return {};
  const auto lead = static_cast<uint8_t>(text[pos]);
  if (lead < 0x80) return {lead, 1};
  // Nearly all of a Chinese text: three bytes, of leads whose every pair of
  // trail bytes is well formed.
  if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && text.size() - pos > 2) {
    const uint32_t second = static_cast<uint8_t>(text[pos + 1]) ^ 0x80U;
    const uint32_t third = static_cast<uint8_t>(text[pos + 2]) ^ 0x80U;
    if ((second | third) < 0x40) {
      return {static_cast<char32_t>((lead & 0xFU) << 12 | second << 6 | third),
              3};
    }
  }
  return RareCharAt(text, pos);
}

// The character that ends at byte `pos`.
TextChar CharBefore(std::string_view text, size_t pos);

// IsHan for what lies outside the main block.
bool IsRareHan(char32_t c);

// Ideographs, not kana nor hangul nor punctuation.
inline bool IsHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3007 && IsRareHan(c));
}
// Full-width or CJK punctuation.
bool IsWidePunctuation(char32_t c);
// What is written without spaces between words: Han, kana, bopomofo, and the
// punctuation of such text.
bool IsWide(char32_t c);
// Hangul syllables and letters.
bool IsHangul(char32_t c);
// Letters of alphabets with spaces between words (Latin, Greek, Cyrillic).
bool IsAlphabetic(char32_t c);
// ASCII or full-width digits.
bool IsDigit(char32_t c);
// Space, tab, no-break and ideographic space, form feed; not line feed.
inline bool IsBlank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r' && c != '\n') || c == 0xA0 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x3000 || c == 0xFEFF;
}
// True if `set` holds `c`, which is not 0.
inline bool OneOf(char32_t c, std::u32string_view set) {
  if (c == 0) return false;
  for (const char32_t member : set) {
    if (member == c) return true;
  }
  return false;
}

// Count of characters.
size_t CountChars(std::string_view text);
// CountChars(text) > limit, without a count where bytes alone tell.
bool HasMoreChars(std::string_view text, size_t limit);

// `text` without blanks and line feeds at its ends.
std::string_view TrimBlanks(std::string_view text);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_TEXT_CHARS_H_
