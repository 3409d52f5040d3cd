#include "graph/draw_svg.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "graph/draw_dot.h"

namespace actant {
namespace {

std::string Web(const std::string& layout) {
  std::string dot = "digraph web { graph [layout=" + layout + ", overlap=false]\n";
  for (int i = 0; i < 40; ++i) {
    dot += "n" + std::to_string(i % 9) + " -> n" + std::to_string(i * i % 11) +
           " [label=\"制裁\"];\n";
  }
  return dot + "}\n";
}

TEST(DrawSvgTest, DrawsTheSameEachTime) {
  for (const char* layout : {"dot", "neato", "sfdp"}) {
    const auto first = SvgOfDot(Web(layout));
    ASSERT_TRUE(first.has_value()) << first.error().ToString();
    std::srand(99);
    static_cast<void>(std::rand());
    const auto second = SvgOfDot(Web(layout));
    ASSERT_TRUE(second.has_value()) << second.error().ToString();
    EXPECT_TRUE(*first == *second) << layout;
  }
}

TEST(DrawSvgTest, DrawsFromManyThreads) {
  const auto alone = SvgOfDot(Web("sfdp"));
  ASSERT_TRUE(alone.has_value());
  std::vector<std::string> drawn(4);
  std::vector<std::thread> threads;
  for (std::string& text : drawn) {
    threads.emplace_back([&text] {
      const auto svg = SvgOfDot(Web("sfdp"));
      if (svg.has_value()) text = *svg;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : drawn) EXPECT_TRUE(text == *alone);
}

TEST(DrawSvgTest, GivesChineseTheRoomItNeeds) {
  const auto width = [](const std::string& label) {
    const auto svg =
        SvgOfDot("digraph { node [shape=box, fontsize=100]; a [label=\"" +
                 label + "\"] }");
    if (!svg.has_value()) return 0.0;
    const auto at = svg->find("width=\"");
    return at == std::string::npos ? 0.0 : std::stod(svg->substr(at + 7));
  };
  // Eight characters of one em each, 100 points, and the margins.
  EXPECT_GT(width("沙烏地阿拉伯王國"), 800);
  EXPECT_LT(width("沙烏地阿拉伯王國"), 900);
}

TEST(DrawSvgTest, RefusesWhatIsNotDot) {
  const auto svg = SvgOfDot("digraph { a -> ");
  ASSERT_FALSE(svg.has_value());
  EXPECT_EQ(svg.error().code(), StatusCode::kInvalidArgument);
  EXPECT_NE(svg.error().message().find("syntax error"), std::string::npos)
      << svg.error().message();
}

TEST(DrawSvgTest, NamesALayoutThatIsNotInstalled) {
  const auto svg = SvgOfDot("digraph { layout=nonesuch; a }");
  ASSERT_FALSE(svg.has_value());
  EXPECT_EQ(svg.error().code(), StatusCode::kFailedPrecondition);
  EXPECT_NE(svg.error().message().find("nonesuch"), std::string::npos);
}

}  // namespace
}  // namespace actant
