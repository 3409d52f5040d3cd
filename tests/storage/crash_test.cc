// A writer that dies, and disks that end: what was acknowledged stays.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "sample_articles.h"
#include "storage/event_store.h"
#include "temp_folder.h"
#include "writer_process.h"

namespace actant {
namespace {

using testing::NumberedArticle;
using testing::NumberedArticleId;
using testing::OpenNew;
using testing::TempFolder;
using testing::WriterProcess;

int Rounds() {
  const char* rounds = std::getenv("ACTANT_CRASH_ROUNDS");
  return rounds == nullptr ? 20 : std::atoi(rounds);
}

// Reads numbers until `enough` were acknowledged after the line "open".
uint32_t Acknowledged(WriterProcess* writer, uint32_t first, uint32_t enough) {
  uint32_t next = first;
  while (next < first + enough) {
    const auto line = writer->ReadLine();
    if (!line.has_value() || line->starts_with("error")) {
      ADD_FAILURE() << "the writer failed: " << line.value_or("it ended");
      break;
    }
    if (*line != "open") next = static_cast<uint32_t>(std::stoul(*line)) + 1;
  }
  return next;
}

// Runs a writer from number `first` on, and kills it `pause` microseconds after
// it acknowledged `enough`. Returns the number after the last acknowledged.
uint32_t KillWriter(const std::string& mode, const std::string& path,
                    uint32_t first, uint32_t enough, useconds_t pause) {
  WriterProcess writer({mode, path, std::to_string(first)});
  uint32_t next = Acknowledged(&writer, first, enough);
  usleep(pause);
  writer.Kill();
  // What it acknowledged before it died but we had not read yet.
  for (const std::string& line : writer.ReadAll()) {
    if (line != "open") next = static_cast<uint32_t>(std::stoul(line)) + 1;
  }
  return next;
}

// Opens a store that was cut off, and counts what is in it.
StoreCounts Whole(const std::string& path,
                  std::unique_ptr<EventStore>* opened = nullptr) {
  auto store = OpenNew(path);
  if (!store.has_value()) {
    ADD_FAILURE() << store.error().ToString();
    return {};
  }
  const auto report = (*store)->Verify();
  if (!report.has_value()) {
    ADD_FAILURE() << report.error().ToString();
    return {};
  }
  EXPECT_EQ(report->problem_count, 0U);
  for (const std::string& problem : report->problems) {
    ADD_FAILURE() << problem;
  }
  if (opened != nullptr) *opened = std::move(*store);
  return report->counts;
}

// Calls `kill` with the number of each round, until one fails; prints how many
// there were and were survived, for bench/safety.sh.
void KillInRounds(const std::string& what,
                  const std::function<void(int)>& kill) {
  int round = 0;
  for (; round < Rounds() && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    kill(round);
  }
  std::cout << "kill\t" << what << '\t' << round << '\t'
            << round - (::testing::Test::HasFailure() ? 1 : 0) << '\n';
}

// So many kills of one store before a new one is begun.
constexpr int kRoundsAStore = 25;

// Kills the writer at random moments, over and over on one store.
TEST(CrashTest, KilledWriterLosesNothingAcknowledged) {
  const TempFolder folder;
  std::mt19937 random(20260214);
  std::string path;
  uint32_t next = 0;
  KillInRounds("ingest", [&](int round) {
    if (round % kRoundsAStore == 0) {
      std::filesystem::remove_all(path);
      path = folder / std::to_string(round);
      next = 0;
    }
    // 0: during the opening, in the first round the creation.
    const auto enough = static_cast<uint32_t>(random() % 25);
    next = KillWriter("apply", path, next, enough,
                      static_cast<useconds_t>(random() % 20000));
    std::unique_ptr<EventStore> store;
    const StoreCounts counts = Whole(path, &store);
    ASSERT_NE(store, nullptr);
    for (uint32_t n = 0; n < next; ++n) {
      ASSERT_TRUE(
          store->GetArticle(ArticleId::Of(NumberedArticleId(n))).has_value())
          << n;
    }
    // The one that was being applied is there whole or not at all.
    EXPECT_GE(counts.articles, next);
    EXPECT_LE(counts.articles, next + 1);
    next = static_cast<uint32_t>(counts.articles);
  });
}

TEST(CrashTest, KilledImportLosesNoSegment) {
  const TempFolder folder;
  std::mt19937 random(20260302);
  std::string path;
  uint32_t next = 0;
  KillInRounds("import", [&](int round) {
    if (round % kRoundsAStore == 0) {
      std::filesystem::remove_all(path);
      path = folder / std::to_string(round);
      next = 0;
    }
    const auto enough = static_cast<uint32_t>(random() % 3);
    next = KillWriter("import", path, next, enough,
                      static_cast<useconds_t>(random() % 60000));
    std::unique_ptr<EventStore> store;
    const StoreCounts counts = Whole(path, &store);
    ASSERT_NE(store, nullptr);
    const std::vector<v1::Segment> segments = store->Segments();
    EXPECT_GE(segments.size(), next);
    EXPECT_LE(segments.size(), next + 1);
    uint64_t events = 0;
    for (const v1::Segment& segment : segments) events += segment.events();
    EXPECT_EQ(counts.events, events);
    next = static_cast<uint32_t>(segments.size());
  });
}

// Creation is many steps; wherever it is cut off, the next opening ends it.
TEST(CrashTest, KilledCreationIsCompleted) {
  const TempFolder folder;
  std::mt19937 random(99);
  KillInRounds("creation", [&](int round) {
    const std::string path = folder / std::to_string(round);
    {
      WriterProcess writer({"hold", path});
      usleep(static_cast<useconds_t>(random() % 150000));
      writer.Kill();
    }
    {
      const auto store = OpenNew(path);
      ASSERT_TRUE(store.has_value()) << store.error().ToString();
      EXPECT_TRUE((*store)->ApplyArticle(NumberedArticle(0)).ok());
      EXPECT_EQ((*store)->Verify()->problem_count, 0U);
    }
    // An open store still writes files in the background.
    std::filesystem::remove_all(path);
  });
}

TEST(CrashTest, FullDiskRefusesAndKeepsWhatWasAcknowledged) {
  const TempFolder folder;
  WriterProcess writer({"fill", folder.path(), "8"});
  const std::vector<std::string> lines = writer.ReadAll();
  ASSERT_FALSE(lines.empty());
  if (lines[0] == "unsupported") GTEST_SKIP() << "mounting is not permitted";
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0], "refused resource exhausted");
  EXPECT_NE(lines[1], "acknowledged 0");
  EXPECT_EQ(lines[2], "kept");
}

TEST(CrashTest, FailedWriteIsRefusedAndNothingOfItStays) {
  const TempFolder folder;
  const std::string path = folder / "store";
  WriterProcess writer({"cap", path, "300000"});
  const std::vector<std::string> lines = writer.ReadAll();
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_TRUE(lines[0].starts_with("refused ")) << lines[0];
  EXPECT_EQ(lines[2], "kept");
  const auto store = OpenNew(path);
  ASSERT_TRUE(store.has_value()) << store.error().ToString();
  const auto report = (*store)->Verify();
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->problem_count, 0U);
  EXPECT_EQ("acknowledged " + std::to_string(report->counts.articles),
            lines[1]);
}

}  // namespace
}  // namespace actant
