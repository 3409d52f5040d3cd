// Every format is read by a reader that is not ours (readback/readback.py):
// networkx, igraph, Graphviz's dot, Python's csv, json and XML.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "export_story.h"
#include "graph/export.h"
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

std::string Quoted(const std::filesystem::path& path) {
  return "'" + path.string() + "'";
}

class ExportReadbackTest : public ::testing::TestWithParam<Reader> {
 protected:
  void SetUp() override {
    std::string name =
        (std::filesystem::temp_directory_path() / "actant_readback_XXXXXX")
            .string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    WriteStory(StoryOrder::kForward, store_.get());
  }

  void TearDown() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  // What the reader printed: nothing if it found what is expected.
  std::string Differences(ExportOptions options, const char* expected) {
    options.format = GetParam().format;
    std::vector<std::filesystem::path> files = {folder_ / "export"};
    if (options.format == ExportFormat::kCsv) {
      files = {folder_ / "nodes.csv", folder_ / "edges.csv"};
      std::ofstream nodes(files[0], std::ios::binary);
      std::ofstream edges(files[1], std::ios::binary);
      EXPECT_TRUE(ExportCsv(*store_, options, nodes, edges).ok());
    } else {
      std::ofstream out(files[0], std::ios::binary);
      EXPECT_TRUE(Export(*store_, options, out).ok());
    }
    const std::filesystem::path readback(ACTANT_READBACK_DIR);
    const std::filesystem::path output = folder_ / "differences";
    std::string command = Quoted(ACTANT_READBACK_PYTHON) + " " +
                          Quoted(readback / "readback.py") + " " +
                          GetParam().name + " " + Quoted(readback / expected);
    for (const auto& file : files) command += " " + Quoted(file);
    command += " >" + Quoted(output) + " 2>&1";
    const int exit_code = std::system(command.c_str());
    std::ifstream in(output);
    std::string differences(std::istreambuf_iterator<char>(in), {});
    if (exit_code != 0) differences += "exit " + std::to_string(exit_code);
    return differences;
  }

  std::filesystem::path folder_;
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
