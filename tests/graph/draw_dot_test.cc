#include "graph/draw_dot.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "export_story.h"
#include "graph/draw_drawing.h"
#include "scratch_store.h"

namespace actant {
namespace {

DrawnNode NodeOf(const std::string& id) {
  DrawnNode node;
  node.id = id;
  node.label = id;
  node.tooltip = id;
  return node;
}

DrawnEdge EdgeOf(const std::string& source, const std::string& target) {
  DrawnEdge edge;
  edge.source = source;
  edge.target = target;
  edge.label = "制裁 (1)";
  edge.plover = v1::PLOVER_CLASS_SANCTION;
  return edge;
}

// A ring of `nodes` nodes with `edges` edges.
Drawing Ring(size_t nodes, size_t edges) {
  Drawing drawing;
  for (size_t i = 0; i < nodes; ++i) {
    drawing.nodes.push_back(NodeOf("n" + std::to_string(i)));
  }
  for (size_t i = 0; i < edges; ++i) {
    drawing.edges.push_back(EdgeOf("n" + std::to_string(i % nodes),
                                   "n" + std::to_string((i + 1) % nodes)));
  }
  return drawing;
}

bool Contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(DrawDotTest, LaysChainsFromLeftToRight) {
  EXPECT_TRUE(Contains(DotOf(Ring(4, 3)), "layout=dot, rankdir=LR"));
}

TEST(DrawDotTest, LaysSmallGraphsInLayers) {
  const std::string dot = DotOf(Ring(4, 4));
  EXPECT_TRUE(Contains(dot, "layout=dot"));
  EXPECT_FALSE(Contains(dot, "rankdir"));
}

TEST(DrawDotTest, LaysStarsAndLargerGraphsByStress) {
  Drawing star;
  star.nodes.push_back(NodeOf("USA"));
  for (size_t i = 0; i <= kMaxLayeredStar; ++i) {
    star.nodes.push_back(NodeOf("n" + std::to_string(i)));
    star.edges.push_back(EdgeOf("USA", star.nodes.back().id));
  }
  EXPECT_TRUE(Contains(DotOf(star), "layout=neato"));
  EXPECT_TRUE(Contains(DotOf(Ring(20, kMaxLayeredEdges)), "layout=dot"));
  EXPECT_TRUE(Contains(DotOf(Ring(20, kMaxLayeredEdges + 1)), "layout=neato"));
}

TEST(DrawDotTest, LabelsNoEdgesOfLargeGraphs) {
  const std::string labelled = DotOf(Ring(50, kMaxLabelledEdges));
  EXPECT_TRUE(Contains(labelled, "label=\"制裁 (1)\""));
  const std::string large = DotOf(Ring(50, kMaxLabelledEdges + 1));
  EXPECT_TRUE(Contains(large, "layout=sfdp"));
  EXPECT_TRUE(Contains(large, "splines=false"));
  EXPECT_FALSE(Contains(large, "label=\"制裁 (1)\""));
}

TEST(DrawDotTest, EscapesLabelsAndIds) {
  Drawing drawing;
  drawing.caption = "a < b & c";
  drawing.nodes.push_back(NodeOf("\"A&B\"\\\n"));
  const std::string dot = DotOf(drawing);
  EXPECT_TRUE(Contains(dot,
                       "  \"\\\"A&B\\\"\\\\\n\" [label="
                       "\"\\\"A&amp;B\\\"\\\\ \""));
  EXPECT_TRUE(Contains(dot, "a &lt; b &amp; c"));
}

TEST(DrawDotTest, TellsConflictFromCooperationAndExplainsTheColours) {
  Drawing drawing = Ring(3, 3);
  drawing.edges[1].plover = v1::PLOVER_CLASS_CONSULT;
  drawing.names = NodeNames::kEnglish;
  const std::string dot = DotOf(drawing);
  EXPECT_TRUE(Contains(dot, "material conflict"));
  EXPECT_TRUE(Contains(dot, "verbal cooperation"));
  EXPECT_FALSE(Contains(dot, "material cooperation"));
  EXPECT_TRUE(Contains(dot, "fontcolor=\"#99000d\""));
  EXPECT_TRUE(Contains(dot, "fontcolor=\"#2b7bba\""));
}

TEST(DrawDotTest, ShowsMutualUnrealAndRepeatedEdges) {
  Drawing drawing = Ring(3, 3);
  drawing.edges[0].mutual = true;
  drawing.edges[1].unreal = true;
  drawing.edges[2].events = 10;
  const std::string dot = DotOf(drawing);
  EXPECT_TRUE(Contains(dot, "penwidth=1, dir=none];"));
  EXPECT_TRUE(Contains(dot, "penwidth=1, style=dashed];"));
  EXPECT_TRUE(Contains(dot, "penwidth=2.75];"));
}

class DrawingTest : public ::testing::Test {
 protected:
  void SetUp() override { WriteStory(StoryOrder::kForward, store_.get()); }

  std::string Dot(ExportOptions options) const {
    options.format = ExportFormat::kDot;
    return ExportText(*store_, options);
  }

  ScratchStore store_;
};

TEST_F(DrawingTest, BundlesEventsAboveTheBound) {
  ExportOptions options;
  options.bundle_above = 1;
  const std::string dot = Dot(options);
  EXPECT_TRUE(Contains(dot, "\"USA\" -> \"RUS\" [label=\"制裁 (3)\""));
  EXPECT_FALSE(Contains(dot, "制裁 2024"));
  options.bundle_above = 0;
  EXPECT_TRUE(Contains(Dot(options), "label=\"制裁 2024-03-10\""));
}

TEST_F(DrawingTest, DrawsAnEventWithoutTargetAsALoop) {
  EXPECT_TRUE(Contains(Dot({}), "\"RUS\" -> \"RUS\" [label=\"飛彈試射\""));
}

TEST_F(DrawingTest, NamesInTheLanguageAskedElseInTheOther) {
  ExportOptions options;
  options.names = NodeNames::kEnglish;
  const std::string dot = Dot(options);
  EXPECT_TRUE(Contains(dot, "label=\"United States USA\""));
  EXPECT_TRUE(Contains(dot, "label=\"台灣 TWN\""));
  EXPECT_TRUE(Contains(dot, "label=\"Sanction 2024-03-10\""));
}

TEST_F(DrawingTest, DashesWhatIsOnlyPlanned) {
  ExportOptions options;
  options.filter.statuses.insert(v1::EVENT_STATUS_PLANNED);
  EXPECT_TRUE(Contains(Dot(options), "style=dashed"));
  EXPECT_FALSE(Contains(Dot({}), "style=dashed"));
}

TEST_F(DrawingTest, DrawsTheEdgesOfAnAnswer) {
  ExportOptions options;
  options.format = ExportFormat::kDot;
  std::ostringstream out;
  ASSERT_TRUE(DrawSubgraph({{"USA", "RUS", "sanction", false, 3},
                            {"CHN", "USA", "meet", true, 1},
                            {"RUS", "", "missile_test", false, 2}},
                           "USA", *store_, options, out)
                  .ok());
  const std::string dot = out.str();
  EXPECT_TRUE(Contains(dot, "\"USA\" -> \"RUS\" [label=\"制裁 (3)\""));
  EXPECT_TRUE(Contains(dot, "\"RUS\" -> \"RUS\" [label=\"飛彈試射 (2)\""));
  EXPECT_TRUE(Contains(dot,
                       "\"USA\" [label=\"美國 USA\", tooltip=\"美國 (USA)"
                       "\", fillcolor="));
}

TEST_F(DrawingTest, DrawsAHighlightedNodeWithoutEdges) {
  ExportOptions options;
  options.format = ExportFormat::kSvg;
  std::ostringstream out;
  ASSERT_TRUE(DrawSubgraph({}, "TWN", *store_, options, out).ok());
  EXPECT_TRUE(Contains(out.str(), "台灣 TWN"));
}

TEST_F(DrawingTest, RefusesOtherFormats) {
  std::ostringstream out;
  ExportOptions options;
  options.format = ExportFormat::kGexf;
  EXPECT_EQ(DrawSubgraph({}, "", *store_, options, out).code(),
            StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace actant
