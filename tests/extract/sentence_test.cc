#include "extract/sentence.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace actant {
namespace {

using Strings = std::vector<std::string>;

std::string Cut(std::string_view text, uint32_t begin, uint32_t end) {
  return std::string(text.substr(begin, end - begin));
}

Strings Sentences(std::string_view text,
                  TextManner manner = TextManner::kProse) {
  Strings out;
  for (const Sentence& s : SplitText(text, manner).sentences) {
    out.push_back(Cut(text, s.begin, s.end));
  }
  return out;
}

// The clauses, those inside others marked by one ">" a level.
Strings Clauses(std::string_view text, TextManner manner = TextManner::kProse) {
  const TextStructure structure = SplitText(text, manner);
  Strings out;
  for (const Clause& clause : structure.clauses) {
    std::string mark;
    for (int32_t i = clause.parent; i != kNoIndex;
         i = structure.clauses[static_cast<size_t>(i)].parent) {
      mark += ">";
    }
    out.push_back(mark + Cut(text, clause.begin, clause.end));
  }
  return out;
}

Strings Headline(std::string_view text) {
  return Clauses(text, TextManner::kHeadline);
}

TEST(SentenceTest, EndsSentencesAtChineseMarks) {
  EXPECT_EQ(Sentences("美國宣布制裁。中國反對！日本呢？觀望；靜待。"),
            (Strings{"美國宣布制裁。", "中國反對！", "日本呢？", "觀望；",
                     "靜待。"}));
  EXPECT_EQ(Sentences("結束！？接著開始……然後。"),
            (Strings{"結束！？", "接著開始……然後。"}));
  EXPECT_EQ(Sentences("第一行\n第二行"), (Strings{"第一行", "第二行"}));
}

TEST(SentenceTest, EndsSentencesAtEnglishFullStops) {
  EXPECT_EQ(Sentences("The U.S. hit Mr. Smith on Jan. 5. He left. It cost "
                      "1.2 million."),
            (Strings{"The U.S. hit Mr. Smith on Jan. 5.", "He left.",
                     "It cost 1.2 million."}));
  EXPECT_EQ(Sentences("They went to the U.S. The talks failed."),
            (Strings{"They went to the U.S.", "The talks failed."}));
}

TEST(SentenceTest, PartsClausesAtCommasButNotAtListMarks) {
  EXPECT_EQ(Clauses("美國、日本與南韓舉行演習，中國表示反對：此舉不當"),
            (Strings{"美國、日本與南韓舉行演習", "中國表示反對", "此舉不當"}));
  EXPECT_EQ(Clauses("美國宣布制裁,中國反對"),
            (Strings{"美國宣布制裁", "中國反對"}));
  EXPECT_EQ(Clauses("制裁——包括禁運——生效"),
            (Strings{"制裁", "包括禁運", "生效"}));
}

TEST(SentenceTest, OneDashAloneJoinsChineseNames) {
  EXPECT_EQ(Clauses("第二屆中國—中亞峰會，解放軍「海峽雷霆—2025A」演習"),
            (Strings{"第二屆中國—中亞峰會", "解放軍「海峽雷霆—2025A」演習"}));
  EXPECT_EQ(Clauses("制裁 — 包括禁運 — 生效"),
            (Strings{"制裁", "包括禁運", "生效"}));
  EXPECT_EQ(Clauses("It hit Iran—again"), (Strings{"It hit Iran", "again"}));
}

TEST(SentenceTest, PartsHeadlinesAtBarsAndWaves) {
  EXPECT_EQ(Headline("美中角力｜美制裁中企／北京譴責"),
            (Strings{"美中角力", "美制裁中企", "北京譴責"}));
  EXPECT_EQ(Headline("名家專論》制裁有效~日本跟進"),
            (Strings{"名家專論", "制裁有效", "日本跟進"}));
  EXPECT_EQ(Headline("5～10日軍演"), (Strings{"5～10日軍演"}));
  EXPECT_EQ(Headline("《紐約時報》報導"), (Strings{"《紐約時報》報導"}));
  EXPECT_EQ(Clauses("美國／日本"), (Strings{"美國／日本"}));
}

TEST(SentenceTest, LeavesNumbersWhole) {
  EXPECT_EQ(Clauses("總額3,500億元，12:01生效，比數75：15，增1.2兆"),
            (Strings{"總額3,500億元", "12:01生效", "比數75：15", "增1.2兆"}));
}

TEST(SentenceTest, LeavesEnglishListsWhole) {
  EXPECT_EQ(Clauses("On March 3, 2025, Poland, Germany and France met, while "
                    "Russia objected"),
            (Strings{"On March 3, 2025, Poland, Germany and France met",
                     "while Russia objected"}));
}

TEST(SentenceTest, PutsBracketsInsideTheirClause) {
  EXPECT_EQ(Clauses("中國（世界第二大經濟體）宣布制裁"),
            (Strings{"中國（世界第二大經濟體）宣布制裁", ">世界第二大經濟體"}));
  EXPECT_TRUE(SplitText("中國（世界第二大經濟體）宣布", TextManner::kProse)
                  .clauses[1]
                  .in_brackets);
}

TEST(SentenceTest, KeepsQuotedTermsInTheirClause) {
  const std::string text = "「自由護盾」演習登場，「乙支」結束";
  EXPECT_EQ(Clauses(text), (Strings{"「自由護盾」演習登場", "「乙支」結束"}));
  const TextStructure structure = SplitText(text, TextManner::kProse);
  ASSERT_EQ(structure.quotations.size(), 2u);
  EXPECT_EQ(structure.quotations[0].kind, QuotationKind::kTerm);
  EXPECT_EQ(structure.quotations[0].host, 0);
  EXPECT_EQ(structure.quotations[1].host, 1);
}

TEST(SentenceTest, TellsSpeechFromEmbeddedQuotation) {
  const std::string speech = "他說：「會反對，也會制裁。」然後離開。";
  EXPECT_EQ(Clauses(speech),
            (Strings{"他說", "會反對", "也會制裁", "然後離開"}));
  EXPECT_EQ(Sentences(speech),
            (Strings{"他說：「會反對，也會制裁。」", "然後離開。"}));
  TextStructure structure = SplitText(speech, TextManner::kProse);
  ASSERT_EQ(structure.quotations.size(), 1u);
  EXPECT_EQ(structure.quotations[0].kind, QuotationKind::kSpeech);
  EXPECT_EQ(structure.quotations[0].host, 0);
  EXPECT_EQ(structure.clauses[1].quotation, 0);
  EXPECT_EQ(structure.clauses[1].quote_depth, 1);
  EXPECT_EQ(structure.clauses[3].quotation, kNoIndex);

  const std::string embedded = "他說「會反對，也會制裁」並離開。";
  EXPECT_EQ(Clauses(embedded), (Strings{"他說「會反對，也會制裁」並離開",
                                        ">會反對", ">也會制裁"}));
  structure = SplitText(embedded, TextManner::kProse);
  EXPECT_EQ(structure.quotations[0].kind, QuotationKind::kEmbedded);
  EXPECT_EQ(structure.quotations[0].host, 0);
}

TEST(SentenceTest, PartsSentencesInsideSpeech) {
  EXPECT_EQ(Sentences("他說：「會反對。也會制裁。」"),
            (Strings{"他說：「會反對。", "也會制裁。」"}));
  EXPECT_EQ(Sentences("外界質疑「真的嗎？」引發關注。"),
            (Strings{"外界質疑「真的嗎？」引發關注。"}));
  EXPECT_EQ(Sentences("He said: \"We will act. Now.\" They left."),
            (Strings{"He said: \"We will act.", "Now.\"", "They left."}));
}

TEST(SentenceTest, FollowsNestedQuotations) {
  const TextStructure structure = SplitText(
      "他說：「對方稱『會制裁，也會報復』，我們不怕。」", TextManner::kProse);
  ASSERT_EQ(structure.quotations.size(), 2u);
  EXPECT_EQ(structure.quotations[0].depth, 1);
  EXPECT_EQ(structure.quotations[1].depth, 2);
  EXPECT_EQ(structure.quotations[1].parent, 0);
}

TEST(SentenceTest, IgnoresMarksWithoutPartner) {
  EXPECT_EQ(Clauses("他說「會反對，也會制裁。"),
            (Strings{"他說「會反對", "也會制裁"}));
  EXPECT_EQ(Clauses("Ministers’ talks failed"),
            (Strings{"Ministers’ talks failed"}));
}

TEST(SentenceTest, ReadsGlossesOfNames) {
  const std::string text =
      "國務卿盧比歐（Marco Rubio）與飛彈系統(ATACMS)、研究中心(Center for "
      "Studies，簡稱中美中心)合作";
  const TextStructure structure = SplitText(text, TextManner::kProse);
  ASSERT_EQ(structure.glosses.size(), 4u);
  EXPECT_EQ(Cut(text, structure.glosses[0].begin, structure.glosses[0].end),
            "Marco Rubio");
  EXPECT_EQ(structure.glosses[0].kind, GlossKind::kName);
  EXPECT_EQ(text.substr(0, structure.glosses[0].anchor), "國務卿盧比歐");
  EXPECT_EQ(structure.glosses[1].kind, GlossKind::kAbbreviation);
  EXPECT_EQ(structure.glosses[2].kind, GlossKind::kName);
  EXPECT_EQ(Cut(text, structure.glosses[3].begin, structure.glosses[3].end),
            "中美中心");
  EXPECT_EQ(structure.glosses[3].kind, GlossKind::kAlias);
  EXPECT_EQ(structure.clauses.size(), 1u);
}

TEST(SentenceTest, CutsTheAbbreviationOffALongName) {
  const std::string text =
      "四方夥伴(Indo-Pacific Partnership, Ltd., and Others, IPMDA)開會";
  const TextStructure structure = SplitText(text, TextManner::kProse);
  ASSERT_EQ(structure.glosses.size(), 2u);
  EXPECT_EQ(Cut(text, structure.glosses[0].begin, structure.glosses[0].end),
            "Indo-Pacific Partnership, Ltd., and Others");
  EXPECT_EQ(Cut(text, structure.glosses[1].begin, structure.glosses[1].end),
            "IPMDA");
}

TEST(SentenceTest, LeavesWordlessBracketsAside) {
  const std::string text = "外交部今（20）日表示，歐盟（15%）與越南受影響";
  const TextStructure structure = SplitText(text, TextManner::kProse);
  EXPECT_EQ(structure.asides.size(), 2u);
  EXPECT_EQ(structure.clauses.size(), 2u);
}

TEST(SentenceTest, PartsHeadlinesAtSpaces) {
  EXPECT_EQ(Headline("轟炸5個月　飛彈「幾乎用光」！恐難威懾"),
            (Strings{"轟炸5個月", "飛彈「幾乎用光」", "恐難威懾"}));
  EXPECT_EQ(Headline("中方破局 專家分析了"),
            (Strings{"中方破局", "專家分析了"}));
  EXPECT_EQ(Headline("英相訪美 7月成行"), (Strings{"英相訪美", "7月成行"}));
  EXPECT_EQ(Headline("重創 Meta 股價"), (Strings{"重創 Meta 股價"}));
  EXPECT_EQ(Headline("New Zealand bans imports"),
            (Strings{"New Zealand bans imports"}));
  EXPECT_EQ(Clauses("中方 破局"), (Strings{"中方 破局"}));
}

TEST(SentenceTest, ReadsEmptyAndBlankText) {
  EXPECT_TRUE(SplitText("", TextManner::kProse).clauses.empty());
  EXPECT_TRUE(SplitText(" 　\n", TextManner::kHeadline).sentences.empty());
  EXPECT_TRUE(SplitText("，。！", TextManner::kProse).clauses.empty());
}

}  // namespace
}  // namespace actant
