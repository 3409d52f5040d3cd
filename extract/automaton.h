// Finds every pattern of a dictionary in one pass over a text.
#ifndef ACTANT_EXTRACT_AUTOMATON_H_
#define ACTANT_EXTRACT_AUTOMATON_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proto/status.h"

namespace actant {

// The bytes of an automaton over `patterns`, for Automaton::Open. The index of
// a pattern is its number in matches; a pattern may stand in the list twice,
// and both numbers are reported. ASCII letters must be in lower case: texts
// are folded, patterns are not. The same patterns give the same bytes.
// InvalidArgument: an empty pattern, an upper-case ASCII letter;
// ResourceExhausted: more than 2^31 states or 2^16 - 1 different characters.
Result<std::string> BuildAutomaton(std::span<const std::string> patterns);

// A view of such bytes, used in place. A value type; const access is
// thread-safe. The bytes must outlive it.
//
// Method: a trie in a double array whose children are found by exclusive or,
// as in Aoe, "An efficient digital search algorithm by using a double-array
// structure", IEEE TSE 15 (1989), and Yata's darts-clone; Scan walks it from
// every character of the text. Its letters are symbols rather than bytes: a
// character of three bytes, as Chinese ones are, is one step and one node
// instead of three. Failure links (Aho and Corasick 1975) would bound the time
// by the text alone, but need as much memory as the nodes, and names are short:
// most walks end at the second or third character.
//
// Layout, little-endian: three 32-bit counts (letters, a power of 2; nodes, a
// multiple of it; outputs), one of zero, the 16-bit letter of each symbol, then
// the nodes {base, check}, then the outputs. A symbol is a byte, or 256 + the
// 16 bits of a character that UTF-8 writes in three; its letter is 0 where no
// pattern has it. The root is node 0. The child of node s by letter c is
// t = base(s) ^ c where check(t) = s; `check` of the root and of free slots is
// 0xFFFFFFFF. The highest bit of `base` is no part of it: it says that patterns
// end at the node, and its child by letter 0 has the index of their first
// output for a base. An output is a pattern's number; the highest bit marks the
// last of a node.
class Automaton {
 public:
  Automaton() = default;

  // `bytes` must be aligned to 4. Checks that no number in it leads out of it.
  // DataLoss: not such bytes, or a pattern number is not below `pattern_count`.
  static Result<Automaton> Open(std::string_view bytes, uint32_t pattern_count);

  // Calls found(begin, end, pattern) for every occurrence of every pattern in
  // `text`, ASCII case folded; by begin, for one begin the shortest first, and
  // of one end the greatest number first. Offsets are bytes, half-open. Both
  // patterns and text should be UTF-8: nothing is found that begins or ends
  // within a character of three bytes. REQUIRES: text.size() < 2^32. Cost: for
  // each character of `text` as many steps as patterns fit its surroundings.
  template <typename Found>
  void Scan(std::string_view text, Found&& found) const;

 private:
  struct Node {
    uint32_t base;
    uint32_t check;
  };
  // A symbol of a text.
  struct Place {
    uint32_t begin;  // its first byte
    uint32_t letter;
  };
  friend class AutomatonBuilder;

  static constexpr uint32_t kMinBlock = 256;
  static constexpr uint32_t kSymbols = 256 + 0x10000;
  static constexpr uint32_t kFree = 0xFFFFFFFF;
  static constexpr uint32_t kHasOutput = uint32_t{1} << 31;
  static constexpr uint32_t kLastOutput = uint32_t{1} << 31;

  // The symbol that begins at *at, and moves *at behind it.
  static uint32_t NextSymbol(std::string_view text, size_t* at);

  Status Check(uint32_t pattern_count) const;
  // The symbols of `text`, and one of letter 0 at its end.
  std::vector<Place> Places(std::string_view text) const;

  static uint32_t BaseOf(const Node& node) { return node.base & ~kHasOutput; }

  // Letters are below this; `nodes_` are whole blocks of it.
  uint32_t block_ = kMinBlock;
  std::span<const uint16_t> letters_;  // of the symbols
  std::span<const Node> nodes_;
  std::span<const uint32_t> outputs_;
};

inline uint32_t Automaton::NextSymbol(std::string_view text, size_t* at) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint32_t lead = byte(*at);
  if (lead >= 0xE0 && lead < 0xF0 && text.size() - *at > 2) {
    const uint32_t second = byte(*at + 1) ^ 0x80U;
    const uint32_t third = byte(*at + 2) ^ 0x80U;
    if ((second | third) < 0x40) {
      *at += 3;
      return 256 + ((lead & 0xF) << 12 | second << 6 | third);
    }
  }
  ++*at;
  return lead >= 'A' && lead <= 'Z' ? lead + 32 : lead;
}

template <typename Found>
void Automaton::Scan(std::string_view text, Found&& found) const {
  if (nodes_.empty()) return;
  const Node* nodes = nodes_.data();
  const std::vector<Place> places = Places(text);
  // Letter 0 ends every walk, at the text's end at the latest.
  for (size_t first = 0; first + 1 < places.size(); ++first) {
    uint32_t node = 0;
    for (size_t i = first; places[i].letter != 0; ++i) {
      const uint32_t next = BaseOf(nodes[node]) ^ places[i].letter;
      if (nodes[next].check != node) break;
      node = next;
      if ((nodes[node].base & kHasOutput) == 0) continue;
      const uint32_t begin = places[first].begin, end = places[i + 1].begin;
      for (size_t o = nodes[BaseOf(nodes[node])].base; o < outputs_.size();) {
        const uint32_t output = outputs_[o];
        found(begin, end, output & ~kLastOutput);
        o = (output & kLastOutput) != 0 ? outputs_.size() : o + 1;
      }
    }
  }
}

}  // namespace actant

#endif  // ACTANT_EXTRACT_AUTOMATON_H_
