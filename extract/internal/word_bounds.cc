#include "extract/internal/word_bounds.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>

namespace actant {

std::vector<bool> WordBounds(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getChinese(),
                                             error));
  UText* utext = utext_openUTF8(nullptr, text.data(),
                                static_cast<int64_t>(text.size()), &error);
  if (U_FAILURE(error)) return std::vector<bool>(text.size() + 1, true);
  std::vector<bool> bounds(text.size() + 1, false);
  words->setText(utext, error);
  for (int32_t at = words->first(); at != icu::BreakIterator::DONE;
       at = words->next()) {
    bounds[static_cast<size_t>(at)] = true;
  }
  utext_close(utext);
  return bounds;
}

}  // namespace actant
