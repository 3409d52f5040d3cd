// EventStore::Verify and RebuildIndexes over imported tables.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "raw_database.h"
#include "sample_articles.h"
#include "sample_rows.h"
#include "storage/event_store.h"
#include "temp_folder.h"

namespace actant {
namespace {

using testing::OpenNew;
using testing::RawDatabase;
using testing::TempFolder;

// Two segments with all that rows may have: states, texts, ranges, no days.
class VerifyImportsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto store = *OpenNew(path_);
    testing::PutNumbered(30, 3, store.get());
    if (HasFatalFailure()) return;
    std::mt19937 random(5);
    testing::RowMix mix;
    mix.rows = 600;
    mix.actors = 30;
    mix.types = 3;
    mix.ids = testing::SampleIds::kText;
    mix.days = 900;
    mix.longest_span = 40;
    mix.undated = 5;
    mix.lone = 5;
    mix.mutual = 10;
    mix.states = 20;
    testing::RowOracle oracle;
    oracle.Import(testing::RandomRows(mix, &random), "first",
                  "0123456789abcdef", store.get());
    oracle.Import(testing::RandomRows(mix, &random), "second",
                  "0123456789abcdef", store.get());
  }

  VerifyReport Verify() {
    const auto store = OpenNew(path_);
    EXPECT_TRUE(store.has_value());
    const auto report = (*store)->Verify();
    EXPECT_TRUE(report.has_value());
    return *report;
  }

  std::map<std::string, std::map<std::string, std::string>> Blocks() {
    RawDatabase raw(path_);
    std::map<std::string, std::map<std::string, std::string>> blocks;
    for (const char* family : kFamilies) blocks[family] = raw.Rows(family);
    return blocks;
  }

  static constexpr const char* kFamilies[] = {
      "row_ids", "out_blocks", "in_blocks", "dyad_blocks", "tallies"};

  TempFolder folder_;
  const std::string path_ = folder_ / "store";
};

TEST_F(VerifyImportsTest, FindsNothingInAWholeStore) {
  const VerifyReport report = Verify();
  EXPECT_EQ(report.problem_count, 0U);
  const auto store = OpenNew(path_);
  const auto counts = (*store)->Counts();
  ASSERT_TRUE(counts.has_value());
  EXPECT_EQ(report.counts.events, counts->events);
  EXPECT_EQ(report.counts.edges, counts->edges);
}

TEST_F(VerifyImportsTest, FindsAMissingAChangedAndAStrangeBlock) {
  for (const char* family : kFamilies) {
    SCOPED_TRACE(family);
    std::string key;
    std::string value;
    {
      RawDatabase raw(path_);
      const auto rows = raw.Rows(family);
      ASSERT_FALSE(rows.empty());
      key = rows.begin()->first;
      value = rows.begin()->second;
      raw.Delete(family, key);
    }
    EXPECT_GT(Verify().problem_count, 0U);
    std::string changed = value;
    changed.back() = static_cast<char>(changed.back() ^ 1);
    RawDatabase(path_).Put(family, key, changed);
    EXPECT_GT(Verify().problem_count, 0U);
    {
      RawDatabase raw(path_);
      raw.Put(family, key, value);
      raw.Put(family, key + "x", value);
    }
    EXPECT_GT(Verify().problem_count, 0U);
    RawDatabase(path_).Delete(family, key + "x");
    EXPECT_EQ(Verify().problem_count, 0U);
  }
}

TEST_F(VerifyImportsTest, FindsAMissingName) {
  std::string key;
  {
    RawDatabase raw(path_);
    const auto rows = raw.Rows("refs");
    ASSERT_FALSE(rows.empty());
    key = rows.begin()->first;
    raw.Delete("refs", key);
  }
  EXPECT_GT(Verify().problem_count, 0U);
}

TEST_F(VerifyImportsTest, FindsMissingRows) {
  {
    RawDatabase raw(path_);
    raw.Delete("rows", raw.Rows("rows").begin()->first);
  }
  EXPECT_GT(Verify().problem_count, 0U);
}

TEST_F(VerifyImportsTest, RebuildingRestoresTheVeryBlocks) {
  const auto before = Blocks();
  {
    RawDatabase raw(path_);
    for (const char* family : kFamilies) {
      const auto rows = raw.Rows(family);
      raw.Delete(family, rows.begin()->first);
      raw.Put(family, rows.rbegin()->first, "damaged");
      raw.Put(family, rows.begin()->first + "x", "strange");
    }
  }
  EXPECT_GT(Verify().problem_count, 0U);
  {
    const auto store = OpenNew(path_);
    ASSERT_TRUE((*store)->RebuildIndexes().ok());
  }
  EXPECT_EQ(Blocks(), before);
  EXPECT_EQ(Verify().problem_count, 0U);
}

}  // namespace
}  // namespace actant
