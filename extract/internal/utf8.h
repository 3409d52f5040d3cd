// Characters of UTF-8 text, one at a time.
#ifndef ACTANT_EXTRACT_INTERNAL_UTF8_H_
#define ACTANT_EXTRACT_INTERNAL_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace actant {

// What a byte that belongs to no character decodes to.
inline constexpr int32_t kNoCharacter = -1;

// The character that begins at `*at`, and moves `*at` behind it; kNoCharacter,
// and one step of at least a byte, where none begins.
// REQUIRES: *at < text.size() < 2^31.
int32_t NextCharacter(std::string_view text, size_t* at);

// The character that ends at `*at`, and moves `*at` before it; otherwise as
// NextCharacter. REQUIRES: 0 < *at <= text.size() < 2^31.
int32_t PreviousCharacter(std::string_view text, size_t* at);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_UTF8_H_
