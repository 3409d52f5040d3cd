#include "graph/export_xml.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace actant {
namespace {

TEST(ExportXmlTest, EscapesTheFiveSpecialCharacters) {
  EXPECT_EQ(EscapeXml("\"A&B\" <'石油'>"),
            "&quot;A&amp;B&quot; &lt;&apos;石油&apos;&gt;");
}

TEST(ExportXmlTest, KeepsWhiteSpaceThroughNormalization) {
  EXPECT_EQ(EscapeXml("a\tb\nc\rd e"), "a&#9;b&#10;c&#13;d e");
}

TEST(ExportXmlTest, DropsWhatXmlForbids) {
  EXPECT_EQ(DropNonXml(std::string("a\0b\x01\x1F", 5) + "\x7F"), "ab\x7F");
  EXPECT_EQ(DropNonXml("a\xEF\xBF\xBE\xEF\xBF\xBFz"), "az");
}

TEST(ExportXmlTest, DropsBytesThatAreNotUtf8) {
  EXPECT_EQ(DropNonXml("a\xFFz"), "az");
  EXPECT_EQ(DropNonXml("a\xC0\x80z"), "az");          // overlong NUL
  EXPECT_EQ(DropNonXml("a\xED\xA0\x80z"), "az");      // a surrogate
  EXPECT_EQ(DropNonXml("a\xF4\x90\x80\x80z"), "az");  // above U+10FFFF
  EXPECT_EQ(DropNonXml("a\xE7\xBE"), "a");            // cut off
}

TEST(ExportXmlTest, KeepsAllOtherText) {
  const std::string text = "é 美國 𠮷 😀 \U0010FFFF \uFFFD";
  EXPECT_EQ(DropNonXml(text), text);
}

TEST(ExportXmlTest, IsStableOnWhatItKept) {
  std::mt19937 random(3);
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (int j = 0; j < 20; ++j) text += static_cast<char>(random() % 256);
    const std::string kept = DropNonXml(text);
    EXPECT_EQ(DropNonXml(kept), kept);
    EXPECT_EQ(EscapeXml(text), EscapeXml(kept));
  }
}

}  // namespace
}  // namespace actant
