#include "graph/event_clusters.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace actant {
namespace {

void AddParty(v1::Side side, const std::string& actor, const std::string& state,
              const std::string& role, v1::Mention* mention) {
  v1::Party& party = *mention->add_parties();
  party.set_side(side);
  party.set_actor(actor);
  party.set_state(state);
  party.set_role(role);
}

v1::Mention Sanction(const std::string& source, const std::string& target) {
  v1::Mention mention;
  mention.set_type("sanction");
  mention.set_article("a");
  mention.set_status(v1::EVENT_STATUS_OCCURRED);
  AddParty(v1::SIDE_SOURCE, source, source, "", &mention);
  AddParty(v1::SIDE_TARGET, target, target, "", &mention);
  return mention;
}

v1::Mention Dated(v1::DatePrecision precision, const DaySpan& span) {
  v1::Mention mention = Sanction("USA", "RUS");
  mention.mutable_date()->set_precision(precision);
  mention.mutable_date()->set_first_day(span.first);
  mention.mutable_date()->set_last_day(span.last);
  mention.set_published(span.last + 100);
  return mention;
}

v1::Mention Undated(v1::EventStatus status, Day published) {
  v1::Mention mention = Sanction("USA", "RUS");
  mention.set_status(status);
  mention.set_published(published);
  mention.mutable_date()->set_first_day(published);
  mention.mutable_date()->set_last_day(published);
  mention.mutable_date()->set_from_publication(true);
  return mention;
}

const Day kDay = ToDay({2024, 2, 29});

TEST(EventClustersTest, ProjectsPartiesToStateAndRole) {
  v1::Mention mention;
  AddParty(v1::SIDE_SOURCE, "person/a", "USA", "", &mention);
  AddParty(v1::SIDE_SOURCE, "firm/b", "RUS", "BUS", &mention);
  AddParty(v1::SIDE_SOURCE, "EU", "", "", &mention);
  EXPECT_EQ(ProjectionOf(mention.parties(0)), "USA");
  EXPECT_EQ(ProjectionOf(mention.parties(1)), "RUS.BUS");
  EXPECT_EQ(ProjectionOf(mention.parties(2)), "EU");
}

TEST(EventClustersTest, BlockKeepsSidesApartUnlessMutual) {
  const v1::Mention forth = Sanction("USA", "RUS");
  const v1::Mention back = Sanction("RUS", "USA");
  EXPECT_NE(BlockOf(forth), BlockOf(back));

  v1::Mention meeting = forth;
  meeting.set_mutual(true);
  v1::Mention reversed = back;
  reversed.set_mutual(true);
  EXPECT_EQ(BlockOf(meeting), BlockOf(reversed));
  EXPECT_NE(BlockOf(meeting), BlockOf(forth));
  EXPECT_EQ(BlockOf(meeting).sources, (std::vector<std::string>{"RUS", "USA"}));
  EXPECT_TRUE(BlockOf(meeting).targets.empty());
}

TEST(EventClustersTest, BlockTakesEachProjectionOnce) {
  v1::Mention mention = Sanction("USA", "RUS");
  AddParty(v1::SIDE_SOURCE, "USA/treasury", "USA", "", &mention);
  EXPECT_EQ(BlockOf(mention), BlockOf(Sanction("USA", "RUS")));
}

TEST(EventClustersTest, KeyFollowsThePrecisionOfTheDate) {
  EXPECT_EQ(OwnKeyOf(Dated(v1::DATE_PRECISION_DAY, {kDay, kDay})),
            (ClusterKey{ClusterKind::kDay, kDay, ""}));
  EXPECT_EQ(OwnKeyOf(Dated(v1::DATE_PRECISION_RANGE, {kDay, kDay + 40})),
            (ClusterKey{ClusterKind::kDay, kDay, ""}));
  EXPECT_EQ(OwnKeyOf(Dated(v1::DATE_PRECISION_MONTH, MonthOf(2024, 2))),
            (ClusterKey{ClusterKind::kMonth, ToDay({2024, 2, 1}), ""}));
  EXPECT_EQ(OwnKeyOf(Dated(v1::DATE_PRECISION_YEAR, YearOf(2024))),
            (ClusterKey{ClusterKind::kYear, ToDay({2024, 1, 1}), ""}));
}

TEST(EventClustersTest, KeyOfUndatedMentionsFollowsTheirStatus) {
  EXPECT_EQ(OwnKeyOf(Undated(v1::EVENT_STATUS_OCCURRED, kDay)).kind,
            ClusterKind::kUndated);
  EXPECT_EQ(OwnKeyOf(Undated(v1::EVENT_STATUS_ONGOING, kDay)).kind,
            ClusterKind::kUndated);
  EXPECT_EQ(OwnKeyOf(Undated(v1::EVENT_STATUS_PLANNED, kDay)).kind,
            ClusterKind::kProspective);
  EXPECT_EQ(OwnKeyOf(Undated(v1::EVENT_STATUS_POSSIBLE, kDay)).kind,
            ClusterKind::kProspective);
  EXPECT_EQ(OwnKeyOf(Undated(v1::EVENT_STATUS_NEGATED, kDay)).kind,
            ClusterKind::kNegated);
}

TEST(EventClustersTest, KeyWithoutAnyDayIsTheArticle) {
  const v1::Mention mention = Sanction("USA", "RUS");
  EXPECT_EQ(OwnKeyOf(mention), (ClusterKey{ClusterKind::kUnknownDay, 0, "a"}));
  EXPECT_FALSE(ReachOf(OwnKeyOf(mention)).has_value());
}

TEST(EventClustersTest, KeyIgnoresDaysOutsideTheCalendar) {
  EXPECT_EQ(
      OwnKeyOf(Dated(v1::DATE_PRECISION_YEAR, {kLastDay + 1, kLastDay + 1}))
          .kind,
      ClusterKind::kUnknownDay);
}

TEST(EventClustersTest, MonthAndYearJoinTheOnlyDay) {
  for (const ClusterKind kind : {ClusterKind::kMonth, ClusterKind::kYear}) {
    const ClusterKey own = {kind, ToDay({2024, 1, 1}), ""};
    EXPECT_EQ(ClusterOf(own, {}), own);
    EXPECT_EQ(ClusterOf(own, std::vector<Day>{kDay}),
              (ClusterKey{ClusterKind::kDay, kDay, ""}));
    EXPECT_EQ(ClusterOf(own, std::vector<Day>{kDay, kDay + 1}), own);
  }
}

TEST(EventClustersTest, UndatedJoinsTheLatestDayOfAWeek) {
  const ClusterKey own = {ClusterKind::kUndated, kDay, ""};
  EXPECT_EQ(ReachOf(own), (DayReach{kDay - 7, kDay}));
  EXPECT_EQ(ClusterOf(own, {}), own);
  EXPECT_EQ(ClusterOf(own, std::vector<Day>{kDay - 5, kDay - 2}),
            (ClusterKey{ClusterKind::kDay, kDay - 2, ""}));
}

TEST(EventClustersTest, PlansAndDenialsStayAlone) {
  for (const ClusterKind kind :
       {ClusterKind::kProspective, ClusterKind::kNegated}) {
    const ClusterKey own = {kind, kDay, ""};
    EXPECT_FALSE(ReachOf(own).has_value());
    EXPECT_EQ(ClusterOf(own, std::vector<Day>{kDay}), own);
  }
}

TEST(EventClustersTest, ReachIsTheMonthAndTheYear) {
  EXPECT_EQ(ReachOf({ClusterKind::kMonth, ToDay({2024, 2, 1}), ""}),
            (DayReach{ToDay({2024, 2, 1}), ToDay({2024, 2, 29})}));
  EXPECT_EQ(ReachOf({ClusterKind::kYear, ToDay({2024, 1, 1}), ""}),
            (DayReach{ToDay({2024, 1, 1}), ToDay({2024, 12, 31})}));
}

// Event ids are public: this one must never change.
TEST(EventClustersTest, EventIdIsTheHashOfTheDocumentedBytes) {
  const EventBlock block = {"sanction", false, {"USA"}, {"RUS", "RUS.BUS"}};
  CanonicalBytes bytes;
  bytes.Add("sanction").Add(int64_t{0});
  bytes.Add(int64_t{1}).Add("USA");
  bytes.Add(int64_t{2}).Add("RUS").Add("RUS.BUS");
  bytes.Add("d").Add(int64_t{kDay}).Add("");
  EXPECT_EQ(EventIdOf(block, {ClusterKind::kDay, kDay, ""}),
            EventId::Of(bytes.bytes()));
}

TEST(EventClustersTest, EventIdTellsSidesApart) {
  const ClusterKey key = {ClusterKind::kDay, kDay, ""};
  EXPECT_NE(EventIdOf({"t", false, {"A", "B"}, {"C"}}, key),
            EventIdOf({"t", false, {"A"}, {"B", "C"}}, key));
}

}  // namespace
}  // namespace actant
