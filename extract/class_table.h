// Classes of words and kinds of actors as bits, so that a rule's `need` and a
// pattern's tag are mask tests.
#ifndef ACTANT_EXTRACT_CLASS_TABLE_H_
#define ACTANT_EXTRACT_CLASS_TABLE_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/knowledge.h"
#include "proto/status.h"

namespace actant {

// A set of classes. A value type.
class ClassMask {
 public:
  static constexpr int kBits = 512;

  void Set(int bit) { words_[bit / 64] |= uint64_t{1} << (bit % 64); }
  void Clear(int bit) { words_[bit / 64] &= ~(uint64_t{1} << (bit % 64)); }
  bool Has(int bit) const { return words_[bit / 64] >> (bit % 64) & 1; }
  bool Intersects(const ClassMask& other) const {
    uint64_t any = 0;
    for (size_t i = 0; i < words_.size(); ++i) {
      any |= words_[i] & other.words_[i];
    }
    return any != 0;
  }
  bool empty() const {
    uint64_t any = 0;
    for (const uint64_t word : words_) any |= word;
    return any == 0;
  }
  friend bool operator==(const ClassMask&, const ClassMask&) = default;
  ClassMask& operator|=(const ClassMask& other) {
    for (size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }

 private:
  std::array<uint64_t, kBits / 64> words_{};
};

// The classes that rules and grammar ask about, each with a bit; and for each
// word of the lexicon the classes it satisfies (by inheritance). Filled while
// rules and grammar load, const afterwards.
class ClassTable {
 public:
  explicit ClassTable(const Knowledge* knowledge) : knowledge_(knowledge) {}

  // The bit of a class, given on first sight. InvalidArgument when classes.txt
  // does not declare it, or more than ClassMask::kBits are asked about.
  Result<int> Bit(std::string_view name);

  // The bit if the class was asked about, else -1.
  int FindBit(std::string_view name) const;

  // "gov|igo" as a mask; errors as Bit.
  Result<ClassMask> Alternatives(std::string_view names);

  // Call once after loading: computes the masks of all classes, so that MaskOf
  // and OfWord look up rather than walk the tree.
  void Freeze();

  // The classes word `index` of the knowledge satisfies.
  const ClassMask& OfWord(uint32_t index) const {
    const uint32_t of = knowledge_->word(index).class_index;
    return of == Word::kNoClass ? none_ : masks_[of];
  }

  // All asked-about classes that `word_class` is, or is under.
  ClassMask MaskOf(std::string_view word_class) const;

 private:
  ClassMask MaskOfClass(std::string_view word_class) const;

  const Knowledge* knowledge_;
  std::map<std::string, int, std::less<>> bits_;
  std::vector<ClassMask> masks_;  // by index of the class; empty: not frozen
  ClassMask none_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_CLASS_TABLE_H_
