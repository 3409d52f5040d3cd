// The event types of a store, all in memory: there are hundreds.
#ifndef ACTANT_STORAGE_INTERNAL_TYPE_TABLE_H_
#define ACTANT_STORAGE_INTERNAL_TYPE_TABLE_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/internal/database.h"

namespace actant::internal {

// Numbers and records of types, both ways. A value type.
class TypeTable {
 public:
  // 65,535 types; numbers are two bytes in keys.
  static constexpr size_t kMaxTypes = 0xFFFF;

  // DataLoss where the numbers in the store have gaps.
  static Result<TypeTable> Load(const Database& database);

  std::optional<TypeNumber> Find(std::string_view name) const;
  // nullptr where no type has the number. Borrowed from the table.
  const v1::EventType* Get(TypeNumber number) const;
  const std::vector<v1::EventType>& all() const { return types_; }

  // Replaces the type of that name or adds it with the next number. Returns
  // its number. REQUIRES: all().size() < kMaxTypes for a new name.
  TypeNumber Put(const v1::EventType& type);

 private:
  std::vector<v1::EventType> types_;  // by number
  std::map<std::string, TypeNumber, std::less<>> numbers_;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_TYPE_TABLE_H_
