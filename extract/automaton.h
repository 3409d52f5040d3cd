// Finds every pattern of a dictionary in one pass over a text.
#ifndef ACTANT_EXTRACT_AUTOMATON_H_
#define ACTANT_EXTRACT_AUTOMATON_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "proto/status.h"

namespace actant {

// The bytes of an automaton over `patterns`, for Automaton::Open. The index of
// a pattern is its number in matches; a pattern may stand in the list twice,
// and both numbers are reported. ASCII letters must be in lower case: texts
// are folded, patterns are not. The same patterns give the same bytes.
// InvalidArgument: an empty pattern, an upper-case ASCII letter;
// ResourceExhausted: more than 2^31 states.
Result<std::string> BuildAutomaton(std::span<const std::string> patterns);

// A view of such bytes, used in place. A value type; const access is
// thread-safe. The bytes must outlive it.
//
// Method: Aho and Corasick, "Efficient string matching: an aid to
// bibliographic search", CACM 18 (1975), with output links; the states lie in
// a double array whose children are found by exclusive or, as in Aoe, "An
// efficient digital search algorithm by using a double-array structure", IEEE
// TSE 15 (1989), and Yata's darts-clone.
//
// Layout, little-endian 32-bit words: node count (a multiple of 256), output
// count, then the nodes {base, check}, which every byte of a text asks for,
// then the links {fail, output}, which few do, then the outputs {pattern,
// length, next}. The root is node 0. The child of node s by byte c is
// t = base(s) ^ c where check(t) = s; `check` of the root and of free slots is
// 0xFFFFFFFF. The highest bit of `base` is no part of it: it says that the node
// has an output. `fail` is the node of the longest proper suffix. Outputs are
// linked lists, longest first; output 0 is the end of a list.
class Automaton {
 public:
  Automaton() = default;

  // `bytes` must be aligned to 4. Checks that no number in it leads out of it.
  // DataLoss: not such bytes, or a pattern number is not below `pattern_count`.
  // That the links lead towards the root is not checked: if they do not, Scan
  // finds too little, but ends, and reports nothing outside the text.
  static Result<Automaton> Open(std::string_view bytes, uint32_t pattern_count);

  // Calls found(begin, end, pattern) for every occurrence of every pattern in
  // `text`, ASCII case folded; by end, and for one end the longest first.
  // Offsets are bytes, half-open. REQUIRES: text.size() < 2^32. Cost: in
  // proportion to the bytes of `text` and the occurrences.
  template <typename Found>
  void Scan(std::string_view text, Found&& found) const;

 private:
  struct Node {
    uint32_t base;
    uint32_t check;
  };
  struct Link {
    uint32_t fail;
    uint32_t output;
  };
  struct Output {
    uint32_t pattern;
    uint32_t length;
    uint32_t next;
  };
  friend class AutomatonBuilder;

  static constexpr uint32_t kBlock = 256;
  static constexpr uint32_t kFree = 0xFFFFFFFF;
  static constexpr uint32_t kHasOutput = uint32_t{1} << 31;
  static constexpr std::array<uint8_t, 256> kFold = [] {
    std::array<uint8_t, 256> fold{};
    for (size_t c = 0; c < fold.size(); ++c) {
      fold[c] = static_cast<uint8_t>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return fold;
  }();

  Status Check(uint32_t pattern_count) const;

  static uint32_t ChildSlot(const Node& node, uint8_t c) {
    return (node.base & ~kHasOutput) ^ c;
  }

  // As long as one another.
  std::span<const Node> nodes_;
  std::span<const Link> links_;
  std::span<const Output> outputs_;
};

template <typename Found>
void Automaton::Scan(std::string_view text, Found&& found) const {
  if (nodes_.empty()) return;
  const Node* nodes = nodes_.data();
  uint32_t state = 0;
  // No state lies deeper, and every fail link leads to a shallower one; where
  // damaged links do not, this ends the chase.
  uint32_t depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const uint8_t c = kFold[static_cast<uint8_t>(text[i])];
    uint32_t next = ChildSlot(nodes[state], c);
    while (nodes[next].check != state && state != 0) {
      state = --depth == 0 ? 0 : links_[state].fail;
      next = ChildSlot(nodes[state], c);
    }
    if (nodes[next].check != state) continue;
    state = next;
    ++depth;
    if ((nodes[state].base & kHasOutput) == 0) continue;
    const auto end = static_cast<uint32_t>(i + 1);
    for (uint32_t o = links_[state].output; o != 0; o = outputs_[o].next) {
      const Output& output = outputs_[o];
      if (output.length <= end) found(end - output.length, end, output.pattern);
    }
  }
}

}  // namespace actant

#endif  // ACTANT_EXTRACT_AUTOMATON_H_
