#include "extract/internal/sentence_marks.h"

#include <algorithm>
#include <iterator>

#include "extract/internal/text_chars.h"

namespace actant {
namespace {

bool IsAsciiLetter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool IsUpper(char32_t c) { return c >= 'A' && c <= 'Z'; }

// The first character that is not blank at or after `pos`.
TextChar NextInk(std::string_view text, size_t pos) {
  TextChar c = CharAt(text, pos);
  while (c.size > 0 && IsBlank(c.value)) {
    pos += c.size;
    c = CharAt(text, pos);
  }
  return c;
}

TextChar LastInk(std::string_view text, size_t pos) {
  TextChar c = CharBefore(text, pos);
  while (c.size > 0 && IsBlank(c.value)) {
    pos -= c.size;
    c = CharBefore(text, pos);
  }
  return c;
}

std::string_view WordAfter(std::string_view text, size_t pos) {
  while (pos < text.size() && IsBlank(CharAt(text, pos).value)) {
    pos += CharAt(text, pos).size;
  }
  size_t end = pos;
  while (end < text.size() && IsAsciiLetter(CharAt(text, end).value)) ++end;
  return text.substr(pos, end - pos);
}

// The letters and inner full stops that end at `pos`: "U.S", "Mr".
std::string_view WordBefore(std::string_view text, size_t pos) {
  size_t begin = pos;
  while (begin > 0 && (IsAsciiLetter(CharBefore(text, begin).value) ||
                       text[begin - 1] == '.')) {
    --begin;
  }
  return text.substr(begin, pos - begin);
}

constexpr std::string_view kAbbreviations[] = {
    "Adm", "Apr",  "Aug", "Brig", "Capt", "Co",     "Col", "Corp", "Cpl",
    "Dec", "Dr",   "Feb", "Ft",   "Gen",  "Gov",    "Hon", "Inc",  "Jan",
    "Jr",  "Jul",  "Jun", "Lt",   "Ltd",  "Maj",    "Mar", "Mr",   "Mrs",
    "Ms",  "Mt",   "No",  "Nov",  "Oct",  "Prof",   "Rep", "Rev",  "Sen",
    "Sep", "Sept", "Sgt", "Sr",   "St",   "approx", "cf",  "etc",  "vs"};

// Words that begin a sentence much sooner than they follow U.S. in one.
constexpr std::string_view kOpeners[] = {
    "A",  "After", "As",  "At",  "But",  "For",  "He", "However", "In",
    "It", "On",    "She", "The", "They", "This", "We", "When"};

// What ends the list that a comma among Latin words would be part of.
constexpr std::string_view kClauseOpeners[] = {
    "adding",  "after",  "although", "as",     "because", "before", "but",
    "citing",  "saying", "so",       "though", "warning", "when",   "where",
    "whereas", "which",  "while",    "who",    "whose",   "despite"};

template <size_t kSize>
bool Holds(const std::string_view (&words)[kSize], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

MarkKind FullStopAt(std::string_view text, size_t pos) {
  const char32_t before = CharBefore(text, pos).value;
  const char32_t after = CharAt(text, pos + 1).value;
  if (after == '.' || before == '.') return MarkKind::kClause;  // ...
  if (IsDigit(after) || IsAlphabetic(after) || after == ',' || after == '-' ||
      after == '/') {
    return MarkKind::kNone;
  }
  const std::string_view word = WordBefore(text, pos);
  const std::string_view next = WordAfter(text, pos + 1);
  const bool at_end = NextInk(text, pos + 1).size == 0;
  const bool initials = word.size() == 1 && IsUpper(CharAt(word, 0).value);
  if (initials || word.find('.') != std::string_view::npos) {
    return at_end || Holds(kOpeners, next) ? MarkKind::kSentence
                                           : MarkKind::kNone;
  }
  if (Holds(kAbbreviations, word)) {
    return at_end ? MarkKind::kSentence : MarkKind::kNone;
  }
  // "1." before a word numbers a point; a small letter goes on.
  if (!next.empty() && !IsUpper(CharAt(next, 0).value)) {
    return MarkKind::kNone;
  }
  return MarkKind::kSentence;
}

// Digits in groups of three.
bool IsGroupingComma(std::string_view text, size_t pos) {
  if (!IsDigit(CharBefore(text, pos).value)) return false;
  for (size_t i = 1; i <= 3; ++i) {
    if (!IsDigit(CharAt(text, pos + i).value)) return false;
  }
  return !IsDigit(CharAt(text, pos + 4).value);
}

bool IsLatinInk(char32_t c) {
  return IsAlphabetic(c) || (c >= '0' && c <= '9') || OneOf(c, U"\"'’”.)(%$€£");
}

MarkKind CommaAt(std::string_view text, size_t pos) {
  if (IsGroupingComma(text, pos)) return MarkKind::kNone;
  const char32_t before = LastInk(text, pos).value;
  const char32_t after = NextInk(text, pos + 1).value;
  const bool latin =
      IsLatinInk(before) && (IsLatinInk(after) || OneOf(after, U"“‘"));
  // 1項A(X),2項B: digits beside Chinese text part nothing by themselves.
  if (!latin) return MarkKind::kClause;
  return Holds(kClauseOpeners, WordAfter(text, pos + 1)) ? MarkKind::kClause
                                                         : MarkKind::kNone;
}

MarkKind ColonAt(std::string_view text, size_t pos, size_t size) {
  const bool number = IsDigit(CharBefore(text, pos).value) &&
                      IsDigit(CharAt(text, pos + size).value);
  if (number) return MarkKind::kNone;  // 12:01, 75：15
  if (text.substr(pos).starts_with("://")) return MarkKind::kNone;
  return MarkKind::kColon;
}

bool IsLatinRun(char32_t c) {
  return IsAlphabetic(c) || IsDigit(c) || OneOf(c, U"-.'’&/+·%");
}

// A Latin word or two set off by spaces inside Chinese text (重創 Meta 股價):
// from `pos`, over letters and single spaces between them, to a space before
// or after a Chinese character. `step` is +1 or -1.
bool SetOffFrom(std::string_view text, size_t pos, bool forward) {
  while (true) {
    const TextChar c = forward ? CharAt(text, pos) : CharBefore(text, pos);
    if (c.size == 0) return true;  // the edge of the headline
    const size_t next = forward ? pos + c.size : pos - c.size;
    if (IsBlank(c.value)) {
      const TextChar beyond =
          forward ? CharAt(text, next) : CharBefore(text, next);
      if (!IsLatinRun(beyond.value)) return IsHan(beyond.value);
    } else if (!IsLatinRun(c.value)) {
      return false;
    }
    pos = next;
  }
}

// A dash of two characters parts clauses. One alone beside a Chinese character
// joins what it stands between: 中國—中亞峰會, 海峽雷霆—2025A.
MarkKind DashAt(std::string_view text, size_t pos, TextChar dash) {
  const char32_t before = CharBefore(text, pos).value;
  const char32_t after = CharAt(text, pos + dash.size).value;
  const bool joins = (IsHan(before) && (IsHan(after) || IsLatinRun(after))) ||
                     (IsLatinRun(before) && IsHan(after));
  return joins ? MarkKind::kNone : MarkKind::kClause;
}

MarkKind HeadlineSpaceAt(std::string_view text, size_t pos, TextChar space) {
  const TextChar before = CharBefore(text, pos);
  const size_t end = pos + space.size;
  const TextChar after = CharAt(text, end);
  if (before.size == 0 || after.size == 0) return MarkKind::kNone;
  // Of several spaces the first counts; it parts whatever stands around.
  if (IsBlank(before.value)) return MarkKind::kNone;
  if (IsBlank(after.value)) return MarkKind::kClause;
  if (IsLatinInk(before.value) && IsLatinInk(after.value)) {
    return MarkKind::kNone;
  }
  if (IsHan(before.value) && IsLatinRun(after.value)) {
    if (IsDigit(after.value)) return MarkKind::kClause;
    return SetOffFrom(text, end, true) ? MarkKind::kNone : MarkKind::kClause;
  }
  if (IsLatinRun(before.value) && IsHan(after.value)) {
    return SetOffFrom(text, pos, false) ? MarkKind::kNone : MarkKind::kClause;
  }
  return MarkKind::kClause;
}

// 制裁伊朗～德黑蘭抗議, but not 5～10日.
bool BesideHan(std::string_view text, size_t pos, TextChar c) {
  return IsHan(LastInk(text, pos).value) &&
         IsHan(NextInk(text, pos + c.size).value);
}

}  // namespace

MarkKind MarkAt(std::string_view text, size_t pos, TextManner manner) {
  const TextChar c = CharAt(text, pos);
  switch (c.value) {
    case U'\n':
      return MarkKind::kLineBreak;
    case U'。':
    case U'！':
    case U'？':
    case U'；':
    case U'｡':
    case U';':
      return MarkKind::kSentence;
    case U'!':
    case U'?': {
      const char32_t after = CharAt(text, pos + 1).value;
      const bool inside = IsAsciiLetter(after) || after == '=';
      return inside ? MarkKind::kNone : MarkKind::kSentence;
    }
    case U'.':
      return FullStopAt(text, pos);
    case U'，':
    case U'﹐':
    case U'…':
      return MarkKind::kClause;
    case U'—':
    case U'─':
    case U'―':
      return DashAt(text, pos, c);
    case U',':
      return CommaAt(text, pos);
    case U'：':
    case U'﹕':
    case U':':
      return ColonAt(text, pos, c.size);
    case U'　':
      return MarkKind::kClause;
    // Columns and parts of a headline: 美中角力｜…, 名家專論》….
    case U'|':
    case U'｜':
    case U'／':
    case U'》':
      return manner == TextManner::kHeadline ? MarkKind::kClause
                                             : MarkKind::kNone;
    case U'~':
    case U'～':
      return manner == TextManner::kHeadline && BesideHan(text, pos, c)
                 ? MarkKind::kClause
                 : MarkKind::kNone;
    case U' ':
    case 0xA0:
      return manner == TextManner::kHeadline ? HeadlineSpaceAt(text, pos, c)
                                             : MarkKind::kNone;
    default:
      return MarkKind::kNone;
  }
}

}  // namespace actant
