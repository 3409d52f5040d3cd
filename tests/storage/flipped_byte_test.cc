// One byte of one file is another: an error, or the same answer as before.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "numbered_tables.h"
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
using testing::TempFolder;
using testing::WriterProcess;

// Flips of each file; all bytes of one that has fewer.
size_t FlipsAFile() {
  const char* flips = std::getenv("ACTANT_FLIPS");
  return flips == nullptr ? 5 : std::strtoul(flips, nullptr, 10);
}

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A store with files of all families, a log, and segments.
void Fill(const std::string& path) {
  {
    const auto store = *OpenNew(path);
    ASSERT_TRUE(testing::PutTableActors(store.get()).ok());
    for (uint32_t n = 0; n < 20; ++n) {
      ASSERT_TRUE(store->ApplyArticle(NumberedArticle(n)).ok());
    }
    ASSERT_TRUE(testing::ImportNumberedTable(0, store.get()).ok());
    ASSERT_TRUE(testing::ImportNumberedTable(1, store.get()).ok());
    // A redirect.
    ASSERT_TRUE(
        store
            ->ApplyArticle(testing::BatchBuilder("article-19")
                               .Removing()
                               .Gone("article-19/a", "article-18/a")
                               .Gone("article-19/b")
                               .Gone("article-19/c")
                               .Writes(testing::EventOf("shared-1", "sanction",
                                                        "FRA>CHN", 19001),
                                       9)
                               .batch())
            .ok());
  }
  testing::RawDatabase(path).Flush();
  const auto store = *OpenNew(path);
  for (uint32_t n = 20; n < 26; ++n) {
    ASSERT_TRUE(store->ApplyArticle(NumberedArticle(n)).ok());
  }
}

// "000123.sst" counts as "sst", "MANIFEST-000004" as "MANIFEST".
std::string KindOf(const fs::path& file) {
  const std::string extension = file.extension().string();
  if (!extension.empty()) return extension.substr(1);
  const std::string name = file.filename().string();
  return name.substr(0, name.find('-'));
}

class FlippedByteTest : public ::testing::Test {
 protected:
  // What a process of its own reads there: a crash is its, not ours.
  std::string ReadStore(const std::string& path) {
    if (reader_ == nullptr) {
      reader_ =
          std::make_unique<WriterProcess>(std::vector<std::string>{"read"});
    }
    reader_->Send(path);
    const auto line = reader_->ReadLine();
    if (line.has_value()) return *line;
    reader_.reset();
    return "crashed";
  }

  // Links to all files but one, which is a damaged copy.
  std::string ReadDamaged(const fs::path& file, const std::string& bytes,
                          size_t at, char mask) {
    const std::string copy = folder_ / "copy";
    fs::remove_all(copy);
    fs::create_directory(copy);
    for (const auto& entry : fs::directory_iterator(path_)) {
      const fs::path target = copy / entry.path().filename();
      if (entry.path() != file) {
        fs::create_hard_link(entry.path(), target);
        continue;
      }
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ mask);
      std::ofstream(target, std::ios::binary) << damaged;
    }
    return ReadStore(copy);
  }

  const TempFolder folder_;
  const std::string path_ = folder_ / "store";
  std::unique_ptr<WriterProcess> reader_;
};

TEST_F(FlippedByteTest, IsAnErrorOrChangesNoAnswer) {
  Fill(path_);
  const std::string whole = ReadStore(path_);
  ASSERT_TRUE(whole.ends_with(" whole")) << whole;
  const std::string rows = whole.substr(0, whole.find(' '));
  std::mt19937 random(20260301);
  std::map<std::string, std::map<std::string, size_t>> outcomes;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path_)) {
    if (entry.file_size() > 0) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    const std::string bytes = ReadFile(file);
    std::vector<size_t> places(bytes.size());
    for (size_t i = 0; i < places.size(); ++i) places[i] = i;
    std::shuffle(places.begin(), places.end(), random);
    places.resize(std::min(places.size(), FlipsAFile()));
    for (const size_t at : places) {
      const auto mask = static_cast<char>(1 + random() % 255);
      SCOPED_TRACE(file.filename().string() + ", byte " + std::to_string(at) +
                   " of " + std::to_string(bytes.size()) + ", mask " +
                   std::to_string(static_cast<unsigned char>(mask)));
      const std::string found = ReadDamaged(file, bytes, at, mask);
      auto& outcome = outcomes[KindOf(file)];
      if (found == whole) {
        ++outcome["no answer changed"];
        continue;
      }
      ++outcome["reported"];
      const std::string read = found.substr(0, found.find(' '));
      EXPECT_TRUE(read == rows || read == "error:data_loss") << found;
    }
  }
  for (const auto& [kind, counts] : outcomes) {
    for (const auto& [outcome, count] : counts) {
      std::cout << "flips\t" << kind << '\t' << outcome << '\t' << count
                << '\n';
    }
  }
  // Rows lie in these alone.
  EXPECT_EQ(outcomes["log"].count("no answer changed"), 0U);
  EXPECT_EQ(outcomes["MANIFEST"].count("no answer changed"), 0U);
  EXPECT_EQ(outcomes["CURRENT"].count("no answer changed"), 0U);
}

}  // namespace
}  // namespace actant
