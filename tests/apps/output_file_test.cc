#include "apps/output_file.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/apps/temp_folder.h"

namespace actant {
namespace {

size_t FilesIn(const TempFolder& folder) {
  size_t count = 0;
  for ([[maybe_unused]] const auto& entry :
       std::filesystem::directory_iterator(folder.path())) {
    ++count;
  }
  return count;
}

TEST(OutputFileTest, ReplacesAFileWhole) {
  const TempFolder folder;
  const std::string path = folder.Write("out", "old and longer");
  ASSERT_TRUE(WriteFileWhole(path, [](std::ostream& out) {
                out << "new";
                return Status::Ok();
              }).ok());
  EXPECT_EQ(ReadFile(path), "new");
  EXPECT_EQ(FilesIn(folder), 1U);
}

TEST(OutputFileTest, LeavesTheOldFileWhereWritingFails) {
  const TempFolder folder;
  const std::string path = folder.Write("out", "old");
  const Status status = WriteFileWhole(path, [](std::ostream& out) {
    out << "half";
    return Internal("no");
  });
  EXPECT_EQ(status.code(), StatusCode::kInternal);
  EXPECT_EQ(ReadFile(path), "old");
  EXPECT_EQ(FilesIn(folder), 1U);
}

TEST(OutputFileTest, NamesThePathOfAMissingFolder) {
  const TempFolder folder;
  const Status status = WriteFileWhole(
      folder / "no/out", [](std::ostream&) { return Status::Ok(); });
  EXPECT_EQ(status.code(), StatusCode::kNotFound);
  EXPECT_NE(status.message().find("no/out"), std::string::npos);
}

}  // namespace
}  // namespace actant
