#include "storage/internal/pair_events.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "proto/event_time.h"
#include "storage/key_codec.h"
#include "storage/packed_tables.h"

namespace actant::internal {
namespace {

uint16_t PeriodOf(const std::optional<Day>& day) {
  return day.has_value() ? static_cast<uint16_t>(ToCivil(*day).year)
                         : kUndatedPeriod;
}

}  // namespace

bool PairEvent::Add(Family family, std::string_view key,
                    std::string_view value) {
  const std::optional<EdgeKey> decoded = DecodeEdgeKey(key);
  if (!decoded.has_value() || !decoded->other.has_value()) return false;
  Edge edge;
  edge.actor = decoded->actor;
  edge.other = decoded->other;
  edge.type = decoded->type;
  edge.event = decoded->event;
  edge.first_day = decoded->day;
  if (!DecodeEdgeValue(value, &edge)) return false;
  edge_ = edge;
  Ways& ways = ways_[static_cast<size_t>(decoded->level)];
  (family == Family::kOut ? ways.out : ways.in) = true;
  return true;
}

TallyRow PairEvent::RowOf(const Ways& ways) const {
  TallyRow row;
  row.status = static_cast<uint32_t>(edge_.status);
  row.other = edge_.other->value();
  row.count(kTallyGoldstein) = static_cast<uint64_t>(edge_.goldstein_tenths);
  if (edge_.mutual) {
    row.count(kTallyMutual) = 1;
  } else if (ways.out && ways.in) {
    row.count(kTallyBothWays) = 1;
  } else {
    row.count(ways.out ? kTallyOutgoing : kTallyIncoming) = 1;
  }
  return row;
}

void PairEvent::VisitLevel(BlockLevel level, const TallyRow& row,
                           const Visitor& visit) const {
  const auto type = static_cast<uint16_t>(edge_.type.value());
  visit({edge_.actor, level, type, kAllTime}, row);
  visit({edge_.actor, level, kAllTypes, kAllTime}, row);
  visit({edge_.actor, level, kAllTypes, PeriodOf(edge_.first_day)}, row);
}

void PairEvent::ForEachTally(const Visitor& visit) const {
  const auto& [state, actor] = ways_;
  if (state == actor) {
    VisitLevel(BlockLevel::kBoth, RowOf(state), visit);
    return;
  }
  if (state != Ways()) VisitLevel(BlockLevel::kState, RowOf(state), visit);
  if (actor != Ways()) VisitLevel(BlockLevel::kActor, RowOf(actor), visit);
}

void TallyChanges::AddChanges(std::span<const IndexRow> rows, int sign) {
  std::map<std::string_view, PairEvent> events;
  for (const IndexRow& row : rows) {
    if (row.family != Family::kOut && row.family != Family::kIn) continue;
    const auto event = events.try_emplace(PairEvent::PlaceOf(row.key)).first;
    if (!event->second.Add(row.family, row.key, row.value)) {
      events.erase(event);
    }
  }
  for (const auto& [place, event] : events) {
    event.ForEachTally(
        [this, sign](const ArticleTallyKey& key, const TallyRow& row) {
          changes_.push_back({key, row});
          for (uint64_t& count : changes_.back().row.counts) {
            count *= static_cast<uint64_t>(int64_t{sign});
          }
        });
  }
}

Status TallyChanges::Take(
    const std::function<Status(std::string_view, std::string_view)>& visit) {
  std::sort(changes_.begin(), changes_.end(),
            [](const Change& a, const Change& b) { return a.key < b.key; });
  TallySum sum;
  for (size_t i = 0; i < changes_.size(); ++i) {
    sum.Add(changes_[i].row);
    const ArticleTallyKey& key = changes_[i].key;
    if (i + 1 < changes_.size() && changes_[i + 1].key == key) continue;
    const std::string change = sum.Take();
    if (change.empty()) continue;
    ACTANT_RETURN_IF_ERROR(visit(EncodeKey(key), change));
  }
  changes_.clear();
  return Status::Ok();
}

}  // namespace actant::internal
