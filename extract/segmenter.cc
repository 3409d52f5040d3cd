#include "extract/segmenter.h"

#include <cstdint>
#include <limits>
#include <utility>

#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// What the best reading of a rest of the text costs and begins with. The
// heaviest count comes first: compared in this order, none of them can be
// bought off by the others.
struct Reading {
  static constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
  static constexpr uint64_t kEntry = uint64_t{1} << 32;
  static constexpr uint64_t kSingle = 1;

  uint32_t unknown = kNone;  // characters nobody knows; kNone: no reading
  uint32_t choice = kNone;   // index of the match it begins with
  // Entries, and among them those of one character: kEntry and kSingle each.
  uint64_t entries = 0;

  bool IsBetterThan(const Reading& other) const {
    return unknown != other.unknown ? unknown < other.unknown
                                    : entries < other.entries;
  }
};

bool IsContinuation(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }

uint32_t NextCharacter(std::string_view text, uint32_t at) {
  ++at;
  while (at < text.size() && IsContinuation(text[at])) ++at;
  return at;
}

// Punctuation that no name or word goes across.
bool IsMark(char32_t c) {
  if (IsHan(c)) return false;
  return OneOf(c, U"()[]{},;:!?\"\n\u2014\u2026\u201C\u201D") ||
         (IsWidePunctuation(c) && !OneOf(c, U"\uFF0E\u30FB\u2027\uFF65"));
}

}  // namespace

std::vector<Token> Segment(std::string_view text,
                           const std::vector<Match>& matches) {
  const auto size = static_cast<uint32_t>(text.size());
  constexpr uint32_t kNone = Token::kUnknown;
  std::vector<Reading> best(size + 1);
  best[size].unknown = 0;
  size_t next = matches.size();
  uint32_t begin = size;  // of the character seen last
  for (uint32_t at = size; at-- > 0;) {
    if (IsContinuation(text[at])) continue;
    while (next > 0 && matches[next - 1].begin > at) --next;
    const uint32_t after = std::exchange(begin, at);
    Reading& here = best[at];
    if (best[after].unknown != Reading::kNone) {
      here.unknown = best[after].unknown + 1;
      here.entries = best[after].entries;
    }
    for (size_t i = next; i > 0 && matches[i - 1].begin == at; --i) {
      const Match& match = matches[i - 1];
      Reading with = best[match.end];
      if (with.unknown == Reading::kNone) continue;
      with.choice = static_cast<uint32_t>(i - 1);
      with.entries += Reading::kEntry;
      if (match.end == after) with.entries += Reading::kSingle;
      // This walk sees the shortest first and keeps it where costs are equal:
      // the longer entry then stands further right (對|台|軍售 and not
      // 對|台軍|售), as in backward maximum matching.
      if (with.IsBetterThan(here)) here = with;
    }
  }
  std::vector<Token> tokens;
  tokens.reserve(matches.size());
  for (uint32_t at = 0; at < size;) {
    if (best[at].choice != Reading::kNone) {
      const Match& match = matches[best[at].choice];
      tokens.push_back({{match.begin, match.end}, match.entry, false});
      at = match.end;
      continue;
    }
    const uint32_t after = NextCharacter(text, at);
    const bool mark = IsMark(CharAt(text, at).value);
    if (!mark && !tokens.empty() && tokens.back().entry == kNone &&
        !tokens.back().mark) {
      tokens.back().span.end = after;
    } else {
      tokens.push_back({{at, after}, kNone, mark});
    }
    at = after;
  }
  return tokens;
}

std::vector<Token> SplitAtBlanks(std::string_view text,
                                 const std::vector<Token>& tokens) {
  std::vector<Token> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) {
    const std::string_view stretch =
        text.substr(token.span.begin, token.span.end - token.span.begin);
    if (TrimBlanks(stretch).empty()) continue;
    if (token.entry != Token::kUnknown || token.mark) {
      words.push_back(token);
      continue;
    }
    for (uint32_t at = token.span.begin; at < token.span.end;) {
      uint32_t end = at;
      while (end < token.span.end && !IsBlank(CharAt(text, end).value)) {
        end = NextCharacter(text, end);
      }
      if (end > at) words.push_back({{at, end}, Token::kUnknown, false});
      at = end < token.span.end ? NextCharacter(text, end) : end;
    }
  }
  return words;
}

}  // namespace actant
