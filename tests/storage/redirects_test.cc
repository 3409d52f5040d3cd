// Ids of events that joined others, over many batches.
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <random>
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

class RedirectsTest : public ::testing::Test {
 protected:
  void SetUp() override { store_ = *OpenNew(folder_ / "store"); }

  static v1::Event Any(const std::string& name) {
    return EventOf(name, "sanction", "USA>RUS", 100);
  }
  // Writes records alone: no mentions, no article.
  static BatchBuilder Records() {
    BatchBuilder builder("none");
    builder.Removing();
    return builder;
  }
  void Apply(const BatchBuilder& builder) {
    const Status status = store_->ApplyArticle(builder.batch());
    ASSERT_TRUE(status.ok()) << status.ToString();
  }
  std::optional<EventNumber> Find(const std::string& name) {
    const auto number = store_->FindEvent(IdOfEvent(name));
    if (number.has_value()) return *number;
    EXPECT_EQ(number.error().code(), StatusCode::kNotFound);
    return std::nullopt;
  }
  void ExpectWhole() {
    const auto report = store_->Verify();
    ASSERT_TRUE(report.has_value());
    for (const std::string& problem : report->problems)
      ADD_FAILURE() << problem;
  }

  TempFolder folder_;
  std::unique_ptr<EventStore> store_;
};

TEST_F(RedirectsTest, ChainsLeadToTheLastEvent) {
  Apply(Records().Writes(Any("0"), 0));
  for (int i = 1; i <= 200; ++i) {
    Apply(Records()
              .Writes(Any(std::to_string(i)), 0)
              .Gone(std::to_string(i - 1), std::to_string(i)));
  }
  EXPECT_EQ(Find("0"), Find("200"));
  EXPECT_TRUE(Find("200").has_value());
  ExpectWhole();
}

TEST_F(RedirectsTest, ChainInsideOneBatchIsFollowed) {
  Apply(Records().Writes(Any("a"), 0).Writes(Any("b"), 0).Writes(Any("c"), 0));
  Apply(Records().Gone("a", "b").Gone("b", "c"));
  EXPECT_TRUE(Find("c").has_value());
  EXPECT_EQ(Find("a"), Find("c"));
  EXPECT_EQ(Find("b"), Find("c"));
  ExpectWhole();
}

TEST_F(RedirectsTest, CircleIsRefused) {
  Apply(Records().Writes(Any("a"), 0).Writes(Any("b"), 0));
  EXPECT_EQ(
      store_->ApplyArticle(Records().Gone("a", "b").Gone("b", "a").batch())
          .code(),
      StatusCode::kInvalidArgument);
  ExpectWhole();
}

TEST_F(RedirectsTest, IdThatComesBackStandsAgain) {
  Apply(Records().Writes(Any("a"), 0).Writes(Any("b"), 0));
  Apply(Records().Gone("a", "b"));
  EXPECT_EQ(Find("a"), Find("b"));
  Apply(Records().Writes(Any("a"), 0));
  EXPECT_TRUE(Find("a").has_value());
  EXPECT_NE(Find("a"), Find("b"));
  ExpectWhole();
}

TEST_F(RedirectsTest, ForgottenTargetForgetsThoseThatLedToIt) {
  Apply(Records().Writes(Any("a"), 0).Writes(Any("b"), 0));
  Apply(Records().Gone("a", "b"));
  Apply(Records().Gone("b"));
  EXPECT_FALSE(Find("a").has_value());
  EXPECT_FALSE(Find("b").has_value());
  ExpectWhole();
}

TEST_F(RedirectsTest, ShortFormsFindStandingEventsOnly) {
  Apply(Records().Writes(Any("a"), 0).Writes(Any("b"), 0));
  Apply(Records().Gone("a", "b"));
  const std::string a = IdOfEvent("a").ToHex();
  const std::string b = IdOfEvent("b").ToHex();
  ASSERT_NE(a.substr(0, 4), b.substr(0, 4));
  EXPECT_TRUE(store_->EventsWithPrefix(a.substr(0, 4), 9)->empty());
  for (const size_t digits : {size_t{4}, size_t{5}, size_t{32}}) {
    const auto found = store_->EventsWithPrefix(b.substr(0, digits), 9);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(*found, std::vector<EventId>{IdOfEvent("b")});
  }
  EXPECT_TRUE(store_->EventsWithPrefix(b.substr(0, 4), 0)->empty());
  for (const std::string& bad :
       {std::string("abc"), std::string("wxyz"), a + "0", std::string()}) {
    EXPECT_EQ(store_->EventsWithPrefix(bad, 9).error().code(),
              StatusCode::kInvalidArgument);
  }
}

// Random joins, partings and losses against a map that does the same.
TEST_F(RedirectsTest, AgreesWithANaiveModel) {
  std::mt19937 random(7);
  constexpr int kNames = 12;
  // Absent: not known. Else the name of the event that stands for it.
  std::map<std::string, std::string> stands;
  for (int round = 0; round < 300; ++round) {
    const std::string a = std::to_string(random() % kNames);
    const std::string b = std::to_string(random() % kNames);
    const bool a_stands = stands.contains(a) && stands[a] == a;
    const bool b_stands = stands.contains(b) && stands[b] == b;
    if (!a_stands) {
      Apply(Records().Writes(Any(a), 0));
      stands[a] = a;
    } else if (random() % 4 == 0) {
      Apply(Records().Gone(a));
      std::erase_if(stands, [&](const auto& e) { return e.second == a; });
    } else if (b_stands && a != b) {
      Apply(Records().Gone(a, b));
      for (auto& [name, target] : stands) {
        if (target == a) target = b;
      }
    }
    for (int n = 0; n < kNames; ++n) {
      const std::string name = std::to_string(n);
      const auto number = Find(name);
      ASSERT_EQ(number.has_value(), stands.contains(name)) << name;
      if (!number.has_value()) continue;
      const auto event = store_->GetEvent(*number);
      ASSERT_TRUE(event.has_value());
      EXPECT_EQ(event->id(), IdOfEvent(stands[name]).ToBytes());
    }
  }
  ExpectWhole();
}

}  // namespace
}  // namespace actant
