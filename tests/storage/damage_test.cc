// Files that a disk has damaged: an error, never a wrong answer.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "raw_database.h"
#include "sample_articles.h"
#include "storage/event_store.h"
#include "temp_folder.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

using testing::NumberedArticle;
using testing::NumberedArticleId;
using testing::OpenNew;
using testing::RawDatabase;
using testing::TempFolder;

constexpr uint32_t kArticles = 30;

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void WriteFile(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::vector<fs::path> Files(const std::string& folder,
                            const std::string& extension) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class DamageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto store = *OpenNew(path_);
    for (uint32_t n = 0; n < kArticles; ++n) {
      ASSERT_TRUE(store->ApplyArticle(NumberedArticle(n)).ok());
    }
  }
  // Reads all there is: "ok" and everything, or the error met first.
  static Result<std::string> ReadAll(const EventStore& store) {
    std::string all;
    for (uint32_t n = 0; n < kArticles; ++n) {
      ACTANT_ASSIGN_OR_RETURN(
          const std::string text,
          store.GetText(ArticleId::Of(NumberedArticleId(n))));
      all += text;
    }
    ACTANT_RETURN_ERROR_IF(
        store.ScanEvents([&](EventNumber, const v1::Event& event) {
          all += event.SerializeAsString();
          return Scan::kContinue;
        }));
    ACTANT_RETURN_ERROR_IF(store.ScanByDate({}, [&](const Edge& edge) {
      all += std::to_string(edge.event.value()) + ' ' +
             std::to_string(edge.goldstein_tenths);
      return Scan::kContinue;
    }));
    ACTANT_ASSIGN_OR_RETURN(const ActorNumber actor, store.FindActor("CHN"));
    ACTANT_RETURN_ERROR_IF(
        store.ScanEdges(Direction::kOut, Level::kState, actor, std::nullopt, {},
                        [&](const Edge& edge) {
                          all += std::to_string(edge.event.value());
                          return Scan::kContinue;
                        }));
    return all;
  }

  TempFolder folder_;
  const std::string path_ = folder_ / "store";
};

TEST_F(DamageTest, FlippedBytesInSortedFilesNeverChangeAnAnswer) {
  std::string expected;
  {
    RawDatabase raw(path_);
    ASSERT_TRUE(raw.ok());
    raw.Flush();
  }
  expected = *ReadAll(**OpenNew(path_));
  std::mt19937 random(3);
  size_t refused = 0;
  const std::string copy = folder_ / "copy";
  for (int round = 0; round < 25; ++round) {
    fs::remove_all(copy);
    fs::copy(path_, copy);
    for (const fs::path& file : Files(copy, ".sst")) {
      std::string bytes = ReadFile(file);
      bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
      WriteFile(file, bytes);
    }
    StoreOptions options;
    options.path = copy;
    options.mode = OpenMode::kReadOnly;
    const auto store = EventStore::Open(options);
    if (!store.has_value()) {
      EXPECT_EQ(store.error().code(), StatusCode::kDataLoss)
          << store.error().ToString();
      ++refused;
      continue;
    }
    const auto all = ReadAll(**store);
    if (all.has_value()) {
      EXPECT_EQ(*all, expected);
    } else {
      EXPECT_EQ(all.error().code(), StatusCode::kDataLoss)
          << all.error().ToString();
      ++refused;
    }
    const auto report = (*store)->Verify();
    if (report.has_value()) {
      EXPECT_TRUE(all.has_value() || report->problem_count > 0);
    } else {
      EXPECT_EQ(report.error().code(), StatusCode::kDataLoss);
    }
  }
  EXPECT_GT(refused, 0U);
}

TEST_F(DamageTest, FlippedByteInsideTheLogIsRefused) {
  const std::vector<fs::path> logs = Files(path_, ".log");
  ASSERT_EQ(logs.size(), 1U);
  std::string bytes = ReadFile(logs[0]);
  bytes[bytes.size() / 2] ^= 0x55;
  WriteFile(logs[0], bytes);
  const auto store = OpenNew(path_);
  ASSERT_FALSE(store.has_value());
  EXPECT_EQ(store.error().code(), StatusCode::kDataLoss)
      << store.error().ToString();
}

TEST_F(DamageTest, TornLogLosesAtMostTheArticleItEndsIn) {
  const std::vector<fs::path> logs = Files(path_, ".log");
  ASSERT_EQ(logs.size(), 1U);
  const std::string bytes = ReadFile(logs[0]);
  const std::string copy = folder_ / "copy";
  std::mt19937 random(5);
  for (int round = 0; round < 10; ++round) {
    fs::remove_all(copy);
    fs::copy(path_, copy);
    // Less than the last article wrote.
    const size_t torn = 1 + random() % 300;
    WriteFile(fs::path(copy) / logs[0].filename(),
              bytes.substr(0, bytes.size() - torn));
    const auto store = OpenNew(copy);
    ASSERT_TRUE(store.has_value()) << store.error().ToString();
    const auto report = (*store)->Verify();
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->problem_count, 0U);
    EXPECT_EQ(report->counts.articles, kArticles - 1);
  }
}

TEST_F(DamageTest, MissingFileIsDataLoss) {
  {
    RawDatabase raw(path_);
    raw.Flush();
  }
  for (const fs::path& file : Files(path_, ".sst")) fs::remove(file);
  const auto store = OpenNew(path_);
  const Status status =
      store.has_value()
          ? (*store)->ScanEvents(
                [](EventNumber, const v1::Event&) { return Scan::kContinue; })
          : store.error();
  EXPECT_EQ(status.code(), StatusCode::kDataLoss) << status.ToString();
}

TEST_F(DamageTest, RowsThatBreakTheFormatAreNamed) {
  std::string key;
  {
    RawDatabase raw(path_);
    key = raw.Rows("by_date").begin()->first;
    raw.Put("by_date", key, "\xff");
  }
  const auto store = *OpenNew(path_);
  const Status status =
      store->ScanByDate({}, [](const Edge&) { return Scan::kContinue; });
  EXPECT_EQ(status.code(), StatusCode::kDataLoss);
  EXPECT_NE(status.message().find("by_date"), std::string::npos);
}

}  // namespace
}  // namespace actant
