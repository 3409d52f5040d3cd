// A store that another process writes, followed from this one.
#include "storage/store_follower.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sample_articles.h"
#include "scripted_writes.h"
#include "storage/event_store.h"
#include "temp_folder.h"
#include "writer_process.h"

namespace actant {
namespace {

using testing::NumberedArticle;
using testing::OpenNew;
using testing::ScriptedWrites;
using testing::TempFolder;
using testing::WriterProcess;

constexpr uint32_t kSeed = 11;

Result<std::unique_ptr<StoreFollower>> Follow(const std::string& path) {
  StoreOptions options;
  options.path = path;
  return StoreFollower::Open(options);
}

void ExpectWhole(const EventStore& view) {
  const auto report = view.Verify();
  ASSERT_TRUE(report.has_value()) << report.error().ToString();
  EXPECT_EQ(report->problem_count, 0U) << report->problems[0];
}

uint64_t Articles(const EventStore& view) { return view.Counts()->articles; }

// Reads lines up to the answer "done"; returns the number of steps then done.
std::optional<uint32_t> Answered(WriterProcess* writer) {
  std::optional<uint32_t> steps;
  while (const auto line = writer->ReadLine()) {
    if (*line == "done") return steps.value_or(0);
    if (line->starts_with("error")) break;
    if (*line != "open") steps = static_cast<uint32_t>(std::stoul(*line)) + 1;
  }
  return std::nullopt;
}

// In the writer's own process, since the steps can then be told apart.
TEST(StoreFollowerTest, SeesWhatWasWrittenOnceItHasCaughtUp) {
  const TempFolder folder;
  const std::string path = folder / "store";
  const auto store = *OpenNew(path);
  ASSERT_TRUE(store->ApplyArticle(NumberedArticle(0)).ok());
  const auto follower = *Follow(path);
  const auto first = follower->View();
  EXPECT_EQ(Articles(*first), 1U);
  for (uint32_t n = 1; n < 6; ++n) {
    ASSERT_TRUE(store->ApplyArticle(NumberedArticle(n)).ok());
    EXPECT_EQ(Articles(*follower->View()), n);
    ASSERT_TRUE(follower->CatchUp().ok());
    EXPECT_EQ(Articles(*follower->View()), n + 1);
    ExpectWhole(*follower->View());
  }
  EXPECT_EQ(Articles(*first), 1U);
  ExpectWhole(*first);
}

TEST(StoreFollowerTest, ViewsHoldWhileItCatchesUpAndAfterItIsGone) {
  const TempFolder folder;
  const std::string path = folder / "store";
  const auto store = *OpenNew(path);
  auto follower = *Follow(path);
  std::vector<std::unique_ptr<const EventStore>> views;
  for (uint32_t n = 0; n < 6; ++n) {
    ASSERT_TRUE(store->ApplyArticle(NumberedArticle(n)).ok());
    ASSERT_TRUE(follower->CatchUp().ok());
    views.push_back(follower->View());
  }
  follower.reset();
  for (uint32_t n = 0; n < 6; ++n) {
    EXPECT_EQ(Articles(*views[n]), n + 1);
    ExpectWhole(*views[n]);
  }
}

// Rows that an instance has read from a log are in sorted files too once the
// writer has flushed, and newer ones with them: those must be found.
TEST(StoreFollowerTest, FindsTheNewestRowsAfterFlushes) {
  const TempFolder folder;
  const std::string path = folder / "store";
  const ScriptedWrites script(kSeed, 100);
  WriterProcess writer({"script", path, std::to_string(kSeed), "100"});
  writer.Send("5");
  ASSERT_TRUE(Answered(&writer).has_value());
  const auto follower = *Follow(path);
  ASSERT_TRUE(follower->CatchUp().ok());
  for (int round = 0; round < 6; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    for (const char* command : {"3", "flush", "3", "flush", "2"}) {
      writer.Send(command);
      const auto steps = Answered(&writer);
      ASSERT_TRUE(steps.has_value());
    }
    if (round % 3 == 2) {
      writer.Send("compact");
      ASSERT_TRUE(Answered(&writer).has_value());
    }
    const uint32_t done = 5 + 8 * (static_cast<uint32_t>(round) + 1);
    const Status caught_up = follower->CatchUp();
    ASSERT_TRUE(caught_up.ok()) << caught_up.ToString();
    const auto view = follower->View();
    EXPECT_EQ(script.Amiss(*view, done), "");
    ExpectWhole(*view);
  }
}

// The writer goes on while the follower catches up, reads and catches up again;
// it flushes, compacts and imports in between, so that files vanish.
TEST(StoreFollowerTest, IsAtOneStepOfAWriterThatGoesOn) {
  constexpr uint32_t kSteps = 250;
  const TempFolder folder;
  const std::string path = folder / "store";
  const ScriptedWrites script(kSeed, kSteps);
  WriterProcess writer(
      {"script", path, std::to_string(kSeed), std::to_string(kSteps), "7"});
  writer.Send("1");
  ASSERT_TRUE(Answered(&writer).has_value());
  const auto follower = *Follow(path);
  writer.Send(std::to_string(kSteps));
  uint32_t acknowledged = 1;
  std::unique_ptr<const EventStore> kept;
  uint32_t kept_at = 0;
  int round = 0;
  for (bool more = true; more; ++round) {
    // A few lines, while the writer is somewhere behind them.
    for (int lines = 0; lines < 9 && more; ++lines) {
      const auto line = writer.ReadLine();
      ASSERT_TRUE(line.has_value());
      ASSERT_FALSE(line->starts_with("error")) << *line;
      more = *line != "done";
      if (more) acknowledged = static_cast<uint32_t>(std::stoul(*line)) + 1;
    }
    const Status caught_up = follower->CatchUp();
    if (caught_up.code() == StatusCode::kUnavailable) continue;
    ASSERT_TRUE(caught_up.ok()) << caught_up.ToString();
    const auto view = follower->View();
    ASSERT_EQ(script.Amiss(*view, acknowledged), "");
    if (round % 5 == 0) {
      ExpectWhole(*view);
      // One that was taken long ago is where it was.
      if (kept != nullptr) {
        EXPECT_EQ(script.Done(*kept), kept_at);
        EXPECT_EQ(script.Amiss(*kept, kept_at), "");
      }
      kept = follower->View();
      kept_at = script.Done(*kept);
    }
  }
  EXPECT_GT(round, 10);
  ASSERT_TRUE(follower->CatchUp().ok());
  EXPECT_EQ(script.Amiss(*follower->View(), kSteps), "");
  ExpectWhole(*follower->View());
}

TEST(StoreFollowerTest, GoesOnAfterTheWriterWasKilledAndCameBack) {
  const TempFolder folder;
  const std::string path = folder / "store";
  std::unique_ptr<StoreFollower> follower;
  uint32_t next = 0;
  for (int life = 0; life < 4; ++life) {
    WriterProcess writer({"apply", path, std::to_string(next)});
    for (int lines = 0; lines < 8; ++lines) {
      const auto line = writer.ReadLine();
      ASSERT_TRUE(line.has_value());
      if (*line != "open") next = static_cast<uint32_t>(std::stoul(*line)) + 1;
    }
    writer.Kill();
    for (const std::string& line : writer.ReadAll()) {
      if (line != "open") next = static_cast<uint32_t>(std::stoul(line)) + 1;
    }
    if (follower == nullptr) follower = *Follow(path);
    const Status caught_up = follower->CatchUp();
    ASSERT_TRUE(caught_up.ok()) << caught_up.ToString();
    const auto view = follower->View();
    EXPECT_GE(Articles(*view), next);
    EXPECT_LE(Articles(*view), next + 1);
    ExpectWhole(*view);
    next = static_cast<uint32_t>(Articles(*view));
  }
}

TEST(StoreFollowerTest, StaysWhereItIsWhenItCannotCatchUp) {
  const TempFolder folder;
  const std::string path = folder / "store";
  const auto store = *OpenNew(path);
  ASSERT_TRUE(store->ApplyArticle(NumberedArticle(0)).ok());
  const auto follower = *Follow(path);
  ASSERT_TRUE(store->ApplyArticle(NumberedArticle(1)).ok());
  // As where a network file system is away for a moment.
  std::filesystem::rename(path, folder / "away");
  EXPECT_FALSE(follower->CatchUp().ok());
  EXPECT_EQ(Articles(*follower->View()), 1U);
  ExpectWhole(*follower->View());
  std::filesystem::rename(folder / "away", path);
  const Status caught_up = follower->CatchUp();
  EXPECT_TRUE(caught_up.ok()) << caught_up.ToString();
  EXPECT_EQ(Articles(*follower->View()), 2U);
}

TEST(StoreFollowerTest, LeavesNothingInTheFolder) {
  const TempFolder folder;
  const std::string path = folder / "store";
  const auto store = *OpenNew(path);
  ASSERT_TRUE(store->ApplyArticle(NumberedArticle(0)).ok());
  const auto names = [&path] {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      found.push_back(entry.path().filename());
    }
    std::sort(found.begin(), found.end());
    return found;
  };
  const auto before = names();
  const auto follower = *Follow(path);
  ASSERT_TRUE(follower->CatchUp().ok());
  ExpectWhole(*follower->View());
  EXPECT_EQ(names(), before);
}

TEST(StoreFollowerTest, RefusesWhatIsNoStore) {
  const TempFolder folder;
  EXPECT_EQ(Follow(folder / "none").error().code(), StatusCode::kNotFound);
  EXPECT_EQ(Follow(folder.path()).error().code(), StatusCode::kNotFound);
}

}  // namespace
}  // namespace actant
