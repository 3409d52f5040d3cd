// The segments of a store, all in memory.
#ifndef ACTANT_STORAGE_INTERNAL_SEGMENT_TABLE_H_
#define ACTANT_STORAGE_INTERNAL_SEGMENT_TABLE_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/block_keys.h"
#include "storage/internal/database.h"

namespace actant::internal {

// A value type.
class SegmentTable {
 public:
  // DataLoss where a record cannot be read or two overlap.
  static Result<SegmentTable> Load(const Database& database);

  // Those with events, by number.
  const std::vector<v1::Segment>& all() const { return segments_; }
  // nullptr where no segment holds the event. Borrowed.
  const v1::Segment* Of(EventNumber event) const;
  // nullptr where no segment has the number. Borrowed.
  const v1::Segment* Find(uint32_t number) const;
  // nullptr where the dataset has no segment of this fingerprint, with events
  // or without. Borrowed.
  const v1::Segment* Find(std::string_view dataset,
                          std::string_view fingerprint) const;

  // For the next segment.
  uint32_t next_segment() const { return next_segment_; }
  EventNumber next_event() const { return next_event_; }

  // Events without their own level: whether any segment has them.
  bool has_states() const { return has_states_; }

  void Add(v1::Segment segment);

 private:
  std::vector<v1::Segment> segments_;
  // Of parts that had no row to take: known, so that they are not read again.
  std::vector<v1::Segment> empty_;
  uint32_t next_segment_ = 0;
  EventNumber next_event_ = EventNumber(uint32_t{1} << 31);
  bool has_states_ = false;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_SEGMENT_TABLE_H_
