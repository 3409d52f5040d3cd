// Formats that are not plain text, by how their files begin.
#ifndef ACTANT_EXTRACT_INTERNAL_DECODE_SIGNATURES_H_
#define ACTANT_EXTRACT_INTERNAL_DECODE_SIGNATURES_H_

#include <optional>
#include <string_view>

namespace actant {

// "a PDF document", "a ZIP archive (or an Office document)"; nullopt for what
// may be text.
std::optional<std::string_view> FormatOf(std::string_view bytes);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_DECODE_SIGNATURES_H_
