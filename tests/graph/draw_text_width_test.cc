#include "graph/draw_text_width.h"

#include <gtest/gtest.h>

namespace actant {
namespace {

TEST(DrawTextWidthTest, GivesEachIdeographAnEm) {
  EXPECT_DOUBLE_EQ(TextWidth("美國"), 2);
  EXPECT_DOUBLE_EQ(TextWidth("（𠮷）"), 3);
}

TEST(DrawTextWidthTest, KnowsLatinByHelvetica) {
  EXPECT_DOUBLE_EQ(TextWidth(""), 0);
  EXPECT_DOUBLE_EQ(TextWidth("i"), 0.222);
  EXPECT_DOUBLE_EQ(TextWidth("USA"), 0.722 + 0.667 + 0.667);
  EXPECT_DOUBLE_EQ(TextWidth("~"), 0.584);
}

TEST(DrawTextWidthTest, GivesMarksAndControlsNoRoom) {
  EXPECT_DOUBLE_EQ(TextWidth("e\u0301"), TextWidth("e"));
  EXPECT_DOUBLE_EQ(TextWidth("\x01\x7F"), 0);
}

TEST(DrawTextWidthTest, TakesOtherLettersAsOfOneWidth) {
  EXPECT_DOUBLE_EQ(TextWidth("Ж"), 0.6);
  EXPECT_DOUBLE_EQ(TextWidth("éΩ"), 1.2);
}

TEST(DrawTextWidthTest, ReadsBrokenUtf8ToItsEnd) {
  EXPECT_GT(TextWidth("\xE7\xBE"), 0);
  EXPECT_GT(TextWidth("\x80\xFF"), 0);
}

}  // namespace
}  // namespace actant
