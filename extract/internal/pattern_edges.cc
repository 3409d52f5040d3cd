#include "extract/internal/pattern_edges.h"

#include <algorithm>
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

// What the matches of a part of a pattern look like at their ends.
struct Edges {
  Characters first, second, last;
  bool empty = false;   // one may have no character
  bool single = false;  // one may have a single character
};

Edges Either(const Edges& a, const Edges& b) {
  return {a.first | b.first, a.second | b.second, a.last | b.last,
          a.empty || b.empty, a.single || b.single};
}

Edges Then(const Edges& a, const Edges& b) {
  Edges both = a;
  if (a.empty) both.first |= b.first;
  if (a.empty) both.second |= b.second;
  if (a.single) both.second |= b.first;
  both.last = b.empty ? a.last | b.last : b.last;
  both.single = (a.single && b.empty) || (a.empty && b.single);
  both.empty = a.empty && b.empty;
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
    Edges all;
    all.empty = true;
    while (at_ < pattern_.size() && Front() != '|' && Front() != ')') {
      all = Then(all, Repeated(Piece()));
    }
    return all;
  }

  Edges Repeated(Edges piece) {
    bool again = false;
    bool left_out = false;
    if (Take('?')) {
      left_out = true;
    } else if (Take('*')) {
      left_out = again = true;
    } else if (Take('+')) {
      again = true;
    } else if (Take('{')) {
      left_out = Front() == '0';
      again = true;
      while (at_ < pattern_.size() && !Take('}')) ++at_;
    } else {
      return piece;
    }
    if (again) piece = Either(piece, Then(piece, piece));
    piece.empty |= left_out;
    return piece;
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
    Edges all;
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
      for (char32_t c = from; c <= to; ++c) all = Either(all, One(c));
    }
    if (!known) return Any();
    return all;
  }

  char32_t Next() {
    const TextChar c = CharAt(pattern_, at_);
    at_ += c.size;
    return c.value;
  }

  Edges One(char32_t c) {
    Edges one;
    one.single = true;
    one.first.set(std::min(alphabet_->NumberOf(c), Alphabet::kMost));
    const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
    if (fold_ && (upper || lower)) {
      one.first.set(std::min(alphabet_->NumberOf(c ^ 0x20), Alphabet::kMost));
    }
    one.last = one.first;
    return one;
  }

  static Edges Nothing() {
    Edges nothing;
    nothing.empty = true;
    return nothing;
  }

  static Edges Any() {
    Edges any;
    any.single = true;
    any.first.set();
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
      if (edges[i].first[number]) places.first |= bit;
      if (edges[i].second[number]) places.second |= bit;
      if (edges[i].last[number]) places.last |= bit;
    }
    return places;
  };
  for (size_t i = 0; i < edges.size(); ++i) {
    if (edges[i].single) single_ |= PatternMask{1} << i;
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
    places_[0].first |= places.first;
    places_[0].second |= places.second;
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
  const TextChar first = CharAt(text, at);
  const PatternMask mask = Of(first.value).first;
  if (mask == 0) return 0;
  return mask & (single_ | Of(CharAt(text, at + first.size).value).second);
}

PatternMask PatternEdges::MayBe(std::string_view words) const {
  const TextChar first = CharAt(words, 0);
  const PatternMask both =
      Of(first.value).first & Of(CharBefore(words, words.size()).value).last;
  if (first.size == words.size()) return both & single_;
  return both & Of(CharAt(words, first.size).value).second;
}

size_t PatternEdges::Next(std::string_view text, size_t at) const {
  while (at < text.size() && MayBegin(text, at) == 0) {
    at += CharAt(text, at).size;
  }
  return at;
}

}  // namespace actant
