// The index rows that the stored events ask for: what Verify compares with
// and RebuildIndexes writes.
#ifndef ACTANT_STORAGE_INTERNAL_EVENT_ROWS_H_
#define ACTANT_STORAGE_INTERNAL_EVENT_ROWS_H_

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actant/v1/records.pb.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/internal/database.h"
#include "storage/internal/index_rows.h"
#include "storage/internal/type_table.h"

namespace actant::internal {

// Computes rows from records and remembers those of some thousand events,
// since a scan of an index meets the same event many times. Use from one
// thread; borrows the database, and the view for which it answers.
class EventRows {
 public:
  EventRows(const Database& database, std::shared_ptr<const TypeTable> types,
            const rocksdb::Snapshot* view)
      : database_(database), types_(std::move(types)), view_(view) {}

  // By (family, key). DataLoss: a record that no rows can be made from.
  Result<std::vector<IndexRow>> Of(EventNumber number, const v1::Event& event);

  // Whether the event that `key` ends with asks for this very row. False too
  // where there is no such event or its record is damaged: Of() tells why.
  Result<bool> Wants(Family family, std::string_view key,
                     std::string_view value);

 private:
  Result<ActorNumber> ActorOf(const std::string& code);
  Result<const std::vector<IndexRow>*> Remembered(EventNumber number);

  const Database& database_;
  const std::shared_ptr<const TypeTable> types_;
  const rocksdb::Snapshot* const view_;
  std::unordered_map<std::string, ActorNumber> actors_;
  std::unordered_map<EventNumber, std::vector<IndexRow>> rows_;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_EVENT_ROWS_H_
