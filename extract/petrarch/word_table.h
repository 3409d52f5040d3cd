// The words of PETRARCH dictionaries as numbers, and phrases of them.
#ifndef ACTANT_EXTRACT_PETRARCH_WORD_TABLE_H_
#define ACTANT_EXTRACT_PETRARCH_WORD_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace actant::petrarch {

using WordId = int32_t;
inline constexpr WordId kNoWord = -1;

// A word of a text, as the Penn Treebank parts them: 's and n't are words of
// their own. ASCII capitals, without the full stop at its end; marks are one
// character each.
struct TextWord {
  uint32_t begin = 0;  // bytes of the text, half-open
  uint32_t end = 0;
  std::string form;
  bool mark = false;
};

// Parts at white space and underscores. Linear in the text.
std::vector<TextWord> SplitWords(std::string_view text);

// Numbers words; the same word always has the same number. Reading is safe
// from many threads once nothing is added.
class WordTable {
 public:
  WordId Add(std::string_view form);
  // kNoWord where no dictionary has it.
  WordId Find(std::string_view form) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view form) const {
      return std::hash<std::string_view>()(form);
    }
  };
  std::unordered_map<std::string, WordId, Hash, std::equal_to<>> ids_;
};

// Phrases of words that follow one another, each with a number of the caller.
class PhraseTable {
 public:
  struct Found {
    size_t length = 0;  // in words; 0: none
    uint32_t value = 0;
  };

  // The first phrase added stands where one is added twice. Empty ones are
  // left out.
  void Add(std::vector<WordId> words, uint32_t value);
  // The longest phrase that begins at `at`.
  Found FindLongest(const std::vector<WordId>& words, size_t at) const;
  bool empty() const { return by_first_.empty(); }

 private:
  struct Entry {
    std::vector<WordId> words;
    uint32_t value = 0;
  };
  // By length, longest first.
  std::unordered_map<WordId, std::vector<Entry>> by_first_;
};

}  // namespace actant::petrarch

#endif  // ACTANT_EXTRACT_PETRARCH_WORD_TABLE_H_
