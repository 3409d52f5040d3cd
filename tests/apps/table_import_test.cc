#include "apps/table_import.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "storage/block_reader.h"
#include "storage/import_rows.h"
#include "tests/apps/temp_folder.h"

namespace actant {
namespace {

constexpr std::string_view kHeader =
    "id\tdate\tsource\ttype\ttarget\tgoldstein\tconfidence\tarticle\n";

// A store and the tables of one test.
class TableImportTest : public ::testing::Test {
 protected:
  void SetUp() override { store_ = NewStore("store"); }

  std::unique_ptr<EventStore> NewStore(const std::string& name) {
    StoreOptions options;
    options.path = folder_ / name;
    options.missing = MissingStore::kCreate;
    options.sync = SyncPolicy::kBatch;
    Result<std::unique_ptr<EventStore>> store = EventStore::Open(options);
    EXPECT_TRUE(store.has_value());
    return std::move(*store);
  }

  // A request for a file of these bytes.
  ImportRequest Table(const std::string& name, std::string_view bytes) {
    ImportRequest request;
    request.dataset = "own";
    request.paths = {folder_.Write(name, bytes)};
    request.format = FormatOfName(name);
    request.rejects = &rejects_;
    return request;
  }

  ImportSummary Import(const ImportRequest& request) {
    return Import(request, store_.get());
  }
  ImportSummary Import(const ImportRequest& request, EventStore* store) {
    Result<ImportSummary> summary = ImportTable(store, request, nullptr);
    EXPECT_TRUE(summary.has_value()) << summary.error().message();
    return summary.value_or(ImportSummary());
  }

  std::string Refusal(const ImportRequest& request) {
    const Result<ImportSummary> summary =
        ImportTable(store_.get(), request, nullptr);
    EXPECT_FALSE(summary.has_value());
    return summary.has_value() ? "" : summary.error().message();
  }

  std::string CodeOf(std::optional<ActorNumber> number) const {
    return number.has_value() ? store_->GetActor(*number)->code() : "-";
  }

  // "2024-03-01 USA>CHN own:visit -2.0": what the store has of a row.
  std::string Row(std::string_view id) {
    BlockReader reader(*store_);
    const auto number = reader.FindRow("own", RowKeyOf(id));
    if (!number.has_value()) return "none";
    const ImportedEvent event = *reader.Event(*number);
    std::string text =
        event.first_day.has_value() ? FormatDay(*event.first_day) : "undated";
    if (event.last_day != event.first_day) {
      text += ".." + FormatDay(*event.last_day);
    }
    text += " " + CodeOf(event.source) + ">" + CodeOf(event.target) + " " +
            store_->GetType(event.type)->name() + " " +
            std::to_string(event.goldstein_tenths);
    if (event.source_state != event.source) {
      text += " for " + CodeOf(event.source_state);
    }
    return text;
  }

  // "line reason" of each rejected line.
  std::vector<std::string> Rejected() const {
    std::vector<std::string> lines;
    std::istringstream in(rejects_.str());
    std::string line;
    while (std::getline(in, line)) {
      std::istringstream fields(line);
      std::string file;
      std::string number;
      std::string column;
      std::string reason;
      std::getline(fields, file, '\t');
      std::getline(fields, number, '\t');
      std::getline(fields, column, '\t');
      std::getline(fields, reason, '\t');
      lines.push_back(number + " " + column + " " + reason);
    }
    return lines;
  }

  TempFolder folder_;
  std::unique_ptr<EventStore> store_;
  std::ostringstream rejects_;
};

TEST_F(TableImportTest, ReadsTsvWithHeader) {
  const ImportSummary summary = Import(
      Table("t.tsv", std::string(kHeader) +
                         "1\t2024-03-01\tUSA\tvisit\tCHN\t-2.04\t0.5\t7\n"
                         "2\t20240302\tCHN\tvisit\t\t\t\t\n"
                         "3\t2024-03\tUSA\tmeet\tCHN\t10\t1\tx\n"
                         "4\t\tUSA\tmeet\tCHN\t0\t1\t\n"));
  EXPECT_EQ(summary.taken, 4U);
  EXPECT_EQ(summary.rejected, 0U);
  EXPECT_EQ(summary.new_actors, 2U);
  EXPECT_EQ(summary.types, 2U);
  EXPECT_EQ(Row("1"), "2024-03-01 USA>CHN own:visit -20");
  EXPECT_EQ(Row("2"), "2024-03-02 CHN>- own:visit 0");
  EXPECT_EQ(Row("3"), "2024-03-01..2024-03-31 USA>CHN own:meet 100");
  EXPECT_EQ(Row("4"), "undated USA>CHN own:meet 0");
}

TEST_F(TableImportTest, ReadsColumnsByNumberWithoutHeader) {
  ImportRequest request =
      Table("t.tsv", "x\tCHN\t2024-03-01\tUSA\tvisit\nx\tUSA\t2024\tCHN\tv\n");
  request.columns = {
      {"date", "3"}, {"source", "4"}, {"target", "2"}, {"type", "5"}};
  EXPECT_EQ(Import(request).taken, 2U);
  // Rows without ids are known by their numbers.
  EXPECT_EQ(Row("1"), "2024-03-01 USA>CHN own:visit 0");
  EXPECT_EQ(Row("2"), "2024-01-01..2024-12-31 CHN>USA own:v 0");
}

TEST_F(TableImportTest, ReadsCsvAcrossLinesAndQuotes) {
  const ImportSummary summary =
      Import(Table("t.csv",
                   "\xef\xbb\xbfid,source,type,target,date,end_date\r\n"
                   "a,\"Doe, \"\"J\"\"\",visit,CHN,2024-03-01,2024-03-03\r\n"
                   "\r\n"
                   "b,USA,\"vi\nsit\",CHN,2024-03-01,\r\n"
                   "c,USA,visit,CHN,2024-13-01,\r\n"
                   "d,USA,visit,\"CHN\"x,2024-03-01,\r\n"
                   "e,USA,visit,CHN,2024-03-01 10:00:00,"));
  EXPECT_EQ(summary.taken, 2U);
  EXPECT_EQ(Row("a"), "2024-03-01..2024-03-03 Doe, \"J\">CHN own:visit 0");
  EXPECT_EQ(Row("e"), "2024-03-01 USA>CHN own:visit 0");
  EXPECT_EQ(Rejected(),
            (std::vector<std::string>{"4 type bad_name", "6 date bad_date",
                                      "7  bad_quotes"}));
  EXPECT_NE(rejects_.str().find("b,USA,\"vi\\nsit\",CHN"), std::string::npos);
}

TEST_F(TableImportTest, GoesOnBehindAQuoteThatIsNotClosed) {
  std::string csv = "id,source,type\n1,\"USA,visit\n";
  for (int i = 2; i < 200'000; ++i) csv += std::to_string(i) + ",USA,visit\n";
  const ImportSummary summary = Import(Table("t.csv", csv));
  EXPECT_EQ(summary.taken, 199'998U);
  EXPECT_EQ(Rejected(), std::vector<std::string>{"2  bad_quotes"});
}

TEST_F(TableImportTest, ReadsJsonLines) {
  ImportRequest request = Table(
      "t.jsonl",
      R"({"n":1,"who":"USA","what":"visit","whom":"CHN","d":"2024-03-01T10"})"
      "\n"
      R"({"n":2,"who":"\u7f8e","what":"visit","x":{"g":-3.5},"whom":null})"
      "\n\n[1]\n{\"n\":\n"
      R"({"n":3,"who":["USA"],"what":"visit"})");
  request.columns = {{"id", "n"},      {"source", "who"},
                     {"type", "what"}, {"target", "whom"},
                     {"date", "d"},    {"goldstein", "/x/g"}};
  EXPECT_EQ(Import(request).taken, 2U);
  EXPECT_EQ(Row("1"), "2024-03-01 USA>CHN own:visit 0");
  EXPECT_EQ(Row("2"), "undated 美>- own:visit -35");
  EXPECT_EQ(Rejected(), (std::vector<std::string>{"4  no_object", "5  bad_json",
                                                  "6  no_object"}));
}

TEST_F(TableImportTest, NamesLineAndReasonOfWhatItDoesNotTake) {
  const ImportSummary summary =
      Import(Table("t.tsv", std::string(kHeader) +
                                "1\t2024-03-01\tUSA\tvisit\tCHN\t0\t1\t7\n"
                                "\n"
                                "2\t2024-03-01\tUSA\n"
                                "\t2024-03-01\tUSA\tvisit\tCHN\t0\t1\t7\n"
                                "3\t2023-02-29\tUSA\tvisit\tCHN\t0\t1\t7\n"
                                "4\t2024-03-01\t\tvisit\tCHN\t0\t1\t7\n"
                                "5\t2024-03-01\tUSA\t\tCHN\t0\t1\t7\n"
                                "6\t2024-03-01\tUSA\tvisit\tCHN\t10.1\t1\t7\n"
                                "7\t2024-03-01\tUSA\tvisit\tCHN\tten\t1\t7\n"
                                "8\t2024-03-01\tUSA\tvisit\tCHN\t0\t-1\t7\n"
                                "9\t2024-03-01\tU\xff\tvisit\tCHN\t0\t1\t7\n"
                                "1\t2024-03-01\tUSA\tvisit\tCHN\t0\t1\t7\n"));
  EXPECT_EQ(summary.taken, 1U);
  EXPECT_EQ(summary.rejected, 10U);
  EXPECT_EQ(summary.rows, 11U);
  EXPECT_EQ(
      Rejected(),
      (std::vector<std::string>{
          "4  too_few_columns", "5 id empty_id", "6 date bad_date",
          "7 source empty_source", "8 type empty_type",
          "9 goldstein out_of_range", "10 goldstein bad_number",
          "11 confidence out_of_range", "12  not_utf8", "13 id duplicate_id"}));
  EXPECT_EQ(summary.first_rejected,
            folder_ / "t.tsv" +
                ":4: fewer columns than the mapping names, or than the "
                "format has");
}

TEST_F(TableImportTest, ReadsJsonObjectsOverAnyLines) {
  const std::string list = R"([{"id": 1, "source": "USA",
      "type": "vi{sit", "x": {"}": "\"}"}}, {"id": 2, "source": "CHN",
  "type": "meet"},
  true, {"id": 3,
         "source": "FRA", "type": "aid"}
])";
  const ImportRequest request = Table("t.json", list);
  EXPECT_EQ(request.format, TableFormat::kJsonObjects);
  EXPECT_EQ(Import(request).taken, 3U);
  EXPECT_EQ(Row("1"), "undated USA>- own:vi{sit 0");
  EXPECT_EQ(Row("3"), "undated FRA>- own:aid 0");
  EXPECT_EQ(Rejected(), std::vector<std::string>{"4  bad_json"});
}

TEST_F(TableImportTest, ReadsStatusMarksAndEnds) {
  ImportRequest request = Table("t.csv",
                                "id,source,type,date,end_date,status,mutual\n"
                                "1,USA,visit,2024-03-01,,planned,1\n"
                                "2,USA,visit,2024-03-02,2024-03-01,,\n"
                                "3,USA,visit,,2024-03-01,,\n"
                                "4,USA,visit,1800-01-01,2024-03-01,,\n"
                                "5,USA,visit,2024-03-01,,perhaps,\n"
                                "6,USA,visit,2024-03-01,,,maybe\n");
  EXPECT_EQ(Import(request).taken, 1U);
  BlockReader reader(*store_);
  const ImportedEvent event = *reader.Event(*reader.FindRow("own", 1));
  EXPECT_EQ(event.kind.status, v1::EVENT_STATUS_PLANNED);
  EXPECT_TRUE(event.kind.mutual);
  EXPECT_EQ(Rejected(), (std::vector<std::string>{
                            "3 end_date date_order", "4 end_date date_order",
                            "5 end_date long_span", "6 status bad_status",
                            "7 mutual bad_mark"}));
}

TEST_F(TableImportTest, SaysWhatIsWrongWithAMapping) {
  ImportRequest request = Table("t.csv", "a,b,b\n1,2,3\n");
  const std::string at = folder_ / "t.csv" + ":1: ";
  EXPECT_EQ(Refusal(request),
            at + "the header names a, b, b, none of which is a field; say "
                 "which column holds what as FIELD=COLUMN, fields being id, "
                 "date, end_date, source, target, type, status, mutual, "
                 "goldstein, confidence, article, source_state, "
                 "target_state");
  request.columns = {{"source", "a"}};
  EXPECT_EQ(Refusal(request), at + "no column for \"type\"; give it as "
                                   "type=COLUMN; the header names a, b, b");
  request.columns = {{"source", "a"}, {"type", "c"}};
  EXPECT_EQ(Refusal(request), at + "no column \"c\"; the header names a, b, b");
  request.columns = {{"source", "a"}, {"type", "b"}};
  EXPECT_EQ(Refusal(request),
            at + "two columns are called \"b\"; give it by number");
  request.columns = {{"source", "a"}, {"type", "4"}};
  EXPECT_EQ(Refusal(request), at + "column 4 of a table with 3 columns");
  request.columns = {{"source", "a"}, {"type", "b"}};
  request.header = HeaderMode::kAbsent;
  EXPECT_EQ(Refusal(request), folder_ / "t.csv" +
                                  ": no header names a column \"a\"; give "
                                  "columns by number, or --header");
  EXPECT_FALSE(ParseColumns("id", kEventFieldNames).has_value());
  EXPECT_FALSE(ParseColumns("id=0", kEventFieldNames).has_value());
  EXPECT_FALSE(ParseColumns("who=1", kEventFieldNames).has_value());
  EXPECT_FALSE(ParseColumns("id=1,id=2", kEventFieldNames).has_value());
}

TEST_F(TableImportTest, RefusesATableOfWhichNothingCanBeRead) {
  const std::string message = Refusal(
      Table("t.tsv", "source\ttype\tdate\nUSA\tvisit\t1 May\nUSA\tvisit\tx\n"));
  EXPECT_NE(message.find("none of 2 lines could be read"), std::string::npos);
  EXPECT_NE(message.find("t.tsv:2: date: no such day"), std::string::npos);
}

TEST_F(TableImportTest, TakesActorsAndTypesFromTheirTables) {
  ImportRequest request = Table("t.tsv",
                                "1\t2\tv\n"
                                "2\t1\tw\n"
                                "3\t2\tv\n");
  request.columns = {{"source", "1"}, {"target", "2"}, {"type", "3"}};
  request.actors.emplace().path = folder_.Write(
      "actors.csv",
      "id,code,name,kind,state\n1,USA.GOV,Cabinet,government,USA\n"
      "2,CHN,China,state,\n");
  request.types.emplace().path =
      folder_.Write("types.csv", "name,goldstein\nv,-2.5\n");
  const ImportSummary summary = Import(request);
  EXPECT_EQ(summary.taken, 2U);
  EXPECT_EQ(Row("1"), "undated USA.GOV>CHN own:v -25 for USA");
  EXPECT_EQ(Row("2"), "undated CHN>USA.GOV own:w 0");
  EXPECT_EQ(Rejected(), std::vector<std::string>{"3 source unknown_actor"});
  EXPECT_EQ(store_->ActorsNamed("cabinet")->size(), 1U);
  EXPECT_EQ(store_->GetActor(*store_->FindActor("USA.GOV"))->kind(),
            v1::ACTOR_KIND_GOVERNMENT);
}

TEST_F(TableImportTest, SaysWhereATableOfActorsIsWrong) {
  ImportRequest request = Table("t.tsv", "source\ttype\nUSA\tvisit\n");
  request.actors.emplace().path =
      folder_.Write("actors.tsv", "id\tkind\n1\tstate\n2\tplanet\n");
  EXPECT_NE(Refusal(request).find("actors.tsv:3: unknown kind \"planet\""),
            std::string::npos);
  request.actors->path = folder_.Write("actors.tsv", "id\tcode\n1\tA\n1\tB\n");
  EXPECT_NE(Refusal(request).find("two actors of the id 1"), std::string::npos);
}

TEST_F(TableImportTest, PutsTypesUnderThoseOfTheOntology) {
  const auto knowledge = Knowledge::Open(ACTANT_KNOWLEDGE);
  ASSERT_TRUE(knowledge.has_value());
  ImportRequest request =
      Table("t.tsv", "source\ttype\tgoldstein\nUSA\tsanction\t\nUSA\t0841\t\n");
  request.knowledge = knowledge->get();
  request.type_map = folder_.Write("map.tsv", "# comment\n\n0841\tease\n");
  EXPECT_EQ(Import(request).taken, 2U);
  const auto type = [&](std::string_view name) {
    return *store_->GetType(*store_->FindType(name));
  };
  EXPECT_EQ(type("own:sanction").parent(), "sanction");
  EXPECT_EQ(type("own:sanction").plover(), v1::PLOVER_CLASS_SANCTION);
  EXPECT_EQ(type("own:0841").parent(), "ease");
  EXPECT_EQ(type("sanction").parent(), "SANCTION");
  EXPECT_EQ(Row("2"), "undated USA>- own:0841 70");
  // A state that the knowledge has is found by its names.
  EXPECT_EQ(store_->ActorsNamed("美國")->size(), 1U);
  request.type_map = folder_.Write("map2.tsv", "1\tnonsense\n");
  EXPECT_NE(Refusal(request).find("map2.tsv:1: the ontology has no type"),
            std::string::npos);
}

// A table of `rows` lines with some that cannot be read.
std::string ManyRows(int rows) {
  std::string text(kHeader);
  for (int i = 1; i <= rows; ++i) {
    const std::string n = std::to_string(i);
    text += n + "\t" + (i % 97 == 0 ? "never" : FormatDay(i % 9000)) + "\tA" +
            std::to_string(int64_t{i} * 7919 % 5000) + "\tt" +
            std::to_string(i % 30) + "\tB" +
            std::to_string(int64_t{i} * 104729 % 3000) + "\t1.5\t0.5\t\n";
    if (i % 501 == 0) text += "\n";
  }
  return text;
}

std::vector<std::string> SegmentRecords(const EventStore& store) {
  std::vector<std::string> records;
  for (const v1::Segment& segment : store.Segments()) {
    records.push_back(segment.SerializeAsString());
  }
  return records;
}

TEST_F(TableImportTest, ThreadsChangeNothing) {
  ImportRequest request = Table("t.tsv", ManyRows(120'000));
  request.segment_rows = 50'000;
  const ImportSummary one = Import(request);
  const std::string rejects = rejects_.str();
  rejects_.str("");
  request.threads = 4;
  const auto other = NewStore("other");
  const ImportSummary four = Import(request, other.get());
  EXPECT_EQ(one.segments, 3U);
  EXPECT_EQ(one.rejected, 120'000U / 97);
  EXPECT_EQ(one.taken + one.rejected, 120'000U);
  EXPECT_EQ(SegmentRecords(*store_), SegmentRecords(*other));
  EXPECT_EQ(rejects, rejects_.str());
  // Numbers come in the order of the table.
  for (const char* code : {"A7919", "A2919", "B2729", "A838"}) {
    const auto a = store_->FindActor(code);
    const auto b = other->FindActor(code);
    ASSERT_EQ(a.has_value(), b.has_value()) << code;
    EXPECT_EQ(a.value_or(ActorNumber()), b.value_or(ActorNumber())) << code;
  }
}

TEST_F(TableImportTest, ASecondImportChangesNothing) {
  ImportRequest request = Table("t.tsv", ManyRows(20'000));
  request.segment_rows = 9'000;
  const ImportSummary first = Import(request);
  const auto before = SegmentRecords(*store_);
  const ImportSummary second = Import(request);
  EXPECT_EQ(second.taken, 0U);
  EXPECT_EQ(second.known, 20'000U);
  EXPECT_EQ(second.known_segments, 3U);
  EXPECT_EQ(SegmentRecords(*store_), before);
  // Compressed it is the same table.
  request.paths = {folder_.Write("t.tsv.gz", Gzip(ManyRows(20'000)))};
  EXPECT_EQ(Import(request).known, 20'000U);
  // Cut otherwise its rows are still known by their ids.
  request.segment_rows = 7'000;
  const ImportSummary cut = Import(request);
  EXPECT_EQ(cut.taken, 0U);
  EXPECT_EQ(cut.rejected_for[static_cast<size_t>(RejectReason::kDuplicateId)],
            first.taken);
}

TEST_F(TableImportTest, GoesOnWhereAnImportStopped) {
  const std::string all = ManyRows(30'000);
  ImportRequest request = Table("t.tsv", all);
  request.segment_rows = 8'000;
  std::atomic<bool> interrupt = false;
  request.interrupt = &interrupt;
  const auto whole = NewStore("whole");
  Import(request, whole.get());
  // Stops once the first segment is in.
  const auto stopped = ImportTable(
      store_.get(), request,
      [&](const ImportProgress&) { interrupt = !store_->Segments().empty(); });
  ASSERT_TRUE(stopped.has_value());
  EXPECT_TRUE(stopped->interrupted);
  const size_t done = store_->Segments().size();
  EXPECT_GT(done, 0U);
  EXPECT_LT(done, 4U);
  interrupt = false;
  EXPECT_EQ(Import(request).known_segments, done);
  EXPECT_EQ(SegmentRecords(*store_), SegmentRecords(*whole));
}

TEST_F(TableImportTest, ReadsSeveralFilesAsOneTable) {
  ImportRequest request = Table("a.csv", "type,source\nvisit,USA\nmeet,USA");
  request.paths.push_back(
      folder_.Write("b.csv", "source,type\n\nCHN,visit\nCHN,\n"));
  const ImportSummary summary = Import(request);
  EXPECT_EQ(summary.taken, 3U);
  EXPECT_EQ(summary.segments, 1U);
  EXPECT_EQ(Row("3"), "undated CHN>- own:visit 0");
  EXPECT_EQ(Rejected(), std::vector<std::string>{"4 type empty_type"});
}

TEST_F(TableImportTest, PassesOverLinesThatAreTooLong) {
  const std::string fits(kMaxRecordBytes - 12, 'x');
  const std::string at_all(3 * kMaxRecordBytes, 'y');
  ImportRequest request =
      Table("t.tsv", "1\tUSA\tvisit\t" + fits + "\n2\tUSA\tvisit\t" + fits +
                         "x\n3\tUSA\tvisit\n4\tUSA\tvisit\t" + at_all +
                         "\n5\tUSA\tvisit\n6\tUSA\tvisit\t" + at_all);
  request.columns = {{"id", "1"}, {"source", "2"}, {"type", "3"}};
  EXPECT_EQ(Import(request).taken, 3U);
  EXPECT_EQ(Rejected(), (std::vector<std::string>{"2  too_long", "4  too_long",
                                                  "6  too_long"}));
  EXPECT_EQ(Row("5"), "undated USA>- own:visit 0");
}

// Whatever the bytes, every record is a row or a rejected line.
TEST_F(TableImportTest, TakesOrRejectsEveryRecordOfAnyBytes) {
  constexpr std::string_view kPieces[] = {"1",
                                          "USA",
                                          "\t",
                                          ",",
                                          "\"",
                                          "\"\"",
                                          "\n",
                                          "\r\n",
                                          "{",
                                          "}",
                                          ":",
                                          "[",
                                          "x",
                                          "-2",
                                          "\0",
                                          "\xff",
                                          "\xe7\xbe\x8e",
                                          "2024-03-01",
                                          "{\"source\":\"a\",\"type\":\"b\"}\n",
                                          "a\tb\n",
                                          "a,b\n"};
  std::mt19937 random(20260101);
  const auto store = NewStore("any");
  uint64_t taken = 0;
  for (int round = 0; round < 30; ++round) {
    std::string bytes;
    const size_t count = random() % 60;
    for (size_t i = 0; i < count; ++i) {
      bytes += kPieces[random() % std::size(kPieces)];
    }
    for (const TableFormat format :
         {TableFormat::kTsv, TableFormat::kCsv, TableFormat::kJsonLines}) {
      ImportRequest request = Table("bytes", bytes);
      request.dataset =
          "any" + std::to_string(round) + std::string(FormatWord(format));
      request.format = format;
      request.header = HeaderMode::kAbsent;
      request.segment_rows = 1 + random() % 40;
      if (format != TableFormat::kJsonLines) {
        request.columns = {{"source", "1"}, {"type", "2"}};
      }
      rejects_.str("");
      const auto summary = ImportTable(store.get(), request, nullptr);
      const std::string written = rejects_.str();
      if (!summary.has_value()) {
        EXPECT_NE(summary.error().message().find("none of"), std::string::npos)
            << summary.error().message();
        continue;
      }
      EXPECT_EQ(summary->taken + summary->rejected + summary->known,
                summary->rows);
      EXPECT_EQ(static_cast<uint64_t>(
                    std::count(written.begin(), written.end(), '\n')),
                summary->rejected);
      taken += summary->taken;
      if (format == TableFormat::kCsv) continue;
      // One record a line that is not empty.
      uint64_t lines = 0;
      std::istringstream in(bytes);
      std::string line;
      while (std::getline(in, line)) lines += !line.empty() && line != "\r";
      EXPECT_EQ(summary->rows, lines);
    }
  }
  EXPECT_GT(taken, 20U);
}

}  // namespace
}  // namespace actant
