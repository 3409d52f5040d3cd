#include "tests/graph/number_oracle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "storage/packed_tables.h"
#include "tests/graph/graph_oracle.h"

namespace actant {
namespace {

// What a filter looks at.
v1::Event EventOf(const testing::SampleRow& row, const EventStore& store) {
  v1::Event event;
  event.set_type(store.GetType(TypeNumber(row.type))->name());
  event.set_status(row.status);
  event.set_confidence(static_cast<float>(row.confidence) / 255);
  if (row.first_day) {
    event.mutable_date()->set_first_day(*row.first_day);
    event.mutable_date()->set_last_day(*row.first_day + row.span);
  }
  return event;
}

Day DayPlace(const std::optional<Day>& day) { return day.value_or(kUndated); }

// Which ways one event goes between two actors.
struct Ways {
  bool there = false;
  bool back = false;
  const NumberArc* arc = nullptr;
};

}  // namespace

NumberOracle::NumberOracle(const EventStore& store,
                           const testing::RowOracle& rows,
                           const EventFilter& filter) {
  AddArticles(store, filter);
  for (const testing::StoredRow& stored : rows.rows()) {
    AddRow(stored, filter, store);
  }
}

void NumberOracle::AddArticles(const EventStore& store,
                               const EventFilter& filter) {
  const GraphOracle articles(store, filter);
  for (const Arc& arc : articles.arcs()) {
    if (IsImported(arc.row->number)) continue;
    const v1::Event& event = arc.row->event;
    NumberArc& added = arcs_.emplace_back();
    added.from = *store.FindActor(arc.from);
    added.to = *store.FindActor(arc.to);
    added.event = arc.row->number;
    if (event.date().has_first_day()) {
      added.first_day = event.date().first_day();
      added.last_day = event.date().last_day();
    }
    added.type = *store.FindType(event.type());
    added.status = event.status();
    added.mutual = event.mutual();
    added.goldstein_tenths = event.goldstein_tenths();
    added.confidence = event.confidence();
  }
}

void NumberOracle::AddRow(const testing::StoredRow& stored,
                          const EventFilter& filter, const EventStore& store) {
  const testing::SampleRow& row = stored.row;
  const std::optional<uint32_t> target = row.TargetAt(filter.level);
  const uint32_t source = row.SourceAt(filter.level);
  if (!target || source == *target) return;
  if (!PassesFilter(EventOf(row, store), filter)) return;
  NumberArc arc;
  arc.from = ActorNumber(source);
  arc.to = ActorNumber(*target);
  arc.event = stored.event;
  arc.first_day = row.first_day;
  if (row.first_day) arc.last_day = *row.first_day + row.span;
  arc.type = TypeNumber(row.type);
  arc.status = row.status;
  arc.mutual = row.mutual;
  arc.goldstein_tenths = row.goldstein_tenths;
  arc.confidence = static_cast<float>(row.confidence) / 255;
  arc.row = RowKeyOf(row.id);
  arcs_.push_back(arc);
  if (!row.mutual) return;
  std::swap(arc.from, arc.to);
  arcs_.push_back(arc);
}

std::vector<NeighborCount> NumberOracle::Neighbors(ActorNumber actor) const {
  std::map<std::pair<ActorNumber, EventNumber>, Ways> events;
  for (const NumberArc& arc : arcs_) {
    if (arc.from == actor) {
      Ways& ways = events[{arc.to, arc.event}];
      ways.there = true;
      ways.arc = &arc;
    } else if (arc.to == actor) {
      Ways& ways = events[{arc.from, arc.event}];
      ways.back = true;
      ways.arc = &arc;
    }
  }
  std::map<ActorNumber, NeighborCount> counts;
  for (const auto& [key, ways] : events) {
    NeighborCount& count = counts[key.first];
    count.other = key.first;
    count.goldstein_tenths += ways.arc->goldstein_tenths;
    if (ways.arc->mutual) {
      ++count.mutual;
    } else if (ways.there && ways.back) {
      ++count.both_ways;
    } else {
      ++(ways.there ? count.outgoing : count.incoming);
    }
  }
  std::vector<NeighborCount> neighbors;
  for (const auto& [other, count] : counts) neighbors.push_back(count);
  return neighbors;
}

std::map<ActorNumber, int> NumberOracle::Distances(ActorNumber actor) const {
  std::map<ActorNumber, int> distances = {{actor, 0}};
  for (int hops = 1;; ++hops) {
    const std::map<ActorNumber, int> before = distances;
    for (const NumberArc& arc : arcs_) {
      if (before.contains(arc.from)) distances.try_emplace(arc.to, hops);
      if (before.contains(arc.to)) distances.try_emplace(arc.from, hops);
    }
    if (distances.size() == before.size()) return distances;
  }
}

std::vector<TimelineRow> NumberOracle::Timeline(ActorNumber a,
                                                ActorNumber b) const {
  const auto [low, high] = std::minmax(a, b);
  std::map<std::pair<Day, EventNumber>, Ways> events;
  for (const NumberArc& arc : arcs_) {
    if (std::minmax(arc.from, arc.to) != std::minmax(a, b)) continue;
    Ways& ways = events[{DayPlace(arc.first_day), arc.event}];
    (arc.from == low ? ways.there : ways.back) = true;
    ways.arc = &arc;
  }
  std::vector<TimelineRow> rows;
  for (const auto& [place, ways] : events) {
    TimelineRow& row = rows.emplace_back();
    row.event = ways.arc->event;
    row.first_day = ways.arc->first_day;
    row.last_day = ways.arc->last_day;
    // An event of both ways is told from the low actor.
    row.source = ways.there ? low : high;
    row.target = ways.there ? high : low;
    row.type = ways.arc->type;
    row.status = ways.arc->status;
    row.mutual = ways.arc->mutual;
    row.goldstein_tenths = ways.arc->goldstein_tenths;
    row.confidence = ways.arc->confidence;
    row.row = ways.arc->row;
  }
  return rows;
}

std::vector<MonthCount> NumberOracle::Months(ActorNumber a,
                                             ActorNumber b) const {
  std::map<std::pair<int, int>, MonthCount> months;
  for (const TimelineRow& row : Timeline(a, b)) {
    if (!row.first_day) continue;
    const CivilDate date = ToCivil(*row.first_day);
    MonthCount& month = months[{date.year, date.month}];
    month.year = date.year;
    month.month = date.month;
    ++month.events;
    month.goldstein_tenths += row.goldstein_tenths;
  }
  std::vector<MonthCount> counts;
  for (const auto& [month, count] : months) counts.push_back(count);
  return counts;
}

std::set<ActorNumber> NumberOracle::After(ActorNumber actor) const {
  std::set<ActorNumber> after;
  for (const NumberArc& arc : arcs_) {
    if (arc.from == actor) after.insert(arc.to);
  }
  return after;
}

std::set<ActorNumber> NumberOracle::Before(ActorNumber actor) const {
  std::set<ActorNumber> before;
  for (const NumberArc& arc : arcs_) {
    if (arc.to == actor) before.insert(arc.from);
  }
  return before;
}

std::vector<NumberPath> NumberOracle::Paths(ActorNumber from, ActorNumber to,
                                            int max_hops) const {
  std::map<ActorNumber, std::set<ActorNumber>> after;
  for (const NumberArc& arc : arcs_) after[arc.from].insert(arc.to);
  std::vector<NumberPath> found;
  std::vector<NumberPath> paths = {{from}};
  for (int hops = 1; hops <= max_hops; ++hops) {
    std::vector<NumberPath> longer;
    for (const NumberPath& path : paths) {
      for (const ActorNumber next : after[path.back()]) {
        if (std::count(path.begin(), path.end(), next) > 0) continue;
        longer.push_back(path);
        longer.back().push_back(next);
      }
    }
    std::sort(longer.begin(), longer.end());
    for (const NumberPath& path : longer) {
      if (path.back() == to) found.push_back(path);
    }
    paths = std::move(longer);
  }
  return found;
}

std::vector<EventChain> NumberOracle::Chains(ActorNumber from, int min_hops,
                                             int max_hops) const {
  using Step = std::tuple<Day, EventNumber, ActorNumber>;
  std::map<ActorNumber, std::vector<Step>> after;
  for (const NumberArc& arc : arcs_) {
    if (!arc.first_day) continue;
    after[arc.from].emplace_back(*arc.first_day, arc.event, arc.to);
  }
  std::vector<EventChain> found;
  std::vector<std::vector<Step>> chains = {{}};
  for (int hops = 1; hops <= max_hops; ++hops) {
    std::vector<std::vector<Step>> longer;
    for (const std::vector<Step>& chain : chains) {
      const ActorNumber end = chain.empty() ? from : std::get<2>(chain.back());
      for (const Step& step : after[end]) {
        if (!chain.empty() && std::get<0>(step) < std::get<0>(chain.back())) {
          continue;
        }
        bool again = std::get<2>(step) == from;
        for (const Step& before : chain) {
          again = again || std::get<2>(before) == std::get<2>(step);
        }
        if (again) continue;
        longer.push_back(chain);
        longer.back().push_back(step);
      }
    }
    std::sort(longer.begin(), longer.end());
    if (hops >= min_hops) {
      for (const std::vector<Step>& chain : longer) {
        EventChain& events = found.emplace_back();
        for (const Step& step : chain) events.push_back(std::get<1>(step));
      }
    }
    chains = std::move(longer);
  }
  return found;
}

}  // namespace actant
