#include "extract/layout.h"

#include <algorithm>
#include <utility>

#include "extract/internal/layout_classes.h"
#include "extract/internal/layout_lines.h"
#include "extract/internal/layout_marks.h"
#include "extract/internal/layout_normalise.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

constexpr double kFullShare = 0.85;  // of the page's width: a full line
// A line without a full stop ends a paragraph only if it is shorter than this.
constexpr double kUnfinishedShare = 0.75;
constexpr size_t kShortestSeparator = 5;
constexpr size_t kLongestHeadLine = 80;  // characters: a title or a date

// Columns of the word that a line begins with, which may have been too long
// for the line before; 2 for a Chinese character.
uint32_t FirstWordWidth(std::string_view line) {
  uint32_t width = 0;
  for (size_t pos = 0; pos < line.size();) {
    const TextChar c = CharAt(line, pos);
    if (IsBlank(c.value)) break;
    if (IsWide(c.value)) return width == 0 ? 2 : width;
    ++width;
    pos += c.size;
  }
  return width;
}

// Puts the lines of an article together to blocks.
class BlockBuilder {
 public:
  BlockBuilder(std::string_view text, const LayoutOptions& options)
      : text_(text), options_(options) {}

  Layout Build();

 private:
  void AddTitle(ByteSpan title);
  void AddLine(size_t i, LineClass line_class);
  void AddBodyLine(size_t i);
  void AddSetAside(ByteSpan span, SetAside reason);
  bool EndsParagraph(size_t i) const;
  void CloseParagraph();
  void Add(const std::vector<ByteSpan>& pieces, BlockKind kind,
           SetAside reason);

  std::string_view text_;
  LayoutOptions options_;
  std::vector<TextLine> lines_;
  LineSetting setting_;
  NoteMarks marks_;
  std::vector<ByteSpan> paragraph_;
  bool paragraph_begins_ = false;  // the line at hand is its first
  Layout layout_;
};

void BlockBuilder::Add(const std::vector<ByteSpan>& pieces, BlockKind kind,
                       SetAside reason) {
  TextBlock block = MakeBlock(text_, pieces, kind, &marks_);
  block.set_aside = reason;
  if (!block.text.empty()) layout_.blocks.push_back(std::move(block));
}

void BlockBuilder::CloseParagraph() {
  if (paragraph_.empty()) return;
  Add(paragraph_, BlockKind::kBody, SetAside::kNone);
  paragraph_.clear();
}

void BlockBuilder::AddSetAside(ByteSpan span, SetAside reason) {
  if (span.begin >= span.end) return;
  Add({span}, BlockKind::kSetAside, reason);
  if (reason == SetAside::kByline && !layout_.dateline_day) {
    layout_.dateline_day =
        DayOfByline(text_.substr(span.begin, span.end - span.begin));
  }
}

bool BlockBuilder::EndsParagraph(size_t i) const {
  if (!setting_.wrapped || i + 1 >= lines_.size()) return true;
  const TextLine& line = lines_[i];
  const TextLine& next = lines_[i + 1];
  if (!setting_.blank_everywhere && next.blank_before > 0 && !next.page_start) {
    return true;
  }
  // The first line is indented, which its width does not show.
  constexpr uint32_t kIndent = 4;
  const uint32_t width = line.width + (paragraph_begins_ ? kIndent : 0);
  if (OneOf(CharBefore(text_, line.span.end).value, U"。！？：」.!?:”")) {
    return width < kFullShare * setting_.full_width;
  }
  // A long foreign word may have been carried over to the next line.
  const uint32_t word = FirstWordWidth(
      text_.substr(next.span.begin, next.span.end - next.span.begin));
  return width + word < kUnfinishedShare * setting_.full_width;
}

void BlockBuilder::AddBodyLine(size_t i) {
  const ByteSpan span = lines_[i].span;
  paragraph_begins_ = paragraph_.empty();
  uint32_t pos = span.begin;
  for (const LinePiece& piece :
       FindPieces(text_.substr(span.begin, span.end - span.begin))) {
    const ByteSpan aside{span.begin + piece.span.begin,
                         span.begin + piece.span.end};
    // A byline opens a text; in its middle the same words are part of it.
    if (piece.reason == SetAside::kByline && !paragraph_.empty()) continue;
    if (pos < aside.begin) paragraph_.push_back({pos, aside.begin});
    AddSetAside(aside, piece.reason);
    pos = aside.end;
  }
  if (pos < span.end) paragraph_.push_back({pos, span.end});
  if (EndsParagraph(i)) CloseParagraph();
}

void BlockBuilder::AddLine(size_t i, LineClass line_class) {
  const ByteSpan span = lines_[i].span;
  switch (line_class.kind) {
    case BlockKind::kBody:
      AddBodyLine(i);
      break;
    case BlockKind::kSetAside:
      // A paragraph goes on behind what stands at the page's end.
      AddSetAside(span, line_class.reason);
      break;
    case BlockKind::kTitle:
    case BlockKind::kHeading:
      CloseParagraph();
      Add({span}, line_class.kind, SetAside::kNone);
      break;
  }
}

void BlockBuilder::AddTitle(ByteSpan title) {
  std::vector<ByteSpan> pieces;
  for (const TextLine& line : FindLines(text_, title)) {
    pieces.push_back(line.span);
  }
  if (!pieces.empty()) Add(pieces, BlockKind::kTitle, SetAside::kNone);
}

Layout BlockBuilder::Build() {
  const auto size = static_cast<uint32_t>(text_.size());
  const uint32_t title_end = std::min(options_.title_bytes, size);
  AddTitle({0, title_end});
  lines_ = FindLines(text_, {title_end, size});
  setting_ = SettingOf(text_, lines_);
  const std::vector<LineClass> classes = ClassifyLines(
      text_, text_.substr(0, title_end), lines_, setting_, &marks_);
  for (size_t i = 0; i < lines_.size(); ++i) AddLine(i, classes[i]);
  CloseParagraph();
  std::stable_sort(layout_.blocks.begin(), layout_.blocks.end(),
                   [](const TextBlock& a, const TextBlock& b) {
                     return a.map.ToOriginal(0) < b.map.ToOriginal(0);
                   });
  return std::move(layout_);
}

// The line [begin, end) is a separator if it is of one such mark alone.
char SeparatorMark(std::string_view line) {
  line = TrimBlanks(line);
  if (line.size() < kShortestSeparator) return '\0';
  const char mark = line.front();
  if (mark != '=' && mark != '-') return '\0';
  return line.find_first_not_of(mark) == std::string_view::npos ? mark : '\0';
}

// The first line with words at or after `pos`.
std::string_view NextLine(std::string_view text, size_t pos) {
  while (pos < text.size()) {
    const size_t end = std::min(text.find('\n', pos), text.size());
    const std::string_view line = TrimBlanks(text.substr(pos, end - pos));
    if (!line.empty()) return line;
    pos = end + 1;
  }
  return {};
}

}  // namespace

void OffsetMap::Append(uint32_t original, uint32_t length) {
  if (runs_.empty() || original_end_ != original) {
    runs_.push_back({size_, original});
  }
  size_ += length;
  original_end_ = original + length;
}

uint32_t OffsetMap::ToOriginal(uint32_t offset) const {
  const auto after = std::upper_bound(
      runs_.begin(), runs_.end(), offset,
      [](uint32_t value, const Run& run) { return value < run.normalised; });
  const Run& run = *(after - 1);
  return run.original + (offset - run.normalised);
}

ByteSpan OffsetMap::ToOriginal(ByteSpan span) const {
  return {ToOriginal(span.begin), ToOriginal(span.end - 1) + 1};
}

std::string_view SetAsideName(SetAside reason) {
  switch (reason) {
    case SetAside::kNone:
      return "read";
    case SetAside::kPageNumber:
      return "page number";
    case SetAside::kFootnote:
      return "footnote";
    case SetAside::kBibliography:
      return "bibliography";
    case SetAside::kByline:
      return "byline";
    case SetAside::kCaption:
      return "caption";
    case SetAside::kAuthor:
      return "author";
    case SetAside::kUrl:
      return "link";
    case SetAside::kReadMore:
      return "read more";
    case SetAside::kFurniture:
      return "furniture";
  }
  return "";
}

Layout ReadLayout(std::string_view text, const LayoutOptions& options) {
  return BlockBuilder(text, options).Build();
}

std::vector<std::string_view> SplitArticles(std::string_view text) {
  std::vector<std::string_view> parts;
  char mark = '\0';
  size_t begin = 0;
  for (size_t pos = 0; pos < text.size();) {
    const size_t end = std::min(text.find('\n', pos), text.size());
    const char here = SeparatorMark(text.substr(pos, end - pos));
    if (here != '\0') {
      if (mark != '\0' && here != mark) return {text};
      mark = here;
      const std::string_view part = text.substr(begin, pos - begin);
      const std::string_view head = NextLine(text, end + 1);
      // Rules above the first text and below the last part nothing; between
      // two they do only if a new text begins there.
      if (!TrimBlanks(part).empty()) {
        if (head.empty()) {
          parts.push_back(part);
        } else if (CountChars(head) > kLongestHeadLine ||
                   head.find("。") != std::string_view::npos ||
                   SeparatorMark(head) != '\0') {
          return {text};
        } else {
          parts.push_back(part);
        }
      }
      begin = std::min(end + 1, text.size());
    }
    pos = end + 1;
  }
  const std::string_view rest = text.substr(begin);
  if (!TrimBlanks(rest).empty()) parts.push_back(rest);
  if (parts.size() < 2) return {text};
  return parts;
}

}  // namespace actant
