// Neo4j's tables, read by Python's csv, and its script, read by Neo4j's own
// grammar (readback/neo4j.py, readback-npm/cypher.mjs), compared with the
// plain CSV of the same events.
#include "graph/export_neo4j.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "export_story.h"
#include "graph/export.h"
#include "hostile_store.h"
#include "readback_folder.h"
#include "scratch_store.h"

namespace actant {
namespace {

class ExportNeo4jTest : public ::testing::TestWithParam<EventShape> {
 protected:
  // What the readers printed: nothing if they found what went in.
  std::string Differences(const EventStore& store, ExportOptions options) {
    options.shape = GetParam();
    options.format = ExportFormat::kCsv;
    const CsvTexts plain = ExportCsvTexts(store, options);
    options.format = ExportFormat::kNeo4j;
    const CsvTexts tables = ExportCsvTexts(store, options);
    options.format = ExportFormat::kCypher;
    return folder_.Run("neo4j.py",
                       {folder_.Write("plain.nodes", plain.nodes),
                        folder_.Write("plain.edges", plain.edges),
                        folder_.Write("nodes", tables.nodes),
                        folder_.Write("edges", tables.edges),
                        folder_.Write("script", ExportText(store, options)),
                        ACTANT_READBACK_NODE, ACTANT_READBACK_CYPHER});
  }

  const ReadbackFolder folder_;
};

TEST_P(ExportNeo4jTest, ReadsTheStory) {
  ScratchStore store;
  WriteStory(StoryOrder::kForward, store.get());
  for (const Level level : {Level::kState, Level::kActor}) {
    ExportOptions options;
    options.filter.level = level;
    EXPECT_EQ(Differences(*store, options), "");
  }
}

TEST_P(ExportNeo4jTest, ReadsHostileTexts) {
  for (const unsigned seed : {1U, 2U}) {
    ScratchStore store;
    WriteHostile(seed, store.get());
    EXPECT_EQ(Differences(*store, {}), "") << "seed " << seed;
  }
}

TEST_P(ExportNeo4jTest, ReadsAnEmptyStore) {
  ScratchStore store;
  EXPECT_EQ(Differences(*store, {}), "");
}

INSTANTIATE_TEST_SUITE_P(Shapes, ExportNeo4jTest,
                         ::testing::Values(EventShape::kEdges,
                                           EventShape::kNodes),
                         [](const auto& parameter) {
                           return parameter.param == EventShape::kEdges
                                      ? "edges"
                                      : "nodes";
                         });

TEST(CypherTextTest, EscapesWhatEndsOrChangesALiteral) {
  EXPECT_EQ(CypherText("a'b"), "\"a'b\"");
  EXPECT_EQ(CypherText("a\"b\\c\n\x01國"), R"("a\"b\\c\u000A\u0001國")");
  // A server that resolves \u0022 first finds none.
  EXPECT_EQ(CypherText(R"(\u0022)"), R"("\\\u00750022")");
  EXPECT_EQ(CypherText(R"(\\u)"), R"("\\\\\u0075")");
}

TEST(RelationshipTypeTest, HasNoEscapes) {
  ExportEdge edge;
  edge.type = "gdelt:0841";
  EXPECT_EQ(RelationshipType(edge), "gdelt:0841");
  edge.type = "a`b\\u0060";
  EXPECT_EQ(RelationshipType(edge), "a_b_u0060");
  edge.type = "";
  edge.label = "source";
  EXPECT_EQ(RelationshipType(edge), "SOURCE");
}

// A transaction ends where its batch does, and never twice.
TEST(CypherWriterTest, WritesInBatches) {
  for (const size_t nodes : {CypherWriter::kBatch, CypherWriter::kBatch + 1}) {
    std::ostringstream out;
    CypherWriter writer(&out);
    ASSERT_TRUE(writer.Begin({}).ok());
    for (size_t i = 0; i < nodes; ++i) {
      ExportNode node;
      node.id = std::to_string(i);
      ASSERT_TRUE(writer.WriteNode(node).ok());
    }
    ASSERT_TRUE(writer.End().ok());
    size_t begins = 0;
    size_t commits = 0;
    std::istringstream in(out.str());
    for (std::string line; std::getline(in, line);) {
      begins += line == ":begin" ? 1 : 0;
      commits += line == ":commit" ? 1 : 0;
    }
    EXPECT_EQ(begins, nodes == CypherWriter::kBatch ? 1U : 2U);
    EXPECT_EQ(commits, begins);
  }
}

}  // namespace
}  // namespace actant
