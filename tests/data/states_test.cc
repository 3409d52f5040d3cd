#include <gtest/gtest.h>
#include <unicode/locid.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge_of_data.h"

namespace actant {
namespace {

// Codes that ISO 3166-1 reserves on request without listing a state for them:
// Ascension, Clipperton, Diego Garcia, Tristan da Cunha.
const std::set<std::string_view> kReserved = {"ASC", "CPT", "DGA", "TAA"};

// Former states (actors/former_states.tsv): codes of ISO 3166-3, and those of
// the Correlates of War list.
const std::set<std::string_view> kFormer = {
    "ANT", "CSK", "DDR", "SCG", "SKM", "SUN", "VDR", "YMD", "YUG",
    "AUH", "BAV", "HAN", "SAX", "SIC", "TUS"};

// Alpha-3 codes of ICU's list of regions, without those and without the ones
// that ISO 3166 leaves to its users (XAA..XZZ), such as Kosovo's.
std::vector<std::string> IsoCodes() {
  std::vector<std::string> codes;
  for (const char* const* country = icu::Locale::getISOCountries();
       *country != nullptr; ++country) {
    const std::string code = icu::Locale("und", *country).getISO3Country();
    if (code.empty() || code[0] == 'X' || kReserved.contains(code)) continue;
    codes.push_back(code);
  }
  return codes;
}

TEST(StatesTest, HoldsAllOfIso3166) {
  const std::vector<std::string> codes = IsoCodes();
  ASSERT_GT(codes.size(), 240U);
  for (const std::string& code : codes) {
    const auto index = KnowledgeOfData().FindActor(code);
    EXPECT_TRUE(index.has_value()) << code;
    if (!index) continue;
    const KnownActor& actor = KnowledgeOfData().actor(*index);
    EXPECT_EQ(actor.kind, v1::ACTOR_KIND_STATE) << code;
    EXPECT_EQ(actor.state, code);
    EXPECT_FALSE(actor.name_zh.empty()) << code;
    EXPECT_FALSE(actor.name_en.empty()) << code;
  }
}

TEST(StatesTest, HoldsNoOtherThreeLetterStates) {
  const std::vector<std::string> codes = IsoCodes();
  const std::set<std::string_view> known(codes.begin(), codes.end());
  for (uint32_t i = 0; i < KnowledgeOfData().actor_count(); ++i) {
    const KnownActor& actor = KnowledgeOfData().actor(i);
    if (actor.kind != v1::ACTOR_KIND_STATE) continue;
    // Codes that begin with X are the users' own (Kosovo).
    EXPECT_TRUE(known.contains(actor.code) || actor.code[0] == 'X' ||
                kFormer.contains(actor.code))
        << actor.code;
  }
}

TEST(StatesTest, NoFormerStateHasACodeOfToday) {
  for (const std::string& code : IsoCodes()) {
    EXPECT_FALSE(kFormer.contains(code)) << code;
  }
  for (const std::string_view code : kFormer) {
    EXPECT_TRUE(KnowledgeOfData().FindActor(code).has_value()) << code;
  }
}

TEST(StatesTest, EveryStateIsFoundByItsNames) {
  for (uint32_t i = 0; i < KnowledgeOfData().actor_count(); ++i) {
    const KnownActor& actor = KnowledgeOfData().actor(i);
    if (actor.kind != v1::ACTOR_KIND_STATE) continue;
    std::vector<Match> matches;
    KnowledgeOfData().FindAll(actor.name_zh, &matches);
    bool found = false;
    for (const Match& match : matches) {
      if (match.end - match.begin != actor.name_zh.size()) continue;
      for (const Sense& sense : KnowledgeOfData().senses(match.entry)) {
        found |= sense.kind == SenseKind::kActor && sense.target == i;
      }
    }
    EXPECT_TRUE(found) << actor.code << " " << actor.name_zh;
  }
}

}  // namespace
}  // namespace actant
