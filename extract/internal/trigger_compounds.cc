#include "extract/internal/trigger_compounds.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace actant {

std::vector<TriggerCompound> FindTriggerCompounds(
    std::span<const Trigger> triggers, std::span<const std::string> adverbs) {
  const auto key_of = [](const Trigger& trigger) {
    return std::pair(trigger.lemma, trigger.part);
  };
  std::vector<TriggerCompound> compounds;
  for (const std::string_view adverb : adverbs) {
    auto whole =
        std::ranges::lower_bound(triggers, adverb, {}, &Trigger::lemma);
    for (; whole != triggers.end() && whole->lemma.starts_with(adverb);
         ++whole) {
      const std::pair wanted(whole->lemma.substr(adverb.size()), whole->part);
      const auto head = std::ranges::lower_bound(triggers, wanted, {}, key_of);
      if (head == triggers.end() || key_of(*head) != wanted) continue;
      compounds.push_back({static_cast<uint32_t>(whole - triggers.begin()),
                           static_cast<uint32_t>(head - triggers.begin())});
    }
  }
  std::ranges::stable_sort(compounds, {}, [&](const TriggerCompound& each) {
    return triggers[each.whole].lemma.size();
  });
  return compounds;
}

}  // namespace actant
