// BlockReader over random imported tables, against a naive reading of the rows.
#include "storage/block_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "raw_database.h"
#include "sample_articles.h"
#include "sample_rows.h"
#include "storage/block_keys.h"
#include "storage/import_rows.h"
#include "storage/internal/segment_blocks.h"
#include "temp_folder.h"

namespace actant {
namespace {

using testing::OpenNew;
using testing::RandomRows;
using testing::RowMix;
using testing::RowOracle;
using testing::SampleEdge;
using testing::SampleIds;
using testing::SampleRow;
using testing::StoredRow;
using testing::TempFolder;

constexpr Level kLevels[] = {Level::kState, Level::kActor};
constexpr Direction kDirections[] = {Direction::kOut, Direction::kIn};

const Day kFirst = ToDay({2019, 11, 20});

// How the tables of a store are made.
struct Tables {
  const char* name;
  int states;
  Day longest_span;
  int segments;
  size_t rows;
  uint32_t actors = 7;
  uint32_t types = 4;
};

// In the tests' names.
void PrintTo(const Tables& tables, std::ostream* out) { *out << tables.name; }

RowMix MixOf(const Tables& tables, SampleIds ids) {
  RowMix mix;
  mix.rows = tables.rows;
  mix.actors = tables.actors;
  mix.types = tables.types;
  mix.ids = ids;
  mix.first_day = kFirst;
  mix.days = 800;
  mix.longest_span = tables.longest_span;
  mix.undated = 5;
  mix.lone = 10;
  mix.mutual = 15;
  return mix;
}

class BlockReaderTest : public ::testing::TestWithParam<Tables> {
 protected:
  void SetUp() override {
    store_ = *OpenNew(path_);
    testing::PutNumbered(actors_, types_, store_.get());
    if (HasFatalFailure()) return;
    for (int i = 0; i < GetParam().segments; ++i) {
      RowMix mix =
          MixOf(GetParam(), i % 2 == 0 ? SampleIds::kRandom : SampleIds::kText);
      // Some tables have states, others do not.
      mix.states = i % 2 == 0 ? GetParam().states : 0;
      mix.first_day += i * 100;
      oracle_.Import(RandomRows(mix, &random_), "d", std::to_string(i),
                     store_.get());
      if (HasFatalFailure()) return;
    }
    reader_ = std::make_unique<BlockReader>(*store_);
  }

  // Open, half open, a few days, years, between rows, outside.
  std::vector<BlockDays> ManyDays() {
    std::vector<BlockDays> many = {{},
                                   {kFirst - 1, std::nullopt},
                                   {std::nullopt, kFirst - 1},
                                   {kFirst + 5000, std::nullopt},
                                   {kFirstDay, kLastDay}};
    for (int i = 0; i < 8; ++i) {
      BlockDays days;
      const Day from = kFirst - 50 + static_cast<Day>(random_() % 1200);
      if (i % 4 != 0) days.from = from;
      if (i % 4 != 1) {
        days.to = from + static_cast<Day>(random_() % (i < 4 ? 3 : 500));
      }
      many.push_back(days);
    }
    return many;
  }

  TempFolder folder_;
  const std::string path_ = folder_ / "store";
  std::unique_ptr<EventStore> store_;
  const uint32_t actors_ = GetParam().actors;
  const uint32_t types_ = GetParam().types;
  std::mt19937 random_{7};
  RowOracle oracle_;
  std::unique_ptr<BlockReader> reader_;
};

void ExpectShared(const Edge& edge, const StoredRow& stored) {
  const SampleRow& row = stored.row;
  EXPECT_EQ(edge.event, stored.event);
  EXPECT_EQ(edge.type, TypeNumber(row.type));
  EXPECT_EQ(edge.first_day, row.first_day);
  EXPECT_EQ(edge.last_day.has_value(), row.first_day.has_value());
  if (edge.last_day.has_value()) {
    EXPECT_EQ(*edge.last_day, *row.first_day + row.span);
  }
  EXPECT_EQ(edge.status, row.status);
  EXPECT_EQ(edge.mutual, row.mutual);
  EXPECT_EQ(edge.precision, row.precision);
  EXPECT_EQ(edge.goldstein_tenths, row.goldstein_tenths);
  EXPECT_EQ(edge.confidence, static_cast<float>(row.confidence) / 255);
}

// Edges as visited, in order, that overlap the days.
class EdgesSeen {
 public:
  EdgesSeen(const RowOracle& oracle, const BlockDays& days) : days_(days) {
    for (const StoredRow& stored : oracle.rows()) {
      rows_[stored.event] = &stored;
    }
  }

  // Rows of a block are by (first day, event).
  void Add(const EdgeTable& table, ActorNumber actor, TypeNumber type) {
    std::pair<Day, EventNumber> last{kFirstDay, EventNumber()};
    for (size_t at = 0; at < table.size(); ++at) {
      const Edge edge = EdgeAt(table, at, actor, type);
      const std::pair place(edge.first_day.value_or(kUndated), edge.event);
      ASSERT_LT(last, place);
      last = place;
      const auto row = rows_.find(edge.event);
      ASSERT_NE(row, rows_.end());
      ExpectShared(edge, *row->second);
      ++visited_;
      if (!row->second->row.Overlaps(days_.from, days_.to)) continue;
      // Of one segment and level, in order over all its blocks.
      const std::pair list(row->second->segment,
                           row->second->row.StatesAreActors());
      const auto [before, is_new] =
          lists_.try_emplace({type, list}, edge.event);
      if (!is_new) {
        EXPECT_LT(before->second, edge.event);
        before->second = edge.event;
      }
      edges_.emplace_back(type, edge.event, edge.other);
    }
  }

  // Those of the oracle, in any order.
  void ExpectThoseOf(const std::vector<SampleEdge>& all, ActorNumber actor,
                     std::optional<TypeNumber> type) {
    std::vector<Place> expected;
    for (const SampleEdge& edge : all) {
      const SampleRow& row = edge.row->row;
      if (edge.actor != actor.value() || (type && row.type != type->value()) ||
          !row.Overlaps(days_.from, days_.to)) {
        continue;
      }
      expected.emplace_back(
          TypeNumber(row.type), edge.row->event,
          edge.other ? std::optional(ActorNumber(*edge.other)) : std::nullopt);
    }
    std::sort(edges_.begin(), edges_.end());
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(edges_, expected);
  }
  size_t visited() const { return visited_; }
  size_t size() const { return edges_.size(); }

 private:
  using Place = std::tuple<TypeNumber, EventNumber, std::optional<ActorNumber>>;
  const BlockDays days_;
  std::map<EventNumber, const StoredRow*> rows_;
  std::map<std::pair<TypeNumber, std::pair<uint32_t, bool>>, EventNumber>
      lists_;
  std::vector<Place> edges_;
  size_t visited_ = 0;
};

TEST_P(BlockReaderTest, VisitsTheEdgesOfOneType) {
  size_t found = 0;
  for (const Level level : kLevels) {
    for (const Direction direction : kDirections) {
      const auto all = oracle_.Edges(direction, level);
      for (uint32_t actor = 0; actor < actors_; ++actor) {
        const TypeNumber type(static_cast<uint32_t>(random_() % types_));
        for (const BlockDays& days : ManyDays()) {
          EdgesSeen seen(oracle_, days);
          const Status status =
              reader_->Edges(direction, level, ActorNumber(actor), type, days,
                             [&](const EdgeTable& table) {
                               seen.Add(table, ActorNumber(actor), type);
                               return Scan::kContinue;
                             });
          ASSERT_TRUE(status.ok()) << status.ToString();
          seen.ExpectThoseOf(all, ActorNumber(actor), type);
          found += seen.size();
          if (HasFailure()) return;
        }
      }
    }
  }
  EXPECT_GT(found, 1000U);
}

TEST_P(BlockReaderTest, VisitsTheEdgesOfAllTypes) {
  for (const Level level : kLevels) {
    for (const Direction direction : kDirections) {
      const auto all = oracle_.Edges(direction, level);
      for (uint32_t actor = 0; actor < actors_; ++actor) {
        for (const BlockDays& days : ManyDays()) {
          EdgesSeen seen(oracle_, days);
          const Status status =
              reader_->AllEdges(direction, level, ActorNumber(actor), days,
                                [&](TypeNumber type, const EdgeTable& table) {
                                  seen.Add(table, ActorNumber(actor), type);
                                  return Scan::kContinue;
                                });
          ASSERT_TRUE(status.ok()) << status.ToString();
          seen.ExpectThoseOf(all, ActorNumber(actor), std::nullopt);
          if (HasFailure()) return;
        }
      }
    }
  }
}

TEST_P(BlockReaderTest, VisitsTheEventsOfAPairInEitherOrder) {
  std::map<EventNumber, const StoredRow*> rows;
  for (const StoredRow& stored : oracle_.rows()) rows[stored.event] = &stored;
  for (const Level level : kLevels) {
    for (int i = 0; i < 12; ++i) {
      const auto a = static_cast<uint32_t>(random_() % actors_);
      const auto b =
          static_cast<uint32_t>((a + 1 + random_() % (actors_ - 1)) % actors_);
      const ActorNumber low(std::min(a, b));
      const ActorNumber high(std::max(a, b));
      for (const BlockDays& days : ManyDays()) {
        std::vector<EventNumber> seen;
        const Status status = reader_->Dyad(
            level, ActorNumber(a), ActorNumber(b), days,
            [&](const DyadTable& table) {
              EventNumber last;
              for (size_t at = 0; at < table.size(); ++at) {
                const DyadEdge dyad = DyadAt(table, at, low, high);
                EXPECT_LT(last, dyad.edge.event);
                last = dyad.edge.event;
                const StoredRow& stored = *rows.at(dyad.edge.event);
                ExpectShared(dyad.edge, stored);
                const SampleRow& row = stored.row;
                const bool up = row.SourceAt(level) == low.value();
                EXPECT_EQ(dyad.low_to_high, row.mutual || up);
                EXPECT_EQ(dyad.high_to_low, row.mutual || !up);
                EXPECT_EQ(static_cast<uint64_t>(table[kDyadRow].At(at)) +
                              stored.event.value(),
                          RowKeyOf(row.id));
                if (row.Overlaps(days.from, days.to)) {
                  seen.push_back(stored.event);
                }
              }
              return Scan::kContinue;
            });
        ASSERT_TRUE(status.ok()) << status.ToString();
        std::vector<EventNumber> expected;
        for (const StoredRow& stored : oracle_.rows()) {
          const auto target = stored.row.TargetAt(level);
          if (!target || !stored.row.Overlaps(days.from, days.to)) continue;
          const uint32_t source = stored.row.SourceAt(level);
          if ((source == a && *target == b) || (source == b && *target == a)) {
            expected.push_back(stored.event);
          }
        }
        std::sort(seen.begin(), seen.end());
        EXPECT_EQ(seen, expected);
        if (HasFailure()) return;
      }
    }
  }
}

// Counts as a tally has them: outgoing, incoming, mutual, goldstein.
using Counts = std::array<int64_t, 4>;
// By (status, other).
using TallyMap = std::map<std::pair<int64_t, int64_t>, Counts>;

TallyMap CountByHand(const RowOracle& oracle, Level level, uint32_t actor,
                     std::optional<uint32_t> type, uint16_t period) {
  TallyMap counts;
  for (const StoredRow& stored : oracle.rows()) {
    const SampleRow& row = stored.row;
    const auto target = row.TargetAt(level);
    const uint32_t source = row.SourceAt(level);
    if (!target || source == *target || (type && *type != row.type)) continue;
    if (source != actor && *target != actor) continue;
    const int year =
        row.first_day ? ToCivil(*row.first_day).year : kUndatedPeriod;
    if (period != kAllTime && period != year) continue;
    Counts& count = counts[{row.status, source == actor ? *target : source}];
    ++count[row.mutual ? 2 : (source == actor ? 0 : 1)];
    count[3] += row.goldstein_tenths;
  }
  return counts;
}

TEST_P(BlockReaderTest, TalliesAreTheCountsOfTheRows) {
  size_t found = 0;
  const auto expect_counts = [&](Level level, uint32_t actor,
                                 std::optional<uint32_t> type,
                                 uint16_t period) {
    TallyMap counts;
    const auto number = type ? std::optional(TypeNumber(*type)) : std::nullopt;
    const Status status =
        reader_->Tallies(level, ActorNumber(actor), number, period,
                         [&](const TallyTable& table) {
                           std::pair<int64_t, int64_t> last{-1, -1};
                           for (size_t at = 0; at < table.size(); ++at) {
                             const std::pair place(table[kTallyStatus].At(at),
                                                   table[kTallyOther].At(at));
                             EXPECT_LT(last, place);
                             last = place;
                             EXPECT_EQ(table[kTallyBothWays].At(at), 0);
                             Counts& count = counts[place];
                             count[0] += table[kTallyOutgoing].At(at);
                             count[1] += table[kTallyIncoming].At(at);
                             count[2] += table[kTallyMutual].At(at);
                             count[3] += table[kTallyGoldstein].At(at);
                           }
                         });
    ASSERT_TRUE(status.ok()) << status.ToString();
    EXPECT_EQ(counts, CountByHand(oracle_, level, actor, type, period))
        << "actor " << actor << " period " << period;
    found += counts.size();
  };
  for (const Level level : kLevels) {
    for (uint32_t actor = 0; actor < actors_; ++actor) {
      for (uint32_t type = 0; type < types_; ++type) {
        expect_counts(level, actor, type, kAllTime);
      }
      for (const int period : {int{kAllTime}, int{kUndatedPeriod}, 2018, 2019,
                               2020, 2021, 2022, 2023, 2024}) {
        expect_counts(level, actor, std::nullopt,
                      static_cast<uint16_t>(period));
      }
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(found, 50U);
}

TEST_P(BlockReaderTest, ReadsEventsByNumberAndRowsById) {
  std::vector<const StoredRow*> stored;
  for (const StoredRow& row : oracle_.rows()) stored.push_back(&row);
  std::shuffle(stored.begin(), stored.end(), random_);
  stored.resize(std::min<size_t>(stored.size(), 1500));
  for (const StoredRow* at : stored) {
    const SampleRow& row = at->row;
    const auto event = reader_->Event(at->event);
    ASSERT_TRUE(event.has_value()) << event.error().ToString();
    EXPECT_EQ(event->event, at->event);
    EXPECT_EQ(event->segment, at->segment);
    EXPECT_EQ(event->first_day, row.first_day);
    EXPECT_EQ(event->last_day.has_value(), row.first_day.has_value());
    if (event->last_day) {
      EXPECT_EQ(*event->last_day, *row.first_day + row.span);
    }
    const ImportedRow view = row.View();
    EXPECT_EQ(event->source, view.source);
    EXPECT_EQ(event->target, view.target);
    EXPECT_EQ(event->source_state, view.source_state);
    EXPECT_EQ(event->target_state, view.target_state);
    EXPECT_EQ(event->type, view.type);
    EXPECT_EQ(event->kind.status, row.status);
    EXPECT_EQ(event->kind.mutual, row.mutual);
    EXPECT_EQ(event->kind.precision, row.precision);
    EXPECT_EQ(event->goldstein_tenths, row.goldstein_tenths);
    EXPECT_EQ(event->confidence, view.confidence);
    EXPECT_EQ(event->row, RowKeyOf(row.id));
    const v1::Segment& segment = store_->Segments()[at->segment];
    if (row.article.empty()) {
      EXPECT_EQ(event->article, kNoArticle);
    } else if (!segment.articles_named()) {
      EXPECT_EQ(event->article, RowKeyOf(row.article));
    }
    const auto found = reader_->FindRow("d", RowKeyOf(row.id));
    ASSERT_TRUE(found.has_value()) << found.error().ToString();
    EXPECT_EQ(*found, at->event);
    if (HasFailure()) FAIL() << row.id;
  }
  for (const char* id : {"no such row", "999999999", "9223372036854775807"}) {
    const auto found = reader_->FindRow("d", RowKeyOf(id));
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().code(), StatusCode::kNotFound);
  }
  const auto below = reader_->Event(EventNumber(3));
  ASSERT_FALSE(below.has_value());
  EXPECT_EQ(below.error().code(), StatusCode::kNotFound);
}

TEST_P(BlockReaderTest, VisitorsEndTheirVisit) {
  size_t tables = 0;
  const auto stop = [&tables](const auto&...) {
    ++tables;
    return Scan::kStop;
  };
  ASSERT_TRUE(reader_
                  ->Edges(Direction::kOut, Level::kState, ActorNumber(0),
                          TypeNumber(0), {}, stop)
                  .ok());
  EXPECT_EQ(tables, 1U);
  ASSERT_TRUE(
      reader_->AllEdges(Direction::kIn, Level::kActor, ActorNumber(0), {}, stop)
          .ok());
  EXPECT_EQ(tables, 2U);
  ASSERT_TRUE(
      reader_->Dyad(Level::kState, ActorNumber(1), ActorNumber(0), {}, stop)
          .ok());
  EXPECT_EQ(tables, 3U);
}

TEST_P(BlockReaderTest, KnowsWhatTheSegmentsSpan) {
  EXPECT_FALSE(reader_->empty());
  EXPECT_EQ(reader_->reads_one_list(),
            GetParam().segments == 1 && GetParam().states == 0);
  Day first = kLastDay;
  Day last = kFirstDay;
  Day longest = 0;
  for (const StoredRow& stored : oracle_.rows()) {
    if (!stored.row.first_day) continue;
    first = std::min(first, *stored.row.first_day);
    last = std::max(last, *stored.row.first_day + stored.row.span);
    longest = std::max(longest, stored.row.span);
  }
  EXPECT_EQ(reader_->longest_span(), longest);
  EXPECT_EQ(reader_->years(),
            std::pair(ToCivil(first).year, ToCivil(last).year));
  EXPECT_TRUE(reader_->Covers({}));
  // Undated events lie within no days.
  EXPECT_FALSE(reader_->Covers({first, last}));
}

TEST_P(BlockReaderTest, ReadsTheSameAfterReopening) {
  const auto events_of = [](BlockReader* reader) {
    std::vector<EventNumber> events;
    const Status status = reader->AllEdges(
        Direction::kOut, Level::kState, ActorNumber(0), {},
        [&events](TypeNumber type, const EdgeTable& table) {
          for (size_t at = 0; at < table.size(); ++at) {
            events.push_back(EdgeAt(table, at, ActorNumber(0), type).event);
          }
          return Scan::kContinue;
        });
    EXPECT_TRUE(status.ok()) << status.ToString();
    return events;
  };
  const auto before = events_of(reader_.get());
  EXPECT_FALSE(before.empty());
  for (const OpenMode mode : {OpenMode::kReadWrite, OpenMode::kReadOnly}) {
    reader_.reset();
    store_.reset();
    StoreOptions options;
    options.path = path_;
    options.mode = mode;
    store_ = *EventStore::Open(options);
    reader_ = std::make_unique<BlockReader>(*store_);
    EXPECT_EQ(events_of(reader_.get()), before);
  }
}

INSTANTIATE_TEST_SUITE_P(
    , BlockReaderTest,
    ::testing::Values(Tables{"OneSegment", 0, 0, 1, 2000},
                      Tables{"States", 25, 40, 1, 2000},
                      Tables{"Segments", 25, 900, 4, 900},
                      // Lists and pairs of several blocks.
                      Tables{"LongLists", 0, 0, 1, 16000, 3, 2},
                      Tables{"LongListsOfStatesAndSpans", 40, 300, 2, 12000, 3,
                             2}),
    [](const auto& tables) { return std::string(tables.param.name); });

// A pair with one long list.
class LongListTest : public ::testing::Test {
 protected:
  static constexpr size_t kRows = 3 * internal::kRowsPerListBlock + 100;

  void SetUp() override {
    store_ = *OpenNew(path_);
    ASSERT_TRUE(
        store_->PutActors({testing::State("A"), testing::State("B")}).ok());
    ASSERT_TRUE(store_->PutTypes({testing::Type("t")}).ok());
    std::vector<SampleRow> rows(kRows);
    for (size_t i = 0; i < kRows; ++i) {
      rows[i].id = std::to_string(i);
      rows[i].target = rows[i].target_state = 1;
      if (i < kRows - 100) rows[i].first_day = static_cast<Day>(i / 4);
    }
    RowOracle oracle;
    oracle.Import(rows, "d", "f", store_.get());
  }

  // Rows of each block visited.
  std::vector<size_t> Blocks(const BlockDays& days) {
    std::vector<size_t> blocks;
    BlockReader reader(*store_);
    const auto visit = [&blocks](const EdgeTable& table) {
      blocks.push_back(table.size());
      return Scan::kContinue;
    };
    const Status status =
        reader.Edges(Direction::kOut, Level::kState, ActorNumber(0),
                     TypeNumber(0), days, visit);
    EXPECT_TRUE(status.ok()) << status.ToString();
    return blocks;
  }

  TempFolder folder_;
  const std::string path_ = folder_ / "store";
  std::unique_ptr<EventStore> store_;
};

TEST_F(LongListTest, OnlyBlocksOfTheDaysAreRead) {
  constexpr size_t kFull = internal::kRowsPerListBlock;
  constexpr Day kDays = kFull / 4;
  // Undated rows have a block of their own.
  EXPECT_EQ(Blocks({}), (std::vector<size_t>{kFull, kFull, kFull, 100}));
  EXPECT_EQ(Blocks({kFirstDay, kLastDay}),
            (std::vector<size_t>{kFull, kFull, kFull}));
  EXPECT_EQ(Blocks({kDays, kDays}), (std::vector<size_t>{kFull}));
  EXPECT_EQ(Blocks({kDays - 1, kDays}), (std::vector<size_t>{kFull, kFull}));
  EXPECT_EQ(Blocks({2 * kDays, std::nullopt}), (std::vector<size_t>{kFull}));
  EXPECT_EQ(Blocks({std::nullopt, kDays - 1}), (std::vector<size_t>{kFull}));
  EXPECT_TRUE(Blocks({3 * kDays, std::nullopt}).empty());
}

TEST_F(LongListTest, DamageIsSaid) {
  const std::string list = EncodeKey(
      EdgeListKey{BlockLevel::kBoth, ActorNumber(0), TypeNumber(0), 0});
  struct Damage {
    std::string key;
    std::optional<std::string> value;  // absent: the row is gone
    // Of a visit of other days, which has no need of what is damaged.
    StatusCode elsewhere = StatusCode::kOk;
  };
  store_.reset();
  std::map<std::string, std::string> whole;
  {
    testing::RawDatabase raw(path_);
    whole = raw.Rows("out_blocks");
  }
  ASSERT_TRUE(whole.contains(BlockKey(list, 1)));
  const std::string block = whole[BlockKey(list, 1)];
  for (const Damage& damage :
       {Damage{list, "", StatusCode::kDataLoss},
        Damage{list, "\x07", StatusCode::kDataLoss}, Damage{list, "\x01rest"},
        Damage{list, whole[list].substr(0, whole[list].size() - 1)},
        Damage{BlockKey(list, 1), std::nullopt},
        Damage{BlockKey(list, 1), block.substr(0, block.size() / 2)}}) {
    {
      testing::RawDatabase raw(path_);
      if (damage.value) {
        raw.Put("out_blocks", damage.key, *damage.value);
      } else {
        raw.Delete("out_blocks", damage.key);
      }
      ASSERT_TRUE(raw.ok());
    }
    StoreOptions options;
    options.path = path_;
    store_ = *EventStore::Open(options);
    BlockReader reader(*store_);
    const Status one = reader.Edges(
        Direction::kOut, Level::kState, ActorNumber(0), TypeNumber(0), {},
        [](const EdgeTable&) { return Scan::kContinue; });
    EXPECT_EQ(one.code(), StatusCode::kDataLoss) << one.ToString();
    for (const BlockDays& days : {BlockDays{}, BlockDays{-9, -5}}) {
      const Status all = reader.AllEdges(
          Direction::kOut, Level::kState, ActorNumber(0), days,
          [](TypeNumber, const EdgeTable&) { return Scan::kContinue; });
      EXPECT_EQ(all.code(),
                days.from ? damage.elsewhere : StatusCode::kDataLoss)
          << all.ToString();
    }
    store_.reset();
    testing::RawDatabase raw(path_);
    raw.Put("out_blocks", damage.key, whole[damage.key]);
  }
}

TEST(BlockReaderOfNothingTest, FindsNothing) {
  TempFolder folder;
  const auto store = *OpenNew(folder / "store");
  BlockReader reader(*store);
  EXPECT_TRUE(reader.empty());
  EXPECT_EQ(reader.years(), std::nullopt);
  EXPECT_EQ(reader.longest_span(), 0);
  EXPECT_TRUE(reader
                  .AllEdges(Direction::kOut, Level::kState, ActorNumber(0), {},
                            [](TypeNumber, const EdgeTable&) {
                              ADD_FAILURE();
                              return Scan::kContinue;
                            })
                  .ok());
  EXPECT_FALSE(reader.Event(EventNumber(kFirstImported)).has_value());
}

}  // namespace
}  // namespace actant
