#include "extract/analysis.h"

#include <algorithm>

namespace actant {
namespace {

constexpr std::array<std::string_view, kSlotCount> kSlotNames = {
    "subj", "obj", "obj2",  "into", "to",   "with",
    "from", "by",  "about", "comp", "time", "amount", "at", "context"};

}  // namespace

std::string_view SlotName(Slot slot) {
  return kSlotNames[static_cast<size_t>(slot)];
}

std::optional<Slot> ParseSlot(std::string_view name) {
  for (size_t i = 0; i < kSlotNames.size(); ++i) {
    if (kSlotNames[i] == name) return static_cast<Slot>(i);
  }
  return std::nullopt;
}

bool Holds(std::span<const Chunk> chunks, int bit) {
  return std::ranges::any_of(
      chunks, [bit](const Chunk& chunk) { return chunk.classes.Has(bit); });
}

Filler FillerOf(const Chunk& chunk) {
  Filler filler;
  filler.actors = chunk.actors;
  filler.classes = chunk.classes;
  filler.classes |= chunk.object_classes;
  filler.span = chunk.span;
  return filler;
}

}  // namespace actant
