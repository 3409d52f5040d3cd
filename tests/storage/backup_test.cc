// Backups: what they hold, what they share, and disks that fail under them.
#include "storage/backup.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "fault_script.h"
#include "sample_articles.h"
#include "sample_rows.h"
#include "store_dump.h"
#include "temp_folder.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

using testing::DumpStore;
using testing::Fault;
using testing::FaultyDisk;
using testing::NumberedArticle;
using testing::OpenNew;
using testing::TempFolder;

// Opens a store for reading and writes all its rows down; empty where that
// fails or where it is not whole.
std::string DumpAt(const std::string& path) {
  StoreOptions options;
  options.path = path;
  options.mode = OpenMode::kReadOnly;
  const auto store = EventStore::Open(options);
  if (!store.has_value()) {
    ADD_FAILURE() << store.error().ToString();
    return "";
  }
  const auto report = (*store)->Verify();
  EXPECT_TRUE(report.has_value() && report->problem_count == 0);
  return DumpStore(**store).value_or("");
}

void Apply(EventStore* store, uint32_t first, uint32_t end) {
  for (uint32_t n = first; n < end; ++n) {
    ASSERT_TRUE(store->ApplyArticle(NumberedArticle(n)).ok());
  }
}

uint64_t BytesUnder(const std::string& folder) {
  uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

class BackupTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto store = OpenNew(path_);
    ASSERT_TRUE(store.has_value());
    store_ = std::move(*store);
    Apply(store_.get(), 0, 10);
  }

  uint32_t Make(uint32_t keep = 0) {
    BackupOptions options;
    options.folder = backups_;
    options.keep = keep;
    const auto backup = BackUp(*store_, options);
    EXPECT_TRUE(backup.has_value()) << backup.error().ToString();
    return backup.has_value() ? backup->id : 0;
  }

  Status RestoreTo(const std::string& path, uint32_t id = 0) {
    RestoreOptions options;
    options.folder = backups_;
    options.id = id;
    options.path = path;
    const auto backup = Restore(options);
    return backup.has_value() ? Status::Ok() : backup.error();
  }

  std::vector<uint32_t> Ids() const {
    std::vector<uint32_t> ids;
    const auto backups = ListBackups(backups_);
    EXPECT_TRUE(backups.has_value());
    for (const BackupInfo& backup : *backups) ids.push_back(backup.id);
    return ids;
  }

  const TempFolder folder_;
  const std::string path_ = folder_ / "store";
  const std::string backups_ = folder_ / "deep/backups";
  std::unique_ptr<EventStore> store_;
};

TEST_F(BackupTest, EachRestoresTheStoreOfItsMoment) {
  const std::string first = *DumpStore(*store_);
  EXPECT_EQ(Make(), 1U);
  Apply(store_.get(), 10, 20);
  const std::string second = *DumpStore(*store_);
  EXPECT_EQ(Make(), 2U);
  ASSERT_TRUE(RestoreTo(folder_ / "one", 1).ok());
  ASSERT_TRUE(RestoreTo(folder_ / "newest").ok());
  EXPECT_EQ(DumpAt(folder_ / "one"), first);
  EXPECT_EQ(DumpAt(folder_ / "newest"), second);
  // It is a store like any other.
  const auto store = OpenNew(folder_ / "one");
  ASSERT_TRUE(store.has_value());
  Apply(store->get(), 10, 20);
  EXPECT_EQ(*DumpStore(**store), second);
}

TEST_F(BackupTest, ImportedSegmentsAreInIt) {
  testing::PutNumbered(6, 3, store_.get());
  std::mt19937 random(1);
  testing::RowMix mix;
  mix.rows = 500;
  mix.actors = 6;
  mix.types = 3;
  mix.days = 100;
  testing::RowOracle oracle;
  oracle.Import(RandomRows(mix, &random), "table", "sixteen bytes it is",
                store_.get());
  Make();
  ASSERT_TRUE(RestoreTo(folder_ / "copy").ok());
  EXPECT_EQ(DumpAt(folder_ / "copy"), *DumpStore(*store_));
}

TEST_F(BackupTest, ListSaysWhatEachIsOf) {
  Make();
  const auto backups = ListBackups(backups_);
  ASSERT_TRUE(backups.has_value());
  ASSERT_EQ(backups->size(), 1U);
  const BackupInfo& backup = backups->front();
  EXPECT_EQ(backup.store, path_);
  EXPECT_GT(backup.bytes, 1000U);
  EXPECT_GT(backup.files, 10U);
  EXPECT_GT(backup.seconds, 1700000000);
  EXPECT_FALSE(backup.damaged);
}

TEST_F(BackupTest, LaterOnesShareTheFilesOfEarlierOnes) {
  Make();
  const uint64_t one = BytesUnder(backups_);
  Make();
  // A list of files, a manifest, options: no table file.
  const uint64_t tables = BytesUnder(backups_ + "/shared_checksum");
  EXPECT_LT(BytesUnder(backups_) - one, one);
  Make();
  EXPECT_EQ(BytesUnder(backups_ + "/shared_checksum"), tables);
}

TEST_F(BackupTest, KeepTakesTheOldestOfThisStoreAway) {
  const auto other = OpenNew(folder_ / "other");
  BackupOptions options;
  options.folder = backups_;
  ASSERT_TRUE(BackUp(**other, options).has_value());
  Make();
  Make();
  EXPECT_EQ(Make(2), 4U);
  EXPECT_EQ(Ids(), (std::vector<uint32_t>{1, 3, 4}));
  // Which of the stores is meant must be said.
  const Status unclear = RestoreTo(folder_ / "copy");
  EXPECT_EQ(unclear.code(), StatusCode::kInvalidArgument);
  EXPECT_NE(unclear.message().find("--list"), std::string::npos);
  EXPECT_TRUE(RestoreTo(folder_ / "copy", 4).ok());
  EXPECT_EQ(DumpAt(folder_ / "copy"), *DumpStore(*store_));
}

TEST_F(BackupTest, RestoreOverwritesNothing) {
  Make();
  const Status status = RestoreTo(path_);
  EXPECT_EQ(status.code(), StatusCode::kAlreadyExists);
  EXPECT_NE(status.message().find("another folder"), std::string::npos);
  fs::create_directory(folder_ / "empty");
  EXPECT_TRUE(RestoreTo(folder_ / "empty").ok());
  std::ofstream(folder_ / "file") << "text";
  EXPECT_EQ(RestoreTo(folder_ / "file").code(), StatusCode::kAlreadyExists);
}

TEST_F(BackupTest, FoldersOfOthersAreLeftAlone) {
  fs::create_directories(folder_ / "home/shared");
  std::ofstream(folder_ / "home/shared/000001.sst") << "theirs";
  BackupOptions options;
  options.folder = folder_ / "home";
  const auto backup = BackUp(*store_, options);
  ASSERT_FALSE(backup.has_value());
  EXPECT_EQ(backup.error().code(), StatusCode::kInvalidArgument);
  EXPECT_TRUE(fs::exists(folder_ / "home/shared/000001.sst"));
  EXPECT_EQ(ListBackups(folder_ / "home").error().code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(ListBackups(folder_ / "nothing").error().code(),
            StatusCode::kNotFound);
  options.folder = path_;
  EXPECT_EQ(BackUp(*store_, options).error().code(),
            StatusCode::kInvalidArgument);
}

TEST_F(BackupTest, UnknownIdIsNotFound) {
  Make();
  EXPECT_EQ(RestoreTo(folder_ / "copy", 7).code(), StatusCode::kNotFound);
  EXPECT_EQ(VerifyBackup(backups_, 7).code(), StatusCode::kNotFound);
  EXPECT_FALSE(fs::exists(folder_ / "copy"));
}

TEST_F(BackupTest, ReaderCannotMakeOne) {
  store_.reset();
  StoreOptions reading;
  reading.path = path_;
  reading.mode = OpenMode::kReadOnly;
  const auto store = EventStore::Open(reading);
  BackupOptions options;
  options.folder = backups_;
  EXPECT_EQ(BackUp(**store, options).error().code(),
            StatusCode::kFailedPrecondition);
}

TEST_F(BackupTest, DamageIsFoundAndNeverRestored) {
  Make();
  for (const auto& entry : fs::recursive_directory_iterator(backups_)) {
    if (!entry.is_regular_file() || entry.file_size() == 0) continue;
    const std::string name = entry.path().filename();
    if (name == "ACTANT_BACKUPS" || name == "LOCK") continue;
    SCOPED_TRACE(entry.path().string());
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::string damaged = bytes;
    damaged[damaged.size() / 2] ^= 0x10;
    std::ofstream(entry.path(), std::ios::binary) << damaged;
    const Status verified = VerifyBackup(backups_, 1);
    EXPECT_EQ(verified.code(), StatusCode::kDataLoss) << verified.ToString();
    const Status restored = RestoreTo(folder_ / "copy", 1);
    EXPECT_EQ(restored.code(), StatusCode::kDataLoss) << restored.ToString();
    EXPECT_FALSE(fs::exists(folder_ / "copy"));
    EXPECT_FALSE(fs::exists(folder_ / "copy.actant-restore"));
    std::ofstream(entry.path(), std::ios::binary) << bytes;
  }
  EXPECT_TRUE(VerifyBackup(backups_, 1).ok());
}

TEST_F(BackupTest, BesideTheWriterItHoldsWholeArticles) {
  std::atomic<uint32_t> acknowledged = 10;
  std::thread writer([&] {
    for (uint32_t n = 10; n < 60; ++n) {
      ASSERT_TRUE(store_->ApplyArticle(NumberedArticle(n)).ok());
      acknowledged = n + 1;
    }
  });
  std::vector<uint32_t> least;
  for (int i = 0; i < 3; ++i) {
    least.push_back(acknowledged);
    Make();
  }
  writer.join();
  for (uint32_t id = 1; id <= 3; ++id) {
    const std::string copy = folder_ / std::to_string(id);
    ASSERT_TRUE(RestoreTo(copy, id).ok());
    const auto store = OpenNew(copy);
    const auto report = (*store)->Verify();
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->problem_count, 0U);
    EXPECT_GE(report->counts.articles, least[id - 1]);
  }
}

// A store with ten articles, one backup of it, and five articles since.
class BackupFaults {
 public:
  BackupFaults() {
    const std::string store = disk_.Original("store");
    const auto open = OpenNew(store);
    Apply(open->get(), 0, 10);
    BackupOptions options;
    options.folder = disk_.Original("backups");
    EXPECT_TRUE(BackUp(**open, options).has_value());
    first_ = *DumpStore(**open);
    Apply(open->get(), 10, 15);
    second_ = *DumpStore(**open);
  }

  Status Make(uint32_t keep) {
    StoreOptions open;
    open.path = disk_ / "store";
    open.files = disk_.files();
    const auto store = EventStore::Open(open);
    if (!store.has_value()) return store.error();
    BackupOptions options;
    options.folder = disk_ / "backups";
    options.keep = keep;
    options.files = disk_.files();
    const auto backup = BackUp(**store, options);
    return backup.has_value() ? Status::Ok() : backup.error();
  }

  Status RestoreIt(uint32_t id) {
    RestoreOptions options;
    options.folder = disk_ / "backups";
    options.id = id;
    options.path = disk_ / "new/restored";
    options.files = disk_.files();
    const auto backup = Restore(options);
    return backup.has_value() ? Status::Ok() : backup.error();
  }

  // The backup restores the rows, and is taken away again.
  void Expect(uint32_t id, const std::string& rows) {
    SCOPED_TRACE("backup " + std::to_string(id));
    const Status status = RestoreIt(id);
    ASSERT_TRUE(status.ok()) << status.ToString();
    EXPECT_TRUE(DumpAt(disk_ / "new/restored") == rows);
    fs::remove_all(disk_ / "new");
  }

  std::vector<BackupInfo> Backups() const {
    return ListBackups(disk_ / "backups", disk_.files())
        .value_or(std::vector<BackupInfo>());
  }

  uint64_t Count(const std::function<Status()>& work) {
    disk_.Reset();
    const uint64_t before = disk_.faults().operations();
    EXPECT_TRUE(work().ok());
    return disk_.faults().operations() - before;
  }

  FaultyDisk disk_;
  std::string first_;
  std::string second_;
};

TEST(BackupFaultTest, BackupCutOffLeavesTheEarlierOnesAndTheStore) {
  for (const uint32_t keep : {0U, 1U}) {
    BackupFaults work;
    testing::InjectFaults(
        keep == 0 ? "backup" : "backup --keep 1",
        work.Count([&] { return work.Make(keep); }),
        [&](Fault fault, uint64_t at, uint32_t seed) {
          work.disk_.Reset();
          work.disk_.faults().Arm(fault, at, seed);
          const bool acknowledged = work.Make(keep).ok();
          const bool struck = work.disk_.faults().struck();
          SCOPED_TRACE(std::string(testing::FaultName(fault)) + " at " +
                       std::to_string(at) + " " +
                       work.disk_.faults().struck_at());
          work.disk_.faults().Restart();
          bool second = false;
          bool any = false;
          for (const BackupInfo& backup : work.Backups()) {
            if (backup.damaged) continue;
            any = true;
            second = second || backup.id == 2;
            work.Expect(backup.id, backup.id == 1 ? work.first_ : work.second_);
          }
          EXPECT_TRUE(any);
          EXPECT_TRUE(second || !acknowledged);
          EXPECT_EQ(DumpAt(work.disk_ / "store"), work.second_);
          const Status again = work.Make(keep);
          EXPECT_TRUE(again.ok()) << again.ToString();
          const auto backups = work.Backups();
          work.Expect(backups.back().id, work.second_);
          return struck;
        });
  }
}

TEST(BackupFaultTest, RestoreCutOffLeavesNoStoreOrTheWholeOne) {
  BackupFaults work;
  const std::string target = work.disk_ / "new/restored";
  testing::InjectFaults("restore",
                        work.Count([&] { return work.RestoreIt(0); }),
                        [&](Fault fault, uint64_t at, uint32_t seed) {
                          work.disk_.Reset();
                          work.disk_.faults().Arm(fault, at, seed);
                          const bool acknowledged = work.RestoreIt(0).ok();
                          const bool struck = work.disk_.faults().struck();
                          SCOPED_TRACE(std::string(testing::FaultName(fault)) +
                                       " at " + std::to_string(at) + " " +
                                       work.disk_.faults().struck_at());
                          work.disk_.faults().Restart();
                          const bool there = fs::exists(target);
                          EXPECT_TRUE(there || !acknowledged);
                          if (!there) {
                            const Status again = work.RestoreIt(0);
                            EXPECT_TRUE(again.ok()) << again.ToString();
                          }
                          EXPECT_EQ(DumpAt(target), work.first_);
                          return struck;
                        });
}

}  // namespace
}  // namespace actant
