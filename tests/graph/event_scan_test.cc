// Scans of events over random stores, against an oracle that holds them all.
#include "graph/event_scan.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/graph/graph_oracle.h"
#include "tests/graph/scratch_store.h"
#include "tests/storage/sample_rows.h"

namespace actant {
namespace {

class EventScanTest : public ::testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    ASSERT_TRUE(store_->PutActors(VocabularyActors()).ok());
    ASSERT_TRUE(store_->PutTypes(VocabularyTypes()).ok());
    if (GetParam() != 1) FillAtRandom(&random_, store_.get());
    if (GetParam() == 0) return;
    testing::RowMix mix;
    mix.rows = 700;
    mix.actors = static_cast<uint32_t>(VocabularyActors().size());
    mix.types = static_cast<uint32_t>(VocabularyTypes().size());
    mix.ids = testing::SampleIds::kRandom;
    mix.first_day = ToDay({2023, 12, 10});
    mix.days = 90;
    mix.longest_span = 30;
    mix.undated = 5;
    mix.lone = 5;
    mix.mutual = 10;
    mix.states = 30;
    rows_.Import(testing::RandomRows(mix, &random_), "d", "1", store_.get());
  }

  std::vector<EventRow> Read(const EventScanOptions& options,
                             size_t limit = 0) const {
    std::vector<EventRow> rows;
    const Status read = ScanEventRows(
        *store_, options, [&](const EventRow& row) -> Result<Scan> {
          rows.push_back(row);
          return rows.size() == limit ? Scan::kStop : Scan::kContinue;
        });
    EXPECT_TRUE(read.ok()) << read.ToString();
    return rows;
  }

  ScratchStore store_;
  std::mt19937 random_{11};
  testing::RowOracle rows_;
};

TEST_P(EventScanTest, EventsAreThoseOfTheOracle) {
  size_t found = 0;
  for (int round = 0; round < 40; ++round) {
    EventScanOptions options;
    options.filter = RandomFilter(&random_);
    SCOPED_TRACE(DescribeFilter(options.filter));
    const GraphOracle oracle(*store_, options.filter);
    const auto goes = [&oracle](const EventRow& row, const std::string& from,
                                const std::string& to) {
      for (const Arc& arc : oracle.arcs()) {
        if (arc.row->id == row.id && (from.empty() || arc.from == from) &&
            (to.empty() || arc.to == to)) {
          return true;
        }
      }
      return false;
    };
    EXPECT_EQ(IdsOf(Read(options)),
              oracle.Ids([](const EventRow&) { return true; }, 0));
    options.actor = RandomCode(&random_);
    EXPECT_EQ(IdsOf(Read(options)), oracle.Ids(
                                        [&](const EventRow& row) {
                                          return oracle.Touches(row,
                                                                options.actor);
                                        },
                                        0));
    options.other = RandomCode(&random_);
    const auto between = oracle.Ids(
        [&](const EventRow& row) {
          return goes(row, options.actor, options.other) ||
                 goes(row, options.other, options.actor);
        },
        0);
    EXPECT_EQ(IdsOf(Read(options)), between);
    found += between.size();
    options.actor.clear();
    options.other.clear();
    options.target = RandomCode(&random_);
    EXPECT_EQ(IdsOf(Read(options)), oracle.Ids(
                                        [&](const EventRow& row) {
                                          return goes(row, "", options.target);
                                        },
                                        0));
    options.source = RandomCode(&random_);
    const auto expected = oracle.Ids(
        [&](const EventRow& row) {
          return goes(row, options.source, options.target);
        },
        0);
    EXPECT_EQ(IdsOf(Read(options)), expected);
    options.target.clear();
    const auto sources = IdsOf(Read(options));
    // Those without target go out from their source too.
    EXPECT_EQ(sources,
              oracle.Ids(
                  [&](const EventRow& row) {
                    const bool any = oracle.Touches(row, options.source);
                    const bool lone = any && !goes(row, "", options.source) &&
                                      !goes(row, options.source, "");
                    return lone || goes(row, options.source, "");
                  },
                  0));
    found += sources.size() + expected.size();
    if (HasFailure()) return;
  }
  EXPECT_GT(found, 50U);
}

// Pages of any size, put together, are the whole list.
TEST_P(EventScanTest, PagesAreTheWholeList) {
  for (int round = 0; round < 12; ++round) {
    EventScanOptions options;
    if (round > 2) options.filter = RandomFilter(&random_);
    if (round % 4 >= 2) options.actor = RandomCode(&random_);
    if (round % 4 == 2) options.other = RandomCode(&random_);
    const auto whole = IdsOf(Read(options));
    std::vector<EventId> pages;
    for (;;) {
      const auto page = Read(options, 1 + random_() % 40);
      if (page.empty()) break;
      for (const EventRow& row : page) pages.push_back(row.id);
      const auto place = EventPlace::Parse(PlaceOf(page.back()).ToString());
      ASSERT_TRUE(place.has_value());
      ASSERT_EQ(*place, PlaceOf(page.back()));
      options.after = *place;
    }
    ASSERT_EQ(pages, whole);
  }
}

TEST_P(EventScanTest, RefusesWhatIsNotThere) {
  const auto visit = [](const EventRow&) -> Result<Scan> {
    return Scan::kContinue;
  };
  EventScanOptions options;
  options.actor = "NOWHERE";
  EXPECT_EQ(ScanEventRows(*store_, options, visit).code(),
            StatusCode::kNotFound);
  options.source = "USA";
  EXPECT_EQ(ScanEventRows(*store_, options, visit).code(),
            StatusCode::kInvalidArgument);
  int rows = 0;
  EXPECT_EQ(ScanEventRows(*store_, {},
                          [&](const EventRow&) -> Result<Scan> {
                            ++rows;
                            return Error(Unavailable("full"));
                          })
                .code(),
            StatusCode::kUnavailable);
  EXPECT_EQ(rows, 1);
}

INSTANTIATE_TEST_SUITE_P(Stores, EventScanTest, ::testing::Range(0, 3));

TEST(EventPlaceTest, RefusesOtherTexts) {
  const std::string id(32, 'a');
  EXPECT_TRUE(EventPlace::Parse("2024-02-29:" + id).has_value());
  EXPECT_TRUE(EventPlace::Parse("undated:" + id).has_value());
  for (const std::string& text :
       {std::string(), id, "2024-02:" + id, "2023-02-29:" + id,
        std::string("2024-02-29:abc"), "2024-02-29" + id, "later:" + id}) {
    EXPECT_FALSE(EventPlace::Parse(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace actant
