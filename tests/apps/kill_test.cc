// kill -9 at random points of `actant ingest`: the store opens, is whole, has
// every acknowledged article, and a second ingest completes it.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <vector>

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

std::chrono::microseconds Duration(const std::vector<std::string>& command) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(RunActant(command).exit_code, 0);
  return std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
}

// Kills the command that `command_of` gives for a store at random moments of
// its course, each time on a new store; then it is begun again and ends with
// the same store as one that was left alone.
void KillCommand(
    const std::string& what,
    const std::function<std::vector<std::string>(const std::string&)>&
        command_of,
    const std::function<bool(const ProgramResult&, const std::string&)>&
        check) {
  const TempFolder folder;
  const std::string calm = folder / "calm";
  const std::chrono::microseconds whole = Duration(command_of(calm));
  const std::string expected = Export(calm);
  ASSERT_FALSE(expected.empty());
  std::mt19937_64 random(20260301);
  std::uniform_int_distribution<int64_t> moment(0, whole.count());
  int cut_short = 0;
  int killed = 0;
  for (int round = 0; round < Rounds() && !::testing::Test::HasFailure();
       ++round) {
    const std::string store = folder / ("store" + std::to_string(round));
    const auto after = std::chrono::microseconds(moment(random));
    SCOPED_TRACE("killed after " + std::to_string(after.count()) + " us");
    const ProgramResult result =
        RunActant(command_of(store), {.kill_after = after});
    if (result.exit_code == -1) ++killed;
    if (result.exit_code == -1 && check(result, store)) ++cut_short;
    const ProgramResult second = RunActant(command_of(store));
    EXPECT_EQ(second.exit_code, 0) << second.err;
    EXPECT_EQ(Export(store), expected);
    EXPECT_EQ(RunActant({"verify", "--store", store}).exit_code, 0);
    std::filesystem::remove_all(store);
  }
  // A run that never meets the program at work shows nothing.
  EXPECT_GT(cut_short, 0);
  // Read by bench/safety.sh.
  std::cout << "kill\t" << what << '\t' << killed << '\t'
            << killed - (::testing::Test::HasFailure() ? 1 : 0) << '\n';
}

TEST(KillTest, NothingAcknowledgedIsLostAndTheRestIsCompleted) {
  KillCommand("actant ingest", IngestCommand,
              [](const ProgramResult& killed, const std::string& store) {
                const std::vector<std::string> ids = Acknowledged(killed.out);
                if (ids.empty()) return false;
                const ProgramResult verify =
                    RunActant({"verify", "--store", store});
                EXPECT_EQ(verify.exit_code, 0) << verify.out << verify.err;
                ExpectArticles(store, ids);
                return true;
              });
}

// So small segments that one import is some thirty.
TEST(KillTest, ImportGoesOnWhereItWasKilled) {
  const TempFolder folder;
  std::string table = "id,date,source,target,type,goldstein\n";
  for (int row = 0; row < 5000; ++row) {
    const std::string number = std::to_string(row);
    table += number + ",2024-0" + std::to_string(1 + row % 9) + "-1" +
             std::to_string(row % 10) + ",A" + std::to_string(row % 97) + ",B" +
             std::to_string(row % 31) + ",type" + std::to_string(row % 7) +
             ",1.5\n";
  }
  const std::string path = folder.Write("table.csv", table);
  KillCommand(
      "actant import",
      [&path](const std::string& store) {
        return std::vector<std::string>{
            "import", "--store",        store, "--dataset",
            "own",    "--segment-rows", "200", path};
      },
      [](const ProgramResult& /*killed*/, const std::string& store) {
        if (!std::filesystem::exists(store + "/CURRENT")) return false;
        const ProgramResult verify = RunActant({"verify", "--store", store});
        // 4: its creation was cut off.
        EXPECT_TRUE(verify.exit_code == 0 || verify.exit_code == 4)
            << verify.out << verify.err;
        return verify.exit_code == 0;
      });
}

}  // namespace
}  // namespace actant
