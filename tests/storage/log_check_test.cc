#include "storage/internal/log_check.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "sample_articles.h"
#include "storage/event_store.h"
#include "temp_folder.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

using internal::CheckLog;
using testing::NumberedArticle;
using testing::OpenNew;
using testing::TempFolder;

// A log of RocksDB's own: some 40 KB, so that records cross a block's end.
class LogCheckTest : public ::testing::Test {
 protected:
  void SetUp() override {
    {
      const auto store = *OpenNew(folder_ / "store");
      for (uint32_t n = 0; n < 16; ++n) {
        ASSERT_TRUE(store->ApplyArticle(NumberedArticle(n)).ok());
      }
    }
    for (const auto& entry : fs::directory_iterator(folder_ / "store")) {
      if (entry.path().extension() != ".log") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      log_.assign(std::istreambuf_iterator<char>(in), {});
    }
    ASSERT_GT(log_.size(), 34000U);
    ASSERT_LT(log_.size(), 65536U);
  }

  Status Check(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary) << bytes;
    return CheckLog(path_);
  }

  const TempFolder folder_;
  const std::string path_ = folder_ / "log";
  std::string log_;
};

TEST_F(LogCheckTest, LogsThatEndAnywherePass) {
  EXPECT_TRUE(Check(log_).ok());
  EXPECT_TRUE(Check("").ok());
  for (size_t size = log_.size() - 1; size > 0; size -= size % 400 + 1) {
    const Status status = Check(log_.substr(0, size));
    EXPECT_TRUE(status.ok()) << size << ": " << status.ToString();
    if (size < 400) break;
  }
  EXPECT_TRUE(CheckLog(folder_ / "missing").ok());
}

TEST_F(LogCheckTest, SpaceNotWrittenYetPasses) {
  EXPECT_TRUE(Check(log_ + std::string(100000, '\0')).ok());
}

TEST_F(LogCheckTest, EveryFlippedByteIsFound) {
  for (size_t at = 0; at < log_.size(); at += at < 64 ? 1 : 97) {
    std::string damaged = log_;
    damaged[at] ^= 0x41;
    const Status status = Check(damaged);
    EXPECT_EQ(status.code(), StatusCode::kDataLoss) << at;
  }
}

// The length of the first record of the last block: RocksDB would take the
// record, and all after it, for cut off.
TEST_F(LogCheckTest, LengthBeyondTheEndIsDamageNotATornWrite) {
  std::string damaged = log_;
  damaged[32768 + 5] = '\x7f';
  const Status status = Check(damaged);
  EXPECT_EQ(status.code(), StatusCode::kDataLoss);
  EXPECT_NE(status.message().find("byte 32768"), std::string::npos)
      << status.message();
}

TEST_F(LogCheckTest, ZerosInTheMiddleAreDamage) {
  for (const size_t at : {0, 4096, 33280}) {
    std::string damaged = log_;
    damaged.replace(at, 512, std::string(512, '\0'));
    EXPECT_EQ(Check(damaged).code(), StatusCode::kDataLoss) << at;
  }
}

}  // namespace
}  // namespace actant
