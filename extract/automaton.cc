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

constexpr size_t kHeaderBytes = 2 * sizeof(uint32_t);
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
  static constexpr uint32_t kOpenBlocks = 16;

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

// Lays the trie of the sorted patterns into the double array breadth first, so
// that the node a fail link needs is always there already.
class AutomatonBuilder {
 public:
  explicit AutomatonBuilder(std::span<const std::string> patterns)
      : patterns_(patterns), order_(patterns.size()), free_(Automaton::kBlock) {
    std::iota(order_.begin(), order_.end(), 0U);
    std::stable_sort(order_.begin(), order_.end(), [&](auto a, auto b) {
      return patterns_[a] < patterns_[b];
    });
  }

  Result<std::string> Build() {
    outputs_.push_back({0, 0, 0});
    Grow();
    free_.Take(0);
    std::deque<Range> queue;
    queue.push_back({0, static_cast<uint32_t>(order_.size()), 0, 0});
    while (!queue.empty()) {
      const Range range = queue.front();
      queue.pop_front();
      if (nodes_.size() > kMaxNodes) {
        return Error(ResourceExhausted("the lexicon needs too many states"));
      }
      AddOutputs(range);
      const std::vector<Child> children = Children(range);
      if (children.empty()) continue;
      const uint32_t base = FindBase(children);
      nodes_[range.node].base |= base;
      for (const Child& child : children) {
        const uint32_t node = base ^ child.label;
        free_.Take(node);
        nodes_[node].check = range.node;
      }
      for (const Child& child : children) {
        const uint32_t node = base ^ child.label;
        links_[node].fail = FailOf(range.node, child.label);
        queue.push_back({child.begin, child.end, range.depth + 1, node});
      }
    }
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
    uint8_t label = 0;
    uint32_t begin = 0;
    uint32_t end = 0;
  };

  const std::string& PatternAt(uint32_t i) const {
    return patterns_[order_[i]];
  }

  void Grow() {
    free_.Grow();
    nodes_.resize(nodes_.size() + Automaton::kBlock, {0, Automaton::kFree});
    links_.resize(nodes_.size(), {0, 0});
  }

  void AddOutputs(const Range& range) {
    uint32_t output = links_[links_[range.node].fail].output;
    for (uint32_t i = range.begin;
         i < range.end && PatternAt(i).size() == range.depth; ++i) {
      outputs_.push_back({order_[i], range.depth, output});
      output = static_cast<uint32_t>(outputs_.size() - 1);
    }
    links_[range.node].output = output;
    if (output != 0) nodes_[range.node].base |= Automaton::kHasOutput;
  }

  std::vector<Child> Children(const Range& range) const {
    std::vector<Child> children;
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (PatternAt(i).size() == range.depth) continue;
      const auto label = static_cast<uint8_t>(PatternAt(i)[range.depth]);
      if (children.empty() || children.back().label != label) {
        children.push_back({label, i, i});
      }
      children.back().end = i + 1;
    }
    return children;
  }

  // The base under which all slots of `children` are free.
  uint32_t FindBase(const std::vector<Child>& children) {
    for (uint32_t slot = free_.first(); slot != FreeSlots::kNone;
         slot = free_.Next(slot)) {
      const uint32_t base = slot ^ children.front().label;
      if (std::all_of(children.begin(), children.end(), [&](const Child& c) {
            return free_.IsFree(base ^ c.label);
          })) {
        return base;
      }
    }
    const auto base = static_cast<uint32_t>(nodes_.size());
    Grow();
    return base;
  }

  uint32_t FailOf(uint32_t parent, uint8_t label) const {
    if (parent == 0) return 0;
    for (uint32_t state = links_[parent].fail;; state = links_[state].fail) {
      const uint32_t next = Automaton::ChildSlot(nodes_[state], label);
      if (nodes_[next].check == state) return next;
      if (state == 0) return 0;
    }
  }

  std::string Serialize() const {
    const uint32_t counts[2] = {static_cast<uint32_t>(nodes_.size()),
                                static_cast<uint32_t>(outputs_.size())};
    std::string bytes(reinterpret_cast<const char*>(counts), kHeaderBytes);
    Append(nodes_, &bytes);
    Append(links_, &bytes);
    Append(outputs_, &bytes);
    return bytes;
  }

  template <typename Row>
  static void Append(const std::vector<Row>& rows, std::string* bytes) {
    bytes->append(reinterpret_cast<const char*>(rows.data()),
                  rows.size() * sizeof(Row));
  }

  std::span<const std::string> patterns_;
  std::vector<uint32_t> order_;  // patterns, sorted by their bytes
  std::vector<Automaton::Node> nodes_;
  std::vector<Automaton::Link> links_;  // of the nodes
  std::vector<Automaton::Output> outputs_;
  FreeSlots free_;
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
  uint32_t counts[2];
  std::memcpy(counts, bytes.data(), kHeaderBytes);
  const uint64_t node_bytes = uint64_t{counts[0]} * sizeof(Node);
  const uint64_t link_bytes = uint64_t{counts[0]} * sizeof(Link);
  const uint64_t output_bytes = uint64_t{counts[1]} * sizeof(Output);
  if (bytes.size() != kHeaderBytes + node_bytes + link_bytes + output_bytes) {
    return Error(Damaged("its counts do not fit its size"));
  }
  Automaton automaton;
  const char* nodes = bytes.data() + kHeaderBytes;
  automaton.nodes_ = {reinterpret_cast<const Node*>(nodes), counts[0]};
  const char* links = nodes + node_bytes;
  automaton.links_ = {reinterpret_cast<const Link*>(links), counts[0]};
  automaton.outputs_ = {reinterpret_cast<const Output*>(links + link_bytes),
                        counts[1]};
  ACTANT_RETURN_ERROR_IF(automaton.Check(pattern_count));
  return automaton;
}

Status Automaton::Check(uint32_t pattern_count) const {
  if (nodes_.empty() || nodes_.size() % kBlock != 0 || outputs_.empty()) {
    return Damaged("no root, or not whole blocks");
  }
  for (uint32_t i = 1; i < outputs_.size(); ++i) {
    const Output& output = outputs_[i];
    if (output.pattern >= pattern_count || output.length == 0 ||
        output.next >= i ||
        (output.next != 0 && outputs_[output.next].length > output.length)) {
      return Damaged("an output is out of bounds");
    }
  }
  if (nodes_[0].check != kFree || links_[0].output != 0) {
    return Damaged("the root is not a root");
  }
  // No early end, so that the compiler can take several at a time.
  bool outside = false;
  for (const Node& node : nodes_) {
    outside |= (node.base & ~kHasOutput) >= nodes_.size();
  }
  for (const Link& link : links_) {
    outside |= link.fail >= nodes_.size() || link.output >= outputs_.size();
  }
  if (outside) return Damaged("a node is out of bounds");
  return Status::Ok();
}

}  // namespace actant
