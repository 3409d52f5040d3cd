// kill -9 at random points of `actant ingest`: the store opens, is whole, has
// every acknowledged article, and a second ingest completes it.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "apps/answer.h"
#include "tests/apps/program.h"
#include "tests/apps/temp_folder.h"

namespace actant {
namespace {

constexpr int kDefaultRounds = 100;

int Rounds() {
  const char* value = std::getenv("ACTANT_KILL_ROUNDS");
  const int rounds = value == nullptr ? 0 : std::atoi(value);
  return rounds > 0 ? rounds : kDefaultRounds;
}

std::vector<std::string> IngestCommand(const std::string& store) {
  return {"ingest", "--store",     store,
          "--ack",  ACTANT_CORPUS, ACTANT_EXAMPLE_ARTICLES};
}

std::string Export(const std::string& store) {
  const ProgramResult result = RunActant(
      {"export", "--format", "jsonl", "--status", "all", "--store", store});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  return result.out;
}

// Ids that stand on a whole line: a line cut off by the kill acknowledges
// nothing.
std::vector<std::string> Acknowledged(const std::string& out) {
  std::vector<std::string> ids;
  for (size_t begin = 0, end = 0;
       (end = out.find('\n', begin)) != std::string::npos; begin = end + 1) {
    ids.push_back(out.substr(begin, end - begin));
  }
  return ids;
}

// Reading named articles again fails where the store lacks one of them.
void ExpectArticles(const std::string& store,
                    const std::vector<std::string>& ids) {
  std::vector<std::string> arguments = {"reextract", "--store", store};
  arguments.insert(arguments.end(), ids.begin(), ids.end());
  const ProgramResult result = RunActant(arguments);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_NE(result.out.find(std::to_string(ids.size()) + " read again, 0 "),
            std::string::npos)
      << result.out;
}

TEST(KillTest, NothingAcknowledgedIsLostAndTheRestIsCompleted) {
  const TempFolder folder;
  const std::string calm = folder / "calm";
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_EQ(RunActant(IngestCommand(calm)).exit_code, 0);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
  const std::string expected = Export(calm);
  ASSERT_FALSE(expected.empty());

  std::mt19937_64 random(20260301);
  std::uniform_int_distribution<int64_t> moment(0, whole.count());
  int cut_short = 0;
  for (int round = 0; round < Rounds(); ++round) {
    const std::string store = folder / ("store" + std::to_string(round));
    const auto after = std::chrono::microseconds(moment(random));
    SCOPED_TRACE("killed after " + std::to_string(after.count()) + " us");
    const ProgramResult killed =
        RunActant(IngestCommand(store), {.kill_after = after});
    const std::vector<std::string> ids = Acknowledged(killed.out);
    if (killed.exit_code == -1 && !ids.empty()) {
      ++cut_short;
      const ProgramResult verify = RunActant({"verify", "--store", store});
      EXPECT_EQ(verify.exit_code, 0) << verify.out << verify.err;
      ExpectArticles(store, ids);
    }
    const ProgramResult second = RunActant(IngestCommand(store));
    EXPECT_EQ(second.exit_code, 0) << second.err;
    EXPECT_EQ(Export(store), expected);
    EXPECT_EQ(RunActant({"verify", "--store", store}).exit_code, 0);
    std::filesystem::remove_all(store);
    if (HasFailure()) break;
  }
  // A run that never meets the program at work shows nothing.
  EXPECT_GT(cut_short, 0);
}

}  // namespace
}  // namespace actant
