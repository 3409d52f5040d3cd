// The program end to end: what it prints, and how it ends.
#include "apps/command_line.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <sstream>

#include "apps/answer.h"
#include "tests/apps/program.h"
#include "tests/apps/temp_folder.h"
#include "tests/storage/raw_database.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCorpus = ACTANT_CORPUS;
constexpr uid_t kNobody = 65534;

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string ExportOf(const std::string& store) {
  const ProgramResult result = RunActant(
      {"export", "--store", store, "--format", "jsonl", "--status", "all"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  return result.out;
}

// Each test reads the corpus into a store of its own.
class CommandLineTest : public ::testing::Test {
 protected:
  std::string Store() const { return folder_ / "store"; }
  ProgramResult Ingest(const std::vector<std::string>& inputs) const {
    std::vector<std::string> arguments = {"ingest", "--store", Store(),
                                          "--sync", "batch"};
    arguments.insert(arguments.end(), inputs.begin(), inputs.end());
    return RunActant(arguments);
  }
  // A query over the store, as JSON.
  Json Ask(std::vector<std::string> arguments) const {
    for (const char* word : {"--format", "json", "--store"}) {
      arguments.emplace_back(word);
    }
    arguments.push_back(Store());
    const ProgramResult result = RunActant(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return Json::parse(result.out, nullptr, false);
  }

  TempFolder folder_;
};

TEST_F(CommandLineTest, EveryCommandHasExamples) {
  const ProgramResult help = RunActant({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_TRUE(Has(help.out, "Exit codes:"));
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"ingest"},
                                             {"extract"},
                                             {"explain"},
                                             {"neighbors"},
                                             {"chain"},
                                             {"path"},
                                             {"analyze"},
                                             {"analyze", "degree"},
                                             {"analyze", "pagerank"},
                                             {"analyze", "betweenness"},
                                             {"analyze", "components"},
                                             {"analyze", "communities"},
                                             {"analyze", "paths"},
                                             {"timeline"},
                                             {"events"},
                                             {"panel"},
                                             {"series"},
                                             {"actors"},
                                             {"show"},
                                             {"export"},
                                             {"remove"},
                                             {"reextract"},
                                             {"stats"},
                                             {"verify"},
                                             {"rules", "check"},
                                             {"data", "compile"}}) {
    std::vector<std::string> arguments = command;
    arguments.emplace_back("--help");
    const ProgramResult result = RunActant(arguments);
    EXPECT_EQ(result.exit_code, 0) << command[0];
    EXPECT_TRUE(Has(result.out, "Examples:\n  actant " + command[0]))
        << result.out;
  }
}

TEST_F(CommandLineTest, PrintsItsVersion) {
  const ProgramResult result = RunActant({"--version"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_TRUE(result.out.starts_with("actant "));
  EXPECT_TRUE(Has(result.out, "knowledge "));
}

TEST_F(CommandLineTest, RefusesAWrongCommandLine) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"dance"},
                                             {"timeline", "USA"},
                                             {"ingest"},
                                             {"events", "--from", "2025-13"},
                                             {"events", "--status", "done"},
                                             {"events", "--format", "xml"}}) {
    const ProgramResult result = RunActant(arguments);
    EXPECT_NE(result.exit_code, 0);
    EXPECT_TRUE(result.err.starts_with("actant: ")) << result.err;
  }
}

TEST_F(CommandLineTest, ReadingTwiceChangesNothing) {
  ASSERT_EQ(Ingest({kCorpus}).exit_code, 0);
  const std::string once = ExportOf(Store());
  EXPECT_GT(Lines(once).size(), 10U);
  const ProgramResult again = Ingest({kCorpus});
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_TRUE(Has(again.out, "articles: 0 added, ")) << again.out;
  EXPECT_TRUE(Has(again.out, " 0 replaced, 0 skipped")) << again.out;
  EXPECT_EQ(ExportOf(Store()), once);
}

TEST_F(CommandLineTest, TheOrderOfReadingDoesNotMatter) {
  std::vector<std::string> lines = Lines(ReadFile(kCorpus));
  std::reverse(lines.begin(), lines.end());
  std::string reversed;
  for (const std::string& line : lines) reversed += line + "\n";
  ASSERT_EQ(Ingest({kCorpus}).exit_code, 0);
  const std::string other = folder_ / "other";
  ASSERT_EQ(RunActant({"ingest", "--store", other,
                       folder_.Write("r.jsonl", reversed)})
                .exit_code,
            0);
  EXPECT_EQ(ExportOf(other), ExportOf(Store()));
}

TEST_F(CommandLineTest, AChangedArticleLeavesNothingBehind) {
  const std::string path = folder_.Write(
      "a.txt", "中國3月5日宣布制裁美國企業。日本3月6日批評俄羅斯入侵烏克蘭。");
  ASSERT_EQ(Ingest({path, "--published", "2025-03-07"}).exit_code, 0);
  ASSERT_TRUE(Has(ExportOf(Store()), "制裁"));
  folder_.Write("a.txt", "歐盟3月8日宣布制裁俄羅斯企業。");
  const ProgramResult replaced = Ingest({path, "--published", "2025-03-09"});
  EXPECT_TRUE(Has(replaced.out, "1 replaced")) << replaced.out;
  const std::string other = folder_ / "other";
  ASSERT_EQ(
      RunActant({"ingest", "--store", other, path, "--published", "2025-03-09"})
          .exit_code,
      0);
  EXPECT_EQ(ExportOf(Store()), ExportOf(other));
  ASSERT_EQ(RunActant({"remove", "a", "--store", Store()}).exit_code, 0);
  EXPECT_EQ(ExportOf(Store()), "");
  EXPECT_EQ(RunActant({"remove", "a", "--store", Store()}).exit_code, 4);
  EXPECT_EQ(RunActant({"verify", "--store", Store()}).exit_code, 0);
}

TEST_F(CommandLineTest, ReextractionGivesWhatReadingGave) {
  ASSERT_EQ(Ingest({kCorpus}).exit_code, 0);
  const std::string before = ExportOf(Store());
  const ProgramResult result = RunActant({"reextract", "--store", Store()});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(Has(result.out, " 0 replaced")) << result.out;
  EXPECT_EQ(ExportOf(Store()), before);
}

TEST_F(CommandLineTest, AnotherScopeReplacesAndIsKept) {
  const std::string path =
      folder_.Write("a.txt", "美國財政部3月5日宣布制裁三家美國企業。");
  ASSERT_EQ(Ingest({path}).exit_code, 0);
  EXPECT_EQ(ExportOf(Store()), "");
  EXPECT_TRUE(Has(Ingest({path, "--scope", "all"}).out, "1 replaced"));
  const std::string all = ExportOf(Store());
  EXPECT_TRUE(Has(all, "制裁三家美國企業"));
  EXPECT_EQ(RunActant({"reextract", "--store", Store()}).exit_code, 0);
  EXPECT_EQ(ExportOf(Store()), all);
}

TEST_F(CommandLineTest, AStoreWithoutTextsSaysSoToReextract) {
  ASSERT_EQ(Ingest({kCorpus, "--no-text"}).exit_code, 0);
  const ProgramResult result = RunActant({"reextract", "--store", Store()});
  EXPECT_EQ(result.exit_code, 5);
  EXPECT_TRUE(Has(result.err, "--no-text")) << result.err;
}

TEST_F(CommandLineTest, NamesInAnyLanguageAreTheSameQuestion) {
  ASSERT_EQ(Ingest({kCorpus}).exit_code, 0);
  const Json codes = Ask({"timeline", "CHN", "USA"});
  EXPECT_FALSE(codes["results"].empty());
  EXPECT_EQ(Ask({"timeline", "中國", "美國"}), codes);
  EXPECT_EQ(Ask({"timeline", "中国", "美国"}), codes);
  EXPECT_EQ(Ask({"timeline", "china", "United States"}), codes);
  EXPECT_EQ(Ask({"timeline", "chn", "華府"}), codes);
  for (const Json& event : codes["results"]) {
    EXPECT_FALSE(event["evidence"].empty());
    EXPECT_NE(event["evidence"][0]["evidence"], "");
  }
}

TEST_F(CommandLineTest, AnActorWithoutEventsGivesAnEmptyAnswer) {
  ASSERT_EQ(
      Ingest({folder_.Write("a.txt", "中國宣布制裁美國企業。")}).exit_code, 0);
  const ProgramResult result =
      RunActant({"timeline", "CHN", "斐濟", "--store", Store()});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_TRUE(Has(result.err, "no events with FJI")) << result.err;
  const ProgramResult unknown =
      RunActant({"timeline", "CHN", "火星帝國", "--store", Store()});
  EXPECT_EQ(unknown.exit_code, 4);
  EXPECT_TRUE(Has(unknown.err, "火星帝國")) << unknown.err;
}

TEST_F(CommandLineTest, EveryQueryAnswersInEveryFormat) {
  ASSERT_EQ(Ingest({kCorpus}).exit_code, 0);
  const std::string event = Ask({"events", "--limit", "1"})["results"][0]["id"];
  for (const std::vector<std::string>& query :
       std::vector<std::vector<std::string>>{
           {"neighbors", "USA", "--depth", "2"},
           {"chain", "USA", "--type", "SANCTION"},
           {"path", "JPN", "RUS"},
           {"analyze", "degree", "--by", "out_strength"},
           {"analyze", "pagerank", "--damping", "0.5"},
           {"analyze", "betweenness", "--level", "actor"},
           {"analyze", "components", "--strong"},
           {"analyze", "communities", "--actors"},
           {"analyze", "paths", "JPN", "RUS", "--cost", "events"},
           {"timeline", "CHN", "USA"},
           {"events", "--actor", "CHN"},
           {"actors", "美國"},
           {"actors"},
           {"show", event.substr(0, 12)},
           {"stats"}}) {
    EXPECT_FALSE(Ask(query)["results"].empty()) << query[0];
    for (const char* format : {"table", "jsonl", "csv"}) {
      std::vector<std::string> arguments = query;
      arguments.insert(arguments.end(),
                       {"--store", Store(), "--format", format});
      const ProgramResult result = RunActant(arguments);
      EXPECT_EQ(result.exit_code, 0) << query[0] << result.err;
      EXPECT_FALSE(result.out.empty()) << query[0];
      if (std::string_view(format) != "jsonl") continue;
      for (const std::string& line : Lines(result.out)) {
        EXPECT_TRUE(Json::accept(line)) << line;
      }
    }
  }
}

TEST_F(CommandLineTest, AnalysesRankActorsAndSayWhatTheyCount) {
  ASSERT_EQ(Ingest({kCorpus}).exit_code, 0);
  const Json ranks = Ask({"analyze", "pagerank", "--limit", "0"});
  EXPECT_EQ(ranks["query"], "analyze pagerank");
  EXPECT_EQ(ranks["arguments"]["damping"], 0.85);
  EXPECT_EQ(ranks["filter"]["level"], "state");
  EXPECT_EQ(ranks["summary"]["converged"], true);
  EXPECT_EQ(ranks["summary"]["actors"], ranks["results"].size());
  double sum = 0;
  double last = 1;
  for (const Json& row : ranks["results"]) {
    EXPECT_LE(row["pagerank"].get<double>(), last);
    last = row["pagerank"].get<double>();
    sum += last;
  }
  EXPECT_NEAR(sum, 1, 1e-9);
  const Json first = Ask({"analyze", "pagerank", "--limit", "1"});
  EXPECT_EQ(first["results"].size(), 1U);
  EXPECT_EQ(first["results"][0], ranks["results"][0]);
  EXPECT_EQ(first["truncated"], true);
  const ProgramResult hasty = RunActant(
      {"analyze", "pagerank", "--max-iterations", "1", "--store", Store()});
  EXPECT_EQ(hasty.exit_code, 0);
  EXPECT_TRUE(Has(hasty.err, "raise --max-iterations")) << hasty.err;
  EXPECT_EQ(
      RunActant({"analyze", "pagerank", "--damping", "1", "--store", Store()})
          .exit_code,
      2);
}

TEST_F(CommandLineTest, AnalysesGroupEveryActorOnce) {
  ASSERT_EQ(Ingest({kCorpus}).exit_code, 0);
  for (const char* measure : {"components", "communities"}) {
    const Json groups = Ask({"analyze", measure, "--limit", "0"});
    const Json actors = Ask({"analyze", measure, "--limit", "0", "--actors"});
    EXPECT_EQ(groups["summary"], actors["summary"]);
    EXPECT_EQ(groups["summary"][measure], groups["results"].size());
    const std::string word = groups["results"][0].begin().key();
    std::map<std::string, Json> of_actor;
    for (const Json& row : actors["results"])
      of_actor[row["actor"]] = row[word];
    size_t members = 0;
    for (const Json& group : groups["results"]) {
      EXPECT_EQ(group["actors"], group["members"].size());
      for (const Json& member : group["members"]) {
        EXPECT_EQ(of_actor[member], group[word]) << member;
        ++members;
      }
    }
    EXPECT_EQ(members, of_actor.size());
  }
}

TEST_F(CommandLineTest, TheFirstOfThePathsIsThePath) {
  ASSERT_EQ(Ingest({kCorpus}).exit_code, 0);
  const Json path = Ask({"path", "JPN", "RUS"});
  const Json paths = Ask({"analyze", "paths", "JPN", "RUS", "--limit", "3"});
  ASSERT_EQ(paths["results"].size(), 3U);
  EXPECT_EQ(paths["truncated"], true);
  EXPECT_EQ(paths["results"][0]["path"], path["results"][0]["path"]);
  EXPECT_EQ(paths["results"][0]["hops"], path["results"][0]["hops"]);
  EXPECT_EQ(paths["results"][0]["cost"], paths["results"][0]["length"]);
  EXPECT_LE(paths["results"][1]["length"], paths["results"][2]["length"]);
}

TEST_F(CommandLineTest, WritesDrawingsAndTables) {
  ASSERT_EQ(Ingest({kCorpus}).exit_code, 0);
  const std::string svg = folder_ / "n.svg";
  EXPECT_EQ(RunActant({"neighbors", "USA", "--svg", svg, "--store", Store()})
                .exit_code,
            0);
  EXPECT_TRUE(Has(ReadFile(svg), "<svg"));
  EXPECT_EQ(RunActant({"export", "--format", "csv", "--out", folder_ / "t",
                       "--store", Store()})
                .exit_code,
            0);
  EXPECT_GT(Lines(ReadFile(folder_ / "t.nodes.csv")).size(), 2U);
  EXPECT_GT(Lines(ReadFile(folder_ / "t.edges.csv")).size(), 2U);
  EXPECT_EQ(RunActant({"export", "--format", "excel", "--bom", "--out",
                       folder_ / "x", "--store", Store()})
                .exit_code,
            0);
  EXPECT_TRUE(ReadFile(folder_ / "x.nodes.csv").starts_with("\xEF\xBB\xBF"));
  EXPECT_TRUE(ReadFile(folder_ / "x.edges.csv").starts_with("\xEF\xBB\xBF"));
  EXPECT_EQ(RunActant({"export", "--format", "csv", "--out",
                       folder_ / "new/tables/", "--store", Store()})
                .exit_code,
            0);
  EXPECT_GT(Lines(ReadFile(folder_ / "new/tables/nodes.csv")).size(), 2U);
  EXPECT_EQ(RunActant({"export", "--format", "neo4j", "--events-as", "nodes",
                       "--out", folder_ / "neo4j/", "--store", Store()})
                .exit_code,
            0);
  EXPECT_TRUE(
      ReadFile(folder_ / "neo4j/nodes.csv").starts_with("code:ID,:LABEL,"));
  EXPECT_TRUE(Has(ReadFile(folder_ / "neo4j/edges.csv"), ",SOURCE,"));
  EXPECT_NE(
      RunActant({"export", "--format", "neo4j", "--store", Store()}).exit_code,
      0);
  EXPECT_NE(RunActant({"export", "--format", "csv", "--bom", "--out",
                       folder_ / "y", "--store", Store()})
                .exit_code,
            0);
  for (const char* format :
       {"graphml", "gexf", "dot", "ics", "timelinejs", "vis-timeline", "html",
        "nquads", "jsonld", "cypher", "geojson"}) {
    EXPECT_GT(RunActant({"export", "--format", format, "--store", Store()})
                  .out.size(),
              100U);
  }
}

TEST_F(CommandLineTest, ExtractPrintsTheContract) {
  const std::string path = folder_.Write(
      "news01.txt", "中國制裁美國企業\n中國商務部5日宣布制裁三家美國企業。\n");
  const ProgramResult result =
      RunActant({"extract", "--published", "2025-03-07", path});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  ASSERT_FALSE(result.out.empty());
  const std::string text = ReadFile(path);
  for (const std::string& line : Lines(result.out)) {
    const Json event = Json::parse(line);
    EXPECT_EQ(event["doc"], "news01");
    const size_t begin = event["begin"];
    const size_t end = event["end"];
    EXPECT_EQ(text.substr(begin, end - begin),
              event["evidence"].get<std::string>());
  }
  EXPECT_EQ(RunActant({"extract", "--published", "2025-03-07", path}).out,
            result.out);
  const ProgramResult piped = RunActant({"extract", "-"}, {.input = text});
  EXPECT_EQ(piped.exit_code, 0);
  EXPECT_TRUE(Has(piped.out, "\"doc\":\"stdin\""));
}

TEST_F(CommandLineTest, ExplainShowsEveryStepAsJsonLines) {
  const ProgramResult result = RunActant(
      {"explain", "--format", "json", "天氣晴朗。\n\n中國制裁美國企業。"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const std::vector<std::string> lines = Lines(result.out);
  ASSERT_EQ(lines.size(), 2U) << result.out;
  const Json block = Json::parse(lines[1]);
  EXPECT_EQ(block["doc"], "text");
  ASSERT_EQ(block["actors"].size(), 2U);
  EXPECT_EQ(block["actors"][1]["code"], "USA.BUS");
  const Json& frame = block["clauses"][0]["frames"][0];
  EXPECT_EQ(frame["predicate"], "制裁");
  EXPECT_EQ(frame["slots"]["subj"]["actors"], Json::array({0}));
  EXPECT_FALSE(frame["rules"].empty());
  ASSERT_EQ(block["events"].size(), 1U);
  EXPECT_EQ(block["events"][0]["type"], "sanction");
  EXPECT_EQ(RunActant({"explain", "--format", "csv", "美國"}).exit_code,
            RunActant({"explain"}).exit_code);
}

TEST_F(CommandLineTest, CoverageCountsUnknownWords) {
  const std::string path = folder_.Write(
      "a.txt", "葛蘭國制裁美國。普蘭國批評伊朗。\n\n葛蘭國制裁日本。\n");
  const ProgramResult table = RunActant({"extract", "--coverage", path});
  ASSERT_EQ(table.exit_code, 0) << table.err;
  EXPECT_TRUE(table.out.starts_with("word")) << table.out;
  EXPECT_TRUE(Has(table.out, "葛蘭國")) << table.out;
  const ProgramResult lines =
      RunActant({"extract", "--coverage", "--format", "jsonl", path});
  ASSERT_FALSE(Lines(lines.out).empty());
  const Json first = Json::parse(Lines(lines.out)[0]);
  EXPECT_EQ(first["word"], "葛蘭國");
  EXPECT_EQ(first["place"], "subject");
  EXPECT_EQ(first["count"], 2);
  EXPECT_EQ(first["documents"], 1);
  const ProgramResult json = RunActant(
      {"extract", "--coverage", "--limit", "1", "--format", "json", path});
  const Json document = Json::parse(json.out);
  EXPECT_EQ(document["query"], "coverage");
  EXPECT_EQ(document["results"].size(), 1U);
  EXPECT_TRUE(document["truncated"]);
  EXPECT_TRUE(
      RunActant({"extract", "--coverage", "--format", "csv", path})
          .out.starts_with("word,place,count,documents,doc,example\r\n"));
}

TEST_F(CommandLineTest, FormatsOfCoverageFitNoEvents) {
  const std::string path = folder_.Write("a.txt", "中國制裁美國。");
  for (const char* format : {"json", "csv"}) {
    const ProgramResult result =
        RunActant({"extract", "--format", format, path});
    EXPECT_NE(result.exit_code, 0);
    EXPECT_TRUE(Has(result.err, "--coverage")) << result.err;
  }
  EXPECT_NE(RunActant({"extract", "--limit", "3", path}).exit_code, 0);
}

TEST_F(CommandLineTest, BadInputIsReportedAndTheRestGoesOn) {
  folder_.Write("in/a.txt", "中國宣布制裁美國企業。");
  folder_.Write("in/b.txt", "");
  folder_.Write("in/c.txt", std::string("\x7f"
                                        "ELF\0\1",
                                        6));
  folder_.Write("in/d.txt", "美國宣布制裁\xff中國企業，中國表示反對。");
  folder_.Write("in/e.docx", std::string("PK\3\4\0", 5));
  // 美國宣布制裁中國企業。 in Big5 and 中国 ... in GB 18030.
  folder_.Write("in/f.txt",
                "\xac\xfc\xb0\xea\xab\xc5\xa5\xac\xa8\xee\xb5\xf4\xa4\xa4\xb0"
                "\xea\xa5\xf8\xb7\x7e\xa1\x43");
  folder_.Write("in/g.txt",
                "\xd6\xd0\xb9\xfa\xd0\xfb\xb2\xbc\xd6\xc6\xb2\xc3\xc3\xc0\xb9"
                "\xfa\xc6\xf3\xd2\xb5\xa1\xa3");
  folder_.Write("in/h.jsonl", "{\"id\": 1, \"text\": \"字\"}\n{\"id\": }\n");
  const ProgramResult result = Ingest({folder_ / "in"});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_TRUE(Has(result.out,
                  "articles: 4 added, 0 unchanged, 0 replaced, "
                  "5 skipped"))
      << result.out << result.err;
  for (const char* part :
       {"in/b.txt: ", "in/c.txt: a program (ELF)",
        "in/d.txt: ", "in/e.docx: a ZIP archive", "in/h.jsonl:2: bad JSON"}) {
    EXPECT_TRUE(Has(result.err, part)) << part << "\n" << result.err;
  }
  const std::string events = ExportOf(Store());
  EXPECT_TRUE(Has(events, "美國宣布制裁中國企業")) << events;
  EXPECT_TRUE(Has(events, "中国宣布制裁美国企业")) << events;
}

TEST_F(CommandLineTest, AHugeFileIsRefusedWithItsReason) {
  const std::string line = "中國宣布制裁美國企業。\n";
  std::string text;
  while (text.size() < (size_t{100} << 20)) text += line;
  const ProgramResult result = Ingest({folder_.Write("huge.txt", text)});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_TRUE(Has(result.err, "huge.txt: longer than 64 MiB")) << result.err;
}

TEST_F(CommandLineTest, TwoArticlesOfOneIdAreReported) {
  folder_.Write("in/x/a.txt", "中國宣布制裁美國企業。");
  folder_.Write("in/y/a.txt", "日本宣布制裁俄羅斯企業。");
  const ProgramResult result = Ingest({folder_ / "in"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_TRUE(Has(result.err, "two articles with the id \"a\"")) << result.err;
  EXPECT_TRUE(Has(result.out, "1 added, 0 unchanged, 1 replaced"));
}

TEST_F(CommandLineTest, UnreadableFoldersAndStoresAreNamed) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root to become another user";
  folder_.Write("in/closed/a.txt", "中國宣布制裁美國企業。");
  folder_.Write("in/open.txt", "中國宣布制裁美國企業。");
  fs::permissions(folder_ / "in/closed", fs::perms::owner_all);
  const ProgramResult reading = RunActant(
      {"ingest", "--store", Store(), folder_ / "in"}, {.user = kNobody});
  EXPECT_EQ(reading.exit_code, 3) << reading.err;
  EXPECT_TRUE(Has(reading.err,
                  "in/closed: the folder cannot be read: "
                  "Permission denied"))
      << reading.err;
  const std::string closed = folder_ / "closed-store";
  ASSERT_EQ(RunActant({"ingest", "--store", closed, folder_ / "in"}).exit_code,
            0);
  fs::permissions(closed, fs::perms::owner_all);
  const ProgramResult opening =
      RunActant({"stats", "--store", closed}, {.user = kNobody});
  EXPECT_EQ(opening.exit_code, 6) << opening.err;
}

TEST_F(CommandLineTest, AFullDiskIsAnErrorAndLeavesTheStoreWhole) {
  if (geteuid() != 0) GTEST_SKIP() << "needs root to mount a small tmpfs";
  const std::string disk = folder_ / "disk";
  fs::create_directory(disk);
  if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=8m") != 0) {
    GTEST_SKIP() << "no tmpfs can be mounted here";
  }
  // More than fits, even compressed.
  std::mt19937_64 random(5);
  std::string lines;
  for (int i = 0; i < 2000; ++i) {
    std::string words = "中國3月5日宣布制裁美國企業。\n";
    for (int word = 0; word < 500; ++word) {
      words += std::to_string(random()) + " ";
    }
    Json article;
    article["id"] = "a" + std::to_string(i);
    article["published"] = "2025-03-07";
    article["text"] = words;
    lines += article.dump() + "\n";
  }
  const std::string store = disk + "/store";
  const ProgramResult full = RunActant(
      {"ingest", "--store", store, "--ack", folder_.Write("n.jsonl", lines)});
  const size_t acknowledged = Lines(full.out).size();
  // The same disk with room again: nothing acknowledged is lost.
  ASSERT_EQ(mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=64m"), 0);
  const ProgramResult verify = RunActant({"verify", "--store", store});
  const ProgramResult stats =
      RunActant({"stats", "--format", "json", "--store", store});
  umount2(disk.c_str(), MNT_DETACH);
  EXPECT_EQ(full.exit_code, 8) << full.err;
  EXPECT_TRUE(Has(full.err, "No space left")) << full.err;
  EXPECT_EQ(verify.exit_code, 0) << verify.out << verify.err;
  ASSERT_EQ(stats.exit_code, 0) << stats.err;
  const Json articles = Json::parse(stats.out)["results"][0];
  EXPECT_GE(articles["value"].get<size_t>(), acknowledged);
}

TEST_F(CommandLineTest, OutputToAFullDeviceIsAnError) {
  ASSERT_EQ(Ingest({kCorpus}).exit_code, 0);
  const ProgramResult result =
      RunActant({"events", "--store", Store()}, {.out_path = "/dev/full"});
  EXPECT_EQ(result.exit_code, 8);
  EXPECT_TRUE(Has(result.err, "could not be written")) << result.err;
}

TEST_F(CommandLineTest, AStoreInUseIsRefused) {
  ASSERT_EQ(Ingest({kCorpus}).exit_code, 0);
  // As another process would: RocksDB locks with fcntl.
  const int lock = open((Store() + "/LOCK").c_str(), O_RDWR);
  ASSERT_GE(lock, 0);
  struct flock range {};
  range.l_type = F_WRLCK;
  range.l_whence = SEEK_SET;
  ASSERT_EQ(fcntl(lock, F_SETLK, &range), 0);
  const ProgramResult result = Ingest({kCorpus});
  close(lock);
  EXPECT_EQ(result.exit_code, 5) << result.err;
  EXPECT_TRUE(Has(result.err, Store())) << result.err;
}

TEST_F(CommandLineTest, AStoreOfAnotherVersionIsRefused) {
  ASSERT_EQ(Ingest({kCorpus}).exit_code, 0);
  {
    actant::testing::RawDatabase database(Store());
    ASSERT_TRUE(database.ok());
    database.Put("default", "layout", "999");
    ASSERT_TRUE(database.ok());
  }
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"stats"}, {"ingest", kCorpus}}) {
    std::vector<std::string> arguments = command;
    arguments.insert(arguments.end(), {"--store", Store()});
    const ProgramResult result = RunActant(arguments);
    EXPECT_EQ(result.exit_code, 5) << result.err;
    EXPECT_TRUE(Has(result.err, "999")) << result.err;
  }
}

TEST_F(CommandLineTest, AMissingStoreSaysHowToMakeOne) {
  const ProgramResult result = RunActant({"stats", "--store", Store()});
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_TRUE(Has(result.err, "actant ingest")) << result.err;
  EXPECT_FALSE(fs::exists(Store()));
}

TEST_F(CommandLineTest, AStoreThatIsSomethingElseIsRefused) {
  folder_.Write("store/notes.txt", "x");
  EXPECT_EQ(Ingest({kCorpus}).exit_code, 2);
  EXPECT_TRUE(fs::exists(Store() + "/notes.txt"));
}

TEST_F(CommandLineTest, ChecksTheRulesAndCompilesTheData) {
  const ProgramResult compiled = RunActant(
      {"data", "compile", ACTANT_DATA_FOLDER, "-o", folder_ / "image"});
  ASSERT_EQ(compiled.exit_code, 0) << compiled.err;
  EXPECT_EQ(ReadFile(folder_ / "image"), ReadFile(ACTANT_KNOWLEDGE));
  const ProgramResult checked = RunActant({"rules", "check"});
  EXPECT_TRUE(Has(checked.out, " rules, ")) << checked.err;
  EXPECT_EQ(
      RunActant({"data", "compile", folder_ / "no", "-o", folder_ / "image2"})
          .exit_code,
      4);
  EXPECT_FALSE(fs::exists(folder_ / "image2"));
}

}  // namespace
}  // namespace actant
