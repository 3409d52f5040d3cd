// The checks of the fuzzers over seeded mutations, so that they run wherever
// the tests do.
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/reader_checks.h"

namespace actant {
namespace {

constexpr std::string_view kSeeds[] = {
    "兩國恢復談判 各方觀望\n（中央社記者王小明台北12日電）外交部今(20)日表示，"
    "雙方於3月31日至4月2日會談，總額1.3億美元（約新台幣42億元）。",
    "他說：「對方稱『會制裁，也會報復』，我們不怕。」國務卿（Marco "
    "Rubio）說。\n"
    "\n1 王小明，〈會談〉，《日報》，2025 年 8 月 1 日，\n\nhttps://e.org/x。",
    "On March 3, 2025, the U.S. hit Mr. Smith (NATO) with a $3.5 billion "
    "fine; last Tuesday he said: \"No. Never.\"\n=====\nTitle two\nText.",
    "去年11月與2018和2019年、民國114年3月5日、上週三、三個月前、1950年代初，"
    "同日翌日隔年3月，10至20億美元，3千5百億韓元，17至27日。"};

// Pieces that the readers look at.
constexpr std::string_view kTokens[] = {"「",
                                        "」",
                                        "『",
                                        "』",
                                        "（",
                                        "）",
                                        "(",
                                        ")",
                                        "“",
                                        "”",
                                        "\"",
                                        "《",
                                        "》",
                                        "。",
                                        "，",
                                        "：",
                                        "；",
                                        "！",
                                        "…",
                                        "——",
                                        ".",
                                        ",",
                                        ":",
                                        "\n",
                                        "\n\n",
                                        "\f",
                                        " ",
                                        "　",
                                        "年",
                                        "月",
                                        "日",
                                        "初",
                                        "中",
                                        "底",
                                        "前",
                                        "後",
                                        "至",
                                        "到",
                                        "個",
                                        "週",
                                        "上",
                                        "今",
                                        "去",
                                        "明",
                                        "同",
                                        "將",
                                        "0",
                                        "1",
                                        "9",
                                        "31",
                                        "2025",
                                        "9999",
                                        "0001",
                                        "百",
                                        "千",
                                        "萬",
                                        "億",
                                        "兆",
                                        "元",
                                        "美元",
                                        "$",
                                        "-",
                                        "/",
                                        "=====",
                                        "-----",
                                        "[1]",
                                        "1 〈",
                                        "http://e.org/abc",
                                        "參考文獻",
                                        "電）",
                                        "May",
                                        "March ",
                                        " ago",
                                        "last ",
                                        "week",
                                        "\xFF",
                                        "\xE4",
                                        "\xF0\xA0\x80",
                                        "\xEF\xBB\xBF",
                                        "圖1：",
                                        "以下簡稱",
                                        "二〇二五",
                                        "十"};

std::string Mutated(std::mt19937* random) {
  const auto pick = [random](size_t count) {
    return static_cast<size_t>((*random)() % count);
  };
  std::string text(kSeeds[pick(std::size(kSeeds))]);
  const size_t changes = 1 + pick(24);
  for (size_t i = 0; i < changes; ++i) {
    const size_t at = pick(text.size() + 1);
    switch (pick(5)) {
      case 0:
      case 1:
        text.insert(at, kTokens[pick(std::size(kTokens))]);
        break;
      case 2:
        text.erase(at, pick(12));
        break;
      case 3:
        text.insert(at, text.substr(pick(text.size() + 1), pick(40)));
        break;
      default:
        // Whole characters come and go too: three bytes are mostly one.
        text.insert(at, 1, static_cast<char>((*random)()));
        break;
    }
  }
  return text;
}

// Drops the bytes that make `text` invalid, so that mutations reach what is
// behind the check of UTF-8 as well.
std::string Repaired(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const size_t size = lead < 0x80           ? 1
                        : (lead >> 5) == 0x6  ? 2
                        : (lead >> 4) == 0xE  ? 3
                        : (lead >> 3) == 0x1E ? 4
                                              : 0;
    bool whole = size > 0 && i + size <= text.size();
    for (size_t j = 1; whole && j < size; ++j) {
      whole = (static_cast<unsigned char>(text[i + j]) & 0xC0) == 0x80;
    }
    if (whole) out += text.substr(i, size);
    i += whole ? size : 1;
  }
  return out;
}

class FuzzTest : public ::testing::Test {
 protected:
  static void Run(std::string (*check)(std::string_view)) {
    constexpr int kRounds = 3000;
    std::mt19937 random(20260220);
    for (int i = 0; i < kRounds; ++i) {
      const std::string text = Mutated(&random);
      const std::string repaired = Repaired(text);
      ASSERT_EQ(check(text), "") << "round " << i << ":\n" << text;
      ASSERT_EQ(check(repaired), "") << "round " << i << ":\n" << repaired;
    }
  }
};

TEST_F(FuzzTest, DecodeHolds) { Run(CheckDecode); }
TEST_F(FuzzTest, LayoutHolds) { Run(CheckLayout); }
TEST_F(FuzzTest, SentencesHold) { Run(CheckSentences); }
TEST_F(FuzzTest, DatesHold) { Run(CheckDates); }
TEST_F(FuzzTest, AmountsHold) { Run(CheckAmounts); }

}  // namespace
}  // namespace actant
