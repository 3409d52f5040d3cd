#include "extract/knowledge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "data_folder.h"
#include "extract/compiler/compile.h"

namespace actant {
namespace {

class KnowledgeTest : public testing::Test {
 protected:
  void SetUp() override {
    WriteSmallData(folder_);
    auto compiled = CompileData(folder_.path());
    ASSERT_TRUE(compiled.has_value()) << compiled.error().ToString();
    image_ = compiled->image;
    auto opened = Knowledge::FromBytes(image_);
    ASSERT_TRUE(opened.has_value()) << opened.error().ToString();
    knowledge_ = *std::move(opened);
  }

  std::vector<Match> FindAll(std::string_view text) const {
    std::vector<Match> matches;
    knowledge_->FindAll(text, &matches);
    return matches;
  }

  // The words of `text` that match, in the order of the matches.
  std::vector<std::string> Words(std::string_view text) const {
    std::vector<std::string> words;
    for (const Match& m : FindAll(text)) {
      words.emplace_back(text.substr(m.begin, m.end - m.begin));
    }
    return words;
  }

  // Senses of the entry that covers the whole of `surface`.
  std::vector<Sense> SensesOf(std::string_view surface) const {
    std::vector<Sense> senses;
    for (const Match& m : FindAll(surface)) {
      if (m.begin != 0 || m.end != surface.size()) continue;
      const auto found = knowledge_->senses(m.entry);
      senses.insert(senses.end(), found.begin(), found.end());
    }
    return senses;
  }

  std::string_view CodeOf(const Sense& sense) const {
    return knowledge_->actor(sense.target).code;
  }

  DataFolder folder_;
  std::string image_;
  std::unique_ptr<Knowledge> knowledge_;
};

using Strings = std::vector<std::string>;

TEST_F(KnowledgeTest, FindsLongerAndShorterByBeginThenLongestFirst) {
  EXPECT_EQ(Words("美國財政部制裁中國"),
            (Strings{"美國財政部", "美國", "美", "制裁", "中國", "中"}));
}

TEST_F(KnowledgeTest, AppendsToTheMatchesGiven) {
  std::vector<Match> matches = {{900, 901, 0}};
  knowledge_->FindAll("中國", &matches);
  ASSERT_EQ(matches.size(), 3U);
  EXPECT_EQ(matches[0].begin, 900U);
  EXPECT_EQ(matches[1].end, 6U);
}

TEST_F(KnowledgeTest, LatinEntriesMatchWholeWordsInAnyAsciiCase) {
  EXPECT_EQ(Words("CHINA's exports"), Strings{"CHINA"});
  EXPECT_EQ(Words("與China會談"), (Strings{"China"}));
  EXPECT_EQ(Words("Chinatown IndoChina China1 éChina Chinaé"), Strings{});
  // Beyond the Latin blocks a neighbour is no part of the word.
  EXPECT_EQ(Words("“Marco Rubio”"), Strings{"Marco Rubio"});
}

TEST_F(KnowledgeTest, ShortAcronymsMatchInCapitalsOnly) {
  EXPECT_EQ(Words("The US told us; Us? EU eu"), (Strings{"US", "EU"}));
  EXPECT_EQ(Words("USA"), Strings{});
}

TEST_F(KnowledgeTest, ReadsSimplifiedAndHongKongCharactersAsDerived) {
  for (const std::string_view form : {"美国", "台湾", "臺灣", "国务卿"}) {
    const auto senses = SensesOf(form);
    ASSERT_EQ(senses.size(), 1U) << form;
    EXPECT_TRUE(senses[0].derived) << form;
  }
  ASSERT_EQ(SensesOf("美國").size(), 1U);
  EXPECT_FALSE(SensesOf("美國")[0].derived);
}

TEST_F(KnowledgeTest, TellsKindsOfSensesApart) {
  const auto kind_of = [&](std::string_view surface) {
    const auto senses = SensesOf(surface);
    EXPECT_EQ(senses.size(), 1U) << surface;
    return senses.at(0).kind;
  };
  EXPECT_EQ(kind_of("美"), SenseKind::kAbbreviation);
  EXPECT_EQ(kind_of("華府"), SenseKind::kMetonym);
  EXPECT_EQ(kind_of("Washington"), SenseKind::kMetonym);
  EXPECT_EQ(kind_of("American"), SenseKind::kDemonym);
  EXPECT_EQ(kind_of("參議院"), SenseKind::kInstitution);
  EXPECT_EQ(kind_of("可能"), SenseKind::kWord);
  EXPECT_EQ(kind_of("宣布"), SenseKind::kTrigger);
  EXPECT_EQ(kind_of("外長"), SenseKind::kOffice);
}

TEST_F(KnowledgeTest, DerivesSidesFromAbbreviationsUnlessListedOtherwise) {
  const auto senses = SensesOf("美方");
  ASSERT_EQ(senses.size(), 1U);
  EXPECT_EQ(senses[0].kind, SenseKind::kActor);
  EXPECT_TRUE(senses[0].derived);
  EXPECT_EQ(CodeOf(senses[0]), "USA");
  // Spain's 西 and the listed word 西方.
  ASSERT_EQ(SensesOf("西方").size(), 1U);
  EXPECT_EQ(SensesOf("西方")[0].kind, SenseKind::kWord);
}

TEST_F(KnowledgeTest, CarriesAmbiguityAndContext) {
  EXPECT_TRUE(SensesOf("西班牙").at(0).ambiguous);
  // Of a state the flag means the Chinese names.
  EXPECT_FALSE(SensesOf("Spain").at(0).ambiguous);
  EXPECT_FALSE(SensesOf("China").at(0).ambiguous);
  EXPECT_EQ(knowledge_->context(SensesOf("林佳龍").at(0)), "TWN");
  EXPECT_EQ(knowledge_->context(SensesOf("林佳龙").at(0)), "TWN");
}

TEST_F(KnowledgeTest, FindsActorsByCode) {
  const auto index = knowledge_->FindActor("USA/treasury");
  ASSERT_TRUE(index.has_value());
  const KnownActor& actor = knowledge_->actor(*index);
  EXPECT_EQ(actor.kind, v1::ACTOR_KIND_MINISTRY);
  EXPECT_EQ(actor.state, "USA");
  EXPECT_EQ(actor.name_zh, "美國財政部");
  EXPECT_FALSE(knowledge_->FindActor("US").has_value());
  EXPECT_FALSE(knowledge_->FindActor("").has_value());
}

TEST_F(KnowledgeTest, StatesAndBodiesActForThemselves) {
  EXPECT_EQ(knowledge_->actor(*knowledge_->FindActor("CHN")).state, "CHN");
  EXPECT_EQ(knowledge_->actor(*knowledge_->FindActor("EU")).state, "EU");
}

TEST_F(KnowledgeTest, RecordsHoldNamesByScriptAndTermsByDate) {
  const v1::Actor actor =
      knowledge_->ActorRecord(*knowledge_->FindActor("person/a"));
  Strings names;
  for (const v1::ActorName& name : actor.names()) {
    names.push_back(name.language() + " " + name.text() +
                    (name.preferred() ? " *" : ""));
  }
  EXPECT_EQ(names,
            (Strings{"zh-Hant 盧比歐 *", "zh-Hant 魯比奧", "zh-Hans 卢比欧 *",
                     "zh-Hans 鲁比奥", "en Marco Rubio *"}));
  ASSERT_EQ(actor.affiliations_size(), 2);
  EXPECT_EQ(actor.affiliations(0).of(), "USA/senate");
  // A year begins and a month ends with its outermost day.
  EXPECT_EQ(actor.affiliations(0).since(), ToDay({2011, 1, 1}));
  EXPECT_EQ(actor.affiliations(0).until(), ToDay({2025, 1, 31}));
  EXPECT_FALSE(actor.affiliations(1).has_until());
  EXPECT_FALSE(actor.provisional());
}

TEST_F(KnowledgeTest, AffiliationsOfSomebodyWithoutTermsAreEmpty) {
  EXPECT_TRUE(
      knowledge_->affiliations(*knowledge_->FindActor("person/b")).empty());
}

TEST_F(KnowledgeTest, FindsTriggersByLemmaAndPart) {
  ASSERT_TRUE(knowledge_->FindTrigger("制裁", 'v').has_value());
  ASSERT_TRUE(knowledge_->FindTrigger("制裁", 'n').has_value());
  ASSERT_TRUE(knowledge_->FindTrigger("宣布", 'v').has_value());
  EXPECT_FALSE(knowledge_->FindTrigger("宣布", 'n').has_value());
  EXPECT_EQ(knowledge_->trigger_count(), 5U);
  EXPECT_EQ(SensesOf("懲罰").size(), 2U);
}

TEST_F(KnowledgeTest, ClassesInheritThroughAllLevels) {
  EXPECT_TRUE(knowledge_->IsA("state", "actor"));
  EXPECT_TRUE(knowledge_->IsA("state", "state"));
  EXPECT_FALSE(knowledge_->IsA("actor", "state"));
  EXPECT_FALSE(knowledge_->IsA("modal", "actor"));
  EXPECT_FALSE(knowledge_->IsA("unheard", "unheard"));
  EXPECT_TRUE(knowledge_->IsClass("measure"));
  EXPECT_FALSE(knowledge_->IsClass("unheard"));
}

TEST_F(KnowledgeTest, HoldsTheOntologyInFileOrder) {
  ASSERT_EQ(knowledge_->event_types().size(), 2U);
  const v1::EventType& sanction = knowledge_->event_types()[0];
  EXPECT_EQ(sanction.name(), "sanction");
  EXPECT_EQ(sanction.goldstein_tenths(), -75);
  EXPECT_FALSE(sanction.mutual());
  const v1::EventType* meeting = knowledge_->FindType("meeting");
  ASSERT_NE(meeting, nullptr);
  EXPECT_TRUE(meeting->mutual());
  EXPECT_TRUE(meeting->may_lack_target());
  EXPECT_EQ(meeting->goldstein_tenths(), 10);
  EXPECT_EQ(knowledge_->FindType("war"), nullptr);
}

TEST_F(KnowledgeTest, KeepsRuleAndGrammarFilesWhole) {
  ASSERT_EQ(knowledge_->files().size(), 2U);
  EXPECT_EQ(knowledge_->files()[0].path, "zh/grammar/frames.txt");
  EXPECT_EQ(knowledge_->files()[0].text, "# patterns\n");
  EXPECT_EQ(knowledge_->files()[1].path, "zh/rules/sanction.txt");
}

TEST_F(KnowledgeTest, HashIs32HexDigits) {
  EXPECT_EQ(knowledge_->hash().size(), 32U);
  EXPECT_EQ(knowledge_->hash().find_first_not_of("0123456789abcdef"),
            std::string_view::npos);
}

TEST_F(KnowledgeTest, OpensAFileAsItsBytes) {
  const std::string path = folder_.path() + "/image";
  folder_.Write("image", image_);
  auto opened = Knowledge::Open(path);
  ASSERT_TRUE(opened.has_value()) << opened.error().ToString();
  EXPECT_EQ((*opened)->hash(), knowledge_->hash());
  EXPECT_EQ((*opened)->entry_count(), knowledge_->entry_count());
}

TEST_F(KnowledgeTest, OpenTellsMissingFromForeignFiles) {
  EXPECT_EQ(Knowledge::Open(folder_.path() + "/none").error().code(),
            StatusCode::kNotFound);
  EXPECT_EQ(Knowledge::Open(folder_.path()).error().code(),
            StatusCode::kDataLoss);
  folder_.Write("empty", "");
  EXPECT_EQ(Knowledge::Open(folder_.path() + "/empty").error().code(),
            StatusCode::kDataLoss);
  folder_.Write("text", std::string(4096, 'x'));
  const auto text = Knowledge::Open(folder_.path() + "/text");
  EXPECT_EQ(text.error().code(), StatusCode::kDataLoss);
  EXPECT_NE(text.error().message().find("actant data compile"),
            std::string::npos);
}

TEST_F(KnowledgeTest, RefusesAnImageCutAnywhere) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const size_t size =
        round < 100 ? static_cast<size_t>(round) * 4 : random() % image_.size();
    const auto opened = Knowledge::FromBytes(image_.substr(0, size));
    ASSERT_FALSE(opened.has_value()) << size;
    ASSERT_EQ(opened.error().code(), StatusCode::kDataLoss) << size;
  }
}

TEST_F(KnowledgeTest, RefusesAnImageWithAnyByteFlipped) {
  std::mt19937 random(5);
  for (size_t round = 0; round < 2000; ++round) {
    std::string damaged = image_;
    const size_t at = round < 512 ? round : random() % damaged.size();
    damaged[at] = static_cast<char>(damaged[at] ^ (1U << random() % 8));
    const auto opened = Knowledge::FromBytes(std::move(damaged));
    ASSERT_FALSE(opened.has_value()) << at;
    ASSERT_EQ(opened.error().code(), StatusCode::kDataLoss) << at;
  }
}

}  // namespace
}  // namespace actant
