// The dots between the parts of transliterated names (勞爾·卡斯楚).
#ifndef ACTANT_EXTRACT_INTERNAL_NAME_DOTS_H_
#define ACTANT_EXTRACT_INTERNAL_NAME_DOTS_H_

#include <string_view>

namespace actant {

// Middle dot, which names are listed with; hyphenation point, katakana middle
// dot, bullet, full-width full stop, which texts write as well.
inline constexpr std::string_view kNameDots[] = {"\u00B7", "\u2027", "\u30FB",
                                                 "\u2022", "\uFF0E"};
inline constexpr std::string_view kListedNameDot = kNameDots[0];

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_NAME_DOTS_H_
