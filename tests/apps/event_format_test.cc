#include "apps/event_format.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <sstream>

#include "apps/answer.h"
#include "apps/event_export.h"
#include "apps/gdelt_columns.h"
#include "apps/plover_reader.h"
#include "apps/table_import.h"
#include "graph/article_writer.h"
#include "storage/block_reader.h"
#include "storage/import_rows.h"
#include "tests/apps/temp_folder.h"

namespace actant {
namespace {

constexpr EventFormat kFormats[] = {EventFormat::kGdelt1, EventFormat::kGdelt2,
                                    EventFormat::kIcews, EventFormat::kPolecat,
                                    EventFormat::kPlover};

std::string Join(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) line += field + "\t";
  line.back() = '\n';
  return line;
}

// A line of GDELT, sound unless it is changed.
std::vector<std::string> GdeltLine(EventFormat format, const std::string& id) {
  std::vector<std::string> line(GdeltWidth(format));
  line[kGlobalEventId] = id;
  line[kSqlDate] = "20240301";
  line[kActor1Code] = "USAGOV";
  line[kActor1Code + kActorCountry] = "USA";
  line[kActor2Code] = "ROM";
  line[kActor2Code + kActorCountry] = "ROM";
  line[kEventCode] = "0841";
  line[kGoldsteinScale] = "7.0";
  line[SourceUrlColumn(format)] = "https://news.example/1";
  return line;
}

class EventFormatTest : public ::testing::Test {
 protected:
  std::unique_ptr<EventStore> NewStore(const std::string& name) {
    StoreOptions options;
    options.path = folder_ / name;
    options.missing = MissingStore::kCreate;
    options.sync = SyncPolicy::kBatch;
    return std::move(*EventStore::Open(options));
  }

  ImportRequest Request(EventFormat format, const std::string& name,
                        std::string_view bytes) {
    ImportRequest request;
    request.dataset = "own";
    request.paths = {folder_.Write(name, bytes)};
    request.event_format = format;
    request.knowledge = knowledge_.get();
    request.rejects = &rejects_;
    return request;
  }

  ImportSummary Import(const ImportRequest& request, EventStore* store) {
    Result<ImportSummary> summary = ImportTable(store, request, nullptr);
    EXPECT_TRUE(summary.has_value()) << summary.error().message();
    return summary.value_or(ImportSummary());
  }
  ImportSummary Import(EventFormat format, std::string_view bytes) {
    return Import(Request(format, "table", bytes), store_.get());
  }

  // "2024-03-01 USA/government (USA) > ROU (ROU) own:0841 RETREAT 7.0 url".
  std::string Row(std::string_view id) {
    BlockReader reader(*store_);
    const auto found = reader.FindRow("own", RowKeyOf(id));
    if (!found.has_value()) return "none";
    const v1::Event event = *store_->GetEvent(*found);
    const v1::Mention mention = store_->MentionsOf(*found)->front();
    const v1::EventType type =
        *store_->GetType(*store_->FindType(event.type()));
    std::string text = event.date().has_first_day()
                           ? FormatDay(event.date().first_day())
                           : "undated";
    for (const v1::EventParty& party : event.parties()) {
      text += party.side() == v1::SIDE_SOURCE ? " " : " > ";
      text += party.actor();
      if (!party.state().empty()) text += " (" + party.state() + ")";
    }
    text += " " + event.type() + " " + type.parent() + " " + type.cameo() +
            " " + std::to_string(event.goldstein_tenths());
    return text + " " + mention.article();
  }

  // "line column reason" of each rejected line.
  std::vector<std::string> Rejected() const {
    std::vector<std::string> lines;
    std::istringstream in(rejects_.str());
    for (std::string line; std::getline(in, line);) {
      std::vector<std::string> fields;
      std::istringstream parts(line);
      for (std::string field; std::getline(parts, field, '\t');) {
        fields.push_back(field);
      }
      lines.push_back(fields[1] + " " + fields[2] + " " + fields[3]);
    }
    return lines;
  }

  std::string Export(const EventStore& store, EventFormat format,
                     EventExportCounts* counts,
                     EventTable table = EventTable::kEvents) {
    const FormatCodes codes(format, knowledge_.get());
    std::ostringstream out;
    const Status status = ExportEvents(store, codes, {}, out, counts, table);
    EXPECT_TRUE(status.ok()) << status.message();
    return out.str();
  }

  TempFolder folder_;
  const std::unique_ptr<Knowledge> knowledge_ =
      *Knowledge::Open(ACTANT_KNOWLEDGE);
  std::ostringstream rejects_;
  std::unique_ptr<EventStore> store_ = NewStore("store");
};

TEST_F(EventFormatTest, ReadsGdeltOfEveryWidth) {
  const std::string expected =
      "2024-03-01 USA/government (USA) > ROU (ROU) own:0841 RETREAT 0841 70 ";
  EXPECT_EQ(
      Import(EventFormat::kGdelt2, Join(GdeltLine(EventFormat::kGdelt2, "9")))
          .taken,
      1U);
  EXPECT_EQ(Row("9"), expected + "own:https://news.example/1");
  std::vector<std::string> line = GdeltLine(EventFormat::kGdelt1, "10");
  EXPECT_EQ(Import(EventFormat::kGdelt1, Join(line)).taken, 1U);
  EXPECT_EQ(Row("10"), expected + "own:https://news.example/1");
  line[kGlobalEventId] = "11";
  line.pop_back();
  EXPECT_EQ(Import(EventFormat::kGdelt1, Join(line)).taken, 1U);
  EXPECT_EQ(Row("11"), expected);
}

TEST_F(EventFormatTest, ReportsBrokenLinesAndTakesTheOthers) {
  const auto changed = [](size_t column, const std::string& value) {
    std::vector<std::string> line = GdeltLine(EventFormat::kGdelt2, "1");
    line[column] = value;
    return Join(line);
  };
  std::vector<std::string> narrow = GdeltLine(EventFormat::kGdelt1, "1");
  std::vector<std::string> wide = GdeltLine(EventFormat::kGdelt2, "1");
  wide.emplace_back("more");
  const std::string table =
      Join(GdeltLine(EventFormat::kGdelt2, "1")) + Join(narrow) + Join(wide) +
      changed(kSqlDate, "20240230") + changed(kGoldsteinScale, "x") +
      changed(kGoldsteinScale, "11") + changed(kActor1Code, "") +
      changed(kEventCode, "") + changed(kActor1Code + kActorName, "\xff") +
      changed(kGlobalEventId, "") + changed(kGlobalEventId, "2");
  const ImportSummary summary = Import(EventFormat::kGdelt2, table);
  EXPECT_EQ(summary.taken, 2U);
  EXPECT_EQ(summary.rows, 11U);
  EXPECT_EQ(Rejected(),
            (std::vector<std::string>{
                "2  too_few_columns", "3  too_many_columns", "4 date bad_date",
                "5 goldstein bad_number", "6 goldstein out_of_range",
                "7 source empty_source", "8 type empty_type", "9  not_utf8",
                "10 id empty_id"}));
}

TEST_F(EventFormatTest, GivesCodesThatAreNotListedTypesOfTheirOwn) {
  std::vector<std::string> line = GdeltLine(EventFormat::kGdelt2, "1");
  line[kEventCode] = "1949";
  std::vector<std::string> odd = GdeltLine(EventFormat::kGdelt2, "2");
  odd[kEventCode] = "99";
  Import(EventFormat::kGdelt2, Join(line) + Join(odd));
  EXPECT_NE(Row("1").find("own:1949 attack 1949"), std::string::npos);
  EXPECT_NE(Row("2").find("own:99   70"), std::string::npos) << Row("2");
}

TEST_F(EventFormatTest, ReadsGzipAndZip) {
  const std::string table = Join(GdeltLine(EventFormat::kGdelt2, "1"));
  EXPECT_EQ(Import(EventFormat::kGdelt2, Gzip(table)).taken, 1U);
  EXPECT_EQ(
      Import(EventFormat::kGdelt2, Zip({{"a/", ""}, {"a/x.export.CSV", table}}))
          .known,
      1U);
}

TEST_F(EventFormatTest, RefusesArchivesThatHoldNotOneWholeFile) {
  const std::string table = Join(GdeltLine(EventFormat::kGdelt2, "1"));
  const auto refusal = [&](std::string_view bytes) {
    const Result<ImportSummary> summary = ImportTable(
        store_.get(), Request(EventFormat::kGdelt2, "t.zip", bytes), nullptr);
    EXPECT_FALSE(summary.has_value());
    return summary.has_value() ? "" : summary.error().message();
  };
  const std::string zip = Zip({{"x.CSV", table}});
  EXPECT_NE(refusal(Zip({{"x", table}, {"y", table}})).find("several files"),
            std::string::npos);
  EXPECT_NE(refusal(zip.substr(0, zip.size() / 3)).find("ZIP"),
            std::string::npos);
  EXPECT_NE(refusal(Zip({{"a/", ""}})).find("no file"), std::string::npos);
}

TEST_F(EventFormatTest, ReadsIcews) {
  const std::string table =
      "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\t"
      "Event Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\t"
      "Target Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\t"
      "Province\tCountry\tLatitude\tLongitude\n"
      "7\t2014-01-02\tCitizen (Russia)\tGeneral\tRussian Federation\tPraise\t"
      "51\t3.4\tBarack Obama\tExecutive\tUnited States\t55\t1\tX\t\t\t\t\t\t\n"
      "8\t2014-01-02\tChina\t\tChina\tReturn\t841\t7\t---\t\t\t55\t1\tX\t\t\t"
      "\t\t\t\n"
      "9\t2014-01-02\tChina\t\tChina\n";
  const ImportSummary summary = Import(EventFormat::kIcews, table);
  EXPECT_EQ(summary.taken, 2U);
  EXPECT_EQ(Row("7"),
            "2014-01-02 Citizen (Russia) (RUS) > person/barack-obama (USA) "
            "own:051 support 051 34 own:55");
  EXPECT_EQ(Row("8"), "2014-01-02 CHN (CHN) own:0841 RETREAT 0841 70 own:55");
  EXPECT_EQ(Rejected(), std::vector<std::string>{"4  too_few_columns"});
}

TEST_F(EventFormatTest, ReadsPolecat) {
  const std::string table =
      "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tActor Name\t"
      "Actor Country\tRecipient Name\tRecipient Country\tSource\n"
      "N1\t2023-01-02\tCONSULT\tvisit\t1.5\tXi Jinping\tCHN\tNone\tRUS\twire\n"
      "N2\t2023-01-02\tSANCTION\tNone\t-5\tSome Body\tNone\t\t\twire\n"
      "N3\t2023-01-02\tSANCTION\tdiscontinue\t-5\tNone\tNone\t\t\twire\n";
  const ImportSummary summary = Import(EventFormat::kPolecat, table);
  EXPECT_EQ(summary.taken, 2U);
  EXPECT_EQ(
      Row("N1"),
      "2023-01-02 person/xi-jinping (CHN) > RUS (RUS) own:CONSULT/visit visit "
      "042 15 own:wire");
  EXPECT_EQ(Row("N2"),
            "2023-01-02 Some Body own:SANCTION SANCTION 160 -50 own:wire");
  EXPECT_EQ(Rejected(), std::vector<std::string>{"4 source empty_source"});
}

TEST_F(EventFormatTest, ReadsPlover) {
  const std::string table = R"([
 {
  "id": "G-DOCUMENT-1",
  "event": "DOCUMENT",
  "eventText": "about {this} \"file\""
 },
 {
  "id": "G-1",
  "date": "2000-01-01",
  "source": [
   {"actorText": "Hungarian", "code": "HUN", "sector": "GOV"},
   {"actorText": "Romanian", "code": "ROU", "sector": "GOV"}
  ],
  "target": "",
  "event": "AGREE",
  "publication": "a manual"
 },
 {
  "id": "G-2",
  "source": [{"actorText": "Donald Trump", "code": "USA", "sector": "GOV"}],
  "target": [{"code": "CHN"}, {"actorText": "rebels", "code": "AFG",
             "sector": "REB"}],
  "event": "FIGHT", "mode": "", "goldstein": -9.5
 },
 {"id": "G-3", "event": "CONSULT", "mode": "visit", "source": "---",
  "target": [{"code": "IGOUNO", "sector": null}]}, {"id": "G-4",
  "event": "CONSULT", "mode": "visit", "source": "TUR", "date": null,
  "target": [{"actorText": "Some Body", "code": "---", "sector": "***"},
             {"code": "IGO", "sector": "MIL"}]},
 {"id": "G-5", "event": "AID", "source": [{"code": "USA"}], "target": [1]},
 nothing
 {"id": "G-6", "event": "AID", "source": [{"code": "FRA"}]}
]
)";
  const ImportSummary summary = Import(EventFormat::kPlover, table);
  EXPECT_EQ(summary.taken, 6U);
  EXPECT_EQ(Row("G-1"),
            "2000-01-01 HUN/government (HUN) ROU/government (ROU) own:AGREE "
            "AGREE 030 40 own:a manual");
  EXPECT_EQ(Row("G-2"),
            "undated person/donald-trump (USA) > CHN (CHN) own:FIGHT ASSAULT "
            "180 -95 ");
  EXPECT_EQ(Row("G-2/2"),
            "undated person/donald-trump (USA) > AFG.REB (AFG) own:FIGHT "
            "ASSAULT 180 -95 ");
  EXPECT_EQ(Row("G-4"),
            "undated TUR (TUR) > Some Body own:CONSULT/visit visit 042 19 ");
  EXPECT_EQ(Row("G-4/2"),
            "undated TUR (TUR) > IGOMIL own:CONSULT/visit visit 042 19 ");
  EXPECT_EQ(Row("G-6"), "undated FRA (FRA) own:AID AID 070 70 ");
  EXPECT_EQ(Rejected(), (std::vector<std::string>{
                            "2 source empty_source", "25 source empty_source",
                            "30 target no_object", "31  bad_json"}));
}

// Whatever stands behind an object that does not end is read.
TEST_F(EventFormatTest, ReadsOnBehindABrokenRecord) {
  const std::string sound = R"({"id": "1", "event": "AID", "source": "USA"})";
  const ImportSummary summary =
      Import(EventFormat::kPlover, "{\"id\": \"0\", \"x\": {\n" + sound + "\n");
  EXPECT_EQ(summary.taken, 1U);
  EXPECT_EQ(Rejected(), std::vector<std::string>{"1  bad_json"});
}

TEST_F(EventFormatTest, RefusesRecordsOfTooManyPairs) {
  std::string parties;
  for (size_t i = 0; i <= kMaxPloverPairs; ++i) {
    parties += (i > 0 ? ", \"x/" : "\"x/") + std::to_string(i) + "\"";
  }
  const ImportSummary summary =
      Import(EventFormat::kPlover,
             R"({"id": "1", "event": "AID", "source": "USA"})"
             R"({"id": "2", "event": "AID", "source": "USA", "target": [)" +
                 parties + R"(]}{"id": "3", "event": "AGREE", "source": [)" +
                 parties + "]}");
  EXPECT_EQ(summary.taken, 1U);
  EXPECT_EQ(Rejected(), (std::vector<std::string>{"1  too_many_pairs",
                                                  "1  too_many_pairs"}));
}

TEST_F(EventFormatTest, TellsFormatsByTheirFirstLine) {
  const auto detected = [&](std::string_view bytes) {
    return *DetectEventFormat(folder_.Write("table", bytes));
  };
  for (const EventFormat format :
       {EventFormat::kGdelt1, EventFormat::kGdelt2}) {
    EXPECT_EQ(detected(Join(GdeltLine(format, "1"))), format);
    EXPECT_EQ(detected(Gzip(Join(GdeltLine(format, "1")))), format);
  }
  for (const EventFormat format :
       {EventFormat::kIcews, EventFormat::kPolecat}) {
    EventExportCounts counts;
    EXPECT_EQ(detected(Export(*store_, format, &counts)), format);
  }
  for (const std::string before : {"", "[\n ", "\xef\xbb\xbf["}) {
    EXPECT_EQ(detected(before + R"({"id": "1", "event": "AID",)"
                                R"( "source": [{"code": "}"}]} )"),
              EventFormat::kPlover);
  }
  EXPECT_EQ(detected(R"({"id": "1", "type": "AID", "source": "USA"})"),
            std::nullopt);
  EXPECT_EQ(detected(R"(x {"id": "1", "event": "AID", "source": "USA"})"),
            std::nullopt);
  std::vector<std::string> named = GdeltLine(EventFormat::kGdelt2, "one");
  EXPECT_EQ(detected(Join(named)), std::nullopt);
  EXPECT_EQ(detected("id\tsource\ttype\n1\tUSA\tvisit\n"), std::nullopt);
  EXPECT_EQ(detected(""), std::nullopt);
}

TEST_F(EventFormatTest, RefusesColumnsOfItsOwnAndOtherStatuses) {
  ImportRequest request = Request(EventFormat::kGdelt2, "t", "");
  request.columns = {{"source", "1"}, {"type", "2"}};
  EXPECT_FALSE(ImportTable(store_.get(), request, nullptr).has_value());
  const FormatCodes codes(EventFormat::kGdelt2, knowledge_.get());
  ExportOptions options;
  options.filter.statuses = {v1::EVENT_STATUS_PLANNED};
  std::ostringstream out;
  EventExportCounts counts;
  EXPECT_EQ(ExportEvents(*store_, codes, options, out, &counts).code(),
            StatusCode::kInvalidArgument);
}

// Events of a store as pairs at one level: what formats are to hold.
class Graph {
 public:
  Graph(const EventStore& store, Level level, bool by_cameo) {
    std::map<std::string, v1::EventType> types;
    const std::vector<v1::EventType> all = *store.Types();
    for (const v1::EventType& type : all) types[type.name()] = type;
    const Status status =
        store.ScanEvents([&](EventNumber, const v1::Event& event) {
          Add(event, types[event.type()], level, by_cameo);
          return Scan::kContinue;
        });
    EXPECT_TRUE(status.ok());
    std::sort(pairs_.begin(), pairs_.end());
  }
  const std::vector<std::string>& pairs() const { return pairs_; }

 private:
  void Add(const v1::Event& event, const v1::EventType& type, Level level,
           bool by_cameo) {
    for (const EventPair& pair : ExpandPairs(event, level)) {
      pairs_.push_back(
          (event.date().has_first_day() ? FormatDay(event.date().first_day())
                                        : "undated") +
          " " + pair.source + " > " + pair.target.value_or("-") + " " +
          (by_cameo ? type.cameo()
                    : v1::PloverClass_Name(type.plover()) + type.mode()) +
          " " + std::to_string(event.goldstein_tenths()));
    }
  }

  std::vector<std::string> pairs_;
};

// What a role or an institution acts for.
std::string StateIn(const std::string& actor) {
  const size_t mark = actor.find_first_of("/.");
  constexpr size_t kLettersOfState = 3;
  return mark == kLettersOfState && actor != "ngo/amnesty-international"
             ? actor.substr(0, mark)
             : "";
}

// Rows with every sort of actor, with and without target, day and article.
std::string RandomTable(std::mt19937* random) {
  const std::vector<std::string> actors = {"USA",
                                           "ROU",
                                           "TLS",
                                           "PSE",
                                           "XKX",
                                           "SUN",
                                           "USA/government",
                                           "ROU/armed-forces",
                                           "FRA/foreign-ministry",
                                           "RUS.BUS",
                                           "RUS.ACA",
                                           "RUS.LAB",
                                           "CHN.REB",
                                           "UN",
                                           "EU",
                                           "EU/commission",
                                           "AUKUS",
                                           "SADC",
                                           "person/donald-trump",
                                           "person/xi-jinping",
                                           "firm/huawei",
                                           "group/taliban",
                                           "group/pkk",
                                           "think-tank/csis",
                                           "media/reuters",
                                           "AFRICA",
                                           "GOV",
                                           "Some Body",
                                           "KURREB",
                                           "ngo/amnesty-international",
                                           "place/taiwan-strait"};
  const std::vector<std::string> types = {
      "sanction", "visit",          "agree",         "attack", "protest",
      "CONSULT",  "export_control", "arms_transfer", "cyber",  "weapons_test"};
  const auto pick = [&](const std::vector<std::string>& from) {
    return from[(*random)() % from.size()];
  };
  std::string table =
      "id\tdate\tsource\ttype\ttarget\tgoldstein\tarticle\t"
      "source_state\ttarget_state\n";
  const size_t rows = 40 + (*random)() % 80;
  for (size_t i = 0; i < rows; ++i) {
    const std::string id = std::to_string(i + 1);
    const std::string date =
        (*random)() % 8 == 0
            ? ""
            : FormatDay(static_cast<Day>(10'000 + (*random)() % 9'000));
    const std::string target = (*random)() % 4 == 0 ? "" : pick(actors);
    const int tenths = static_cast<int>((*random)() % 201) - 100;
    const std::string article =
        (*random)() % 3 == 0 ? "" : "https://news.example/" + id;
    const std::string source = pick(actors);
    table += id + "\t" + date + "\t" + source + "\t" + pick(types) + "\t" +
             target + "\t" + std::to_string(tenths / 10.0) + "\t" + article +
             "\t" + StateIn(source) + "\t" + StateIn(target) + "\n";
  }
  return table;
}

// Export then import: the same graph at the level of states; of the formats
// that name actors, at the level of actors too.
TEST_F(EventFormatTest, KeepsTheGraphThroughEveryFormat) {
  std::mt19937 random(20260301);
  for (int round = 0; round < 3; ++round) {
    const std::string name = std::to_string(round);
    const auto first = NewStore("first" + name);
    ImportRequest own;
    own.dataset = "own";
    own.paths = {folder_.Write("own" + name, RandomTable(&random))};
    own.knowledge = knowledge_.get();
    const uint64_t rows = Import(own, first.get()).taken;
    for (const EventFormat format : kFormats) {
      const std::string word(EventFormatWord(format));
      EventExportCounts counts;
      const std::string text = Export(*first, format, &counts);
      EXPECT_EQ(counts.rows, rows);
      EXPECT_EQ(counts.left_out, 0U);
      const auto second = NewStore(word + name);
      const ImportSummary summary =
          Import(Request(format, word + name + ".tsv", text), second.get());
      EXPECT_EQ(summary.taken, rows) << summary.first_rejected;
      const bool by_cameo = IsGdelt(format) || format == EventFormat::kIcews;
      const bool by_name = !IsGdelt(format);
      for (const Level level : {Level::kState, Level::kActor}) {
        if (level == Level::kActor && !by_name) continue;
        EXPECT_EQ(Graph(*first, level, by_cameo).pairs(),
                  Graph(*second, level, by_cameo).pairs())
            << word << "\n"
            << text;
      }
    }
  }
}

TEST_F(EventFormatTest, WritesAMutualEventOnceAndARowForEachPair) {
  ImportRequest own;
  own.dataset = "own";
  own.paths = {folder_.Write("own.csv",
                             "id,source,type,target,mutual,date\n"
                             "5,USA,meet,CHN,1,2024-03-01\n"
                             "6,FRA,meet,FRA,0,2024-03-01\n")};
  own.format = TableFormat::kCsv;
  own.knowledge = knowledge_.get();
  Import(own, store_.get());
  EventExportCounts counts;
  const std::string text = Export(*store_, EventFormat::kGdelt2, &counts);
  EXPECT_EQ(counts.rows, 2U);
  EXPECT_TRUE(text.starts_with("5\t20240301\t202403\t2024\t2024.2493\tCHN\t"))
      << text;
  EXPECT_NE(text.find("\n6\t20240301\t202403\t2024\t2024.2493\tFRA\tFRANCE\t"),
            std::string::npos);
}

// "甲報" and "乙報" tell of one sanction of USA against two states; a type
// without a CAMEO code is told of, too.
ArticleReading ArticleOfSanction(const std::string& id,
                                 const std::string& publisher, Day published) {
  ArticleReading reading;
  reading.article.set_id(id);
  reading.article.set_version(VersionId::Of(id).ToHex());
  reading.article.set_publisher(publisher);
  reading.article.set_published(published);
  reading.article.set_rule_set("rules");
  reading.text = id;
  for (const char* state : {"USA", "RUS", "CHN"}) {
    ActorWrite write;
    write.actor.set_code(state);
    write.actor.set_state(state);
    write.actor.set_kind(v1::ACTOR_KIND_STATE);
    reading.actors.push_back(write);
  }
  for (const char* name : {"sanction", "uncoded"}) {
    v1::EventType type;
    type.set_name(name);
    if (type.name() == "sanction") type.set_cameo("163");
    reading.types.push_back(type);
    v1::Mention mention;
    mention.set_type(name);
    mention.set_status(v1::EVENT_STATUS_OCCURRED);
    mention.set_rule("zh.test");
    mention.set_confidence(0.8F);
    mention.set_evidence("制裁");
    mention.mutable_clause()->set_end(6);
    mention.mutable_date()->set_precision(v1::DATE_PRECISION_DAY);
    mention.mutable_date()->set_first_day(ToDay({2024, 3, 1}));
    mention.mutable_date()->set_last_day(ToDay({2024, 3, 1}));
    mention.set_published(published);
    mention.set_publisher(publisher);
    for (const char* state : {"USA", "CHN", "RUS"}) {
      v1::Party& party = *mention.add_parties();
      const bool is_source = std::string_view(state) == "USA";
      party.set_side(is_source ? v1::SIDE_SOURCE : v1::SIDE_TARGET);
      party.set_actor(state);
      party.set_state(state);
    }
    reading.mentions.push_back(std::move(mention));
  }
  return reading;
}

// Whole events, each once: mutual ones by their sources alone, and such as have
// several sources without a target as a record each.
TEST_F(EventFormatTest, WritesPloverRecordsOfWholeEvents) {
  ArticleReading reading =
      ArticleOfSanction("https://news.example/1", "甲報", ToDay({2024, 3, 2}));
  v1::EventType meet;
  meet.set_name("meet");
  meet.set_plover(v1::PLOVER_CLASS_CONSULT);
  meet.set_mode("meet");
  reading.types.push_back(meet);
  reading.types.front().set_plover(v1::PLOVER_CLASS_SANCTION);
  for (const bool mutual : {true, false}) {
    v1::Mention mention = reading.mentions.front();
    mention.set_type("meet");
    mention.set_mutual(mutual);
    mention.set_place("CHE");
    mention.mutable_clause()->set_end(mutual ? 3 : 9);
    for (v1::Party& party : *mention.mutable_parties()) {
      party.set_side(v1::SIDE_SOURCE);
    }
    reading.mentions.push_back(mention);
  }
  ASSERT_TRUE(ArticleWriter(store_.get()).Write(reading).has_value());
  EventExportCounts counts;
  const Json records =
      Json::parse(Export(*store_, EventFormat::kPlover, &counts));
  EXPECT_EQ(counts.events, 3U);
  EXPECT_EQ(counts.rows, 5U);
  EXPECT_EQ(counts.left_out, 1U);
  ASSERT_EQ(records.size(), 5U);
  std::map<std::string, int> told;
  for (const Json& record : records) {
    std::string text = record["event"].get<std::string>();
    for (const Json& party : record["source"]) {
      text += " " + party["code"].get<std::string>();
    }
    text += " >";
    for (const Json& party : record["target"]) {
      text += " " + party["code"].get<std::string>();
    }
    ++told[text];
    EXPECT_EQ(record["date"], "2024-03-01");
    EXPECT_EQ(record["text"], "制裁");
    EXPECT_EQ(record["publication"], "https://news.example/1");
    EXPECT_EQ(record.contains("eventLoc"), record.contains("mode"));
  }
  EXPECT_EQ(told, (std::map<std::string, int>{{"SANCTION USA > CHN RUS", 1},
                                              {"CONSULT CHN RUS USA >", 1},
                                              {"CONSULT USA >", 1},
                                              {"CONSULT CHN >", 1},
                                              {"CONSULT RUS >", 1}}));
}

std::vector<std::vector<std::string>> LinesOf(const std::string& text) {
  std::vector<std::vector<std::string>> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    lines.emplace_back();
    size_t begin = 0;
    for (size_t tab = 0; tab != line.npos; begin = tab + 1) {
      tab = line.find('\t', begin);
      lines.back().push_back(line.substr(begin, tab - begin));
    }
  }
  return lines;
}

TEST_F(EventFormatTest, WritesTheMentionsOfEachRow) {
  ArticleWriter writer(store_.get());
  ASSERT_TRUE(writer
                  .Write(ArticleOfSanction("https://news.example/1", "甲報",
                                           ToDay({2024, 3, 2})))
                  .has_value());
  ASSERT_TRUE(
      writer.Write(ArticleOfSanction("paper\t2", "乙報", ToDay({2024, 3, 3})))
          .has_value());
  EventExportCounts counts;
  const auto events = LinesOf(Export(*store_, EventFormat::kGdelt2, &counts));
  EXPECT_EQ(counts.left_out, 1U);
  EventExportCounts of_mentions;
  const auto mentions = LinesOf(Export(*store_, EventFormat::kGdelt2,
                                       &of_mentions, EventTable::kMentions));
  EXPECT_EQ(of_mentions.left_out, 1U);
  EXPECT_EQ(of_mentions.events, 1U);
  EXPECT_EQ(of_mentions.rows, 4U);
  ASSERT_EQ(events.size(), 2U);
  ASSERT_EQ(mentions.size(), 4U);
  for (size_t i = 0; i < mentions.size(); ++i) {
    const bool is_first = i % 2 == 0;
    const std::vector<std::string> want = {
        events[i / 2][kGlobalEventId],
        "20240302000000",
        is_first ? "20240302000000" : "20240303000000",
        is_first ? "1" : "2",
        is_first ? "甲報" : "乙報",
        is_first ? "https://news.example/1" : "paper 2",
        "",
        "",
        "",
        "",
        "",
        "80",
        "",
        "",
        "",
        ""};
    EXPECT_EQ(mentions[i], want);
  }
}

// Both tables have the same events: a program may join them.
TEST_F(EventFormatTest, NumbersMentionsAsTheirEvents) {
  std::mt19937 random(20260302);
  ImportRequest own;
  own.dataset = "own";
  own.paths = {folder_.Write("own", RandomTable(&random))};
  own.knowledge = knowledge_.get();
  const uint64_t rows = Import(own, store_.get()).taken;
  EventExportCounts counts;
  const auto events = LinesOf(Export(*store_, EventFormat::kGdelt2, &counts));
  const auto mentions = LinesOf(
      Export(*store_, EventFormat::kGdelt2, &counts, EventTable::kMentions));
  ASSERT_EQ(events.size(), rows);
  size_t at = 0;
  for (const std::vector<std::string>& event : events) {
    for (int left = std::stoi(event[kNumMentions]); left > 0; --left, ++at) {
      ASSERT_LT(at, mentions.size());
      ASSERT_EQ(mentions[at].size(), kGdeltMentionWidth);
      EXPECT_EQ(mentions[at][kMentionEventId], event[kGlobalEventId]);
      EXPECT_EQ(mentions[at][kEventTimeDate],
                event[DateAddedColumn(EventFormat::kGdelt2)]);
      EXPECT_EQ(mentions[at][kMentionIdentifier],
                event[SourceUrlColumn(EventFormat::kGdelt2)]);
    }
  }
  EXPECT_EQ(at, mentions.size());
}

TEST_F(EventFormatTest, ReadsNoMentions) {
  EXPECT_FALSE(ParseEventFormat("gdelt2-mentions").has_value());
  ASSERT_TRUE(ParseEventExportFormat("gdelt2-mentions").has_value());
  EXPECT_EQ(ParseEventExportFormat("gdelt2")->table, EventTable::kEvents);
  EXPECT_FALSE(ParseEventExportFormat("csv").has_value());
}

}  // namespace
}  // namespace actant
