#include "extract/internal/utf8.h"

#include <unicode/utf8.h>

namespace actant {

// ICU's macros narrow on purpose; they are used here and nowhere else.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"

int32_t NextCharacter(std::string_view text, size_t* at) {
  const auto size = static_cast<int32_t>(text.size());
  auto i = static_cast<int32_t>(*at);
  UChar32 c = U_SENTINEL;
  U8_NEXT(text.data(), i, size, c);
  *at = static_cast<size_t>(i);
  return c < 0 ? kNoCharacter : c;
}

int32_t PreviousCharacter(std::string_view text, size_t* at) {
  auto i = static_cast<int32_t>(*at);
  UChar32 c = U_SENTINEL;
  U8_PREV(text.data(), 0, i, c);
  *at = static_cast<size_t>(i);
  return c < 0 ? kNoCharacter : c;
}

#pragma GCC diagnostic pop

}  // namespace actant
