#include "extract/extractor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "data_folder.h"
#include "extract/decode.h"
#include "small_world.h"

namespace actant {
namespace {

constexpr std::string_view kText =
    "美國國務卿盧比歐（Marco Rubio）3日批評中國，並宣布制裁20家伊朗企業。"
    "中國外交部隨後表示，將制裁美國公司。\n"
    "盧比歐與中國外長王毅舉行會談，雙方未達成共識。"
    "美國批准對台110億美元軍售。中國逮捕華為員工。\n"
    "川普2024年3月訪問日本，他計畫訪問南韓。";

ArticleInput Article() {
  ArticleInput input;
  input.id = "a1";
  input.title = "美擴大制裁伊朗";
  input.text = kText;
  input.url = "https://example.org/a1";
  input.publisher = "Test";
  input.published = ToDay({2025, 11, 20});
  return input;
}

class ExtractorTest : public testing::Test {
 protected:
  // Not SetUpTestSuite: of what that throws the tests are skipped, not failed.
  void SetUp() override {
    if (extractor_ != nullptr) return;
    const DataFolder folder;
    WriteSmallWorld(folder);
    folder.Write("zh/rules/rules.txt", kSmallRules);
    knowledge_ = CompileWorld(folder).release();
    extractor_ = std::move(*Extractor::Create(knowledge_)).release();
  }
  static void TearDownTestSuite() {
    delete extractor_;
    delete knowledge_;
    extractor_ = nullptr;
    knowledge_ = nullptr;
  }

  static Extraction Extract(const ArticleInput& input,
                            Scope scope = Scope::kInternational) {
    auto extraction = extractor_->Extract(input, {scope});
    EXPECT_TRUE(extraction.has_value()) << extraction.error().ToString();
    return extraction ? *std::move(extraction) : Extraction();
  }

  // All of an extraction as bytes.
  static std::string Bytes(const Extraction& extraction) {
    std::string bytes = extraction.article.SerializeAsString();
    for (const v1::Mention& mention : extraction.mentions) {
      bytes += "\n" + mention.SerializeAsString();
    }
    for (const v1::Actor& actor : extraction.actors) {
      bytes += "\n" + actor.SerializeAsString();
    }
    return bytes + extraction.full_text;
  }

  static Knowledge* knowledge_;
  static Extractor* extractor_;
};

Knowledge* ExtractorTest::knowledge_ = nullptr;
Extractor* ExtractorTest::extractor_ = nullptr;

// "sanction USA>IRN.BUS" of a mention.
std::string Brief(const v1::Mention& mention) {
  std::string text = mention.type() + " ";
  bool target = false;
  for (const v1::Party& party : mention.parties()) {
    if (party.side() == v1::SIDE_TARGET && !target) {
      text += ">";
      target = true;
    } else if (!text.ends_with(' ')) {
      text += "+";
    }
    text += party.state() + (party.role().empty() ? "" : "." + party.role());
  }
  return text;
}

std::multiset<std::string> Briefs(const Extraction& extraction) {
  std::multiset<std::string> briefs;
  for (const v1::Mention& mention : extraction.mentions) {
    briefs.insert(Brief(mention));
  }
  return briefs;
}

TEST_F(ExtractorTest, ReadsAWholeArticle) {
  EXPECT_EQ(Briefs(Extract(Article())),
            (std::multiset<std::string>{
                "arms_transfer USA>TWN", "criticize USA>CHN", "meet USA+CHN",
                "sanction CHN>USA.BUS", "sanction USA>IRN",
                "sanction USA>IRN.BUS", "visit USA>JPN", "visit USA>KOR"}));
}

TEST_F(ExtractorTest, FillsWhatAMentionHas) {
  const Extraction extraction = Extract(Article());
  bool seen = false;
  for (const v1::Mention& mention : extraction.mentions) {
    if (mention.type() != "arms_transfer") continue;
    seen = true;
    EXPECT_EQ(mention.article(), "a1");
    EXPECT_EQ(mention.version(), extraction.article.version());
    EXPECT_EQ(mention.rule(), "t.arms.nominal");
    EXPECT_EQ(mention.rule_set(), knowledge_->hash());
    EXPECT_EQ(mention.status(), v1::EVENT_STATUS_OCCURRED);
    EXPECT_EQ(mention.amount().value(), 11e9);
    EXPECT_EQ(mention.amount().currency(), "USD");
    EXPECT_EQ(mention.published(), ToDay({2025, 11, 20}));
    EXPECT_EQ(mention.publisher(), "Test");
    EXPECT_EQ(mention.evidence(), "美國批准對台110億美元軍售");
    EXPECT_TRUE(mention.date().from_publication());
    EXPECT_EQ(mention.date().first_day(), ToDay({2025, 11, 20}));
    EXPECT_GT(mention.confidence(), 0);
    EXPECT_LE(mention.confidence(), 1);
    EXPECT_TRUE(mention.id().empty()) << "ids are left to the store";
  }
  EXPECT_TRUE(seen);
}

TEST_F(ExtractorTest, FillsWhatAnArticleHas) {
  const v1::Article article = Extract(Article()).article;
  EXPECT_EQ(article.id(), "a1");
  EXPECT_EQ(article.title(), "美擴大制裁伊朗");
  EXPECT_EQ(article.url(), "https://example.org/a1");
  EXPECT_EQ(article.publisher(), "Test");
  EXPECT_EQ(article.language(), "zh-Hant");
  EXPECT_EQ(article.published(), ToDay({2025, 11, 20}));
  EXPECT_EQ(article.version().size(), 32U);
  EXPECT_EQ(article.text_bytes(),
            Article().title.size() + 1 + Article().text.size());
}

TEST_F(ExtractorTest, SpansAreVerbatimBytesOfTheFullText) {
  for (const bool titled : {true, false}) {
    ArticleInput input = Article();
    if (!titled) input.title.clear();
    const Extraction extraction = Extract(input, Scope::kAll);
    const std::string& text = extraction.full_text;
    EXPECT_EQ(text, titled ? input.title + "\n" + input.text : input.text);
    ASSERT_FALSE(extraction.mentions.empty());
    uint32_t before = 0;
    for (const v1::Mention& mention : extraction.mentions) {
      const v1::Span& clause = mention.clause();
      ASSERT_LT(clause.begin(), clause.end());
      ASSERT_LE(clause.end(), text.size());
      EXPECT_EQ(mention.evidence(),
                text.substr(clause.begin(), clause.end() - clause.begin()));
      EXPECT_TRUE(IsValidUtf8(mention.evidence()));
      EXPECT_GE(clause.begin(), before) << "not in document order";
      before = clause.begin();
      ASSERT_FALSE(mention.parties().empty());
      for (const v1::Party& party : mention.parties()) {
        const v1::Span& span = party.span();
        ASSERT_LT(span.begin(), span.end());
        ASSERT_LE(span.end(), text.size());
        EXPECT_EQ(party.text(),
                  text.substr(span.begin(), span.end() - span.begin()));
        EXPECT_FALSE(party.actor().empty());
        EXPECT_FALSE(party.name().empty());
      }
    }
  }
}

TEST_F(ExtractorTest, BringsARecordOfEveryActorAPartyNames) {
  const Extraction extraction = Extract(Article(), Scope::kAll);
  std::set<std::string> codes;
  for (const v1::Actor& actor : extraction.actors) {
    EXPECT_TRUE(codes.insert(actor.code()).second) << actor.code();
    EXPECT_GT(actor.names_size(), 0) << actor.code();
    EXPECT_NE(actor.kind(), v1::ACTOR_KIND_UNSPECIFIED) << actor.code();
  }
  for (const v1::Mention& mention : extraction.mentions) {
    for (const v1::Party& party : mention.parties()) {
      EXPECT_TRUE(codes.contains(party.actor())) << party.actor();
      EXPECT_TRUE(party.state().empty() || codes.contains(party.state()));
    }
  }
  EXPECT_TRUE(codes.contains("learnt/USA/盧比歐/Marco Rubio"));
  EXPECT_TRUE(codes.contains("IRN.BUS"));
}

TEST_F(ExtractorTest, TheSameInputGivesTheSameBytes) {
  const std::string first = Bytes(Extract(Article(), Scope::kAll));
  ArticleInput other = Article();
  other.id = "other";
  other.text = "俄羅斯攻擊烏克蘭。";
  Extract(other);
  EXPECT_EQ(Bytes(Extract(Article(), Scope::kAll)), first)
      << "something was kept between calls";
}

TEST_F(ExtractorTest, ManyThreadsGiveTheSameBytes) {
  const std::string expected = Bytes(Extract(Article()));
  ArticleInput other = Article();
  other.id = "a2";
  other.text = "日本外交部批評中國。外交部表示，該國攻擊烏克蘭。";
  const std::string other_expected = Bytes(Extract(other));
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 20; ++i) {
        const bool first = (t + i) % 2 == 0;
        const auto read = extractor_->Extract(first ? Article() : other, {});
        if (!read || Bytes(*read) != (first ? expected : other_expected)) {
          ++wrong;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST_F(ExtractorTest, EventsInsideOneStateComeWithScopeAll) {
  const auto international = Briefs(Extract(Article()));
  const auto all = Briefs(Extract(Article(), Scope::kAll));
  EXPECT_FALSE(international.contains("coerce CHN>CHN.BUS"));
  EXPECT_TRUE(all.contains("coerce CHN>CHN.BUS"));
  EXPECT_EQ(all.size(), international.size() + 1);
}

TEST_F(ExtractorTest, ALoneSourceIsInternationalEnough) {
  ArticleInput input = Article();
  input.title.clear();
  input.text = "伊朗3日試射飛彈。";
  EXPECT_EQ(Briefs(Extract(input)),
            std::multiset<std::string>{"weapons_test IRN"});
}

TEST_F(ExtractorTest, TheVersionFollowsWordsAndDateAndNothingElse) {
  const std::string version = Extract(Article()).article.version();
  std::set<std::string> versions = {version};
  std::vector<ArticleInput> changed(5, Article());
  changed[0].text += "。";
  changed[1].published = ToDay({2025, 11, 21});
  changed[2].published.reset();
  changed[3].title += "！";
  changed[4].id = "a2";
  for (const ArticleInput& input : changed) {
    EXPECT_TRUE(versions.insert(Extract(input).article.version()).second);
  }
  ArticleInput moved = Article();
  moved.url = "https://example.org/moved";
  EXPECT_EQ(Extract(moved).article.version(), version);
}

TEST_F(ExtractorTest, WithoutADayOfPublicationNothingIsDatedByIt) {
  ArticleInput input = Article();
  input.published.reset();
  const Extraction extraction = Extract(input);
  EXPECT_FALSE(extraction.article.has_published());
  for (const v1::Mention& mention : extraction.mentions) {
    EXPECT_FALSE(mention.has_published());
    EXPECT_FALSE(mention.date().from_publication());
    if (mention.type() == "visit" && Brief(mention) == "visit USA>JPN") {
      EXPECT_EQ(mention.date().first_day(), ToDay({2024, 3, 1}));
      EXPECT_EQ(mention.date().last_day(), ToDay({2024, 3, 31}));
      EXPECT_EQ(mention.date().precision(), v1::DATE_PRECISION_MONTH);
    }
  }
}

TEST_F(ExtractorTest, WhatIsToldTwiceIsOneMention) {
  ArticleInput input = Article();
  input.title = "美國制裁俄羅斯";
  input.text = "美國制裁俄羅斯。報導指出，俄羅斯遭美國制裁。";
  EXPECT_EQ(Briefs(Extract(input)),
            std::multiset<std::string>{"sanction USA>RUS"});
}

// "2025-11-19" of the only mention of a type; "" where the text dates it not.
std::string DayOfThe(const std::string& type, const Extraction& extraction) {
  for (const v1::Mention& mention : extraction.mentions) {
    if (mention.type() == type && !mention.date().from_publication()) {
      return FormatDay(mention.date().first_day());
    }
  }
  return "";
}

// "sanction planned" of every mention.
std::multiset<std::string> Statuses(const Extraction& extraction) {
  std::multiset<std::string> statuses;
  for (const v1::Mention& mention : extraction.mentions) {
    statuses.insert(mention.type() + " " +
                    std::to_string(static_cast<int>(mention.status())));
  }
  return statuses;
}

TEST_F(ExtractorTest, WhatIsOnlyMentionedStandsAsTheTextTellsIt) {
  ArticleInput input = Article();
  input.title.clear();
  const std::string planned =
      "visit " + std::to_string(static_cast<int>(v1::EVENT_STATUS_PLANNED));
  input.text = "川普將訪問日本。中國在川普訪問日本之前批評伊朗。";
  EXPECT_TRUE(Statuses(Extract(input)).contains(planned));
  EXPECT_EQ(Statuses(Extract(input)).size(), 2U);
  // Told as done somewhere, it is done.
  input.text = "川普訪問日本。中國在川普訪問日本之前批評伊朗。";
  EXPECT_FALSE(Statuses(Extract(input)).contains(planned));
}

TEST_F(ExtractorTest, AnArticlesPartiesAreKnownInEveryParagraph) {
  ArticleInput input = Article();
  input.title.clear();
  input.text = "王毅說：「我們制裁日本。」";
  const Extraction extraction = Extract(input);
  ASSERT_EQ(extraction.mentions.size(), 1U);
  EXPECT_EQ(Brief(extraction.mentions[0]), "sanction CHN>JPN");
}

// The evidence of the only mention of a type.
std::string EvidenceOfThe(const std::string& type,
                          const Extraction& extraction) {
  for (const v1::Mention& mention : extraction.mentions) {
    if (mention.type() == type) return mention.evidence();
  }
  return "none";
}

TEST_F(ExtractorTest, EvidenceHoldsWhatIsSaidWhereTheRuleReadsIt) {
  ArticleInput input = Article();
  input.title.clear();
  input.text = "中國批評，美國正在攻擊俄羅斯。";
  EXPECT_EQ(EvidenceOfThe("criticize", Extract(input)),
            "中國批評，美國正在攻擊俄羅斯");
  EXPECT_EQ(EvidenceOfThe("attack", Extract(input)), "美國正在攻擊俄羅斯");
  input.text = "中國批評美國，美國正在攻擊俄羅斯。";
  EXPECT_EQ(EvidenceOfThe("criticize", Extract(input)), "中國批評美國");
}

TEST_F(ExtractorTest, AHeadlineIsDatedByItsText) {
  ArticleInput input = Article();
  input.title = "美國制裁俄羅斯";
  // The text tells the same, of firms.
  input.text = "美國9月3日對日本發動攻擊。美國18日制裁俄羅斯公司。";
  EXPECT_EQ(DayOfThe("sanction", Extract(input)), "2025-11-18");
  // It tells of nothing but the day.
  input.text = "美國和俄羅斯19日宣布會談。";
  EXPECT_EQ(DayOfThe("sanction", Extract(input)), "2025-11-19");
  // It tells of others.
  input.text = "日本19日批評美國和俄羅斯。";
  EXPECT_EQ(DayOfThe("sanction", Extract(input)), "");
  // It is no news.
  input.text = "美國和俄羅斯9月3日宣布會談。";
  EXPECT_EQ(DayOfThe("sanction", Extract(input)), "");
}

TEST_F(ExtractorTest, ADayHoldsFromParagraphToParagraph) {
  ArticleInput input = Article();
  input.title.clear();
  input.text =
      "美國11月19日對日本發動攻擊，這是第一次。\n\n美國也逮捕了俄羅斯媒體，沒有"
      "說明原因。";
  EXPECT_EQ(DayOfThe("coerce", Extract(input)), "2025-11-19");
}

TEST_F(ExtractorTest, ASectionOfHistoryGoesOnInItsYear) {
  ArticleInput input = Article();
  input.title.clear();
  input.text = "美國2022年3月制裁伊朗。俄羅斯則在6月攻擊烏克蘭。";
  EXPECT_EQ(DayOfThe("attack", Extract(input)), "2022-06-01");
  input.text = "美國2022年3月制裁伊朗。俄羅斯則在10月攻擊烏克蘭。";
  EXPECT_EQ(DayOfThe("attack", Extract(input)), "2025-10-01");
}

TEST_F(ExtractorTest, TellsTheScriptOfAnArticle) {
  ArticleInput input = Article();
  input.title.clear();
  input.text = "中国国务院说，这个会议将讨论经济。";
  EXPECT_EQ(Extract(input).article.language(), "zh-Hans");
  input.text = "The two sides met on Monday.";
  EXPECT_EQ(Extract(input).article.language(), "en");
  input.text = "123";
  EXPECT_EQ(Extract(input).article.language(), "und");
}

TEST_F(ExtractorTest, RefusesArticlesItCannotRead) {
  ArticleInput input = Article();
  input.id.clear();
  auto refused = extractor_->Extract(input, {});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error(), InvalidArgument("the article has no id"));

  input = Article();
  input.text = "美國\xFF制裁";
  refused = extractor_->Extract(input, {});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error(),
            InvalidArgument("article a1 is not UTF-8 at byte 6"));

  input = Article();
  input.title = "\xE4\xB8";
  EXPECT_EQ(extractor_->Extract(input, {}).error().code(),
            StatusCode::kInvalidArgument);
  std::ostringstream out;
  EXPECT_EQ(extractor_->Explain(input, {}, out).code(),
            StatusCode::kInvalidArgument);

  input = Article();
  input.text.assign((size_t{64} << 20) + 1, ' ');
  EXPECT_EQ(extractor_->Extract(input, {}).error().code(),
            StatusCode::kInvalidArgument);
}

TEST_F(ExtractorTest, ReadsEmptyText) {
  ArticleInput input;
  input.id = "empty";
  const Extraction extraction = Extract(input);
  EXPECT_TRUE(extraction.mentions.empty());
  EXPECT_TRUE(extraction.full_text.empty());
  EXPECT_EQ(extraction.article.text_bytes(), 0U);
}

TEST_F(ExtractorTest, ExplainsEveryStep) {
  std::ostringstream out;
  ASSERT_TRUE(extractor_->Explain(Article(), {}, out).ok());
  for (const std::string_view part :
       {"盧比歐", "IRN.BUS", "t.sanction.verb", "t.arms.nominal", "fits"}) {
    EXPECT_NE(out.str().find(part), std::string::npos) << part;
  }
}

// Pieces put together at random: whatever is told must hold together.
TEST_F(ExtractorTest, AnyTextGivesWholeMentions) {
  constexpr std::string_view kPieces[] = {
      "美國",      "中國",      "台",
      "日本",      "企業",      "外交部",
      "國務卿",    "盧比歐",    "（Marco Rubio）",
      "川普",      "他",        "雙方",
      "該國",      "對",        "與",
      "將",        "把",        "遭",
      "被",        "制裁",      "會談",
      "軍售",      "列入",      "出口管制名單",
      "出售",      "武器",      "給",
      "未",        "考慮",      "計畫",
      "要求",      "的",        "、",
      "，",        "。",        "「",
      "」",        "：",        "3日",
      "2024年3月", "110億美元", "\n",
      " ",         "abc",       "批評"};
  std::mt19937 random(20261122);
  size_t told = 0;
  for (int round = 0; round < 1500; ++round) {
    ArticleInput input;
    input.id = "r";
    if (round % 2 == 0) input.published = ToDay({2025, 11, 20});
    for (size_t i = 1 + random() % 40; i-- > 0;) {
      input.text += kPieces[random() % std::size(kPieces)];
    }
    const Extraction extraction = Extract(input, Scope::kAll);
    told += extraction.mentions.size();
    for (const v1::Mention& mention : extraction.mentions) {
      ASSERT_LE(mention.clause().end(), extraction.full_text.size());
      ASSERT_EQ(mention.evidence(),
                extraction.full_text.substr(
                    mention.clause().begin(),
                    mention.clause().end() - mention.clause().begin()))
          << input.text;
      ASSERT_NE(mention.status(), v1::EVENT_STATUS_UNSPECIFIED);
      ASSERT_FALSE(mention.mutual() && mention.parties_size() < 2);
      std::set<std::string> sources, targets;
      for (const v1::Party& party : mention.parties()) {
        auto& side = party.side() == v1::SIDE_SOURCE ? sources : targets;
        ASSERT_TRUE(side.insert(party.actor()).second) << input.text;
        ASSERT_EQ(party.text(), extraction.full_text.substr(
                                    party.span().begin(),
                                    party.span().end() - party.span().begin()));
      }
      for (const std::string& actor : targets) {
        ASSERT_FALSE(sources.contains(actor)) << input.text;
      }
    }
  }
  EXPECT_GT(told, 100U);
}

}  // namespace
}  // namespace actant
