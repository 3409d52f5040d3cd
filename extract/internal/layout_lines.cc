#include "extract/internal/layout_lines.h"

#include <algorithm>

#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// Shares and counts below were set on text that pdftotext makes of reports,
// against news that has one line for each paragraph.
constexpr size_t kFewestWrappedLines = 6;
constexpr uint32_t kNarrowestPage = 30;   // columns
constexpr uint32_t kWidestPage = 150;     // columns
constexpr uint32_t kRagged = 7;           // columns that full lines differ by
constexpr double kFullShare = 0.85;       // of the width: a full line
constexpr double kLeastFullLines = 0.35;  // share of all lines
constexpr double kLeastUnended = 0.6;     // of the full lines
constexpr double kBlankEverywhere = 0.7;
constexpr double kMostIndented = 0.15;

uint32_t WidthOf(std::string_view line) {
  uint32_t width = 0;
  for (size_t pos = 0; pos < line.size();) {
    const TextChar c = CharAt(line, pos);
    pos += c.size;
    const bool wide = IsHan(c.value) || IsWide(c.value) || IsHangul(c.value) ||
                      c.value == U'　';
    width += wide ? 2 : 1;
  }
  return width;
}

// The width at which most lines end; notes are often set smaller and wider,
// and last lines of paragraphs are of any width. 0 if there are no lines of a
// page's width.
uint32_t CommonestWidth(const std::vector<TextLine>& lines) {
  std::vector<uint32_t> counts(kWidestPage + 1, 0);
  for (const TextLine& line : lines) {
    if (line.width <= kWidestPage) ++counts[line.width];
  }
  uint32_t best = 0;
  uint32_t most = 0;
  uint32_t within = 0;  // lines of widths (width - kRagged, width]
  for (uint32_t width = kNarrowestPage; width <= kWidestPage; ++width) {
    within += counts[width];
    if (width >= kNarrowestPage + kRagged) within -= counts[width - kRagged];
    if (within >= most && within > 0) {
      most = within;
      best = width;
    }
  }
  return best;
}

}  // namespace

std::vector<TextLine> FindLines(std::string_view text, ByteSpan range) {
  std::vector<TextLine> lines;
  std::vector<bool> indented;
  uint32_t blank = 0;
  bool form_feed = false;
  size_t indents = 0;
  for (size_t pos = range.begin; pos <= range.end && pos <= text.size();) {
    size_t end = text.find('\n', pos);
    if (end == std::string_view::npos || end > range.end) end = range.end;
    const std::string_view raw = text.substr(pos, end - pos);
    const std::string_view ink = TrimBlanks(raw);
    form_feed =
        form_feed || raw.substr(0, raw.size() - ink.size()).find('\f') !=
                         std::string_view::npos;
    if (ink.empty()) {
      ++blank;
    } else {
      TextLine line;
      line.span.begin = static_cast<uint32_t>(ink.data() - text.data());
      line.span.end = line.span.begin + static_cast<uint32_t>(ink.size());
      line.width = WidthOf(ink);
      line.blank_before = blank;
      line.page_start = form_feed;
      indented.push_back(raw.front() == ' ');
      indents += raw.front() == ' ' ? 1 : 0;
      lines.push_back(line);
      blank = 0;
      form_feed = false;
    }
    pos = end + 1;
  }
  // A lone space at the start of a line is what is left of a form feed, if
  // lines do not begin so elsewhere.
  if (static_cast<double>(indents) <=
      kMostIndented * static_cast<double>(lines.size())) {
    for (size_t i = 0; i < lines.size(); ++i) {
      if (indented[i]) lines[i].page_start = true;
    }
  }
  return lines;
}

LineSetting SettingOf(std::string_view text,
                      const std::vector<TextLine>& lines) {
  LineSetting setting;
  if (lines.size() < kFewestWrappedLines) return setting;
  size_t after_blank = 0;
  for (const TextLine& line : lines) {
    if (line.blank_before > 0) ++after_blank;
  }
  const uint32_t width = CommonestWidth(lines);
  if (width < kNarrowestPage || width > kWidestPage) return setting;
  size_t full = 0;
  size_t unended = 0;
  for (const TextLine& line : lines) {
    if (line.width < kFullShare * width) continue;
    ++full;
    const char32_t last = CharBefore(text, line.span.end).value;
    if (!OneOf(last, U"。！？」』.!?”）)：:")) ++unended;
  }
  const auto count = static_cast<double>(lines.size());
  setting.wrapped =
      static_cast<double>(full) >= kLeastFullLines * count &&
      static_cast<double>(unended) >= kLeastUnended * static_cast<double>(full);
  if (!setting.wrapped) return setting;
  setting.full_width = width;
  setting.blank_everywhere =
      static_cast<double>(after_blank) >= kBlankEverywhere * count;
  return setting;
}

}  // namespace actant
