#include "extract/internal/layout_classes.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include "extract/internal/layout_marks.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// In characters.
constexpr size_t kLongestTitle = 60;
constexpr size_t kLongestSection = 6;  // a rubric above the title
constexpr size_t kLongestHeadLine = 40;
constexpr size_t kLongestName = 4;  // 沈…, an author's name alone
constexpr size_t kLongestHeading = 30;
constexpr double kFullShare = 0.85;
constexpr double kHeadingShare = 0.7;

class Classifier {
 public:
  Classifier(std::string_view text, std::string_view title,
             const std::vector<TextLine>& lines, const LineSetting& setting,
             NoteMarks* marks)
      : text_(text),
        title_(TrimBlanks(title)),
        lines_(lines),
        setting_(setting),
        marks_(marks),
        classes_(lines.size()) {
    has_pages_ = std::any_of(lines.begin(), lines.end(),
                             [](const TextLine& l) { return l.page_start; });
  }

  std::vector<LineClass> Run() {
    const size_t begin = title_.empty() ? FindTitle() : 0;
    const size_t body = ClassifyHead(begin);
    for (size_t i = body; i < lines_.size(); ++i) classes_[i] = Classify(i);
    return std::move(classes_);
  }

 private:
  std::string_view Words(size_t i) const {
    const ByteSpan span = lines_[i].span;
    return text_.substr(span.begin, span.end - span.begin);
  }
  char32_t LastOf(size_t i) const {
    return CharBefore(text_, lines_[i].span.end).value;
  }
  bool IsFull(size_t i) const {
    return setting_.wrapped &&
           lines_[i].width >= kFullShare * setting_.full_width;
  }

  bool MayBeTitle(size_t i) const;
  size_t FindTitle();
  size_t ClassifyHead(size_t begin);
  LineClass ClassifyHeadLine(size_t i) const;
  LineClass Classify(size_t i);
  bool BeginsNote(size_t i);
  bool HasMarkBefore(int number, size_t pos) const;
  bool IsHeading(size_t i) const;

  std::string_view text_;
  std::string_view title_;
  const std::vector<TextLine>& lines_;
  const LineSetting& setting_;
  NoteMarks* marks_;
  std::vector<LineClass> classes_;
  bool has_pages_ = false;
  bool in_note_ = false;
  int last_note_ = 0;
  std::optional<SetAside> tail_;
};

bool Classifier::MayBeTitle(size_t i) const {
  const std::string_view words = Words(i);
  return i + 1 < lines_.size() && !IsFull(i) &&
         !HasMoreChars(words, kLongestTitle) &&
         words.find("。") == std::string_view::npos &&
         !OneOf(LastOf(i), U"，,、；;") &&
         LineReason(words) == SetAside::kNone && FindPieces(words).empty();
}

// Marks the title and returns the line after it.
size_t Classifier::FindTitle() {
  if (lines_.empty() || !MayBeTitle(0)) return 0;
  size_t title = 0;
  const bool rubric = CountChars(Words(0)) <= kLongestSection &&
                      MayBeTitle(1) && CountChars(Words(1)) > kLongestSection;
  if (rubric) {
    classes_[0] = {BlockKind::kSetAside, SetAside::kFurniture};
    title = 1;
  }
  classes_[title].kind = BlockKind::kTitle;
  title_ = Words(title);
  const bool goes_on = OneOf(LastOf(title), U"：:—") && MayBeTitle(title + 1);
  if (!goes_on) return title + 1;
  classes_[title + 1].kind = BlockKind::kTitle;
  return title + 2;
}

bool LooksLikeProse(std::string_view words) {
  for (const std::string_view mark : {"。", "，", "；", ". ", ", "}) {
    if (words.find(mark) != std::string_view::npos) return true;
  }
  return HasMoreChars(words, kLongestHeadLine);
}

// Between the title and the first paragraph: names, institutions, rubrics.
LineClass Classifier::ClassifyHeadLine(size_t i) const {
  const std::string_view words = Words(i);
  const SetAside reason = LineReason(words);
  if (reason != SetAside::kNone) return {BlockKind::kSetAside, reason};
  if (words == title_) return {BlockKind::kSetAside, SetAside::kFurniture};
  if (IsNumberedHeading(words)) return {BlockKind::kHeading, SetAside::kNone};
  if (!HasMoreChars(words, kLongestName)) {
    return {BlockKind::kSetAside, SetAside::kAuthor};
  }
  for (const std::string_view mark :
       {"研究員", "研究员", "研究所", "研究院", "研究中心", "教授", "學系",
        "學院", "作者", "記者", "记者", "編譯", "By "}) {
    if (words.find(mark) != std::string_view::npos) {
      return {BlockKind::kSetAside, SetAside::kAuthor};
    }
  }
  return {BlockKind::kHeading, SetAside::kNone};
}

size_t Classifier::ClassifyHead(size_t begin) {
  size_t end = begin;
  while (end < lines_.size() && !IsFull(end)) {
    const bool aside = LineReason(Words(end)) != SetAside::kNone;
    if (!aside && LooksLikeProse(Words(end))) break;
    ++end;
  }
  // Without any paragraph there is no head either.
  if (end == lines_.size()) return begin;
  for (size_t i = begin; i < end; ++i) classes_[i] = ClassifyHeadLine(i);
  return end;
}

// Whether the figure stands behind a mark in the text just before `pos`, as
// the mark of a note does that is printed at the foot of the page.
bool Classifier::HasMarkBefore(int number, size_t pos) const {
  constexpr size_t kReach = 6000;  // bytes: a page
  const size_t from = pos > kReach ? pos - kReach : 0;
  const std::string_view page = text_.substr(from, pos - from);
  const std::string figure = std::to_string(number);
  for (size_t at = page.find(figure); at != std::string_view::npos;
       at = page.find(figure, at + 1)) {
    const char32_t before = CharBefore(page, at).value;
    const char32_t after = CharAt(page, at + figure.size()).value;
    if (OneOf(before, U"。！？；，、」』”》）)") && !IsDigit(after))
      return true;
  }
  return false;
}

bool Classifier::BeginsNote(size_t i) {
  const NoteStart note = NoteStartOf(Words(i));
  if (note.number == 0) return false;
  // Before text has come there is nothing to annotate, and notes are counted.
  const bool in_order =
      note.number > last_note_ && note.number <= last_note_ + 2;
  if (note.bracketed) {
    if (!note.cites && !in_order) return false;
  } else if (!in_order || !(note.cites || in_note_)) {
    // The source of a note may stand on its second line.
    const bool cited_below =
        in_order && setting_.wrapped && i + 1 < lines_.size() &&
        !lines_[i + 1].page_start && LineReason(Words(i + 1)) == SetAside::kUrl;
    const bool marked = setting_.wrapped && note.number == last_note_ + 1 &&
                        HasMarkBefore(note.number, lines_[i].span.begin);
    if (!cited_below && !marked) return false;
  }
  last_note_ = std::max(last_note_, note.number);
  marks_->AddNote(note.number);
  return true;
}

bool Classifier::IsHeading(size_t i) const {
  const std::string_view words = Words(i);
  if (IsNumberedHeading(words)) return true;
  if (OneOf(LastOf(i), U"。！？；，、,;.!?」』”）)…：:") ||
      CountChars(words) > kLongestHeading ||
      words.find("，") != std::string_view::npos) {
    return false;
  }
  if (!setting_.wrapped) return i + 1 < lines_.size();
  // In wrapped text the last line of a paragraph is short too, but it ends
  // with a full stop; what stands between two paragraphs heads the second.
  return i > 0 && i + 1 < lines_.size() &&
         lines_[i].width < kHeadingShare * setting_.full_width &&
         OneOf(LastOf(i - 1), U"。！？」”.") && !IsFull(i - 1);
}

LineClass Classifier::Classify(size_t i) {
  const std::string_view words = Words(i);
  if (lines_[i].page_start) in_note_ = false;
  if (!tail_ && i * 3 > lines_.size()) tail_ = TailReason(words);
  if (tail_) return {BlockKind::kSetAside, *tail_};
  if (BeginsNote(i)) {
    // Elsewhere than in wrapped text a line is a paragraph is a note.
    in_note_ = setting_.wrapped;
    return {BlockKind::kSetAside, SetAside::kFootnote};
  }
  const SetAside reason = LineReason(words);
  if (reason != SetAside::kNone) return {BlockKind::kSetAside, reason};
  if (in_note_) {
    const bool last = OneOf(LastOf(i), U"。.") ||
                      words.find("http") != std::string_view::npos;
    if (!has_pages_ && last) in_note_ = false;
    return {BlockKind::kSetAside, SetAside::kFootnote};
  }
  if (IsHeading(i)) return {BlockKind::kHeading, SetAside::kNone};
  return {BlockKind::kBody, SetAside::kNone};
}

}  // namespace

std::vector<LineClass> ClassifyLines(std::string_view text,
                                     std::string_view title,
                                     const std::vector<TextLine>& lines,
                                     const LineSetting& setting,
                                     NoteMarks* marks) {
  return Classifier(text, title, lines, setting, marks).Run();
}

}  // namespace actant
