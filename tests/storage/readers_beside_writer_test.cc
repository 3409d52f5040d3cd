// Threads that read while one writes; run under the thread sanitizer.
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "sample_articles.h"
#include "storage/event_store.h"
#include "temp_folder.h"
#include "writer_process.h"

namespace actant {
namespace {

using testing::BatchBuilder;
using testing::EventOf;
using testing::IdOfEvent;
using testing::NumberedArticle;
using testing::NumberedArticleId;
using testing::OpenNew;
using testing::TempFolder;

constexpr uint32_t kArticles = 40;

// Reads what the writer has finished; returns the first thing amiss.
std::string ReadRound(const EventStore& store, uint32_t applied) {
  for (uint32_t n = 0; n < applied; ++n) {
    const ArticleId id = ArticleId::Of(NumberedArticleId(n));
    const auto mentions = store.ArticleMentions(id);
    if (!mentions.has_value() || mentions->size() != 4) return "mentions";
    if (!store.GetEvent((*mentions)[0].second).has_value()) return "event";
    if (!store.GetText(id).has_value()) return "text";
  }
  if (applied == 0) return "";
  const auto actor = store.FindActor("CHN");
  const auto types = store.Types();
  if (!actor.has_value() || !types.has_value()) return "actor or types";
  Status scanned = store.ScanEdges(Direction::kIn, Level::kState, *actor,
                                   std::nullopt, {20000, 20100},
                                   [](const Edge&) { return Scan::kContinue; });
  if (!scanned.ok()) return scanned.ToString();
  return "";
}

TEST(ReadersBesideWriterTest, ThreadsSeeWholeArticles) {
  const TempFolder folder;
  const auto store = *OpenNew(folder / "store");
  std::atomic<uint32_t> applied = 0;
  std::atomic<bool> done = false;
  std::vector<std::string> amiss(3);
  std::vector<std::thread> readers;
  for (std::string& first : amiss) {
    readers.emplace_back([&] {
      while (!done && first.empty()) first = ReadRound(*store, applied);
    });
  }
  for (uint32_t n = 0; n < kArticles; ++n) {
    ArticleBatch batch = NumberedArticle(n);
    batch.types.push_back(testing::Type("type-" + std::to_string(n)));
    EXPECT_TRUE(store->ApplyArticle(batch).ok());
    applied = n + 1;
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  for (const std::string& first : amiss) EXPECT_EQ(first, "");
  EXPECT_EQ(store->Verify()->problem_count, 0U);
}

// A redirect that is turned again and again always leads somewhere.
TEST(ReadersBesideWriterTest, RedirectsLeadToAnEventAtEveryMoment) {
  const TempFolder folder;
  const auto store = *OpenNew(folder / "store");
  const auto records = [] {
    BatchBuilder builder("none");
    builder.Removing();
    return builder;
  };
  const auto any = [](int n) {
    return EventOf(std::to_string(n), "sanction", "USA>RUS", 1);
  };
  ASSERT_TRUE(store->ApplyArticle(records().Writes(any(0), 0).batch()).ok());
  std::atomic<bool> done = false;
  std::atomic<int> lost = 0;
  std::thread reader([&] {
    while (!done) {
      if (!store->FindEvent(IdOfEvent("0")).has_value()) ++lost;
    }
  });
  for (int n = 1; n < 100; ++n) {
    EXPECT_TRUE(
        store
            ->ApplyArticle(records()
                               .Writes(any(n), 0)
                               .Gone(std::to_string(n - 1), std::to_string(n))
                               .batch())
            .ok());
  }
  done = true;
  reader.join();
  EXPECT_EQ(lost, 0);
}

// A verification sees one moment, however much is written meanwhile.
TEST(ReadersBesideWriterTest, VerifyHoldsBesideAWriter) {
  const TempFolder folder;
  const auto store = *OpenNew(folder / "store");
  std::atomic<bool> done = false;
  uint64_t problems = 0;
  std::thread verifier([&] {
    while (!done) {
      const auto report = store->Verify();
      problems += report.has_value() ? report->problem_count : 1;
    }
  });
  for (uint32_t n = 0; n < kArticles; ++n) {
    EXPECT_TRUE(store->ApplyArticle(NumberedArticle(n)).ok());
  }
  done = true;
  verifier.join();
  EXPECT_EQ(problems, 0U);
}

// Another process writes while this one opens the store for reading.
TEST(ReadersBesideWriterTest, OpeningBesideAnotherProcessSeesAcknowledged) {
  const TempFolder folder;
  const std::string path = folder / "store";
  testing::WriterProcess writer({"apply", path, "0", "150"});
  StoreOptions options;
  options.path = path;
  options.mode = OpenMode::kReadOnly;
  for (int round = 0; round < 15; ++round) {
    uint32_t acknowledged = 0;
    for (int lines = 0; lines < 5; ++lines) {
      const auto line = writer.ReadLine();
      ASSERT_TRUE(line.has_value());
      if (*line != "open") {
        acknowledged = static_cast<uint32_t>(std::stoul(*line)) + 1;
      }
    }
    const auto store = EventStore::Open(options);
    ASSERT_TRUE(store.has_value()) << store.error().ToString();
    const auto report = (*store)->Verify();
    ASSERT_TRUE(report.has_value()) << report.error().ToString();
    EXPECT_EQ(report->problem_count, 0U);
    EXPECT_GE(report->counts.articles, acknowledged);
  }
}

}  // namespace
}  // namespace actant
