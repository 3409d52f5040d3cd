#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "extract/decode.h"
#include "extract/extractor.h"

namespace actant {
namespace {

TEST(FoldNameTest, FoldsCaseWidthSpaceAndMarks) {
  EXPECT_EQ(FoldName("Marco Rubio"), "marcorubio");
  EXPECT_EQ(FoldName("ＭＡＲＣＯ　ＲＵＢＩＯ"), "marcorubio");
  EXPECT_EQ(FoldName(" O'Brien-Smith Jr. "), "obriensmithjr");
  EXPECT_EQ(FoldName("Straße"), "strasse");
  EXPECT_EQ(FoldName("U.S."), "us");
  EXPECT_EQ(FoldName("中國"), "中國");
  EXPECT_EQ(FoldName(""), "");
}

TEST(FoldNameTest, TakesEveryDotOfTransliteratedNames) {
  const std::string plain = FoldName("馬可盧比歐");
  for (const std::string_view dotted :
       {"馬可·盧比歐", "馬可・盧比歐", "馬可．盧比歐", "馬可.盧比歐",
        "馬可‧盧比歐", "馬可•盧比歐", "馬可 盧比歐", "馬可･盧比歐"}) {
    EXPECT_EQ(FoldName(dotted), plain) << dotted;
  }
}

TEST(FoldNameTest, JoinsComposedAndDecomposedLetters) {
  EXPECT_EQ(FoldName("Erdog\u0306an"), FoldName("Erdo\u011Fan"));
  EXPECT_EQ(FoldName("Jose\u0301"), FoldName("JOS\u00C9"));
  EXPECT_NE(FoldName("José"), FoldName("Jose"));
}

TEST(FoldNameTest, KeepsTheScriptsApart) {
  EXPECT_NE(FoldName("中国"), FoldName("中國"));
}

TEST(FoldNameTest, IsStableValidAndBounded) {
  constexpr std::string_view kPieces[] = {
      "A",      "ß",  "é",  "ﬁ",          "Ⅷ",      "中",     "·",
      "．",     "-",  "'",  "\u0301",     "\u3000", "İ",      "ΐ",
      "\uFDFA", "한", "ｶﾞ", "\U00020000", "K",      "\u00AD", "\xFF"};
  std::mt19937 random(9);
  for (int round = 0; round < 5000; ++round) {
    std::string name;
    for (size_t i = random() % 8; i-- > 0;) {
      name += kPieces[random() % std::size(kPieces)];
    }
    const std::string folded = FoldName(name);
    ASSERT_TRUE(IsValidUtf8(folded)) << name;
    ASSERT_EQ(FoldName(folded), folded) << name;
    // The longest expansion of NFKC: U+FDFA, three bytes to 33.
    ASSERT_LE(folded.size(), 11 * name.size()) << name;
  }
}

}  // namespace
}  // namespace actant
