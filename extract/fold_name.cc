#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>

#include "extract/extractor.h"

namespace actant {
namespace {

// The marks that part the pieces of transliterated names, and those that
// Latin spellings differ in.
bool IsNameMark(UChar32 c) {
  switch (c) {
    case 0x00B7:  // middle dot
    case 0x2022:  // bullet
    case 0x2027:  // hyphenation point
    case 0x30FB:  // katakana middle dot
    case 0x2010:
    case 0x2011:
    case '.':
    case '-':
    case '\'':
    case 0x2019:
      return true;
    default:
      return u_isUWhiteSpace(c) != 0;
  }
}

}  // namespace

std::string FoldName(std::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* folding =
      icu::Normalizer2::getNFKCCasefoldInstance(error);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  // Without ICU's data the name stands as it is: look-ups still agree with
  // what was stored, since both go through here.
  const auto fold = [&](const icu::UnicodeString& unfolded) {
    return U_SUCCESS(error) ? folding->normalize(unfolded, error) : unfolded;
  };
  const icu::UnicodeString folded = fold(text);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < folded.length();) {
    const UChar32 c = folded.char32At(i);
    if (!IsNameMark(c)) kept.append(c);
    i += U16_LENGTH(c);
  }
  // Letters and accents that a mark kept apart join now.
  std::string result;
  fold(kept).toUTF8String(result);
  return result;
}

}  // namespace actant
