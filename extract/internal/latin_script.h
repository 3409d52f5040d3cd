// Which characters make words that are set off by white space.
#ifndef ACTANT_EXTRACT_INTERNAL_LATIN_SCRIPT_H_
#define ACTANT_EXTRACT_INTERNAL_LATIN_SCRIPT_H_

#include <string_view>

namespace actant {

// Does `text` (UTF-8) begin with an ASCII digit, a letter of a Latin script
// (Basic Latin, Latin-1, Latin Extended-A, -B and Additional) or a combining
// diacritical mark? False for an empty or malformed beginning.
bool StartsWithLatin(std::string_view text);

// The same of its last character.
bool EndsWithLatin(std::string_view text);

// Does `text` hold a character of Han, kana, hangul or a wide form (U+3000 and
// above)? What does not is written with blanks between words.
bool HasWideCharacter(std::string_view text);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_LATIN_SCRIPT_H_
