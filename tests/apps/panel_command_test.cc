// `actant panel`, `series` and `events` as programs, and their manifests.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <sstream>

#include "apps/answer.h"
#include "apps/sha256.h"
#include "tests/apps/json_schema.h"
#include "tests/apps/program.h"
#include "tests/apps/temp_folder.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::vector<std::string> Fields(std::string line) {
  if (line.ends_with('\r')) line.pop_back();
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == ',') {
      fields.emplace_back();
    } else {
      fields.back().push_back(c);
    }
  }
  return fields;
}

// Rows of a table without quotes, by the names of its columns.
std::vector<std::map<std::string, std::string>> Rows(const std::string& text) {
  std::vector<std::map<std::string, std::string>> rows;
  std::istringstream in(text);
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> columns = Fields(line);
  while (std::getline(in, line)) {
    const std::vector<std::string> fields = Fields(line);
    EXPECT_EQ(fields.size(), columns.size()) << line;
    auto& row = rows.emplace_back();
    for (size_t i = 0; i < fields.size(); ++i) row[columns[i]] = fields[i];
  }
  return rows;
}

// A small table whose counts can be told by hand.
class PanelCommandTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string table = folder_.Write(
        "t.csv",
        "id,date,end_date,source,target,type,mutual,status,goldstein\n"
        "1,2024-01-05,,USA,CHN,sanction,0,occurred,-8\n"
        "2,2024-01-09,,CHN,USA,criticize,0,occurred,-2\n"
        "3,2024-01-20,,USA,CHN,summit,1,occurred,3\n"
        "4,2024-03-02,,USA,CHN,oddity,0,occurred,0\n"
        "5,2024-03-09,,JPN,TWN,visit,0,planned,1\n"
        "6,2024-03-10,,JPN,TWN,visit,0,occurred,1.9\n"
        "7,2024,,DEU,USA,visit,0,occurred,1.9\n"
        "8,,,DEU,USA,visit,0,occurred,1.9\n"
        "9,2024-02-01,,PRK,,weapons_test,0,occurred,-7.2\n"
        "10,1989-05-01,,SUN,USA,summit,1,occurred,1\n"
        "11,2024-03-11,,EU,RUS,sanction,0,ongoing,-8\n");
    ASSERT_EQ(
        RunActant({"import", "--store", Store(), "--dataset", "own", table})
            .exit_code,
        0);
  }

  std::string Store() const { return folder_ / "store"; }
  ProgramResult Run(std::vector<std::string> arguments,
                    const ProgramOptions& options = {}) const {
    arguments.insert(arguments.end(), {"--store", Store()});
    return RunActant(arguments, options);
  }
  static Json Schema() {
    return Json::parse(ReadFile(ACTANT_PROVENANCE_SCHEMA));
  }

  TempFolder folder_;
};

TEST_F(PanelCommandTest, CountsByMonthWithStateNumbers) {
  const ProgramResult result = Run({"panel", "--from", "2024"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto rows = Rows(result.out);
  ASSERT_EQ(rows.size(), 4U) << result.out;
  EXPECT_EQ(result.out.substr(0, result.out.find('\r')),
            "year,month,iso3_a,iso3_b,cow_a,cow_b,gw_a,gw_b,events,vcoop,mcoop,"
            "vconf,mconf,unclassified,sum_goldstein,mean_goldstein");
  const auto& first = rows[0];
  EXPECT_EQ(first.at("month"), "2024-01");
  EXPECT_EQ(first.at("iso3_a"), "CHN");
  EXPECT_EQ(first.at("cow_a"), "710");
  EXPECT_EQ(first.at("cow_b"), "2");
  EXPECT_EQ(first.at("events"), "3");
  EXPECT_EQ(first.at("vcoop"), "1");
  EXPECT_EQ(first.at("vconf"), "1");
  EXPECT_EQ(first.at("mconf"), "1");
  EXPECT_EQ(first.at("sum_goldstein"), "-7");
  EXPECT_EQ(first.at("mean_goldstein"), "-2.333333");
  // A year counts in its first month.
  EXPECT_EQ(rows[1].at("iso3_a"), "DEU");
  EXPECT_EQ(rows[1].at("month"), "2024-01");
  EXPECT_EQ(rows[1].at("cow_a"), "255");
  EXPECT_EQ(rows[1].at("gw_a"), "260");
  EXPECT_EQ(rows[2].at("unclassified"), "1");
  EXPECT_EQ(rows[3].at("iso3_a"), "JPN");
  EXPECT_EQ(rows[3].at("events"), "1");
  EXPECT_TRUE(Has(result.err, "rows=4")) << result.err;
  EXPECT_TRUE(Has(result.err, "events_beyond_period=1")) << result.err;
  // The test without target, and what the European Union did: no state.
  EXPECT_TRUE(Has(result.err, "left_out_without_dyad=2")) << result.err;
}

TEST_F(PanelCommandTest, FormerStatesHaveTheNumbersOfTheirYear) {
  const auto rows =
      Rows(Run({"panel", "--to", "1990", "--period", "year"}).out);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_FALSE(rows[0].contains("month"));
  EXPECT_EQ(rows[0].at("iso3_a"), "SUN");
  EXPECT_EQ(rows[0].at("cow_a"), "365");
  EXPECT_EQ(rows[0].at("year"), "1989");
}

TEST_F(PanelCommandTest, DirectedRowsTellWhatGoesBothWays) {
  const auto rows =
      Rows(Run({"panel", "--directed", "--from", "2024-01", "--to", "2024-01",
                "--actors", "中國,USA", "--by", "class"})
               .out);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at("iso3_source"), "CHN");
  EXPECT_EQ(rows[0].at("iso3_target"), "USA");
  EXPECT_EQ(rows[0].at("events"), "2");
  EXPECT_EQ(rows[0].at("both_ways"), "1");
  EXPECT_EQ(rows[0].at("ACCUSE"), "1");
  EXPECT_EQ(rows[0].at("CONSULT"), "1");
  EXPECT_EQ(rows[1].at("SANCTION"), "1");
  EXPECT_EQ(rows[1].at("cow_source"), "2");
}

TEST_F(PanelCommandTest, BalancedHasZerosWhereBothStatesExisted) {
  const ProgramResult result =
      Run({"panel", "--balanced", "--actors", "SUN,RUS,USA", "--from", "1988",
           "--to", "1993", "--period", "year", "--by", "none"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  std::map<std::string, std::string> seen;
  for (const auto& row : Rows(result.out)) {
    seen[row.at("year") + row.at("iso3_a") + row.at("iso3_b")] =
        row.at("events") + "/" + row.at("mean_goldstein");
  }
  EXPECT_EQ(seen, (std::map<std::string, std::string>{{"1988SUNUSA", "0/"},
                                                      {"1989SUNUSA", "1/1"},
                                                      {"1990SUNUSA", "0/"},
                                                      {"1991SUNUSA", "0/"},
                                                      {"1992RUSUSA", "0/"},
                                                      {"1993RUSUSA", "0/"}}));
}

TEST_F(PanelCommandTest, BalancedFindsItsRangeAndActors) {
  const auto rows = Rows(
      Run({"panel", "--balanced", "--from", "2024-01", "--type", "visit"}).out);
  // DEU, JPN, TWN, USA in January to March.
  EXPECT_EQ(rows.size(), 18U);
}

TEST_F(PanelCommandTest, ActorsComeFromAFileAndWithTheirBodies) {
  const std::string names =
      folder_.Write("names.txt", "# two\nEU\tEuropean Union\n俄羅斯\r\n");
  const auto rows = Rows(Run({"panel", "--actors", names}).out);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].at("iso3_a"), "EU");
  EXPECT_EQ(rows[0].at("cow_a"), "");
  EXPECT_EQ(rows[0].at("iso3_b"), "RUS");
  EXPECT_TRUE(Has(Run({"panel", "--actors", "all"}).out, ",EU,RUS,"));
}

TEST_F(PanelCommandTest, CertainDatesLeaveYearsOut) {
  const ProgramResult result =
      Run({"panel", "--dates", "certain", "--format", "jsonl"});
  EXPECT_FALSE(Has(result.out, "DEU")) << result.out;
  EXPECT_TRUE(Has(result.err, "left_out_uncertain=1")) << result.err;
  EXPECT_TRUE(Has(result.err, "left_out_undated=1")) << result.err;
  // By the year it is certain.
  EXPECT_TRUE(
      Has(Run({"panel", "--dates", "certain", "--period", "year"}).out, "DEU"));
}

TEST_F(PanelCommandTest, SaysWhatIsWrong) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong = {
      {{"panel", "--actors", "USB,CHN"}, "USA; `actant actors`"},
      {{"panel", "--actors", "USA"}, "a dyad has two"},
      {{"panel", "--from", "2025", "--to", "2024"}, "is after"},
      {{"panel", "--from", "2024-03-15"}, "whole months"},
      {{"panel", "--from", "2024-03", "--period", "year"}, "whole years"},
      {{"panel", "--type", "SANCTIONS"}, "SANCTION"},
      {{"panel", "--format", "table"}, "csv"},
      {{"panel", "--manifest", "-"}, "standard output"},
      {{"panel", "--manifest", "x", "--no-manifest"}, "contradict"},
      {{"panel", "--actors", folder_.Write("none.txt", "# nobody\n")},
       "no actors"},
      {{"series", "USA", "USA"}, "itself"},
      {{"series", "Wakanda"}, "Wakanda"},
      {{"series"}, "ACTOR"},
      {{"events", "--cursor", "2024"}, "--cursor"},
      {{"events", "--actor", "USA", "--source", "CHN"}, "excludes"}};
  for (const auto& [arguments, part] : wrong) {
    const ProgramResult result = Run(arguments);
    EXPECT_NE(result.exit_code, 0) << arguments[1];
    EXPECT_TRUE(Has(result.err, part)) << result.err;
  }
}

TEST_F(PanelCommandTest, AFileIsReplacedWholeOrLeftAsItWas) {
  const std::string file = folder_.Write("panel.csv", "old");
  EXPECT_NE(Run({"panel", "--out", file, "--type", "nothing"}).exit_code, 0);
  EXPECT_EQ(ReadFile(file), "old");
  EXPECT_FALSE(fs::exists(file + ".manifest.json"));
  ASSERT_EQ(Run({"panel", "--output", file}).exit_code, 0);
  EXPECT_EQ(ReadFile(file), Run({"panel"}).out);
  EXPECT_EQ(Run({"panel", "--out", folder_ / "no/such/panel.csv"}).exit_code,
            4);
  EXPECT_NE(Run({"panel"}, {.out_path = "/dev/full"}).exit_code, 0);
}

TEST_F(PanelCommandTest, EachExportHasAManifestOfTheSchema) {
  const std::vector<std::vector<std::string>> commands = {
      {"panel", "--balanced", "--actors", "USA,CHN", "--from", "2024"},
      {"series", "USA", "CHN"},
      {"series", "USA", "--format", "json"},
      {"events", "--type", "visit", "--format", "csv", "--limit", "1"},
      {"export", "--format", "jsonl"},
      {"export", "--format", "graphml", "--around", "USA"}};
  for (std::vector<std::string> command : commands) {
    const std::string file = folder_ / "out";
    command.insert(command.end(), {"--out", file});
    const ProgramResult result =
        Run(command, {.environment = {"SOURCE_DATE_EPOCH=1700000000"}});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    const Json manifest = Json::parse(ReadFile(file + ".manifest.json"));
    EXPECT_EQ(SchemaProblems(Schema(), manifest), std::vector<std::string>())
        << command[0];
    EXPECT_EQ(manifest["created"], "2023-11-14T22:13:20Z");
    EXPECT_EQ(manifest["command"], command[0]);
    Sha256 hash;
    hash.Add(ReadFile(file));
    EXPECT_EQ(manifest["files"][0]["sha256"], hash.Hex());
    EXPECT_EQ(manifest["files"][0]["bytes"], ReadFile(file).size());
    EXPECT_EQ(manifest["store"]["datasets"][0]["name"], "own");
    EXPECT_EQ(manifest["store"]["datasets"][0]["rows"], 11);
    EXPECT_EQ(manifest["store"]["articles"]["count"], 0);
    EXPECT_TRUE(Has(manifest["citation"]["text"], "dataset own (11 rows)"));
    EXPECT_TRUE(Has(manifest["citation"]["bibtex"], "year = {2023}"));
  }
  // A document that lacks something, or has too much, is found out.
  Json manifest = Json::parse(ReadFile((folder_ / "out") + ".manifest.json"));
  manifest["files"][0]["sha256"] = "none";
  manifest.erase("title");
  manifest["more"] = 1;
  EXPECT_EQ(SchemaProblems(Schema(), manifest).size(), 3U);
}

TEST_F(PanelCommandTest, ManifestTellsTheFilterAndTheCounts) {
  const std::string file = folder_ / "p.csv";
  ASSERT_EQ(Run({"panel", "--type", "SANCTION,visit", "--from", "2024", "--out",
                 file, "--manifest", folder_ / "m.json"})
                .exit_code,
            0);
  EXPECT_FALSE(fs::exists(file + ".manifest.json"));
  const Json manifest = Json::parse(ReadFile(folder_ / "m.json"));
  EXPECT_EQ(manifest["filter"]["given"],
            Json({{"type", {"SANCTION", "visit"}}, {"from", "2024"}}));
  EXPECT_EQ(manifest["filter"]["resolved"]["from"], "2024-01-01");
  EXPECT_EQ(manifest["filter"]["resolved"]["status"],
            Json({"occurred", "ongoing"}));
  EXPECT_EQ(manifest["counts"]["rows"], 3);
  EXPECT_EQ(manifest["counts"]["dyads"], 3);
  EXPECT_EQ(manifest["counts"]["events"], 3);
  EXPECT_EQ(manifest["counts"]["left_out_without_dyad"], 1);
  EXPECT_TRUE(manifest["knowledge"].is_string());
  EXPECT_TRUE(Has(manifest["title"], "2024-01 to 2024-03"));
}

TEST_F(PanelCommandTest, ManifestsGoWhereTheyAreAsked) {
  const std::string file = folder_ / "p.csv";
  ASSERT_EQ(Run({"panel", "--out", file, "--no-manifest"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(file + ".manifest.json"));
  const ProgramResult shown = Run({"panel", "--out", file, "--manifest", "-"});
  EXPECT_EQ(SchemaProblems(Schema(), Json::parse(shown.out)),
            std::vector<std::string>());
  const std::string path = folder_ / "m.json";
  const ProgramResult table = Run({"panel", "--manifest", path});
  const Json manifest = Json::parse(ReadFile(path));
  EXPECT_EQ(manifest["files"][0]["name"], "-");
  EXPECT_EQ(manifest["files"][0]["bytes"], table.out.size());
  fs::create_directory(folder_ / "tables");
  ASSERT_EQ(Run({"export", "--format", "csv", "--out", (folder_ / "tables/")})
                .exit_code,
            0);
  const Json tables = Json::parse(ReadFile(folder_ / "tables/manifest.json"));
  EXPECT_EQ(tables["files"].size(), 2U);
  EXPECT_EQ(tables["files"][1]["name"], "edges.csv");
  EXPECT_EQ(tables["counts"]["events"], 10);
}

TEST_F(PanelCommandTest, TheSameStoreAndCommandGiveTheSameBytes) {
  const ProgramOptions dated = {.environment = {"SOURCE_DATE_EPOCH=0"}};
  std::vector<std::string> manifests;
  for (int i = 0; i < 2; ++i) {
    const std::string file = folder_ / "p.csv";
    ASSERT_EQ(Run({"panel", "--out", file}, dated).exit_code, 0);
    manifests.push_back(ReadFile(file + ".manifest.json"));
  }
  EXPECT_EQ(manifests[0], manifests[1]);
  const ProgramResult wrong =
      Run({"panel"}, {.environment = {"SOURCE_DATE_EPOCH=today"}});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_TRUE(Has(wrong.err, "SOURCE_DATE_EPOCH")) << wrong.err;
}

TEST_F(PanelCommandTest, SeriesAreWholeInTime) {
  const auto rows = Rows(Run({"series", "USA", "CHN", "--format", "csv"}).out);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].at("events"), "3");
  EXPECT_EQ(rows[0].at("outgoing"), "1");
  EXPECT_EQ(rows[0].at("incoming"), "1");
  EXPECT_EQ(rows[0].at("both_ways"), "1");
  EXPECT_EQ(rows[1].at("month"), "2024-02");
  EXPECT_EQ(rows[1].at("events"), "0");
  EXPECT_EQ(rows[1].at("mean_goldstein"), "");
  EXPECT_EQ(rows[2].at("unclassified"), "1");
  const auto alone = Rows(Run({"series", "PRK", "--format", "csv"}).out);
  ASSERT_EQ(alone.size(), 1U);
  EXPECT_EQ(alone[0].at("alone"), "1");
  const ProgramResult table = Run({"series", "北韓"});
  EXPECT_TRUE(Has(table.out, "2024-02")) << table.out;
  const Json json = Json::parse(
      Run({"series", "USA", "CHN", "--format", "json", "--by", "none"}).out);
  EXPECT_EQ(json["results"][0]["sum_goldstein"], -7);
  EXPECT_TRUE(json["results"][1]["mean_goldstein"].is_null());
}

TEST_F(PanelCommandTest, EventsComeInPages) {
  const std::string whole = Run({"events", "--format", "tsv"}).out;
  std::string pages;
  std::vector<std::string> page = {"events", "--format", "tsv", "--limit", "3"};
  for (int i = 0; i < 10; ++i) {
    const ProgramResult result = Run(page);
    ASSERT_EQ(result.exit_code, 0) << result.err;
    pages += i == 0 ? result.out : result.out.substr(result.out.find('\n') + 1);
    const std::string mark = "more: --cursor ";
    const size_t more = result.err.find(mark);
    if (more == std::string::npos) break;
    std::string cursor = result.err.substr(more + mark.size());
    cursor.resize(cursor.find('\n'));
    page.resize(5);
    page.insert(page.end(), {"--cursor", cursor});
  }
  EXPECT_EQ(pages, whole);
  EXPECT_EQ(std::count(whole.begin(), whole.end(), '\n'), 11);
}

TEST_F(PanelCommandTest, EventsAreThoseOfTheSidesNamed) {
  const auto lines = [this](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "events");
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    const ProgramResult result = Run(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return std::count(result.out.begin(), result.out.end(), '\n');
  };
  EXPECT_EQ(lines({"--source", "USA", "--target", "CHN"}), 3);
  EXPECT_EQ(lines({"--source", "CHN", "--target", "USA"}), 2);
  EXPECT_EQ(lines({"--target", "USA"}), 5);
  EXPECT_EQ(lines({"--source", "PRK"}), 1);
  EXPECT_EQ(lines({"--actor", "USA", "--type", "visit"}), 2);
  EXPECT_EQ(lines({"--from", "2024-03", "--to", "2024-03"}), 4);
  EXPECT_EQ(lines({"--source", "FJI"}), 0);
}

}  // namespace
}  // namespace actant
