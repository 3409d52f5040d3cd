#include "apps/name_index.h"

#include <xxhash.h>

#include <utility>

namespace actant {
namespace {

constexpr size_t kFirstSlots = 1024;  // a power of two

uint64_t HashOf(std::string_view name) {
  return XXH3_64bits(name.data(), name.size());
}

}  // namespace

NameIndex::NameIndex() : slots_(kFirstSlots) {}

size_t NameIndex::Place(uint64_t hash, std::string_view name) const {
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  while (slots_[at].name != nullptr) {
    const Slot& slot = slots_[at];
    if (slot.hash == hash && name == std::string_view(slot.name, slot.size)) {
      break;
    }
    at = (at + 1) & mask;
  }
  return at;
}

std::optional<uint32_t> NameIndex::Find(std::string_view name) const {
  const Slot& slot = slots_[Place(HashOf(name), name)];
  if (slot.name == nullptr) return std::nullopt;
  return slot.number;
}

void NameIndex::Set(std::string_view name, uint32_t number) {
  const uint64_t hash = HashOf(name);
  size_t at = Place(hash, name);
  if (slots_[at].name == nullptr) {
    if (2 * (size_ + 1) > slots_.size()) {
      Grow();
      at = Place(hash, name);
    }
    ++size_;
    // An empty name has a place too.
    const std::string_view kept = names_.Copy(name);
    slots_[at] = {hash, kept.empty() ? "" : kept.data(),
                  static_cast<uint32_t>(kept.size()), number};
  }
  slots_[at].number = number;
}

void NameIndex::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.name == nullptr) continue;
    slots_[Place(slot.hash, {slot.name, slot.size})] = slot;
  }
}

}  // namespace actant
