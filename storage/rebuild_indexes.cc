// Rewriting the index rows from the events, the tallies from those, and the
// blocks of imported tables from their rows.
#include <utility>

#include "storage/event_store.h"
#include "storage/internal/article_tally_check.h"
#include "storage/internal/batched_writes.h"
#include "storage/internal/event_rows.h"
#include "storage/internal/segment_check.h"
#include "storage/internal/store_impl.h"
#include "storage/key_codec.h"

namespace actant {
namespace {

using internal::Database;
using internal::Family;
using internal::PrefixRange;
using internal::RowScan;

// Rows are taken away and added in batches of their own, but never one that
// an event asks for: whoever reads meanwhile, or after a crash in the middle,
// misses no edge that was there.
class Rebuild {
 public:
  Rebuild(const Database& database,
          std::shared_ptr<const internal::TypeTable> types)
      : database_(database),
        view_(database),
        rows_(database, std::move(types), view_.get()),
        writes_(database) {}

  Status Run() {
    for (const Family family : internal::kIndexFamilies) {
      ACTANT_RETURN_IF_ERROR(RemoveStale(family));
    }
    ACTANT_RETURN_IF_ERROR(PutAll());
    return writes_.Finish();
  }

 private:
  Status RemoveStale(Family family) {
    RowScan rows(database_, PrefixRange(family, "", view_.get()));
    for (; rows.Valid(); rows.Next()) {
      const Result<bool> wanted = rows_.Wants(family, rows.key(), rows.value());
      if (!wanted.has_value()) return wanted.error();
      if (*wanted) continue;
      ACTANT_RETURN_IF_ERROR(writes_.Delete(family, rows.key()));
    }
    return rows.status();
  }

  Status PutAll() {
    RowScan events(database_, PrefixRange(Family::kEvents, "", view_.get()));
    for (; events.Valid(); events.Next()) {
      KeyReader key(events.key());
      const EventNumber number(key.U32());
      const auto event = internal::ParseRecord<v1::Event>(
          Family::kEvents, events.key(), events.value());
      if (!event.has_value()) return event.error();
      const auto rows = rows_.Of(number, *event);
      if (!rows.has_value()) return rows.error();
      for (const internal::IndexRow& row : *rows) {
        ACTANT_RETURN_IF_ERROR(writes_.Put(row.family, row.key, row.value));
      }
    }
    return events.status();
  }

  const Database& database_;
  const internal::ReadView view_;
  internal::EventRows rows_;
  internal::BatchedWrites writes_;
};

}  // namespace

Status EventStore::RebuildIndexes() {
  ACTANT_RETURN_IF_ERROR(impl_->RequireWritable());
  ACTANT_RETURN_IF_ERROR(Rebuild(impl_->database(), impl_->types()).Run());
  ACTANT_RETURN_IF_ERROR(internal::RestoreArticleTallies(impl_->database()));
  return internal::RestoreSegments(*impl_);
}

}  // namespace actant
