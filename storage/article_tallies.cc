#include "storage/article_tallies.h"

#include <string>

#include "storage/block_keys.h"
#include "storage/internal/database.h"
#include "storage/internal/store_impl.h"

namespace actant {
namespace {

using internal::Family;

Status VisitTable(std::string_view key, std::string_view value,
                  const ArticleTallies::Visitor& visit) {
  // All that it counted is gone.
  if (value.empty()) return Status::Ok();
  const auto table = TallyTable::Parse(value);
  if (!table.has_value()) {
    return internal::DamagedRow(Family::kArticleTallies, key,
                                "not a table of tallies; actant verify "
                                "--rebuild makes it again");
  }
  for (const TallyColumn counted :
       {kTallyOutgoing, kTallyIncoming, kTallyMutual, kTallyBothWays}) {
    if ((*table)[counted].base() < 0) {
      return internal::DamagedRow(Family::kArticleTallies, key,
                                  "less than no events; actant verify "
                                  "--rebuild counts them again");
    }
  }
  visit(*table);
  return Status::Ok();
}

}  // namespace

Status ArticleTallies::Visit(Level level, ActorNumber actor,
                             std::optional<TypeNumber> type, uint16_t period,
                             const Visitor& visit) const {
  const uint16_t kind =
      type.has_value() ? static_cast<uint16_t>(type->value()) : kAllTypes;
  for (const BlockLevel at : {BlockLevelOf(level), BlockLevel::kBoth}) {
    const std::string key = EncodeKey(ArticleTallyKey{actor, at, kind, period});
    const auto value =
        store_.state().database().Get(Family::kArticleTallies, key);
    if (!value.has_value()) return value.error();
    if (!value->has_value()) continue;
    ACTANT_RETURN_IF_ERROR(VisitTable(key, **value, visit));
  }
  return Status::Ok();
}

Status ArticleTallies::VisitYears(Level level, ActorNumber actor, int first,
                                  int last, const Visitor& visit) const {
  for (const BlockLevel at : {BlockLevelOf(level), BlockLevel::kBoth}) {
    const auto key_of = [&](int year) {
      return EncodeKey(
          ArticleTallyKey{actor, at, kAllTypes, static_cast<uint16_t>(year)});
    };
    internal::RowScan rows(
        store_.state().database(),
        {Family::kArticleTallies, key_of(first), key_of(last + 1), nullptr});
    for (; rows.Valid(); rows.Next()) {
      ACTANT_RETURN_IF_ERROR(VisitTable(rows.key(), rows.value(), visit));
    }
    ACTANT_RETURN_IF_ERROR(rows.status());
  }
  return Status::Ok();
}

}  // namespace actant
