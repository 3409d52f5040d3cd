// A dictionary from names to numbers.
#ifndef ACTANT_APPS_NAME_INDEX_H_
#define ACTANT_APPS_NAME_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "apps/record_splitter.h"

namespace actant {

// Open addressing over XXH3 with linear probing; half of the places stay empty.
// Finding takes one look at a slot and one comparison, which is why it is not
// std::unordered_map: a table's rows look up three names each. Owns the names.
// const methods from many threads at once.
class NameIndex {
 public:
  NameIndex();

  std::optional<uint32_t> Find(std::string_view name) const;
  // Adds the name or gives it another number.
  void Set(std::string_view name, uint32_t number);
  size_t size() const { return size_; }

 private:
  struct Slot {
    uint64_t hash = 0;
    const char* name = nullptr;  // nullptr: empty
    uint32_t size = 0;
    uint32_t number = 0;
  };

  // The slot that holds the name, or the empty one where it would stand.
  size_t Place(uint64_t hash, std::string_view name) const;
  void Grow();

  std::vector<Slot> slots_;
  size_t size_ = 0;
  TextArena names_;
};

}  // namespace actant

#endif  // ACTANT_APPS_NAME_INDEX_H_
