#include "extract/segmenter.h"

#include <limits>

namespace actant {
namespace {

// Costs in the order of preference: a character nobody knows, an entry, and a
// little more for an entry of one character. Our own weights: any values with
// kUnknown > 2 * (kEntry + kSingle) give the documented order.
constexpr uint32_t kUnknownCost = 40;
constexpr uint32_t kEntryCost = 10;
constexpr uint32_t kSingleCost = 6;

bool IsContinuation(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }

uint32_t NextCharacter(std::string_view text, uint32_t at) {
  ++at;
  while (at < text.size() && IsContinuation(text[at])) ++at;
  return at;
}

}  // namespace

std::vector<Token> Segment(std::string_view text,
                           const std::vector<Match>& matches) {
  const auto size = static_cast<uint32_t>(text.size());
  constexpr uint32_t kNone = Token::kUnknown;
  std::vector<uint32_t> cost(size + 1, std::numeric_limits<uint32_t>::max());
  std::vector<uint32_t> choice(size + 1, kNone);
  cost[size] = 0;
  size_t next = matches.size();
  for (uint32_t at = size; at-- > 0;) {
    while (next > 0 && matches[next - 1].begin > at) --next;
    if (IsContinuation(text[at])) continue;
    const uint32_t after = NextCharacter(text, at);
    if (cost[after] != std::numeric_limits<uint32_t>::max()) {
      cost[at] = cost[after] + kUnknownCost;
    }
    for (size_t i = next; i > 0 && matches[i - 1].begin == at; --i) {
      const Match& match = matches[i - 1];
      if (cost[match.end] == std::numeric_limits<uint32_t>::max()) continue;
      const uint32_t single = match.end == after ? kSingleCost : 0;
      const uint32_t with = cost[match.end] + kEntryCost + single;
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
      tokens.push_back({{match.begin, match.end}, match.entry});
      at = match.end;
      continue;
    }
    const uint32_t after = NextCharacter(text, at);
    if (!tokens.empty() && tokens.back().entry == kNone &&
        tokens.back().span.end == at) {
      tokens.back().span.end = after;
    } else {
      tokens.push_back({{at, after}, kNone});
    }
    at = after;
  }
  return tokens;
}

}  // namespace actant
