// A view of a store is one moment of it.
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "raw_database.h"
#include "sample_articles.h"
#include "sample_rows.h"
#include "scripted_writes.h"
#include "storage/block_keys.h"
#include "storage/block_reader.h"
#include "storage/event_store.h"
#include "storage/packed_tables.h"
#include "temp_folder.h"

namespace actant {
namespace {

using testing::NumberedArticle;
using testing::OpenNew;
using testing::ScriptedWrites;
using testing::TempFolder;

constexpr uint32_t kSteps = 200;

// Does the steps from `first` to `end`.
void Do(const ScriptedWrites& script, uint32_t first, uint32_t end,
        EventStore* store) {
  for (uint32_t step = first; step < end; ++step) {
    const Status done = script.Do(step, store);
    ASSERT_TRUE(done.ok()) << done.ToString();
  }
}

TEST(ViewsTest, AreWhatTheStoreWasWhateverIsWrittenLater) {
  const TempFolder folder;
  const auto store = *OpenNew(folder / "store");
  const ScriptedWrites script(1, kSteps);
  std::vector<std::unique_ptr<const EventStore>> views;
  for (uint32_t step = 0; step < kSteps; ++step) {
    Do(script, step, step + 1, store.get());
    if (step % 20 == 0) views.push_back(store->View());
  }
  for (uint32_t i = 0; i < views.size(); ++i) {
    EXPECT_EQ(script.Done(*views[i]), 20 * i + 1);
    EXPECT_EQ(script.Amiss(*views[i], 0), "");
    const auto report = views[i]->Verify();
    ASSERT_TRUE(report.has_value()) << report.error().ToString();
    EXPECT_EQ(report->problem_count, 0U) << report->problems[0];
    EXPECT_EQ(report->counts.events, views[i]->Counts()->events);
  }
  EXPECT_EQ(script.Amiss(*store, kSteps), "");
}

// Rows of a segment are in the database before its record is in the table of
// the store, and RocksDB may show them to a snapshot that was taken before.
TEST(ViewsTest, DoNotShowSegmentsThatEnterLater) {
  const TempFolder folder;
  const auto store = *OpenNew(folder / "store");
  testing::PutNumbered(4, 2, store.get());
  testing::RowOracle oracle;
  std::mt19937 random(3);
  testing::RowMix mix;
  mix.rows = 60;
  mix.actors = 4;
  mix.types = 2;
  oracle.Import(RandomRows(mix, &random), "first", "0123456789abcdef",
                store.get());
  const auto view = store->View();
  oracle.Import(RandomRows(mix, &random), "second", "0123456789abcdef",
                store.get());
  const EventNumber later = oracle.rows().back().event;
  EXPECT_TRUE(store->GetEvent(later).has_value());
  EXPECT_EQ(view->GetEvent(later).error().code(), StatusCode::kNotFound);
  EXPECT_EQ(view->Segments().size(), 1U);
  EXPECT_EQ(view->Counts()->events, 60U);
  EXPECT_EQ(store->View()->Counts()->events, 120U);
  BlockReader reader(*view);
  for (uint32_t actor = 0; actor < 4; ++actor) {
    ASSERT_TRUE(reader
                    .AllEdges(Direction::kOut, Level::kState,
                              ActorNumber(actor), BlockDays(),
                              [&](TypeNumber, const EdgeTable& table) {
                                for (size_t row = 0; row < table.size(); ++row)
                                  EXPECT_LT(table[kEdgeEvent].At(row),
                                            oracle.rows()[60].event.value());
                                return Scan::kContinue;
                              })
                    .ok());
  }
  const auto report = view->Verify();
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->problem_count, 0U) << report->problems[0];
}

// That Verify of a view passes over blocks of later segments does not let those
// pass that no segment has.
TEST(ViewsTest, VerifyStillFindsBlocksOfNoSegment) {
  const TempFolder folder;
  const std::string path = folder / "store";
  ASSERT_TRUE((*OpenNew(path))->ApplyArticle(NumberedArticle(0)).ok());
  {
    testing::RawDatabase raw(path);
    raw.Put("tallies",
            EncodeKey(TallyKey{BlockLevel::kBoth, ActorNumber(0), kAllTypes,
                               kAllTime, 7}),
            "x");
    ASSERT_TRUE(raw.ok());
  }
  const auto store = *OpenNew(path);
  const auto report = store->View()->Verify();
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->problem_count, 1U);
}

TEST(ViewsTest, OutliveTheStoreAndKeepItOpen) {
  const TempFolder folder;
  const std::string path = folder / "store";
  auto store = *OpenNew(path);
  ASSERT_TRUE(store->ApplyArticle(NumberedArticle(0)).ok());
  auto view = store->View();
  auto same = view->View();
  ASSERT_TRUE(store->ApplyArticle(NumberedArticle(1)).ok());
  store.reset();
  EXPECT_EQ(view->Counts()->articles, 1U);
  EXPECT_EQ(same->Counts()->articles, 1U);
  view.reset();
  EXPECT_EQ(OpenNew(path).error().code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(same->View()->Counts()->articles, 1U);
  same.reset();
  const auto again = OpenNew(path);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ((*again)->Counts()->articles, 2U);
}

TEST(ViewsTest, OfAStoreOpenedForReadingAreTheStore) {
  const TempFolder folder;
  const std::string path = folder / "store";
  const auto writer = *OpenNew(path);
  const ScriptedWrites script(5, 60);
  Do(script, 0, 40, writer.get());
  StoreOptions options;
  options.path = path;
  options.mode = OpenMode::kReadOnly;
  const auto store = *EventStore::Open(options);
  const auto view = store->View();
  Do(script, 40, 60, writer.get());
  EXPECT_EQ(script.Amiss(*view, 40), "");
  EXPECT_EQ(view->Verify()->problem_count, 0U);
  EXPECT_EQ(view->Counts()->events, store->Counts()->events);
}

// A type is in the database a moment before it is in the table of them.
TEST(ViewsTest, HaveTheTypesOfTheirMoment) {
  const TempFolder folder;
  StoreOptions options;
  options.path = folder / "store";
  options.missing = MissingStore::kCreate;
  options.sync = SyncPolicy::kBatch;
  const auto store = *EventStore::Open(options);
  // An article and a type that carry the same number.
  const auto put = [&store](int number) {
    ArticleBatch batch;
    batch.article_id = ArticleId::Of("a");
    batch.article.emplace().set_id("a");
    batch.article->set_version(VersionId::Of("a").ToHex());
    batch.article->set_title(std::to_string(number));
    batch.types = {testing::Type("t")};
    batch.types[0].set_name_en(std::to_string(number));
    const Status applied = store->ApplyArticle(batch);
    if (!applied.ok()) ADD_FAILURE() << applied.ToString();
  };
  put(0);
  std::atomic<bool> done = false;
  std::atomic<uint32_t> amiss = 0;
  std::vector<std::thread> readers(2);
  for (std::thread& reader : readers) {
    reader = std::thread([&] {
      do {
        const auto view = store->View();
        const auto article = view->GetArticle(ArticleId::Of("a"));
        const auto type = view->GetType(TypeNumber(0));
        if (!article.has_value() || !type.has_value() ||
            article->title() != type->name_en()) {
          ++amiss;
        }
      } while (!done);
    });
  }
  for (int number = 1; number < 5000; ++number) put(number);
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(amiss, 0U);
}

// Eight readers beside a writer that applies, replaces and removes articles and
// imports: each view is exactly what some step left, none before those that
// were done when it was taken.
TEST(ViewsTest, AreWholeBesideAWriter) {
  constexpr int kReaders = 8;
  const TempFolder folder;
  const auto store = *OpenNew(folder / "store");
  const ScriptedWrites script(2, kSteps);
  std::atomic<uint32_t> done = 0;
  std::atomic<uint32_t> rounds = 0;
  std::vector<std::string> amiss(kReaders);
  std::vector<std::thread> readers;
  for (std::string& first : amiss) {
    readers.emplace_back([&] {
      for (uint32_t round = 0; (round == 0 || done < kSteps) && first.empty();
           ++round) {
        const uint32_t before = done;
        const auto view = store->View();
        first = script.Amiss(*view, before);
        if (first.empty() && round % 8 == 0) {
          const auto report = view->Verify();
          if (!report.has_value()) {
            first = report.error().ToString();
          } else if (report->problem_count > 0) {
            first = report->problems[0];
          }
        }
        ++rounds;
      }
    });
  }
  for (uint32_t step = 0; step < kSteps; ++step) {
    const Status written = script.Do(step, store.get());
    if (!written.ok()) ADD_FAILURE() << written.ToString();
    done = step + 1;
  }
  for (std::thread& reader : readers) reader.join();
  for (const std::string& first : amiss) EXPECT_EQ(first, "");
  EXPECT_GE(rounds, static_cast<uint32_t>(kReaders));
  EXPECT_EQ(script.Amiss(*store, kSteps), "");
}

}  // namespace
}  // namespace actant
