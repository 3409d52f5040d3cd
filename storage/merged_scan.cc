// Scans of all edges: those of events read in articles, and those of imported
// ones out of their blocks, merged in the order of the keys.
#include <algorithm>
#include <limits>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

#include "storage/block_reader.h"
#include "storage/event_store.h"
#include "storage/internal/store_impl.h"
#include "storage/packed_tables.h"

namespace actant {
namespace {

// Places of days in keys: undated ones last.
Day PlaceOf(const std::optional<Day>& day) { return day.value_or(kUndated); }

uint32_t PlaceOf(const std::optional<ActorNumber>& other) {
  return other.has_value() ? other->value() : UINT32_MAX;
}

auto EdgePlace(const Edge& edge) {
  return std::tuple(PlaceOf(edge.first_day), PlaceOf(edge.other), edge.event);
}

auto DyadPlace(const DyadEdge& dyad) {
  return std::tuple(PlaceOf(dyad.edge.first_day), dyad.edge.event);
}

// Bounds here are on the first possible day, in BlockDays on any: blocks of
// long events before `from` are visited in vain.
BlockDays ToBlockDays(const DayBounds& days) { return {days.from, days.to}; }

bool Allows(const DayBounds& days, const std::optional<Day>& first_day) {
  if (!days.from && !days.to) return true;
  return first_day.has_value() && (!days.from || *first_day >= *days.from) &&
         (!days.to || *first_day <= *days.to);
}

// Appends the allowed edges of one type.
Status ReadBlocks(BlockReader* reader, Direction direction, Level level,
                  ActorNumber actor, TypeNumber type, const DayBounds& days,
                  std::vector<Edge>* edges) {
  return reader->Edges(direction, level, actor, type, ToBlockDays(days),
                       [&](const EdgeTable& table) {
                         for (size_t row = 0; row < table.size(); ++row) {
                           Edge edge = EdgeAt(table, row, actor, type);
                           if (Allows(days, edge.first_day)) {
                             edges->push_back(edge);
                           }
                         }
                         return Scan::kContinue;
                       });
}

// Visits what both brought, in order.
template <typename Row, typename Place, typename Visitor>
Scan VisitInOrder(std::vector<Row>* rows, const Place& place,
                  const Visitor& visit) {
  const auto before = [&place](const Row& a, const Row& b) {
    return place(a) < place(b);
  };
  if (!std::is_sorted(rows->begin(), rows->end(), before)) {
    std::sort(rows->begin(), rows->end(), before);
  }
  for (const Row& row : *rows) {
    if (visit(row) == Scan::kStop) return Scan::kStop;
  }
  return Scan::kContinue;
}

// The events of one segment, by date, read ahead a block at a time.
class SegmentEvents {
 public:
  SegmentEvents(BlockReader* reader, const v1::Segment& segment)
      : reader_(reader),
        next_(segment.first_event()),
        end_(segment.first_event() + segment.events()) {}

  // To the first event of `day` or later: events are numbered by date.
  Status SeekDay(Day day) {
    uint32_t end = end_;
    while (next_ < end) {
      const uint32_t middle = next_ + (end - next_) / 2;
      const Result<ImportedEvent> event = reader_->Event(EventNumber(middle));
      if (!event.has_value()) return event.error();
      if (PlaceOf(event->first_day) < day) {
        next_ = middle + 1;
      } else {
        end = middle;
      }
    }
    return Load();
  }

  bool done() const { return next_ == end_; }
  // REQUIRES: !done(), as of both.
  Day day() const { return PlaceOf(event_.first_day); }
  Edge edge() const {
    Edge edge;
    edge.type = event_.type;
    edge.event = event_.event;
    edge.first_day = event_.first_day;
    edge.last_day = event_.last_day;
    edge.status = event_.kind.status;
    edge.from_publication = event_.kind.from_publication;
    edge.mutual = event_.kind.mutual;
    edge.precision = event_.kind.precision;
    edge.goldstein_tenths = event_.goldstein_tenths;
    edge.confidence = event_.confidence;
    edge.mentions = 1;
    return edge;
  }

  Status Next() {
    ++next_;
    return Load();
  }

 private:
  Status Load() {
    if (done()) return Status::Ok();
    Result<ImportedEvent> event = reader_->Event(EventNumber(next_));
    if (!event.has_value()) return event.error();
    event_ = *std::move(event);
    return Status::Ok();
  }

  BlockReader* reader_;
  uint32_t next_;
  const uint32_t end_;
  ImportedEvent event_;
};

// Adds the imported events of days before `day` to what is visited.
class ImportedDays {
 public:
  Status Start(const EventStore& store, BlockReader* reader, Day from) {
    for (const v1::Segment& segment : store.Segments()) {
      SegmentEvents events(reader, segment);
      ACTANT_RETURN_IF_ERROR(events.SeekDay(from));
      if (!events.done()) segments_.push_back(std::move(events));
    }
    return Status::Ok();
  }

  // The first day any segment is at; absent at the end.
  std::optional<Day> day() const {
    std::optional<Day> first;
    for (const SegmentEvents& events : segments_) {
      if (events.done()) continue;
      first = std::min(first.value_or(kUndated), events.day());
    }
    return first;
  }

  // Appends all events of that day.
  Status TakeDay(Day day, std::vector<Edge>* edges) {
    for (SegmentEvents& events : segments_) {
      while (!events.done() && events.day() == day) {
        edges->push_back(events.edge());
        ACTANT_RETURN_IF_ERROR(events.Next());
      }
    }
    return Status::Ok();
  }

 private:
  std::vector<SegmentEvents> segments_;
};

// Visits both kinds of events day by day.
class DateMerge {
 public:
  DateMerge(const DayBounds& days, const EdgeVisitor& visit)
      : days_(days), visit_(visit) {}

  Status Run(const EventStore& store) {
    BlockReader reader(store);
    ACTANT_RETURN_IF_ERROR(
        imported_.Start(store, &reader, days_.from.value_or(kFirstDay)));
    Status failed;
    ACTANT_RETURN_IF_ERROR(
        store.ScanArticlesByDate(days_, [&](const Edge& edge) {
          const Day day = PlaceOf(edge.first_day);
          if (day != day_) failed = Move(day);
          if (!failed.ok() || stopped_) return Scan::kStop;
          edges_.push_back(edge);
          return Scan::kContinue;
        }));
    ACTANT_RETURN_IF_ERROR(failed);
    return stopped_ ? Status::Ok() : Move(kUndated + 1);
  }

 private:
  // Visits the day so far, and all imported days before `day`.
  Status Move(Day day) {
    if (day_.has_value()) ACTANT_RETURN_IF_ERROR(FinishDay(*day_));
    for (std::optional<Day> next = imported_.day();
         next.has_value() && *next < day && !stopped_; next = imported_.day()) {
      if (!Allows(days_, *next == kUndated ? std::nullopt : next)) break;
      ACTANT_RETURN_IF_ERROR(FinishDay(*next));
    }
    day_ = day;
    return Status::Ok();
  }

  Status FinishDay(Day day) {
    ACTANT_RETURN_IF_ERROR(imported_.TakeDay(day, &edges_));
    const auto place = [](const Edge& edge) {
      return std::pair(edge.type, edge.event);
    };
    if (VisitInOrder(&edges_, place, visit_) == Scan::kStop) stopped_ = true;
    edges_.clear();
    return Status::Ok();
  }

  const DayBounds days_;
  const EdgeVisitor& visit_;
  ImportedDays imported_;
  std::optional<Day> day_;
  std::vector<Edge> edges_;
  bool stopped_ = false;
};

}  // namespace

bool EventStore::has_article_events() const {
  return impl_->has_article_events();
}

Status EventStore::ScanEdges(Direction direction, Level level,
                             ActorNumber actor, std::optional<TypeNumber> type,
                             const DayBounds& days,
                             const EdgeVisitor& visit) const {
  BlockReader reader(*this);
  if (reader.empty()) {
    return ScanArticleEdges(direction, level, actor, type, days, visit);
  }
  const auto types = static_cast<uint32_t>(impl_->types()->all().size());
  const uint32_t first = type.has_value() ? type->value() : 0;
  const uint32_t end = type.has_value() ? first + 1 : types;
  std::vector<Edge> edges;
  for (uint32_t number = first; number < end; ++number) {
    edges.clear();
    ACTANT_RETURN_IF_ERROR(ReadBlocks(&reader, direction, level, actor,
                                      TypeNumber(number), days, &edges));
    if (has_article_events()) {
      ACTANT_RETURN_IF_ERROR(ScanArticleEdges(direction, level, actor,
                                              TypeNumber(number), days,
                                              [&edges](const Edge& edge) {
                                                edges.push_back(edge);
                                                return Scan::kContinue;
                                              }));
    }
    if (VisitInOrder(&edges, EdgePlace, visit) == Scan::kStop) break;
  }
  return Status::Ok();
}

Status EventStore::ScanDyad(Level level, ActorNumber a, ActorNumber b,
                            const DayBounds& days,
                            const DyadVisitor& visit) const {
  BlockReader reader(*this);
  if (reader.empty()) return ScanArticleDyad(level, a, b, days, visit);
  const auto [low, high] = std::minmax(a, b);
  std::vector<DyadEdge> dyads;
  ACTANT_RETURN_IF_ERROR(
      reader.Dyad(level, a, b, ToBlockDays(days),
                  [&, low = low, high = high](const DyadTable& table) {
                    for (size_t row = 0; row < table.size(); ++row) {
                      DyadEdge dyad = DyadAt(table, row, low, high);
                      if (Allows(days, dyad.edge.first_day)) {
                        dyads.push_back(dyad);
                      }
                    }
                    return Scan::kContinue;
                  }));
  ACTANT_RETURN_IF_ERROR(
      ScanArticleDyad(level, a, b, days, [&dyads](const DyadEdge& dyad) {
        dyads.push_back(dyad);
        return Scan::kContinue;
      }));
  VisitInOrder(&dyads, DyadPlace, visit);
  return Status::Ok();
}

Status EventStore::ScanByDate(const DayBounds& days,
                              const EdgeVisitor& visit) const {
  if (impl_->segments()->all().empty()) return ScanArticlesByDate(days, visit);
  return DateMerge(days, visit).Run(*this);
}

}  // namespace actant
