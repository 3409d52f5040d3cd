#include "graph/export.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <sstream>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include "export_story.h"
#include "scratch_store.h"

namespace actant {
namespace {

constexpr std::pair<std::string_view, ExportFormat> kOneFile[] = {
    {"graphml", ExportFormat::kGraphml},
    {"gexf", ExportFormat::kGexf},
    {"dot", ExportFormat::kDot},
    {"svg", ExportFormat::kSvg},
    {"jsonl", ExportFormat::kJsonl},
    {"ics", ExportFormat::kIcalendar},
    {"timelinejs", ExportFormat::kTimelinejs},
    {"vis-timeline", ExportFormat::kVisTimeline},
    {"html", ExportFormat::kHtml},
    {"nquads", ExportFormat::kNquads},
    {"jsonld", ExportFormat::kJsonld},
    {"cypher", ExportFormat::kCypher},
    {"geojson", ExportFormat::kGeojson},
};

// Takes `room` bytes, then fails, as a full disk does.
class FullDisk : public std::streambuf {
 public:
  explicit FullDisk(size_t room) : room_(room) {}

 protected:
  int_type overflow(int_type c) override {
    if (room_ == 0) return traits_type::eof();
    --room_;
    return c;
  }

 private:
  size_t room_;
};

std::set<std::string> FirstFields(const std::string& csv) {
  std::set<std::string> fields;
  std::istringstream in(csv);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) fields.insert(line.substr(0, line.find(',')));
  return fields;
}

TEST(ExportTest, KnowsFormatsByName) {
  for (const auto& [name, format] : kOneFile) {
    const auto parsed = ParseExportFormat(name);
    ASSERT_TRUE(parsed.has_value()) << name;
    EXPECT_EQ(*parsed, format) << name;
  }
  EXPECT_EQ(ParseExportFormat("csv").value_or(ExportFormat::kDot),
            ExportFormat::kCsv);
}

TEST(ExportTest, RefusesAnUnknownFormatListingTheKnown) {
  const auto parsed = ParseExportFormat("GraphML2");
  ASSERT_FALSE(parsed.has_value());
  EXPECT_EQ(parsed.error().code(), StatusCode::kInvalidArgument);
  EXPECT_NE(parsed.error().message().find(
                "graphml, gexf, dot, svg, jsonl, csv, excel, ics"),
            std::string::npos);
}

TEST(ExportTest, RefusesCsvAsOneFile) {
  ScratchStore store;
  ExportOptions options;
  options.format = ExportFormat::kCsv;
  std::ostringstream out;
  EXPECT_EQ(Export(*store, options, out).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(out.str(), "");
}

TEST(ExportTest, BytesDoNotDependOnTheOrderOfReading) {
  ScratchStore forward;
  WriteStory(StoryOrder::kForward, forward.get());
  ScratchStore backward;
  WriteStory(StoryOrder::kBackward, backward.get());
  for (const EventShape shape : {EventShape::kEdges, EventShape::kNodes}) {
    for (const Level level : {Level::kState, Level::kActor}) {
      ExportOptions options;
      options.shape = shape;
      options.filter.level = level;
      for (const auto& [name, format] : kOneFile) {
        options.format = format;
        const std::string text = ExportText(*forward, options);
        EXPECT_FALSE(text.empty()) << name;
        EXPECT_EQ(text, ExportText(*backward, options)) << name;
      }
      const CsvTexts csv = ExportCsvTexts(*forward, options);
      EXPECT_EQ(csv.nodes, ExportCsvTexts(*backward, options).nodes);
      EXPECT_EQ(csv.edges, ExportCsvTexts(*backward, options).edges);
    }
  }
}

TEST(ExportTest, ReportsAFullDisk) {
  ScratchStore store;
  WriteStory(StoryOrder::kForward, store.get());
  for (const auto& [name, format] : kOneFile) {
    ExportOptions options;
    options.format = format;
    const size_t whole = ExportText(*store, options).size();
    for (const size_t room : {size_t{0}, size_t{100}, whole - 1}) {
      FullDisk disk(room);
      std::ostream out(&disk);
      EXPECT_EQ(Export(*store, options, out).code(), StatusCode::kUnavailable)
          << name << " with room for " << room;
    }
    FullDisk disk(whole);
    std::ostream out(&disk);
    EXPECT_TRUE(Export(*store, options, out).ok()) << name;
  }
}

TEST(ExportTest, ReportsAFullDiskOfEitherTable) {
  ScratchStore store;
  WriteStory(StoryOrder::kForward, store.get());
  FullDisk full(10);
  std::ostream failing(&full);
  std::ostringstream good;
  EXPECT_EQ(ExportCsv(*store, {}, failing, good).code(),
            StatusCode::kUnavailable);
  FullDisk also_full(10);
  std::ostream also_failing(&also_full);
  EXPECT_EQ(ExportCsv(*store, {}, good, also_failing).code(),
            StatusCode::kUnavailable);
}

TEST(ExportTest, RefusesAnUnknownCentre) {
  ScratchStore store;
  WriteStory(StoryOrder::kForward, store.get());
  ExportOptions options;
  options.around = "XYZ";
  std::ostringstream out;
  EXPECT_EQ(Export(*store, options, out).code(), StatusCode::kNotFound);
}

TEST(ExportTest, RefusesAnUnknownType) {
  ScratchStore store;
  WriteStory(StoryOrder::kForward, store.get());
  ExportOptions options;
  options.filter.types = {"sanctoin"};
  std::ostringstream out;
  EXPECT_EQ(Export(*store, options, out).code(), StatusCode::kInvalidArgument);
}

TEST(ExportTest, KeepsToTheNeighbourhoodAsked) {
  ScratchStore store;
  WriteStory(StoryOrder::kForward, store.get());
  ExportOptions options;
  options.around = "TWN";
  options.depth = 1;
  EXPECT_EQ(FirstFields(ExportCsvTexts(*store, options).nodes),
            (std::set<std::string>{"TWN", "USA"}));
  EXPECT_EQ(FirstFields(ExportCsvTexts(*store, options).edges).size(), 1U);
  options.depth = 2;
  EXPECT_EQ(FirstFields(ExportCsvTexts(*store, options).nodes),
            (std::set<std::string>{"CHN", "JPN", "RUS", "TWN", "USA"}));
}

TEST(ExportTest, KeepsACentreWithoutEvents) {
  ScratchStore store;
  WriteStory(StoryOrder::kForward, store.get());
  ExportOptions options;
  options.around = "TWN";
  options.filter.types = {"meet"};
  const CsvTexts csv = ExportCsvTexts(*store, options);
  EXPECT_EQ(FirstFields(csv.nodes), (std::set<std::string>{"TWN"}));
  EXPECT_TRUE(FirstFields(csv.edges).empty());
}

TEST(ExportTest, WritesWholeDocumentsOfAnEmptyStore) {
  ScratchStore store;
  for (const auto& [name, format] : kOneFile) {
    ExportOptions options;
    options.format = format;
    const std::string text = ExportText(*store, options);
    EXPECT_EQ(text.empty(), format == ExportFormat::kJsonl) << name;
  }
}

// Every event that passes the filter and joins two nodes is exported, and
// with the pairs it makes: counted without the export.
TEST(ExportTest, WritesEveryPairOfEveryEvent) {
  std::mt19937 random(7);
  ScratchStore store;
  ArticleWriter writer(store.get());
  for (int i = 0; i < 60; ++i) {
    ASSERT_TRUE(writer.Write(RandomReading("a" + std::to_string(i), 5, &random))
                    .has_value());
  }
  for (const Level level : {Level::kState, Level::kActor}) {
    ExportOptions options;
    options.filter.level = level;
    std::multiset<std::string> expected;
    ASSERT_TRUE(
        store
            ->ScanEvents([&](EventNumber, const v1::Event& event) {
              if (!options.filter.statuses.contains(event.status())) {
                return Scan::kContinue;
              }
              const std::string id = EventId::FromBytes(event.id())->ToHex();
              for (size_t i = ExpandPairs(event, level).size(); i > 0; --i) {
                expected.insert(id);
              }
              return Scan::kContinue;
            })
            .ok());
    std::multiset<std::string> found;
    std::istringstream in(ExportCsvTexts(*store, options).edges);
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) found.insert(line.substr(0, 32));
    EXPECT_GT(expected.size(), 20U);
    EXPECT_EQ(found, expected);
  }
}

}  // namespace
}  // namespace actant
