// How wide a line of text will be, without asking for a font.
#ifndef ACTANT_GRAPH_DRAW_TEXT_WIDTH_H_
#define ACTANT_GRAPH_DRAW_TEXT_WIDTH_H_

#include <string_view>

namespace actant {

// In em, of UTF-8 text in a sans-serif font: ASCII by the widths of Helvetica
// (Adobe Font Metrics of the 14 core fonts), Chinese, Japanese, Korean and
// full-width characters 1 em (UAX #11, wide and full-width), combining marks
// nothing, other letters 0.6 em, about the mean of Helvetica's capitals.
double TextWidth(std::string_view text);

}  // namespace actant

#endif  // ACTANT_GRAPH_DRAW_TEXT_WIDTH_H_
