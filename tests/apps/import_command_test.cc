// `actant import` as a program: its options, what it prints, how it ends.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "apps/answer.h"
#include "tests/apps/program.h"
#include "tests/apps/temp_folder.h"

namespace actant {
namespace {

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class ImportCommandTest : public ::testing::Test {
 protected:
  ProgramResult Import(std::vector<std::string> arguments,
                       const ProgramOptions& options = {}) const {
    arguments.insert(arguments.begin(), {"import", "--store", folder_ / "store",
                                         "--dataset", "own"});
    return RunActant(arguments, options);
  }

  TempFolder folder_;
};

TEST_F(ImportCommandTest, ReadsTheExample) {
  const std::string tables = ACTANT_EXAMPLE_TABLES;
  const ProgramResult result =
      Import({"--type-map", tables + "/type_map.tsv", tables + "/events.csv"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(Has(result.out, "7 taken, 0 rejected, 0 known")) << result.out;
  // The actors are those that articles name.
  const ProgramResult actors =
      RunActant({"actors", "美國", "--store", folder_ / "store"});
  EXPECT_TRUE(Has(actors.out, "USA")) << actors.out << actors.err;
}

// What export writes is told by its first line, in a ZIP archive too; and on
// standard input it is to be named.
TEST_F(ImportCommandTest, MakesNoStoreForATableThatIsNotThere) {
  EXPECT_EQ(Import({folder_ / "none.tsv"}).exit_code, 4);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "store"));
}

TEST_F(ImportCommandTest, ReadsWhatExportWrites) {
  const std::string table = folder_.Write(
      "t.csv",
      "date,source,target,type,article\n2024-05-01,USA,CHN,visit,x1\n");
  ASSERT_EQ(Import({table}).exit_code, 0);
  for (const std::string format : {"gdelt1", "gdelt2", "icews", "polecat"}) {
    const ProgramResult written =
        RunActant({"export", "--store", folder_ / "store", "--format", format});
    ASSERT_EQ(written.exit_code, 0) << written.err;
    EXPECT_TRUE(Has(written.err, "rows: 1 of 1 events")) << written.err;
    const auto read = [&](std::vector<std::string> arguments,
                          const ProgramOptions& options) {
      arguments.insert(arguments.begin(),
                       {"import", "--json", "--dataset", "own", "--store",
                        folder_ / (format + std::to_string(arguments.size()))});
      const ProgramResult result = RunActant(arguments, options);
      EXPECT_EQ(result.exit_code, 0) << result.err;
      const Json json = Json::parse(result.out);
      EXPECT_EQ(json["taken"], 1);
      EXPECT_EQ(json["format"], format);
    };
    read({folder_.Write(format + ".zip", Zip({{"t", written.out}}))}, {});
    ProgramOptions input;
    input.input = written.out;
    read({"--format", format, "-"}, input);
  }
  const ProgramResult refused =
      RunActant({"export", "--store", folder_ / "store", "--format", "icews",
                 "--status", "all"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_TRUE(Has(refused.err, "no word for what is planned")) << refused.err;
}

// A row is its own evidence: answers name it without quoting a clause.
TEST_F(ImportCommandTest, AnswersQuoteNoClauseOfARow) {
  const std::string table = folder_.Write(
      "t.csv",
      "date,source,target,type,article\n2024-05-01,USA,CHN,visit,x1\n");
  ASSERT_EQ(Import({table}).exit_code, 0);
  const std::string store = folder_ / "store";
  const ProgramResult timeline =
      RunActant({"timeline", "USA", "CHN", "--store", store});
  EXPECT_TRUE(Has(timeline.out, "own:x1")) << timeline.out << timeline.err;
  EXPECT_FALSE(Has(timeline.out, "「")) << timeline.out;
  const ProgramResult chain =
      RunActant({"chain", "USA", "CHN", "--store", store});
  EXPECT_TRUE(Has(chain.out, "2024-05-01")) << chain.out << chain.err;
  EXPECT_FALSE(Has(chain.out, "「")) << chain.out;
}

TEST_F(ImportCommandTest, TellsWhatItDidNotTake) {
  const std::string table = folder_.Write(
      "t.tsv", "source\ttype\tdate\nUSA\tvisit\t2024\nUSA\tvisit\tMay\n");
  const std::string rejects = folder_ / "rejects.tsv";
  const ProgramResult result = Import({"--rejects", rejects, "--json", table});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_TRUE(Has(result.err, "1 of 2 lines were not taken: 1 bad_date"))
      << result.err;
  EXPECT_EQ(ReadFile(rejects), "file\tline\tcolumn\treason\ttext\n" + table +
                                   "\t3\tdate\tbad_date\tUSA\tvisit\tMay\n");
  const Json json = Json::parse(result.out);
  EXPECT_EQ(json["taken"], 1);
  EXPECT_EQ(json["rejected_for"]["bad_date"], 1);
  const std::string other = folder_.Write(
      "u.tsv", "source\ttype\tdate\nCHN\tvisit\t2024\nUSA\tvisit\tMay\n");
  EXPECT_EQ(Import({"--strict", other}).exit_code, 3);
}

TEST_F(ImportCommandTest, ReadsStandardInputWithPresetAndTables) {
  const std::string actors = folder_.Write(
      "actors.tsv", "1\tAAX\tState AAX\tstate\n2\tB\tBee\tfirm\n");
  const std::string types = folder_.Write("types.tsv", "1\tvisit\t1.9\t60\n");
  ProgramOptions options;
  options.input = Zstd("1\t2000-01-01\t1\tvisit\t2\t0.5\t0.72\t2\n");
  const ProgramResult result = Import(
      {"--preset", "benchmark", "--actors", actors, "--types", types, "-"},
      options);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(Has(result.out, "1 taken")) << result.out;
  EXPECT_TRUE(Has(result.out, "actors:   2, 2 of them new; 1 types"));
}

TEST_F(ImportCommandTest, SaysWhatIsWrongWithItsArguments) {
  const std::string table = folder_.Write("t.csv", "a,b\n1,2\n");
  const ProgramResult unknown = Import({"--columns", "who=a", table});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_TRUE(Has(unknown.err, "--columns: unknown field \"who\""));
  const ProgramResult missing = Import({"--columns", "source=a", table});
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_TRUE(Has(missing.err, "t.csv:1: no column for \"type\""))
      << missing.err;
  EXPECT_EQ(Import({folder_ / "none.csv"}).exit_code, 4);
  EXPECT_EQ(Import({"--header", "--no-header", table}).exit_code, 2);
}

// Killed anywhere, and started again until it ends, it gives the same store.
TEST_F(ImportCommandTest, AKilledImportIsEndedByAnother) {
  std::string rows = "source\ttarget\ttype\n";
  for (int i = 0; i < 60'000; ++i) {
    rows += "A" + std::to_string(i % 700) + "\tB" + std::to_string(i % 900) +
            "\tvisit\n";
  }
  const std::vector<std::string> arguments = {
      "--segment-rows", "4000", "--json", folder_.Write("t.tsv", rows)};
  for (const int milliseconds : {150, 300, 450, 600}) {
    ProgramOptions killed;
    killed.kill_after = std::chrono::milliseconds(milliseconds);
    Import(arguments, killed);
  }
  const ProgramResult result = Import(arguments);
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const Json json = Json::parse(result.out);
  EXPECT_EQ(json["taken"].get<int>() + json["known"].get<int>(), 60'000);
  EXPECT_EQ(json["rejected"], 0);
  EXPECT_EQ(json["segments"].get<int>() + json["known_segments"].get<int>(),
            15);
  EXPECT_EQ(Json::parse(Import(arguments).out)["known"], 60'000);
}

}  // namespace
}  // namespace actant
