#include "extract/internal/layout_normalise.h"

#include <algorithm>
#include <string>

#include "extract/internal/numerals.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// A character of the block to be.
struct Kept {
  char32_t value = 0;
  uint32_t original = 0;
  uint32_t size = 0;   // in the original
  bool space = false;  // written as one ASCII space of one byte
};

// Written without spaces around: Chinese dashes and dots too.
bool IsCjk(char32_t c) {
  return IsWide(c) || IsHangul(c) || OneOf(c, U"—─…·“”‘’");
}

// U+3000 inside prose parts clauses; other blanks do not.
bool IsMeantBlank(char32_t c) { return c == U'　'; }

// 2025 in 評析 2025 年: a number with a blank on both sides, or one that
// begins the line. `at` is a blank beside the number; `step` leads across it.
bool NumberSetOff(const std::vector<Kept>& chars, size_t at, int step) {
  auto i = static_cast<std::ptrdiff_t>(at) + step;
  const auto size = static_cast<std::ptrdiff_t>(chars.size());
  while (i >= 0 && i < size &&
         (IsDigit(chars[static_cast<size_t>(i)].value) ||
          OneOf(chars[static_cast<size_t>(i)].value, U".,%"))) {
    i += step;
  }
  if (i < 0) return true;
  if (i >= size) return false;
  return IsBlank(chars[static_cast<size_t>(i)].value);
}

// Whether the blank at `i` (neighbours known) is dropped.
bool DropsBlank(const std::vector<Kept>& chars, size_t i, size_t end,
                bool headline) {
  const char32_t before = chars[i - 1].value;
  const char32_t after = chars[end].value;
  if (headline) {
    if (IsHan(before) && IsDigit(after)) return NumberSetOff(chars, end - 1, 1);
    if (IsDigit(before) && IsHan(after)) return NumberSetOff(chars, i, -1);
    return false;
  }
  const bool wide_before = IsCjk(before);
  const bool wide_after = IsCjk(after);
  if (wide_before && wide_after) return true;
  return (wide_before && IsDigit(after)) || (IsDigit(before) && wide_after) ||
         IsWidePunctuation(before) || IsWidePunctuation(after);
}

// Whether the break between two pieces is written as a space.
bool IsSpaceBetween(char32_t before, char32_t after) {
  return !IsCjk(before) && !IsCjk(after) && before != '-' && before != '/';
}

std::vector<Kept> Collect(std::string_view text,
                          const std::vector<ByteSpan>& pieces) {
  std::vector<Kept> chars;
  size_t bytes = 0;
  for (const ByteSpan& piece : pieces) bytes += piece.end - piece.begin + 1;
  chars.reserve(bytes / 2);  // more than Chinese needs, less than English
  for (size_t i = 0; i < pieces.size(); ++i) {
    const ByteSpan piece = pieces[i];
    if (i > 0 && !chars.empty() && piece.begin > pieces[i - 1].end) {
      const char32_t before = chars.back().value;
      const char32_t after = CharAt(text, piece.begin).value;
      // The byte after the last piece stands for the break between lines.
      if (IsSpaceBetween(before, after)) {
        chars.push_back({' ', pieces[i - 1].end, 1, true});
      }
    }
    for (uint32_t pos = piece.begin; pos < piece.end;) {
      const TextChar c = CharAt(text, pos);
      const auto size = static_cast<uint32_t>(c.size);
      chars.push_back({c.value, pos, size, false});
      pos += size;
    }
  }
  return chars;
}

std::vector<Kept> WithoutBlanks(const std::vector<Kept>& chars, bool headline) {
  std::vector<Kept> kept;
  kept.reserve(chars.size());
  for (size_t i = 0; i < chars.size();) {
    if (!IsBlank(chars[i].value)) {
      kept.push_back(chars[i++]);
      continue;
    }
    size_t end = i;
    bool meant = false;
    while (end < chars.size() && IsBlank(chars[end].value)) {
      meant = meant || IsMeantBlank(chars[end].value);
      ++end;
    }
    const bool edge = i == 0 || end == chars.size();
    if (!edge && meant) {
      for (size_t j = i; j < end; ++j) {
        if (!IsMeantBlank(chars[j].value)) continue;
        kept.push_back(chars[j]);
        break;
      }
    } else if (!edge && !DropsBlank(chars, i, end, headline)) {
      Kept space = chars[i];
      space.value = ' ';
      space.space = true;
      kept.push_back(space);
    }
    i = end;
  }
  return kept;
}

bool IsSuperscript(char32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

// What a note mark in figures stands behind.
constexpr std::u32string_view kBeforeNoteMark = U"。！？；，、」』”》〉）)";

// The end of a note mark that begins at `i`; `i` itself if there is none.
size_t NoteMarkEnd(const std::vector<Kept>& chars, size_t i, NoteMarks* marks) {
  constexpr size_t kMostDigits = 3;
  const char32_t before = i == 0 ? 0 : chars[i - 1].value;
  const bool open = OneOf(chars[i].value, U"[［");
  if (IsSuperscript(chars[i].value)) {
    // m², but 的限制。² is a mark.
    return IsWide(before) ? i + 1 : i;
  }
  const size_t begin = open ? i + 1 : i;
  size_t end = begin;
  std::string digits;
  while (end < chars.size() && chars[end].value >= '0' &&
         chars[end].value <= '9' && digits.size() <= kMostDigits) {
    digits += static_cast<char>(chars[end].value);
    ++end;
  }
  if (digits.empty() || digits.size() > kMostDigits || digits[0] == '0') {
    return i;
  }
  const char32_t after = end < chars.size() ? chars[end].value : 0;
  if (open) return OneOf(after, U"]］") ? end + 1 : i;
  if (!OneOf(before, kBeforeNoteMark)) return i;
  // Followed by what is counted or measured, it is a number.
  if (OneOf(after,
            U"年月日號号時时點点分秒%％萬万億亿兆千百.個个名位家項项艘架枚座"
            U"天週周歲岁條条次人元度屆届至到-–~～:：") ||
      IsAlphabetic(after)) {
    return i;
  }
  return marks->Take(ReadInteger(digits).value_or(0)) ? end : i;
}

std::vector<Kept> WithoutNoteMarks(const std::vector<Kept>& chars,
                                   NoteMarks* marks) {
  std::vector<Kept> kept;
  kept.reserve(chars.size());
  for (size_t i = 0; i < chars.size();) {
    // Blanks stand before some marks: a mark may be followed by one too.
    const size_t end = IsHan(chars[i].value) ? i : NoteMarkEnd(chars, i, marks);
    if (end == i) {
      kept.push_back(chars[i++]);
    } else {
      i = end;
    }
  }
  return kept;
}

bool IsAsciiMark(char32_t c) { return c > ' ' && c < 0x7F; }

// A single space between ASCII characters, as between English words: it stays
// what it is (see DropsBlank). `end` is behind it.
bool IsSpaceOfEnglish(std::string_view text, const ByteSpan& piece,
                      uint32_t end) {
  return end < piece.end && end > piece.begin + 1 && text[end - 1] == ' ' &&
         IsAsciiMark(static_cast<uint8_t>(text[end - 2])) &&
         IsAsciiMark(static_cast<uint8_t>(text[end]));
}

// Whether the block is the pieces as they stand: no blank in them but between
// English words, and nothing that may be the mark of a note. So are most
// paragraphs of Chinese and of English.
bool IsPlain(std::string_view text, const std::vector<ByteSpan>& pieces,
             const NoteMarks& marks) {
  char32_t before = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    const ByteSpan piece = pieces[i];
    if (i > 0 && piece.begin > pieces[i - 1].end &&
        IsSpaceBetween(before, CharAt(text, piece.begin).value)) {
      return false;
    }
    for (uint32_t pos = piece.begin; pos < piece.end;) {
      const TextChar c = CharAt(text, pos);
      pos += static_cast<uint32_t>(c.size);
      if (!IsHan(c.value)) {
        const bool figure = c.value >= '0' && c.value <= '9';
        const bool dropped =
            IsBlank(c.value) && !IsSpaceOfEnglish(text, piece, pos);
        if (dropped || IsSuperscript(c.value) || OneOf(c.value, U"[［") ||
            (figure && marks.HasNotes() && OneOf(before, kBeforeNoteMark))) {
          return false;
        }
      }
      before = c.value;
    }
  }
  return true;
}

}  // namespace

bool NoteMarks::Take(int number) {
  // A mark or two may have been lost with a broken line.
  constexpr int kMostMissed = 2;
  if (number <= passed_ || number > passed_ + 1 + kMostMissed) return false;
  if (!notes_.contains(number)) return false;
  passed_ = number;
  return true;
}

TextBlock MakeBlock(std::string_view text, const std::vector<ByteSpan>& pieces,
                    BlockKind kind, NoteMarks* marks) {
  TextBlock block;
  block.kind = kind;
  if (IsPlain(text, pieces, *marks)) {
    for (const ByteSpan& piece : pieces) {
      block.text += text.substr(piece.begin, piece.end - piece.begin);
      block.map.Append(piece.begin, piece.end - piece.begin);
    }
    return block;
  }
  const bool headline =
      kind == BlockKind::kTitle || kind == BlockKind::kHeading;
  std::vector<Kept> chars = WithoutBlanks(Collect(text, pieces), headline);
  if (kind == BlockKind::kBody) {
    const std::vector<Kept> unmarked = WithoutNoteMarks(chars, marks);
    // Blanks that stood around marks meet now.
    const bool changed = unmarked.size() != chars.size();
    if (changed) chars = WithoutBlanks(unmarked, headline);
  }
  // Whatever stands together in the original is taken at once.
  for (size_t i = 0; i < chars.size();) {
    const uint32_t begin = chars[i].original;
    if (chars[i].space) {
      block.text += ' ';
      block.map.Append(begin, 1);
      ++i;
      continue;
    }
    uint32_t end = begin;
    while (i < chars.size() && !chars[i].space && chars[i].original == end) {
      end += chars[i++].size;
    }
    block.text += text.substr(begin, end - begin);
    block.map.Append(begin, end - begin);
  }
  return block;
}

}  // namespace actant
