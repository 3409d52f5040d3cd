// Which constructions of a grammar a clause can hold at all.
#ifndef ACTANT_EXTRACT_INTERNAL_CONSTRUCTION_INDEX_H_
#define ACTANT_EXTRACT_INTERNAL_CONSTRUCTION_INDEX_H_

#include <array>
#include <bitset>
#include <vector>

#include "extract/class_table.h"
#include "extract/grammar.h"

namespace actant {

// Few classes stand in one clause and most constructions ask for one that does
// not. Each set of classes that an element or a predicate must be of has a bit
// of 128; a construction holds the bits of those it cannot do without. (Those
// beyond the 128th set are not looked at: they rule nothing out.) Immutable;
// borrows the grammar.
class ConstructionIndex {
 public:
  explicit ConstructionIndex(const Grammar& grammar);

  // The constructions that may fit verbs and event nouns in a clause whose
  // chunks have `classes` between them, in file order.
  void Find(const ClassMask& classes, std::vector<const Construction*>* verbs,
            std::vector<const Construction*>* nouns) const;

 private:
  using Sets = std::bitset<128>;
  struct Entry {
    const Construction* construction;
    Sets needs;
  };

  void AddNeed(const ClassMask& classes, Sets* needs);
  void AddNeeds(const std::vector<PatternElement>& elements, Sets* needs);

  std::vector<ClassMask> asked_;
  // By class, the sets that hold it.
  std::array<Sets, ClassMask::kBits> sets_of_;
  std::vector<Entry> entries_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_CONSTRUCTION_INDEX_H_
