#include "extract/internal/actor_senses.h"

#include <algorithm>

namespace actant {
namespace {

constexpr uint32_t BitOf(SenseKind kind) {
  return uint32_t{1} << static_cast<int>(kind);
}

uint64_t ClassBits(const Knowledge& knowledge, std::string_view word_class) {
  constexpr auto& kNames = ActorWordClass::kNames;
  static_assert(std::ranges::is_sorted(kNames));
  uint64_t bits = 0;
  for (const std::string_view name : knowledge.Lineage(word_class)) {
    const auto it = std::ranges::lower_bound(kNames, name);
    if (it == kNames.end() || *it != name) continue;
    bits |= uint64_t{1} << (it - kNames.begin());
  }
  return bits;
}

}  // namespace

ActorSenses::ActorSenses(const Knowledge& knowledge)
    : entries_(knowledge.entry_count()), is_nothing_(knowledge.entry_count()) {
  // There are many words and few classes.
  std::vector<uint64_t> bits_of(knowledge.class_count());
  for (uint32_t i = 0; i < knowledge.class_count(); ++i) {
    bits_of[i] = ClassBits(knowledge, knowledge.class_name(i));
  }
  for (uint32_t entry = 0; entry < knowledge.entry_count(); ++entry) {
    Bits& bits = entries_[entry];
    for (const Sense& sense : knowledge.senses(entry)) {
      bits.kinds |= BitOf(sense.kind);
      if (sense.kind != SenseKind::kWord) continue;
      const uint32_t of = knowledge.word(sense.target).class_index;
      if (of != Word::kNoClass) bits.classes |= bits_of[of];
    }
    constexpr uint32_t kIgnored =
        BitOf(SenseKind::kTrigger) | BitOf(SenseKind::kWord);
    is_nothing_[entry] = (bits.kinds & ~kIgnored) == 0 && bits.classes == 0;
  }
}

}  // namespace actant
