#include "naive_workload.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <utility>

namespace actant::workload {
namespace {

bool InDays(const EventRow& event, const Draw& draw) {
  return draw.from <= event.day && event.day <= draw.to;
}

bool Between(const EventRow& event, const Draw& draw) {
  return (event.source == draw.a && event.target == draw.b) ||
         (event.source == draw.b && event.target == draw.a);
}

}  // namespace

Status NaiveWorkload::Load(const WorkloadData&,
                           const std::filesystem::path& folder) {
  std::ofstream(folder / "nothing") << "-";
  return Status::Ok();
}

Status NaiveWorkload::Open(const WorkloadData& data,
                           const std::filesystem::path&) {
  return ReadEvents(data.events_file(), data.types,
                    [this](const EventRow& event) {
                      events_.push_back(event);
                      return Status::Ok();
                    });
}

std::set<ActorNumber> NaiveWorkload::NeighborsOf(
    ActorNumber actor, const std::function<bool(const EventRow&)>& counts) {
  std::set<ActorNumber> found;
  for (const EventRow& event : events_) {
    if (!counts(event)) continue;
    if (event.source == actor) found.insert(event.target);
    if (event.target == actor) found.insert(event.source);
  }
  return found;
}

Result<std::vector<NeighborRow>> NaiveWorkload::Neighborhood(const Draw& draw) {
  std::map<ActorNumber, int64_t> counts;
  for (const EventRow& event : events_) {
    if (!InDays(event, draw)) continue;
    if (draw.type != 0 && event.type != draw.type) continue;
    if (event.source == draw.a) ++counts[event.target];
    if (event.target == draw.a) ++counts[event.source];
  }
  std::vector<NeighborRow> rows;
  for (const auto& [actor, count] : counts) rows.push_back({actor, count});
  std::stable_sort(rows.begin(), rows.end(),
                   [](const NeighborRow& one, const NeighborRow& other) {
                     return one.events > other.events;
                   });
  return rows;
}

Result<std::vector<ReachedRow>> NaiveWorkload::TwoHops(const Draw& draw) {
  const auto counts = [&](const EventRow& event) {
    return event.type == draw.type && InDays(event, draw);
  };
  std::set<ActorNumber> reached = NeighborsOf(draw.a, counts);
  for (const ActorNumber near : std::set<ActorNumber>(reached)) {
    reached.merge(NeighborsOf(near, counts));
  }
  reached.erase(draw.a);
  std::vector<ReachedRow> rows;
  for (const ActorNumber actor : reached) rows.push_back({actor});
  return rows;
}

Result<std::vector<EventRow>> NaiveWorkload::DyadTimeline(const Draw& draw) {
  std::vector<EventRow> rows;
  for (const EventRow& event : events_) {
    if (Between(event, draw) && InDays(event, draw)) rows.push_back(event);
  }
  if (rows.size() > 1000) rows.resize(1000);
  return rows;
}

Result<std::vector<MonthRow>> NaiveWorkload::DyadMonths(const Draw& draw) {
  std::map<int, std::pair<int64_t, double>> months;
  for (const EventRow& event : events_) {
    if (!Between(event, draw)) continue;
    const CivilDate date = ToCivil(event.day);
    auto& [count, sum] = months[date.year * 100 + date.month];
    ++count;
    sum += event.goldstein;
  }
  std::vector<MonthRow> rows;
  for (const auto& [month, sums] : months) {
    rows.push_back(
        {month, sums.first, sums.second / static_cast<double>(sums.first)});
  }
  return rows;
}

Result<std::vector<PathRow>> NaiveWorkload::Paths(const Draw& draw) {
  std::map<ActorNumber, std::set<ActorNumber>> after;
  for (const EventRow& event : events_) {
    if (event.type == draw.type) after[event.source].insert(event.target);
  }
  std::vector<PathRow> direct, two, three;
  if (after[draw.a].contains(draw.b)) direct.push_back({1, {}});
  for (const ActorNumber x : after[draw.a]) {
    if (x == draw.b) continue;
    if (after[x].contains(draw.b)) two.push_back({2, {x, 0}});
    for (const ActorNumber y : after[x]) {
      if (y == draw.a || y == draw.b || !after[y].contains(draw.b)) continue;
      three.push_back({3, {x, y}});
    }
  }
  std::vector<PathRow> rows = direct;
  rows.insert(rows.end(), two.begin(), two.end());
  rows.insert(rows.end(), three.begin(), three.end());
  if (rows.size() > 100) rows.resize(100);
  return rows;
}

Result<std::vector<HopsRow>> NaiveWorkload::ShortestPath(const Draw& draw) {
  std::set<ActorNumber> reached{draw.a};
  for (int hops = 1; hops <= 6; ++hops) {
    for (const ActorNumber actor : std::set<ActorNumber>(reached)) {
      reached.merge(NeighborsOf(actor, [](const EventRow&) { return true; }));
    }
    if (reached.contains(draw.b)) return std::vector<HopsRow>{{hops}};
  }
  return std::vector<HopsRow>{{-1}};
}

Result<std::vector<ChainRow>> NaiveWorkload::Chains(const Draw& draw) {
  std::vector<ChainRow> two, three;
  const auto follows = [&](const EventRow& event, const EventRow& before) {
    return event.type == draw.type && event.source == before.target &&
           event.day >= before.day && InDays(event, draw) &&
           event.target != draw.a;
  };
  for (const EventRow& first : events_) {
    if (first.source != draw.a || first.type != draw.type ||
        !InDays(first, draw)) {
      continue;
    }
    for (const EventRow& second : events_) {
      if (!follows(second, first)) continue;
      two.push_back({2, {first.number, second.number, 0}});
      for (const EventRow& third : events_) {
        if (!follows(third, second) || third.target == first.target) continue;
        three.push_back({3, {first.number, second.number, third.number}});
      }
    }
  }
  two.insert(two.end(), three.begin(), three.end());
  if (two.size() > 100) two.resize(100);
  return two;
}

Result<std::vector<EventRow>> NaiveWorkload::LookUp(const Draw& draw) {
  std::vector<EventRow> rows;
  for (const EventRow& event : events_) {
    if (event.number == draw.event) rows.push_back(event);
  }
  return rows;
}

}  // namespace actant::workload
