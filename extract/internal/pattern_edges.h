// With which characters the matches of patterns may begin and end: most places
// of a text need no regular expression to be told that no date stands there.
#ifndef ACTANT_EXTRACT_INTERNAL_PATTERN_EDGES_H_
#define ACTANT_EXTRACT_INTERNAL_PATTERN_EDGES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace actant {

// A set of patterns: bit i is pattern i.
using PatternMask = uint64_t;

// Made from up to 64 patterns in a part of re2's syntax: characters, \-escaped
// ones, \b, classes of characters and ranges, groups with and without capture,
// (?i:...) around ASCII, | ? * + {m,n}. What is beyond it (. [^...] \d) lets
// every character pass. Immutable.
class PatternEdges {
 public:
  // How many characters are looked at: `of 1`, `and 2` and `the s` are told
  // from other words by the fourth or fifth.
  static constexpr size_t kDepth = 6;

  explicit PatternEdges(std::span<const std::string> patterns);

  // The patterns of which a match may begin at byte `at`, by its first kDepth
  // characters. Has every pattern of which one does.
  PatternMask MayBegin(std::string_view text, size_t at) const;

  // The patterns that may match `words` as a whole, by its first kDepth
  // characters and its last one. REQUIRES: words is not empty.
  PatternMask MayBe(std::string_view words) const;

  // The first place from `at` on where a match may begin; text.size() if none.
  size_t Next(std::string_view text, size_t at) const;

 private:
  // The patterns that may have a character there.
  struct Places {
    std::array<PatternMask, kDepth> at{};
    PatternMask last = 0;
  };

  const Places& Of(char32_t c) const {
    return c < 0x10000 ? places_[pages_[c >> 8][c & 0xFF]] : places_[0];
  }
  void Place(char32_t c, const Places& places);

  // Rows of places_ for the characters below U+10000, by 256. Page 0 and row 0
  // are for those that no pattern names.
  struct Pages {
    const std::array<uint16_t, 256>& operator[](size_t i) const {
      return pages[of[i]];
    }
    std::array<uint16_t, 256> of{};
    std::vector<std::array<uint16_t, 256>> pages;
  };

  Pages pages_;
  std::vector<Places> places_;
  // The patterns that may match as many characters as the index says, and
  // those that may match so many or fewer.
  std::array<PatternMask, kDepth> of_length_{};
  std::array<PatternMask, kDepth> up_to_{};
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_PATTERN_EDGES_H_
