#include "graph/panel.h"

#include <algorithm>
#include <utility>

#include "graph/internal/panel_pass.h"
#include "graph/internal/panel_tallies.h"
#include "graph/resolved_filter.h"

namespace actant {
namespace {

// Rows of a balanced panel at most: some 60 GB of text.
constexpr double kMaxBalancedRows = 1e9;

// Where the zeros of a balanced panel stand.
struct Grid {
  std::vector<Place> actors;  // ascending
  std::optional<Period> first;
  std::optional<Period> last;
};

// One panel under way.
class Panel {
 public:
  static Result<Panel> Make(const EventStore& store,
                            const PanelOptions& options,
                            const PanelVisitor& visit, PanelTotals* totals) {
    ACTANT_ASSIGN_OR_RETURN(ResolvedFilter filter,
                            ResolvedFilter::Resolve(store, options.filter));
    ACTANT_ASSIGN_OR_RETURN(Roster roster, Roster::Read(store, options));
    ACTANT_ASSIGN_OR_RETURN(TypeClasses classes, TypeClasses::Read(store));
    return Panel(store, options, std::move(roster), std::move(filter),
                 std::move(classes), visit, totals);
  }

  Status Run() {
    if (options_.balanced) ACTANT_RETURN_IF_ERROR(LayGrid());
    ACTANT_RETURN_IF_ERROR(CheckSize());
    PanelPass pass(store_, options_, roster_, filter_);
    next_ = grid_.first;
    ACTANT_RETURN_IF_ERROR(pass.Run(
        [this](const Edge& edge, const EventDyads& dyads) { Add(edge, dyads); },
        [this](const Period& period) { return WritePeriod(period); }, totals_));
    ACTANT_RETURN_IF_ERROR(WriteZerosBefore(std::nullopt));
    totals_->dyads = seen_.Count();
    return Status::Ok();
  }

 private:
  Panel(const EventStore& store, const PanelOptions& options, Roster roster,
        ResolvedFilter filter, TypeClasses classes, const PanelVisitor& visit,
        PanelTotals* totals)
      : store_(store),
        options_(options),
        roster_(std::move(roster)),
        filter_(std::move(filter)),
        classes_(std::move(classes)),
        visit_(visit),
        totals_(totals) {}

  // The actors and periods that the options leave open are those with events.
  Status LayGrid() {
    const BlockDays days = filter_.days();
    const auto period_of = [this](const std::optional<Day>& day) {
      return day ? std::optional(Period::Of(*day, options_.length))
                 : std::nullopt;
    };
    grid_.first = period_of(days.from);
    grid_.last = period_of(days.to);
    std::vector<bool> occurs(roster_.size(), !options_.actors.empty());
    if (options_.actors.empty() || !days.from || !days.to) {
      PanelTotals unused;
      PanelPass pass(store_, options_, roster_, filter_);
      std::optional<Period> first;
      std::optional<Period> last;
      bool any = false;
      ACTANT_RETURN_IF_ERROR(pass.Run(
          [&](const Edge&, const EventDyads& dyads) {
            any = true;
            for (const EventDyads::Way& way : dyads.ways()) {
              occurs[way.low] = true;
              occurs[way.high] = true;
            }
          },
          [&](const Period& period) {
            if (!any) return Status::Ok();
            if (!first) first = period;
            last = period;
            any = false;
            return Status::Ok();
          },
          &unused));
      if (!days.from) grid_.first = first;
      if (!days.to) grid_.last = last;
    }
    for (Place place = 0; place < roster_.size(); ++place) {
      if (occurs[place]) grid_.actors.push_back(place);
    }
    return Status::Ok();
  }

  Status CheckSize() const {
    if (!grid_.first || !grid_.last) return Status::Ok();
    auto dyads = static_cast<double>(grid_.actors.size());
    dyads *= dyads - 1;
    if (options_.dyads == PanelDyads::kUndirected) dyads /= 2;
    const int years = grid_.last->year - grid_.first->year + 1;
    const double periods =
        options_.length == PeriodLength::kYear ? years : 12.0 * years;
    if (dyads * periods <= kMaxBalancedRows) return Status::Ok();
    return InvalidArgument(
        "a balanced panel of " + std::to_string(grid_.actors.size()) +
        " actors from " + grid_.first->ToString() + " to " +
        grid_.last->ToString() +
        " has more than 10^9 rows; name fewer actors or days");
  }

  void Add(const Edge& edge, const EventDyads& dyads) {
    ++totals_->events;
    if (edge.from_publication) ++totals_->dated_by_publication;
    if (!HasPeriod(edge, options_.length, PeriodDates::kCertain) &&
        !edge.from_publication) {
      ++totals_->beyond_period;
    }
    Tally tally;
    tally.events = 1;
    tally.goldstein_tenths = edge.goldstein_tenths;
    tally.plover = static_cast<uint8_t>(classes_.Of(edge.type));
    for (const EventDyads::Way& way : dyads.ways()) {
      tally.both_ways = way.up && way.down;
      const bool directed = options_.dyads == PanelDyads::kDirected;
      if (way.up || !directed) {
        tally.dyad = DyadKey(way.low, way.high);
        tallies_.Add(tally);
      }
      if (way.down && directed) {
        tally.dyad = DyadKey(way.high, way.low);
        tallies_.Add(tally);
      }
    }
  }

  Status WriteRow(const Period& period, uint64_t dyad, const EventSums& sums) {
    ++totals_->rows;
    if (!totals_->first) totals_->first = period;
    totals_->last = period;
    return visit_({period, roster_.code(FirstOf(dyad)),
                   roster_.code(SecondOf(dyad)), sums});
  }

  Status WritePeriod(const Period& period) {
    ACTANT_RETURN_IF_ERROR(WriteZerosBefore(period));
    ZeroRows zeros(this, period);
    Status written = tallies_.Take([&](uint64_t dyad, const EventSums& sums) {
      ACTANT_RETURN_IF_ERROR(zeros.WriteBefore(dyad));
      seen_.Add(dyad);
      return WriteRow(period, dyad, sums);
    });
    if (!written.ok()) return written;
    return zeros.WriteBefore(kEnd);
  }

  // The periods of the grid that have no events at all, up to `period`.
  Status WriteZerosBefore(const std::optional<Period>& period) {
    if (!next_ || !grid_.last) return Status::Ok();
    for (; *next_ <= *grid_.last && (!period || *next_ < *period);
         next_ = next_->Next()) {
      ZeroRows zeros(this, *next_);
      ACTANT_RETURN_IF_ERROR(zeros.WriteBefore(kEnd));
    }
    if (period) next_ = std::max(*next_, period->Next());
    return Status::Ok();
  }

  static constexpr uint64_t kEnd = UINT64_MAX;

  // Walks the dyads of the grid in one period, beside those with events.
  class ZeroRows {
   public:
    ZeroRows(Panel* panel, const Period& period)
        : panel_(panel), period_(period) {
      const ActorExists& exists = panel->options_.exists;
      const Grid& grid = panel->grid_;
      if (!grid.first || period < *grid.first || *grid.last < period) return;
      for (const Place place : panel->grid_.actors) {
        if (!exists || exists(panel->roster_.code(place), period)) {
          actors_.push_back(place);
        }
      }
      directed_ = panel->options_.dyads == PanelDyads::kDirected;
      b_ = directed_ ? 0 : 1;
    }

    // Writes zeros up to `dyad`, which has a row of its own.
    Status WriteBefore(uint64_t dyad) {
      for (; a_ < actors_.size(); ++a_, b_ = directed_ ? 0 : a_ + 1) {
        for (; b_ < actors_.size(); ++b_) {
          if (a_ == b_) continue;
          const uint64_t at = DyadKey(actors_[a_], actors_[b_]);
          if (at > dyad) return Status::Ok();
          if (at < dyad) {
            ACTANT_RETURN_IF_ERROR(panel_->WriteRow(period_, at, EventSums()));
          }
        }
      }
      return Status::Ok();
    }

   private:
    Panel* panel_;
    const Period period_;
    std::vector<Place> actors_;
    bool directed_ = false;
    size_t a_ = 0;
    size_t b_ = 0;
  };

  const EventStore& store_;
  const PanelOptions& options_;
  Roster roster_;
  ResolvedFilter filter_;
  TypeClasses classes_;
  const PanelVisitor& visit_;
  PanelTotals* totals_;
  Grid grid_;
  // The first period of the grid that is not written.
  std::optional<Period> next_;
  PeriodTallies tallies_;
  DistinctDyads seen_;
};

}  // namespace

Status ReadPanel(const EventStore& store, const PanelOptions& options,
                 const PanelVisitor& visit, PanelTotals* totals) {
  PanelTotals unused;
  if (totals == nullptr) totals = &unused;
  *totals = PanelTotals();
  ACTANT_RETURN_IF_ERROR(CheckPeriodDays(options.filter, options.length));
  Result<Panel> panel = Panel::Make(store, options, visit, totals);
  return panel.has_value() ? panel->Run() : panel.error();
}

}  // namespace actant
