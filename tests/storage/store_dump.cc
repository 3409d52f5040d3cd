#include "store_dump.h"

#include "storage/internal/database.h"
#include "storage/internal/family.h"
#include "storage/internal/store_impl.h"

namespace actant::testing {
namespace {

void AddSized(std::string_view bytes, std::string* dump) {
  *dump += std::to_string(bytes.size());
  *dump += ':';
  *dump += bytes;
}

}  // namespace

Result<std::string> DumpStore(const EventStore& store) {
  const internal::Database& database = store.state().database();
  std::string dump;
  for (size_t i = 0; i < internal::kFamilyCount; ++i) {
    const auto family = static_cast<internal::Family>(i);
    AddSized(internal::FamilyName(family), &dump);
    internal::RowScan rows(database, internal::PrefixRange(family, ""));
    for (; rows.Valid(); rows.Next()) {
      AddSized(rows.key(), &dump);
      AddSized(rows.value(), &dump);
    }
    ACTANT_RETURN_ERROR_IF(rows.status());
  }
  return dump;
}

}  // namespace actant::testing
