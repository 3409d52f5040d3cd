// Scans of stores that hold both imported events and events read in articles.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "sample_articles.h"
#include "sample_rows.h"
#include "storage/event_store.h"
#include "storage/packed_tables.h"
#include "temp_folder.h"

namespace actant {
namespace {

using testing::BatchBuilder;
using testing::EventOf;
using testing::OpenNew;
using testing::RandomRows;
using testing::RowMix;
using testing::RowOracle;
using testing::SampleEdge;
using testing::SampleIds;
using testing::StoredRow;
using testing::TempFolder;

// The actors and types of BatchBuilder, in its order, stand first.
constexpr uint32_t kActors = 6;
const std::vector<std::string> kCodes = {"USA", "GBR", "FRA",
                                         "RUS", "CHN", "JPN"};
const std::vector<std::string> kTypes = {"sanction", "meet"};
constexpr Level kLevels[] = {Level::kState, Level::kActor};
constexpr Direction kDirections[] = {Direction::kOut, Direction::kIn};

constexpr uint32_t kNone = UINT32_MAX;

// One edge in the order of ScanEdges: type, day, other, event.
using EdgePlace = std::tuple<uint32_t, Day, uint32_t, uint32_t>;
// In that of ScanByDate: day, type, event.
using DatePlace = std::tuple<Day, uint32_t, uint32_t>;
// In that of ScanDyad: day, event; and which ways it goes.
using DyadPlace = std::tuple<Day, uint32_t, bool, bool>;

Day DayPlace(const std::optional<Day>& day) { return day.value_or(kUndated); }

class MergedScanTest : public ::testing::Test {
 protected:
  void SetUp() override {
    store_ = *OpenNew(folder_ / "store");
    std::vector<ActorWrite> actors;
    for (const std::string& code : kCodes) {
      actors.push_back(testing::State(code));
    }
    ASSERT_TRUE(store_->PutActors(actors).ok());
    std::vector<v1::EventType> types;
    for (const std::string& type : kTypes) {
      types.push_back(testing::Type(type));
    }
    ASSERT_TRUE(store_->PutTypes(types).ok());
    for (uint32_t actor = 0; actor < kActors; ++actor) {
      ASSERT_EQ(store_->FindActor(kCodes[actor])->value(), actor);
    }
  }

  void ImportRandom(int states) {
    RowMix mix;
    mix.rows = 250;
    mix.actors = kActors;
    mix.types = static_cast<uint32_t>(kTypes.size());
    mix.ids = SampleIds::kText;
    mix.first_day = 995;
    mix.days = 20;
    mix.longest_span = 30;
    mix.undated = 10;
    mix.lone = 15;
    mix.mutual = 15;
    mix.states = states;
    oracle_.Import(RandomRows(mix, &random_), "d",
                   std::to_string(store_->Segments().size()), store_.get());
  }

  void ReadArticle(int events) {
    BatchBuilder builder("article");
    for (int i = 0; i < events; ++i) {
      const auto day = random_() % 8 == 0 ? std::optional<Day>() : AnyDay();
      const std::string type = kTypes[random_() % kTypes.size()];
      builder.Tells(EventOf("e" + std::to_string(i), type, Parties(), day));
    }
    const Status status = store_->ApplyArticle(builder.batch());
    ASSERT_TRUE(status.ok()) << status.ToString();
  }

  Day AnyDay() { return 1000 + static_cast<Day>(random_() % 12); }
  std::string Parties() {
    std::vector<std::string> codes = kCodes;
    std::shuffle(codes.begin(), codes.end(), random_);
    switch (random_() % 4) {
      case 0:
        return codes[0];
      case 1:
        return codes[0] + "=" + codes[1] + "," + codes[2];
      case 2:
        return codes[0] + "," + codes[1] + ">" + codes[1] + "," + codes[0];
      default:
        return codes[0] + ">" + codes[1];
    }
  }
  std::vector<DayBounds> ManyBounds() {
    std::vector<DayBounds> many = {{}};
    for (int i = 0; i < 8; ++i) {
      DayBounds bounds;
      if (i % 3 != 0) bounds.from = AnyDay();
      if (i % 3 != 1) bounds.to = AnyDay();
      many.push_back(bounds);
    }
    return many;
  }
  static bool Allows(const DayBounds& bounds, const std::optional<Day>& day) {
    if (!bounds.from && !bounds.to) return true;
    return day && (!bounds.from || *day >= *bounds.from) &&
           (!bounds.to || *day <= *bounds.to);
  }

  // What a scan gives, cut after `limit` visits.
  std::vector<EdgePlace> Scanned(Direction direction, Level level,
                                 uint32_t actor, std::optional<TypeNumber> type,
                                 const DayBounds& bounds, size_t limit) {
    std::vector<EdgePlace> places;
    const Status status = store_->ScanEdges(
        direction, level, ActorNumber(actor), type, bounds,
        [&](const Edge& edge) {
          EXPECT_EQ(edge.actor, ActorNumber(actor));
          places.emplace_back(edge.type.value(), DayPlace(edge.first_day),
                              edge.other ? edge.other->value() : kNone,
                              edge.event.value());
          return places.size() == limit ? Scan::kStop : Scan::kContinue;
        });
    EXPECT_TRUE(status.ok()) << status.ToString();
    return places;
  }

  // The imported rows by hand, those read in articles by the scan of these.
  std::vector<EdgePlace> Expected(Direction direction, Level level,
                                  uint32_t actor,
                                  std::optional<TypeNumber> type,
                                  const DayBounds& bounds) {
    std::vector<EdgePlace> places;
    for (const SampleEdge& edge : oracle_.Edges(direction, level)) {
      const auto& row = edge.row->row;
      if (edge.actor != actor || !Allows(bounds, row.first_day) ||
          (type && type->value() != row.type)) {
        continue;
      }
      places.emplace_back(row.type, row.place(), edge.other.value_or(kNone),
                          edge.row->event.value());
    }
    const Status status = store_->ScanArticleEdges(
        direction, level, ActorNumber(actor), type, bounds,
        [&](const Edge& edge) {
          places.emplace_back(edge.type.value(), DayPlace(edge.first_day),
                              edge.other ? edge.other->value() : kNone,
                              edge.event.value());
          return Scan::kContinue;
        });
    EXPECT_TRUE(status.ok()) << status.ToString();
    std::sort(places.begin(), places.end());
    return places;
  }

  void ExpectScansInOrder() {
    ExpectEdgesInOrder();
    ExpectPairsInOrder();
    ExpectDatesInOrder();
  }

  void ExpectEdgesInOrder() {
    for (const Level level : kLevels) {
      for (const Direction direction : kDirections) {
        for (uint32_t actor = 0; actor < kActors; ++actor) {
          for (const DayBounds& bounds : ManyBounds()) {
            std::optional<TypeNumber> type;
            if (random_() % 2 == 0) type = TypeNumber(actor % 2);
            auto expected = Expected(direction, level, actor, type, bounds);
            ASSERT_EQ(Scanned(direction, level, actor, type, bounds, 0),
                      expected);
            if (expected.empty()) continue;
            const size_t limit = 1 + random_() % expected.size();
            expected.resize(limit);
            ASSERT_EQ(Scanned(direction, level, actor, type, bounds, limit),
                      expected);
          }
        }
      }
    }
  }

  void ExpectPairsInOrder() {
    for (const Level level : kLevels) {
      for (uint32_t low = 0; low < kActors; ++low) {
        for (uint32_t high = low + 1; high < kActors; ++high) {
          for (const DayBounds& bounds : ManyBounds()) {
            ExpectPairInOrder(level, low, high, bounds);
            if (HasFatalFailure()) return;
          }
        }
      }
    }
  }

  void ExpectPairInOrder(Level level, uint32_t low, uint32_t high,
                         const DayBounds& bounds) {
    std::vector<DyadPlace> expected;
    for (const StoredRow& stored : oracle_.rows()) {
      const auto target = stored.row.TargetAt(level);
      const uint32_t source = stored.row.SourceAt(level);
      if (!target || !Allows(bounds, stored.row.first_day)) continue;
      const bool up = source == low && *target == high;
      const bool down = source == high && *target == low;
      if (!up && !down) continue;
      const bool mutual = stored.row.mutual;
      expected.emplace_back(stored.row.place(), stored.event.value(),
                            up || mutual, down || mutual);
    }
    const auto take = [low, high](std::vector<DyadPlace>* places) {
      return [places, low, high](const DyadEdge& dyad) {
        EXPECT_EQ(dyad.edge.actor, ActorNumber(low));
        EXPECT_EQ(dyad.edge.other, ActorNumber(high));
        places->emplace_back(DayPlace(dyad.edge.first_day),
                             dyad.edge.event.value(), dyad.low_to_high,
                             dyad.high_to_low);
        return Scan::kContinue;
      };
    };
    const ActorNumber a(low);
    const ActorNumber b(high);
    ASSERT_TRUE(
        store_->ScanArticleDyad(level, a, b, bounds, take(&expected)).ok());
    std::sort(expected.begin(), expected.end());
    std::vector<DyadPlace> places;
    ASSERT_TRUE(store_->ScanDyad(level, b, a, bounds, take(&places)).ok());
    ASSERT_EQ(places, expected);
    if (expected.empty()) return;
    const size_t limit = 1 + random_() % expected.size();
    places.clear();
    ASSERT_TRUE(store_
                    ->ScanDyad(level, a, b, bounds,
                               [&](const DyadEdge& dyad) {
                                 take (&places)(dyad);
                                 return places.size() == limit
                                            ? Scan::kStop
                                            : Scan::kContinue;
                               })
                    .ok());
    expected.resize(limit);
    ASSERT_EQ(places, expected);
  }

  void ExpectDatesInOrder() {
    for (const DayBounds& bounds : ManyBounds()) {
      std::vector<DatePlace> expected;
      for (const StoredRow& stored : oracle_.rows()) {
        if (!Allows(bounds, stored.row.first_day)) continue;
        expected.emplace_back(stored.row.place(), stored.row.type,
                              stored.event.value());
      }
      std::vector<DatePlace> places;
      size_t limit = 0;
      const auto take = [&](std::vector<DatePlace>* to) {
        return [to, &limit](const Edge& edge) {
          to->emplace_back(DayPlace(edge.first_day), edge.type.value(),
                           edge.event.value());
          return to->size() == limit ? Scan::kStop : Scan::kContinue;
        };
      };
      ASSERT_TRUE(store_->ScanArticlesByDate(bounds, take(&expected)).ok());
      std::sort(expected.begin(), expected.end());
      ASSERT_TRUE(store_->ScanByDate(bounds, take(&places)).ok());
      ASSERT_EQ(places, expected);
      for (int i = 0; i < 10 && !expected.empty(); ++i) {
        limit = 1 + random_() % expected.size();
        places.clear();
        ASSERT_TRUE(store_->ScanByDate(bounds, take(&places)).ok());
        expected.resize(limit);
        ASSERT_EQ(places, expected);
      }
    }
  }

  TempFolder folder_;
  std::unique_ptr<EventStore> store_;
  std::mt19937 random_{11};
  RowOracle oracle_;
};

TEST_F(MergedScanTest, ImportedEventsAloneComeInOrder) {
  ImportRandom(0);
  EXPECT_FALSE(store_->has_article_events());
  ExpectScansInOrder();
}

TEST_F(MergedScanTest, EventsOfSeveralTablesComeInOrder) {
  ImportRandom(0);
  ImportRandom(30);
  ImportRandom(30);
  ExpectScansInOrder();
}

TEST_F(MergedScanTest, EventsOfTablesAndArticlesComeInOrder) {
  ReadArticle(200);
  EXPECT_TRUE(store_->has_article_events());
  ExpectScansInOrder();
  if (HasFatalFailure()) return;
  ImportRandom(0);
  ImportRandom(40);
  ExpectScansInOrder();
}

TEST_F(MergedScanTest, ArticlesAfterTablesComeInOrder) {
  ImportRandom(40);
  ReadArticle(50);
  ExpectScansInOrder();
}

}  // namespace
}  // namespace actant
