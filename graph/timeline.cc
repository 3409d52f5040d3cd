// GraphQuery: lists of events, and one event by its id.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/actor_codes.h"
#include "graph/event_rows.h"
#include "graph/query.h"
#include "graph/resolved_filter.h"

namespace actant {
namespace {

// Collects events that come in the order of their days, and says when further
// ones cannot be among the first `limit` (0 = all).
class FirstByDay {
 public:
  explicit FirstByDay(size_t limit) : limit_(limit) {}

  Scan Add(const Edge& edge) {
    if (limit_ > 0 && events_.size() >= limit_ &&
        events_.back().first_day != edge.first_day) {
      return Scan::kStop;
    }
    events_.push_back({edge.first_day, edge.event});
    return Scan::kContinue;
  }

  std::vector<DatedEvent> Take() { return std::move(events_); }

 private:
  size_t limit_;
  std::vector<DatedEvent> events_;
};

bool IsHex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdefABCDEF") ==
         std::string_view::npos;
}

}  // namespace

Result<std::vector<EventRow>> GraphQuery::Timeline(std::string_view a,
                                                   std::string_view b,
                                                   const EventFilter& filter,
                                                   size_t limit) const {
  const auto view = store_->View();
  ACTANT_ASSIGN_OR_RETURN(const ActorNumber first, FindActorNumber(*view, a));
  ACTANT_ASSIGN_OR_RETURN(const ActorNumber second, FindActorNumber(*view, b));
  ACTANT_ASSIGN_OR_RETURN(const ResolvedFilter resolved,
                          ResolvedFilter::Resolve(*view, filter));
  FirstByDay events(limit);
  ACTANT_RETURN_ERROR_IF(resolved.ScanDyad(
      *view, first, second,
      [&events](const DyadEdge& row) { return events.Add(row.edge); }));
  return FirstRows(*view, events.Take(), limit);
}

Result<std::vector<EventRow>> GraphQuery::Events(std::string_view actor,
                                                 const EventFilter& filter,
                                                 size_t limit) const {
  const auto view = store_->View();
  ACTANT_ASSIGN_OR_RETURN(const ResolvedFilter resolved,
                          ResolvedFilter::Resolve(*view, filter));
  if (actor.empty()) {
    FirstByDay events(limit);
    ACTANT_RETURN_ERROR_IF(resolved.ScanByDate(
        *view, [&events](const Edge& edge) { return events.Add(edge); }));
    return FirstRows(*view, events.Take(), limit);
  }
  ACTANT_ASSIGN_OR_RETURN(const ActorNumber number,
                          FindActorNumber(*view, actor));
  std::vector<DatedEvent> events;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    ACTANT_RETURN_ERROR_IF(resolved.ScanEdges(
        *view, direction, number, [&events](const Edge& edge) {
          events.push_back({edge.first_day, edge.event});
          return Scan::kContinue;
        }));
  }
  return FirstRows(*view, std::move(events), limit);
}

Result<EventRow> GraphQuery::Event(std::string_view hex) const {
  constexpr size_t kMinDigits = 4;
  constexpr size_t kListed = 5;
  if (hex.size() < kMinDigits || hex.size() > 2 * EventId::kBytes ||
      !IsHex(hex)) {
    return Error(InvalidArgument("\"" + std::string(hex) +
                                 "\" is not 4 to 32 hex digits of an event"));
  }
  const auto view = store_->View();
  std::optional<EventId> id = EventId::FromHex(hex);
  if (!id) {
    ACTANT_ASSIGN_OR_RETURN(const std::vector<EventId> ids,
                            view->EventsWithPrefix(hex, kListed + 1));
    if (ids.size() > 1) {
      std::string message = "several events begin with " + std::string(hex);
      for (size_t i = 0; i < ids.size(); ++i) {
        message += (i == 0 ? ": " : ", ");
        message += i < kListed ? ids[i].ToHex() : "...";
      }
      return Error(InvalidArgument(std::move(message)));
    }
    if (ids.empty()) {
      return Error(NotFound("no event begins with " + std::string(hex)));
    }
    id = ids.front();
  }
  const Result<EventNumber> number = view->FindEvent(*id);
  if (!number.has_value()) {
    if (number.error().code() != StatusCode::kNotFound) {
      return Error(number.error());
    }
    return Error(NotFound("no event has the id " + id->ToHex()));
  }
  return ReadEventRow(*view, *number);
}

}  // namespace actant
