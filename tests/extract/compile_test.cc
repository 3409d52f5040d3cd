#include "extract/compiler/compile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "data_folder.h"
#include "extract/knowledge.h"

namespace actant {
namespace {

// Small valid data in which a case spoils one file.
class CompileTest : public testing::Test {
 protected:
  void SetUp() override { WriteSmallData(folder_); }

  void WriteActors(std::string_view rows) const {
    folder_.Write("actors/more.tsv",
                  std::string(kActorHeader) + std::string(rows));
  }

  // The message with which compiling fails.
  std::string Errors() const {
    const auto compiled = CompileData(folder_.path());
    if (compiled.has_value()) return "";
    EXPECT_EQ(compiled.error().code(), StatusCode::kInvalidArgument);
    return compiled.error().message();
  }

  DataFolder folder_;
};

#define EXPECT_HAS(text, part) \
  EXPECT_NE((text).find(part), std::string::npos) << "in: " << (text)

TEST_F(CompileTest, AcceptsTheSmallData) {
  const auto compiled = CompileData(folder_.path());
  ASSERT_TRUE(compiled.has_value()) << compiled.error().ToString();
  EXPECT_TRUE(compiled->warnings.empty());
}

TEST_F(CompileTest, CompilesAFolderWithoutFilesToAnEmptyImage) {
  const DataFolder empty;
  auto compiled = CompileData(empty.path());
  ASSERT_TRUE(compiled.has_value()) << compiled.error().ToString();
  auto opened = Knowledge::FromBytes(std::move(compiled->image));
  ASSERT_TRUE(opened.has_value()) << opened.error().ToString();
  EXPECT_EQ((*opened)->entry_count(), 0U);
  std::vector<Match> matches;
  (*opened)->FindAll("美國", &matches);
  EXPECT_TRUE(matches.empty());
}

TEST_F(CompileTest, ConfidenceIsKeptWholeAndChecked) {
  folder_.Write("confidence.tsv",
                "kind\tname\tright\twrong\tconfidence\n"
                "# Comment.\n"
                "rule\tgone.rule\t3\t1\t0.7\n");
  EXPECT_EQ(Errors(), "");
  EXPECT_TRUE(CompileData(folder_.path())->warnings.empty());
  folder_.Write("confidence.tsv",
                "kind\tname\tright\twrong\tconfidence\n"
                "rule\ta\t3\t1\t1.7\n");
  EXPECT_HAS(Errors(), "confidence.tsv:2: confidence is above 0");
}

TEST_F(CompileTest, ReportsAMissingFolder) {
  EXPECT_EQ(CompileData(folder_.path() + "/none").error().code(),
            StatusCode::kNotFound);
}

TEST_F(CompileTest, SameFilesGiveTheSameBytesInWhateverOrderWritten) {
  const DataFolder other;
  other.Write("zh/grammar/frames.txt", "overwritten below");
  WriteSmallData(other);
  const auto first = CompileData(folder_.path());
  const auto second = CompileData(other.path());
  ASSERT_TRUE(first.has_value() && second.has_value());
  EXPECT_EQ(first->image, second->image);
}

TEST_F(CompileTest, AnyChangeOfContentChangesTheHash) {
  const auto before = CompileData(folder_.path());
  folder_.Write("zh/grammar/frames.txt", "# patterns!\n");
  const auto after = CompileData(folder_.path());
  ASSERT_TRUE(before.has_value() && after.has_value());
  EXPECT_NE((*Knowledge::FromBytes(before->image))->hash(),
            (*Knowledge::FromBytes(after->image))->hash());
}

TEST_F(CompileTest, ReportsAllProblemsTogetherEachWithItsLine) {
  WriteActors(
      "DEU\tstate\t\t\t德國\n"
      "FRA\tplanet\t\t\t法國\tFrance\t\t\t\t\t\t\n");
  folder_.Write("zh/lexicon/words.tsv",
                "surface\tclass\tvalue\tnote\n\n可能\tunheard\t\t\n");
  const std::string errors = Errors();
  EXPECT_HAS(errors, "actors/more.tsv:2: has 5 fields, the header names 12");
  EXPECT_HAS(errors, "actors/more.tsv:3: unknown kind \"planet\"");
  EXPECT_HAS(errors, "zh/lexicon/words.tsv:3: class \"unheard\"");
}

struct BadRow {
  const char* row;
  const char* message;
};

TEST_F(CompileTest, RefusesBadActors) {
  const BadRow kBad[] = {
      {"USA\tstate\t\t\t美帝\t\t\t\t\t\t\t\n", "\"USA\" is listed already at"},
      {"Usa\tstate\t\t\t美帝\t\t\t\t\t\t\t\n", "is no code for a state"},
      {"firm/a.b\tfirm\t\t\t甲公司\t\t\t\t\t\t\t\n", "is no code for a firm"},
      {"JPN\tstate\tUSA\t\t日本\t\t\t\t\t\t\t\n", "is its own code"},
      {"person/c\tperson\tXXX\t\t某人\t\t\t\t\t\t\t\n",
       "unknown state \"XXX\""},
      {"person/c\tperson\tUSA\tBOSS\t某人\t\t\t\t\t\t\t\n", "unknown role"},
      {"JPN\tstate\t\t\t日\t\t\t\t\t\t\t\n", "one-character name \"日\""},
      {"JPN\tstate\t\t\t日本\t\t日本\t\t\t\t\t\n", "no one-character abbr"},
      {"person/c\tperson\t\t\t某人\t\t某\t\t\t\t\t\n",
       "only states and bodies"},
      {"JPN\tstate\t\t\t\t\t\t\t\t\t\t\n", "has no name"},
      {"JPN\tstate\t\t\t日本||\t\t\t\t\t\t\t\n", "an empty value"},
      {"JPN\tstate\t\t\t日本| 東瀛\t\t\t\t\t\t\t\n", "spaces around"},
      {"JPN\tstate\t\t\t日本|日本\t\t\t\t\t\t\t\n", "\"日本\" twice"},
      {"JPN\tstate\t\t\t日本\t\t\t\t\tvague\t\t\n", "unknown flag \"vague\""},
      {"JPN\tstate\t\t\t日本\t\t\t\t\tcontext:XXX\t\t\n", "unknown state"},
      {"JPN\tstate\t\t\t日本\t\t\t\t\t\t\t2026-13\n", "checked: "},
  };
  for (const BadRow& bad : kBad) {
    WriteActors(bad.row);
    EXPECT_HAS(Errors(), bad.message) << bad.row;
    EXPECT_HAS(Errors(), "actors/") << bad.row;
  }
}

TEST_F(CompileTest, ReadsFormerStates) {
  const auto errors = [&](std::string_view row) {
    folder_.Write("actors/former_states.tsv",
                  "code\tkind\tstate\trole\tnames.zh\tnames.en\tsince\tuntil\t"
                  "successors\n" +
                      std::string(row));
    return Errors();
  };
  EXPECT_EQ(
      errors("CSK\tstate\t\t\t捷克斯洛伐克\t\t1918-10-28\t1992\tTWN|USA\n"),
      "");
  const auto compiled = CompileData(folder_.path());
  ASSERT_TRUE(compiled.has_value()) << compiled.error().ToString();
  EXPECT_TRUE((*Knowledge::FromBytes(compiled->image))->FindActor("CSK"));

  const BadRow kBad[] = {
      {"CSK\tstate\t\t\t捷克斯洛伐克\t\t1992\t1918\t\n",
       "ends before it begins"},
      {"CSK\tstate\t\t\t捷克斯洛伐克\t\t1918-13\t\t\n", "since: "},
      {"CSK\tstate\t\t\t捷克斯洛伐克\t\t\t\tXXX\n", "\"XXX\" is no other"},
      {"CSK\tstate\t\t\t捷克斯洛伐克\t\t\t\tEU\n", "\"EU\" is no other"},
      {"CSK\tstate\t\t\t捷克斯洛伐克\t\t\t\tCSK\n", "\"CSK\" is no other"},
      {"firm/a\tfirm\t\t\t甲公司\t\t1992\t\tUSA\n",
       "only states have successors"},
  };
  for (const BadRow& bad : kBad) {
    EXPECT_HAS(errors(bad.row), bad.message) << bad.row;
  }
}

TEST_F(CompileTest, RefusesBadAffiliations) {
  const BadRow kBad[] = {
      {"person/x\tUSA\tsenator\t\t\t\t\n", "unknown person \"person/x\""},
      {"USA\tUSA\tsenator\t\t\t\t\n", "unknown person \"USA\""},
      {"person/a\tUSB\tsenator\t\t\t\t\n", "unknown actor \"USB\""},
      {"person/a\tUSA/navy\tsenator\t\t\t\t\n", "unknown actor \"USA/navy\""},
      {"person/a\tUSA\tjester\t\t\t\t\n", "unknown office \"jester\""},
      {"person/a\tUSA\tsenator\t2025-02-30\t\t\t\n", "since: "},
      {"person/a\tUSA\tsenator\t2025\t2024\t\t\n", "ends before it begins"},
      {"person/a\tUSA\tsenator\t\t\t\t\nperson/a\tUSA\tsenator\t\t2020\t\t\n",
       "is listed already at"},
  };
  for (const BadRow& bad : kBad) {
    folder_.Write("actors/affiliations.tsv",
                  std::string("person\tof\toffice\tsince\tuntil\tsource\t"
                              "checked\n") +
                      bad.row);
    const std::string errors = Errors();
    EXPECT_HAS(errors, bad.message);
    EXPECT_HAS(errors, "actors/affiliations.tsv:");
  }
}

TEST_F(CompileTest, RefusesBadTypes) {
  const BadRow kBad[] = {
      {"a\tb\tAGREE\t\t\t1\tmutual\trequired\t\t\t\n", "unknown parent \"b\""},
      {"a\ta\tAGREE\t\t\t1\tmutual\trequired\t\t\t\n", "stands above itself"},
      {"a\t\tLOVE\t\t\t1\tmutual\trequired\t\t\t\n", "unknown PLOVER class"},
      {"a\t\tAGREE\t\t\t10.1\tmutual\trequired\t\t\t\n", "no Goldstein score"},
      {"a\t\tAGREE\t\t\t1.25\tmutual\trequired\t\t\t\n", "no Goldstein score"},
      {"a\t\tAGREE\t\t\t\tmutual\trequired\t\t\t\n", "no Goldstein score"},
      {"a\t\tAGREE\t\t\t--1\tmutual\trequired\t\t\t\n", "no Goldstein score"},
      {"a\t\tAGREE\t\t\t1\tboth\trequired\t\t\t\n", "direction is \"both\""},
      {"a\t\tAGREE\t\t\t1\tmutual\tmaybe\t\t\t\n", "target is \"maybe\""},
  };
  for (const BadRow& bad : kBad) {
    folder_.Write("ontology/event_types.tsv",
                  std::string("name\tparent\tplover\tmode\tcameo\tgoldstein\t"
                              "direction\ttarget\tname.en\tname.zh\tsource\n") +
                      bad.row);
    const std::string errors = Errors();
    EXPECT_HAS(errors, bad.message);
    EXPECT_HAS(errors, "ontology/event_types.tsv:2: ");
  }
}

TEST_F(CompileTest, RefusesBadTriggerLines) {
  const BadRow kBad[] = {
      {"  on 制裁\n", "no mark"},
      {"  on 制裁 :x\n", "unknown mark \":x\""},
      {"  on :v\n", "no word before \":v\""},
      {"  on 制裁||懲罰 :v\n", "an empty word"},
  };
  for (const BadRow& bad : kBad) {
    folder_.Write("zh/rules/bad.txt", std::string("rule a -> b\n") + bad.row);
    const std::string errors = Errors();
    EXPECT_HAS(errors, bad.message);
    EXPECT_HAS(errors, "zh/rules/bad.txt:2: ");
  }
}

TEST_F(CompileTest, RefusesBadClasses) {
  const std::string good =
      "actor\ngov < actor\nstate < gov\nministry < gov\nintl_body < actor\n"
      "person < actor\nverb\nmodal < verb\nmeasure\n";
  const BadRow kBad[] = {
      {"a < b\n", "under b, which no line declares"},
      {"a < a\n", "class a stands under itself"},
      {"a < b\nb < c\nc < a\n", "class b stands under itself"},
      {"Actor\n", "neither `class` nor `class < parent`"},
      {"modal < verb\n", "a second time"},
  };
  for (const BadRow& bad : kBad) {
    folder_.Write("classes.txt", good + bad.row);
    EXPECT_HAS(Errors(), bad.message);
    EXPECT_HAS(Errors(), "classes.txt:");
  }
  folder_.Write("classes.txt", "actor\nverb\nmodal < verb\nmeasure\n");
  EXPECT_HAS(Errors(), "kind state is not declared in classes.txt");
}

TEST_F(CompileTest, RefusesAnOfficeWithTwoRanks) {
  folder_.Write("en/lexicon/offices.tsv",
                "surface\toffice\trank\tinstitution\tnote\n"
                "senator\tsenator\tleader\t\t\n");
  EXPECT_HAS(Errors(), "office senator has rank");
}

TEST_F(CompileTest, RefusesTablesWithoutAColumnOrWithAnUnknownOne) {
  folder_.Write("actors/more.tsv", "code\tkind\n");
  EXPECT_HAS(Errors(), "actors/more.tsv:1: lacks the column \"state\"");
  folder_.Write("actors/more.tsv", "nick\t" + std::string(kActorHeader));
  EXPECT_HAS(Errors(), "actors/more.tsv:1: has a column \"nick\"");
}

TEST_F(CompileTest, RefusesFilesThatAreNotPlainUtf8) {
  folder_.Write("zh/grammar/frames.txt", "one\ntw\xFF\n");
  EXPECT_HAS(Errors(), "zh/grammar/frames.txt:2: is not UTF-8");
  folder_.Write("zh/grammar/frames.txt", "one\r\n");
  EXPECT_HAS(Errors(), "zh/grammar/frames.txt:1: has a carriage return");
  folder_.Write("zh/grammar/frames.txt", "\xEF\xBB\xBFone\n");
  EXPECT_HAS(Errors(), "zh/grammar/frames.txt:1: starts with a byte order");
}

TEST_F(CompileTest, WarnsOfANameListedForTwoActors) {
  WriteActors("person/c\tperson\tCHN\t\t盧比歐\t\t\t\t\t\t\t\n");
  const auto compiled = CompileData(folder_.path());
  ASSERT_TRUE(compiled.has_value()) << compiled.error().ToString();
  ASSERT_EQ(compiled->warnings.size(), 1U);
  EXPECT_HAS(compiled->warnings[0],
             "\"盧比歐\" names person/c and, at "
             "actors/others.tsv:4, person/a");
}

TEST_F(CompileTest, WarnsOfFilesItDoesNotKnow) {
  folder_.Write("notes.txt", "hello\n");
  const auto compiled = CompileData(folder_.path());
  ASSERT_TRUE(compiled.has_value()) << compiled.error().ToString();
  ASSERT_EQ(compiled->warnings.size(), 1U);
  EXPECT_HAS(compiled->warnings[0], "notes.txt:1: ");
}

TEST_F(CompileTest, GroupsAcrossStatesStandForThemselves) {
  folder_.Write("classes.txt",
                "actor\ngov < actor\nstate < gov\nministry < gov\n"
                "intl_body < actor\nperson < actor\narmed_group < actor\n"
                "verb\nmodal < verb\nmeasure\n");
  WriteActors(
      "ISIS\tarmed_group\t\t\t伊斯蘭國\t\t\t\t\t\t\t\n"
      "ISIS/khorasan\tarmed_group\tISIS\t\t呼羅珊省\t\t\t\t\t\t\t\n"
      "group/a\tarmed_group\t\tREB\t某軍\t\t\t\t\t\t\t\n");
  auto compiled = CompileData(folder_.path());
  ASSERT_TRUE(compiled.has_value()) << compiled.error().ToString();
  const auto knowledge = *Knowledge::FromBytes(std::move(compiled->image));
  const auto state_of = [&](std::string_view code) {
    return knowledge->actor(*knowledge->FindActor(code)).state;
  };
  EXPECT_EQ(state_of("ISIS"), "ISIS");
  EXPECT_EQ(state_of("ISIS/khorasan"), "ISIS");
  EXPECT_EQ(state_of("group/a"), "");
}

TEST_F(CompileTest, SensesOfOneSurfaceAreDistinctAndOrdered) {
  // One abbreviation for two states; a simplified form that is listed too.
  WriteActors(
      "BRA\tstate\t\t\t巴西\tBrazil\t巴\t\t\t\t\t\n"
      "PRY\tstate\t\t\t巴拉圭\tParaguay\t巴\t\t\t\t\t\n"
      "LKA\tstate\t\t\t斯里蘭卡|斯里兰卡\tSri Lanka\t\t\t\t\t\t\n");
  auto compiled = CompileData(folder_.path());
  ASSERT_TRUE(compiled.has_value()) << compiled.error().ToString();
  const auto knowledge = *Knowledge::FromBytes(std::move(compiled->image));
  const auto senses_of = [&](std::string_view surface) {
    std::vector<Match> matches;
    knowledge->FindAll(surface, &matches);
    return knowledge->senses(matches.at(0).entry);
  };
  for (const std::string_view surface : {"巴", "巴方"}) {
    const auto senses = senses_of(surface);
    ASSERT_EQ(senses.size(), 2U) << surface;
    EXPECT_EQ(knowledge->actor(senses[0].target).code, "BRA");
    EXPECT_EQ(knowledge->actor(senses[1].target).code, "PRY");
  }
  ASSERT_EQ(senses_of("斯里兰卡").size(), 1U);
  EXPECT_FALSE(senses_of("斯里兰卡")[0].derived);
}

TEST_F(CompileTest, AdverbAndTriggerTakeTheClassesOfTheTrigger) {
  folder_.Write("zh/grammar/frames.txt", "setting trigger.adverbs 再 全面\n");
  folder_.Write("zh/rules/sanction.txt",
                "rule zh.sanction -> sanction\n"
                "  on  制裁 再制裁 全面再制裁 再罰 :v  再宣布 :n  宣布 罰 :v\n"
                "  yes 美國制裁中國。 => USA > CHN\n");
  folder_.Write("classes.txt",
                "actor\ngov < actor\nstate < gov\nministry < gov\n"
                "intl_body < actor\nperson < actor\nmodal\nmeasure\nplain\n");
  folder_.Write("zh/lexicon/words.tsv",
                "surface\tclass\tvalue\tnote\n"
                "制裁\tmeasure\tm\t\n"
                "制裁\tmodal\tpossible\t\n"
                "再制裁\tmodal\tplanned\t\n"
                "罰\tmeasure\t\t\n"
                "再罰\tplain\t\t\n"
                "宣布\tmodal\t\t\n");
  auto compiled = CompileData(folder_.path());
  ASSERT_TRUE(compiled.has_value()) << compiled.error().ToString();
  const auto knowledge = *Knowledge::FromBytes(std::move(compiled->image));
  const auto words_of = [&](std::string_view surface) {
    std::vector<Match> matches;
    knowledge->FindAll(surface, &matches);
    std::vector<std::string> words;
    for (const Match& match : matches) {
      if (match.end - match.begin != surface.size()) continue;
      for (const Sense& sense : knowledge->senses(match.entry)) {
        if (sense.kind != SenseKind::kWord) continue;
        const Word& word = knowledge->word(sense.target);
        words.push_back(std::string(word.word_class) + "=" +
                        std::string(word.value));
      }
    }
    return words;
  };
  using Words = std::vector<std::string>;
  // Its own row says otherwise: planned, not possible.
  EXPECT_EQ(words_of("再制裁"), (Words{"measure=m", "modal=planned"}));
  EXPECT_EQ(words_of("全面再制裁"), (Words{"measure=m", "modal=planned"}));
  // A word of its own; a noun where the trigger is a verb.
  EXPECT_EQ(words_of("再罰"), Words{"plain="});
  EXPECT_EQ(words_of("再宣布"), Words{});
}

TEST(CompileDataTest, TheProjectsOwnDataHasNoErrors) {
  auto compiled = CompileData(ACTANT_DATA_DIR);
  ASSERT_TRUE(compiled.has_value()) << compiled.error().message();
  const auto knowledge = Knowledge::FromBytes(std::move(compiled->image));
  ASSERT_TRUE(knowledge.has_value()) << knowledge.error().ToString();
  EXPECT_TRUE((*knowledge)->FindActor("USA").has_value());
}

}  // namespace
}  // namespace actant
