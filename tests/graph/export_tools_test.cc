// Exports for other tools, read by readers that are not ours
// (readback/tools.py) and compared with the JSON Lines of the same events,
// which export_readback_test.cc looks at; and the parts they are made of.
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "export_story.h"
#include "graph/export.h"
#include "graph/export_csv.h"
#include "graph/export_icalendar.h"
#include "graph/export_timelines.h"
#include "readback_folder.h"
#include "scratch_store.h"

namespace actant {
namespace {

// What formats must escape, beside each other and at either end.
constexpr std::array<std::string_view, 26> kPieces = {
    "=cmd()",    "+1",        "-2",      "@sum", "'",   "\"",   ",",
    ";",         "\\",        "\n",      "\r\n", "\t",  "\x01", "<b>",
    "</script>", "&amp;",     "\\u0027", "`",    "{x}", "#",    "制裁",
    "𠮷😀",      "\u202Eabc", "مرحبا",   "＝1",  " "};

std::string HostileText(std::mt19937* random) {
  std::uniform_int_distribution<size_t> piece(0, kPieces.size() - 1);
  std::uniform_int_distribution<int> length(1, 30);
  std::string text;
  for (int left = length(*random); left > 0; --left) {
    text += kPieces[piece(*random)];
  }
  return text;
}

// Random events whose actors' names, publishers and clauses are hostile.
void WriteHostile(unsigned seed, EventStore* store) {
  std::mt19937 random(seed);
  ArticleWriter writer(store);
  for (int i = 0; i < 12; ++i) {
    ArticleReading reading =
        RandomReading("a " + std::to_string(i) + "\"<'>", 5, &random);
    for (v1::Mention& mention : reading.mentions) {
      mention.set_evidence(HostileText(&random));
      mention.set_publisher(HostileText(&random));
    }
    for (ActorWrite& write : reading.actors) {
      write.actor.clear_names();
      for (const char* language : {"zh-Hant", "en"}) {
        v1::ActorName& name = *write.actor.add_names();
        name.set_text(HostileText(&random));
        name.set_language(language);
        name.set_preferred(true);
      }
    }
    const auto written = writer.Write(reading);
    ASSERT_TRUE(written.has_value()) << written.error().ToString();
  }
}

class ExportToolsTest : public ::testing::TestWithParam<const char*> {
 protected:
  std::string WriteFile(const char* name, const std::string& text) {
    const std::filesystem::path file = folder_.path() / name;
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }

  // What the reader printed: nothing if it found what went in.
  std::string Differences(const EventStore& store, ExportOptions options) {
    options.filter.statuses = {
        v1::EVENT_STATUS_OCCURRED, v1::EVENT_STATUS_ONGOING,
        v1::EVENT_STATUS_PLANNED, v1::EVENT_STATUS_POSSIBLE,
        v1::EVENT_STATUS_NEGATED};
    const auto format = ParseExportFormat(GetParam());
    EXPECT_TRUE(format.has_value());
    std::vector<std::string> arguments = {GetParam()};
    if (IsTwoTables(*format)) {
      options.format = ExportFormat::kCsv;
      const CsvTexts plain = ExportCsvTexts(store, options);
      options.format = *format;
      const CsvTexts tables = ExportCsvTexts(store, options);
      arguments.push_back(WriteFile("plain.nodes", plain.nodes));
      arguments.push_back(WriteFile("plain.edges", plain.edges));
      arguments.push_back(WriteFile("nodes", tables.nodes));
      arguments.push_back(WriteFile("edges", tables.edges));
    } else {
      options.format = ExportFormat::kJsonl;
      arguments.push_back(WriteFile("jsonl", ExportText(store, options)));
      options.format = *format;
      arguments.push_back(WriteFile("export", ExportText(store, options)));
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
                                           "vis-timeline", "html"),
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
