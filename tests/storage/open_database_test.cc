// Opening and creating stores, and what must not be taken for one.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "raw_database.h"
#include "sample_articles.h"
#include "storage/event_store.h"
#include "temp_folder.h"
#include "writer_process.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

using testing::NumberedArticle;
using testing::OpenNew;
using testing::RawDatabase;
using testing::TempFolder;
using testing::WriterProcess;

class OpenDatabaseTest : public ::testing::Test {
 protected:
  static Status Opening(StoreOptions options) {
    const auto store = EventStore::Open(options);
    return store.has_value() ? Status::Ok() : store.error();
  }
  Status OpenExisting(OpenMode mode = OpenMode::kReadWrite) {
    StoreOptions options;
    options.path = path_;
    options.mode = mode;
    return Opening(options);
  }
  Status Create() {
    StoreOptions options;
    options.path = path_;
    options.missing = MissingStore::kCreate;
    return Opening(options);
  }
  void ExpectWhole() {
    const auto store = OpenNew(path_);
    ASSERT_TRUE(store.has_value()) << store.error().ToString();
    EXPECT_EQ((*store)->Verify()->problem_count, 0U);
  }
  void ExpectUsable() {
    const auto store = OpenNew(path_);
    ASSERT_TRUE(store.has_value()) << store.error().ToString();
    EXPECT_TRUE((*store)->ApplyArticle(NumberedArticle(0)).ok());
    EXPECT_EQ((*store)->Verify()->problem_count, 0U);
  }

  TempFolder folder_;
  const std::string path_ = folder_ / "store";
};

TEST_F(OpenDatabaseTest, MissingStoreIsMadeOnlyWhenAsked) {
  EXPECT_EQ(OpenExisting().code(), StatusCode::kNotFound);
  EXPECT_EQ(OpenExisting(OpenMode::kReadOnly).code(), StatusCode::kNotFound);
  EXPECT_FALSE(fs::exists(path_));
  EXPECT_TRUE(Create().ok());
  EXPECT_TRUE(OpenExisting().ok());
  EXPECT_TRUE(OpenExisting(OpenMode::kReadOnly).ok());
}

TEST_F(OpenDatabaseTest, ReaderDoesNotCreate) {
  StoreOptions options;
  options.path = path_;
  options.mode = OpenMode::kReadOnly;
  options.missing = MissingStore::kCreate;
  EXPECT_EQ(Opening(options).code(), StatusCode::kNotFound);
  EXPECT_FALSE(fs::exists(path_));
}

TEST_F(OpenDatabaseTest, ReaderLeavesNoTraces) {
  ASSERT_TRUE(Create().ok());
  const auto files = [this] {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_)) {
      names.insert(entry.path().filename());
    }
    return names;
  };
  const auto before = files();
  EXPECT_TRUE(OpenExisting(OpenMode::kReadOnly).ok());
  EXPECT_EQ(files(), before);
}

TEST_F(OpenDatabaseTest, EmptyFolderBecomesAStore) {
  fs::create_directory(path_);
  EXPECT_EQ(OpenExisting().code(), StatusCode::kNotFound);
  ExpectUsable();
}

TEST_F(OpenDatabaseTest, FoldersAboveAreMade) {
  StoreOptions options;
  options.path = path_ + "/a/b/";
  options.missing = MissingStore::kCreate;
  EXPECT_TRUE(Opening(options).ok());
}

TEST_F(OpenDatabaseTest, FileIsNoStore) {
  std::ofstream(path_) << "text";
  EXPECT_EQ(Create().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(OpenExisting().code(), StatusCode::kInvalidArgument);
  StoreOptions below;
  below.path = path_ + "/store";
  below.missing = MissingStore::kCreate;
  EXPECT_EQ(Opening(below).code(), StatusCode::kInvalidArgument);
}

TEST_F(OpenDatabaseTest, EmptyPathIsRefused) {
  EXPECT_EQ(Opening(StoreOptions()).code(), StatusCode::kInvalidArgument);
}

TEST_F(OpenDatabaseTest, FolderWithOtherFilesIsLeftAlone) {
  fs::create_directory(path_);
  std::ofstream(path_ + "/thesis.docx") << "text";
  const Status status = Create();
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_NE(status.message().find("thesis.docx"), std::string::npos);
  EXPECT_EQ(std::distance(fs::directory_iterator(path_), {}), 1);
}

TEST_F(OpenDatabaseTest, ForeignDatabaseIsLeftAlone) {
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* raw = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open(options, path_, &raw).ok());
  ASSERT_TRUE(raw->Put(rocksdb::WriteOptions(), "their", "row").ok());
  delete raw;
  EXPECT_EQ(Create().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(OpenExisting(OpenMode::kReadOnly).code(),
            StatusCode::kInvalidArgument);
}

TEST_F(OpenDatabaseTest, OtherLayoutVersionIsRefusedByName) {
  ASSERT_TRUE(Create().ok());
  RawDatabase(path_).Put("default", "layout", "7");
  for (const OpenMode mode : {OpenMode::kReadWrite, OpenMode::kReadOnly}) {
    const Status status = OpenExisting(mode);
    EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition);
    EXPECT_NE(status.message().find("version 7"), std::string::npos);
    EXPECT_NE(status.message().find("version 3"), std::string::npos);
  }
}

// A store of version 1 lacks the families of imported tables and what version
// 3 added.
TEST_F(OpenDatabaseTest, FirstLayoutIsExtendedByAWriter) {
  ASSERT_TRUE(Create().ok());
  {
    RawDatabase raw(path_);
    raw.Put("default", "layout", "1");
    for (const char* family :
         {"segments", "rows", "row_ids", "refs", "out_blocks", "in_blocks",
          "dyad_blocks", "tallies", "long_edges", "article_tallies"}) {
      raw.DropFamily(family);
    }
  }
  const Status reading = OpenExisting(OpenMode::kReadOnly);
  EXPECT_EQ(reading.code(), StatusCode::kFailedPrecondition);
  EXPECT_NE(reading.message().find("open it once for writing"),
            std::string::npos);
  EXPECT_TRUE(OpenExisting(OpenMode::kReadWrite).ok());
  EXPECT_TRUE(OpenExisting(OpenMode::kReadOnly).ok());
}

// As it is after a crash in the middle of that.
TEST_F(OpenDatabaseTest, ExtensionCutOffIsCompleted) {
  ASSERT_TRUE(Create().ok());
  {
    RawDatabase raw(path_);
    raw.Put("default", "layout", "1");
    raw.DropFamily("tallies");
  }
  EXPECT_EQ(OpenExisting(OpenMode::kReadOnly).code(),
            StatusCode::kFailedPrecondition);
  EXPECT_TRUE(OpenExisting(OpenMode::kReadWrite).ok());
  EXPECT_TRUE(OpenExisting(OpenMode::kReadOnly).ok());
}

// Fills a store and gives it the number of version 2. Returns what version 3
// derives from the rest of it.
std::map<std::string, std::map<std::string, std::string>> MakeSecondLayout(
    const std::string& path) {
  {
    const auto store = *OpenNew(path);
    for (uint32_t n = 0; n < 12; ++n) {
      EXPECT_TRUE(store->ApplyArticle(NumberedArticle(n)).ok());
    }
    v1::Event event = testing::EventOf("long", "meet", "USA=RUS", 1);
    event.mutable_date()->set_last_day(1000);
    EXPECT_TRUE(
        store->ApplyArticle(testing::BatchBuilder("a").Tells(event).batch())
            .ok());
  }
  std::map<std::string, std::map<std::string, std::string>> rows;
  RawDatabase raw(path);
  for (const char* family : {"long_edges", "article_tallies"}) {
    rows[family] = raw.Rows(family);
    EXPECT_FALSE(rows[family].empty()) << family;
  }
  raw.Put("default", "layout", "2");
  return rows;
}

TEST_F(OpenDatabaseTest, SecondLayoutGetsLongEdgesAndTallies) {
  const auto rows = MakeSecondLayout(path_);
  {
    RawDatabase raw(path_);
    for (const auto& [family, ignored] : rows) raw.DropFamily(family);
  }
  const Status reading = OpenExisting(OpenMode::kReadOnly);
  EXPECT_EQ(reading.code(), StatusCode::kFailedPrecondition);
  EXPECT_NE(reading.message().find("open it once for writing"),
            std::string::npos);
  ExpectWhole();
  RawDatabase raw(path_);
  EXPECT_EQ(raw.Rows("default").at("layout"), "3");
  for (const auto& [family, expected] : rows) {
    EXPECT_EQ(raw.Rows(family), expected) << family;
  }
}

// As a crash in the course of that leaves it: without the second family, with
// some of the rows, or with all but the number.
TEST_F(OpenDatabaseTest, ExtensionOfTheSecondLayoutCutOffIsCompleted) {
  const auto rows = MakeSecondLayout(path_);
  for (const char* stage : {"families", "rows", "number"}) {
    {
      RawDatabase raw(path_);
      raw.Put("default", "layout", "2");
      if (stage == std::string("families")) raw.DropFamily("article_tallies");
      if (stage == std::string("rows")) {
        size_t n = 0;
        for (const auto& [family, all] : rows) {
          for (const auto& [key, value] : all) {
            if (++n % 2 == 0) raw.Delete(family, key);
          }
        }
      }
    }
    EXPECT_EQ(OpenExisting(OpenMode::kReadOnly).code(),
              StatusCode::kFailedPrecondition);
    ExpectWhole();
    RawDatabase raw(path_);
    for (const auto& [family, expected] : rows) {
      EXPECT_EQ(raw.Rows(family), expected) << family << " after " << stage;
    }
  }
}

TEST_F(OpenDatabaseTest, SecondLayoutWithoutItsOwnFamiliesIsDataLoss) {
  ASSERT_TRUE(Create().ok());
  {
    RawDatabase raw(path_);
    raw.Put("default", "layout", "2");
    raw.DropFamily("tallies");
  }
  EXPECT_EQ(OpenExisting().code(), StatusCode::kDataLoss);
}

// A store of version 1 that lacks more than that is damaged.
TEST_F(OpenDatabaseTest, FirstLayoutWithoutItsOwnFamiliesIsDataLoss) {
  ASSERT_TRUE(Create().ok());
  {
    RawDatabase raw(path_);
    raw.Put("default", "layout", "1");
    raw.DropFamily("dyads");
  }
  EXPECT_EQ(OpenExisting().code(), StatusCode::kDataLoss);
}

TEST_F(OpenDatabaseTest, OtherLayoutWithOtherFamiliesIsRefusedByName) {
  ASSERT_TRUE(Create().ok());
  {
    RawDatabase raw(path_);
    raw.Put("default", "layout", "7");
    raw.DropFamily("dyads");
  }
  const Status status = OpenExisting();
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition);
  EXPECT_NE(status.message().find("version 7"), std::string::npos);
}

TEST_F(OpenDatabaseTest, LostFamilyIsDataLoss) {
  ASSERT_TRUE(Create().ok());
  RawDatabase(path_).DropFamily("dyads");
  EXPECT_EQ(OpenExisting().code(), StatusCode::kDataLoss);
  EXPECT_EQ(Create().code(), StatusCode::kDataLoss);
}

// The stages at which a crash can leave a creation.
TEST_F(OpenDatabaseTest, CreationCutOffBeforeTheManifestIsCompleted) {
  fs::create_directory(path_);
  for (const char* name :
       {"LOCK", "LOG", "IDENTITY", "MANIFEST-000001", "000001.dbtmp"}) {
    std::ofstream(path_ + "/" + name);
  }
  EXPECT_EQ(OpenExisting().code(), StatusCode::kNotFound);
  ExpectUsable();
}

TEST_F(OpenDatabaseTest, CreationCutOffAmongTheFamiliesIsCompleted) {
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* raw = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open(options, path_, &raw).ok());
  rocksdb::ColumnFamilyHandle* family = nullptr;
  ASSERT_TRUE(
      raw->CreateColumnFamily(rocksdb::ColumnFamilyOptions(), "types", &family)
          .ok());
  raw->DestroyColumnFamilyHandle(family).PermitUncheckedError();
  delete raw;
  EXPECT_EQ(OpenExisting().code(), StatusCode::kNotFound);
  EXPECT_EQ(OpenExisting(OpenMode::kReadOnly).code(), StatusCode::kNotFound);
  ExpectUsable();
}

TEST_F(OpenDatabaseTest, CreationCutOffBeforeTheLayoutIsCompleted) {
  ASSERT_TRUE(Create().ok());
  {
    RawDatabase raw(path_);
    for (const auto& [key, value] : raw.Rows("default")) {
      raw.Delete("default", key);
    }
  }
  EXPECT_EQ(OpenExisting().code(), StatusCode::kNotFound);
  EXPECT_EQ(OpenExisting(OpenMode::kReadOnly).code(), StatusCode::kNotFound);
  ExpectUsable();
}

TEST_F(OpenDatabaseTest, RowsWithoutLayoutAreNotTakenForANewStore) {
  ExpectUsable();
  RawDatabase(path_).Delete("default", "layout");
  EXPECT_EQ(Create().code(), StatusCode::kDataLoss);
}

TEST_F(OpenDatabaseTest, SecondWriterInOneProcessIsRefused) {
  const auto first = *OpenNew(path_);
  const Status status = OpenExisting();
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition)
      << status.ToString();
  EXPECT_NE(status.message().find(path_), std::string::npos);
}

TEST_F(OpenDatabaseTest, SecondWriterInAnotherProcessIsRefused) {
  WriterProcess other({"hold", path_});
  ASSERT_EQ(other.ReadLine(), "open");
  const Status status = OpenExisting();
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition)
      << status.ToString();
  EXPECT_NE(status.message().find(path_), std::string::npos);
  EXPECT_NE(status.message().find("close the other actant"), std::string::npos);
  EXPECT_TRUE(OpenExisting(OpenMode::kReadOnly).ok());
  other.Finish();
  EXPECT_TRUE(OpenExisting().ok());
}

// Root may do everything: what a user may not is seen as another user only.
TEST_F(OpenDatabaseTest, FolderWithoutRightsIsPermissionDenied) {
  ASSERT_TRUE(Create().ok());
  const bool was_root = geteuid() == 0;
  ASSERT_EQ(chmod(path_.c_str(), was_root ? 0700 : 0000), 0);
  ASSERT_EQ(chmod(folder_.path().c_str(), 0755), 0);
  constexpr uid_t kNobody = 65534;
  ASSERT_TRUE(!was_root || seteuid(kNobody) == 0);
  const Status reading = OpenExisting(OpenMode::kReadOnly);
  const Status writing = OpenExisting();
  StoreOptions inside;
  inside.path = path_ + "/new";
  inside.missing = MissingStore::kCreate;
  const Status creating = Opening(inside);
  ASSERT_TRUE(!was_root || seteuid(0) == 0);
  ASSERT_EQ(chmod(path_.c_str(), 0700), 0);
  EXPECT_EQ(reading.code(), StatusCode::kPermissionDenied)
      << reading.ToString();
  EXPECT_EQ(writing.code(), StatusCode::kPermissionDenied)
      << writing.ToString();
  EXPECT_EQ(creating.code(), StatusCode::kPermissionDenied)
      << creating.ToString();
}

TEST_F(OpenDatabaseTest, StoreThatMayOnlyBeReadIsRead) {
  ASSERT_TRUE(Create().ok());
  const bool was_root = geteuid() == 0;
  ASSERT_EQ(chmod(folder_.path().c_str(), 0755), 0);
  ASSERT_EQ(chmod(path_.c_str(), 0555), 0);
  for (const auto& entry : fs::directory_iterator(path_)) {
    fs::permissions(entry.path(), fs::perms(0444));
  }
  ASSERT_TRUE(!was_root || seteuid(65534) == 0);
  const Status reading = OpenExisting(OpenMode::kReadOnly);
  const Status writing = OpenExisting();
  ASSERT_TRUE(!was_root || seteuid(0) == 0);
  ASSERT_EQ(chmod(path_.c_str(), 0700), 0);
  EXPECT_TRUE(reading.ok()) << reading.ToString();
  EXPECT_EQ(writing.code(), StatusCode::kPermissionDenied)
      << writing.ToString();
}

}  // namespace
}  // namespace actant
