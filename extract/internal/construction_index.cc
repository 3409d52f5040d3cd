#include "extract/internal/construction_index.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace actant {

ConstructionIndex::ConstructionIndex(const Grammar& grammar) {
  entries_.reserve(grammar.constructions.size());
  for (const Construction& construction : grammar.constructions) {
    Sets needs;
    if (!construction.predicate.empty()) {
      AddNeed(construction.predicate, &needs);
    }
    AddNeeds(construction.left, &needs);
    AddNeeds(construction.right, &needs);
    entries_.push_back({&construction, needs});
  }
  for (int bit = 0; bit < ClassMask::kBits; ++bit) {
    for (size_t i = 0; i < asked_.size(); ++i) {
      if (asked_[i].Has(bit)) sets_of_[static_cast<size_t>(bit)].set(i);
    }
  }
}

void ConstructionIndex::AddNeed(const ClassMask& classes, Sets* needs) {
  auto it = std::find(asked_.begin(), asked_.end(), classes);
  if (it == asked_.end()) {
    if (asked_.size() == needs->size()) return;
    it = asked_.insert(asked_.end(), classes);
  }
  needs->set(static_cast<size_t>(it - asked_.begin()));
}

void ConstructionIndex::AddNeeds(const std::vector<PatternElement>& elements,
                                 Sets* needs) {
  for (const PatternElement& element : elements) {
    if (!element.optional) AddNeed(element.classes, needs);
  }
}

void ConstructionIndex::Find(const ClassMask& classes,
                             std::vector<const Construction*>* verbs,
                             std::vector<const Construction*>* nouns) const {
  verbs->clear();
  nouns->clear();
  verbs->reserve(entries_.size());
  nouns->reserve(entries_.size());
  Sets there;
  const auto words =
      std::bit_cast<std::array<uint64_t, ClassMask::kBits / 64>>(classes);
  for (size_t i = 0; i < words.size(); ++i) {
    for (uint64_t left = words[i]; left != 0; left &= left - 1) {
      there |= sets_of_[i * 64 + static_cast<size_t>(std::countr_zero(left))];
    }
  }
  const Sets missing = ~there;
  for (const Entry& entry : entries_) {
    if ((entry.needs & missing).any()) continue;
    const Anchor anchor = entry.construction->anchor;
    if (anchor != Anchor::kNominal) verbs->push_back(entry.construction);
    if (anchor != Anchor::kVerb) nouns->push_back(entry.construction);
  }
}

}  // namespace actant
