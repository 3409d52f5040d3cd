#include "extract/internal/pattern_edges.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <map>

#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// The characters that patterns name, numbered as they come.
class Alphabet {
 public:
  static constexpr size_t kMost = 511;

  // kMost where there are too many.
  size_t NumberOf(char32_t c) {
    const auto [it, added] = numbers_.emplace(c, characters_.size());
    if (added) characters_.push_back(c);
    return it->second;
  }
  const std::vector<char32_t>& characters() const { return characters_; }

 private:
  std::map<char32_t, size_t> numbers_;
  std::vector<char32_t> characters_;
};

// The last bit: characters of which nothing is known.
using Characters = std::bitset<Alphabet::kMost + 1>;

constexpr size_t kDepth = PatternEdges::kDepth;

// What the matches of a part of a pattern look like at their ends.
struct Edges {
  std::array<Characters, kDepth> at;  // by place, counted from the beginning
  Characters last;
  // How many characters one may have; kDepth stands for that many and more.
  std::bitset<kDepth + 1> lengths;

  bool empty() const { return lengths[0]; }
};

Edges Either(const Edges& a, const Edges& b) {
  Edges either = a;
  for (size_t i = 0; i < kDepth; ++i) either.at[i] |= b.at[i];
  either.last |= b.last;
  either.lengths |= b.lengths;
  return either;
}

Edges Then(const Edges& a, const Edges& b) {
  Edges both = a;
  both.last = b.empty() ? a.last | b.last : b.last;
  both.lengths.reset();
  for (size_t length = 0; length <= kDepth; ++length) {
    if (!a.lengths[length]) continue;
    for (size_t i = length; i < kDepth; ++i) both.at[i] |= b.at[i - length];
    for (size_t more = 0; more <= kDepth; ++more) {
      if (b.lengths[more]) both.lengths.set(std::min(length + more, kDepth));
    }
  }
  return both;
}

// Reads a pattern by descent.
class EdgeReader {
 public:
  EdgeReader(std::string_view pattern, Alphabet* alphabet)
      : pattern_(pattern), alphabet_(alphabet) {}

  // The whole pattern, or what stands in a group.
  Edges Alternatives() {
    Edges all = Sequence();
    while (Take('|')) all = Either(all, Sequence());
    return all;
  }

 private:
  char Front() const { return at_ < pattern_.size() ? pattern_[at_] : '\0'; }
  bool Take(char c) {
    if (Front() != c) return false;
    ++at_;
    return true;
  }

  Edges Sequence() {
    Edges all = Nothing();
    while (at_ < pattern_.size() && Front() != '|' && Front() != ')') {
      all = Then(all, Repeated(Piece()));
    }
    return all;
  }

  Edges Repeated(const Edges& piece) {
    // More than kDepth are as good as that many.
    size_t least = 1, most = 1;
    if (Take('?')) {
      least = 0;
    } else if (Take('*')) {
      least = 0;
      most = kDepth;
    } else if (Take('+')) {
      most = kDepth;
    } else if (Take('{')) {
      most = least = Number();
      if (Take(',')) most = Front() == '}' ? kDepth : Number();
      Take('}');
    } else {
      return piece;
    }
    Edges all = Nothing();
    for (size_t i = 0; i < least; ++i) all = Then(all, piece);
    Edges optional = piece;
    optional.lengths.set(0);
    for (size_t i = least; i < most; ++i) all = Then(all, optional);
    return all;
  }

  // At most kDepth.
  size_t Number() {
    size_t number = 0;
    for (; IsDigit(Front()); ++at_) {
      number =
          std::min(number * 10 + static_cast<size_t>(Front() - '0'), kDepth);
    }
    return number;
  }

  Edges Piece() {
    if (Take('(')) return Group();
    if (Take('[')) return Class();
    if (Take('.')) return Any();
    if (Take('^') || Take('$')) return Nothing();
    if (Take('\\')) {
      if (Take('b')) return Nothing();
      if (IsAlphabetic(CharAt(pattern_, at_).value) || IsDigit(Front())) {
        ++at_;
        return Any();
      }
    }
    return One(Next());
  }

  Edges Group() {
    const bool fold_before = fold_;
    if (Take('?')) {
      fold_ |= Take('i');
      Take(':');
    }
    const Edges group = Alternatives();
    Take(')');
    fold_ = fold_before;
    return group;
  }

  Edges Class() {
    if (Front() == '^') {
      while (at_ < pattern_.size() && !Take(']')) ++at_;
      return Any();
    }
    Edges all = Character();
    bool known = true;
    while (at_ < pattern_.size() && !Take(']')) {
      if (Take('[')) {  // [:digit:]
        known = false;
        while (at_ < pattern_.size() && !Take(']')) ++at_;
        continue;
      }
      const bool escaped = Take('\\');
      known &= !escaped;
      const char32_t from = Next();
      char32_t to = from;
      const bool range = !escaped && Front() == '-' &&
                         at_ + 1 < pattern_.size() && pattern_[at_ + 1] != ']';
      if (range) {
        ++at_;
        to = Next();
      }
      for (char32_t c = from; c <= to; ++c) Add(c, &all);
    }
    if (!known) return Any();
    all.last = all.at[0];
    return all;
  }

  char32_t Next() {
    const TextChar c = CharAt(pattern_, at_);
    at_ += c.size;
    return c.value;
  }

  Edges One(char32_t c) {
    Edges one = Character();
    Add(c, &one);
    one.last = one.at[0];
    return one;
  }

  // To those that may come first.
  void Add(char32_t c, Edges* edges) {
    Characters& first = edges->at[0];
    first.set(std::min(alphabet_->NumberOf(c), Alphabet::kMost));
    const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
    if (fold_ && (upper || lower)) {
      first.set(std::min(alphabet_->NumberOf(c ^ 0x20), Alphabet::kMost));
    }
  }

  static Edges Nothing() {
    Edges nothing;
    nothing.lengths.set(0);
    return nothing;
  }

  // One character, none allowed yet.
  static Edges Character() {
    Edges one;
    one.lengths.set(1);
    return one;
  }

  static Edges Any() {
    Edges any = Character();
    any.at[0].set();
    any.last.set();
    return any;
  }

  std::string_view pattern_;
  Alphabet* alphabet_;
  size_t at_ = 0;
  bool fold_ = false;
};

}  // namespace

PatternEdges::PatternEdges(std::span<const std::string> patterns) {
  Alphabet alphabet;
  std::vector<Edges> edges;
  for (const std::string& pattern : patterns) {
    edges.push_back(EdgeReader(pattern, &alphabet).Alternatives());
  }
  const auto places_of = [&](size_t number) {
    Places places;
    for (size_t i = 0; i < edges.size(); ++i) {
      const PatternMask bit = PatternMask{1} << i;
      for (size_t at = 0; at < kDepth; ++at) {
        if (edges[i].at[at][number]) places.at[at] |= bit;
      }
      if (edges[i].last[number]) places.last |= bit;
    }
    return places;
  };
  for (size_t i = 0; i < edges.size(); ++i) {
    const PatternMask bit = PatternMask{1} << i;
    for (size_t length = 0; length < kDepth; ++length) {
      if (edges[i].lengths[length]) of_length_[length] |= bit;
    }
  }
  PatternMask shorter = 0;
  for (size_t length = 0; length < kDepth; ++length) {
    up_to_[length] = shorter |= of_length_[length];
  }
  pages_.pages.emplace_back();
  places_.push_back(places_of(Alphabet::kMost));
  for (size_t i = 0; i < alphabet.characters().size(); ++i) {
    if (i < Alphabet::kMost) Place(alphabet.characters()[i], places_of(i));
  }
}

void PatternEdges::Place(char32_t c, const Places& places) {
  if (c >= 0x10000) {
    // Not looked up one by one.
    for (size_t at = 0; at < kDepth; ++at) {
      places_[0].at[at] |= places.at[at];
    }
    places_[0].last |= places.last;
    return;
  }
  uint16_t& page = pages_.of[c >> 8];
  if (page == 0) {
    page = static_cast<uint16_t>(pages_.pages.size());
    pages_.pages.emplace_back();
  }
  pages_.pages[page][c & 0xFF] = static_cast<uint16_t>(places_.size());
  places_.push_back(places);
}

PatternMask PatternEdges::MayBegin(std::string_view text, size_t at) const {
  TextChar c = CharAt(text, at);
  PatternMask mask = Of(c.value).at[0];
  for (size_t i = 1; i < kDepth && mask != 0; ++i) {
    at += c.size;
    c = CharAt(text, at);
    mask &= up_to_[i] | Of(c.value).at[i];
  }
  return mask;
}

PatternMask PatternEdges::MayBe(std::string_view words) const {
  PatternMask mask = Of(CharBefore(words, words.size()).value).last;
  size_t at = 0;
  for (size_t i = 0; i < kDepth; ++i) {
    if (at == words.size()) return mask & of_length_[i];
    const TextChar c = CharAt(words, at);
    mask &= Of(c.value).at[i];
    at += c.size;
  }
  return mask;
}

size_t PatternEdges::Next(std::string_view text, size_t at) const {
  while (at < text.size()) {
    const TextChar c = CharAt(text, at);
    // Most characters begin no pattern.
    if (Of(c.value).at[0] != 0 && MayBegin(text, at) != 0) return at;
    at += c.size;
  }
  return at;
}

}  // namespace actant
