#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "sample_articles.h"
#include "storage/event_store.h"
#include "temp_folder.h"

namespace actant {
namespace {

using testing::BatchBuilder;
using testing::EventOf;
using testing::IdOfEvent;
using testing::OpenNew;
using testing::TempFolder;

class ArticleBatchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = OpenNew(folder_ / "store");
    ASSERT_TRUE(opened.has_value()) << opened.error().ToString();
    store_ = *std::move(opened);
  }

  void Apply(const BatchBuilder& builder) {
    const Status status = store_->ApplyArticle(builder.batch());
    ASSERT_TRUE(status.ok()) << status.ToString();
  }
  StatusCode Refused(const BatchBuilder& builder) {
    return store_->ApplyArticle(builder.batch()).code();
  }
  void ExpectWhole() {
    const auto report = store_->Verify();
    ASSERT_TRUE(report.has_value()) << report.error().ToString();
    EXPECT_EQ(report->problem_count, 0U);
    for (const std::string& problem : report->problems)
      ADD_FAILURE() << problem;
  }
  EventNumber Number(const std::string& event) {
    return store_->FindEvent(IdOfEvent(event)).value_or(EventNumber(999999));
  }
  size_t EdgesOf(const std::string& code, Direction direction) {
    size_t count = 0;
    const auto actor = store_->FindActor(code);
    if (!actor.has_value()) return 0;
    for (const Level level : {Level::kState, Level::kActor}) {
      EXPECT_TRUE(store_
                      ->ScanEdges(direction, level, *actor, std::nullopt, {},
                                  [&count](const Edge&) {
                                    ++count;
                                    return Scan::kContinue;
                                  })
                      .ok());
    }
    return count;
  }

  TempFolder folder_;
  std::unique_ptr<EventStore> store_;
};

TEST_F(ArticleBatchTest, WhatIsAppliedCanBeRead) {
  BatchBuilder builder("a", "the text");
  builder.Tells(EventOf("e", "sanction", "USA>RUS", 100));
  Apply(builder);
  const auto article = store_->GetArticle(ArticleId::Of("a"));
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(article->id(), "a");
  EXPECT_EQ(store_->GetText(ArticleId::Of("a")).value_or(""), "the text");
  const auto event = store_->GetEvent(Number("e"));
  ASSERT_TRUE(event.has_value());
  EXPECT_EQ(event->type(), "sanction");
  const auto mentions = store_->MentionsOf(Number("e"));
  ASSERT_TRUE(mentions.has_value());
  ASSERT_EQ(mentions->size(), 1U);
  EXPECT_EQ((*mentions)[0].id(), builder.mention(0).ToBytes());
  const auto of_article = store_->ArticleMentions(ArticleId::Of("a"));
  ASSERT_TRUE(of_article.has_value());
  ASSERT_EQ(of_article->size(), 1U);
  EXPECT_EQ((*of_article)[0], std::pair(builder.mention(0), Number("e")));
  EXPECT_EQ(EdgesOf("USA", Direction::kOut), 2U);
  EXPECT_EQ(EdgesOf("RUS", Direction::kIn), 2U);
  EXPECT_EQ(EdgesOf("RUS", Direction::kOut), 0U);
  ExpectWhole();
}

TEST_F(ArticleBatchTest, SameBatchTwiceChangesNothing) {
  BatchBuilder builder("a");
  builder.Tells(EventOf("e", "meet", "USA=RUS", 100));
  Apply(builder);
  const auto before = store_->Counts();
  const EventNumber number = Number("e");
  Apply(builder);
  const auto after = store_->Counts();
  EXPECT_EQ(Number("e"), number);
  EXPECT_EQ(after->events, before->events);
  EXPECT_EQ(after->edges, before->edges);
  EXPECT_EQ(after->mentions, before->mentions);
  EXPECT_EQ(after->articles, 1U);
  ExpectWhole();
}

TEST_F(ArticleBatchTest, NewVersionLeavesNothingOfTheOldOne) {
  BatchBuilder first("a", "old");
  first.Tells(EventOf("gone", "sanction", "USA>RUS", 100));
  first.Tells(EventOf("kept", "sanction", "GBR>RUS", 100));
  Apply(first);
  const EventNumber kept = Number("kept");
  BatchBuilder second("a", "new");
  second.Gone("gone").Tells(EventOf("kept", "meet", "GBR=CHN", 200));
  Apply(second);
  EXPECT_EQ(store_->GetText(ArticleId::Of("a")).value_or(""), "new");
  EXPECT_EQ(store_->FindEvent(IdOfEvent("gone")).error().code(),
            StatusCode::kNotFound);
  EXPECT_EQ(Number("kept"), kept);
  EXPECT_EQ(EdgesOf("USA", Direction::kOut), 0U);
  EXPECT_EQ(EdgesOf("RUS", Direction::kIn), 0U);
  EXPECT_EQ(EdgesOf("CHN", Direction::kIn), 2U);
  EXPECT_EQ(store_->Counts()->articles, 1U);
  EXPECT_EQ(store_->Counts()->mentions, 1U);
  ExpectWhole();
}

TEST_F(ArticleBatchTest, RemovingLeavesOtherArticlesEvidence) {
  BatchBuilder a("a");
  a.Tells(EventOf("shared", "sanction", "USA>RUS", 100));
  a.Tells(EventOf("own", "sanction", "FRA>RUS", 100));
  Apply(a);
  BatchBuilder b("b");
  b.Tells(EventOf("shared", "sanction", "USA>RUS", 100), 2);
  Apply(b);
  BatchBuilder removal("a");
  removal.Removing()
      .Writes(EventOf("shared", "sanction", "USA>RUS", 100), 1)
      .Gone("own");
  Apply(removal);
  EXPECT_EQ(store_->GetArticle(ArticleId::Of("a")).error().code(),
            StatusCode::kNotFound);
  EXPECT_EQ(store_->GetText(ArticleId::Of("a")).error().code(),
            StatusCode::kNotFound);
  EXPECT_EQ(store_->MentionsOf(Number("shared"))->size(), 1U);
  EXPECT_EQ(store_->Counts()->events, 1U);
  ExpectWhole();
}

TEST_F(ArticleBatchTest, NumbersOfRemovedEventsAreNotGivenAgain) {
  BatchBuilder first("a");
  first.Tells(EventOf("one", "sanction", "USA>RUS", 100));
  Apply(first);
  const EventNumber one = Number("one");
  BatchBuilder second("a", "new");
  second.Gone("one").Tells(EventOf("two", "sanction", "USA>RUS", 100));
  Apply(second);
  EXPECT_GT(Number("two"), one);
  EXPECT_EQ(store_->GetEvent(one).error().code(), StatusCode::kNotFound);
}

TEST_F(ArticleBatchTest, MovesMentionsOfOtherArticles) {
  BatchBuilder a("a");
  a.Tells(EventOf("from", "sanction", "USA>RUS", 100));
  Apply(a);
  BatchBuilder b("b");
  b.Tells(EventOf("into", "sanction", "USA>RUS", 100), 2)
      .Moves(a.mention(0), "from", "into")
      .Gone("from", "into");
  Apply(b);
  EXPECT_EQ(store_->MentionsOf(Number("into"))->size(), 2U);
  EXPECT_EQ(Number("from"), Number("into"));
  EXPECT_EQ(store_->ArticleMentions(ArticleId::Of("a"))->at(0).second,
            Number("into"));
  ExpectWhole();
}

TEST_F(ArticleBatchTest, SplitsAnEvent) {
  BatchBuilder a("a");
  a.Tells(EventOf("whole", "sanction", "USA>RUS", 100));
  Apply(a);
  BatchBuilder b("b");
  b.Tells(EventOf("whole", "sanction", "USA>RUS", 100), 2);
  Apply(b);
  BatchBuilder c("c");
  c.Moves(a.mention(0), "whole", "part")
      .Writes(EventOf("whole", "sanction", "USA>RUS", 101), 1)
      .Writes(EventOf("part", "sanction", "USA>RUS", 100), 1);
  Apply(c);
  EXPECT_EQ(store_->MentionsOf(Number("whole"))->size(), 1U);
  EXPECT_EQ(store_->MentionsOf(Number("part"))->size(), 1U);
  ExpectWhole();
}

TEST_F(ArticleBatchTest, RefusesWhatDoesNotFitTogether) {
  BatchBuilder ok("a");
  ok.Tells(EventOf("e", "sanction", "USA>RUS", 100));
  Apply(ok);
  BatchBuilder actor("b");
  actor.Tells(EventOf("x", "sanction", "USA>ATLANTIS", 100));
  EXPECT_EQ(Refused(actor), StatusCode::kInvalidArgument);
  BatchBuilder type("b");
  type.Tells(EventOf("x", "duel", "USA>RUS", 100));
  EXPECT_EQ(Refused(type), StatusCode::kInvalidArgument);
  BatchBuilder days("b");
  v1::Event backwards = EventOf("x", "sanction", "USA>RUS", 100);
  backwards.mutable_date()->set_last_day(99);
  days.Tells(backwards);
  EXPECT_EQ(Refused(days), StatusCode::kInvalidArgument);
  BatchBuilder twice("b");
  twice.Tells(EventOf("x", "sanction", "USA>RUS", 100)).Gone("x");
  EXPECT_EQ(Refused(twice), StatusCode::kInvalidArgument);
  BatchBuilder nowhere("b");
  nowhere.Gone("e", "no such event");
  EXPECT_EQ(Refused(nowhere), StatusCode::kInvalidArgument);
  BatchBuilder missing("b");
  missing.Moves(MentionId::Of("none"), "e", "e");
  EXPECT_EQ(Refused(missing), StatusCode::kInvalidArgument);
  BatchBuilder stranger("b");
  stranger.Tells(EventOf("x", "sanction", "USA>RUS", 100));
  stranger.batch().mentions[0].mention.set_article("c");
  EXPECT_EQ(Refused(stranger), StatusCode::kInvalidArgument);
  EXPECT_EQ(store_->Counts()->events, 1U);
  EXPECT_EQ(store_->Counts()->articles, 1U);
  EXPECT_EQ(store_->FindEvent(IdOfEvent("x")).error().code(),
            StatusCode::kNotFound);
  ExpectWhole();
}

TEST_F(ArticleBatchTest, RefusedBatchGivesNoNumbersAway) {
  BatchBuilder refused("a");
  refused.batch().types.push_back(testing::Type("new"));
  refused.batch().actors.push_back(testing::State("DEU"));
  refused.Tells(EventOf("x", "unknown", "DEU>RUS", 100));
  EXPECT_EQ(Refused(refused), StatusCode::kInvalidArgument);
  EXPECT_EQ(store_->FindType("new").error().code(), StatusCode::kNotFound);
  EXPECT_EQ(store_->FindActor("DEU").error().code(), StatusCode::kNotFound);
  BatchBuilder ok("a");
  ok.Tells(EventOf("e", "sanction", "USA>RUS", 100));
  Apply(ok);
  EXPECT_EQ(Number("e"), EventNumber(0));
}

}  // namespace
}  // namespace actant
