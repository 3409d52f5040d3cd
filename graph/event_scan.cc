#include "graph/event_scan.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "graph/actor_codes.h"
#include "graph/event_rows.h"
#include "graph/resolved_filter.h"

namespace actant {
namespace {

constexpr std::string_view kUndatedWord = "undated";

// Takes events that come in the order of their days, and passes those of one
// day on by their public ids.
class DayByDay {
 public:
  DayByDay(const EventStore& store, const std::optional<EventPlace>& after,
           const EventRowVisitor& visit)
      : store_(store), after_(after), visit_(visit) {}

  // False: the scan is over, for `status()`.
  bool Add(const DatedEvent& event) {
    if (after_ && DayOrder(event.first_day) < DayOrder(after_->first_day)) {
      return true;
    }
    if (!day_.empty() && day_.front().first_day != event.first_day) Finish();
    if (over_) return false;
    day_.push_back(event);
    return true;
  }

  // After the last one.
  Status End() {
    if (!over_) Finish();
    return status_;
  }
  const Status& status() const { return status_; }

 private:
  void Finish() {
    Result<std::vector<EventRow>> rows =
        FirstRows(store_, std::move(day_), /*limit=*/0);
    day_.clear();
    if (!rows.has_value()) return Stop(rows.error());
    for (const EventRow& row : *rows) {
      if (after_ && !(*after_ < PlaceOf(row))) continue;
      const Result<Scan> next = visit_(row);
      if (!next.has_value()) return Stop(next.error());
      if (*next == Scan::kStop) return Stop(Status::Ok());
    }
  }
  void Stop(Status status) {
    over_ = true;
    status_ = std::move(status);
  }

  const EventStore& store_;
  const std::optional<EventPlace> after_;
  const EventRowVisitor& visit_;
  std::vector<DatedEvent> day_;
  bool over_ = false;
  Status status_;
};

// The events of an actor in some directions.
Status ScanActor(const EventStore& store, const ResolvedFilter& filter,
                 ActorNumber actor, const std::vector<Direction>& directions,
                 DayByDay* days) {
  std::vector<DatedEvent> events;
  for (const Direction direction : directions) {
    ACTANT_RETURN_IF_ERROR(
        filter.ScanEdges(store, direction, actor, [&](const Edge& edge) {
          events.push_back({edge.first_day, edge.event});
          return Scan::kContinue;
        }));
  }
  std::sort(events.begin(), events.end());
  events.erase(std::unique(events.begin(), events.end()), events.end());
  for (const DatedEvent& event : events) {
    if (!days->Add(event)) return days->status();
  }
  return days->End();
}

enum class PairWays { kForth, kBoth };

Status ScanPair(const EventStore& store, const ResolvedFilter& filter,
                ActorNumber source, ActorNumber target, PairWays ways,
                DayByDay* days) {
  ACTANT_RETURN_IF_ERROR(
      filter.ScanDyad(store, source, target, [&](const DyadEdge& dyad) {
        const bool forth =
            source < target ? dyad.low_to_high : dyad.high_to_low;
        if (ways == PairWays::kForth && !forth) return Scan::kContinue;
        return days->Add({dyad.edge.first_day, dyad.edge.event})
                   ? Scan::kContinue
                   : Scan::kStop;
      }));
  return days->End();
}

Status ScanAll(const EventStore& store, const ResolvedFilter& filter,
               const std::optional<EventPlace>& after, DayByDay* days) {
  bool more = true;
  const EdgeVisitor add = [&](const Edge& edge) {
    more = days->Add({edge.first_day, edge.event});
    return more ? Scan::kContinue : Scan::kStop;
  };
  if (!after || !after->first_day) return filter.ScanByDate(store, add);
  // Straight to the day; undated events, which bounds leave out, only where
  // the dated ones were not enough.
  const BlockDays bounds = filter.days();
  ACTANT_RETURN_IF_ERROR(
      store.ScanByDate({after->first_day, bounds.to}, [&](const Edge& edge) {
        return filter.Accepts(edge) ? add(edge) : Scan::kContinue;
      }));
  if (!more || bounds.from || bounds.to) return Status::Ok();
  return filter.ScanByDate(store, [&](const Edge& edge) {
    return edge.first_day ? Scan::kContinue : add(edge);
  });
}

}  // namespace

std::string EventPlace::ToString() const {
  return (first_day ? FormatDay(*first_day) : std::string(kUndatedWord)) + ":" +
         id.ToHex();
}

Result<EventPlace> EventPlace::Parse(std::string_view text) {
  const Status wrong = InvalidArgument(
      "\"" + std::string(text) +
      "\" is no place in a list of events; it looks like "
      "2026-03-14:5f2c..., with all 32 digits of the event's id");
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos) return Error(wrong);
  EventPlace place;
  const std::optional<EventId> id = EventId::FromHex(text.substr(colon + 1));
  if (!id) return Error(wrong);
  place.id = *id;
  const std::string_view day = text.substr(0, colon);
  if (day == kUndatedWord) return place;
  const Result<DaySpan> span = ParseSpan(day);
  if (!span.has_value() || span->precision != Precision::kDay) {
    return Error(wrong);
  }
  place.first_day = span->first;
  return place;
}

bool operator<(const EventPlace& a, const EventPlace& b) {
  return std::pair(DayOrder(a.first_day), a.id) <
         std::pair(DayOrder(b.first_day), b.id);
}

EventPlace PlaceOf(const EventRow& row) {
  EventPlace place;
  place.first_day = FirstDayOf(row.event);
  place.id = row.id;
  return place;
}

Status ScanEventRows(const EventStore& store, const EventScanOptions& options,
                     const EventRowVisitor& visit) {
  if (!options.actor.empty() &&
      !(options.source.empty() && options.target.empty())) {
    return InvalidArgument(
        "an actor on either side leaves no room for a source or target");
  }
  if (options.actor.empty() && !options.other.empty()) {
    return InvalidArgument("another actor needs a first one");
  }
  const Result<ResolvedFilter> filter =
      ResolvedFilter::Resolve(store, options.filter);
  if (!filter.has_value()) return filter.error();
  const auto find = [&store](const std::string& code,
                             std::optional<ActorNumber>* number) {
    if (code.empty()) return Status::Ok();
    const Result<ActorNumber> found = FindActorNumber(store, code);
    if (!found.has_value()) return found.error();
    *number = *found;
    return Status::Ok();
  };
  std::optional<ActorNumber> actor;
  std::optional<ActorNumber> other;
  std::optional<ActorNumber> source;
  std::optional<ActorNumber> target;
  ACTANT_RETURN_IF_ERROR(find(options.actor, &actor));
  ACTANT_RETURN_IF_ERROR(find(options.other, &other));
  ACTANT_RETURN_IF_ERROR(find(options.source, &source));
  ACTANT_RETURN_IF_ERROR(find(options.target, &target));
  DayByDay days(store, options.after, visit);
  if (actor && other) {
    return ScanPair(store, *filter, *actor, *other, PairWays::kBoth, &days);
  }
  if (actor) {
    return ScanActor(store, *filter, *actor, {Direction::kOut, Direction::kIn},
                     &days);
  }
  if (source && target) {
    return ScanPair(store, *filter, *source, *target, PairWays::kForth, &days);
  }
  if (source) {
    return ScanActor(store, *filter, *source, {Direction::kOut}, &days);
  }
  if (target) {
    return ScanActor(store, *filter, *target, {Direction::kIn}, &days);
  }
  ACTANT_RETURN_IF_ERROR(ScanAll(store, *filter, options.after, &days));
  return days.End();
}

}  // namespace actant
