// The lines of a text and how they were broken.
#ifndef ACTANT_EXTRACT_INTERNAL_LAYOUT_LINES_H_
#define ACTANT_EXTRACT_INTERNAL_LAYOUT_LINES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/layout.h"

namespace actant {

// One line that is not blank.
struct TextLine {
  ByteSpan span;              // without blanks at its ends
  uint32_t width = 0;         // in columns: Han and full-width are two
  uint32_t blank_before = 0;  // blank lines between it and the one before
  bool page_start = false;    // begins a page
};

// How the text was set.
struct LineSetting {
  // Lines were broken at a fixed width, as in text from a PDF.
  bool wrapped = false;
  // The width of a full line, in columns; 0 if not wrapped.
  uint32_t full_width = 0;
  // Blank lines stand between all lines and part nothing.
  bool blank_everywhere = false;
};

// The lines of text[begin, end).
std::vector<TextLine> FindLines(std::string_view text, ByteSpan range);

LineSetting SettingOf(std::string_view text,
                      const std::vector<TextLine>& lines);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_LAYOUT_LINES_H_
