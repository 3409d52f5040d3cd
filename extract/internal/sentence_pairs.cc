#include "extract/internal/sentence_pairs.h"

#include <algorithm>

#include "extract/internal/sentence_marks.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// A quotation without a mark inside is speech rather than a term only from
// this length on (characters).
constexpr size_t kShortestSpeech = 8;

struct PairMarks {
  char32_t open;
  char32_t close;
  PairKind kind;
};

constexpr PairMarks kPairMarks[] = {
    {U'「', U'」', PairKind::kQuote},   {U'『', U'』', PairKind::kQuote},
    {U'“', U'”', PairKind::kQuote},     {U'‘', U'’', PairKind::kQuote},
    {U'﹁', U'﹂', PairKind::kQuote},   {U'（', U'）', PairKind::kBracket},
    {U'(', U')', PairKind::kBracket},   {U'［', U'］', PairKind::kBracket},
    {U'[', U']', PairKind::kBracket},   {U'【', U'】', PairKind::kBracket},
    {U'〔', U'〕', PairKind::kBracket}, {U'《', U'》', PairKind::kTitle},
    {U'〈', U'〉', PairKind::kTitle}};

const PairMarks* OpenedBy(char32_t c) {
  for (const PairMarks& marks : kPairMarks) {
    if (marks.open == c) return &marks;
  }
  return nullptr;
}

const PairMarks* ClosedBy(char32_t c) {
  for (const PairMarks& marks : kPairMarks) {
    if (marks.close == c) return &marks;
  }
  return nullptr;
}

// ( ) and （ ） are mixed in real text.
bool Partners(char32_t open, char32_t close) {
  const PairMarks* marks = OpenedBy(open);
  if (marks != nullptr && marks->close == close) return true;
  return (open == U'（' && close == U')') || (open == U'(' && close == U'）');
}

struct Opened {
  char32_t mark;
  PairKind kind;
  size_t pos;
  size_t end;
};

bool IsApostrophe(std::string_view text, size_t pos, TextChar c) {
  return c.value == U'’' && IsAlphabetic(CharBefore(text, pos).value) &&
         IsAlphabetic(CharAt(text, pos + c.size).value);
}

// The innermost open mark that `close` closes, or the size of the stack.
size_t FindPartner(const std::vector<Opened>& stack, char32_t close) {
  for (size_t i = stack.size(); i > 0; --i) {
    const Opened& opened = stack[i - 1];
    if (close == '"' ? opened.mark == '"' : Partners(opened.mark, close)) {
      return i - 1;
    }
  }
  return stack.size();
}

char32_t InkBefore(std::string_view text, size_t pos) {
  TextChar c = CharBefore(text, pos);
  while (c.size > 0 && IsBlank(c.value)) {
    pos -= c.size;
    c = CharBefore(text, pos);
  }
  return c.value;
}

// The marks that stand before a clause of its own.
bool AtClauseStart(std::string_view text, uint32_t pos, TextManner manner) {
  size_t at = pos;
  TextChar c = CharBefore(text, at);
  while (c.size > 0 && IsBlank(c.value)) {
    at -= c.size;
    c = CharBefore(text, at);
  }
  if (c.size == 0) return true;
  return MarkAt(text, at - c.size, manner) != MarkKind::kNone ||
         OpenedBy(c.value) != nullptr;
}

// A mark inside the quotation itself, not in a pair inside it.
bool HasMarkInside(std::string_view text, const std::vector<MarkPair>& pairs,
                   size_t index) {
  const MarkPair& pair = pairs[index];
  size_t inner = index + 1;
  for (size_t pos = pair.begin; pos < pair.end;) {
    while (inner < pairs.size() && pairs[inner].open < pos) ++inner;
    if (inner < pairs.size() && pairs[inner].open == pos) {
      pos = pairs[inner].close;
      continue;
    }
    // As prose: a space in a quoted headline word parts nothing.
    if (MarkAt(text, pos, TextManner::kProse) != MarkKind::kNone) return true;
    pos += CharAt(text, pos).size;
  }
  return false;
}

}  // namespace

std::vector<MarkPair> FindPairs(std::string_view text) {
  std::vector<MarkPair> pairs;
  std::vector<Opened> stack;
  for (size_t pos = 0; pos < text.size();) {
    const TextChar c = CharAt(text, pos);
    const size_t end = pos + c.size;
    // Most characters, and none of them opens or closes a pair.
    if (IsHan(c.value)) {
      pos = end;
      continue;
    }
    if (c.value == '\n') stack.clear();
    const PairMarks* closed = ClosedBy(c.value);
    const bool straight = c.value == '"';
    if ((closed != nullptr || straight) && !IsApostrophe(text, pos, c)) {
      const size_t partner = FindPartner(stack, c.value);
      if (partner < stack.size()) {
        const Opened& opened = stack[partner];
        pairs.push_back({opened.kind, static_cast<uint32_t>(opened.pos),
                         static_cast<uint32_t>(opened.end),
                         static_cast<uint32_t>(pos),
                         static_cast<uint32_t>(end)});
        stack.resize(partner);
        pos = end;
        continue;
      }
    }
    const PairMarks* open = OpenedBy(c.value);
    if ((open != nullptr || straight) && stack.size() < kMaxPairDepth) {
      stack.push_back(
          {c.value, straight ? PairKind::kQuote : open->kind, pos, end});
    }
    pos = end;
  }
  std::sort(
      pairs.begin(), pairs.end(),
      [](const MarkPair& a, const MarkPair& b) { return a.open < b.open; });
  return pairs;
}

bool EndsSentence(std::string_view text, uint32_t begin, uint32_t end,
                  TextManner manner) {
  const std::string_view inside = TrimBlanks(text.substr(begin, end - begin));
  if (inside.empty()) return false;
  const size_t inside_end =
      static_cast<size_t>(inside.data() - text.data()) + inside.size();
  const TextChar last = CharBefore(text, inside_end);
  if (last.value == U'」' || last.value == U'』' || last.value == U'”') {
    const size_t before = inside_end - last.size;
    return before > begin &&
           EndsSentence(text, begin, static_cast<uint32_t>(before), manner);
  }
  if (last.value == U'…') return true;
  return MarkAt(text, inside_end - last.size, manner) == MarkKind::kSentence ||
         (last.value == '.' && inside.size() > 1);
}

bool AtClauseEnd(std::string_view text, uint32_t pos, TextManner manner) {
  size_t at = pos;
  TextChar c = CharAt(text, at);
  while (c.size > 0 && IsBlank(c.value)) {
    if (MarkAt(text, at, manner) != MarkKind::kNone) return true;
    at += c.size;
    c = CharAt(text, at);
  }
  if (c.size == 0) return true;
  return MarkAt(text, at, manner) != MarkKind::kNone ||
         ClosedBy(c.value) != nullptr;
}

QuotationKind ClassifyQuotation(std::string_view text,
                                const std::vector<MarkPair>& pairs,
                                size_t index, TextManner manner) {
  const MarkPair& pair = pairs[index];
  const char32_t before = InkBefore(text, pair.open);
  const bool at_start = AtClauseStart(text, pair.open, manner);
  const bool at_end = AtClauseEnd(text, pair.close, manner);
  if (!HasMarkInside(text, pairs, index)) {
    if (!at_end) return QuotationKind::kTerm;
    if (OneOf(before, U"：:﹕")) return QuotationKind::kSpeech;
    const size_t length =
        CountChars(text.substr(pair.begin, pair.end - pair.begin));
    return OneOf(before, U"，,") && length >= kShortestSpeech
               ? QuotationKind::kSpeech
               : QuotationKind::kTerm;
  }
  const bool whole = at_end || EndsSentence(text, pair.begin, pair.end, manner);
  return at_start && whole ? QuotationKind::kSpeech : QuotationKind::kEmbedded;
}

}  // namespace actant
