#include "extract/internal/pattern_edges.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <random>
#include <string>
#include <vector>

#include "extract/internal/date_forms.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

bool MayBe(const std::string& pattern, std::string_view words) {
  return PatternEdges(std::vector{pattern}).MayBe(words) != 0;
}

TEST(PatternEdgesTest, AsksForTheFirstCharactersAndTheLast) {
  EXPECT_TRUE(MayBe("三月[一二]日", "三月一日"));
  EXPECT_FALSE(MayBe("三月[一二]日", "二月一日"));
  EXPECT_FALSE(MayBe("三月[一二]日", "三日一日"));
  EXPECT_FALSE(MayBe("三月[一二]日", "三月一號"));
}

TEST(PatternEdgesTest, LooksThroughWhatMayBeLeftOut) {
  for (const std::string_view words : {"ac", "abc", "c", "bc"}) {
    EXPECT_TRUE(MayBe("a?b*c", words)) << words;
    EXPECT_TRUE(MayBe("(?:a{0,2}b?)c", words)) << words;
  }
  EXPECT_FALSE(MayBe("a?b*c", "ca"));
  EXPECT_FALSE(MayBe("a?b*c", "ab"));
  EXPECT_TRUE(MayBe("a+", "aa"));
  EXPECT_TRUE(MayBe("[0-9]{1,3}年", "12年"));
}

TEST(PatternEdgesTest, CountsWhatIsRepeated) {
  EXPECT_TRUE(MayBe("[0-9]{3}年x", "123年x"));
  EXPECT_FALSE(MayBe("[0-9]{3}年x", "12年xx"));
  EXPECT_FALSE(MayBe("[0-9]{1,2}年?x", "1234x"));
  EXPECT_TRUE(MayBe("[0-9]{2,}x", "1234567x"));
  EXPECT_TRUE(MayBe("(?:ab){0,3}x", "ababx"));
  EXPECT_FALSE(MayBe("(?:ab){2}x", "abx"));
}

TEST(PatternEdgesTest, LooksAsFarAsItSays) {
  const PatternEdges edges(std::vector<std::string>{"from (?:May|June)"});
  EXPECT_EQ(edges.MayBegin("from Mx", 0), 1U);
  EXPECT_EQ(edges.MayBegin("from Ax", 0), 0U);
  EXPECT_EQ(edges.MayBegin("from ", 0), 0U);
}

TEST(PatternEdgesTest, FoldsCaseWhereThePatternDoes) {
  EXPECT_TRUE(MayBe("(?i:an?) x", "A x"));
  EXPECT_TRUE(MayBe("(?i:an?) x", "aN x"));
  EXPECT_FALSE(MayBe("(?i:a) x", "a X"));
}

TEST(PatternEdgesTest, LetsEverythingPassThatItDoesNotRead) {
  for (const char* pattern :
       {".b", "[^a]b", "\\db", "[\\d]b", "[[:digit:]]b"}) {
    EXPECT_TRUE(MayBe(pattern, "7b")) << pattern;
  }
  EXPECT_TRUE(MayBe("^ab$", "ab"));
  EXPECT_TRUE(MayBe("a\\b\\.", "a."));
}

TEST(PatternEdgesTest, NextFindsThePlaceWhereOneMayBegin) {
  const PatternEdges edges(std::vector<std::string>{"三月", "一年"});
  const std::string text = "一月三年三月";
  EXPECT_EQ(edges.Next(text, 0), 12U);
  EXPECT_EQ(edges.MayBegin(text, 12), 1U);
  EXPECT_EQ(edges.Next(text, 13), text.size());
}

// Whatever a form of date matches, the edges let pass: texts are drawn from
// the characters of the form itself, so that many match.
TEST(PatternEdgesTest, NoMatchOfADateFormIsLost) {
  std::vector<std::string> patterns;
  for (const DateFormPattern& form : DateFormPatterns()) {
    patterns.push_back(form.pattern);
  }
  const PatternEdges edges(patterns);
  RE2::Options options;
  options.set_longest_match(true);
  std::mt19937 random(17);
  size_t matches = 0;
  for (size_t i = 0; i < patterns.size(); ++i) {
    const RE2 pattern(patterns[i], options);
    std::vector<std::string> letters;
    for (size_t at = 0; at < patterns[i].size();) {
      const size_t size = CharAt(patterns[i], at).size;
      letters.push_back(patterns[i].substr(at, size));
      at += size;
    }
    for (int round = 0; round < 3000; ++round) {
      std::string text;
      const size_t size = 2 + random() % 4;
      for (size_t k = 0; k < size; ++k) {
        text += letters[random() % letters.size()];
      }
      re2::StringPiece found;
      if (!pattern.Match(text, 0, text.size(), RE2::ANCHOR_START, &found, 1)) {
        continue;
      }
      ++matches;
      ASSERT_NE(edges.MayBegin(text, 0) >> i & 1, 0U) << text;
      ASSERT_NE(edges.MayBe({text.data(), found.size()}) >> i & 1, 0U) << text;
    }
  }
  EXPECT_GT(matches, 300U);
}

}  // namespace
}  // namespace actant
