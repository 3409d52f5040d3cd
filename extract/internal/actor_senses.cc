#include "extract/internal/actor_senses.h"

#include <unordered_map>

namespace actant {
namespace {

constexpr uint32_t BitOf(SenseKind kind) {
  return uint32_t{1} << static_cast<int>(kind);
}

uint32_t ClassBits(const Knowledge& knowledge, std::string_view word_class) {
  uint32_t bits = 0;
  for (size_t i = 0; i < ActorWordClass::kNames.size(); ++i) {
    if (knowledge.IsA(word_class, ActorWordClass::kNames[i])) {
      bits |= uint32_t{1} << i;
    }
  }
  return bits;
}

}  // namespace

ActorSenses::ActorSenses(const Knowledge& knowledge)
    : entries_(knowledge.entry_count()), is_nothing_(knowledge.entry_count()) {
  // There are many words and few classes.
  std::unordered_map<std::string_view, uint32_t> bits_of;
  for (uint32_t entry = 0; entry < knowledge.entry_count(); ++entry) {
    Bits& bits = entries_[entry];
    for (const Sense& sense : knowledge.senses(entry)) {
      bits.kinds |= BitOf(sense.kind);
      if (sense.kind != SenseKind::kWord) continue;
      const std::string_view word_class =
          knowledge.word(sense.target).word_class;
      const auto [it, added] = bits_of.try_emplace(word_class, 0);
      if (added) it->second = ClassBits(knowledge, word_class);
      bits.classes |= it->second;
    }
    constexpr uint32_t kIgnored =
        BitOf(SenseKind::kTrigger) | BitOf(SenseKind::kWord);
    is_nothing_[entry] = (bits.kinds & ~kIgnored) == 0 && bits.classes == 0;
  }
}

}  // namespace actant
