// What the entries of the lexicon may be to the scan for actors, as bits: most
// tokens of a text are nothing to it, and one look-up says so.
#ifndef ACTANT_EXTRACT_INTERNAL_ACTOR_SENSES_H_
#define ACTANT_EXTRACT_INTERNAL_ACTOR_SENSES_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/knowledge.h"

namespace actant {

// A class of words that the scan asks about. Made from its name while the
// program is compiled; a name that is not in kNames does not compile.
class ActorWordClass {
 public:
  static constexpr std::array<std::string_view, 44> kNames = {
      "abbreviation_after",
      "abbreviation_before",
      "abbreviation_sound",
      "abbreviation_weak",
      "adverb",
      "and_verb",
      "ba",
      "collective",
      "condition",
      "conjunction",
      "conjunction.inner",
      "coverb",
      "coverb.aim",
      "coverb.for",
      "coverb.go",
      "coverb.of",
      "crowd",
      "de",
      "determiner",
      "entourage",
      "fighters",
      "hacker",
      "hyphen_tail",
      "judging",
      "kin",
      "light",
      "list_mark",
      "modifier",
      "named",
      "named_after",
      "number",
      "op.irrealis",
      "op.reported",
      "op.transparent",
      "operator",
      "opposing",
      "own_stand",
      "partisan",
      "pivot",
      "posted",
      "reference",
      "responding",
      "role",
      "theme"};

  // Implicit, so that a call reads HasWordClass(at, "posted").
  // NOLINTNEXTLINE(google-explicit-constructor)
  consteval ActorWordClass(const char* name) : index_(IndexOf(name)) {}

  std::string_view name() const { return kNames[index_]; }
  uint64_t bit() const { return uint64_t{1} << index_; }

 private:
  static consteval size_t IndexOf(std::string_view name) {
    size_t i = 0;
    while (kNames.at(i) != name) ++i;
    return i;
  }

  size_t index_;
};

// Immutable; 16 bytes for each entry.
class ActorSenses {
 public:
  explicit ActorSenses(const Knowledge& knowledge);

  // Whether one of the senses is of this kind.
  bool Has(uint32_t entry, SenseKind kind) const {
    return (entries_[entry].kinds >> static_cast<int>(kind) & 1) != 0;
  }
  // Whether one of the senses is a word of this class.
  bool Has(uint32_t entry, ActorWordClass word_class) const {
    return (entries_[entry].classes & word_class.bit()) != 0;
  }
  // Whether no question of the scan has yes for an answer. So it is for most
  // tokens; the bits of this one answer stay in the cache.
  bool IsNothing(uint32_t entry) const { return is_nothing_[entry]; }

 private:
  struct Bits {
    uint32_t kinds = 0;
    uint64_t classes = 0;
  };
  std::vector<Bits> entries_;
  std::vector<bool> is_nothing_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_ACTOR_SENSES_H_
