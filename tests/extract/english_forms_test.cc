#include "extract/compiler/english_forms.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/compiler/problems.h"
#include "extract/compiler/source_folder.h"
#include "extract/knowledge.h"

namespace actant {
namespace {

constexpr const char* kIrregular =
    "lemma\tpast\tparticiple\tthird\tgerund\tplural\n"
    "give\tgave\tgiven\t\t\t\n"
    "hold\theld\t\t\t\t\n"
    "put\tput\tput\t\t\t\n"
    "refer\treferred\t\t\treferring\t\n"
    "crisis\t\t\t\t\tcrises\n";

class EnglishFormsTest : public ::testing::Test {
 protected:
  EnglishFormsTest() {
    Problems problems;
    forms_.ReadIrregular({"en/lexicon/irregular.tsv", kIrregular}, &problems);
    EXPECT_TRUE(problems.Errors().empty());
  }

  // "held bans banned banning": the surfaces, by their spelling.
  static std::string Surfaces(const EnglishForms::Forms& forms) {
    std::string text;
    for (const auto& [surface, bits] : forms) {
      text += (text.empty() ? "" : "|") + surface;
    }
    return text;
  }

  EnglishForms forms_;
};

TEST_F(EnglishFormsTest, RegularVerbs) {
  EXPECT_EQ(Surfaces(forms_.OfVerb("attack")),
            "attack|attacked|attacking|attacks");
  EXPECT_EQ(Surfaces(forms_.OfVerb("impose")),
            "impose|imposed|imposes|imposing");
  EXPECT_EQ(Surfaces(forms_.OfVerb("deny")), "denied|denies|deny|denying");
  EXPECT_EQ(Surfaces(forms_.OfVerb("deploy")),
            "deploy|deployed|deploying|deploys");
  EXPECT_EQ(Surfaces(forms_.OfVerb("ban")), "ban|banned|banning|bans");
  EXPECT_EQ(Surfaces(forms_.OfVerb("visit")), "visit|visited|visiting|visits");
  EXPECT_EQ(Surfaces(forms_.OfVerb("clash")), "clash|clashed|clashes|clashing");
  EXPECT_EQ(Surfaces(forms_.OfVerb("agree")), "agree|agreed|agreeing|agrees");
  EXPECT_EQ(Surfaces(forms_.OfVerb("tie")), "tie|tied|ties|tying");
  EXPECT_EQ(Surfaces(forms_.OfVerb("veto")), "veto|vetoed|vetoes|vetoing");
  EXPECT_EQ(Surfaces(forms_.OfVerb("raid")), "raid|raided|raiding|raids");
}

TEST_F(EnglishFormsTest, BitsTellTheForms) {
  const auto attack = forms_.OfVerb("attack");
  EXPECT_EQ(attack.at("attack"), kBaseForm);
  EXPECT_EQ(attack.at("attacks"), kThirdPerson);
  EXPECT_EQ(attack.at("attacked"), kPastForm | kParticiple);
  EXPECT_EQ(attack.at("attacking"), kGerund);
  const auto put = forms_.OfVerb("put");
  EXPECT_EQ(put.at("put"), kBaseForm | kPastForm | kParticiple);
}

TEST_F(EnglishFormsTest, ListedFormsReplaceRegularOnes) {
  const auto give = forms_.OfVerb("give");
  EXPECT_EQ(give.at("gave"), kPastForm);
  EXPECT_EQ(give.at("given"), kParticiple);
  EXPECT_FALSE(give.contains("gived"));
  // A participle that is not listed is like the past.
  EXPECT_EQ(forms_.OfVerb("hold").at("held"), kPastForm | kParticiple);
  EXPECT_EQ(Surfaces(forms_.OfVerb("refer")),
            "refer|referred|referring|refers");
}

TEST_F(EnglishFormsTest, SeveralWords) {
  EXPECT_EQ(Surfaces(forms_.OfVerb("call_for")),
            "call for|called for|calling for|calls for");
  EXPECT_EQ(Surfaces(forms_.OfNoun("air_strike")), "air strike|air strikes");
}

TEST_F(EnglishFormsTest, Nouns) {
  EXPECT_EQ(Surfaces(forms_.OfNoun("army")), "armies|army");
  EXPECT_EQ(Surfaces(forms_.OfNoun("crisis")), "crises|crisis");
  EXPECT_EQ(Surfaces(forms_.OfNoun("clash")), "clash|clashes");
  EXPECT_EQ(Surfaces(forms_.OfNoun("embargo")), "embargo|embargoes");
  EXPECT_EQ(forms_.OfNoun("army").at("armies"), kPlural);
  EXPECT_EQ(forms_.OfNoun("army").at("army"), kSingular);
}

TEST_F(EnglishFormsTest, ReportsFaultsOfTheTable) {
  Problems problems;
  EnglishForms forms;
  forms.ReadIrregular({"en/lexicon/irregular.tsv",
                       "lemma\tpast\tparticiple\tthird\tgerund\tplural\n"
                       "give\t\t\t\t\t\n"
                       "take\ttook\ttaken\t\t\t\n"
                       "take\ttook\ttaken\t\t\t\n"},
                      &problems);
  const std::vector<std::string> errors = problems.Errors();
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0],
            "en/lexicon/irregular.tsv:2: needs a lemma and at least one form");
  EXPECT_EQ(errors[1],
            "en/lexicon/irregular.tsv:4: \"take\" is listed already");
}

}  // namespace
}  // namespace actant
