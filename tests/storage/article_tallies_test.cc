// Tallies of events read in articles: always what the edges say, through any
// sequence of writes, replacements and removals.
#include "storage/article_tallies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "raw_database.h"
#include "sample_articles.h"
#include "storage/block_keys.h"
#include "storage/event_store.h"
#include "storage/packed_tables.h"
#include "temp_folder.h"

namespace actant {
namespace {

using testing::BatchBuilder;
using testing::EventOf;
using testing::OpenNew;
using testing::RawDatabase;
using testing::TempFolder;

constexpr const char* kStates[] = {"USA", "GBR", "FRA", "RUS", "CHN", "JPN"};
constexpr uint32_t kActors = 6;
constexpr uint32_t kTypes = 2;

// Outgoing, incoming, mutual, both ways, Goldstein tenths.
using Counts = std::array<int64_t, 5>;
// By (status, other).
using Tally = std::map<std::pair<int64_t, int64_t>, Counts>;
// By (type or kAllTypes, period).
using Tallies = std::map<std::pair<uint16_t, uint16_t>, Tally>;

// Every tally of the actor, by looking at each of its edges.
Tallies CountByHand(const EventStore& store, Level level, ActorNumber actor) {
  struct Event {
    Edge edge;
    bool out = false;
    bool in = false;
  };
  std::map<std::pair<EventNumber, uint32_t>, Event> events;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    const Status status = store.ScanArticleEdges(
        direction, level, actor, std::nullopt, DayBounds(),
        [&](const Edge& edge) {
          if (!edge.other) return Scan::kContinue;
          Event& event = events[{edge.event, edge.other->value()}];
          event.edge = edge;
          (direction == Direction::kOut ? event.out : event.in) = true;
          return Scan::kContinue;
        });
    EXPECT_TRUE(status.ok()) << status.ToString();
  }
  Tallies tallies;
  for (const auto& [place, event] : events) {
    const Edge& edge = event.edge;
    const auto type = static_cast<uint16_t>(edge.type.value());
    const auto period =
        edge.first_day ? static_cast<uint16_t>(ToCivil(*edge.first_day).year)
                       : kUndatedPeriod;
    for (const auto& key :
         {std::pair(type, kAllTime), std::pair(kAllTypes, kAllTime),
          std::pair(kAllTypes, period)}) {
      Counts& counts = tallies[key][{edge.status, place.second}];
      const size_t column =
          edge.mutual ? 2 : (event.out && event.in ? 3 : (event.out ? 0 : 1));
      ++counts[column];
      counts[4] += edge.goldstein_tenths;
    }
  }
  return tallies;
}

void AddTable(const TallyTable& table, Tally* tally) {
  for (size_t at = 0; at < table.size(); ++at) {
    Counts& counts =
        (*tally)[{table[kTallyStatus].At(at), table[kTallyOther].At(at)}];
    for (size_t i = 0; i < counts.size(); ++i) {
      counts[i] += table[kTallyOutgoing + i].At(at);
    }
  }
}

// The same as stored.
Tallies ReadAll(const EventStore& store, Level level, ActorNumber actor) {
  const ArticleTallies reader(store);
  Tallies tallies;
  const auto read = [&](std::optional<TypeNumber> type, uint16_t period) {
    Tally tally;
    const Status status = reader.Visit(
        level, actor, type, period,
        [&tally](const TallyTable& table) { AddTable(table, &tally); });
    EXPECT_TRUE(status.ok()) << status.ToString();
    const uint16_t kind =
        type ? static_cast<uint16_t>(type->value()) : kAllTypes;
    if (!tally.empty()) tallies[{kind, period}] = std::move(tally);
  };
  for (uint32_t type = 0; type < kTypes; ++type) {
    read(TypeNumber(type), kAllTime);
  }
  read(std::nullopt, kAllTime);
  for (uint16_t year = 1999; year < 2012; ++year) read(std::nullopt, year);
  read(std::nullopt, kUndatedPeriod);
  return tallies;
}

class ArticleTalliesTest : public ::testing::Test {
 protected:
  void SetUp() override { store_ = *OpenNew(path_); }

  void Reopen() {
    store_.reset();
    store_ = *OpenNew(path_);
  }

  void ExpectTalliesOfEdges() {
    for (const Level level : {Level::kState, Level::kActor}) {
      for (uint32_t actor = 0; actor < kActors; ++actor) {
        const Tallies expected =
            CountByHand(*store_, level, ActorNumber(actor));
        ASSERT_EQ(ReadAll(*store_, level, ActorNumber(actor)), expected)
            << "actor " << actor << ", level " << static_cast<int>(level);
        seen_ += expected.size();
      }
    }
  }

  void Apply(const ArticleBatch& batch) {
    const Status status = store_->ApplyArticle(batch);
    ASSERT_TRUE(status.ok()) << status.ToString();
  }

  ActorNumber Number(const char* code) { return *store_->FindActor(code); }

  TempFolder folder_;
  const std::string path_ = folder_ / "store";
  std::unique_ptr<EventStore> store_;
  size_t seen_ = 0;
};

// Parties whose states are others, mutual events, both ways and alone, all
// statuses, dated and not, also over the end of a year.
v1::Event AnyEvent(const std::string& name, std::mt19937* random) {
  const auto any = [random](size_t end) {
    return static_cast<int>((*random)() % end);
  };
  std::string parties = kStates[any(kActors)];
  if (any(4) == 0) parties += std::string(",") + kStates[any(kActors)];
  const char* const split[] = {">", ">", ">", "=", ""};
  const std::string between = split[any(5)];
  if (!between.empty()) {
    parties += between + kStates[any(kActors)];
    if (any(4) == 0) parties += std::string(",") + kStates[any(kActors)];
  }
  if (any(8) == 0) parties = "USA,CHN,JPN>CHN,USA";
  std::optional<Day> day;
  if (any(8) != 0) day = ToDay({2000, 1, 1}) + any(3000);
  v1::Event event =
      EventOf(name, any(2) == 0 ? "sanction" : "meet", parties, day);
  for (v1::EventParty& party : *event.mutable_parties()) {
    if (any(3) == 0) party.set_state(kStates[any(kActors)]);
  }
  if (day && any(3) == 0) event.mutable_date()->set_last_day(*day + any(800));
  event.set_status(static_cast<v1::EventStatus>(any(v1::EventStatus_MAX + 1)));
  event.set_goldstein_tenths(any(201) - 100);
  return event;
}

TEST_F(ArticleTalliesTest, AreWhatTheEdgesSayAfterEveryChange) {
  std::mt19937 random(31);
  std::map<std::string, v1::Event> events;
  for (int step = 0; step < 150; ++step) {
    BatchBuilder batch("article");
    batch.Removing();
    std::set<std::string> named;
    for (uint64_t n = 1 + random() % 6; n > 0; --n) {
      const std::string name = std::to_string(random() % 40);
      if (!named.insert(name).second) continue;
      const auto known = events.find(name);
      if (known != events.end() && random() % 2 == 0) {
        batch.Gone(name);
        events.erase(known);
        continue;
      }
      v1::Event event = AnyEvent(name, &random);
      if (known != events.end() && random() % 2 == 0) {
        // The same event, surer by now, or of another status.
        event = known->second;
        event.set_confidence(static_cast<float>(random() % 100) / 100);
        if (random() % 2 == 0) event.set_status(v1::EVENT_STATUS_NEGATED);
      }
      events[name] = event;
      batch.Writes(event, 0);
    }
    Apply(batch.batch());
    ASSERT_NO_FATAL_FAILURE(ExpectTalliesOfEdges()) << "step " << step;
    // Some in the log, some in sorted files.
    if (step % 20 == 7) Reopen();
    if (step % 10 == 9) {
      ASSERT_EQ(store_->Verify()->problem_count, 0U) << "step " << step;
    }
  }
  EXPECT_GT(seen_, 5000U);
  BatchBuilder last("article");
  last.Removing();
  for (const auto& [name, event] : events) last.Gone(name);
  Apply(last.batch());
  seen_ = 0;
  ASSERT_NO_FATAL_FAILURE(ExpectTalliesOfEdges());
  EXPECT_EQ(seen_, 0U) << "nothing is left";
  EXPECT_EQ(store_->Verify()->problem_count, 0U);
}

// A whole article comes, is told anew, and goes.
TEST_F(ArticleTalliesTest, FollowAnArticleThatIsReplacedAndRemoved) {
  const auto count = [this](uint16_t period) {
    Tally tally;
    EXPECT_TRUE(
        ArticleTallies(*store_)
            .Visit(Level::kState, Number("USA"), std::nullopt, period,
                   [&](const TallyTable& table) { AddTable(table, &tally); })
            .ok());
    int64_t events = 0;
    for (const auto& [place, counts] : tally) {
      events += counts[0] + counts[1] + counts[2] + counts[3];
    }
    return events;
  };
  const Day day = ToDay({2003, 5, 1});
  Apply(BatchBuilder("a", "first")
            .Tells(EventOf("x", "sanction", "USA>RUS", day))
            .Tells(EventOf("y", "meet", "USA=CHN", day + 400))
            .batch());
  EXPECT_EQ(count(kAllTime), 2);
  EXPECT_EQ(count(2003), 1);
  Apply(BatchBuilder("a", "second")
            .Tells(EventOf("y", "meet", "USA=CHN", day))
            .Gone("x")
            .batch());
  EXPECT_EQ(count(kAllTime), 1);
  EXPECT_EQ(count(2003), 1);
  EXPECT_EQ(count(2004), 0);
  Apply(BatchBuilder("a").Removing().Gone("y").batch());
  EXPECT_EQ(count(kAllTime), 0);
}

TEST_F(ArticleTalliesTest, YearsAreThoseAsked) {
  BatchBuilder batch("a");
  for (const int year : {1, 2000, 2001, 2005, 9999}) {
    batch.Tells(EventOf(std::to_string(year), "sanction", "USA>RUS",
                        ToDay({year, 12, 31})));
  }
  batch.Tells(EventOf("undated", "sanction", "USA>RUS", std::nullopt));
  Apply(batch.batch());
  const auto events = [this](int first, int last) {
    Tally tally;
    EXPECT_TRUE(ArticleTallies(*store_)
                    .VisitYears(Level::kActor, Number("USA"), first, last,
                                [&](const TallyTable& table) {
                                  AddTable(table, &tally);
                                })
                    .ok());
    return tally.empty() ? 0 : tally.begin()->second[0];
  };
  EXPECT_EQ(events(1, 9999), 5);
  EXPECT_EQ(events(2, 9998), 3);
  EXPECT_EQ(events(2001, 2004), 1);
  EXPECT_EQ(events(2002, 2004), 0);
  EXPECT_EQ(events(2000, 2005), 3);
}

// Events that last over the end of a year, and no others.
TEST_F(ArticleTalliesTest, LongEdgesAreThoseOverTheEndOfAYear) {
  BatchBuilder batch("a");
  const auto add = [&batch](const char* name, Day first, Day last) {
    v1::Event event = EventOf(name, "sanction", "USA>RUS", first);
    event.mutable_date()->set_last_day(last);
    batch.Tells(std::move(event));
  };
  add("year", ToDay({2001, 1, 1}), ToDay({2001, 12, 31}));
  add("night", ToDay({2001, 12, 31}), ToDay({2002, 1, 1}));
  add("decade", ToDay({1990, 1, 1}), ToDay({1999, 12, 31}));
  batch.Tells(EventOf("undated", "sanction", "USA>RUS", std::nullopt));
  Apply(batch.batch());
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    std::vector<Day> days;
    const char* const actor = direction == Direction::kOut ? "USA" : "RUS";
    EXPECT_TRUE(store_
                    ->ScanLongArticleEdges(direction, Level::kState,
                                           Number(actor),
                                           [&days](const Edge& edge) {
                                             days.push_back(*edge.first_day);
                                             return Scan::kContinue;
                                           })
                    .ok());
    EXPECT_EQ(days,
              (std::vector<Day>{ToDay({1990, 1, 1}), ToDay({2001, 12, 31})}));
  }
}

class DamagedTalliesTest : public ArticleTalliesTest {
 protected:
  void SetUp() override {
    ArticleTalliesTest::SetUp();
    Apply(BatchBuilder("a")
              .Tells(EventOf("x", "sanction", "USA>RUS", ToDay({2003, 5, 1})))
              .Tells(EventOf("y", "meet", "USA=CHN", ToDay({2003, 5, 1})))
              .batch());
    key_ = EncodeKey(
        ArticleTallyKey{Number("USA"), BlockLevel::kBoth, kAllTypes, kAllTime});
    store_.reset();
  }

  Status Read() {
    return ArticleTallies(*store_).Visit(Level::kState, Number("USA"),
                                         std::nullopt, kAllTime,
                                         [](const TallyTable&) {});
  }

  // It gives no answer, is found, and is made good.
  void ExpectFoundAndRestored(StatusCode reading) {
    store_ = *OpenNew(path_);
    EXPECT_EQ(Read().code(), reading);
    const auto report = store_->Verify();
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->problem_count, 1U);
    EXPECT_NE(report->problems[0].find("article_tallies"), std::string::npos)
        << report->problems[0];
    ASSERT_TRUE(store_->RebuildIndexes().ok());
    EXPECT_TRUE(Read().ok());
    EXPECT_EQ(store_->Verify()->problem_count, 0U);
    ExpectTalliesOfEdges();
  }

  std::string key_;
};

TEST_F(DamagedTalliesTest, MissingRow) {
  RawDatabase(path_).Delete("article_tallies", key_);
  ExpectFoundAndRestored(StatusCode::kOk);
}

TEST_F(DamagedTalliesTest, RowThatNoEdgesAskFor) {
  {
    RawDatabase raw(path_);
    const std::string value = raw.Rows("article_tallies").at(key_);
    raw.Put("article_tallies", key_.substr(0, 7) + "\x10\x10", value);
  }
  ExpectFoundAndRestored(StatusCode::kOk);
}

TEST_F(DamagedTalliesTest, BytesThatAreNoTable) {
  RawDatabase(path_).Put("article_tallies", key_, "\7no table");
  ExpectFoundAndRestored(StatusCode::kDataLoss);
}

// Neither keeps the store from being written, flushed and repaired.
TEST_F(DamagedTalliesTest, ChangeThatIsNoTable) {
  RawDatabase(path_).Merge("article_tallies", key_, "\7no table");
  store_ = *OpenNew(path_);
  Apply(BatchBuilder("b")
            .Tells(EventOf("z", "meet", "USA=JPN", ToDay({2003, 5, 1})))
            .batch());
  EXPECT_EQ(Read().code(), StatusCode::kDataLoss);
  store_.reset();
  RawDatabase(path_).Compact();
  ExpectFoundAndRestored(StatusCode::kDataLoss);
}

TEST_F(DamagedTalliesTest, LessThanNoEvents) {
  {
    RawDatabase raw(path_);
    // All that is counted once is taken away twice.
    const std::string value = raw.Rows("article_tallies").at(key_);
    const auto table = TallyTable::Parse(value);
    ASSERT_TRUE(table.has_value());
    std::vector<std::vector<int64_t>> columns(kTallyColumns);
    for (size_t column = 0; column < kTallyColumns; ++column) {
      for (size_t at = 0; at < table->size(); ++at) {
        const int64_t stored = (*table)[column].At(at);
        columns[column].push_back(column < kTallyOutgoing ? stored
                                                          : -2 * stored);
      }
    }
    const std::vector<std::span<const int64_t>> spans(columns.begin(),
                                                      columns.end());
    raw.Merge("article_tallies", key_, EncodePackedTable(table->size(), spans));
  }
  ExpectFoundAndRestored(StatusCode::kDataLoss);
}

}  // namespace
}  // namespace actant
