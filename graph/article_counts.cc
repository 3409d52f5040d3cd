#include "graph/article_counts.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "proto/event_time.h"
#include "storage/article_tallies.h"
#include "storage/packed_tables.h"

namespace actant {
namespace {

constexpr int kFirstYear = 1;
constexpr int kLastYear = 9999;

// An edge of the actor, by the event of the other actor that it is of.
struct Seen {
  uint32_t other;
  EventNumber event;
  bool outgoing;
  bool mutual;
  int goldstein_tenths;
};

// An event may have an edge each way.
void AddEvents(std::vector<Seen>* edges, NeighborSum* sum) {
  const auto place = [](const Seen& edge) {
    return std::tuple(edge.other, edge.event, edge.outgoing);
  };
  std::sort(
      edges->begin(), edges->end(),
      [&place](const Seen& a, const Seen& b) { return place(a) < place(b); });
  for (size_t i = 0; i < edges->size(); ++i) {
    const Seen& edge = (*edges)[i];
    const bool has_next = i + 1 < edges->size();
    const bool both_ways = has_next && (*edges)[i + 1].other == edge.other &&
                           (*edges)[i + 1].event == edge.event;
    NeighborCount& count = sum->At(edge.other);
    if (edge.mutual) {
      ++count.mutual;
    } else if (both_ways) {
      ++count.both_ways;
    } else {
      ++(edge.outgoing ? count.outgoing : count.incoming);
    }
    count.goldstein_tenths += edge.goldstein_tenths;
    if (both_ways) ++i;
  }
}

// Events that begin within `begun`.
Status AddEdges(EdgeSource* source, ActorNumber actor, const BlockDays& begun,
                NeighborSum* sum) {
  std::vector<Seen> edges;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    ACTANT_RETURN_IF_ERROR(
        source->Articles(direction, actor, begun, [&](const Edge& edge) {
          if (!edge.other) return;
          edges.push_back({edge.other->value(), edge.event,
                           direction == Direction::kOut, edge.mutual,
                           edge.goldstein_tenths});
        }));
  }
  AddEvents(&edges, sum);
  return Status::Ok();
}

Status AddAllTime(EdgeSource* source, ActorNumber actor,
                  const ArticleTallies::Visitor& add) {
  const ArticleTallies tallies(source->store());
  const ResolvedFilter& filter = source->filter();
  return filter.ForEachTally([&](std::optional<TypeNumber> type) {
    return tallies.Visit(filter.level(), actor, type, kAllTime, add);
  });
}

int FirstWholeYear(const BlockDays& days) {
  if (!days.from.has_value()) return kFirstYear;
  const int year = ToCivil(*days.from).year;
  return *days.from == ToDay({year, 1, 1}) ? year : year + 1;
}

int LastWholeYear(const BlockDays& days) {
  if (!days.to.has_value()) return kLastYear;
  const int year = ToCivil(*days.to).year;
  return *days.to == ToDay({year, 12, 31}) ? year : year - 1;
}

}  // namespace

Status AddArticleCounts(EdgeSource* source, ActorNumber actor,
                        NeighborSum* sum) {
  if (!source->store().has_article_events()) return Status::Ok();
  const ResolvedFilter& filter = source->filter();
  const BlockDays days = filter.days();
  if (filter.least_confidence() > 0) {
    return AddEdges(source, actor, BlockDays(), sum);
  }
  const auto add = [&filter, sum](const TallyTable& table) {
    sum->Add(filter, table);
  };
  if (!days.from && !days.to) return AddAllTime(source, actor, add);
  const int first = FirstWholeYear(days);
  const int last = LastWholeYear(days);
  if (filter.types().has_value() || first > last) {
    return AddEdges(source, actor, BlockDays(), sum);
  }
  ACTANT_RETURN_IF_ERROR(
      ArticleTallies(source->store())
          .VisitYears(filter.level(), actor, first, last, add));
  // What begins before the whole years: in a part of a year, or earlier and
  // lasts.
  if (days.from.has_value()) {
    ACTANT_RETURN_IF_ERROR(
        AddEdges(source, actor, {std::nullopt, ToDay({first, 1, 1}) - 1}, sum));
  }
  if (days.to.has_value() && last < kLastYear) {
    ACTANT_RETURN_IF_ERROR(AddEdges(
        source, actor, {ToDay({last, 12, 31}) + 1, std::nullopt}, sum));
  }
  return Status::Ok();
}

}  // namespace actant
