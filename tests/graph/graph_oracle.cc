#include "tests/graph/graph_oracle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "graph/article_writer.h"

namespace actant {
namespace {

// What each name of the vocabulary's ontology stands for.
const std::map<std::string, std::set<std::string>>& TypesUnder() {
  static const std::map<std::string, std::set<std::string>> types = {
      {"SANCTION", {"SANCTION", "sanction", "export_control"}},
      {"sanction", {"sanction", "export_control"}},
      {"export_control", {"export_control"}},
      {"CONSULT", {"meet"}},
      {"meet", {"meet"}},
      {"MOBILIZE", {"missile_test"}},
      {"missile_test", {"missile_test"}},
      {"ASSAULT", {}}};
  return types;
}

std::set<std::string> Nodes(const v1::Event& event, v1::Side side,
                            Level level) {
  std::set<std::string> nodes;
  for (const v1::EventParty& party : event.parties()) {
    if (!event.mutual() && party.side() != side) continue;
    const bool by_state = level == Level::kState && !party.state().empty();
    nodes.insert(by_state ? party.state() : party.actor());
  }
  return nodes;
}

auto DayKey(const v1::Event& event) {
  return std::pair(!event.date().has_first_day(), event.date().first_day());
}

}  // namespace

bool PassesFilter(const v1::Event& event, const EventFilter& filter) {
  if (!filter.statuses.contains(event.status())) return false;
  if (std::lround(event.confidence() * 255) <
      std::lround(std::ceil(filter.min_confidence * 255 - 0.001F))) {
    return false;
  }
  if (!filter.types.empty()) {
    bool found = false;
    for (const std::string& name : filter.types) {
      found = found || TypesUnder().at(name).contains(event.type());
    }
    if (!found) return false;
  }
  if (!filter.from && !filter.to) return true;
  if (!event.date().has_first_day()) return false;
  return (!filter.from || event.date().last_day() >= *filter.from) &&
         (!filter.to || event.date().first_day() <= *filter.to);
}

GraphOracle::GraphOracle(const EventStore& store, const EventFilter& filter) {
  const Status scanned =
      store.ScanEvents([&](EventNumber number, const v1::Event& event) {
        if (PassesFilter(event, filter)) {
          rows_.push_back({number, *EventId::FromBytes(event.id()), event});
        }
        return Scan::kContinue;
      });
  EXPECT_TRUE(scanned.ok()) << scanned.ToString();
  std::sort(rows_.begin(), rows_.end(),
            [](const EventRow& a, const EventRow& b) {
              return std::pair(DayKey(a.event), a.id) <
                     std::pair(DayKey(b.event), b.id);
            });
  for (const EventRow& row : rows_) {
    const auto sources = Nodes(row.event, v1::SIDE_SOURCE, filter.level);
    const auto targets = Nodes(row.event, v1::SIDE_TARGET, filter.level);
    for (const std::string& source : sources) {
      // A mutual event's parties are its targets as well.
      if (targets.empty() ||
          (row.event.mutual() && row.event.parties_size() == 1)) {
        alone_.emplace(row.id, source);
      }
      for (const std::string& target : targets) {
        if (source != target) arcs_.push_back({source, target, &row});
      }
    }
  }
}

std::map<std::string, int> GraphOracle::Distances(
    const std::string& start, PathDirection direction) const {
  std::map<std::string, int> distances = {{start, 0}};
  for (bool changed = true; changed;) {
    changed = false;
    const auto relax = [&](const std::string& from, const std::string& to) {
      if (!distances.contains(from)) return;
      const int through = distances[from] + 1;
      if (distances.contains(to) && distances[to] <= through) return;
      distances[to] = through;
      changed = true;
    };
    for (const Arc& arc : arcs_) {
      relax(arc.from, arc.to);
      if (direction == PathDirection::kUndirected) relax(arc.to, arc.from);
    }
  }
  return distances;
}

std::vector<std::vector<std::string>> GraphOracle::SimplePaths(
    const std::string& from, const std::string& to, int min_hops,
    int max_hops) const {
  std::map<std::string, std::set<std::string>> next;
  for (const Arc& arc : arcs_) next[arc.from].insert(arc.to);
  std::vector<std::vector<std::string>> found;
  std::vector<std::vector<std::string>> paths = {{from}};
  for (int hops = 1; hops <= max_hops; ++hops) {
    std::vector<std::vector<std::string>> longer;
    for (const auto& path : paths) {
      for (const std::string& node : next[path.back()]) {
        if (std::count(path.begin(), path.end(), node) > 0) continue;
        longer.push_back(path);
        longer.back().push_back(node);
      }
    }
    paths = std::move(longer);
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
      if (hops >= min_hops && (to.empty() || path.back() == to)) {
        found.push_back(path);
      }
    }
  }
  return found;
}

std::vector<const EventRow*> GraphOracle::HopEvents(
    const std::string& from, const std::string& to,
    PathDirection direction) const {
  std::vector<const EventRow*> events;
  for (const Arc& arc : arcs_) {
    const bool forward = arc.from == from && arc.to == to;
    const bool backward = direction == PathDirection::kUndirected &&
                          arc.from == to && arc.to == from;
    if (!forward && !backward) continue;
    if (events.empty() || events.back() != arc.row) events.push_back(arc.row);
  }
  return events;
}

bool GraphOracle::Touches(const EventRow& row, const std::string& node) const {
  const auto [begin, end] = alone_.equal_range(row.id);
  for (auto at = begin; at != end; ++at) {
    if (at->second == node) return true;
  }
  return std::any_of(arcs_.begin(), arcs_.end(), [&](const Arc& arc) {
    return arc.row == &row && (arc.from == node || arc.to == node);
  });
}

bool GraphOracle::IsBetween(const EventRow& row, const std::string& a,
                            const std::string& b) const {
  return std::any_of(arcs_.begin(), arcs_.end(), [&](const Arc& arc) {
    return arc.row == &row &&
           ((arc.from == a && arc.to == b) || (arc.from == b && arc.to == a));
  });
}

void FillAtRandom(std::mt19937* random, EventStore* store) {
  constexpr int kArticles = 120;
  constexpr size_t kAllActors = 100;
  ArticleWriter writer(store);
  for (int i = 0; i < kArticles; ++i) {
    const auto summary = writer.Write(
        RandomReading("article " + std::to_string(i), kAllActors, random));
    ASSERT_TRUE(summary.has_value()) << summary.error().ToString();
  }
}

EventFilter RandomFilter(std::mt19937* random) {
  EventFilter filter;
  for (const auto& [name, types] : TypesUnder()) {
    if ((*random)() % 6 == 0) filter.types.push_back(name);
  }
  const Day day = ToDay({2024, 1, 10}) + static_cast<Day>((*random)() % 40);
  if ((*random)() % 3 == 0) filter.from = day;
  if ((*random)() % 3 == 0) {
    filter.to = day + static_cast<Day>((*random)() % 20);
  }
  switch ((*random)() % 3) {
    case 0:
      filter.statuses = {v1::EVENT_STATUS_OCCURRED};
      break;
    case 1:
      filter.statuses.insert(v1::EVENT_STATUS_PLANNED);
      filter.statuses.insert(v1::EVENT_STATUS_NEGATED);
      break;
    default:
      break;
  }
  if ((*random)() % 4 == 0) filter.min_confidence = 0.4F;
  filter.level = (*random)() % 2 == 0 ? Level::kState : Level::kActor;
  return filter;
}

std::string RandomCode(std::mt19937* random) {
  static const std::vector<ActorWrite> actors = VocabularyActors();
  return actors[(*random)() % actors.size()].actor.code();
}

std::vector<EventId> IdsOf(const std::vector<EventRow>& rows) {
  std::vector<EventId> ids;
  for (const EventRow& row : rows) ids.push_back(row.id);
  return ids;
}

}  // namespace actant
