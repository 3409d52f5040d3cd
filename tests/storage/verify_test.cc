#include <gtest/gtest.h>

#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "raw_database.h"
#include "sample_articles.h"
#include "storage/event_store.h"
#include "storage/key_codec.h"
#include "temp_folder.h"

namespace actant {
namespace {

using testing::NumberedArticle;
using testing::OpenNew;
using testing::RawDatabase;
using testing::TempFolder;

class VerifyTest : public ::testing::Test {
 protected:
  void SetUp() override { Fill(path_); }

  static void Fill(const std::string& path) {
    const auto store = *OpenNew(path);
    for (uint32_t n = 0; n < 12; ++n) {
      ASSERT_TRUE(store->ApplyArticle(NumberedArticle(n)).ok());
    }
    testing::BatchBuilder none("none");
    v1::Event over_years = testing::EventOf("long", "meet", "USA=RUS", 1);
    over_years.mutable_date()->set_last_day(1000);
    none.Removing()
        .Writes(testing::EventOf("old", "meet", "USA=GBR", 1), 0)
        .Writes(testing::EventOf("new", "meet", "USA=GBR", 1), 0)
        .Writes(over_years, 0);
    ASSERT_TRUE(store->ApplyArticle(none.batch()).ok());
    testing::BatchBuilder join("none");
    join.Removing().Gone("old", "new");
    ASSERT_TRUE(store->ApplyArticle(join.batch()).ok());
  }
  uint64_t Problems() {
    const auto store = OpenNew(path_);
    EXPECT_TRUE(store.has_value());
    const auto report = (*store)->Verify();
    EXPECT_TRUE(report.has_value());
    return report->problem_count;
  }

  TempFolder folder_;
  const std::string path_ = folder_ / "store";
};

TEST_F(VerifyTest, FindsNothingInAWholeStore) { EXPECT_EQ(Problems(), 0U); }

// Every family that has rows: one row less is noticed, whichever it is.
TEST_F(VerifyTest, FindsAnyMissingRow) {
  std::mt19937 random(17);
  for (const char* family :
       {"articles", "texts", "article_mentions", "actors", "names", "events",
        "event_ids", "redirects", "mentions", "out", "in", "dyads", "by_date",
        "long_edges", "article_tallies"}) {
    std::string key;
    std::string value;
    {
      RawDatabase raw(path_);
      const auto rows = raw.Rows(family);
      ASSERT_FALSE(rows.empty()) << family;
      auto row = rows.begin();
      std::advance(row, random() % rows.size());
      std::tie(key, value) = *row;
      raw.Delete(family, key);
    }
    EXPECT_GT(Problems(), 0U) << family << ' ' << HexOf(key);
    RawDatabase(path_).Put(family, key, value);
  }
  EXPECT_EQ(Problems(), 0U);
}

TEST_F(VerifyTest, FindsAnyRowTooMany) {
  const auto number = [](uint32_t n) { return KeyWriter().AddU32(n).bytes(); };
  const std::string id(16, '\x7f');
  struct Row {
    const char* family;
    std::string key;
    std::string value;
  };
  std::map<std::string, std::string> first_value;
  {
    RawDatabase raw(path_);
    for (const char* family :
         {"articles", "texts", "actors", "events", "mentions", "out", "in",
          "dyads", "by_date", "long_edges", "article_tallies"}) {
      first_value[family] = raw.Rows(family).begin()->second;
    }
  }
  const auto copied = [&](const char* family) {
    return first_value.at(family);
  };
  const std::vector<Row> rows = {
      {"articles", id + id, copied("articles")},
      {"texts", id + id, copied("texts")},
      {"article_mentions", id + id, number(0)},
      {"actors", number(90), copied("actors")},
      {"names", CodeKey("nobody"), number(90)},
      {"names", NameKey("nobody", ActorNumber(0)), std::string(1, '\0')},
      {"names", ActorNameKey(ActorNumber(0), "x"), std::string(1, '\0')},
      {"names", "\x09", ""},
      {"events", number(9000), copied("events")},
      {"event_ids", id, '\0' + number(0)},
      {"event_ids", id, '\1' + id},
      {"redirects", id + id, ""},
      {"mentions", number(0) + id, copied("mentions")},
      {"out", std::string(19, '\0'), copied("out")},
      {"in", std::string(19, '\0'), copied("in")},
      {"dyads", std::string(17, '\0'), copied("dyads")},
      {"by_date", std::string(10, '\0'), copied("by_date")},
      {"by_date", "short", copied("by_date")},
      {"long_edges", std::string(20, '\0'), copied("long_edges")},
      {"article_tallies", std::string(9, '\0'), copied("article_tallies")},
      {"article_tallies", "short", copied("article_tallies")}};
  for (size_t i = 0; i <= rows.size(); ++i) {
    {
      RawDatabase raw(path_);
      if (i > 0) raw.Delete(rows[i - 1].family, rows[i - 1].key);
      if (i == rows.size()) break;
      raw.Put(rows[i].family, rows[i].key, rows[i].value);
    }
    EXPECT_GT(Problems(), 0U) << rows[i].family << ' ' << HexOf(rows[i].key);
  }
  EXPECT_EQ(Problems(), 0U);
}

TEST_F(VerifyTest, FindsAChangedIndexValueAndALowCounter) {
  const auto row = *RawDatabase(path_).Rows("in").begin();
  std::string value = row.second;
  value[0] = static_cast<char>(v1::EVENT_STATUS_NEGATED);
  RawDatabase(path_).Put("in", row.first, value);
  EXPECT_GT(Problems(), 0U);
  RawDatabase(path_).Put("in", row.first, row.second);
  for (const char* counter : {"counter/event", "counter/actor"}) {
    const auto before = RawDatabase(path_).Rows("default").at(counter);
    RawDatabase(path_).Put("default", counter, KeyWriter().AddU32(1).bytes());
    EXPECT_GT(Problems(), 0U) << counter;
    RawDatabase(path_).Put("default", counter, before);
  }
  EXPECT_EQ(Problems(), 0U);
}

TEST_F(VerifyTest, KeepsAHundredProblemsAndCountsAll) {
  {
    RawDatabase raw(path_);
    for (uint32_t n = 0; n < 150; ++n) {
      raw.Put("redirects", std::string(28, 'a') + KeyWriter().AddU32(n).bytes(),
              "");
    }
  }
  const auto store = *OpenNew(path_);
  const auto report = store->Verify();
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->problems.size(), 100U);
  EXPECT_EQ(report->problem_count, 150U);
}

TEST_F(VerifyTest, RebuildingRestoresTheVeryRows) {
  std::map<std::string, std::map<std::string, std::string>> before;
  const std::vector<std::string> families = {
      "out", "in", "dyads", "by_date", "long_edges", "article_tallies"};
  {
    RawDatabase raw(path_);
    for (const std::string& family : families) {
      before[family] = raw.Rows(family);
      size_t n = 0;
      for (const auto& [key, value] : before[family]) {
        if (++n % 3 == 0) raw.Delete(family, key);
        if (n % 3 == 1) raw.Put(family, key, "damaged");
      }
      raw.Put(family, "stale row", "x");
    }
  }
  EXPECT_GT(Problems(), 0U);
  {
    const auto store = *OpenNew(path_);
    const Status status = store->RebuildIndexes();
    ASSERT_TRUE(status.ok()) << status.ToString();
  }
  EXPECT_EQ(Problems(), 0U);
  RawDatabase raw(path_);
  for (const std::string& family : families) {
    EXPECT_EQ(raw.Rows(family), before[family]) << family;
  }
}

}  // namespace
}  // namespace actant
