// Scans of random stores against a naive reading of the events.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "sample_articles.h"
#include "storage/event_store.h"
#include "temp_folder.h"

namespace actant {
namespace {

using testing::BatchBuilder;
using testing::EventOf;
using testing::OpenNew;
using testing::TempFolder;

const std::vector<std::string> kCodes = {"USA", "GBR", "FRA", "RUS", "CHN"};
const std::vector<std::string> kTypes = {"sanction", "meet", "aid", "visit"};

// type, day or a number after all days, other or a number after all actors,
// event: the order of a scan.
using Place = std::tuple<uint32_t, int64_t, int64_t, uint32_t>;

constexpr int64_t kLast = int64_t{1} << 40;

int64_t DayPlace(const std::optional<Day>& day) { return day ? *day : kLast; }

class ScanTest : public ::testing::Test {
 protected:
  void SetUp() override {
    store_ = *OpenNew(folder_ / "store");
    BatchBuilder builder("a");
    for (const std::string& type : kTypes) {
      builder.batch().types.push_back(testing::Type(type));
    }
    for (int i = 0; i < 300; ++i) {
      const auto day = random_() % 8 == 0 ? std::optional<Day>() : AnyDay();
      builder.Tells(
          EventOf("e" + std::to_string(i), Pick(kTypes), Parties(), day));
      events_.push_back(builder.batch().events.back());
    }
    const Status status = store_->ApplyArticle(builder.batch());
    ASSERT_TRUE(status.ok()) << status.ToString();
  }

  const std::string& Pick(const std::vector<std::string>& from) {
    return from[random_() % from.size()];
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
  DayBounds AnyBounds() {
    DayBounds bounds;
    if (random_() % 2 == 0) bounds.from = AnyDay();
    if (random_() % 2 == 0) bounds.to = AnyDay();
    return bounds;
  }
  static bool Allows(const DayBounds& bounds, const v1::Event& event) {
    if (!event.date().has_first_day()) return !bounds.from && !bounds.to;
    const Day day = event.date().first_day();
    return (!bounds.from || *bounds.from <= day) &&
           (!bounds.to || day <= *bounds.to);
  }
  ActorNumber Actor(const std::string& code) {
    return *store_->FindActor(code);
  }
  Place PlaceOf(const v1::Event& event, int64_t other) {
    return {store_->FindType(event.type())->value(),
            event.date().has_first_day() ? event.date().first_day() : kLast,
            other, store_->FindEvent(*EventId::FromBytes(event.id()))->value()};
  }
  std::vector<Place> Expected(Direction direction, const std::string& code,
                              const DayBounds& bounds) {
    std::vector<Place> places;
    for (const v1::Event& event : events_) {
      if (!Allows(bounds, event)) continue;
      for (const EventPair& pair : ExpandPairs(event, Level::kState)) {
        const bool out = direction == Direction::kOut;
        if (!pair.target) {
          if (out && pair.source == code) {
            places.push_back(PlaceOf(event, kLast));
          }
          continue;
        }
        const std::string& near = out ? pair.source : *pair.target;
        const std::string& far = out ? *pair.target : pair.source;
        if (near == code) places.push_back(PlaceOf(event, Actor(far).value()));
        if (event.mutual() && far == code) {
          places.push_back(PlaceOf(event, Actor(near).value()));
        }
      }
    }
    std::sort(places.begin(), places.end());
    return places;
  }
  std::vector<Place> Scanned(Direction direction, const std::string& code,
                             std::optional<TypeNumber> type,
                             const DayBounds& bounds) {
    std::vector<Place> places;
    const Status status = store_->ScanEdges(
        direction, Level::kState, Actor(code), type, bounds,
        [&](const Edge& edge) {
          EXPECT_EQ(edge.actor, Actor(code));
          EXPECT_EQ(edge.first_day, edge.last_day);
          places.emplace_back(edge.type.value(), DayPlace(edge.first_day),
                              edge.other ? edge.other->value() : kLast,
                              edge.event.value());
          return Scan::kContinue;
        });
    EXPECT_TRUE(status.ok()) << status.ToString();
    return places;
  }

  TempFolder folder_;
  std::mt19937 random_{11};
  std::unique_ptr<EventStore> store_;
  std::vector<v1::Event> events_;
};

TEST_F(ScanTest, EdgesAgreeWithTheEventsInKeyOrder) {
  for (int round = 0; round < 60; ++round) {
    const std::string& code = Pick(kCodes);
    const DayBounds bounds = AnyBounds();
    for (const Direction direction : {Direction::kOut, Direction::kIn}) {
      const auto expected = Expected(direction, code, bounds);
      EXPECT_EQ(Scanned(direction, code, std::nullopt, bounds), expected);
      for (const std::string& name : kTypes) {
        const TypeNumber type = *store_->FindType(name);
        std::vector<Place> typed = expected;
        std::erase_if(typed, [&](const Place& place) {
          return std::get<0>(place) != type.value();
        });
        EXPECT_EQ(Scanned(direction, code, type, bounds), typed);
      }
    }
  }
}

TEST_F(ScanTest, DyadsAgreeWithTheEvents) {
  // (day, event) to the two directions.
  using Row = std::tuple<int64_t, uint32_t, bool, bool>;
  for (int round = 0; round < 60; ++round) {
    const std::string& a = Pick(kCodes);
    const std::string& b = Pick(kCodes);
    const DayBounds bounds = AnyBounds();
    std::vector<Row> expected;
    const bool a_low = Actor(a) < Actor(b);
    for (const v1::Event& event : events_) {
      bool forth = false;
      bool back = false;
      for (const EventPair& pair : ExpandPairs(event, Level::kState)) {
        forth |= pair.target && pair.source == a && *pair.target == b;
        back |= pair.target && pair.source == b && *pair.target == a;
      }
      if ((!forth && !back) || !Allows(bounds, event)) continue;
      if (event.mutual()) forth = back = true;
      const Place place = PlaceOf(event, 0);
      expected.emplace_back(std::get<1>(place), std::get<3>(place),
                            a_low ? forth : back, a_low ? back : forth);
    }
    std::sort(expected.begin(), expected.end());
    std::vector<Row> scanned;
    const Status status = store_->ScanDyad(
        Level::kState, Actor(a), Actor(b), bounds, [&](const DyadEdge& dyad) {
          EXPECT_LT(dyad.edge.actor, *dyad.edge.other);
          scanned.emplace_back(DayPlace(dyad.edge.first_day),
                               dyad.edge.event.value(), dyad.low_to_high,
                               dyad.high_to_low);
          return Scan::kContinue;
        });
    EXPECT_TRUE(status.ok());
    EXPECT_EQ(scanned, expected);
  }
}

TEST_F(ScanTest, DatesAgreeWithTheEvents) {
  using Row = std::tuple<int64_t, uint32_t, uint32_t>;
  for (int round = 0; round < 60; ++round) {
    const DayBounds bounds = AnyBounds();
    std::vector<Row> expected;
    for (const v1::Event& event : events_) {
      if (!Allows(bounds, event)) continue;
      const Place place = PlaceOf(event, 0);
      expected.emplace_back(std::get<1>(place), std::get<0>(place),
                            std::get<3>(place));
    }
    std::sort(expected.begin(), expected.end());
    std::vector<Row> scanned;
    EXPECT_TRUE(store_
                    ->ScanByDate(bounds,
                                 [&](const Edge& edge) {
                                   scanned.emplace_back(
                                       DayPlace(edge.first_day),
                                       edge.type.value(), edge.event.value());
                                   return Scan::kContinue;
                                 })
                    .ok());
    EXPECT_EQ(scanned, expected);
  }
}

TEST_F(ScanTest, VisitorEndsTheScan) {
  for (const DayBounds& bounds : {DayBounds(), DayBounds{1000, 1011}}) {
    int visits = 0;
    EXPECT_TRUE(store_
                    ->ScanEdges(Direction::kOut, Level::kState, Actor("USA"),
                                std::nullopt, bounds,
                                [&](const Edge&) {
                                  ++visits;
                                  return Scan::kStop;
                                })
                    .ok());
    EXPECT_EQ(visits, 1);
  }
}

TEST_F(ScanTest, EdgeCarriesWhatTheEventSays) {
  BatchBuilder builder("b");
  v1::Event event = EventOf("long", "aid", "USA>JPN", 500);
  event.mutable_date()->set_last_day(530);
  event.mutable_date()->set_precision(v1::DATE_PRECISION_MONTH);
  event.mutable_date()->set_from_publication(true);
  event.set_status(v1::EVENT_STATUS_PLANNED);
  event.set_goldstein_tenths(74);
  event.set_confidence(1);
  builder.Tells(event);
  ASSERT_TRUE(store_->ApplyArticle(builder.batch()).ok());
  std::vector<Edge> edges;
  EXPECT_TRUE(store_
                  ->ScanEdges(Direction::kIn, Level::kActor, Actor("JPN"),
                              std::nullopt, {},
                              [&](const Edge& edge) {
                                edges.push_back(edge);
                                return Scan::kContinue;
                              })
                  .ok());
  ASSERT_EQ(edges.size(), 1U);
  EXPECT_EQ(edges[0].other, Actor("USA"));
  EXPECT_EQ(edges[0].first_day, 500);
  EXPECT_EQ(edges[0].last_day, 530);
  EXPECT_EQ(edges[0].precision, v1::DATE_PRECISION_MONTH);
  EXPECT_TRUE(edges[0].from_publication);
  EXPECT_FALSE(edges[0].mutual);
  EXPECT_EQ(edges[0].status, v1::EVENT_STATUS_PLANNED);
  EXPECT_EQ(edges[0].goldstein_tenths, 74);
  EXPECT_EQ(edges[0].confidence, 1);
  EXPECT_EQ(edges[0].mentions, 1U);
}

}  // namespace
}  // namespace actant
