// One atomic change under construction: rows, counters, actors and types.
#ifndef ACTANT_STORAGE_INTERNAL_STAGED_WRITES_H_
#define ACTANT_STORAGE_INTERNAL_STAGED_WRITES_H_

#include <rocksdb/write_batch.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proto/status.h"
#include "storage/event_store.h"
#include "storage/internal/actor_merge.h"
#include "storage/internal/database.h"
#include "storage/internal/pair_events.h"
#include "storage/internal/store_impl.h"
#include "storage/internal/type_table.h"

namespace actant::internal {

// Collects what a writing method changes and commits it as one WriteBatch.
// Later rows win over earlier ones of the same key. Nothing is visible, in the
// database or in `state`, before Commit() has returned Ok. Use from the writing
// thread; borrows `state`.
class StagedWrites {
 public:
  explicit StagedWrites(StoreState* state);

  Status Put(Family family, std::string_view key, std::string_view value);
  Status Delete(Family family, std::string_view key);

  // Upserts by code, with names. Codes that come several times are merged
  // first. InvalidArgument: no code, or a folded name with a zero byte;
  // ResourceExhausted: all numbers are given.
  Status PutActors(const std::vector<ActorWrite>& actors);
  // The number of a stored or staged actor. InvalidArgument: neither.
  Result<ActorNumber> ActorOf(const std::string& code);

  // Upserts by name. InvalidArgument: no name; ResourceExhausted: 65,535 types.
  Status PutTypes(const std::vector<v1::EventType>& types);
  // The number of a stored or staged type. InvalidArgument: neither.
  Result<TypeNumber> TypeOf(const std::string& name) const;

  // ResourceExhausted: all numbers are given.
  Result<EventNumber> NewEvent();

  // What the change does to the tallies.
  TallyChanges& tallies() { return tallies_; }

  Status Commit();

 private:
  Status PutActor(const ActorWrite& write);
  Status WriteNames(ActorNumber number, const std::vector<FoldedName>& names,
                    NameChange change);
  Result<std::optional<ActorNumber>> StoredActor(const std::string& code);
  Status PutCounter(std::string_view key, uint32_t before, uint32_t after);

  StoreState* state_;
  rocksdb::WriteBatch batch_;
  Counters counters_;
  // Codes seen in this change.
  std::map<std::string, ActorNumber, std::less<>> actors_;
  TallyChanges tallies_;
  // Absent until a type changes.
  std::optional<TypeTable> types_;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_STAGED_WRITES_H_
