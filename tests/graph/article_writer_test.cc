#include "graph/article_writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "graph/event_clusters.h"
#include "graph/event_record.h"
#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

const Day kDay = ToDay({2024, 3, 10});

v1::Mention Dated(Day day) {
  v1::Mention mention = MakeMention("sanction", {"USA"}, {"RUS"});
  SetDay(v1::DATE_PRECISION_DAY, day, day, &mention);
  mention.set_published(day);
  return mention;
}

v1::Mention InMonth(int month) {
  v1::Mention mention = MakeMention("sanction", {"USA"}, {"RUS"});
  const DaySpan span = MonthOf(2024, month);
  SetDay(v1::DATE_PRECISION_MONTH, span.first, span.last, &mention);
  return mention;
}

v1::Mention Undated(Day published) {
  v1::Mention mention = MakeMention("sanction", {"USA"}, {"RUS"});
  mention.set_published(published);
  return mention;
}

WriteSummary MustWrite(const ArticleReading& reading, EventStore* store) {
  const auto summary = ArticleWriter(store).Write(reading);
  EXPECT_TRUE(summary.has_value()) << summary.error().ToString();
  return summary.value_or(WriteSummary());
}

// One event per article of a store, by its id.
EventId EventOf(const EventStore& store, const std::string& article) {
  const auto mentions = store.ArticleMentions(ArticleId::Of(article));
  EXPECT_TRUE(mentions.has_value());
  EXPECT_EQ(mentions->size(), 1U);
  const auto event = store.GetEvent(mentions->front().second);
  EXPECT_TRUE(event.has_value());
  return *EventId::FromBytes(event->id());
}

TEST(ArticleWriterTest, WritesEventsWithTheirMentions) {
  ScratchStore store;
  ArticleReading reading = MakeReading("a", "words", {Dated(kDay)});
  reading.article.set_publisher("a paper");
  const WriteSummary summary = MustWrite(reading, store.get());
  EXPECT_EQ(summary.outcome, WriteOutcome::kAdded);
  EXPECT_EQ(summary.mentions, 1U);
  EXPECT_EQ(summary.events, 1U);
  const auto number = store->FindEvent(EventOf(*store, "a"));
  ASSERT_TRUE(number.has_value());
  const auto event = store->GetEvent(*number);
  ASSERT_TRUE(event.has_value());
  EXPECT_EQ(event->type(), "sanction");
  EXPECT_EQ(event->publisher_count(), 1U);
  EXPECT_EQ(event->goldstein_tenths(), -80);
  const auto mentions = store->MentionsOf(*number);
  ASSERT_TRUE(mentions.has_value());
  ASSERT_EQ(mentions->size(), 1U);
  EXPECT_EQ(mentions->front().article(), "a");
  EXPECT_EQ(mentions->front().version(), reading.article.version());
  EXPECT_EQ(mentions->front().rule_set(), "rules");
  EXPECT_EQ(mentions->front().publisher(), "a paper");
  ExpectWhole(*store);
}

TEST(ArticleWriterTest, SameVersionAndRulesChangeNothing) {
  ScratchStore store;
  const ArticleReading reading = MakeReading("a", "words", {Dated(kDay)});
  MustWrite(reading, store.get());
  const std::string before = Dump(*store);
  ArticleReading again = reading;
  again.mentions.clear();
  const WriteSummary summary = MustWrite(again, store.get());
  EXPECT_EQ(summary.outcome, WriteOutcome::kUnchanged);
  EXPECT_EQ(summary.mentions, 1U);
  EXPECT_EQ(summary.events, 1U);
  EXPECT_EQ(Dump(*store), before);
}

TEST(ArticleWriterTest, OtherRulesReplaceTheReading) {
  ScratchStore store;
  ArticleReading reading = MakeReading("a", "words", {Dated(kDay)});
  MustWrite(reading, store.get());
  reading.article.set_rule_set("other rules");
  reading.mentions = {MakeMention("meet", {"USA", "CHN"}, {})};
  EXPECT_EQ(MustWrite(reading, store.get()).outcome, WriteOutcome::kReplaced);
  ScratchStore fresh;
  MustWrite(reading, fresh.get());
  EXPECT_EQ(Dump(*store), Dump(*fresh));
  ExpectWhole(*store);
}

TEST(ArticleWriterTest, NewVersionLeavesNothingOfTheOld) {
  ScratchStore store;
  MustWrite(MakeReading("a", "one", {Dated(kDay), Dated(kDay + 20)}),
            store.get());
  MustWrite(MakeReading("b", "other", {Dated(kDay)}), store.get());
  EXPECT_EQ(MustWrite(MakeReading("a", "two", {Dated(kDay + 40)}), store.get())
                .outcome,
            WriteOutcome::kReplaced);
  ScratchStore fresh;
  MustWrite(MakeReading("a", "two", {Dated(kDay + 40)}), fresh.get());
  MustWrite(MakeReading("b", "other", {Dated(kDay)}), fresh.get());
  EXPECT_EQ(Dump(*store), Dump(*fresh));
  ExpectWhole(*store);
}

TEST(ArticleWriterTest, TakesOneReadingOnce) {
  ScratchStore store;
  v1::Mention surer = Dated(kDay);
  surer.set_confidence(0.9F);
  EXPECT_EQ(MustWrite(MakeReading("a", "w", {Dated(kDay), surer}), store.get())
                .mentions,
            1U);
  ScratchStore other;
  MustWrite(MakeReading("a", "w", {surer, Dated(kDay)}), other.get());
  EXPECT_EQ(Dump(*store), Dump(*other));
}

TEST(ArticleWriterTest, RemoveTakesEventsThatNoOtherArticleTells) {
  ScratchStore store;
  MustWrite(MakeReading("a", "w", {Dated(kDay), Dated(kDay + 60)}),
            store.get());
  MustWrite(MakeReading("b", "w", {Dated(kDay)}), store.get());
  ASSERT_TRUE(ArticleWriter(store.get()).Remove("a").ok());
  ScratchStore fresh;
  MustWrite(MakeReading("b", "w", {Dated(kDay)}), fresh.get());
  EXPECT_EQ(Dump(*store), Dump(*fresh));
  EXPECT_EQ(ArticleWriter(store.get()).Remove("a").code(),
            StatusCode::kNotFound);
  ExpectWhole(*store);
}

TEST(ArticleWriterTest, UndatedMentionJoinsWhenItsDayIsTold) {
  ScratchStore store;
  MustWrite(MakeReading("u", "w", {Undated(kDay + 3)}), store.get());
  const EventId alone = EventOf(*store, "u");
  MustWrite(MakeReading("d", "w", {Dated(kDay)}), store.get());
  const EventId joined = EventOf(*store, "u");
  EXPECT_EQ(joined, EventOf(*store, "d"));
  // The old id leads to the event its mentions went to.
  const auto redirected = store->FindEvent(alone);
  ASSERT_TRUE(redirected.has_value());
  EXPECT_EQ(*redirected, *store->FindEvent(joined));
  ExpectWhole(*store);

  ASSERT_TRUE(ArticleWriter(store.get()).Remove("d").ok());
  EXPECT_EQ(EventOf(*store, "u"), alone);
  ExpectWhole(*store);
}

TEST(ArticleWriterTest, SecondDayOfTheMonthPartsWhatHadJoined) {
  ScratchStore store;
  MustWrite(MakeReading("m", "w", {InMonth(3)}), store.get());
  const EventId month = EventOf(*store, "m");
  MustWrite(MakeReading("d", "w", {Dated(kDay)}), store.get());
  EXPECT_EQ(EventOf(*store, "m"), EventOf(*store, "d"));
  MustWrite(MakeReading("e", "w", {Dated(kDay + 1)}), store.get());
  EXPECT_EQ(EventOf(*store, "m"), month);
  ASSERT_TRUE(ArticleWriter(store.get()).Remove("d").ok());
  EXPECT_EQ(EventOf(*store, "m"), EventOf(*store, "e"));
  ExpectWhole(*store);
}

TEST(ArticleWriterTest, PlanPublishedAfterwardsLeavesTheEventAsItIs) {
  ScratchStore store;
  MustWrite(MakeReading("d", "w", {Dated(kDay)}), store.get());
  for (const auto status :
       {v1::EVENT_STATUS_PLANNED, v1::EVENT_STATUS_NEGATED}) {
    v1::Mention later = Undated(kDay + 2);
    later.set_status(status);
    MustWrite(MakeReading("l", v1::EventStatus_Name(status), {later}),
              store.get());
    EXPECT_NE(EventOf(*store, "l"), EventOf(*store, "d"));
  }
}

TEST(ArticleWriterTest, ManyEventsOfAPairDoNotHideTheDayToJoin) {
  ScratchStore store;
  std::vector<v1::Mention> others;
  for (Day day = kDay - 7; day <= kDay; ++day) {
    for (const char* with : {"JPN", "KOR", "GBR", "IND", "DEU", "FRA"}) {
      for (const char* type : {"sanction", "export_control"}) {
        others.push_back(MakeMention(type, {"USA", with}, {"RUS"}));
        SetDay(v1::DATE_PRECISION_DAY, day, day, &others.back());
      }
    }
  }
  MustWrite(MakeReading("others", "w", others), store.get());
  MustWrite(MakeReading("d", "w", {Dated(kDay - 2)}), store.get());
  MustWrite(MakeReading("u", "w", {Undated(kDay)}), store.get());
  EXPECT_EQ(EventOf(*store, "u"), EventOf(*store, "d"));
}

TEST(ArticleWriterTest, DayOfAClusterGoesBeforeANarrowerMonth) {
  ScratchStore store;
  v1::Mention range = Dated(kDay);
  SetDay(v1::DATE_PRECISION_RANGE, kDay, kDay + 300, &range);
  MustWrite(MakeReading("d", "w", {range}), store.get());
  MustWrite(MakeReading("m", "w", {InMonth(3)}), store.get());
  EXPECT_EQ(EventOf(*store, "m"), EventOf(*store, "d"));
  // It is found again, though a year's days are not all tried.
  v1::Mention year = MakeMention("sanction", {"USA"}, {"RUS"});
  const DaySpan span = YearOf(2024);
  SetDay(v1::DATE_PRECISION_YEAR, span.first, span.last, &year);
  MustWrite(MakeReading("y", "w", {year}), store.get());
  EXPECT_EQ(EventOf(*store, "y"), EventOf(*store, "d"));
}

TEST(ArticleWriterTest, RefusesWhatNeitherReadingNorStoreKnows) {
  ScratchStore store;
  ArticleReading reading = MakeReading("a", "w", {Dated(kDay)});
  reading.actors.clear();
  auto summary = ArticleWriter(store.get()).Write(reading);
  ASSERT_FALSE(summary.has_value());
  EXPECT_EQ(summary.error().code(), StatusCode::kInvalidArgument);
  EXPECT_NE(summary.error().message().find("\"USA\""), std::string::npos);

  reading.actors = VocabularyActors();
  reading.types.clear();
  summary = ArticleWriter(store.get()).Write(reading);
  ASSERT_FALSE(summary.has_value());
  EXPECT_EQ(summary.error().code(), StatusCode::kInvalidArgument);
  EXPECT_NE(summary.error().message().find("\"sanction\""), std::string::npos);
  EXPECT_EQ(store->GetArticle(ArticleId::Of("a")).error().code(),
            StatusCode::kNotFound);

  ASSERT_TRUE(store->PutTypes(VocabularyTypes()).ok());
  EXPECT_TRUE(ArticleWriter(store.get()).Write(reading).has_value());
}

TEST(ArticleWriterTest, RefusesArticlesWithoutIdOrVersion) {
  ScratchStore store;
  ArticleReading reading = MakeReading("", "w", {});
  EXPECT_EQ(ArticleWriter(store.get()).Write(reading).error().code(),
            StatusCode::kInvalidArgument);
  reading = MakeReading("a", "w", {});
  reading.article.set_version("1");
  EXPECT_EQ(ArticleWriter(store.get()).Write(reading).error().code(),
            StatusCode::kInvalidArgument);
}

// Which mentions stand together, found by looking at all of them.
std::map<std::string, std::set<std::string>> NaiveClusters(
    const std::vector<v1::Mention>& mentions) {
  std::map<EventBlock, std::set<Day>> days;
  for (const v1::Mention& mention : mentions) {
    const ClusterKey own = OwnKeyOf(mention);
    if (own.kind == ClusterKind::kDay) days[BlockOf(mention)].insert(own.day);
  }
  std::map<std::string, std::set<std::string>> clusters;
  for (const v1::Mention& mention : mentions) {
    const EventBlock block = BlockOf(mention);
    const ClusterKey own = OwnKeyOf(mention);
    std::vector<Day> within;
    if (const auto reach = ReachOf(own)) {
      for (const Day day : days[block]) {
        if (reach->first <= day && day <= reach->last) within.push_back(day);
      }
    }
    const EventId id = EventIdOf(block, ClusterOf(own, within));
    clusters[id.ToBytes()].insert(mention.id());
  }
  return clusters;
}

void ExpectNaiveClusters(const EventStore& store) {
  std::vector<v1::Mention> all;
  std::map<std::string, std::set<std::string>> stored;
  std::map<std::string, std::string> records;
  const Status scanned =
      store.ScanEvents([&](EventNumber number, const v1::Event& event) {
        records[event.id()] = event.SerializeAsString();
        const auto mentions = store.MentionsOf(number);
        EXPECT_TRUE(mentions.has_value());
        for (const v1::Mention& mention : *mentions) {
          stored[event.id()].insert(mention.id());
          all.push_back(mention);
        }
        return Scan::kContinue;
      });
  ASSERT_TRUE(scanned.ok());
  EXPECT_EQ(stored, NaiveClusters(all));
  std::map<std::string, std::vector<v1::Mention>> by_event;
  for (const v1::Mention& mention : all) {
    for (const auto& [id, members] : stored) {
      if (members.contains(mention.id())) by_event[id].push_back(mention);
    }
  }
  std::map<std::string, v1::EventType> types;
  for (const v1::EventType& type : VocabularyTypes()) types[type.name()] = type;
  for (const auto& [id, mentions] : by_event) {
    EXPECT_EQ(MakeEvent(*EventId::FromBytes(id), mentions,
                        types[mentions.front().type()])
                  .SerializeAsString(),
              records[id]);
  }
}

using Articles = std::map<std::string, ArticleReading>;

std::string DumpOfFreshStore(const Articles& articles, std::mt19937* random) {
  std::vector<const ArticleReading*> order;
  for (const auto& [id, reading] : articles) order.push_back(&reading);
  std::shuffle(order.begin(), order.end(), *random);
  ScratchStore store;
  for (const ArticleReading* reading : order) MustWrite(*reading, store.get());
  ExpectWhole(*store);
  return Dump(*store);
}

class ArticleWriterPropertyTest : public testing::TestWithParam<unsigned> {};

TEST_P(ArticleWriterPropertyTest, StoreIsAFunctionOfItsArticles) {
  std::mt19937 random(GetParam());
  ScratchStore store;
  Articles articles;
  for (int step = 0; step < 240; ++step) {
    const std::string id = "article " + std::to_string(random() % 60);
    if (articles.contains(id) && random() % 3 == 0) {
      ASSERT_TRUE(ArticleWriter(store.get()).Remove(id).ok());
      articles.erase(id);
    } else {
      const ArticleReading reading = RandomReading(id, 9, &random);
      const WriteSummary summary = MustWrite(reading, store.get());
      EXPECT_EQ(summary.outcome, articles.contains(id) ? WriteOutcome::kReplaced
                                                       : WriteOutcome::kAdded);
      articles[id] = reading;
    }
    if (step % 60 == 0) ExpectNaiveClusters(*store);
  }
  ExpectNaiveClusters(*store);
  ExpectWhole(*store);
  const std::string dump = Dump(*store);
  EXPECT_FALSE(dump.empty());
  for (int order = 0; order < 3; ++order) {
    EXPECT_EQ(DumpOfFreshStore(articles, &random), dump);
  }
  for (const auto& [id, reading] : articles) {
    ASSERT_TRUE(ArticleWriter(store.get()).Remove(id).ok());
  }
  EXPECT_EQ(Dump(*store), "");
  ExpectWhole(*store);
}

INSTANTIATE_TEST_SUITE_P(Seeds, ArticleWriterPropertyTest,
                         testing::Values(1U, 2U, 3U, 4U));

}  // namespace
}  // namespace actant
