#include "extract/grammar.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "data_folder.h"
#include "small_world.h"

namespace actant {
namespace {

class GrammarTest : public testing::Test {
 protected:
  GrammarTest() {
    WriteSmallWorld(folder_);
    knowledge_ = CompileWorld(folder_);
    classes_ = std::make_unique<ClassTable>(knowledge_.get());
  }

  // The grammar of a text that must parse.
  Grammar Parse(std::string_view text) {
    Grammar grammar;
    const Status status = ParseGrammar(text, "g.txt", classes_.get(), &grammar);
    EXPECT_TRUE(status.ok()) << status.ToString();
    return grammar;
  }

  // The message of a text that must not.
  std::string Errors(std::string_view text) {
    Grammar grammar;
    const Status status = ParseGrammar(text, "g.txt", classes_.get(), &grammar);
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument) << text;
    return status.message();
  }

  DataFolder folder_;
  std::unique_ptr<Knowledge> knowledge_;
  std::unique_ptr<ClassTable> classes_;
};

TEST_F(GrammarTest, ReadsAConstructionOutwardFromItsPredicate) {
  const Grammar grammar = Parse(
      "# a comment\n"
      "gap free other adverb limit 60\n"
      "\n"
      "construction t.passive verb closes subj obj\n"
      "  pattern obj:np ~free phrase* passive light? @ ~free into:noun|list\n");
  ASSERT_EQ(grammar.constructions.size(), 1U);
  const Construction& read = grammar.constructions[0];
  EXPECT_EQ(read.id, "t.passive");
  EXPECT_EQ(read.anchor, Anchor::kVerb);
  EXPECT_EQ(read.closes, (std::vector<Slot>{kSubj, kObj}));
  ASSERT_EQ(read.left.size(), 4U);
  EXPECT_TRUE(read.left[0].classes.Has(classes_->FindBit("light")));
  EXPECT_TRUE(read.left[0].optional);
  EXPECT_FALSE(read.left[0].repeated);
  EXPECT_FALSE(read.left[0].gap.has_value());
  EXPECT_FALSE(read.left[1].optional);
  EXPECT_TRUE(read.left[2].repeated);
  // The gap stands between obj and phrase: it is crossed on the way to obj.
  EXPECT_FALSE(read.left[2].gap.has_value());
  EXPECT_EQ(read.left[3].slot, kObj);
  ASSERT_TRUE(read.left[3].gap.has_value());
  EXPECT_EQ(read.left[3].gap->limit, 60U);
  EXPECT_TRUE(read.left[3].gap->classes.Has(classes_->FindBit("adverb")));
  ASSERT_EQ(read.right.size(), 1U);
  EXPECT_EQ(read.right[0].slot, kInto);
  EXPECT_TRUE(read.right[0].gap.has_value());
  EXPECT_TRUE(read.right[0].classes.Has(classes_->FindBit("list")));
}

TEST_F(GrammarTest, APredicateMayHaveToBeOfAClass) {
  const Grammar grammar = Parse(
      "construction t.eased verb\n  pattern obj:np @easing|goods\n"
      "construction t.any verb\n  pattern obj:np @\n");
  ASSERT_EQ(grammar.constructions.size(), 2U);
  EXPECT_TRUE(
      grammar.constructions[0].predicate.Has(classes_->FindBit("easing")));
  EXPECT_TRUE(grammar.constructions[1].predicate.empty());
  EXPECT_NE(Errors("construction t.x verb\n  pattern obj:np @bogus\n")
                .find("g.txt:2"),
            std::string::npos);
}

TEST_F(GrammarTest, ReadsAnchorsInFileOrder) {
  const Grammar grammar = Parse(
      "construction a verb\n  pattern @\n"
      "construction b nominal\n  pattern @ np\n"
      "construction c any closes by\n  pattern np @\n");
  ASSERT_EQ(grammar.constructions.size(), 3U);
  EXPECT_EQ(grammar.constructions[0].anchor, Anchor::kVerb);
  EXPECT_EQ(grammar.constructions[1].anchor, Anchor::kNominal);
  EXPECT_EQ(grammar.constructions[2].anchor, Anchor::kAny);
  EXPECT_EQ(grammar.constructions[2].closes, std::vector<Slot>{kBy});
}

TEST_F(GrammarTest, GapsTakeInTheGapsTheyName) {
  const Grammar grammar = Parse(
      "gap a other limit 21\n"
      "gap b @a adverb\n"
      "gap c @a adverb limit 90\n");
  const auto& b = grammar.gaps.at("b");
  EXPECT_TRUE(b.classes.Has(classes_->FindBit("other")));
  EXPECT_TRUE(b.classes.Has(classes_->FindBit("adverb")));
  EXPECT_EQ(b.limit, 21U);
  EXPECT_EQ(grammar.gaps.at("c").limit, 90U);
  EXPECT_FALSE(grammar.gaps.at("a").classes.Has(classes_->FindBit("adverb")));
}

TEST_F(GrammarTest, KeepsSettings) {
  const Grammar grammar = Parse("setting role.BUS 企業 firms\n");
  EXPECT_EQ(grammar.settings.at("role.BUS"),
            (std::vector<std::string>{"企業", "firms"}));
}

TEST_F(GrammarTest, NamesTheLineOfEachProblem) {
  struct Bad {
    std::string_view text;
    std::string_view message;
  };
  constexpr Bad kBad[] = {
      {"shape x",
       "g.txt:1: unknown line 'shape'; known: gap construction "
       "pattern setting"},
      {"# x\n\ngap free", "g.txt:3: write 'gap NAME CLASS...'"},
      {"gap free unicorn",
       "g.txt:1: class 'unicorn' is not declared in data/classes.txt"},
      {"gap free other limit x",
       "g.txt:1: limit takes a number of bytes above 0"},
      {"gap free other limit 0",
       "g.txt:1: limit takes a number of bytes above 0"},
      {"gap free @later", "g.txt:1: no gap 'later' stands before"},
      {"construction a", "g.txt:1: write 'construction ID verb|nominal|any'"},
      {"construction a noun",
       "g.txt:1: 'noun' is no anchor; write verb, nominal or any"},
      {"construction a verb opens subj",
       "g.txt:1: expected 'closes', not 'opens'"},
      {"construction a verb closes subject", "g.txt:1: 'subject' is no slot"},
      {"pattern @",
       "g.txt:1: 'pattern' stands before the first "
       "'construction'"},
      {"construction a verb\npattern np", "g.txt:2: the pattern lacks '@'"},
      {"construction a verb\npattern np @\npattern @ np",
       "g.txt:3: one pattern to a construction"},
      {"construction a verb\npattern np ~wide @", "g.txt:2: no gap 'wide'"},
      {"construction a verb\npattern who:np @", "g.txt:2: 'who' is no slot"},
      {"construction a verb\npattern subj:unicorn @",
       "g.txt:2: class 'unicorn' is not declared in data/classes.txt"},
  };
  for (const Bad& bad : kBad) {
    EXPECT_EQ(Errors(bad.text), bad.message) << bad.text;
  }
}

TEST_F(GrammarTest, ReportsAllProblemsTogether) {
  EXPECT_EQ(Errors("shape\ngap free other\npattern\n"),
            "g.txt:1: unknown line 'shape'; known: gap construction pattern "
            "setting\n"
            "g.txt:3: 'pattern' stands before the first 'construction'");
}

TEST_F(GrammarTest, ReadsAnEmptyFile) {
  EXPECT_TRUE(Parse("").constructions.empty());
  EXPECT_TRUE(Parse("\n\n# nothing\n").gaps.empty());
}

}  // namespace
}  // namespace actant
