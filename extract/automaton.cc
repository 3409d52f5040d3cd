#include "extract/automaton.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <deque>
#include <numeric>
#include <utility>
#include <vector>

namespace actant {
namespace {

static_assert(std::endian::native == std::endian::little,
              "images are little-endian and used in place");

constexpr size_t kHeaderBytes = 4 * sizeof(uint32_t);
constexpr size_t kMaxLetters = 0xFFFF;
constexpr size_t kMaxNodes = size_t{1} << 31;

Status Damaged(const char* what) {
  return DataLoss(std::string("automaton: ") + what);
}

// The free slots of a double array, as a doubly linked list in ascending
// order. Only those of the last few blocks are kept: older blocks are nearly
// full, and searching them costs more than the slots are worth.
class FreeSlots {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  explicit FreeSlots(uint32_t block) : block_(block) {}

  // Appends one block of free slots; drops the oldest block still open.
  void Grow() {
    const auto begin = static_cast<uint32_t>(links_.size());
    links_.resize(links_.size() + block_);
    for (uint32_t slot = begin; slot < begin + block_; ++slot) Append(slot);
    if (begin / block_ < kOpenBlocks) return;
    const uint32_t old = (begin / block_ - kOpenBlocks) * block_;
    for (uint32_t slot = old; slot < old + block_; ++slot) {
      if (links_[slot].free) Take(slot);
    }
  }

  void Take(uint32_t slot) {
    Link& link = links_[slot];
    link.free = false;
    (link.previous == kNone ? first_ : links_[link.previous].next) = link.next;
    (link.next == kNone ? last_ : links_[link.next].previous) = link.previous;
  }

  bool IsFree(uint32_t slot) const { return links_[slot].free; }
  uint32_t first() const { return first_; }
  uint32_t Next(uint32_t slot) const { return links_[slot].next; }

 private:
  static constexpr uint32_t kOpenBlocks = 4;

  struct Link {
    uint32_t previous = kNone;
    uint32_t next = kNone;
    bool free = false;
  };

  void Append(uint32_t slot) {
    links_[slot] = {last_, kNone, true};
    (last_ == kNone ? first_ : links_[last_].next) = slot;
    last_ = slot;
  }

  const uint32_t block_;
  std::vector<Link> links_;
  uint32_t first_ = kNone;
  uint32_t last_ = kNone;
};

}  // namespace

// Lays the trie of the patterns into the double array, breadth first.
class AutomatonBuilder {
 public:
  explicit AutomatonBuilder(std::span<const std::string> patterns)
      : spellings_(patterns.size()), order_(patterns.size()) {
    NumberLetters(patterns);
    for (size_t i = 0; i < patterns.size(); ++i) {
      for (const uint32_t symbol : Symbols(patterns[i])) {
        spellings_[i].push_back(letters_[symbol]);
      }
    }
    // Of equal patterns the greatest number first, as Scan reports them.
    std::iota(order_.rbegin(), order_.rend(), 0U);
    std::stable_sort(order_.begin(), order_.end(), [&](auto a, auto b) {
      return spellings_[a] < spellings_[b];
    });
  }

  Result<std::string> Build() {
    if (letter_count_ > kMaxLetters) {
      return Error(ResourceExhausted("the lexicon has too many characters"));
    }
    FreeSlots free(block_);
    free_ = &free;
    Grow();
    free.Take(0);
    std::deque<Range> queue;
    queue.push_back({0, static_cast<uint32_t>(order_.size()), 0, 0});
    while (!queue.empty()) {
      const Range range = queue.front();
      queue.pop_front();
      if (nodes_.size() > kMaxNodes) {
        return Error(ResourceExhausted("the lexicon needs too many states"));
      }
      const std::vector<Child> children = Children(range);
      if (children.empty()) continue;
      const uint32_t base = FindBase(children);
      nodes_[range.node].base |= base;
      for (const Child& child : children) {
        const uint32_t node = base ^ child.letter;
        free.Take(node);
        nodes_[node].check = range.node;
        if (child.letter == 0) {
          nodes_[range.node].base |= Automaton::kHasOutput;
          nodes_[node].base = AddOutputs(child);
        } else {
          queue.push_back({child.begin, child.end, range.depth + 1, node});
        }
      }
    }
    // An index of an output is a base to Open.
    while (nodes_.size() < outputs_.size()) Grow();
    return Serialize();
  }

 private:
  // The patterns order_[begin, end) all pass through `node`.
  struct Range {
    uint32_t begin = 0;
    uint32_t end = 0;
    uint32_t depth = 0;
    uint32_t node = 0;
  };
  struct Child {
    uint16_t letter = 0;  // 0: patterns that end here
    uint32_t begin = 0;
    uint32_t end = 0;
  };

  static std::vector<uint32_t> Symbols(std::string_view pattern) {
    std::vector<uint32_t> symbols;
    for (size_t at = 0; at < pattern.size();) {
      symbols.push_back(Automaton::NextSymbol(pattern, &at));
    }
    return symbols;
  }

  // The commonest symbol is letter 1, so that children of a node mostly lie
  // near one another.
  void NumberLetters(std::span<const std::string> patterns) {
    std::vector<uint32_t> count(Automaton::kSymbols);
    for (const std::string& pattern : patterns) {
      for (const uint32_t symbol : Symbols(pattern)) ++count[symbol];
    }
    std::vector<uint32_t> symbols(Automaton::kSymbols);
    std::iota(symbols.begin(), symbols.end(), 0U);
    std::erase_if(symbols, [&](uint32_t s) { return count[s] == 0; });
    std::stable_sort(symbols.begin(), symbols.end(),
                     [&](auto a, auto b) { return count[a] > count[b]; });
    letters_.resize(Automaton::kSymbols);
    for (const uint32_t symbol : symbols) {
      letters_[symbol] = static_cast<uint16_t>(++letter_count_);
    }
    block_ = std::max(std::bit_ceil(static_cast<uint32_t>(letter_count_ + 1)),
                      Automaton::kMinBlock);
  }

  const std::vector<uint16_t>& SpellingAt(uint32_t i) const {
    return spellings_[order_[i]];
  }

  void Grow() {
    free_->Grow();
    nodes_.resize(nodes_.size() + block_, {0, Automaton::kFree});
  }

  uint32_t AddOutputs(const Child& child) {
    const auto first = static_cast<uint32_t>(outputs_.size());
    outputs_.insert(outputs_.end(), order_.begin() + child.begin,
                    order_.begin() + child.end);
    outputs_.back() |= Automaton::kLastOutput;
    return first;
  }

  std::vector<Child> Children(const Range& range) const {
    std::vector<Child> children;
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const std::vector<uint16_t>& spelling = SpellingAt(i);
      const uint16_t letter =
          spelling.size() == range.depth ? uint16_t{0} : spelling[range.depth];
      if (children.empty() || children.back().letter != letter) {
        children.push_back({letter, i, i});
      }
      children.back().end = i + 1;
    }
    return children;
  }

  // The base under which all slots of `children` are free.
  uint32_t FindBase(const std::vector<Child>& children) {
    for (uint32_t slot = free_->first(); slot != FreeSlots::kNone;
         slot = free_->Next(slot)) {
      const uint32_t base = slot ^ children.front().letter;
      if (std::all_of(children.begin(), children.end(), [&](const Child& c) {
            return free_->IsFree(base ^ c.letter);
          })) {
        return base;
      }
    }
    const auto base = static_cast<uint32_t>(nodes_.size());
    Grow();
    return base;
  }

  std::string Serialize() const {
    const uint32_t counts[4] = {block_, static_cast<uint32_t>(nodes_.size()),
                                static_cast<uint32_t>(outputs_.size()), 0};
    std::string bytes(reinterpret_cast<const char*>(counts), kHeaderBytes);
    Append(letters_, &bytes);
    Append(nodes_, &bytes);
    Append(outputs_, &bytes);
    return bytes;
  }

  template <typename Row>
  static void Append(const std::vector<Row>& rows, std::string* bytes) {
    bytes->append(reinterpret_cast<const char*>(rows.data()),
                  rows.size() * sizeof(Row));
  }

  std::vector<std::vector<uint16_t>> spellings_;  // the patterns in letters
  std::vector<uint32_t> order_;                   // patterns, sorted by these
  std::vector<uint16_t> letters_;                 // of the symbols
  size_t letter_count_ = 0;
  uint32_t block_ = 0;
  std::vector<Automaton::Node> nodes_;
  std::vector<uint32_t> outputs_;
  FreeSlots* free_ = nullptr;
};

Result<std::string> BuildAutomaton(std::span<const std::string> patterns) {
  for (const std::string& pattern : patterns) {
    if (pattern.empty()) return Error(InvalidArgument("an empty pattern"));
    if (std::any_of(pattern.begin(), pattern.end(),
                    [](char c) { return c >= 'A' && c <= 'Z'; })) {
      return Error(InvalidArgument("pattern \"" + pattern +
                                   "\": fold its ASCII letters first"));
    }
  }
  return AutomatonBuilder(patterns).Build();
}

Result<Automaton> Automaton::Open(std::string_view bytes,
                                  uint32_t pattern_count) {
  if (bytes.size() < kHeaderBytes ||
      reinterpret_cast<uintptr_t>(bytes.data()) % alignof(Node) != 0) {
    return Error(Damaged("too short, or not aligned"));
  }
  uint32_t counts[4];
  std::memcpy(counts, bytes.data(), kHeaderBytes);
  constexpr uint64_t kLetterBytes = kSymbols * sizeof(uint16_t);
  const uint64_t node_bytes = uint64_t{counts[1]} * sizeof(Node);
  const uint64_t output_bytes = uint64_t{counts[2]} * sizeof(uint32_t);
  if (bytes.size() != kHeaderBytes + kLetterBytes + node_bytes + output_bytes) {
    return Error(Damaged("its counts do not fit its size"));
  }
  Automaton automaton;
  automaton.block_ = counts[0];
  const char* letters = bytes.data() + kHeaderBytes;
  automaton.letters_ = {reinterpret_cast<const uint16_t*>(letters), kSymbols};
  const char* nodes = letters + kLetterBytes;
  automaton.nodes_ = {reinterpret_cast<const Node*>(nodes), counts[1]};
  automaton.outputs_ = {reinterpret_cast<const uint32_t*>(nodes + node_bytes),
                        counts[2]};
  ACTANT_RETURN_ERROR_IF(automaton.Check(pattern_count));
  return automaton;
}

Status Automaton::Check(uint32_t pattern_count) const {
  if (!std::has_single_bit(block_) || nodes_.empty() ||
      nodes_.size() % block_ != 0) {
    return Damaged("no root, or not whole blocks");
  }
  if (nodes_[0].check != kFree) return Damaged("the root is not a root");
  // No early end, so that the compiler can take several at a time.
  bool outside = false;
  for (const uint16_t letter : letters_) outside |= letter >= block_;
  for (const Node& node : nodes_) outside |= BaseOf(node) >= nodes_.size();
  for (const uint32_t output : outputs_) {
    outside |= (output & ~kLastOutput) >= pattern_count;
  }
  return outside ? Damaged("a number is out of bounds") : Status::Ok();
}

std::vector<Automaton::Place> Automaton::Places(std::string_view text) const {
  std::vector<Place> places;
  places.reserve(text.size() + 1);
  for (size_t at = 0; at < text.size();) {
    const auto begin = static_cast<uint32_t>(at);
    places.push_back({begin, letters_[NextSymbol(text, &at)]});
  }
  places.push_back({static_cast<uint32_t>(text.size()), 0});
  return places;
}

}  // namespace actant
