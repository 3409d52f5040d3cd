#include "extract/layout.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace actant {
namespace {

using Strings = std::vector<std::string>;

// "T|", "H|", "B|" or the reason for which it is set aside, then the text.
Strings Blocks(std::string_view text, uint32_t title_bytes = 0) {
  static constexpr std::string_view kKinds[] = {"T", "H", "B", ""};
  LayoutOptions options;
  options.title_bytes = title_bytes;
  Strings out;
  for (const TextBlock& block : ReadLayout(text, options).blocks) {
    std::string line(kKinds[static_cast<size_t>(block.kind)]);
    if (block.kind == BlockKind::kSetAside) {
      line = SetAsideName(block.set_aside);
    }
    out.push_back(line + "|" + block.text);
  }
  return out;
}

// A page of twenty full-width characters a line, as pdftotext leaves it.
std::string Page(const Strings& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + " \n\n";
  return text;
}

TEST(LayoutTest, ReadsATitleAndParagraphs) {
  EXPECT_EQ(
      Blocks("兩國恢復談判 各方觀望\n代表團週一抵達，會談隨即展開。\n"
             "會後沒有發表聲明。\n"),
      (Strings{"T|兩國恢復談判 各方觀望", "B|代表團週一抵達，會談隨即展開。",
               "B|會後沒有發表聲明。"}));
}

TEST(LayoutTest, TakesTheTitleItIsGiven) {
  const std::string title = "第一句話。";
  EXPECT_EQ(
      Blocks(title + "\n會談的一則小標\n正文在此，有句號。",
             static_cast<uint32_t>(title.size())),
      (Strings{"T|第一句話。", "H|會談的一則小標", "B|正文在此，有句號。"}));
}

TEST(LayoutTest, HasNoTitleWhereTextBeginsAtOnce) {
  EXPECT_EQ(Blocks("代表團抵達。\n會談展開。"),
            (Strings{"B|代表團抵達。", "B|會談展開。"}));
  EXPECT_EQ(Blocks("只有一行"), (Strings{"B|只有一行"}));
}

TEST(LayoutTest, DropsSpacesThatChineseDoesNotWrite) {
  EXPECT_EQ(Blocks("今年 7 月 28 日，代表團 在瑞 典會談（Oslo） ，"
                   "用 Boeing 747 客機。"),
            (Strings{"B|今年7月28日，代表團在瑞典會談（Oslo），"
                     "用 Boeing 747客機。"}));
}

TEST(LayoutTest, KeepsTheSpacesOfTitles) {
  EXPECT_EQ(Blocks("談判破局　各方觀望 9月再談\n正文，一句話。")[0],
            "T|談判破局　各方觀望 9月再談");
  EXPECT_EQ(Blocks("評析 2025 年選舉\n正文，一句話。")[0], "T|評析2025年選舉");
}

TEST(LayoutTest, SetsBylinesAsideAndKeepsTheirDay) {
  struct Case {
    const char* byline;
    int day;  // 0: none
  };
  for (const Case& c :
       std::vector<Case>{{"（中央社記者王小明台北12日電）", 12},
                         {"（中央社華盛頓14日綜合外電報導）", 14},
                         {"〔國際新聞中心／綜合報導〕", 0},
                         {"【國際中心／綜合報導】", 0},
                         {"記者王小明／台北報導", 0},
                         {"新華社北京7月20日電", 20},
                         {"WASHINGTON (Reuters) -", 0}}) {
    const std::string text =
        std::string("標題在此\n") + c.byline + "外交部今天宣布，會談延期。";
    EXPECT_EQ(Blocks(text),
              (Strings{"T|標題在此", std::string("byline|") + c.byline,
                       "B|外交部今天宣布，會談延期。"}));
    EXPECT_EQ(ReadLayout(text).dateline_day.value_or(0), c.day) << c.byline;
  }
}

TEST(LayoutTest, LeavesOrdinaryBracketsAtTheStart) {
  EXPECT_EQ(Blocks("標題在此\n（前外長）王先生抵達，受到歡迎。")[1],
            "B|（前外長）王先生抵達，受到歡迎。");
}

TEST(LayoutTest, SetsAsideTheTailThatLeadsOn) {
  EXPECT_EQ(Blocks("標題在此\n雙方同意停火，並撤軍。 《詳全文...》"),
            (Strings{"T|標題在此", "B|雙方同意停火，並撤軍。",
                     "read more|《詳全文...》"}));
  EXPECT_EQ(Blocks("標題在此\n雙方同意停火，飛彈...…").back(),
            "read more|...…");
}

TEST(LayoutTest, SetsAsideWhatIsNotTheArticle) {
  const std::string text =
      "專欄\n大國關係的新局面\n瀏覽數\n454\n2025.07.04\n作者\n王小明\n"
      "國際研究所 王小明 助理研究員\n關鍵字:外交、安全\n"
      "(本文屬作者意見,不代表本院立場)\n"
      "會談在週一登場，雙方交換意見。\n圖1：會場外景\n▲代表團抵達\n"
      "https://example.org/a/b/c\n會後雙方道別，氣氛良好。\n- 3 -\n"
      "參考文獻\n王小明，《外交史》。\n";
  EXPECT_EQ(
      Blocks(text),
      (Strings{"furniture|專欄", "T|大國關係的新局面", "furniture|瀏覽數",
               "page number|454", "furniture|2025.07.04", "byline|作者",
               "author|王小明", "author|國際研究所王小明助理研究員",
               "furniture|關鍵字:外交、安全",
               "furniture|(本文屬作者意見,不代表本院立場)",
               "B|會談在週一登場，雙方交換意見。", "caption|圖1：會場外景",
               "caption|▲代表團抵達", "link|https://example.org/a/b/c",
               "B|會後雙方道別，氣氛良好。", "page number|- 3 -",
               "bibliography|參考文獻", "bibliography|王小明，《外交史》。"}));
}

TEST(LayoutTest, SetsAsideBracketedNotesAndTheirMarks) {
  EXPECT_EQ(Blocks("標題在此\n雙方同意停火，[1]並且撤軍。[2]\n"
                   "[1] “Joint Statement,” May 5, 2025.\n"
                   "[2] 見〈停火〉，《日報》。\n"),
            (Strings{"T|標題在此", "B|雙方同意停火，並且撤軍。",
                     "footnote|[1] “Joint Statement,” May 5, 2025.",
                     "footnote|[2] 見〈停火〉，《日報》。"}));
}

TEST(LayoutTest, RejoinsBrokenLinesAcrossAPage) {
  const std::string text =
      "會談情勢評析 \n\n" +
      Page({"一、前言", "今年七月間兩國代表團在首都舉行第三輪的經",
            "貿會談，雙方在會後同意延長期限，並且成立工作",
            "小組。1這是今年以來最受各界關注的一項進展，也",
            "代表著兩國關係正在緩和並且重回正軌。今年 7",
            "月初，外長再度訪問，"
            "雙方並就後續的安排交換了"}) +
      " \n1 王小明，〈會談〉，《日報》，2025 年 8 月 1 日， \n\n"
      "https://example.org/x。 \n 意見，同意於八月間再次舉行談判，地點尚"
      "未決定。 \n\n" +
      Page({"二、結論", "各界認為此次的進展有限，但是氣氛已經比過去",
            "好轉許多，後續仍然有待各方的觀察。"});
  EXPECT_EQ(
      Blocks(text),
      (Strings{"T|會談情勢評析", "H|一、前言",
               "B|今年七月間兩國代表團在首都舉行第三輪的經貿會談，雙方在會後"
               "同意延長期限，並且成立工作小組。這是今年以來最受各界關注的一"
               "項進展，也代表著兩國關係正在緩和並且重回正軌。今年7月初，外長再"
               "度訪問，"
               "雙方並就後續的安排交換了意見，同意於八月間再次舉行談判，地點"
               "尚未決定。",
               "footnote|1王小明，〈會談〉，《日報》，2025年8月1日，",
               "link|https://example.org/x。", "H|二、結論",
               "B|各界認為此次的進展有限，但是氣氛已經比過去好轉許多，後續仍"
               "然有待各方的觀察。"}));
}

TEST(LayoutTest, KeepsFiguresThatAreNoNoteMarks) {
  // There is no note 3 to mark.
  EXPECT_EQ(Blocks("標題在此\n雙方停火，3國表示歡迎。2人受傷。")[1],
            "B|雙方停火，3國表示歡迎。2人受傷。");
}

TEST(LayoutTest, MapsEveryByteBack) {
  const std::string text = "標題\n今年 7 月，代表團 抵達 Oslo  市[1]。\n";
  const Layout layout = ReadLayout(text);
  const TextBlock& body = layout.blocks.back();
  ASSERT_EQ(body.map.size(), body.text.size());
  const auto at = static_cast<uint32_t>(body.text.find("7月"));
  const ByteSpan span = body.map.ToOriginal(ByteSpan{at, at + 4});
  EXPECT_EQ(text.substr(span.begin, span.end - span.begin), "7 月");
}

TEST(LayoutTest, PartsFilesOfSeveralArticles) {
  const std::string text =
      "標題一\n正文，一。\n=====\n標題二\n正文，二。\n======\n標題三\n三。";
  const std::vector<std::string_view> parts = SplitArticles(text);
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[0], "標題一\n正文，一。\n");
  EXPECT_EQ(parts[1], "標題二\n正文，二。\n");
  EXPECT_EQ(parts[2], "標題三\n三。");
}

TEST(LayoutTest, LeavesDoubtfulRulesAlone) {
  for (const char* text : {"標題一\n正文。\n", "標題\n----\n正文。",
                           "標題\n=====\n\n", "甲\n=====\n乙\n-----\n丙",
                           "標題\n正文。\n-----\n這裡不是標題。而是正文。"}) {
    EXPECT_EQ(SplitArticles(text), std::vector<std::string_view>{text});
  }
}

TEST(LayoutTest, ReadsEmptyText) {
  EXPECT_TRUE(Blocks("").empty());
  EXPECT_TRUE(Blocks("\n \n　\n").empty());
  EXPECT_EQ(SplitArticles("").size(), 1u);
}

}  // namespace
}  // namespace actant
