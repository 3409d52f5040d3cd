#include "apps/text_table.h"

#include <gtest/gtest.h>

#include <sstream>

namespace actant {
namespace {

TEST(TextTableTest, CountsWideCharactersTwiceAndCombiningOnesNot) {
  EXPECT_EQ(DisplayWidth("abc"), 3U);
  EXPECT_EQ(DisplayWidth("中國"), 4U);
  EXPECT_EQ(DisplayWidth("ＡＢ"), 4U);
  EXPECT_EQ(DisplayWidth("e\u0301"), 1U);
  EXPECT_EQ(DisplayWidth("𠮷"), 2U);
  EXPECT_EQ(DisplayWidth(""), 0U);
}

TEST(TextTableTest, KeepsColumnsStraightUnderChinese) {
  TextTable table({"name", "events", "kind"});
  table.AddRow({"中國", "5", "state"});
  table.AddNote("「制裁\n美國」");
  table.AddRow({"NATO", "12", "intl_body"});
  std::ostringstream out;
  table.Write(out);
  EXPECT_EQ(out.str(),
            "name  events  kind\n"
            "中國       5  state\n"
            "    「制裁 美國」\n"
            "NATO      12  intl_body\n");
}

}  // namespace
}  // namespace actant
