#include "extract/internal/construction_index.h"

#include <algorithm>
#include <cstddef>

namespace actant {
namespace {

constexpr size_t kMostSets = 64;

}  // namespace

ConstructionIndex::ConstructionIndex(const Grammar& grammar) {
  entries_.reserve(grammar.constructions.size());
  for (const Construction& construction : grammar.constructions) {
    entries_.push_back({&construction, NeedsOf(construction.left) |
                                           NeedsOf(construction.right)});
  }
}

uint64_t ConstructionIndex::NeedsOf(
    const std::vector<PatternElement>& elements) {
  uint64_t needs = 0;
  for (const PatternElement& element : elements) {
    if (element.optional) continue;
    auto it = std::find(asked_.begin(), asked_.end(), element.classes);
    if (it == asked_.end()) {
      if (asked_.size() == kMostSets) continue;
      it = asked_.insert(asked_.end(), element.classes);
    }
    needs |= uint64_t{1} << (it - asked_.begin());
  }
  return needs;
}

void ConstructionIndex::Find(const ClassMask& classes,
                             std::vector<const Construction*>* verbs,
                             std::vector<const Construction*>* nouns) const {
  verbs->clear();
  nouns->clear();
  verbs->reserve(entries_.size());
  nouns->reserve(entries_.size());
  uint64_t there = 0;
  for (size_t i = 0; i < asked_.size(); ++i) {
    there |= uint64_t{asked_[i].Intersects(classes)} << i;
  }
  for (const Entry& entry : entries_) {
    if ((entry.needs & ~there) != 0) continue;
    const Anchor anchor = entry.construction->anchor;
    if (anchor != Anchor::kNominal) verbs->push_back(entry.construction);
    if (anchor != Anchor::kVerb) nouns->push_back(entry.construction);
  }
}

}  // namespace actant
