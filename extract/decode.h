// Step 1, decode: bytes of unknown encoding to UTF-8.
#ifndef ACTANT_EXTRACT_DECODE_H_
#define ACTANT_EXTRACT_DECODE_H_

#include <optional>
#include <string>
#include <string_view>

#include "proto/status.h"

namespace actant {

// Longest input DecodeText reads, in bytes (as Extractor::Extract).
inline constexpr size_t kMaxDecodedBytes = size_t{64} << 20;

struct DecodedText {
  // Valid UTF-8, no byte order mark, lines ended by LF alone.
  std::string utf8;
  // What the bytes were: "UTF-8", "UTF-16LE", "UTF-16BE", "Big5", "GB18030".
  std::string encoding;
};

// Reads `bytes` as text. A byte order mark decides; then strict UTF-8; then
// UTF-16 by where its zero bytes stand; then Big5 (as Hong Kong writes it) or
// GB18030, whichever reads without one error and gives more of the characters
// that Chinese prose is made of. Nothing is ever replaced or skipped: text
// that no encoding reads cleanly is refused, and mostly good UTF-8 with a few
// broken bytes is called broken UTF-8, not guessed to be something else.
//
// InvalidArgument, with the reason and what to do about it: empty or blank
// input; more than kMaxDecodedBytes; a known format that is not plain text
// (PDF, HTML, ZIP and other archives, images, programs), named; bytes that
// are no text; broken UTF-8 (names the offset of the first bad byte).
// Thread-safe; time and memory linear in the input.
Result<DecodedText> DecodeText(std::string_view bytes);

// Shortest forms only, no surrogates, nothing above U+10FFFF.
bool IsValidUtf8(std::string_view text);

// Offset of the first byte that keeps `text` from being valid UTF-8, or
// nullopt.
std::optional<size_t> FindInvalidUtf8(std::string_view text);

}  // namespace actant

#endif  // ACTANT_EXTRACT_DECODE_H_
