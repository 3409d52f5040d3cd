// Where words begin and end, as ICU's Chinese dictionary sees it.
#ifndef ACTANT_EXTRACT_INTERNAL_WORD_BOUNDS_H_
#define ACTANT_EXTRACT_INTERNAL_WORD_BOUNDS_H_

#include <string_view>
#include <vector>

namespace actant {

// One entry for each byte offset 0..text.size(), true where ICU's word break
// iterator (its dictionary for Han text) has a boundary. All true where ICU
// has no such iterator. `text` is valid UTF-8. Thread-safe.
std::vector<bool> WordBounds(std::string_view text);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_WORD_BOUNDS_H_
