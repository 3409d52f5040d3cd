#include "graph/draw_text_width.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace actant {
namespace {

// Thousandths of an em, from U+0020 to U+007E.
constexpr std::array<uint16_t, 95> kHelvetica = {
    278, 278, 355, 556, 556,  889, 667, 191, 333, 333, 389, 584, 278, 333,
    278, 278, 556, 556, 556,  556, 556, 556, 556, 556, 556, 556, 278, 278,
    584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722,  778, 667, 778, 722, 667, 611, 722, 667, 944,
    667, 667, 611, 278, 278,  278, 469, 556, 333, 556, 556, 500, 556, 556,
    278, 556, 556, 222, 222,  500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500,  500, 500, 334, 260, 334, 584};

struct Block {
  uint32_t first;
  uint32_t last;
  uint16_t width;
};

// By first code point; what lies between has kOtherWidth.
constexpr Block kBlocks[] = {
    {0x0300, 0x036F, 0},       // combining marks
    {0x1100, 0x115F, 1000},    // Hangul Jamo
    {0x200B, 0x200F, 0},       // zero-width spaces and joiners
    {0x2190, 0x25FF, 1000},    // arrows to geometric shapes
    {0x2E80, 0xA4CF, 1000},    // CJK, kana, Yi
    {0xAC00, 0xD7A3, 1000},    // Hangul
    {0xF900, 0xFAFF, 1000},    // CJK compatibility ideographs
    {0xFE00, 0xFE0F, 0},       // variation selectors
    {0xFE30, 0xFE6F, 1000},    // CJK compatibility forms
    {0xFF00, 0xFF60, 1000},    // full-width forms
    {0xFFE0, 0xFFE6, 1000},    // full-width signs
    {0x1F300, 0x1FAFF, 1000},  // pictographs
    {0x20000, 0x3FFFD, 1000},  // rarer ideographs
};

constexpr uint32_t kOtherWidth = 600;

uint32_t WidthOf(uint32_t code_point) {
  if (code_point < 0x20 || code_point == 0x7F) return 0;
  if (code_point < 0x7F) return kHelvetica[code_point - 0x20];
  const auto block = std::find_if(
      std::begin(kBlocks), std::end(kBlocks),
      [code_point](const Block& b) { return code_point <= b.last; });
  return block != std::end(kBlocks) && code_point >= block->first ? block->width
                                                                  : kOtherWidth;
}

}  // namespace

double TextWidth(std::string_view text) {
  uint64_t width = 0;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    uint32_t code_point = lead;
    if (lead >= 0xC0)
      code_point = lead & (lead < 0xE0 ? 0x1FU : lead < 0xF0 ? 0x0FU : 0x07U);
    while (i < text.size() &&
           (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) {
      code_point =
          code_point << 6 | (static_cast<unsigned char>(text[i++]) & 0x3FU);
    }
    width += WidthOf(code_point);
  }
  return static_cast<double>(width) / 1000;
}

}  // namespace actant
