// The way through a store that makes a panel: its actors, and all its events by
// date, each with its dyads.
#ifndef ACTANT_GRAPH_INTERNAL_PANEL_PASS_H_
#define ACTANT_GRAPH_INTERNAL_PANEL_PASS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/event_sums.h"
#include "graph/panel.h"
#include "graph/resolved_filter.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/block_reader.h"
#include "storage/event_store.h"

namespace actant {

// A place in the panel's own list of actors, which is sorted by code.
using Place = uint32_t;
inline constexpr Place kNowhere = UINT32_MAX;

inline uint64_t DyadKey(Place a, Place b) { return uint64_t{a} << 32 | b; }
inline Place FirstOf(uint64_t dyad) { return static_cast<Place>(dyad >> 32); }
inline Place SecondOf(uint64_t dyad) { return static_cast<Place>(dyad); }

// The actors of a panel: by place, by number and by code.
class Roster {
 public:
  static Result<Roster> Read(const EventStore& store,
                             const PanelOptions& options);

  size_t size() const { return codes_.size(); }
  const std::string& code(Place place) const { return codes_[place]; }
  Place PlaceOf(ActorNumber number) const {
    return number.value() < by_number_.size() ? by_number_[number.value()]
                                              : kNowhere;
  }
  Place PlaceOf(const std::string& code) const {
    const auto found = by_code_.find(code);
    return found == by_code_.end() ? kNowhere : found->second;
  }

 private:
  std::vector<std::string> codes_;
  std::unordered_map<std::string, Place> by_code_;
  std::vector<Place> by_number_;
};

// The dyads of one event, each once, with the ways it goes.
class EventDyads {
 public:
  struct Way {
    Place low;
    Place high;
    bool up = false;    // low to high
    bool down = false;  // high to low
  };

  void Clear() { ways_.clear(); }
  void Add(Place from, Place to, bool mutual);
  const std::vector<Way>& ways() const { return ways_; }

 private:
  std::vector<Way> ways_;
};

// One pass over the events of a panel by date. Borrows all it is given.
class PanelPass {
 public:
  PanelPass(const EventStore& store, const PanelOptions& options,
            const Roster& roster, const ResolvedFilter& filter)
      : store_(store),
        options_(options),
        roster_(roster),
        filter_(filter.Between({})),
        days_{filter.days().from, filter.days().to},
        reader_(store) {}

  // add(event, dyads) for each event with a dyad, in no order within a period;
  // end(period) after all of a period. `totals` gets what was left out.
  template <typename Add, typename End>
  Status Run(const Add& add, const End& end, PanelTotals* totals) {
    Status failed;
    std::optional<Period> period;
    ACTANT_RETURN_IF_ERROR(store_.ScanByDate(days_, [&](const Edge& edge) {
      if (!filter_.Accepts(edge)) return Scan::kContinue;
      if (!HasPeriod(edge, options_.length, options_.dates)) {
        ++(edge.first_day ? totals->uncertain : totals->undated);
        return Scan::kContinue;
      }
      if (!period || *edge.first_day > period->last_day()) {
        if (period) failed = EndPeriod(*period, add, end, totals);
        period = Period::Of(*edge.first_day, options_.length);
      } else if (batch_.size() == kBatch) {
        failed = ReadBatch(add, totals);
      }
      batch_.push_back(edge);
      return failed.ok() ? Scan::kContinue : Scan::kStop;
    }));
    ACTANT_RETURN_IF_ERROR(failed);
    return period ? EndPeriod(*period, add, end, totals) : Status::Ok();
  }

 private:
  // Events whose actors are looked up together.
  static constexpr size_t kBatch = 65536;

  template <typename Add, typename End>
  Status EndPeriod(const Period& period, const Add& add, const End& end,
                   PanelTotals* totals) {
    ACTANT_RETURN_IF_ERROR(ReadBatch(add, totals));
    return end(period);
  }

  template <typename Add>
  Status ReadBatch(const Add& add, PanelTotals* totals) {
    SortBatch();
    for (const Edge& edge : batch_) {
      dyads_.Clear();
      ACTANT_RETURN_IF_ERROR(ReadDyads(edge));
      if (dyads_.ways().empty()) {
        ++totals->without_dyad;
      } else {
        add(edge, dyads_);
      }
    }
    batch_.clear();
    return Status::Ok();
  }

  void SortBatch();
  // Of one event, into dyads_.
  Status ReadDyads(const Edge& edge);

  const EventStore& store_;
  const PanelOptions& options_;
  const Roster& roster_;
  const ResolvedFilter filter_;
  const DayBounds days_;
  BlockReader reader_;
  std::vector<Edge> batch_;
  EventDyads dyads_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_INTERNAL_PANEL_PASS_H_
