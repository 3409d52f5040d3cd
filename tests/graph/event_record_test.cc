#include "graph/event_record.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "proto/event_time.h"

namespace actant {
namespace {

const EventId kId = EventId::Of("an event");
const Day kDay = ToDay({2024, 2, 29});

v1::EventType SanctionType() {
  v1::EventType type;
  type.set_name("sanction");
  type.set_goldstein_tenths(-80);
  return type;
}

v1::Mention Told(v1::EventStatus status, Day published,
                 const std::string& publisher = "p", float confidence = 0.5F) {
  v1::Mention mention;
  mention.set_type("sanction");
  mention.set_article("article of " + publisher);
  mention.set_status(status);
  mention.set_published(published);
  mention.set_publisher(publisher);
  mention.set_confidence(confidence);
  v1::Party& party = *mention.add_parties();
  party.set_side(v1::SIDE_SOURCE);
  party.set_actor("USA");
  party.set_state("USA");
  return mention;
}

void SetDate(v1::DatePrecision precision, Day first, Day last,
             v1::Mention* mention) {
  mention->mutable_date()->set_precision(precision);
  mention->mutable_date()->set_first_day(first);
  mention->mutable_date()->set_last_day(last);
}

v1::Event Make(const std::vector<v1::Mention>& mentions) {
  return MakeEvent(kId, mentions, SanctionType());
}

TEST(EventRecordTest, StatusIsTheOneLearntLast) {
  const v1::Event event = Make({Told(v1::EVENT_STATUS_OCCURRED, kDay + 2),
                                Told(v1::EVENT_STATUS_PLANNED, kDay)});
  EXPECT_EQ(event.status(), v1::EVENT_STATUS_OCCURRED);
  ASSERT_EQ(event.history_size(), 2);
  EXPECT_EQ(event.history(0).status(), v1::EVENT_STATUS_PLANNED);
  EXPECT_EQ(event.history(0).learnt(), kDay);
  EXPECT_EQ(event.history(1).status(), v1::EVENT_STATUS_OCCURRED);
  EXPECT_EQ(event.history(1).mentions(), 1U);
}

TEST(EventRecordTest, OccurredGoesFirstOnOneDay) {
  const v1::Event event = Make({Told(v1::EVENT_STATUS_NEGATED, kDay),
                                Told(v1::EVENT_STATUS_OCCURRED, kDay),
                                Told(v1::EVENT_STATUS_POSSIBLE, kDay)});
  EXPECT_EQ(event.status(), v1::EVENT_STATUS_OCCURRED);
}

TEST(EventRecordTest, MentionWithoutPublicationDayCountsAsFirst) {
  v1::Mention unknown = Told(v1::EVENT_STATUS_OCCURRED, 0);
  unknown.clear_published();
  const v1::Event event = Make({unknown, Told(v1::EVENT_STATUS_NEGATED, 1)});
  EXPECT_EQ(event.status(), v1::EVENT_STATUS_NEGATED);
  EXPECT_FALSE(event.history(1).has_learnt());
}

TEST(EventRecordTest, DateIsTheNarrowestOfTheText) {
  v1::Mention month = Told(v1::EVENT_STATUS_OCCURRED, kDay);
  SetDate(v1::DATE_PRECISION_MONTH, kDay - 28, kDay, &month);
  v1::Mention day = Told(v1::EVENT_STATUS_OCCURRED, kDay);
  SetDate(v1::DATE_PRECISION_DAY, kDay - 3, kDay - 3, &day);
  const v1::Mention undated = Told(v1::EVENT_STATUS_OCCURRED, kDay - 9);

  EXPECT_EQ(Make({undated, month}).date().first_day(), kDay - 28);
  const v1::Event event = Make({undated, month, day});
  EXPECT_EQ(event.date().first_day(), kDay - 3);
  EXPECT_EQ(event.date().last_day(), kDay - 3);
  EXPECT_EQ(event.date().precision(), v1::DATE_PRECISION_DAY);
}

TEST(EventRecordTest, UndatedEventTakesTheDayOfPublication) {
  const v1::Event event = Make({Told(v1::EVENT_STATUS_OCCURRED, kDay)});
  EXPECT_EQ(event.date().first_day(), kDay);
  EXPECT_EQ(event.date().last_day(), kDay);
  EXPECT_TRUE(event.date().from_publication());
  EXPECT_EQ(event.date().precision(), v1::DATE_PRECISION_UNKNOWN);

  v1::Mention nowhere = Told(v1::EVENT_STATUS_OCCURRED, 0);
  nowhere.clear_published();
  EXPECT_FALSE(Make({nowhere}).date().has_first_day());
}

TEST(EventRecordTest, SpecificActorsReplaceTheirState) {
  v1::Mention treasury = Told(v1::EVENT_STATUS_OCCURRED, kDay);
  treasury.mutable_parties(0)->set_actor("USA/treasury");
  v1::Party& firms = *treasury.add_parties();
  firms.set_side(v1::SIDE_SOURCE);
  firms.set_actor("USA.BUS");
  firms.set_state("USA");
  firms.set_role("BUS");
  v1::Party& target = *treasury.add_parties();
  target.set_side(v1::SIDE_TARGET);
  target.set_actor("USA");
  target.set_state("USA");
  const v1::Event event =
      Make({Told(v1::EVENT_STATUS_OCCURRED, kDay), treasury});
  ASSERT_EQ(event.parties_size(), 3);
  EXPECT_EQ(event.parties(0).actor(), "USA.BUS");
  EXPECT_EQ(event.parties(1).actor(), "USA/treasury");
  EXPECT_EQ(event.parties(2).side(), v1::SIDE_TARGET);
  EXPECT_EQ(event.parties(2).actor(), "USA");
}

TEST(EventRecordTest, AmountAndPlaceAreThoseToldMostOften) {
  std::vector<v1::Mention> mentions;
  for (const double value : {5.0, 7.0, 7.0, 9.0, 9.0}) {
    mentions.push_back(Told(v1::EVENT_STATUS_OCCURRED, kDay));
    mentions.back().mutable_amount()->set_value(value);
    mentions.back().mutable_amount()->set_currency("USD");
    mentions.back().set_place(value == 5.0 ? "MOW" : "");
  }
  const v1::Event event = Make(mentions);
  EXPECT_EQ(event.amount().value(), 9.0);
  EXPECT_EQ(event.amount().currency(), "USD");
  EXPECT_EQ(event.place(), "MOW");
  EXPECT_FALSE(Make({Told(v1::EVENT_STATUS_OCCURRED, 1)}).has_amount());
}

TEST(EventRecordTest, ConfidenceGrowsWithIndependentPublishersOnly) {
  const auto once = Told(v1::EVENT_STATUS_OCCURRED, kDay, "p", 0.6F);
  const auto again = Told(v1::EVENT_STATUS_OCCURRED, kDay, "p", 0.4F);
  const auto other = Told(v1::EVENT_STATUS_OCCURRED, kDay, "q", 0.5F);
  EXPECT_FLOAT_EQ(Make({once}).confidence(), 153.0F / 255);
  EXPECT_FLOAT_EQ(Make({once, again}).confidence(), 153.0F / 255);
  EXPECT_FLOAT_EQ(Make({once, again, other}).confidence(), 204.0F / 255);
  EXPECT_EQ(Make({once, again, other}).publisher_count(), 2U);
  EXPECT_EQ(Make({once, again, other}).mention_count(), 3U);
}

TEST(EventRecordTest, ConfidenceIsNeverCertain) {
  const v1::Event event =
      Make({Told(v1::EVENT_STATUS_OCCURRED, kDay, "p", 1.0F)});
  EXPECT_LE(event.confidence(), kMaxEventConfidence);
  EXPECT_GT(event.confidence(), kMaxEventConfidence - 1.0 / 255);
}

TEST(EventRecordTest, OwnScoreGoesBeforeThatOfTheType) {
  v1::Mention row = Told(v1::EVENT_STATUS_OCCURRED, kDay);
  EXPECT_EQ(Make({row}).goldstein_tenths(), -80);
  row.set_goldstein_tenths(35);
  EXPECT_EQ(Make({row}).goldstein_tenths(), 35);
}

TEST(EventRecordTest, OrderOfMentionsDoesNotMatter) {
  std::mt19937 random(20240229);
  for (int round = 0; round < 100; ++round) {
    std::vector<v1::Mention> mentions;
    for (unsigned i = 0; i < 2 + random() % 6; ++i) {
      v1::Mention mention =
          Told(static_cast<v1::EventStatus>(1 + random() % 5),
               kDay + static_cast<Day>(random() % 3),
               std::string(1, static_cast<char>('p' + random() % 3)),
               static_cast<float>(random() % 100) / 100);
      const Day first = kDay - static_cast<Day>(random() % 3);
      SetDate(static_cast<v1::DatePrecision>(random() % 5), first,
              first + static_cast<Day>(random() % 3), &mention);
      mention.mutable_parties(0)->set_actor(random() % 2 ? "USA" : "person/x");
      if (random() % 2)
        mention.set_goldstein_tenths(static_cast<int>(random() % 2));
      if (random() % 2) mention.set_place(random() % 2 ? "A" : "B");
      if (random() % 2) {
        mention.mutable_amount()->set_value(static_cast<double>(random() % 3));
      }
      mentions.push_back(mention);
    }
    const std::string expected = Make(mentions).SerializeAsString();
    for (int order = 0; order < 5; ++order) {
      std::shuffle(mentions.begin(), mentions.end(), random);
      EXPECT_EQ(Make(mentions).SerializeAsString(), expected);
    }
  }
}

}  // namespace
}  // namespace actant
