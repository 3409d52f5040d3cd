#include "storage/internal/index_rows.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

#include "storage/event_store.h"
#include "storage/key_codec.h"

namespace actant::internal {
namespace {

Status CheckEvent(const v1::Event& event) {
  const v1::DateRange& date = event.date();
  const std::string name = "event " + HexOf(event.id());
  if (date.has_first_day() != date.has_last_day()) {
    return InvalidArgument(name + " has one of its first and last day only");
  }
  if (date.has_first_day() &&
      (date.first_day() < kFirstDay || date.last_day() > kLastDay ||
       date.first_day() > date.last_day())) {
    return InvalidArgument(name + " has days " +
                           std::to_string(date.first_day()) + ".." +
                           std::to_string(date.last_day()) +
                           ": out of order or outside years 1..9999");
  }
  if (!v1::EventStatus_IsValid(event.status()) ||
      !v1::DatePrecision_IsValid(date.precision())) {
    return InvalidArgument(name + " has an unknown status or precision");
  }
  if (!(event.confidence() >= 0 && event.confidence() <= 1)) {
    return InvalidArgument(name + " has a confidence outside [0, 1]");
  }
  if (event.goldstein_tenths() < -100 || event.goldstein_tenths() > 100) {
    return InvalidArgument(name + " has a Goldstein score outside -10..10");
  }
  return Status::Ok();
}

// What all rows of the event share.
Edge EdgeOf(const v1::Event& event, const EventNumbers& numbers) {
  Edge edge;
  edge.type = numbers.type;
  edge.event = numbers.event;
  if (event.date().has_first_day()) {
    edge.first_day = event.date().first_day();
    edge.last_day = event.date().last_day();
  }
  edge.status = event.status();
  edge.from_publication = event.date().from_publication();
  edge.mutual = event.mutual();
  edge.precision = event.date().precision();
  edge.goldstein_tenths = event.goldstein_tenths();
  edge.confidence = event.confidence();
  edge.mentions = event.mention_count();
  return edge;
}

// Collects the rows of one event at one level.
class LevelRows {
 public:
  LevelRows(const Edge& edge, Level level, std::vector<IndexRow>* rows)
      : edge_(edge),
        level_(level),
        value_(EncodeEdgeValue(edge)),
        rows_(*rows) {}

  void AddAlone(ActorNumber source) {
    AddRow(Family::kOut, source, std::nullopt);
  }

  void AddDirected(ActorNumber source, ActorNumber target) {
    AddRow(Family::kOut, source, target);
    AddRow(Family::kIn, target, source);
    DyadEdge& dyad = dyads_[std::minmax(source, target)];
    (source < target ? dyad.low_to_high : dyad.high_to_low) = true;
  }

  void AddDyads() {
    for (auto& [pair, dyad] : dyads_) {
      const DyadKey key{level_, pair.first, pair.second, edge_.first_day,
                        edge_.event};
      dyad.edge = edge_;
      rows_.push_back({Family::kDyads, EncodeKey(key), EncodeDyadValue(dyad)});
    }
  }

 private:
  void AddRow(Family family, ActorNumber actor,
              std::optional<ActorNumber> other) {
    const EdgeKey key{level_,          actor, edge_.type,
                      edge_.first_day, other, edge_.event};
    rows_.push_back({family, EncodeKey(key), value_});
    if (!IsLong(edge_)) return;
    const Direction direction =
        family == Family::kOut ? Direction::kOut : Direction::kIn;
    rows_.push_back(
        {Family::kLongEdges, LongEdgeKey(direction, rows_.back().key), value_});
  }

  const Edge& edge_;
  const Level level_;
  const std::string value_;
  std::vector<IndexRow>& rows_;
  std::map<std::pair<ActorNumber, ActorNumber>, DyadEdge> dyads_;
};

Status AddLevel(const v1::Event& event, Level level,
                const EventNumbers& numbers, LevelRows* rows) {
  for (const EventPair& pair : ExpandPairs(event, level)) {
    const Result<ActorNumber> source = numbers.actor(pair.source);
    if (!source.has_value()) return source.error();
    if (!pair.target.has_value()) {
      rows->AddAlone(*source);
      continue;
    }
    const Result<ActorNumber> target = numbers.actor(*pair.target);
    if (!target.has_value()) return target.error();
    rows->AddDirected(*source, *target);
    if (event.mutual()) rows->AddDirected(*target, *source);
  }
  rows->AddDyads();
  return Status::Ok();
}

}  // namespace

Result<std::vector<IndexRow>> IndexRowsOf(const v1::Event& event,
                                          const EventNumbers& numbers) {
  ACTANT_RETURN_ERROR_IF(CheckEvent(event));
  const Edge edge = EdgeOf(event, numbers);
  std::vector<IndexRow> rows;
  for (const Level level : {Level::kState, Level::kActor}) {
    LevelRows level_rows(edge, level, &rows);
    ACTANT_RETURN_ERROR_IF(AddLevel(event, level, numbers, &level_rows));
  }
  const DateKey date{edge.first_day, edge.type, edge.event};
  rows.push_back({Family::kByDate, EncodeKey(date), EncodeEdgeValue(edge)});
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace actant::internal
