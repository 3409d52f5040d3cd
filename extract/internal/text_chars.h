// The classes of characters that the readers of layout, clauses, dates and
// sums tell apart. Any bytes may be given: a broken sequence counts as one
// character, U+FFFD, one byte long.
#ifndef ACTANT_EXTRACT_INTERNAL_TEXT_CHARS_H_
#define ACTANT_EXTRACT_INTERNAL_TEXT_CHARS_H_

#include <cstddef>
#include <string_view>

namespace actant {

struct TextChar {
  char32_t value = 0;  // 0 past either end of the text
  size_t size = 0;     // in bytes; 0 past either end
};

// The character that begins at byte `pos`.
TextChar CharAt(std::string_view text, size_t pos);
// The character that ends at byte `pos`.
TextChar CharBefore(std::string_view text, size_t pos);

// Ideographs, not kana nor hangul nor punctuation.
bool IsHan(char32_t c);
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
bool IsBlank(char32_t c);
// True if `set` holds `c`, which is not 0.
bool OneOf(char32_t c, std::u32string_view set);

// Count of characters.
size_t CountChars(std::string_view text);

// `text` without blanks and line feeds at its ends.
std::string_view TrimBlanks(std::string_view text);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_TEXT_CHARS_H_
