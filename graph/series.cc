#include "graph/series.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "graph/actor_codes.h"
#include "graph/resolved_filter.h"

namespace actant {
namespace {

// Which way an event goes, seen from the first actor.
constexpr uint8_t kOut = 1;
constexpr uint8_t kIn = 2;
constexpr uint8_t kMutual = 4;

// An event of the actor, or one of its edges.
struct Step {
  EventNumber event;
  Day first_day;
  int16_t goldstein_tenths;
  uint8_t plover;
  uint8_t ways;  // none: alone
  bool from_publication;
  bool beyond_period;
};

// An event may have been met at each of its edges.
uint64_t CountDistinct(std::vector<EventNumber>* events) {
  std::sort(events->begin(), events->end());
  events->erase(std::unique(events->begin(), events->end()), events->end());
  return events->size();
}

// Sums up steps by period.
class SeriesSum {
 public:
  SeriesSum(const EventStore& store, const SeriesOptions& options,
            const ResolvedFilter& filter, TypeClasses classes,
            SeriesTotals* totals)
      : store_(store),
        options_(options),
        filter_(filter.Between({})),
        days_{filter.days().from, filter.days().to},
        classes_(std::move(classes)),
        totals_(totals) {}

  Status AddDyad(ActorNumber a, ActorNumber b) {
    return store_.ScanDyad(options_.filter.level, a, b, days_,
                           [&](const DyadEdge& dyad) {
                             const bool a_is_low = a < b;
                             uint8_t ways = dyad.edge.mutual ? kMutual : 0;
                             if (dyad.low_to_high)
                               ways |= a_is_low ? kOut : kIn;
                             if (dyad.high_to_low)
                               ways |= a_is_low ? kIn : kOut;
                             if (Counts(dyad.edge))
                               Add(StepOf(dyad.edge, ways));
                             return Scan::kContinue;
                           });
  }

  // An event of several actors has several edges, and is added once.
  Status AddActor(ActorNumber actor) {
    std::vector<Step> steps;
    for (const Direction direction : {Direction::kOut, Direction::kIn}) {
      ACTANT_RETURN_IF_ERROR(ScanEdges(direction, actor, &steps));
    }
    std::sort(steps.begin(), steps.end(),
              [](const Step& a, const Step& b) { return a.event < b.event; });
    for (size_t at = 0; at < steps.size();) {
      Step step = steps[at];
      for (++at; at < steps.size() && steps[at].event == step.event; ++at) {
        step.ways |= steps[at].ways;
      }
      Add(step);
    }
    return Status::Ok();
  }

  std::vector<SeriesRow> Take() {
    totals_->undated = CountDistinct(&undated_);
    totals_->uncertain = CountDistinct(&uncertain_);
    std::vector<SeriesRow> rows;
    std::optional<Period> first;
    std::optional<Period> last;
    if (!rows_.empty()) {
      first = rows_.begin()->first;
      last = rows_.rbegin()->first;
    }
    if (days_.from) first = Period::Of(*days_.from, options_.length);
    if (days_.to) last = Period::Of(*days_.to, options_.length);
    if (!first || !last) return rows;
    for (Period period = *first; period <= *last; period = period.Next()) {
      const auto found = rows_.find(period);
      rows.push_back(found == rows_.end() ? SeriesRow() : found->second);
      rows.back().period = period;
    }
    return rows;
  }

 private:
  Status ScanEdges(Direction direction, ActorNumber actor,
                   std::vector<Step>* steps) {
    const uint8_t way = direction == Direction::kOut ? kOut : kIn;
    const EdgeVisitor visit = [&](const Edge& edge) {
      if (Counts(edge)) {
        const auto alone = static_cast<uint8_t>(edge.other ? way : 0);
        steps->push_back(StepOf(
            edge, static_cast<uint8_t>(edge.mutual && edge.other ? way | kMutual
                                                                 : alone)));
      }
      return Scan::kContinue;
    };
    const Level level = options_.filter.level;
    if (!filter_.types()) {
      return store_.ScanEdges(direction, level, actor, std::nullopt, days_,
                              visit);
    }
    for (const TypeNumber type : *filter_.types()) {
      ACTANT_RETURN_IF_ERROR(
          store_.ScanEdges(direction, level, actor, type, days_, visit));
    }
    return Status::Ok();
  }

  bool Counts(const Edge& edge) {
    if (!filter_.Accepts(edge)) return false;
    if (HasPeriod(edge, options_.length, options_.dates)) return true;
    (edge.first_day ? uncertain_ : undated_).push_back(edge.event);
    return false;
  }

  Step StepOf(const Edge& edge, uint8_t ways) const {
    const bool certain =
        HasPeriod(edge, options_.length, PeriodDates::kCertain);
    return {edge.event,
            *edge.first_day,
            static_cast<int16_t>(edge.goldstein_tenths),
            static_cast<uint8_t>(classes_.Of(edge.type)),
            ways,
            edge.from_publication,
            !certain && !edge.from_publication};
  }

  void Add(const Step& step) {
    SeriesRow& row = rows_[Period::Of(step.first_day, options_.length)];
    ++row.sums.events;
    row.sums.goldstein_tenths += step.goldstein_tenths;
    ++row.sums.by_class[step.plover];
    if ((step.ways & kMutual) != 0 || step.ways == (kOut | kIn)) {
      ++row.sums.both_ways;
    } else if (step.ways == kOut) {
      ++row.outgoing;
    } else if (step.ways == kIn) {
      ++row.incoming;
    } else {
      ++row.alone;
    }
    ++totals_->events;
    if (step.from_publication) ++totals_->dated_by_publication;
    if (step.beyond_period) ++totals_->beyond_period;
  }

  const EventStore& store_;
  const SeriesOptions& options_;
  const ResolvedFilter filter_;
  const DayBounds days_;
  const TypeClasses classes_;
  SeriesTotals* totals_;
  std::vector<EventNumber> undated_;
  std::vector<EventNumber> uncertain_;
  std::map<Period, SeriesRow> rows_;
};

}  // namespace

Result<std::vector<SeriesRow>> ReadSeries(const EventStore& store,
                                          std::string_view a,
                                          std::string_view b,
                                          const SeriesOptions& options,
                                          SeriesTotals* totals) {
  SeriesTotals unused;
  if (totals == nullptr) totals = &unused;
  *totals = SeriesTotals();
  ACTANT_RETURN_ERROR_IF(CheckPeriodDays(options.filter, options.length));
  ACTANT_ASSIGN_OR_RETURN(const ResolvedFilter filter,
                          ResolvedFilter::Resolve(store, options.filter));
  ACTANT_ASSIGN_OR_RETURN(TypeClasses classes, TypeClasses::Read(store));
  ACTANT_ASSIGN_OR_RETURN(const ActorNumber first, FindActorNumber(store, a));
  SeriesSum sum(store, options, filter, std::move(classes), totals);
  if (b.empty()) {
    ACTANT_RETURN_ERROR_IF(sum.AddActor(first));
    return sum.Take();
  }
  ACTANT_ASSIGN_OR_RETURN(const ActorNumber second, FindActorNumber(store, b));
  if (first == second) {
    return Error(
        InvalidArgument(std::string(a) +
                        " with itself has no series; name one actor for all "
                        "it takes part in"));
  }
  ACTANT_RETURN_ERROR_IF(sum.AddDyad(first, second));
  return sum.Take();
}

}  // namespace actant
