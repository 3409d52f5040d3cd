#include "storage/internal/type_table.h"

#include "storage/key_codec.h"

namespace actant::internal {

Result<TypeTable> TypeTable::Load(const Database& database) {
  TypeTable table;
  RowScan rows(database, PrefixRange(Family::kTypes, ""));
  for (; rows.Valid(); rows.Next()) {
    const TypeNumber next(static_cast<uint32_t>(table.types_.size()));
    ACTANT_ASSIGN_OR_RETURN(
        const v1::EventType type,
        ParseRecord<v1::EventType>(Family::kTypes, rows.key(), rows.value()));
    if (rows.key() != TypeKey(next) || table.Put(type) != next) {
      return Error(DamagedRow(Family::kTypes, rows.key(),
                              "types are not numbered 0, 1, 2, ..."));
    }
  }
  ACTANT_RETURN_ERROR_IF(rows.status());
  return table;
}

std::optional<TypeNumber> TypeTable::Find(std::string_view name) const {
  const auto found = numbers_.find(name);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

const v1::EventType* TypeTable::Get(TypeNumber number) const {
  return number.value() < types_.size() ? &types_[number.value()] : nullptr;
}

TypeNumber TypeTable::Put(const v1::EventType& type) {
  const TypeNumber next(static_cast<uint32_t>(types_.size()));
  const auto [entry, added] = numbers_.try_emplace(type.name(), next);
  if (added) {
    types_.push_back(type);
  } else {
    types_[entry->second.value()] = type;
  }
  return entry->second;
}

}  // namespace actant::internal
