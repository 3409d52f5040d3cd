#include "extract/segmenter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace actant {
namespace {

// What Segment promises to make smallest, in order of importance; then the
// lengths of the steps from left to right decide.
struct Cost {
  uint32_t unknown = 0;
  uint32_t entries = 0;
  uint32_t singles = 0;
  std::vector<uint32_t> steps;  // characters; 0 for an unknown one

  friend auto operator<=>(const Cost&, const Cost&) = default;
};

// All matches of a dictionary in a text, as Knowledge::FindAll orders them.
std::vector<Match> FindAll(std::string_view text,
                           const std::vector<std::string>& dictionary) {
  std::vector<Match> matches;
  for (uint32_t entry = 0; entry < dictionary.size(); ++entry) {
    const std::string& word = dictionary[entry];
    for (size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
      matches.push_back({static_cast<uint32_t>(at),
                         static_cast<uint32_t>(at + word.size()), entry});
    }
  }
  std::sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return matches;
}

// The smallest cost of text[at..] over every segmentation there is.
// `unit` is the size of each character.
Cost BestByTrying(std::string_view text, const std::vector<Match>& matches,
                  uint32_t at, uint32_t unit) {
  if (at == text.size()) return {};
  Cost best = BestByTrying(text, matches, at + unit, unit);
  ++best.unknown;
  best.steps.insert(best.steps.begin(), 0);
  for (const Match& match : matches) {
    if (match.begin != at) continue;
    Cost cost = BestByTrying(text, matches, match.end, unit);
    const uint32_t length = (match.end - match.begin) / unit;
    ++cost.entries;
    cost.singles += length == 1 ? 1 : 0;
    cost.steps.insert(cost.steps.begin(), length);
    best = std::min(best, cost);
  }
  return best;
}

Cost CostOf(const std::vector<Token>& tokens, uint32_t unit) {
  Cost cost;
  for (const Token& token : tokens) {
    const uint32_t length = (token.span.end - token.span.begin) / unit;
    if (token.entry == Token::kUnknown) {
      cost.unknown += length;
      cost.steps.insert(cost.steps.end(), length, 0);
    } else {
      ++cost.entries;
      cost.singles += length == 1 ? 1 : 0;
      cost.steps.push_back(length);
    }
  }
  return cost;
}

std::string Show(std::string_view text, const std::vector<Token>& tokens) {
  std::string shown;
  for (const Token& token : tokens) {
    if (!shown.empty()) shown += "|";
    if (token.entry == Token::kUnknown) shown += "?";
    shown += text.substr(token.span.begin, token.span.end - token.span.begin);
  }
  return shown;
}

std::string Cut(std::string_view text,
                const std::vector<std::string>& dictionary) {
  return Show(text, Segment(text, FindAll(text, dictionary)));
}

TEST(SegmenterTest, CoversEmptyAndUnknownText) {
  EXPECT_TRUE(Segment("", {}).empty());
  EXPECT_EQ(Cut("天氣晴朗", {}), "?天氣晴朗");
  EXPECT_EQ(Cut("今天氣溫abc低", {"氣溫"}), "?今天|氣溫|?abc低");
}

TEST(SegmenterTest, KnowsMoreRatherThanLongerWords) {
  EXPECT_EQ(Cut("美國國會", {"美國國", "美國", "國會"}), "美國|國會");
}

TEST(SegmenterTest, UsesFewerWords) {
  EXPECT_EQ(Cut("中國外交部", {"中", "中國", "外交", "外交部", "部"}),
            "中國|外交部");
}

TEST(SegmenterTest, AvoidsWordsOfOneCharacter) {
  EXPECT_EQ(Cut("甲乙丙丁", {"甲", "甲乙", "乙丙丁", "丙丁"}), "甲乙|丙丁");
}

TEST(SegmenterTest, PutsLongerWordsToTheRightInATie) {
  EXPECT_EQ(Cut("對台軍售", {"對", "台", "台軍", "軍售", "售"}), "對|台|軍售");
  EXPECT_EQ(Cut("甲乙丙丁戊", {"甲乙", "甲乙丙", "丙丁戊", "丁戊"}),
            "甲乙|丙丁戊");
}

// Unknown characters weigh more than any number of words, and words more than
// any number of short ones.
TEST(SegmenterTest, ComparesCountsInOrderWhateverTheirSize) {
  EXPECT_EQ(Cut("甲乙丙丁戊己庚",
                {"甲", "乙", "丙", "丁", "戊", "己", "庚", "甲乙丙丁戊己"}),
            "甲乙丙丁戊己|庚");
  EXPECT_EQ(Cut("甲乙丙丁戊己庚辛", {"甲", "乙", "丙", "丁", "戊", "己", "庚",
                                     "辛", "乙丙丁戊己庚辛壬"}),
            "甲|乙|丙|丁|戊|己|庚|辛");
  EXPECT_EQ(Cut("甲乙丙丁戊己庚辛",
                {"甲", "乙丙丁戊己庚", "辛", "甲乙", "丙丁", "戊己", "庚辛"}),
            "甲|乙丙丁戊己庚|辛");
}

TEST(SegmenterTest, PunctuationStandsAlone) {
  EXPECT_EQ(Cut("國務卿盧比歐（Marco Rubio）說，好。", {"國務卿"}),
            "國務卿|?盧比歐|?（|?Marco Rubio|?）|?說|?，|?好|?。");
  EXPECT_EQ(Cut("「好！」", {}), "?「|?好|?！|?」");
  EXPECT_EQ(Cut("(a),b", {}), "?(|?a|?)|?,|?b");
  // The dots of transliterated names part nothing.
  EXPECT_EQ(Cut("馬可·盧比歐．二世", {}), "?馬可·盧比歐．二世");
  for (const Token& token : Segment("，a", {})) {
    EXPECT_EQ(token.mark, token.span.begin == 0);
  }
  // A mark that the dictionary lists is an entry like others.
  EXPECT_EQ(Cut("甲、乙", {"、"}), "?甲|、|?乙");
}

TEST(SegmenterTest, EqualsTheBestOfAllSegmentations) {
  std::mt19937 random(20261122);
  const std::vector<std::string> kAlphabets[] = {{"a", "b"},
                                                 {"甲", "乙", "丙"}};
  for (int round = 0; round < 3000; ++round) {
    const auto& alphabet = kAlphabets[round % 2];
    const auto unit = static_cast<uint32_t>(alphabet[0].size());
    const auto word = [&](size_t length) {
      std::string text;
      for (size_t i = 0; i < length; ++i) {
        text += alphabet[random() % alphabet.size()];
      }
      return text;
    };
    std::vector<std::string> dictionary;
    for (size_t i = random() % 7; i-- > 0;) {
      dictionary.push_back(word(1 + random() % 4));
    }
    std::sort(dictionary.begin(), dictionary.end());
    dictionary.erase(std::unique(dictionary.begin(), dictionary.end()),
                     dictionary.end());
    const std::string text = word(random() % 11);
    const std::vector<Match> matches = FindAll(text, dictionary);
    const std::vector<Token> tokens = Segment(text, matches);

    uint32_t at = 0;
    bool unknown_before = false;
    for (const Token& token : tokens) {
      ASSERT_EQ(token.span.begin, at) << Show(text, tokens);
      ASSERT_LT(token.span.begin, token.span.end);
      const bool unknown = token.entry == Token::kUnknown;
      ASSERT_FALSE(unknown && unknown_before) << "two unknown stretches meet";
      if (!unknown) {
        ASSERT_EQ(text.substr(at, token.span.end - at),
                  dictionary[token.entry]);
      }
      unknown_before = unknown;
      at = token.span.end;
    }
    ASSERT_EQ(at, text.size());
    ASSERT_EQ(CostOf(tokens, unit), BestByTrying(text, matches, 0, unit))
        << text << ": " << Show(text, tokens);
  }
}

}  // namespace
}  // namespace actant
