// Imported events as the records that events read in articles have.
#ifndef ACTANT_STORAGE_INTERNAL_IMPORTED_RECORDS_H_
#define ACTANT_STORAGE_INTERNAL_IMPORTED_RECORDS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "actant/v1/records.pb.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/block_reader.h"
#include "storage/internal/segment_table.h"
#include "storage/internal/store_impl.h"

namespace actant::internal {

// Makes records of rows. Remembers the actors it met: for one answer or one
// walk over many, from one thread. Borrows the store's state.
class ImportedRecords {
 public:
  explicit ImportedRecords(const StoreState& state)
      : state_(state), segments_(state.segments()) {}

  // DataLoss where the row names what the store does not have.
  Result<v1::Event> EventOf(const ImportedEvent& imported);
  Result<v1::Mention> MentionOf(const ImportedEvent& imported);

 private:
  struct Names {
    std::string code;
    std::string role;
    bool is_state = false;
  };

  Result<const Names*> NamesOf(ActorNumber actor);
  Result<std::string> TypeOf(const ImportedEvent& imported) const;
  Result<const v1::Segment*> SegmentOf(const ImportedEvent& imported) const;
  // The state a party acts for; empty where it is a party of its own.
  Result<std::string> StateOf(ActorNumber actor, ActorNumber state);
  Result<v1::Party> PartyOf(v1::Side side, ActorNumber actor,
                            ActorNumber state);

  const StoreState& state_;
  const std::shared_ptr<const SegmentTable> segments_;
  std::unordered_map<ActorNumber, Names> names_;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_IMPORTED_RECORDS_H_
