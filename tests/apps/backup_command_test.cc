// `actant backup`, `restore` and `compact` as programs.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "apps/answer.h"
#include "tests/apps/program.h"
#include "tests/apps/temp_folder.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class BackupCommandTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(RunActant({"ingest", "--store", store_, ACTANT_EXAMPLE_ARTICLES})
                  .exit_code,
              0);
  }

  ProgramResult Backup(std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(),
                     {"backup", "--store", store_, "--to", backups_});
    return RunActant(arguments);
  }

  std::string Export(const std::string& store) const {
    const ProgramResult result = RunActant(
        {"export", "--format", "jsonl", "--status", "all", "--store", store});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }

  TempFolder folder_;
  const std::string store_ = folder_ / "store";
  const std::string backups_ = folder_ / "backups";
};

TEST_F(BackupCommandTest, RestoreMakesTheSameStore) {
  const ProgramResult made = Backup();
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_TRUE(Has(made.out, "backup 1: ")) << made.out;
  const std::string before = Export(store_);
  ASSERT_EQ(RunActant({"remove", "--store", store_, "2023-07-06-chips-gallium"})
                .exit_code,
            0);
  EXPECT_NE(Export(store_), before);
  const std::string restored = folder_ / "restored";
  const ProgramResult result =
      RunActant({"restore", "--from", backups_, "--store", restored});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(Has(result.out, "restored to " + restored)) << result.out;
  EXPECT_EQ(Export(restored), before);
  EXPECT_EQ(RunActant({"verify", "--store", restored}).exit_code, 0);
}

TEST_F(BackupCommandTest, RestoreOverwritesNothing) {
  ASSERT_EQ(Backup().exit_code, 0);
  const std::string before = Export(store_);
  const ProgramResult result =
      RunActant({"restore", "--from", backups_, "--store", store_});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_TRUE(Has(result.err, "a restore overwrites nothing")) << result.err;
  EXPECT_EQ(Export(store_), before);
}

TEST_F(BackupCommandTest, ListAndVerifyTellOfEach) {
  ASSERT_EQ(Backup().exit_code, 0);
  ASSERT_EQ(Backup().exit_code, 0);
  ASSERT_EQ(Backup({"--keep", "2"}).exit_code, 0);
  const ProgramResult list = Backup({"--list", "--format", "json"});
  EXPECT_EQ(list.exit_code, 0) << list.err;
  const Json json = Json::parse(list.out);
  ASSERT_EQ(json["results"].size(), 2U);
  EXPECT_EQ(json["results"][0]["id"], 2);
  EXPECT_EQ(json["results"][1]["store"], store_);
  const ProgramResult verified = Backup({"--verify"});
  EXPECT_EQ(verified.exit_code, 0) << verified.err;
  EXPECT_TRUE(Has(verified.out, "backup 3: ")) << verified.out;
  EXPECT_TRUE(Has(verified.out, ", whole\n")) << verified.out;
  EXPECT_EQ(Backup({"--verify", "--id", "9"}).exit_code, 4);

  for (const auto& file : fs::directory_iterator(backups_ + "/private/2")) {
    fs::resize_file(file, file.file_size() - 1);
  }
  const ProgramResult damaged = Backup({"--verify"});
  EXPECT_EQ(damaged.exit_code, 7) << damaged.out;
  EXPECT_TRUE(Has(damaged.out, "backup 2: damaged")) << damaged.out;
  EXPECT_TRUE(Has(damaged.out, "backup 3: ")) << damaged.out;
  EXPECT_EQ(RunActant({"restore", "--from", backups_, "--id", "2", "--store",
                       folder_ / "copy"})
                .exit_code,
            7);
  // The list reads the records of backups, not their files.
  fs::resize_file(backups_ + "/meta/2", 4);
  EXPECT_TRUE(Has(Backup({"--list"}).out, "damaged"));
  EXPECT_FALSE(fs::exists(folder_ / "copy"));
}

TEST_F(BackupCommandTest, MistakesAreNamed) {
  EXPECT_EQ(RunActant({"backup", "--store", store_}).exit_code, 2);
  EXPECT_EQ(Backup({"--list", "--verify"}).exit_code, 2);
  EXPECT_EQ(Backup({"--keep", "0"}).exit_code, 2);
  EXPECT_EQ(Backup({"--list"}).exit_code, 4);
  const ProgramResult missing = RunActant(
      {"restore", "--from", backups_, "--store", folder_ / "restored"});
  EXPECT_EQ(missing.exit_code, 4);
  EXPECT_TRUE(Has(missing.err, "actant backup --to")) << missing.err;
  folder_.Write("other/file.txt", "text");
  const ProgramResult other =
      RunActant({"backup", "--store", store_, "--to", folder_ / "other"});
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_TRUE(Has(other.err, "file.txt")) << other.err;
}

TEST_F(BackupCommandTest, CompactChangesNoAnswer) {
  const std::string before = Export(store_);
  const ProgramResult result = RunActant({"compact", "--store", store_});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(Has(result.out, "before ")) << result.out;
  EXPECT_TRUE(Has(result.out, " MB, after ")) << result.out;
  EXPECT_EQ(Export(store_), before);
  EXPECT_EQ(RunActant({"compact", "--store", folder_ / "none"}).exit_code, 4);
}

}  // namespace
}  // namespace actant
