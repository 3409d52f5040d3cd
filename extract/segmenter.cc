#include "extract/segmenter.h"

#include <compare>
#include <cstdint>
#include <limits>

#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// What a reading costs, the heaviest count first: compared in this order,
// none of them can be bought off by the others.
struct Cost {
  uint32_t unknown = 0;  // characters nobody knows
  uint32_t entries = 0;
  uint32_t singles = 0;  // entries of one character

  friend auto operator<=>(const Cost&, const Cost&) = default;
};

// No reading: more than any text can cost.
constexpr Cost kNoReading{std::numeric_limits<uint32_t>::max(), 0, 0};

bool IsContinuation(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }

uint32_t NextCharacter(std::string_view text, uint32_t at) {
  ++at;
  while (at < text.size() && IsContinuation(text[at])) ++at;
  return at;
}

// Punctuation that no name or word goes across.
bool IsMark(char32_t c) {
  return OneOf(c, U"()[]{},;:!?\"\n\u2014\u2026\u201C\u201D") ||
         (IsWidePunctuation(c) && !OneOf(c, U"\uFF0E\u30FB\u2027\uFF65"));
}

}  // namespace

std::vector<Token> Segment(std::string_view text,
                           const std::vector<Match>& matches) {
  const auto size = static_cast<uint32_t>(text.size());
  constexpr uint32_t kNone = Token::kUnknown;
  std::vector<Cost> cost(size + 1, kNoReading);
  std::vector<uint32_t> choice(size + 1, kNone);
  cost[size] = Cost{};
  size_t next = matches.size();
  for (uint32_t at = size; at-- > 0;) {
    while (next > 0 && matches[next - 1].begin > at) --next;
    if (IsContinuation(text[at])) continue;
    const uint32_t after = NextCharacter(text, at);
    if (cost[after] != kNoReading) {
      cost[at] = cost[after];
      ++cost[at].unknown;
    }
    for (size_t i = next; i > 0 && matches[i - 1].begin == at; --i) {
      const Match& match = matches[i - 1];
      if (cost[match.end] == kNoReading) continue;
      Cost with = cost[match.end];
      ++with.entries;
      if (match.end == after) ++with.singles;
      // This walk sees the shortest first and keeps it where costs are equal:
      // the longer entry then stands further right (對|台|軍售 and not
      // 對|台軍|售), as in backward maximum matching.
      if (with < cost[at]) {
        cost[at] = with;
        choice[at] = static_cast<uint32_t>(i - 1);
      }
    }
  }
  std::vector<Token> tokens;
  for (uint32_t at = 0; at < size;) {
    if (choice[at] != kNone) {
      const Match& match = matches[choice[at]];
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

}  // namespace actant
