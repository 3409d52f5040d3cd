// Which constructions of a grammar a clause can hold at all.
#ifndef ACTANT_EXTRACT_INTERNAL_CONSTRUCTION_INDEX_H_
#define ACTANT_EXTRACT_INTERNAL_CONSTRUCTION_INDEX_H_

#include <cstdint>
#include <vector>

#include "extract/class_table.h"
#include "extract/grammar.h"

namespace actant {

// Few classes stand in one clause and most constructions ask for one that does
// not. Each set of classes that an element asks for has a bit of 64; a
// construction holds the bits of the elements it cannot do without. (Elements
// beyond the 64th set are not looked at: they rule nothing out.) Immutable;
// borrows the grammar.
class ConstructionIndex {
 public:
  explicit ConstructionIndex(const Grammar& grammar);

  // The constructions that may fit verbs and event nouns in a clause whose
  // chunks have `classes` between them, in file order.
  void Find(const ClassMask& classes, std::vector<const Construction*>* verbs,
            std::vector<const Construction*>* nouns) const;

 private:
  struct Entry {
    const Construction* construction;
    uint64_t needs;
  };

  uint64_t NeedsOf(const std::vector<PatternElement>& elements);

  std::vector<ClassMask> asked_;
  std::vector<Entry> entries_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_CONSTRUCTION_INDEX_H_
