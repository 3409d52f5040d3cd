#include "storage/internal/segment_table.h"

#include <algorithm>
#include <utility>

#include "storage/key_codec.h"
#include "storage/packed_tables.h"

namespace actant::internal {

Result<SegmentTable> SegmentTable::Load(const Database& database) {
  SegmentTable table;
  RowScan rows(database, PrefixRange(Family::kSegments, ""));
  for (; rows.Valid(); rows.Next()) {
    ACTANT_ASSIGN_OR_RETURN(
        v1::Segment segment,
        ParseRecord<v1::Segment>(Family::kSegments, rows.key(), rows.value()));
    const uint64_t end =
        uint64_t{segment.first_event()} + uint64_t{segment.events()};
    if (rows.key() != SegmentKey(segment.number()) ||
        segment.first_event() < table.next_event().value() ||
        end > UINT32_MAX) {
      return Error(DamagedRow(Family::kSegments, rows.key(),
                              "a segment that overlaps another"));
    }
    table.Add(std::move(segment));
  }
  ACTANT_RETURN_ERROR_IF(rows.status());
  return table;
}

void SegmentTable::Add(v1::Segment segment) {
  const uint32_t end = segment.first_event() + segment.events();
  const uint32_t blocks = (end + kRowsPerBlock - 1) / kRowsPerBlock;
  next_event_ = EventNumber(blocks * kRowsPerBlock);
  next_segment_ = segment.number() + 1;
  has_states_ = has_states_ || segment.has_states();
  std::vector<v1::Segment>& list = segment.events() > 0 ? segments_ : empty_;
  list.push_back(std::move(segment));
}

const v1::Segment* SegmentTable::Of(EventNumber event) const {
  auto after =
      std::upper_bound(segments_.begin(), segments_.end(), event.value(),
                       [](uint32_t number, const v1::Segment& segment) {
                         return number < segment.first_event();
                       });
  if (after == segments_.begin()) return nullptr;
  const v1::Segment& segment = *--after;
  const bool inside = event.value() - segment.first_event() < segment.events();
  return inside ? &segment : nullptr;
}

const v1::Segment* SegmentTable::Find(uint32_t number) const {
  const auto at =
      std::lower_bound(segments_.begin(), segments_.end(), number,
                       [](const v1::Segment& segment, uint32_t wanted) {
                         return segment.number() < wanted;
                       });
  return at != segments_.end() && at->number() == number ? &*at : nullptr;
}

const v1::Segment* SegmentTable::Find(std::string_view dataset,
                                      std::string_view fingerprint) const {
  for (const auto* list : {&segments_, &empty_}) {
    for (const v1::Segment& segment : *list) {
      if (segment.dataset() == dataset &&
          segment.fingerprint() == fingerprint) {
        return &segment;
      }
    }
  }
  return nullptr;
}

}  // namespace actant::internal
