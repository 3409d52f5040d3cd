// The checks of the parsers' fuzzers over seeded mutations, so that they run
// wherever the tests do.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/language_checks.h"
#include "small_world.h"

namespace actant {
namespace {

constexpr std::string_view kGrammar =
    "gap free other adverb limit 60\n"
    "gap back @free verb nominal\n"
    "setting home.zh-Hant TWN\n"
    "construction a.passive verb closes subj obj\n"
    "  pattern obj:np ~free phrase* ~free passive ~back subj:np light? @\n"
    "construction b nominal\n"
    "  pattern phrase ~free de? @ ~free into:noun|list\n";

constexpr std::string_view kPieces[] = {
    "rule ",    "->",     "on",      "need",    "roles",
    "status",   "over",   "also",    "yes ",    "no",
    "=>",       ":",      ":v",      ":n",      ":vn",
    "|",        "+",      ">",       ";",       "=",
    "!=",       ".state", "subj",    "obj",     "to",
    "under",    "clause", "ignore",  "mutual",  "each",
    "source=",  "amount", "planned", "negated", "gap ",
    "limit",    "~free",  "@",       "@free",   "?",
    "*",        "np",     "closes",  "pattern", "construction ",
    "setting ", "\n",     "  ",      "\t",      "#",
    "1e308",    "nan",    "inf",     "-1",      "99999999999999",
    "制裁",     "\r",     "\xFF"};

std::string Mutated(std::string_view seed, std::mt19937* random) {
  const auto pick = [random](size_t count) {
    return static_cast<size_t>((*random)() % count);
  };
  std::string text(seed);
  for (size_t i = 1 + pick(8); i-- > 0;) {
    const size_t at = pick(text.size() + 1);
    switch (pick(4)) {
      case 0:
        text.insert(at, kPieces[pick(std::size(kPieces))]);
        break;
      case 1:
        text.erase(at, 1 + pick(20));
        break;
      case 2:
        text.insert(at, text.substr(pick(text.size() + 1), pick(60)));
        break;
      default:
        text.insert(at, 1, static_cast<char>((*random)()));
        break;
    }
  }
  return text;
}

void CheckMutations(std::string_view seed,
                    std::string (*check)(std::string_view)) {
  ASSERT_EQ(check(seed), "");
  std::mt19937 random(20261122);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = Mutated(seed, &random);
    ASSERT_EQ(check(text), "") << "round " << round << ":\n" << text;
  }
}

TEST(LanguageFuzzTest, RulesHold) {
  // A short seed, so that many mutations leave it valid.
  CheckMutations(kSmallRules.substr(0, kSmallRules.find("rule t.list")),
                 CheckRuleText);
}
TEST(LanguageFuzzTest, GrammarHolds) {
  CheckMutations(kGrammar, CheckGrammarText);
}

}  // namespace
}  // namespace actant
