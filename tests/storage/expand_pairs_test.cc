#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sample_articles.h"
#include "storage/event_store.h"

namespace actant {
namespace {

using testing::EventOf;

// "USA>RUS GBR>RUS", "USA" for a source alone.
std::string Pairs(const v1::Event& event, Level level) {
  std::string text;
  for (const EventPair& pair : ExpandPairs(event, level)) {
    if (!text.empty()) text += ' ';
    text += pair.source;
    if (pair.target.has_value()) text += '>' + *pair.target;
  }
  return text;
}

void AddParty(v1::Side side, const std::string& actor, const std::string& state,
              v1::Event* event) {
  v1::EventParty* party = event->add_parties();
  party->set_side(side);
  party->set_actor(actor);
  party->set_state(state);
}

TEST(ExpandPairsTest, DirectedEventIsSourcesTimesTargets) {
  const v1::Event event = EventOf("e", "sanction", "USA,GBR>RUS,CHN", 1);
  EXPECT_EQ(Pairs(event, Level::kState), "USA>RUS USA>CHN GBR>RUS GBR>CHN");
}

TEST(ExpandPairsTest, MutualEventIsEveryUnorderedPair) {
  const v1::Event event = EventOf("e", "meet", "USA,JPN=CHN", 1);
  EXPECT_EQ(Pairs(event, Level::kState), "USA>JPN USA>CHN JPN>CHN");
}

TEST(ExpandPairsTest, EventWithoutTargetHangsOnItsSources) {
  EXPECT_EQ(Pairs(EventOf("e", "test", "CHN,RUS", 1), Level::kState),
            "CHN RUS");
}

TEST(ExpandPairsTest, MutualEventOfOnePartyHangsOnIt) {
  EXPECT_EQ(Pairs(EventOf("e", "meet", "CHN=", 1), Level::kState), "CHN");
}

TEST(ExpandPairsTest, EventWithTargetsOnlyHasNoPairs) {
  EXPECT_EQ(Pairs(EventOf("e", "sanction", ">CHN", 1), Level::kState), "");
}

TEST(ExpandPairsTest, LevelsDifferWhereActorsShareAState) {
  v1::Event event;
  AddParty(v1::SIDE_SOURCE, "gov/USA/treasury", "USA", &event);
  AddParty(v1::SIDE_SOURCE, "USA", "USA", &event);
  AddParty(v1::SIDE_TARGET, "firm/rosneft", "RUS", &event);
  EXPECT_EQ(Pairs(event, Level::kState), "USA>RUS");
  EXPECT_EQ(Pairs(event, Level::kActor),
            "gov/USA/treasury>firm/rosneft USA>firm/rosneft");
}

TEST(ExpandPairsTest, ActorWithItselfMakesNoEdge) {
  v1::Event event;
  AddParty(v1::SIDE_SOURCE, "gov/USA/treasury", "USA", &event);
  AddParty(v1::SIDE_TARGET, "gov/USA/state", "USA", &event);
  EXPECT_EQ(Pairs(event, Level::kState), "");
  EXPECT_EQ(Pairs(event, Level::kActor), "gov/USA/treasury>gov/USA/state");
  event.set_mutual(true);
  EXPECT_EQ(Pairs(event, Level::kState), "");
}

TEST(ExpandPairsTest, ActorWithoutStateStandsForItself) {
  v1::Event event;
  AddParty(v1::SIDE_SOURCE, "EU", "", &event);
  AddParty(v1::SIDE_TARGET, "RUS", "RUS", &event);
  EXPECT_EQ(Pairs(event, Level::kState), "EU>RUS");
}

}  // namespace
}  // namespace actant
