// Panels and series over random stores, against counts made by looking at
// every event.
#include "graph/panel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/series.h"
#include "tests/graph/graph_oracle.h"
#include "tests/graph/scratch_store.h"
#include "tests/storage/sample_rows.h"

namespace actant {
namespace {

using testing::RandomRows;
using testing::RowMix;
using testing::RowOracle;
using testing::SampleIds;

// (period, a, b)
using Place = std::tuple<Period, std::string, std::string>;
struct Cell {
  EventSums sums;
  uint64_t outgoing = 0;
  uint64_t incoming = 0;
  uint64_t alone = 0;
};
using Cells = std::map<Place, Cell>;

auto Parts(const EventSums& sums) {
  return std::tuple(sums.events, sums.both_ways, sums.goldstein_tenths,
                    sums.by_class);
}

void Count(const v1::Event& event, v1::PloverClass plover, bool both_ways,
           EventSums* sums) {
  ++sums->events;
  if (both_ways) ++sums->both_ways;
  sums->goldstein_tenths += event.goldstein_tenths();
  ++sums->by_class[static_cast<size_t>(plover)];
}

class PanelTest : public ::testing::TestWithParam<int> {
 protected:
  static constexpr uint32_t kActors = 20;

  void SetUp() override {
    random_.seed(static_cast<uint32_t>(GetParam()));
    std::vector<ActorWrite> actors = VocabularyActors();
    for (uint32_t i = 0; actors.size() < kActors; ++i) {
      actors.emplace_back().actor.set_code("X" + std::to_string(i));
    }
    std::vector<v1::EventType> types = VocabularyTypes();
    for (const v1::EventType& type : types) plover_[type.name()] = type;
    ASSERT_TRUE(store_->PutActors(actors).ok());
    ASSERT_TRUE(store_->PutTypes(types).ok());
    for (const ActorWrite& write : actors) codes_.push_back(write.actor.code());
    if (GetParam() % 3 != 0) FillAtRandom(&random_, store_.get());
    for (int table = 0; table < GetParam() % 4; ++table) Import(table);
  }

  void Import(int table) {
    RowMix mix;
    mix.rows = 900;
    mix.actors = kActors;
    mix.types = static_cast<uint32_t>(plover_.size());
    mix.ids = SampleIds::kRandom;
    mix.first_day = ToDay({2023, 10, 10}) + 90 * table;
    mix.days = 300;
    mix.longest_span = 60;
    mix.undated = 4;
    mix.lone = 5;
    mix.mutual = 15;
    mix.states = 40;
    rows_.Import(RandomRows(mix, &random_), "d", std::to_string(table),
                 store_.get());
  }

  PanelOptions AnyOptions() {
    PanelOptions options;
    options.filter = RandomFilter(&random_);
    options.filter.from.reset();
    options.filter.to.reset();
    options.length =
        random_() % 3 == 0 ? PeriodLength::kYear : PeriodLength::kMonth;
    if (random_() % 2 == 0) {
      options.filter.from =
          Period::Of(ToDay({2023, 11, 1}) + Day(random_() % 200),
                     options.length)
              .first_day();
    }
    if (random_() % 2 == 0) {
      const Day day = ToDay({2024, 7, 1}) + Day(random_() % 200);
      options.filter.to = Period::Of(day, options.length).last_day();
    }
    options.kinds =
        random_() % 2 == 0 ? PanelActors::kStates : PanelActors::kAll;
    if (random_() % 3 == 0) {
      for (const std::string& code : codes_) {
        if (random_() % 2 == 0) options.actors.push_back(code);
      }
      options.actors.push_back("NOWHERE");
    }
    if (random_() % 3 == 0) options.dates = PeriodDates::kCertain;
    if (random_() % 2 == 0) options.dyads = PanelDyads::kDirected;
    return options;
  }

  bool InPanel(const std::string& code, const PanelOptions& options) const {
    if (!options.actors.empty()) {
      return std::find(options.actors.begin(), options.actors.end(), code) !=
             options.actors.end();
    }
    if (options.kinds == PanelActors::kAll) return true;
    const auto number = store_->FindActor(code);
    return number.has_value() &&
           store_->GetActor(*number)->kind() == v1::ACTOR_KIND_STATE;
  }

  // The period an event counts in.
  std::optional<Period> PeriodOf(const v1::Event& event,
                                 const PanelOptions& options) const {
    EventFilter filter = options.filter;
    filter.from.reset();
    filter.to.reset();
    if (!PassesFilter(event, filter) || !event.date().has_first_day()) {
      return std::nullopt;
    }
    const Day day = event.date().first_day();
    if (options.filter.from && day < *options.filter.from) return std::nullopt;
    if (options.filter.to && day > *options.filter.to) return std::nullopt;
    const Period period = Period::Of(day, options.length);
    const bool certain =
        !event.date().from_publication() &&
        Period::Of(event.date().last_day(), options.length) == period;
    if (options.dates == PeriodDates::kCertain && !certain) return std::nullopt;
    return period;
  }

  // By looking at all events and all their pairs.
  Cells Naive(const PanelOptions& options) const {
    Cells cells;
    const Status scanned = store_->ScanEvents([&](EventNumber,
                                                  const v1::Event& event) {
      const auto period = PeriodOf(event, options);
      if (!period) return Scan::kContinue;
      std::set<std::pair<std::string, std::string>> ways;
      for (const EventPair& pair : ExpandPairs(event, options.filter.level)) {
        if (!pair.target || !InPanel(pair.source, options) ||
            !InPanel(*pair.target, options)) {
          continue;
        }
        ways.emplace(pair.source, *pair.target);
        if (event.mutual()) ways.emplace(*pair.target, pair.source);
      }
      for (const auto& [a, b] : ways) {
        const bool both = ways.contains({b, a});
        const v1::PloverClass plover = plover_.at(event.type()).plover();
        if (options.dyads == PanelDyads::kDirected) {
          Count(event, plover, both, &cells[{*period, a, b}].sums);
        } else if (!both || a < b) {
          Count(event, plover, both,
                &cells[{*period, std::min(a, b), std::max(a, b)}].sums);
        }
      }
      return Scan::kContinue;
    });
    EXPECT_TRUE(scanned.ok());
    return cells;
  }

  Cells Read(const PanelOptions& options, PanelTotals* totals = nullptr) const {
    Cells cells;
    std::optional<Place> last;
    const Status read = ReadPanel(
        *store_, options,
        [&](const PanelRow& row) {
          const Place place(row.period, row.a, row.b);
          EXPECT_TRUE(!last || *last < place) << "rows are not in order";
          last = place;
          cells[place].sums = row.sums;
          return Status::Ok();
        },
        totals);
    EXPECT_TRUE(read.ok()) << read.ToString();
    return cells;
  }

  static void ExpectSame(const Cells& read, const Cells& expected) {
    ASSERT_EQ(read.size(), expected.size());
    for (const auto& [place, cell] : expected) {
      const auto found = read.find(place);
      ASSERT_NE(found, read.end())
          << std::get<0>(place).ToString() << " " << std::get<1>(place) << " "
          << std::get<2>(place);
      ASSERT_EQ(Parts(found->second.sums), Parts(cell.sums));
    }
  }

  ScratchStore store_;
  std::mt19937 random_;
  RowOracle rows_;
  std::vector<std::string> codes_;
  std::map<std::string, v1::EventType> plover_;
};

TEST_P(PanelTest, CountsAreThoseOfAllEvents) {
  size_t found = 0;
  for (int round = 0; round < 30; ++round) {
    const PanelOptions options = AnyOptions();
    SCOPED_TRACE(DescribeFilter(options.filter));
    PanelTotals totals;
    const Cells expected = Naive(options);
    ExpectSame(Read(options, &totals), expected);
    if (HasFailure()) return;
    found += expected.size();
    EXPECT_EQ(totals.rows, expected.size());
    std::set<std::pair<std::string, std::string>> dyads;
    for (const auto& [place, cell] : expected) {
      dyads.emplace(std::get<1>(place), std::get<2>(place));
    }
    EXPECT_EQ(totals.dyads, dyads.size());
  }
  if (GetParam() > 0) {
    EXPECT_GT(found, 100U);
  }
}

// Every event that passes the filter is in a row or told to be left out.
TEST_P(PanelTest, TotalsAddUp) {
  for (int round = 0; round < 20; ++round) {
    PanelOptions options = AnyOptions();
    options.filter.from.reset();
    options.filter.to.reset();
    PanelTotals totals;
    Read(options, &totals);
    uint64_t passed = 0;
    ASSERT_TRUE(store_
                    ->ScanEvents([&](EventNumber, const v1::Event& event) {
                      passed += PassesFilter(event, options.filter) ? 1 : 0;
                      return Scan::kContinue;
                    })
                    .ok());
    EXPECT_EQ(
        totals.events + totals.undated + totals.uncertain + totals.without_dyad,
        passed);
    if (options.dates == PeriodDates::kCertain) {
      EXPECT_EQ(totals.beyond_period + totals.dated_by_publication, 0U);
    } else {
      EXPECT_EQ(totals.uncertain, 0U);
    }
  }
}

TEST_P(PanelTest, BalancedIsUnbalancedAndZeros) {
  for (int round = 0; round < 15; ++round) {
    PanelOptions options = AnyOptions();
    // Actors whose code has an even length are there in odd months only.
    options.exists = [](std::string_view code, const Period& period) {
      return code.size() % 2 == 1 || (period.month + period.year) % 2 == 1;
    };
    const Cells expected = Naive(options);
    options.balanced = true;
    PanelTotals totals;
    const Cells read = Read(options, &totals);
    Cells with_events;
    for (const auto& [place, cell] : read) {
      if (cell.sums.events > 0) with_events.emplace(place, cell);
    }
    ExpectSame(with_events, expected);
    if (HasFailure()) return;
    // The grid: actors and periods as named, else those with events.
    std::set<std::string> actors(options.actors.begin(), options.actors.end());
    std::optional<Period> first;
    std::optional<Period> last;
    for (const auto& [place, cell] : expected) {
      if (options.actors.empty()) {
        actors.insert({std::get<1>(place), std::get<2>(place)});
      }
      if (!first) first = std::get<0>(place);
      last = std::get<0>(place);
    }
    if (options.filter.from) {
      first = Period::Of(*options.filter.from, options.length);
    }
    if (options.filter.to) {
      last = Period::Of(*options.filter.to, options.length);
    }
    std::set<Place> places;
    for (const auto& [place, cell] : expected) places.insert(place);
    for (std::optional<Period> at = first; at && last && *at <= *last;
         at = at->Next()) {
      for (const std::string& a : actors) {
        for (const std::string& b : actors) {
          const bool wanted =
              options.dyads == PanelDyads::kDirected ? a != b : a < b;
          if (wanted && options.exists(a, *at) && options.exists(b, *at)) {
            places.emplace(*at, a, b);
          }
        }
      }
    }
    ASSERT_EQ(read.size(), places.size());
    for (const Place& place : places) EXPECT_TRUE(read.contains(place));
    EXPECT_EQ(totals.rows, read.size());
  }
}

TEST_P(PanelTest, DirectedDyadsAddUpToUndirectedOnes) {
  for (int round = 0; round < 15; ++round) {
    PanelOptions options = AnyOptions();
    options.dyads = PanelDyads::kUndirected;
    const Cells undirected = Read(options);
    options.dyads = PanelDyads::kDirected;
    std::map<Place, std::pair<uint64_t, uint64_t>> sums;
    for (const auto& [place, cell] : Read(options)) {
      const auto& [period, a, b] = place;
      auto& [events, both] = sums[{period, std::min(a, b), std::max(a, b)}];
      events += cell.sums.events;
      both = std::max(both, cell.sums.both_ways);
    }
    ASSERT_EQ(sums.size(), undirected.size());
    for (const auto& [place, cell] : undirected) {
      const auto& [events, both] = sums.at(place);
      EXPECT_EQ(cell.sums.events, events - both);
      EXPECT_EQ(cell.sums.both_ways, both);
    }
  }
}

TEST_P(PanelTest, SeriesOfAPairIsThatOfThePanel) {
  for (int round = 0; round < 40; ++round) {
    PanelOptions options = AnyOptions();
    const std::string a = codes_[random_() % codes_.size()];
    const std::string b = codes_[random_() % codes_.size()];
    SeriesOptions series{options.filter, options.length, options.dates};
    if (a == b) {
      EXPECT_EQ(ReadSeries(*store_, a, b, series, nullptr).error().code(),
                StatusCode::kInvalidArgument);
      continue;
    }
    options.actors = {a, b};
    options.dyads = PanelDyads::kUndirected;
    options.balanced = true;
    PanelTotals totals;
    const Cells panel = Read(options, &totals);
    options.dyads = PanelDyads::kDirected;
    const Cells directed = Read(options);
    SeriesTotals told;
    const auto rows = ReadSeries(*store_, a, b, series, &told);
    ASSERT_TRUE(rows.has_value()) << rows.error().ToString();
    ASSERT_EQ(rows->size(), panel.size());
    for (const SeriesRow& row : *rows) {
      const Cell& cell = panel.at({row.period, std::min(a, b), std::max(a, b)});
      EXPECT_EQ(Parts(row.sums), Parts(cell.sums));
      EXPECT_EQ(row.outgoing + row.sums.both_ways,
                directed.at({row.period, a, b}).sums.events);
      EXPECT_EQ(row.incoming + row.sums.both_ways,
                directed.at({row.period, b, a}).sums.events);
      EXPECT_EQ(row.alone, 0U);
    }
    EXPECT_EQ(told.events, totals.events);
    EXPECT_EQ(told.beyond_period, totals.beyond_period);
    EXPECT_EQ(told.dated_by_publication, totals.dated_by_publication);
  }
}

TEST_P(PanelTest, SeriesOfAnActorHoldsAllItTakesPartIn) {
  for (int round = 0; round < 30; ++round) {
    const PanelOptions options = AnyOptions();
    const std::string actor = codes_[random_() % codes_.size()];
    std::map<Period, Cell> expected;
    uint64_t undated = 0;
    ASSERT_TRUE(
        store_
            ->ScanEvents([&](EventNumber, const v1::Event& event) {
              bool out = false;
              bool in = false;
              bool alone = false;
              for (const EventPair& pair :
                   ExpandPairs(event, options.filter.level)) {
                const bool is_source = pair.source == actor;
                const bool is_target = pair.target && *pair.target == actor;
                if (is_source && !pair.target) alone = true;
                if (is_source && pair.target) out = true;
                if (is_target) in = true;
                if (event.mutual() && pair.target && (is_source || is_target)) {
                  out = in = true;
                }
              }
              if (!out && !in && !alone) return Scan::kContinue;
              EventFilter filter = options.filter;
              if (!filter.from && !filter.to && PassesFilter(event, filter) &&
                  !event.date().has_first_day()) {
                ++undated;
              }
              const auto period = PeriodOf(event, options);
              if (!period) return Scan::kContinue;
              Cell& cell = expected[*period];
              Count(event, plover_.at(event.type()).plover(), out && in,
                    &cell.sums);
              if (out && !in) ++cell.outgoing;
              if (in && !out) ++cell.incoming;
              if (!in && !out) ++cell.alone;
              return Scan::kContinue;
            })
            .ok());
    SeriesTotals totals;
    const auto rows =
        ReadSeries(*store_, actor, "",
                   {options.filter, options.length, options.dates}, &totals);
    ASSERT_TRUE(rows.has_value()) << rows.error().ToString();
    size_t found = 0;
    for (const SeriesRow& row : *rows) {
      const auto cell = expected.find(row.period);
      if (cell == expected.end()) {
        EXPECT_EQ(row.sums.events, 0U);
        continue;
      }
      ++found;
      EXPECT_EQ(Parts(row.sums), Parts(cell->second.sums));
      EXPECT_EQ(std::tuple(row.outgoing, row.incoming, row.alone),
                std::tuple(cell->second.outgoing, cell->second.incoming,
                           cell->second.alone));
    }
    EXPECT_EQ(found, expected.size());
    EXPECT_EQ(totals.undated, undated);
  }
}

INSTANTIATE_TEST_SUITE_P(Stores, PanelTest, ::testing::Range(0, 4));

TEST(PanelErrorsTest, DaysThatCutAPeriodAreRefused) {
  ScratchStore store;
  PanelOptions options;
  const auto read = [&] {
    return ReadPanel(
        *store, options, [](const PanelRow&) { return Status::Ok(); }, nullptr);
  };
  options.filter.from = ToDay({2024, 3, 15});
  EXPECT_EQ(read().code(), StatusCode::kInvalidArgument);
  options.filter.from = ToDay({2024, 3, 1});
  EXPECT_TRUE(read().ok());
  options.length = PeriodLength::kYear;
  EXPECT_EQ(read().code(), StatusCode::kInvalidArgument);
  options.filter.from = ToDay({2024, 1, 1});
  options.filter.to = ToDay({2024, 12, 30});
  EXPECT_EQ(read().code(), StatusCode::kInvalidArgument);
  options.filter.to = ToDay({2024, 12, 31});
  EXPECT_TRUE(read().ok());
}

TEST(PanelErrorsTest, TooManyRowsAreRefused) {
  ScratchStore store;
  PanelOptions options;
  options.balanced = true;
  options.filter.from = ToDay({1, 1, 1});
  options.filter.to = ToDay({9999, 12, 31});
  for (int i = 0; i < 200; ++i) options.actors.push_back(std::to_string(i));
  const Status read = ReadPanel(
      *store, options, [](const PanelRow&) { return Status::Ok(); }, nullptr);
  EXPECT_EQ(read.code(), StatusCode::kInvalidArgument);
}

TEST(PanelErrorsTest, AnErrorOfTheVisitorEndsThePanel) {
  ScratchStore store;
  PanelOptions options;
  options.balanced = true;
  options.actors = {"A", "B", "C"};
  options.filter.from = ToDay({2024, 1, 1});
  options.filter.to = ToDay({2024, 12, 31});
  int rows = 0;
  const Status read = ReadPanel(
      *store, options,
      [&rows](const PanelRow&) {
        return ++rows == 5 ? Unavailable("full") : Status::Ok();
      },
      nullptr);
  EXPECT_EQ(read.code(), StatusCode::kUnavailable);
  EXPECT_EQ(rows, 5);
}

TEST(PeriodTest, CountsMonthsAndYears) {
  const Period month = Period::Of(ToDay({2024, 2, 17}), PeriodLength::kMonth);
  EXPECT_EQ(month.ToString(), "2024-02");
  EXPECT_EQ(FormatDay(month.last_day()), "2024-02-29");
  EXPECT_EQ(Period({2024, 12}).Next().ToString(), "2025-01");
  const Period year = Period::Of(ToDay({987, 2, 17}), PeriodLength::kYear);
  EXPECT_EQ(year.ToString(), "0987");
  EXPECT_EQ(FormatDay(year.first_day()), "0987-01-01");
  EXPECT_EQ(year.Next().ToString(), "0988");
}

}  // namespace
}  // namespace actant
