// Exports for other tools, read by readers that are not ours
// (readback/tools.py) and compared with the JSON Lines of the same events,
// which export_readback_test.cc looks at; and the parts they are made of.
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "export_story.h"
#include "graph/export.h"
#include "graph/export_csv.h"
#include "graph/export_icalendar.h"
#include "graph/export_timelines.h"
#include "hostile_store.h"
#include "readback_folder.h"
#include "scratch_store.h"

namespace actant {
namespace {

class ExportToolsTest : public ::testing::TestWithParam<const char*> {
 protected:
  // What the reader printed: nothing if it found what went in.
  std::string Differences(const EventStore& store, ExportOptions options) {
    options.filter.statuses = {
        v1::EVENT_STATUS_OCCURRED, v1::EVENT_STATUS_ONGOING,
        v1::EVENT_STATUS_PLANNED, v1::EVENT_STATUS_POSSIBLE,
        v1::EVENT_STATUS_NEGATED};
    const auto format = ParseExportFormat(GetParam());
    EXPECT_TRUE(format.has_value());
    const Places places = {{"USA", {39.8, -98.6}},
                           {"RUS", {61.5, 96.7}},
                           {"CHN", {35, 103.8}},
                           {"JPN", {36, 138}},
                           {"FJI", {-17.8, 178}}};
    options.places = &places;
    std::vector<std::string> arguments = {GetParam()};
    if (IsTwoTables(*format)) {
      options.format = ExportFormat::kCsv;
      const CsvTexts plain = ExportCsvTexts(store, options);
      options.format = *format;
      const CsvTexts tables = ExportCsvTexts(store, options);
      arguments.push_back(folder_.Write("plain.nodes", plain.nodes));
      arguments.push_back(folder_.Write("plain.edges", plain.edges));
      arguments.push_back(folder_.Write("nodes", tables.nodes));
      arguments.push_back(folder_.Write("edges", tables.edges));
    } else {
      options.format = ExportFormat::kJsonl;
      arguments.push_back(folder_.Write("jsonl", ExportText(store, options)));
      options.format = *format;
      arguments.push_back(folder_.Write("export", ExportText(store, options)));
    }
    return folder_.Run("tools.py", arguments);
  }

  const ReadbackFolder folder_;
};

TEST_P(ExportToolsTest, ReadsTheStory) {
  ScratchStore store;
  WriteStory(StoryOrder::kForward, store.get());
  for (const EventShape shape : {EventShape::kEdges, EventShape::kNodes}) {
    ExportOptions options;
    options.shape = shape;
    options.filter.level = Level::kActor;
    EXPECT_EQ(Differences(*store, options), "");
  }
}

TEST_P(ExportToolsTest, ReadsHostileTexts) {
  for (const unsigned seed : {1U, 2U, 3U, 4U}) {
    ScratchStore store;
    WriteHostile(seed, store.get());
    ExportOptions options;
    options.names = seed % 2 == 0 ? NodeNames::kChinese : NodeNames::kEnglish;
    options.byte_order_mark =
        *ParseExportFormat(GetParam()) == ExportFormat::kExcel;
    EXPECT_EQ(Differences(*store, options), "") << "seed " << seed;
  }
}

TEST_P(ExportToolsTest, ReadsAnEmptyStore) {
  ScratchStore store;
  EXPECT_EQ(Differences(*store, {}), "");
}

INSTANTIATE_TEST_SUITE_P(Formats, ExportToolsTest,
                         ::testing::Values("excel", "ics", "timelinejs",
                                           "vis-timeline", "html", "geojson"),
                         [](const auto& parameter) {
                           std::string name = parameter.param;
                           std::erase(name, '-');
                           return name;
                         });

TEST(GuardFormulaTest, GuardsWhatSpreadsheetsCompute) {
  EXPECT_EQ(GuardFormula("=1+1"), "'=1+1");
  EXPECT_EQ(GuardFormula("@a"), "'@a");
  EXPECT_EQ(GuardFormula("\tx"), "'\tx");
  EXPECT_EQ(GuardFormula("＋x"), "'＋x");
  EXPECT_EQ(GuardFormula("'x"), "''x");
  EXPECT_EQ(GuardFormula("a=b"), "a=b");
  EXPECT_EQ(GuardFormula(""), "");
}

TEST(IcalendarTest, EscapesTexts) {
  EXPECT_EQ(IcalendarText("a;b,c\\d\r\ne\rf\ng\th\x01\x7F"),
            "a\\;b\\,c\\\\d\\ne\\nf\\ng\th");
}

TEST(IcalendarTest, FoldsAtSeventyFiveBytesBetweenCharacters) {
  EXPECT_EQ(FoldedLine(std::string(75, 'a')), std::string(75, 'a') + "\r\n");
  EXPECT_EQ(FoldedLine(std::string(76, 'a')),
            std::string(75, 'a') + "\r\n a\r\n");
  EXPECT_EQ(FoldedLine(std::string(74, 'a') + "國"),
            std::string(74, 'a') + "\r\n 國\r\n");
  EXPECT_EQ(
      FoldedLine(std::string(150, 'a')),
      std::string(75, 'a') + "\r\n " + std::string(74, 'a') + "\r\n a\r\n");
}

TEST(ExportTimelinesTest, CountsEventsWithoutADay) {
  ScratchStore store;
  WriteStory(StoryOrder::kForward, store.get());
  for (const ExportFormat format :
       {ExportFormat::kIcalendar, ExportFormat::kTimelinejs,
        ExportFormat::kVisTimeline}) {
    ExportOptions options;
    options.format = format;
    std::ostringstream out;
    ExportCounts counts;
    ASSERT_TRUE(Export(*store, options, out, &counts).ok());
    // The missile test.
    EXPECT_EQ(counts.left_out, 1U);
  }
}

}  // namespace
}  // namespace actant
