#include "storage/import_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/storage/sample_rows.h"

namespace actant {
namespace {

using testing::RandomRows;
using testing::RowMix;
using testing::RowsOf;
using testing::SampleIds;
using testing::SampleRow;

TEST(ImportRowsTest, KeysOfShortNumbersAreTheNumbers) {
  EXPECT_EQ(RowKeyOf("0"), 0U);
  EXPECT_EQ(RowKeyOf("1"), 1U);
  EXPECT_EQ(RowKeyOf("1084562379"), 1084562379U);
  EXPECT_EQ(RowKeyOf("9223372036854775807"), (uint64_t{1} << 63) - 1);
}

TEST(ImportRowsTest, KeysOfOtherIdsAreOfTheText) {
  const std::vector<std::string> ids = {"00",
                                        "01",
                                        "-1",
                                        "+1",
                                        " 1",
                                        "1 ",
                                        "1.0",
                                        "0x1",
                                        "a",
                                        "1a",
                                        "９",
                                        "",
                                        "USA123",
                                        "9223372036854775808",   // 2^63
                                        "18446744073709551616",  // 2^64
                                        "99999999999999999999999999"};
  std::set<uint64_t> keys;
  for (const std::string& id : ids) {
    EXPECT_TRUE(IsTextKey(RowKeyOf(id))) << id;
    EXPECT_NE(RowKeyOf(id), kNoArticle) << id;
    EXPECT_EQ(RowKeyOf(id), RowKeyOf(std::string(id)));
    keys.insert(RowKeyOf(id));
  }
  EXPECT_EQ(keys.size(), ids.size());
  EXPECT_FALSE(IsTextKey(RowKeyOf("9223372036854775807")));
}

SampleRow RowOf(const std::string& id, std::optional<Day> day) {
  SampleRow row;
  row.id = id;
  row.first_day = day;
  row.target = 1;
  row.target_state = 1;
  return row;
}

// What the rows say of each one, in their order.
void ExpectRows(const ImportRows& rows,
                const std::vector<SampleRow>& expected) {
  ASSERT_EQ(rows.size(), expected.size());
  for (uint32_t at = 0; at < expected.size(); ++at) {
    const SampleRow& row = expected[at];
    const ImportRows::Core& core = rows.cores()[at];
    EXPECT_EQ(core.day, row.place());
    EXPECT_EQ(core.span, row.span);
    EXPECT_EQ(core.source, row.source);
    EXPECT_EQ(core.target, row.target ? *row.target + 1 : 0);
    EXPECT_EQ(core.type, row.type);
    EXPECT_EQ(core.goldstein, row.goldstein_tenths);
    EXPECT_EQ(core.confidence, row.confidence);
    const EdgeKind kind = EdgeKind::Unpack(core.kind);
    EXPECT_EQ(kind.status, row.status);
    EXPECT_EQ(kind.mutual, row.mutual);
    EXPECT_EQ(kind.precision, row.precision);
    const ImportRows::States states = rows.StatesOf(at);
    EXPECT_EQ(states.source, row.source_state);
    EXPECT_EQ(states.target, row.target_state ? *row.target_state + 1 : 0);
    const uint64_t key = RowKeyOf(row.id);
    EXPECT_EQ(rows.ids()[at].row, key);
    EXPECT_EQ(rows.RowText(at), IsTextKey(key) ? row.id : "");
    if (::testing::Test::HasFailure()) FAIL() << "row " << at << " " << row.id;
  }
}

// Articles by their keys, before they are named.
void ExpectArticleKeys(const ImportRows& rows,
                       const std::vector<SampleRow>& expected) {
  for (uint32_t at = 0; at < expected.size(); ++at) {
    const std::string& article = expected[at].article;
    ASSERT_EQ(rows.ids()[at].article,
              article.empty() ? kNoArticle : RowKeyOf(article));
  }
}

// Articles by their numbers into names, each of which is there once.
void ExpectArticleNames(const ImportRows& rows,
                        const std::vector<SampleRow>& expected) {
  const std::vector<std::string>& names = rows.article_names();
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(),
            names.size());
  for (uint32_t at = 0; at < expected.size(); ++at) {
    const uint64_t article = rows.ids()[at].article;
    if (expected[at].article.empty()) {
      ASSERT_EQ(article, kNoArticle);
    } else {
      ASSERT_LT(article, names.size());
      ASSERT_EQ(names[article], expected[at].article);
    }
  }
}

void SortByDay(std::vector<SampleRow>* rows) {
  std::stable_sort(rows->begin(), rows->end(),
                   [](const SampleRow& a, const SampleRow& b) {
                     return a.place() < b.place();
                   });
}

RowMix MixOf(size_t rows, SampleIds ids, int states) {
  RowMix mix;
  mix.rows = rows;
  mix.actors = 9;
  mix.types = 5;
  mix.ids = ids;
  mix.first_day = -20;
  mix.days = 40;
  mix.longest_span = 500;
  mix.undated = 10;
  mix.lone = 20;
  mix.mutual = 20;
  mix.states = states;
  return mix;
}

constexpr SampleIds kAllIds[] = {SampleIds::kGrowing, SampleIds::kRandom,
                                 SampleIds::kText};

TEST(ImportRowsTest, KeepsAllOfEachRow) {
  std::mt19937 random(1);
  for (const SampleIds ids : kAllIds) {
    for (const int states : {0, 1, 50, 100}) {
      const auto sample = RandomRows(MixOf(300, ids, states), &random);
      const ImportRows rows = RowsOf(sample);
      ExpectRows(rows, sample);
      ExpectArticleKeys(rows, sample);
      EXPECT_EQ(rows.has_states(), std::any_of(sample.begin(), sample.end(),
                                               [](const SampleRow& row) {
                                                 return !row.StatesAreActors();
                                               }));
      EXPECT_EQ(rows.has_row_texts(), ids == SampleIds::kText);
      EXPECT_EQ(rows.has_article_texts(), ids == SampleIds::kText);
      EXPECT_GE(rows.bytes(),
                300 * (sizeof(ImportRows::Core) + sizeof(ImportRows::Ids)));
    }
  }
}

TEST(ImportRowsTest, KeepsTheLongestSpanAndTheExtremeDays) {
  SampleRow longest = RowOf("1", kFirstDay);
  longest.span = kMaxImportSpan;
  const std::vector<SampleRow> sample = {longest, RowOf("2", kLastDay)};
  ExpectRows(RowsOf(sample), sample);
}

TEST(ImportRowsTest, SortsByDayAndKeepsTheOrderWithinADay) {
  std::mt19937 random(2);
  for (const SampleIds ids : kAllIds) {
    for (const int states : {0, 30}) {
      auto sample = RandomRows(MixOf(700, ids, states), &random);
      ImportRows rows = RowsOf(sample);
      rows.SortByDay();
      SortByDay(&sample);
      ExpectRows(rows, sample);
      if (ids == SampleIds::kText) {
        ExpectArticleNames(rows, sample);
      } else {
        ExpectArticleKeys(rows, sample);
        EXPECT_TRUE(rows.article_names().empty());
      }
    }
  }
}

TEST(ImportRowsTest, SortedRowsStayAsTheyAre) {
  std::mt19937 random(3);
  auto sample = RandomRows(MixOf(100, SampleIds::kText, 10), &random);
  SortByDay(&sample);
  ImportRows rows = RowsOf(sample);
  rows.SortByDay();
  ExpectRows(rows, sample);
  ExpectArticleNames(rows, sample);
}

TEST(ImportRowsTest, RemovesRowsWithTheirTextsAndStates) {
  std::mt19937 random(4);
  for (const SampleIds ids : kAllIds) {
    for (const int states : {0, 30}) {
      for (const uint32_t keep_of : {1U, 2U, 10U}) {
        auto sample = RandomRows(MixOf(200, ids, states), &random);
        ImportRows rows = RowsOf(sample);
        std::vector<uint32_t> places;
        std::vector<SampleRow> left;
        for (uint32_t at = 0; at < sample.size(); ++at) {
          if (random() % keep_of == 0) {
            places.push_back(at);
          } else {
            left.push_back(sample[at]);
          }
        }
        rows.Remove(places);
        ExpectRows(rows, left);
        ExpectArticleKeys(rows, left);
        rows.SortByDay();
        SortByDay(&left);
        ExpectRows(rows, left);
      }
    }
  }
}

TEST(ImportRowsTest, RemovesNothingAtNoPlaces) {
  std::mt19937 random(5);
  const auto sample = RandomRows(MixOf(20, SampleIds::kText, 10), &random);
  ImportRows rows = RowsOf(sample);
  rows.Remove({});
  ExpectRows(rows, sample);
}

TEST(ImportRowsTest, AppendsWithAndWithoutStatesAndTexts) {
  std::mt19937 random(6);
  for (const SampleIds first : kAllIds) {
    for (const SampleIds second : kAllIds) {
      for (const int first_states : {0, 20}) {
        for (const int second_states : {0, 20}) {
          auto sample = RandomRows(MixOf(60, first, first_states), &random);
          const auto more =
              RandomRows(MixOf(40, second, second_states), &random);
          ImportRows rows = RowsOf(sample);
          ImportRows appended = RowsOf(more);
          rows.Append(std::move(appended));
          sample.insert(sample.end(), more.begin(), more.end());
          ExpectRows(rows, sample);
          ExpectArticleKeys(rows, sample);
          rows.SortByDay();
          SortByDay(&sample);
          ExpectRows(rows, sample);
        }
      }
    }
  }
}

TEST(ImportRowsTest, AppendsToNoRowsAndAppendsNone) {
  std::mt19937 random(7);
  for (const int states : {0, 20}) {
    auto sample = RandomRows(MixOf(30, SampleIds::kText, states), &random);
    ImportRows rows;
    rows.Append(RowsOf(sample));
    ExpectRows(rows, sample);
    rows.Append(ImportRows());
    ExpectRows(rows, sample);
    // Rows added later still have their states.
    sample.push_back(RowOf("last", 3));
    sample.back().source_state = 4;
    rows.Add(sample.back().View());
    ExpectRows(rows, sample);
  }
}

TEST(ImportRowsTest, ClearedRowsAreNone) {
  std::mt19937 random(8);
  ImportRows rows =
      RowsOf(RandomRows(MixOf(30, SampleIds::kText, 20), &random));
  rows.SortByDay();
  rows.Clear();
  EXPECT_EQ(rows.size(), 0U);
  EXPECT_FALSE(rows.has_states() || rows.has_row_texts() ||
               rows.has_article_texts());
  EXPECT_TRUE(rows.article_names().empty());
  const std::vector<SampleRow> sample = {RowOf("x", 9), RowOf("2", 1)};
  for (const SampleRow& row : sample) rows.Add(row.View());
  ExpectRows(rows, sample);
}

TEST(ImportRowsTest, NamesArticlesByTheirTexts) {
  std::vector<SampleRow> sample;
  // "7" and "07" are two articles; a number is named in its shortest form.
  for (const char* article : {"7", "07", "", "http://a.example/", "7", "07"}) {
    sample.push_back(RowOf(std::to_string(sample.size()), std::nullopt));
    sample.back().article = article;
  }
  ImportRows rows = RowsOf(sample);
  rows.SortByDay();
  EXPECT_EQ(rows.article_names(),
            (std::vector<std::string>{"7", "07", "http://a.example/"}));
  ExpectArticleNames(rows, sample);
}

}  // namespace
}  // namespace actant
