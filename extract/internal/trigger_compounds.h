// Triggers made of an adverb and another trigger (再度否認, 公開指責).
#ifndef ACTANT_EXTRACT_INTERNAL_TRIGGER_COMPOUNDS_H_
#define ACTANT_EXTRACT_INTERNAL_TRIGGER_COMPOUNDS_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/knowledge.h"

namespace actant {

// Indices of triggers.
struct TriggerCompound {
  uint32_t whole = 0;  // 再度否認
  uint32_t head = 0;   // 否認
};

// The compounds among `triggers` whose head is one of the same part. Shorter
// ones come first: what they take over from their heads goes on to longer
// ones. REQUIRES: `triggers` stand in the order of lemma, then part.
std::vector<TriggerCompound> FindTriggerCompounds(
    std::span<const Trigger> triggers, std::span<const std::string> adverbs);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_TRIGGER_COMPOUNDS_H_
