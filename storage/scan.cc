// Scans of the index families: events read in articles.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "storage/event_store.h"
#include "storage/internal/database.h"
#include "storage/internal/store_impl.h"
#include "storage/key_codec.h"

namespace actant {
namespace {

using internal::Family;
using internal::PrefixRange;
using internal::RowRange;
using internal::RowScan;

constexpr uint32_t kLastType = 0xFFFF;

bool IsOpen(const DayBounds& days) { return !days.from && !days.to; }

bool IsEmpty(const DayBounds& days) {
  return days.from && days.to && *days.from > *days.to;
}

// Appends the first day that `days` allows; nothing where all are.
std::string Begin(std::string_view prefix, const DayBounds& days) {
  KeyWriter writer;
  writer.AddBytes(prefix);
  if (days.from.has_value()) writer.AddDay(days.from);
  return std::move(writer).bytes();
}

// The first key after the days that `days` allows. Undated rows come last and
// are allowed only by open bounds.
std::string End(std::string_view prefix, const DayBounds& days) {
  if (IsOpen(days)) return PrefixEnd(prefix);
  KeyWriter writer;
  writer.AddBytes(prefix);
  if (!days.to.has_value()) return writer.AddDay(std::nullopt).bytes();
  const std::string last = writer.AddDay(days.to).bytes();
  return PrefixEnd(last);
}

std::string TypePrefix(const std::string& actor, TypeNumber type) {
  return KeyWriter().AddBytes(actor).Add(type).bytes();
}

Result<Edge> ReadEdge(Family family, const RowScan& rows) {
  const std::optional<EdgeKey> key = DecodeEdgeKey(
      family == Family::kLongEdges ? EdgeKeyOfLong(rows.key()) : rows.key());
  Edge edge;
  if (key.has_value()) {
    edge.actor = key->actor;
    edge.other = key->other;
    edge.type = key->type;
    edge.event = key->event;
    edge.first_day = key->day;
  }
  if (!key.has_value() || !DecodeEdgeValue(rows.value(), &edge)) {
    return Error(internal::DamagedRow(family, rows.key(), "not an edge"));
  }
  return edge;
}

// Visits the rows of one range.
Status VisitEdges(const internal::Database& database, RowRange range,
                  const EdgeVisitor& visit) {
  const Family family = range.family;
  RowScan rows(database, std::move(range));
  for (; rows.Valid(); rows.Next()) {
    const Result<Edge> edge = ReadEdge(family, rows);
    if (!edge.has_value()) return edge.error();
    if (visit(*edge) == Scan::kStop) return Status::Ok();
  }
  return rows.status();
}

// Visits the allowed days of every type: seeks to the first in each, and past
// the last on to the next type.
Status VisitTypes(const internal::Database& database, Family family,
                  const std::string& actor, const DayBounds& days,
                  const EdgeVisitor& visit) {
  RowScan rows(database, PrefixRange(family, actor));
  std::optional<TypeNumber> type;
  std::string begin;
  std::string end;
  while (rows.Valid()) {
    const Result<Edge> edge = ReadEdge(family, rows);
    if (!edge.has_value()) return edge.error();
    if (type != edge->type) {
      type = edge->type;
      begin = Begin(TypePrefix(actor, *type), days);
      end = End(TypePrefix(actor, *type), days);
    }
    if (rows.key() < begin) {
      rows.Seek(begin);
    } else if (rows.key() >= end) {
      if (type->value() == kLastType) break;
      rows.Seek(TypePrefix(actor, TypeNumber(type->value() + 1)));
    } else {
      if (visit(*edge) == Scan::kStop) return Status::Ok();
      rows.Next();
    }
  }
  return rows.status();
}

}  // namespace

Status EventStore::ScanArticleEdges(Direction direction, Level level,
                                    ActorNumber actor,
                                    std::optional<TypeNumber> type,
                                    const DayBounds& days,
                                    const EdgeVisitor& visit) const {
  if (IsEmpty(days)) return Status::Ok();
  const Family family =
      direction == Direction::kOut ? Family::kOut : Family::kIn;
  const std::string prefix = KeyWriter().Add(level).Add(actor).bytes();
  const internal::Database& database = impl_->database();
  if (type.has_value()) {
    if (type->value() > kLastType) return Status::Ok();
    const std::string typed = TypePrefix(prefix, *type);
    return VisitEdges(database,
                      {family, Begin(typed, days), End(typed, days), nullptr},
                      visit);
  }
  if (IsOpen(days)) {
    return VisitEdges(database, PrefixRange(family, prefix), visit);
  }
  return VisitTypes(database, family, prefix, days, visit);
}

Status EventStore::ScanLongArticleEdges(Direction direction, Level level,
                                        ActorNumber actor,
                                        const EdgeVisitor& visit) const {
  return VisitEdges(
      impl_->database(),
      PrefixRange(Family::kLongEdges, LongEdgePrefix(direction, level, actor)),
      visit);
}

Status EventStore::ScanArticleDyad(Level level, ActorNumber a, ActorNumber b,
                                   const DayBounds& days,
                                   const DyadVisitor& visit) const {
  if (IsEmpty(days)) return Status::Ok();
  const auto [low, high] = std::minmax(a, b);
  const std::string prefix = KeyWriter().Add(level).Add(low).Add(high).bytes();
  RowScan rows(impl_->database(), {Family::kDyads, Begin(prefix, days),
                                   End(prefix, days), nullptr});
  for (; rows.Valid(); rows.Next()) {
    const std::optional<DyadKey> key = DecodeDyadKey(rows.key());
    DyadEdge dyad;
    if (key.has_value()) {
      dyad.edge.actor = key->low;
      dyad.edge.other = key->high;
      dyad.edge.event = key->event;
      dyad.edge.first_day = key->day;
    }
    if (!key.has_value() || !DecodeDyadValue(rows.value(), &dyad)) {
      return internal::DamagedRow(Family::kDyads, rows.key(), "not a dyad");
    }
    if (visit(dyad) == Scan::kStop) return Status::Ok();
  }
  return rows.status();
}

Status EventStore::ScanArticlesByDate(const DayBounds& days,
                                      const EdgeVisitor& visit) const {
  if (IsEmpty(days)) return Status::Ok();
  RowScan rows(impl_->database(),
               {Family::kByDate, Begin("", days), End("", days), nullptr});
  for (; rows.Valid(); rows.Next()) {
    const std::optional<DateKey> key = DecodeDateKey(rows.key());
    Edge edge;
    if (key.has_value()) {
      edge.type = key->type;
      edge.event = key->event;
      edge.first_day = key->day;
    }
    if (!key.has_value() || !DecodeEdgeValue(rows.value(), &edge)) {
      return internal::DamagedRow(Family::kByDate, rows.key(),
                                  "not an event's day");
    }
    if (visit(edge) == Scan::kStop) return Status::Ok();
  }
  return rows.status();
}

}  // namespace actant
