#include "extract/automaton.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace actant {
namespace {

using Found = std::tuple<uint32_t, uint32_t, uint32_t>;  // begin, end, pattern

std::vector<Found> ScanAll(const Automaton& automaton, std::string_view text) {
  std::vector<Found> found;
  automaton.Scan(text, [&](uint32_t begin, uint32_t end, uint32_t pattern) {
    found.emplace_back(begin, end, pattern);
  });
  return found;
}

// Looks for every pattern at every place; of patterns and texts in UTF-8 no
// place lies within a character.
std::vector<Found> ScanNaively(const std::vector<std::string>& patterns,
                               std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  std::vector<Found> found;
  for (uint32_t p = 0; p < patterns.size(); ++p) {
    for (size_t at = text.find(patterns[p]); at != std::string::npos;
         at = text.find(patterns[p], at + 1)) {
      found.emplace_back(at, at + patterns[p].size(), p);
    }
  }
  std::ranges::sort(found);
  return found;
}

using Alphabet = std::vector<std::string>;

// So many of the alphabet's letters.
std::string RandomText(const Alphabet& alphabet, size_t letters,
                       std::mt19937* random) {
  std::string text;
  std::uniform_int_distribution<size_t> letter(0, alphabet.size() - 1);
  for (size_t i = 0; i < letters; ++i) text += alphabet[letter(*random)];
  return text;
}

std::string Build(const std::vector<std::string>& patterns) {
  auto bytes = BuildAutomaton(patterns);
  EXPECT_TRUE(bytes.has_value());
  return bytes.value_or("");
}

Automaton MustOpen(std::string_view bytes, uint32_t patterns) {
  auto automaton = Automaton::Open(bytes, patterns);
  EXPECT_TRUE(automaton.has_value());
  return automaton.value_or(Automaton());
}

TEST(AutomatonTest, FindsOverlappingPatternsByBeginShortestFirst) {
  const std::vector<std::string> patterns = {"he", "she", "his", "hers", "e"};
  const std::string bytes = Build(patterns);
  EXPECT_EQ(ScanAll(MustOpen(bytes, 5), "usHErs"),
            (std::vector<Found>{{1, 4, 1}, {2, 4, 0}, {2, 6, 3}, {3, 4, 4}}));
}

TEST(AutomatonTest, ReportsAPatternListedTwiceUnderBothNumbers) {
  const std::string bytes = Build({"us", "us"});
  EXPECT_EQ(ScanAll(MustOpen(bytes, 2), "us"),
            (std::vector<Found>{{0, 2, 1}, {0, 2, 0}}));
}

TEST(AutomatonTest, FindsNothingWithinACharacter) {
  const std::string bytes = Build({"\xB8\xAD", "\xE4", "中"});
  EXPECT_EQ(ScanAll(MustOpen(bytes, 3), "中\xE4"),
            (std::vector<Found>{{0, 3, 2}, {3, 4, 1}}));
}

TEST(AutomatonTest, FindsNothingWithoutPatternsOrText) {
  const std::string none = Build({});
  EXPECT_TRUE(ScanAll(MustOpen(none, 0), "anything").empty());
  const std::string one = Build({"a"});
  EXPECT_TRUE(ScanAll(MustOpen(one, 1), "").empty());
}

TEST(AutomatonTest, RefusesEmptyAndUnfoldedPatterns) {
  const std::vector<std::string> empty = {""};
  const std::vector<std::string> upper = {"aB"};
  EXPECT_EQ(BuildAutomaton(empty).error().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(BuildAutomaton(upper).error().code(), StatusCode::kInvalidArgument);
}

// Small alphabets make many overlaps; the last has every byte that is no lead
// of a longer character, NUL and 0xFF among them, and characters of all sizes.
TEST(AutomatonTest, AgreesWithANaiveSearchOnRandomDictionaries) {
  Alphabet all = {"é", "中", "国", "\uFFFD", "🙂"};
  for (int c = 0; c < 256; ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool trails_or_leads = c >= 0x80 && c < 0xF0;
    if (!upper && !trails_or_leads) all.emplace_back(1, static_cast<char>(c));
  }
  const Alphabet alphabets[] = {
      {"a"}, {"a", "b"}, {"a", "b", "中", "丰", "é"}, all};
  std::mt19937 random(20260801);
  size_t matches = 0;
  for (int round = 0; round < 400; ++round) {
    Alphabet alphabet = alphabets[round % 4];
    std::vector<std::string> patterns(random() % 60);
    for (std::string& pattern : patterns) {
      pattern = RandomText(alphabet, 1 + random() % 6, &random);
    }
    const std::string bytes = Build(patterns);
    const Automaton automaton =
        MustOpen(bytes, static_cast<uint32_t>(patterns.size()));
    alphabet.insert(alphabet.end(), {"A", "Z"});
    const std::string text = RandomText(alphabet, random() % 200, &random);
    std::vector<Found> found = ScanAll(automaton, text);
    std::ranges::sort(found);
    ASSERT_EQ(found, ScanNaively(patterns, text)) << "round " << round;
    matches += found.size();
  }
  EXPECT_GT(matches, 10000U);
}

// Enough states that old blocks of the double array are closed.
TEST(AutomatonTest, FindsEveryWordOfALargeDictionary) {
  std::mt19937 random(7);
  const Alphabet letters = {"a", "b", "c", "d", "e", "中", "文", "字", "母"};
  std::vector<std::string> patterns;
  for (int i = 0; i < 20000; ++i) {
    patterns.push_back(RandomText(letters, 9, &random));
  }
  const std::string bytes = Build(patterns);
  const Automaton automaton =
      MustOpen(bytes, static_cast<uint32_t>(patterns.size()));
  for (uint32_t i = 0; i < patterns.size(); ++i) {
    const auto found = ScanAll(automaton, patterns[i]);
    const Found whole{0, patterns[i].size(), i};
    ASSERT_NE(std::ranges::find(found, whole), found.end());
  }
}

TEST(AutomatonTest, SamePatternsGiveTheSameBytes) {
  const std::vector<std::string> patterns = {"b", "ab", "abc"};
  EXPECT_EQ(Build(patterns), Build(patterns));
}

TEST(AutomatonTest, RefusesCutBytesAndPatternNumbersOutOfBounds) {
  const std::string bytes = Build({"ab", "b"});
  EXPECT_FALSE(Automaton::Open(bytes, 1).has_value());
  for (const size_t size :
       {size_t{0}, size_t{7}, size_t{8}, bytes.size() - 1}) {
    const std::string cut = bytes.substr(0, size);
    EXPECT_FALSE(Automaton::Open(cut, 2).has_value()) << size;
  }
}

// Whatever Open lets through can be scanned: no crash, no endless loop, no
// match outside the text.
TEST(AutomatonTest, ScansWhateverOpenAccepts) {
  const std::string bytes = Build({"ab", "b", "aab", "bab", "cc"});
  const std::string text = "abaabbabccabcbab";
  std::mt19937 random(11);
  int accepted = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string damaged = bytes;
    // Words near the front are likelier to matter than free slots.
    const size_t word = (random() % (bytes.size() / 4));
    const auto value =
        static_cast<uint32_t>(random() % 2 == 0 ? random() % 300 : random());
    std::memcpy(damaged.data() + word * 4, &value, 4);
    const auto automaton = Automaton::Open(damaged, 5);
    if (!automaton.has_value()) continue;
    ++accepted;
    for (const auto& [begin, end, pattern] : ScanAll(*automaton, text)) {
      ASSERT_LT(begin, end);
      ASSERT_LE(end, text.size());
      ASSERT_LT(pattern, 5U);
    }
  }
  EXPECT_GT(accepted, 0);
}

}  // namespace
}  // namespace actant
