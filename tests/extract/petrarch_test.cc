// PETRARCH dictionaries: what their readers make of each form of line, of
// broken ones, and of mutations; what the coder makes of sentences.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "extract/compiler/compile.h"
#include "extract/petrarch/event_mapping.h"
#include "extract/petrarch/petrarch_reader.h"
#include "fuzz/petrarch_checks.h"

namespace actant {
namespace {

constexpr std::string_view kActors =
    "<!-- two lines\n of comment -->\n"
    "VELDIA [VEL]\n"
    "+VELDIAN  # a demonym\n"
    "PORT_SANDRE\n"
    "\t[SAN < 19900101]\n"
    "\t[SANGOV 900101-991231]\n"
    "\t[SANREB > 991231]\n"
    "TWIN_ISLES [ILA/ILB]\n"
    "MORVANE [MOR]\n";
constexpr std::string_view kAgents =
    "!PERSON! = MAN, WOMAN\n"
    "POLICE {} [~COP]\n"
    "ENVOY [~GOV]\n"
    "GENERAL {GENERALS} [~MIL]\n"
    "CONGRESS!PERSON! {} [~LEG]\n"
    "RELIEF_FUND [NGO~]\n";
constexpr std::string_view kVerbs =
    "&TIES\n+RELATION\n+TRADE LINK\n"
    "--- PRAISE [051] ---\n"
    "PRAISE\n"
    "+SPEAK_WELL_OF {+SPOKE_WELL_OF}\n"
    "--- CUT [---] ---\n"
    "CUT {CUTS CUTTING}\n"
    "- * &TIES [161]\n"
    "- * RED_TAPE [080]\n"
    "--- VISIT [042:043] ---\n"
    "VISIT\n"
    "--- FREE [084] ---\n"
    "FREE\n"
    "- + * FROM $ [085]\n"
    "--- QUARREL [111] ---\n"
    "QUARREL\n"
    "- % * [112]\n"
    "--- SEND [070] ---\n"
    "SEND {SENDS SENT SENDING}\n"
    "- * {HEAVY TANK} (TO BORDER) [154]\n";

const Knowledge& World() {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    const auto compiled = CompileData(ACTANT_DATA_DIR);
    EXPECT_TRUE(compiled.has_value());
    auto opened = Knowledge::FromBytes(compiled->image);
    EXPECT_TRUE(opened.has_value());
    return std::move(*opened);
  }();
  return *knowledge;
}

std::unique_ptr<petrarch::PetrarchReader> Reader(
    petrarch::CoderSettings settings = {}) {
  auto all = std::make_unique<petrarch::Dictionaries>();
  petrarch::Problems problems;
  all->actors.ReadActors(kActors, "a", &all->words, &problems);
  all->agents.ReadAgents(kAgents, "g", &all->words, &problems);
  all->verbs.Read(kVerbs, "v", &all->words, &problems);
  all->verbs.Finish();
  all->discards.Read("FLOWER_SHOW\n+REGATTA\n", "d", &all->words, &problems);
  all->settings = settings;
  EXPECT_TRUE(problems.empty()) << problems.front();
  auto reader = petrarch::PetrarchReader::Create(&World(), std::move(all));
  EXPECT_TRUE(reader.has_value());
  return std::move(*reader);
}

// "VEL>SAN 051", sorted.
std::vector<std::string> Code(std::string_view text,
                              std::string_view day = "1980-05-01",
                              petrarch::CoderSettings settings = {}) {
  ArticleInput input;
  input.id = "t";
  input.text = std::string(text);
  input.published = *ParseDay(day);
  ExtractOptions options;
  options.scope = Scope::kAll;
  const auto events = Reader(settings)->Read(input, options);
  EXPECT_TRUE(events.has_value());
  std::vector<std::string> lines;
  for (const petrarch::CodedEvent& event : *events) {
    lines.push_back(event.source + ">" + event.target + " " + event.code);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

using Lines = std::vector<std::string>;

TEST(PetrarchCoderTest, CodesOfTheVerbAndOfItsPatterns) {
  EXPECT_EQ(Code("Veldia praised Morvane."), (Lines{"VEL>MOR 051"}));
  EXPECT_EQ(Code("Veldia has cut trade links with Morvane."),
            (Lines{"VEL>MOR 161"}));
  EXPECT_EQ(Code("Veldia cut the cost of Morvane."), Lines{});
  EXPECT_EQ(Code("Veldia spoke well of Morvane."), (Lines{"VEL>MOR 051"}));
}

TEST(PetrarchCoderTest, ClosedWordsStandTogether) {
  EXPECT_EQ(Code("Veldia has cut red tape for Morvane."),
            (Lines{"VEL>MOR 080"}));
  EXPECT_EQ(Code("Veldia has cut red old tape for Morvane."), Lines{});
}

TEST(PetrarchCoderTest, BothWays) {
  EXPECT_EQ(Code("Veldia visited Morvane."),
            (Lines{"MOR>VEL 043", "VEL>MOR 042"}));
}

TEST(PetrarchCoderTest, SourceAndTargetOfPatternAndPassive) {
  EXPECT_EQ(Code("Veldia was freed from Morvane."), (Lines{"MOR>VEL 085"}));
  EXPECT_EQ(Code("Veldia was praised by Morvane."), (Lines{"MOR>VEL 051"}));
}

TEST(PetrarchCoderTest, Compounds) {
  EXPECT_EQ(Code("Veldia and Morvane quarrelled."), Lines{});
  EXPECT_EQ(Code("Veldia and Morvane are quarreling."),
            (Lines{"MOR>VEL 112", "VEL>MOR 112"}));
  EXPECT_EQ(Code("Veldia praised the Twin Isles."),
            (Lines{"VEL>ILA 051", "VEL>ILB 051"}));
}

TEST(PetrarchCoderTest, Agents) {
  EXPECT_EQ(Code("Veldian police praised Morvane."), (Lines{"VELCOP>MOR 051"}));
  EXPECT_EQ(Code("Envoys of Veldia and Morvane praised Port Sandre."),
            (Lines{"MORGOV>SAN 051", "VELGOV>SAN 051"}));
  EXPECT_EQ(Code("Congresswomen praised Morvane."), Lines{});
  EXPECT_EQ(Code("A congresswoman praised Morvane."),
            (Lines{"---LEG>MOR 051"}));
  EXPECT_EQ(Code("The Relief Fund Veldia praised Morvane."),
            (Lines{"NGOVEL>MOR 051"}));
}

TEST(PetrarchCoderTest, CodesOfTheDay) {
  EXPECT_EQ(Code("Veldia praised Port Sandre.", "1989-12-31"),
            (Lines{"VEL>SAN 051"}));
  EXPECT_EQ(Code("Veldia praised Port Sandre.", "1990-01-01"),
            (Lines{"VEL>SANGOV 051"}));
  EXPECT_EQ(Code("Veldia praised Port Sandre.", "2001-01-01"),
            (Lines{"VEL>SANREB 051"}));
}

TEST(PetrarchCoderTest, Groups) {
  EXPECT_EQ(Code("Veldia sent heavy tanks to the Morvane border."),
            (Lines{"VEL>MOR 070"}));
  EXPECT_EQ(Code("Veldia sent a heavy tank to the Morvane border."),
            (Lines{"VEL>MOR 154"}));
}

TEST(PetrarchCoderTest, Discards) {
  EXPECT_EQ(Code("Veldia praised the flower show of Morvane. "
                 "Morvane praised Veldia."),
            (Lines{"MOR>VEL 051"}));
  EXPECT_EQ(Code("Veldia praised the regatta. Morvane praised Veldia."),
            Lines{});
}

TEST(PetrarchCoderTest, Settings) {
  petrarch::CoderSettings open;
  ASSERT_TRUE(open.Set("require_dyad", "False"));
  EXPECT_EQ(Code("Veldia praised the weather.", "1980-05-01", open),
            (Lines{"VEL>--- 051"}));
  EXPECT_EQ(Code("Veldia praised the weather."), Lines{});
  petrarch::CoderSettings named;
  ASSERT_TRUE(named.Set("new_actor_length", "2"));
  EXPECT_EQ(Code("Veldia praised the weather.", "1980-05-01", named),
            (Lines{"VEL>\"WEATHER\" 051"}));
  EXPECT_FALSE(named.Set("new_actor_length", "two"));
  EXPECT_FALSE(named.Set("other", "2"));
}

TEST(PetrarchMappingTest, TypesAndStates) {
  EXPECT_EQ(petrarch::TypeOfCode(World(), "190").name(), "ASSAULT");
  EXPECT_EQ(petrarch::TypeOfCode(World(), "0874").name(), "RETREAT");
  EXPECT_EQ(petrarch::TypeOfCode(World(), "345").name(), "petrarch:345");
  v1::Party party;
  petrarch::SetPartyActor(World(), "RUSBUS", &party);
  EXPECT_EQ(party.actor(), "RUS.BUS");
  petrarch::SetPartyActor(World(), "VELGOV", &party);
  EXPECT_EQ(party.actor(), "VELGOV");
}

TEST(PetrarchDictionaryTest, BrokenLinesAreToldAndSkipped) {
  petrarch::Dictionaries all;
  petrarch::Problems problems;
  all.actors.ReadActors("[VEL]\nGOOD [GOO]\nBAD [BAD 1990]\nNONE\n", "a",
                        &all.words, &problems);
  ASSERT_EQ(problems.size(), 4U);
  EXPECT_TRUE(problems[0].starts_with("a:1: "));
  EXPECT_TRUE(problems[1].starts_with("a:3: "));
  EXPECT_TRUE(problems[3].starts_with("a:4: "));
  problems.clear();
  all.verbs.Read(
      "- * X [1]\n--- V [1] ---\nV\n- X [1]\n- * &NO [1]\n- * (A "
      "[1]\n- * A\n",
      "v", &all.words, &problems);
  EXPECT_EQ(problems.size(), 5U);
  problems.clear();
  all.agents.ReadAgents("A [COP]\n!S! X\n!T!_B [~B]\n", "g", &all.words,
                        &problems);
  EXPECT_EQ(problems.size(), 3U);
}

void CheckMutations(std::string_view seed,
                    std::string (*check)(std::string_view)) {
  constexpr std::string_view kPieces[] = {"[",
                                          "]",
                                          "<",
                                          ">",
                                          "-",
                                          "---",
                                          "+",
                                          "&",
                                          "*",
                                          "$",
                                          "^",
                                          "%",
                                          "{",
                                          "}",
                                          "(",
                                          ")",
                                          "_",
                                          "~",
                                          "!",
                                          "#",
                                          "<!--",
                                          "-->",
                                          "\n",
                                          "\t",
                                          " ",
                                          "'",
                                          "19900101",
                                          "[A 990101-900101]",
                                          "\xE2\x80\x99s",
                                          "\xFF"};
  ASSERT_EQ(check(seed), "");
  std::mt19937 random(20261123);
  const auto pick = [&](size_t count) {
    return static_cast<size_t>(random() % count);
  };
  for (int round = 0; round < 3000; ++round) {
    std::string text(seed);
    for (size_t i = 1 + pick(6); i-- > 0;) {
      const size_t at = pick(text.size() + 1);
      if (pick(2) == 0) {
        text.insert(at, kPieces[pick(std::size(kPieces))]);
      } else {
        text.erase(at, 1 + pick(12));
      }
    }
    ASSERT_EQ(check(text), "") << "round " << round << ":\n" << text;
  }
}

TEST(PetrarchFuzzTest, ActorsHold) {
  CheckMutations(kActors, CheckPetrarchActors);
}
TEST(PetrarchFuzzTest, AgentsHold) {
  CheckMutations(kAgents, CheckPetrarchAgents);
}
TEST(PetrarchFuzzTest, VerbsHold) {
  CheckMutations(kVerbs, CheckPetrarchVerbs);
}
TEST(PetrarchFuzzTest, DiscardsHold) {
  CheckMutations("FLOWER_SHOW\n+REGATTA # c\n", CheckPetrarchDiscards);
}

}  // namespace
}  // namespace actant
