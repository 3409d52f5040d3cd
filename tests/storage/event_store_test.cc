#include "storage/event_store.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "sample_articles.h"
#include "temp_folder.h"

namespace actant {
namespace {

using testing::BatchBuilder;
using testing::EventOf;
using testing::NumberedArticle;
using testing::NumberedArticleId;
using testing::OpenNew;
using testing::State;
using testing::TempFolder;

class EventStoreTest : public ::testing::Test {
 protected:
  void SetUp() override { store_ = *OpenNew(path_); }

  std::vector<std::string> Codes(const std::vector<ActorNumber>& numbers) {
    std::vector<std::string> codes;
    for (const ActorNumber number : numbers) {
      codes.push_back(store_->GetActor(number)->code());
    }
    return codes;
  }
  ActorWrite Learnt(const std::string& name) {
    ActorWrite write = State("learnt/x");
    write.actor.set_provisional(true);
    write.actor.mutable_names(0)->set_text(name);
    write.names = {{name, false}};
    return write;
  }
  void ExpectWhole() {
    const auto report = store_->Verify();
    ASSERT_TRUE(report.has_value());
    for (const std::string& problem : report->problems)
      ADD_FAILURE() << problem;
  }

  TempFolder folder_;
  const std::string path_ = folder_ / "store";
  std::unique_ptr<EventStore> store_;
};

using Codes = std::vector<std::string>;

TEST_F(EventStoreTest, EverythingIsThereAfterReopening) {
  for (uint32_t n = 0; n < 25; ++n) {
    ASSERT_TRUE(store_->ApplyArticle(NumberedArticle(n)).ok());
  }
  ASSERT_TRUE(store_->SetRuleSet("rules").ok());
  const auto before = store_->Verify();
  ASSERT_TRUE(before.has_value());
  store_.reset();
  store_ = *OpenNew(path_);
  const auto after = store_->Verify();
  ASSERT_TRUE(after.has_value());
  EXPECT_EQ(after->problem_count, 0U);
  EXPECT_EQ(after->counts.articles, 25U);
  EXPECT_EQ(after->counts.mentions, 100U);
  EXPECT_EQ(after->counts.events, 78U);
  EXPECT_EQ(after->counts.actors, 6U);
  EXPECT_EQ(after->counts.types, 2U);
  EXPECT_EQ(after->counts.edges, before->counts.edges);
  EXPECT_EQ(store_->RuleSet().value_or(""), "rules");
  EXPECT_EQ(store_->GetText(ArticleId::Of(NumberedArticleId(7))).value_or(""),
            NumberedArticle(7).text);
  // Numbers go on where they stopped.
  ASSERT_TRUE(store_->ApplyArticle(NumberedArticle(25)).ok());
  ExpectWhole();
}

TEST_F(EventStoreTest, CountsAreThoseOfVerify) {
  for (uint32_t n = 0; n < 12; ++n) {
    ASSERT_TRUE(store_->ApplyArticle(NumberedArticle(n)).ok());
  }
  const auto counts = store_->Counts();
  const auto report = store_->Verify();
  EXPECT_EQ(counts->articles, report->counts.articles);
  EXPECT_EQ(counts->mentions, report->counts.mentions);
  EXPECT_EQ(counts->events, report->counts.events);
  EXPECT_EQ(counts->edges, report->counts.edges);
  EXPECT_EQ(counts->actors, report->counts.actors);
  EXPECT_EQ(counts->types, report->counts.types);
}

TEST_F(EventStoreTest, StoreWithoutTextsKeepsNone) {
  StoreOptions options;
  options.path = folder_ / "bare";
  options.missing = MissingStore::kCreate;
  options.text = TextPolicy::kDrop;
  store_ = *EventStore::Open(options);
  ASSERT_TRUE(store_->ApplyArticle(NumberedArticle(0)).ok());
  EXPECT_FALSE(store_->keeps_text());
  EXPECT_EQ(store_->GetText(ArticleId::Of(NumberedArticleId(0))).error().code(),
            StatusCode::kNotFound);
  ExpectWhole();
  store_.reset();
  // The policy is the store's, whatever a later opening asks for.
  options.text = TextPolicy::kKeep;
  store_ = *EventStore::Open(options);
  EXPECT_FALSE(store_->keeps_text());
}

TEST_F(EventStoreTest, UnsyncedBatchesAreDurableAfterSync) {
  store_.reset();
  StoreOptions options;
  options.path = path_;
  options.sync = SyncPolicy::kBatch;
  store_ = *EventStore::Open(options);
  ASSERT_TRUE(store_->ApplyArticle(NumberedArticle(0)).ok());
  ASSERT_TRUE(store_->Sync().ok());
  store_.reset();
  store_ = *OpenNew(path_);
  EXPECT_EQ(store_->Counts()->articles, 1U);
}

TEST_F(EventStoreTest, EmptyAndLargeTextsRoundTrip) {
  const std::string large(3 << 20, 'y');
  ASSERT_TRUE(store_->ApplyArticle(BatchBuilder("a", "").batch()).ok());
  ASSERT_TRUE(store_->ApplyArticle(BatchBuilder("b", large).batch()).ok());
  EXPECT_EQ(store_->GetText(ArticleId::Of("a")).value_or("?"), "");
  EXPECT_EQ(store_->GetText(ArticleId::Of("b")).value_or("?"), large);
}

TEST_F(EventStoreTest, ActorsAreFoundByCodeNameAndPrefix) {
  ActorWrite taiwan = State("TWN");
  taiwan.names = {{"taiwan", true}, {"臺灣", true}, {"台灣", false}};
  ActorWrite taipei = State("place/taipei");
  taipei.names = {{"taipei", true}, {"taiwan", false}};
  ASSERT_TRUE(store_->PutActors({taiwan, taipei}).ok());
  EXPECT_EQ(Codes(*store_->ActorsNamed("taiwan")),
            (::actant::Codes{"TWN", "place/taipei"}));
  EXPECT_EQ(Codes(*store_->ActorsNamed("台灣")), ::actant::Codes{"TWN"});
  EXPECT_TRUE(store_->ActorsNamed("tai")->empty());
  EXPECT_TRUE(store_->ActorsNamed(std::string_view("tai\0wan", 7))->empty());
  EXPECT_EQ(Codes(*store_->ActorsWithPrefix("tai", 9)),
            (::actant::Codes{"place/taipei", "TWN"}));
  EXPECT_EQ(store_->ActorsWithPrefix("tai", 1)->size(), 1U);
  EXPECT_EQ(Codes({*store_->FindActor("TWN")}), ::actant::Codes{"TWN"});
  EXPECT_EQ(store_->FindActor("twn").error().code(), StatusCode::kNotFound);
  EXPECT_EQ(store_->GetActor(ActorNumber(99)).error().code(),
            StatusCode::kNotFound);
}

TEST_F(EventStoreTest, CodesOfActorsAreThoseOfTheirRecords) {
  ASSERT_TRUE(store_->PutActors({State("TWN"), State("JPN")}).ok());
  const auto view = store_->View();
  // Asked twice: from the record, and from what was remembered.
  for (int time = 0; time < 2; ++time) {
    for (const char* code : {"TWN", "JPN"}) {
      EXPECT_EQ(*store_->ActorCode(*store_->FindActor(code)), code);
      EXPECT_EQ(*view->ActorCode(*store_->FindActor(code)), code);
    }
    EXPECT_EQ(store_->ActorCode(ActorNumber(2)).error().code(),
              StatusCode::kNotFound);
    EXPECT_EQ(store_->ActorCode(ActorNumber(0xFFFFFFFF)).error().code(),
              StatusCode::kNotFound);
  }
  // The number that nobody had is given now.
  ASSERT_TRUE(store_->PutActors({State("KOR")}).ok());
  EXPECT_EQ(*store_->ActorCode(*store_->FindActor("KOR")), "KOR");
}

TEST_F(EventStoreTest, ChangedActorLosesItsOldNames) {
  ActorWrite actor = State("TUR");
  actor.names = {{"turkey", true}};
  ASSERT_TRUE(store_->PutActors({actor}).ok());
  const ActorNumber number = *store_->FindActor("TUR");
  actor.actor.mutable_names(0)->set_text("Türkiye");
  actor.names = {{"türkiye", true}};
  ASSERT_TRUE(store_->PutActors({actor}).ok());
  EXPECT_TRUE(store_->ActorsNamed("turkey")->empty());
  EXPECT_EQ(*store_->ActorsNamed("türkiye"), std::vector<ActorNumber>{number});
  EXPECT_EQ(*store_->FindActor("TUR"), number);
  ExpectWhole();
}

TEST_F(EventStoreTest, ProvisionalActorNeverOverwritesAListedOne) {
  ActorWrite listed = Learnt("listed");
  listed.actor.set_provisional(false);
  ASSERT_TRUE(store_->PutActors({listed}).ok());
  ASSERT_TRUE(store_->PutActors({Learnt("provisional")}).ok());
  EXPECT_EQ(store_->GetActor(*store_->FindActor("learnt/x"))->names(0).text(),
            "listed");
  EXPECT_TRUE(store_->ActorsNamed("provisional")->empty());
  ExpectWhole();
}

TEST_F(EventStoreTest, ProvisionalActorsMergeAlikeInEitherOrder) {
  std::vector<std::string> records;
  for (const bool swapped : {false, true}) {
    store_.reset();
    store_ = *OpenNew(folder_ / (swapped ? "b" : "a"));
    const ActorWrite one = Learnt("one");
    ActorWrite two = Learnt("two");
    two.actor.set_state("RUS");
    ASSERT_TRUE(store_->PutActors({swapped ? two : one}).ok());
    ASSERT_TRUE(store_->PutActors({swapped ? one : two}).ok());
    records.push_back(
        store_->GetActor(*store_->FindActor("learnt/x"))->SerializeAsString());
    EXPECT_EQ(store_->ActorsNamed("one")->size(), 1U);
    EXPECT_EQ(store_->ActorsNamed("two")->size(), 1U);
    ExpectWhole();
  }
  EXPECT_EQ(records[0], records[1]);
}

TEST_F(EventStoreTest, RedirectOfAnActorSurvivesRereading) {
  ActorWrite merged = Learnt("x");
  merged.actor.set_redirect("person/x");
  ASSERT_TRUE(store_->PutActors({merged}).ok());
  ASSERT_TRUE(store_->PutActors({Learnt("x")}).ok());
  EXPECT_EQ(store_->GetActor(*store_->FindActor("learnt/x"))->redirect(),
            "person/x");
}

TEST_F(EventStoreTest, OneCodeTwiceInABatchIsOneActor) {
  ActorWrite second = State("DEU");
  second.names = {{"germany", true}};
  ASSERT_TRUE(store_->PutActors({State("DEU"), second}).ok());
  EXPECT_TRUE(store_->ActorsNamed("deu")->empty());
  EXPECT_EQ(store_->ActorsNamed("germany")->size(), 1U);
  EXPECT_EQ(store_->Counts()->actors, 1U);
  ExpectWhole();
}

TEST_F(EventStoreTest, BadActorsAndTypesAreRefused) {
  ActorWrite zero = State("X");
  zero.names = {{std::string("a\0b", 3), false}};
  EXPECT_EQ(store_->PutActors({zero}).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(store_->PutActors({ActorWrite()}).code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(store_->PutTypes({v1::EventType()}).code(),
            StatusCode::kInvalidArgument);
}

TEST_F(EventStoreTest, TypesKeepTheirNumbers) {
  ASSERT_TRUE(
      store_->PutTypes({testing::Type("aid"), testing::Type("visit")}).ok());
  const TypeNumber visit = *store_->FindType("visit");
  v1::EventType changed = testing::Type("visit");
  changed.set_cameo("042");
  ASSERT_TRUE(store_->PutTypes({changed, testing::Type("ban")}).ok());
  store_.reset();
  store_ = *OpenNew(path_);
  EXPECT_EQ(*store_->FindType("visit"), visit);
  EXPECT_EQ(store_->GetType(visit)->cameo(), "042");
  EXPECT_EQ(store_->Types()->size(), 3U);
  EXPECT_EQ(store_->GetType(TypeNumber(3)).error().code(),
            StatusCode::kNotFound);
}

TEST_F(EventStoreTest, ScansVisitAllAndStopWhenAsked) {
  for (uint32_t n = 0; n < 3; ++n) {
    ASSERT_TRUE(store_->ApplyArticle(NumberedArticle(n)).ok());
  }
  int articles = 0;
  EXPECT_TRUE(store_
                  ->ScanArticles([&](const v1::Article&) {
                    ++articles;
                    return Scan::kContinue;
                  })
                  .ok());
  EXPECT_EQ(articles, 3);
  std::vector<ActorNumber> actors;
  EXPECT_TRUE(store_
                  ->ScanActors([&](ActorNumber n, const v1::Actor&) {
                    actors.push_back(n);
                    return Scan::kContinue;
                  })
                  .ok());
  EXPECT_EQ(actors.size(), 6U);
  int events = 0;
  EXPECT_TRUE(store_
                  ->ScanEvents([&](EventNumber, const v1::Event&) {
                    return ++events == 2 ? Scan::kStop : Scan::kContinue;
                  })
                  .ok());
  EXPECT_EQ(events, 2);
}

TEST_F(EventStoreTest, ReaderSeesWhatWasAcknowledgedAtOpening) {
  ASSERT_TRUE(store_->ApplyArticle(NumberedArticle(0)).ok());
  StoreOptions options;
  options.path = path_;
  options.mode = OpenMode::kReadOnly;
  const auto reader = EventStore::Open(options);
  ASSERT_TRUE(reader.has_value()) << reader.error().ToString();
  ASSERT_TRUE(store_->ApplyArticle(NumberedArticle(1)).ok());
  EXPECT_EQ((*reader)->Counts()->articles, 1U);
  EXPECT_EQ((*reader)->Verify()->problem_count, 0U);
  EXPECT_EQ((*EventStore::Open(options))->Counts()->articles, 2U);
}

TEST_F(EventStoreTest, ReaderRefusesToWrite) {
  StoreOptions options;
  options.path = path_;
  options.mode = OpenMode::kReadOnly;
  const auto reader = *EventStore::Open(options);
  const StatusCode refused = StatusCode::kFailedPrecondition;
  EXPECT_EQ(reader->ApplyArticle(NumberedArticle(0)).code(), refused);
  EXPECT_EQ(reader->PutActors({}).code(), refused);
  EXPECT_EQ(reader->PutTypes({}).code(), refused);
  EXPECT_EQ(reader->SetRuleSet("x").code(), refused);
  EXPECT_EQ(reader->RebuildIndexes().code(), refused);
  EXPECT_EQ(reader->Sync().code(), refused);
}

}  // namespace
}  // namespace actant
