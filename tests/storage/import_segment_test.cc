// EventStore::ImportSegment, and what of it is there afterwards.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "raw_database.h"
#include "sample_articles.h"
#include "sample_rows.h"
#include "storage/block_reader.h"
#include "storage/event_store.h"
#include "storage/import_rows.h"
#include "storage/internal/segment_refs.h"
#include "storage/internal/store_impl.h"
#include "temp_folder.h"

namespace actant {
namespace {

using testing::OpenNew;
using testing::RandomRows;
using testing::RowMix;
using testing::RowOracle;
using testing::RowsOf;
using testing::SampleIds;
using testing::SampleRow;
using testing::StoredRow;
using testing::TempFolder;

constexpr uint32_t kActors = 6;
constexpr uint32_t kTypes = 3;

// No file grows beyond so many bytes while this lives: writing fails then, as
// on a full disk.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    handler_ = signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = SIG_DFL;
};

class ImportSegmentTest : public ::testing::Test {
 protected:
  void SetUp() override {
    store_ = *OpenNew(path_);
    testing::PutNumbered(kActors, kTypes, store_.get());
    if (HasFatalFailure()) return;
  }

  void Reopen() {
    store_.reset();
    StoreOptions options;
    options.path = path_;
    store_ = *EventStore::Open(options);
  }

  static RowMix MixOf(size_t rows, SampleIds ids) {
    RowMix mix;
    mix.rows = rows;
    mix.actors = kActors;
    mix.types = kTypes;
    mix.ids = ids;
    mix.first_day = 19000;
    mix.days = 30;
    mix.longest_span = 400;
    mix.undated = 5;
    mix.lone = 10;
    mix.mutual = 10;
    return mix;
  }

  Result<v1::Segment> Import(ImportRows&& rows,
                             const std::string& fingerprint) {
    std::vector<uint32_t> duplicates;
    return store_->ImportSegment(
        std::move(rows), {"gdelt", fingerprint, "table", 0}, 2, &duplicates);
  }

  void ExpectStored(const RowOracle& oracle) {
    BlockReader reader(*store_);
    for (const StoredRow& stored : oracle.rows()) {
      const auto event = reader.Event(stored.event);
      ASSERT_TRUE(event.has_value()) << event.error().ToString();
      EXPECT_EQ(event->row, RowKeyOf(stored.row.id));
      EXPECT_EQ(event->first_day, stored.row.first_day);
      EXPECT_EQ(event->segment, stored.segment);
      EXPECT_EQ(*reader.FindRow(stored.dataset, RowKeyOf(stored.row.id)),
                stored.event);
    }
  }

  bool ScratchFolderIsThere() const {
    return std::filesystem::exists(path_ + "/import.tmp");
  }

  TempFolder folder_;
  const std::string path_ = folder_ / "store";
  std::unique_ptr<EventStore> store_;
  std::mt19937 random_{1};
};

TEST_F(ImportSegmentTest, LeavesOutRowsThatTheDatasetHas) {
  RowOracle oracle;
  for (const SampleIds ids :
       {SampleIds::kText, SampleIds::kRandom, SampleIds::kText,
        SampleIds::kGrowing, SampleIds::kRandom}) {
    const std::string number = std::to_string(store_->Segments().size());
    // The other dataset has its own ids.
    oracle.Import(RandomRows(MixOf(400, ids), &random_),
                  number == "2" ? "other" : "gdelt", number, store_.get());
    if (HasFatalFailure()) return;
  }
  EXPECT_LT(oracle.rows().size(), 1800U) << "no duplicates were drawn";
  ExpectStored(oracle);
  Reopen();
  ExpectStored(oracle);
}

TEST_F(ImportSegmentTest, KeepsTheTextsOfIdsAndTheNamesOfArticles) {
  RowOracle oracle;
  for (const SampleIds ids :
       {SampleIds::kText, SampleIds::kRandom, SampleIds::kText}) {
    oracle.Import(RandomRows(MixOf(500, ids), &random_), "gdelt",
                  std::to_string(store_->Segments().size()), store_.get());
    if (HasFatalFailure()) return;
  }
  Reopen();
  const internal::Database& database = store_->state().database();
  BlockReader reader(*store_);
  const std::vector<v1::Segment> segments = store_->Segments();
  EXPECT_TRUE(segments[0].articles_named());
  EXPECT_FALSE(segments[1].articles_named());
  for (const StoredRow& stored : oracle.rows()) {
    const auto text =
        internal::ReadRowText(database, stored.segment, stored.event);
    ASSERT_TRUE(text.has_value()) << text.error().ToString();
    std::optional<std::string> expected;
    if (IsTextKey(RowKeyOf(stored.row.id))) expected = stored.row.id;
    EXPECT_EQ(*text, expected);
    const uint64_t article = reader.Event(stored.event)->article;
    if (stored.row.article.empty()) {
      EXPECT_EQ(article, kNoArticle);
    } else if (segments[stored.segment].articles_named()) {
      EXPECT_EQ(*internal::ReadArticleName(database, stored.segment, article),
                stored.row.article);
    } else {
      EXPECT_EQ(std::to_string(article), stored.row.article);
    }
    if (HasFailure()) FAIL() << stored.row.id;
  }
}

TEST_F(ImportSegmentTest, DescribesTheSegment) {
  std::vector<SampleRow> rows(4);
  for (size_t i = 0; i < rows.size(); ++i) {
    rows[i].id = std::to_string(50 - i);
    rows[i].first_day = 100 + static_cast<Day>(i);
  }
  rows[1].span = 30;
  rows[2].first_day.reset();
  rows[3].source_state = 1;
  const auto segment = Import(RowsOf(rows), "f");
  ASSERT_TRUE(segment.has_value()) << segment.error().ToString();
  EXPECT_EQ(segment->number(), 0U);
  EXPECT_EQ(segment->first_event(), kFirstImported);
  EXPECT_EQ(segment->events(), 4U);
  EXPECT_EQ(segment->first_day(), 100);
  EXPECT_EQ(segment->last_day(), 131);
  EXPECT_EQ(segment->longest_span(), 30U);
  EXPECT_EQ(segment->undated(), 1U);
  EXPECT_TRUE(segment->has_states());
  EXPECT_FALSE(segment->has_row_distance());
  EXPECT_EQ(segment->least_row(), 47U);
  EXPECT_EQ(segment->greatest_row(), 50U);
  EXPECT_FALSE(segment->articles_named());
  ASSERT_EQ(store_->Segments().size(), 1U);
  EXPECT_EQ(store_->Segments()[0].SerializeAsString(),
            segment->SerializeAsString());
  Reopen();
  ASSERT_EQ(store_->Segments().size(), 1U);
  EXPECT_EQ(store_->Segments()[0].SerializeAsString(),
            segment->SerializeAsString());
}

TEST_F(ImportSegmentTest, RowsThatGrowWithTheirEventsNeedNoIds) {
  std::vector<SampleRow> rows(600);
  for (size_t i = 0; i < rows.size(); ++i) {
    rows[i].id = std::to_string(1000 + i);
    rows[i].first_day = static_cast<Day>(i / 10);
  }
  const auto segment = Import(RowsOf(rows), "f");
  ASSERT_TRUE(segment.has_value());
  ASSERT_TRUE(segment->has_row_distance());
  EXPECT_EQ(segment->row_distance(), 1000 - int64_t{kFirstImported});
  BlockReader reader(*store_);
  EXPECT_EQ(*reader.FindRow("gdelt", 1599), EventNumber(kFirstImported + 599));
  for (const uint64_t key :
       {uint64_t{0}, uint64_t{999}, uint64_t{1600}, ~uint64_t{0}}) {
    const auto found = reader.FindRow("gdelt", key);
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().code(), StatusCode::kNotFound);
  }
  EXPECT_FALSE(reader.FindRow("other", 1599).has_value());
  store_.reset();
  testing::RawDatabase raw(path_);
  ASSERT_TRUE(raw.ok());
  EXPECT_TRUE(raw.Rows("row_ids").empty());
}

TEST_F(ImportSegmentTest, EventsOfSegmentsStandInBlocksOfTheirOwn) {
  RowOracle oracle;
  oracle.Import(RandomRows(MixOf(300, SampleIds::kText), &random_), "a", "1",
                store_.get());
  oracle.Import(RandomRows(MixOf(1, SampleIds::kText), &random_), "b", "2",
                store_.get());
  oracle.Import(RandomRows(MixOf(256, SampleIds::kGrowing), &random_), "c", "3",
                store_.get());
  Reopen();
  oracle.Import(RandomRows(MixOf(5, SampleIds::kGrowing), &random_), "d", "4",
                store_.get());
  uint32_t end = kFirstImported;
  uint32_t number = 0;
  for (const v1::Segment& segment : store_->Segments()) {
    EXPECT_EQ(segment.number(), number++);
    EXPECT_EQ(segment.first_event() % kRowsPerBlock, 0U);
    EXPECT_GE(segment.first_event(), end);
    EXPECT_LT(segment.first_event(), end + kRowsPerBlock);
    end = segment.first_event() + segment.events();
    // The numbers between two segments are of no event.
    BlockReader reader(*store_);
    if (end % kRowsPerBlock == 0) continue;
    const auto between = reader.Event(EventNumber(end));
    ASSERT_FALSE(between.has_value());
    EXPECT_EQ(between.error().code(), StatusCode::kNotFound);
  }
  EXPECT_EQ(number, 4U);
  ExpectStored(oracle);
}

TEST_F(ImportSegmentTest, TheSamePartOfATableEntersOnce) {
  ASSERT_TRUE(
      Import(RowsOf(RandomRows(MixOf(20, SampleIds::kGrowing), &random_)), "f")
          .has_value());
  for (int i = 0; i < 2; ++i) {
    const auto again = Import(
        RowsOf(RandomRows(MixOf(20, SampleIds::kGrowing), &random_)), "f");
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code(), StatusCode::kAlreadyExists);
    EXPECT_EQ(store_->Segments().size(), 1U);
    Reopen();
  }
  // It may enter another dataset.
  RowOracle oracle;
  oracle.Import(RandomRows(MixOf(20, SampleIds::kGrowing), &random_), "other",
                "f", store_.get());
  EXPECT_EQ(store_->Segments().size(), 2U);
}

TEST_F(ImportSegmentTest, RefusesActorsAndTypesThatTheStoreDoesNotHave) {
  SampleRow good;
  good.id = "1";
  good.target = good.target_state = kActors - 1;
  good.type = kTypes - 1;
  std::vector<SampleRow> bad(5, good);
  bad[0].source = kActors;
  bad[1].target = kActors;
  bad[2].source_state = kActors;
  bad[3].target_state = kActors;
  bad[4].type = kTypes;
  for (const SampleRow& row : bad) {
    const auto refused = Import(RowsOf({good, row}), "f");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code(), StatusCode::kInvalidArgument);
    EXPECT_NE(refused.error().message().find("row 1 "), std::string::npos)
        << refused.error().ToString();
  }
  EXPECT_TRUE(store_->Segments().empty());
  EXPECT_FALSE(ScratchFolderIsThere());
  EXPECT_TRUE(Import(RowsOf({good}), "f").has_value());
}

TEST_F(ImportSegmentTest, ReadersDoNotImport) {
  store_.reset();
  StoreOptions options;
  options.path = path_;
  options.mode = OpenMode::kReadOnly;
  store_ = *EventStore::Open(options);
  SampleRow row;
  row.id = "1";
  const auto refused = Import(RowsOf({row}), "f");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code(), StatusCode::kFailedPrecondition);
}

TEST_F(ImportSegmentTest, FailureToWriteLeavesNothing) {
  RowOracle oracle;
  oracle.Import(RandomRows(MixOf(100, SampleIds::kText), &random_), "gdelt",
                "1", store_.get());
  const std::string before = store_->Segments()[0].SerializeAsString();
  RowMix mix = MixOf(20000, SampleIds::kRandom);
  mix.first_id = 1000000;
  const auto rows = RandomRows(mix, &random_);
  {
    const FileSizeLimit limit(100 << 10);
    const auto failed = Import(RowsOf(rows), "2");
    ASSERT_FALSE(failed.has_value());
    EXPECT_NE(failed.error().code(), StatusCode::kInvalidArgument);
    EXPECT_FALSE(failed.error().message().empty());
  }
  EXPECT_FALSE(ScratchFolderIsThere());
  ASSERT_EQ(store_->Segments().size(), 1U);
  EXPECT_EQ(store_->Segments()[0].SerializeAsString(), before);
  ExpectStored(oracle);
  Reopen();
  ASSERT_EQ(store_->Segments().size(), 1U);
  ExpectStored(oracle);
  // The same rows enter once there is room.
  oracle.Import(rows, "gdelt", "2", store_.get());
  EXPECT_FALSE(ScratchFolderIsThere());
  ExpectStored(oracle);
}

TEST_F(ImportSegmentTest, ClearsWhatAKilledImportLeft) {
  store_.reset();
  std::filesystem::create_directories(path_ + "/import.tmp/deep");
  {
    std::ofstream(path_ + "/import.tmp/rows.sst") << "half a file";
  }
  Reopen();
  RowOracle oracle;
  oracle.Import(RandomRows(MixOf(100, SampleIds::kText), &random_), "gdelt",
                "1", store_.get());
  EXPECT_FALSE(ScratchFolderIsThere());
  Reopen();
  ExpectStored(oracle);
}

TEST_F(ImportSegmentTest, ATableWithoutRowsChangesNoNumbers) {
  RowOracle oracle;
  const auto rows = RandomRows(MixOf(50, SampleIds::kGrowing), &random_);
  oracle.Import(rows, "gdelt", "1", store_.get());
  oracle.Import({}, "gdelt", "2", store_.get());
  // All are there already.
  oracle.Import(rows, "gdelt", "3", store_.get());
  Reopen();
  oracle.Import(RandomRows(MixOf(10, SampleIds::kText), &random_), "other", "4",
                store_.get());
  ExpectStored(oracle);
  Reopen();
  ExpectStored(oracle);
}

TEST_F(ImportSegmentTest, AnyNumberOfThreadsGivesTheSameBlocks) {
  RowMix mix = MixOf(3000, SampleIds::kText);
  mix.states = 20;
  const auto rows = RandomRows(mix, &random_);
  std::vector<std::map<std::string, std::map<std::string, std::string>>> found;
  for (const int threads : {0, 1, 7}) {
    const std::string path = folder_ / std::to_string(threads);
    store_.reset();
    std::filesystem::copy(path_, path,
                          std::filesystem::copy_options::recursive);
    StoreOptions options;
    options.path = path;
    store_ = *EventStore::Open(options);
    std::vector<uint32_t> duplicates;
    ASSERT_TRUE(store_
                    ->ImportSegment(RowsOf(rows), {"d", "f", "t", 0}, threads,
                                    &duplicates)
                    .has_value());
    store_.reset();
    testing::RawDatabase raw(path);
    ASSERT_TRUE(raw.ok());
    auto& families = found.emplace_back();
    for (const char* family :
         {"segments", "rows", "row_ids", "refs", "out_blocks", "in_blocks",
          "dyad_blocks", "tallies"}) {
      families[family] = raw.Rows(family);
      EXPECT_FALSE(families[family].empty()) << family;
    }
  }
  EXPECT_EQ(found[0], found[1]);
  EXPECT_EQ(found[0], found[2]);
}

}  // namespace
}  // namespace actant
