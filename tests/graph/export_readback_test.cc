// Every format is read by a reader that is not ours (readback/readback.py):
// networkx, igraph, Graphviz's dot, Python's csv, json and XML.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "export_story.h"
#include "graph/export.h"
#include "readback_folder.h"
#include "scratch_store.h"

namespace actant {
namespace {

struct Reader {
  const char* name;
  ExportFormat format;
};

constexpr Reader kReaders[] = {
    {"graphml-networkx", ExportFormat::kGraphml},
    {"graphml-igraph", ExportFormat::kGraphml},
    {"gexf", ExportFormat::kGexf},
    {"csv", ExportFormat::kCsv},
    {"dot", ExportFormat::kDot},
    {"svg", ExportFormat::kSvg},
    {"jsonl", ExportFormat::kJsonl},
};

class ExportReadbackTest : public ::testing::TestWithParam<Reader> {
 protected:
  void SetUp() override { WriteStory(StoryOrder::kForward, store_.get()); }

  // What the reader printed: nothing if it found what is expected.
  std::string Differences(ExportOptions options, const char* expected) {
    options.format = GetParam().format;
    std::vector<std::filesystem::path> files = {folder_.path() / "export"};
    if (options.format == ExportFormat::kCsv) {
      files = {folder_.path() / "nodes.csv", folder_.path() / "edges.csv"};
      std::ofstream nodes(files[0], std::ios::binary);
      std::ofstream edges(files[1], std::ios::binary);
      EXPECT_TRUE(ExportCsv(*store_, options, nodes, edges).ok());
    } else {
      std::ofstream out(files[0], std::ios::binary);
      EXPECT_TRUE(Export(*store_, options, out).ok());
    }
    const std::filesystem::path readback(ACTANT_READBACK_DIR);
    std::vector<std::string> arguments = {GetParam().name, readback / expected};
    for (const auto& file : files) arguments.push_back(file);
    return folder_.Run("readback.py", arguments);
  }

  const ReadbackFolder folder_;
  ScratchStore store_;
};

TEST_P(ExportReadbackTest, FindsEventsAsEdges) {
  ExportOptions options;
  // JSON Lines has every event; the others, those between two states.
  if (GetParam().format == ExportFormat::kJsonl) GTEST_SKIP();
  EXPECT_EQ(Differences(options, "events_as_edges.json"), "");
}

TEST_P(ExportReadbackTest, FindsEventsAsNodes) {
  ExportOptions options;
  options.shape = EventShape::kNodes;
  options.filter.level = Level::kActor;
  EXPECT_EQ(Differences(options, "events_as_nodes.json"), "");
}

INSTANTIATE_TEST_SUITE_P(Readers, ExportReadbackTest,
                         ::testing::ValuesIn(kReaders),
                         [](const ::testing::TestParamInfo<Reader>& parameter) {
                           std::string name = parameter.param.name;
                           for (char& c : name) {
                             if (c == '-') c = '_';
                           }
                           return name;
                         });

}  // namespace
}  // namespace actant
