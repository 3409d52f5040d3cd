#include "extract/event_merge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proto/event_time.h"

namespace actant {
namespace {

// A mention `source` > `target`; tests change what they are about.
v1::Mention Telling(std::string_view type, std::string_view source,
                    std::string_view target, uint32_t begin) {
  v1::Mention mention;
  mention.set_type(std::string(type));
  mention.set_status(v1::EVENT_STATUS_OCCURRED);
  mention.set_confidence(0.5F);
  mention.mutable_clause()->set_begin(begin);
  mention.mutable_clause()->set_end(begin + 10);
  for (const auto& [side, state] : {std::pair(v1::SIDE_SOURCE, source),
                                    std::pair(v1::SIDE_TARGET, target)}) {
    v1::Party* party = mention.add_parties();
    party->set_side(side);
    party->set_actor(std::string(state));
    party->set_state(std::string(state));
  }
  return mention;
}

void SetDate(const DaySpan& span, v1::Mention* mention) {
  mention->mutable_date()->set_first_day(span.first);
  mention->mutable_date()->set_last_day(span.last);
  mention->mutable_date()->set_precision(v1::DATE_PRECISION_DAY);
}

std::string Begins(const std::vector<v1::Mention>& mentions) {
  std::string begins;
  for (const v1::Mention& mention : mentions) {
    begins += std::to_string(mention.clause().begin()) + " ";
  }
  return begins;
}

TEST(EventMergeTest, KeepsTheFirstOfEqualTellings) {
  EXPECT_TRUE(MergeWithinDocument({}).empty());
  EXPECT_EQ(
      Begins(MergeWithinDocument({Telling("sanction", "USA", "IRN", 0),
                                  Telling("meet", "USA", "IRN", 20),
                                  Telling("sanction", "USA", "IRN", 40)})),
      "0 20 ");
}

TEST(EventMergeTest, TellsApartWhatDiffersInTypeStatusPartiesOrRole) {
  std::vector<v1::Mention> mentions = {Telling("sanction", "USA", "IRN", 0),
                                       Telling("tariff", "USA", "IRN", 1),
                                       Telling("sanction", "IRN", "USA", 2),
                                       Telling("sanction", "USA", "RUS", 3),
                                       Telling("sanction", "USA", "IRN", 4),
                                       Telling("sanction", "USA", "IRN", 5),
                                       Telling("sanction", "USA", "IRN", 6)};
  mentions[4].set_status(v1::EVENT_STATUS_PLANNED);
  mentions[5].mutable_parties(1)->set_role("BUS");
  mentions[6].set_mutual(true);
  EXPECT_EQ(MergeWithinDocument(mentions).size(), 7U);
}

TEST(EventMergeTest, OngoingIsAWayOfHavingOccurred) {
  auto ongoing = Telling("attack", "RUS", "UKR", 1);
  ongoing.set_status(v1::EVENT_STATUS_ONGOING);
  EXPECT_EQ(
      MergeWithinDocument({Telling("attack", "RUS", "UKR", 0), ongoing}).size(),
      1U);
}

TEST(EventMergeTest, PartiesCountByStateAndRoleInAnyOrder) {
  auto by_person = Telling("sanction", "USA", "IRN", 1);
  by_person.mutable_parties(0)->set_actor("person/trump");
  auto first = Telling("sanction", "USA", "IRN", 0);
  EXPECT_EQ(MergeWithinDocument({first, by_person}).size(), 1U);

  auto pair = Telling("meet", "USA", "CHN", 0);
  pair.mutable_parties(1)->set_side(v1::SIDE_SOURCE);
  pair.set_mutual(true);
  auto swapped = pair;
  swapped.mutable_parties()->SwapElements(0, 1);
  swapped.mutable_clause()->set_begin(9);
  EXPECT_EQ(Begins(MergeWithinDocument({pair, swapped})), "0 ");
}

TEST(EventMergeTest, TheTextComesBeforeTheHeadline) {
  auto surer = Telling("sanction", "USA", "IRN", 0);
  surer.set_confidence(0.9F);
  const auto text = Telling("sanction", "USA", "IRN", 40);
  EXPECT_EQ(Begins(MergeWithinDocument({surer, text}, 30)), "40 ");
  EXPECT_EQ(Begins(MergeWithinDocument({surer, text})), "0 ");
}

TEST(EventMergeTest, DatesThatHoldOneAnotherAreOneEvent) {
  auto year = Telling("sanction", "USA", "IRN", 0);
  SetDate(YearOf(2025), &year);
  auto day = Telling("sanction", "USA", "IRN", 10);
  SetDate(DayOf({2025, 3, 4}), &day);
  auto other_day = Telling("sanction", "USA", "IRN", 20);
  SetDate(DayOf({2025, 3, 5}), &other_day);
  const auto undated = Telling("sanction", "USA", "IRN", 30);

  EXPECT_EQ(Begins(MergeWithinDocument({year, day})), "10 ");
  EXPECT_EQ(Begins(MergeWithinDocument({day, other_day})), "10 20 ");
  EXPECT_EQ(Begins(MergeWithinDocument({undated, day})), "10 ");
  EXPECT_EQ(Begins(MergeWithinDocument({day, undated})), "10 ");
  // Months that only touch in part are two.
  auto march = Telling("sanction", "USA", "IRN", 40);
  SetDate({ToDay({2025, 3, 1}), ToDay({2025, 3, 31}), Precision::kRange},
          &march);
  auto spring = Telling("sanction", "USA", "IRN", 50);
  SetDate({ToDay({2025, 3, 15}), ToDay({2025, 5, 31}), Precision::kRange},
          &spring);
  EXPECT_EQ(Begins(MergeWithinDocument({march, spring})), "40 50 ");
}

TEST(EventMergeTest, ADayOfPublicationIsNoDate) {
  auto published = Telling("sanction", "USA", "IRN", 0);
  SetDate(DayOf({2025, 6, 1}), &published);
  published.mutable_date()->set_from_publication(true);
  auto dated = Telling("sanction", "USA", "IRN", 10);
  SetDate(DayOf({2024, 1, 1}), &dated);
  EXPECT_EQ(Begins(MergeWithinDocument({published, dated})), "10 ");
}

TEST(EventMergeTest, PrefersPrecisionThenConfidenceThenTheEarlierClause) {
  auto vague = Telling("sanction", "USA", "IRN", 0);
  SetDate(MonthOf(2025, 3), &vague);
  vague.set_confidence(0.9F);
  auto precise = Telling("sanction", "USA", "IRN", 10);
  SetDate(DayOf({2025, 3, 4}), &precise);
  EXPECT_EQ(Begins(MergeWithinDocument({vague, precise})), "10 ");
  auto sure = precise;
  sure.mutable_clause()->set_begin(20);
  sure.set_confidence(0.8F);
  EXPECT_EQ(Begins(MergeWithinDocument({precise, sure})), "20 ");
  auto early = precise;
  early.mutable_clause()->set_begin(5);
  EXPECT_EQ(Begins(MergeWithinDocument({precise, early})), "5 ");
}

TEST(EventMergeTest, TakesAmountAndPlaceFromTheOthersOnly) {
  auto poor = Telling("aid", "USA", "UKR", 0);
  SetDate(DayOf({2025, 3, 4}), &poor);
  auto rich = Telling("aid", "USA", "UKR", 10);
  rich.mutable_amount()->set_value(5e9);
  rich.mutable_amount()->set_currency("USD");
  rich.set_place("place/kyiv");
  auto merged = MergeWithinDocument({poor, rich});
  ASSERT_EQ(merged.size(), 1U);
  EXPECT_EQ(merged[0].clause().begin(), 0U);
  EXPECT_EQ(merged[0].amount().value(), 5e9);
  EXPECT_EQ(merged[0].place(), "place/kyiv");

  auto own = poor;
  own.mutable_amount()->set_value(1);
  own.mutable_amount()->set_currency("EUR");
  merged = MergeWithinDocument({own, rich});
  ASSERT_EQ(merged.size(), 1U);
  EXPECT_EQ(merged[0].amount().currency(), "EUR");
}

TEST(EventMergeTest, MergingAgainChangesNothing) {
  std::vector<v1::Mention> mentions;
  for (uint32_t i = 0; i < 40; ++i) {
    auto mention = Telling(i % 3 == 0 ? "sanction" : "meet", "USA",
                           i % 5 == 0 ? "CHN" : "IRN", i * 10);
    if (i % 4 != 0) {
      SetDate(DayOf({2025, 1 + static_cast<int>(i % 6), 1}), &mention);
    }
    mentions.push_back(std::move(mention));
  }
  const auto once = MergeWithinDocument(mentions);
  EXPECT_LT(once.size(), mentions.size());
  EXPECT_EQ(Begins(MergeWithinDocument(once)), Begins(once));
}

}  // namespace
}  // namespace actant
