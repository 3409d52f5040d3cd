#include "extract/date_reader.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/internal/date_forms.h"

namespace actant {
namespace {

// The reader compiles a form only when a text asks for it.
TEST(DateFormsTest, EveryPatternCompilesWithinItsGroups) {
  for (const DateFormPattern& form : DateFormPatterns()) {
    const RE2 pattern(form.pattern, RE2::Quiet);
    EXPECT_TRUE(pattern.ok()) << form.pattern << ": " << pattern.error();
    EXPECT_LE(pattern.NumberOfCapturingGroups(), kMaxDateGroups)
        << form.pattern;
  }
}

// Friday.
constexpr char kPublished[] = "2026-02-20";

Day At(std::string_view text) { return *ParseDay(text); }

class DateReaderTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    reader_ = std::move(DateReader::Create()).value().release();
  }
  static void TearDownTestSuite() {
    delete reader_;
    reader_ = nullptr;
  }

  static DateContext Published(std::string_view day = kPublished) {
    DateContext context;
    context.published = At(day);
    return context;
  }

  // "3月5日=2026-03-05..2026-03-05" for each mention, joined by "; ".
  static std::string Read(std::string_view text, const DateContext& context) {
    static constexpr std::string_view kRelations[] = {"", " since", " until",
                                                      " long"};
    std::string out;
    for (const DateMention& mention : reader_->Read(text, context)) {
      if (!out.empty()) out += "; ";
      out += text.substr(mention.begin, mention.end - mention.begin);
      if (mention.span) {
        out += "=" + FormatDay(mention.span->first);
        if (mention.span->last != mention.span->first) {
          out += ".." + FormatDay(mention.span->last);
        }
      }
      out += kRelations[static_cast<size_t>(mention.relation)];
    }
    return out;
  }
  static std::string Read(std::string_view text) {
    return Read(text, Published());
  }

  // What FormatSpan gives for the only date of `text`.
  static std::string Formatted(std::string_view text) {
    const std::vector<DateMention> found = reader_->Read(text, Published());
    if (found.size() != 1 || !found[0].span) return "?";
    return FormatSpan(*found[0].span).value_or("null");
  }

  static const DateReader* reader_;
};

const DateReader* DateReaderTest::reader_ = nullptr;

TEST_F(DateReaderTest, ReadsFullDatesInAllNumerals) {
  for (const char* text :
       {"2025年12月26日", "2025 年 12 月 26 日", "２０２５年１２月２６日",
        "二〇二五年十二月二十六日", "民國114年12月26日", "114年12月26日",
        "去年12月26日", "去(2025)年12月26日", "去（2025）年12月26號",
        "2025-12-26", "2025/12/26", "2025.12.26", "December 26, 2025",
        "Dec. 26, 2025", "26 December 2025", "26th of December, 2025"}) {
    EXPECT_EQ(Formatted(text), "2025-12-26") << text;
  }
}

TEST_F(DateReaderTest, KeepsThePrecisionTheTextGives) {
  EXPECT_EQ(Formatted("2019年"), "2019");
  EXPECT_EQ(Formatted("二〇一九年"), "2019");
  EXPECT_EQ(Formatted("民國一百一十四年"), "2025");
  EXPECT_EQ(Formatted("2022年2月"), "2022-02");
  EXPECT_EQ(Formatted("2025年7月初"), "2025-07");
  EXPECT_EQ(Formatted("2025年8月中旬"), "2025-08");
  EXPECT_EQ(Formatted("2025年底"), "2025");
  EXPECT_EQ(Formatted("2024年第一季"), "2024");
  EXPECT_EQ(Formatted("1950年代"), "null");
}

TEST_F(DateReaderTest, DividesMonthsIntoThirds) {
  EXPECT_EQ(Read("7月上旬"), "7月上旬=2025-07-01..2025-07-10");
  EXPECT_EQ(Read("7月初"), "7月初=2025-07-01..2025-07-10");
  EXPECT_EQ(Read("7月中旬"), "7月中旬=2025-07-11..2025-07-20");
  EXPECT_EQ(Read("7月底"), "7月底=2025-07-21..2025-07-31");
  EXPECT_EQ(Read("本月底"), "本月底=2026-02-21..2026-02-28");
  EXPECT_EQ(Read("下個月初"), "下個月初=2026-03-01..2026-03-10");
}

TEST_F(DateReaderTest, DividesYears) {
  EXPECT_EQ(Read("2023年中"), "2023年中=2023-05-01..2023-08-31");
  EXPECT_EQ(Read("今年年底"), "今年年底=2026-11-01..2026-12-31");
  EXPECT_EQ(Read("去年秋季"), "去年秋季=2025-09-01..2025-11-30");
  EXPECT_EQ(Read("今年第二季"), "今年第二季=2026-04-01..2026-06-30");
  EXPECT_EQ(Read("明年上半年"), "明年上半年=2027-01-01..2027-06-30");
  EXPECT_EQ(Read("90年代初"), "90年代初=1990-01-01..1993-12-31");
}

TEST_F(DateReaderTest, ResolvesWordsAgainstToday) {
  EXPECT_EQ(Read("今天"), "今天=2026-02-20");
  EXPECT_EQ(Read("昨晚"), "昨晚=2026-02-19");
  EXPECT_EQ(Read("前天"), "前天=2026-02-18");
  EXPECT_EQ(Read("大前天"), "大前天=2026-02-17");
  EXPECT_EQ(Read("明天"), "明天=2026-02-21");
  EXPECT_EQ(Read("后天"), "后天=2026-02-22");
  EXPECT_EQ(Read("上月"), "上月=2026-01-01..2026-01-31");
  EXPECT_EQ(Read("上個月"), "上個月=2026-01-01..2026-01-31");
  EXPECT_EQ(Read("下个月"), "下个月=2026-03-01..2026-03-31");
  EXPECT_EQ(Read("本月稍早"), "本月稍早=2026-02-01..2026-02-28");
  EXPECT_EQ(Read("前年"), "前年=2024-01-01..2024-12-31");
  EXPECT_EQ(Read("大前年"), "大前年=2023-01-01..2023-12-31");
  EXPECT_EQ(Read("明年"), "明年=2027-01-01..2027-12-31");
}

TEST_F(DateReaderTest, DatesThatAreJoinedAreTwo) {
  EXPECT_EQ(Read("2018和2019年"),
            "2018=2018-01-01..2018-12-31; 2019年=2019-01-01..2019-12-31");
  EXPECT_EQ(Read("去年1月和7月"),
            "去年1月=2025-01-01..2025-01-31; 7月=2025-07-01..2025-07-31");
  // Two months in a row are one time, and so is a range.
  EXPECT_EQ(Read("去年7、8月"), "去年7、8月=2025-07-01..2025-08-31");
  EXPECT_EQ(Read("去年1至7月"), "去年1至7月=2025-01-01..2025-07-31");
}

TEST_F(DateReaderTest, ASectionOfHistoryGoesOnInItsYear) {
  DateContext context = Published();
  context.section = MonthOf(2022, 3);
  EXPECT_EQ(Read("7月", context), "7月=2022-07-01..2022-07-31");
  EXPECT_EQ(Read("7月5日", context), "7月5日=2022-07-05");
  // Before it, or news.
  EXPECT_EQ(Read("2月", context), "2月=2026-02-01..2026-02-28");
  EXPECT_EQ(Read("1月", context), "1月=2026-01-01..2026-01-31");
  EXPECT_EQ(Read("2月5日", context), "2月5日=2026-02-05");
  // Another year ends it.
  EXPECT_EQ(Read("2023年起，7月", context),
            "2023年=2023-01-01..2023-12-31 since; 7月=2025-07-01..2025-07-31");
}

TEST_F(DateReaderTest, ADayFromWhichOnIsTheNearerOne) {
  EXPECT_EQ(Read("25日起加徵關稅"), "25日=2026-02-25 since");
  EXPECT_EQ(Read("18日起加徵關稅"), "18日=2026-02-18 since");
  EXPECT_EQ(Read("5日起加徵關稅"), "5日=2026-02-05 since");
  EXPECT_EQ(Read("25日宣布"), "25日=2026-01-25");
}

TEST_F(DateReaderTest, ANameMayEndInANumeral) {
  EXPECT_EQ(Read("首相安倍晉三7日表示"), "7日=2026-02-07");
  EXPECT_EQ(Read("第7日"), "");
  EXPECT_EQ(Read("二十7日"), "");
}

TEST_F(DateReaderTest, TakesTheDatelineForToday) {
  DateContext context = Published("2026-07-15");
  context.dateline = At("2026-07-14");
  EXPECT_EQ(Read("今天宣布", context), "今天=2026-07-14");
}

TEST_F(DateReaderTest, ResolvesDatelinesBeforePublication) {
  EXPECT_EQ(ResolveDateline(14, At("2026-07-15")), At("2026-07-14"));
  EXPECT_EQ(ResolveDateline(15, At("2026-07-15")), At("2026-07-15"));
  EXPECT_EQ(ResolveDateline(31, At("2026-08-01")), At("2026-07-31"));
  EXPECT_EQ(ResolveDateline(31, At("2026-03-01")), At("2026-01-31"));
  EXPECT_EQ(ResolveDateline(32, At("2026-03-01")), std::nullopt);
  EXPECT_EQ(ResolveDateline(0, At("2026-03-01")), std::nullopt);
}

TEST_F(DateReaderTest, LetsTheMarkedNumberDecide) {
  EXPECT_EQ(Read("今(20)日"), "今(20)日=2026-02-20");
  EXPECT_EQ(Read("今（19）日"), "今（19）日=2026-02-19");
  EXPECT_EQ(Read("昨（5）晚", Published("2026-08-06")), "昨（5）晚=2026-08-05");
  EXPECT_EQ(Read("昨（31）日", Published("2026-08-01")),
            "昨（31）日=2026-07-31");
}

TEST_F(DateReaderTest, CountsWeeksFromMonday) {
  EXPECT_EQ(Read("上週三"), "上週三=2026-02-11");
  EXPECT_EQ(Read("上周日"), "上周日=2026-02-15");
  EXPECT_EQ(Read("下星期一"), "下星期一=2026-02-23");
  EXPECT_EQ(Read("本週"), "本週=2026-02-16..2026-02-22");
  EXPECT_EQ(Read("上個禮拜"), "上個禮拜=2026-02-09..2026-02-15");
  EXPECT_EQ(Read("週三表示"), "週三=2026-02-18");
  EXPECT_EQ(Read("星期五"), "星期五=2026-02-20");
  EXPECT_EQ(Read("將於週三登場"), "週三=2026-02-25");
}

TEST_F(DateReaderTest, CountsBackFromToday) {
  EXPECT_EQ(Read("三天前"), "三天前=2026-02-17");
  EXPECT_EQ(Read("三日前"), "三日前=2026-02-17");
  EXPECT_EQ(Read("兩週前"), "兩週前=2026-02-03..2026-02-09");
  EXPECT_EQ(Read("3個月前"), "3個月前=2025-11-01..2025-11-30");
  EXPECT_EQ(Read("半年前"), "半年前=2025-08-01..2025-08-31");
  EXPECT_EQ(Read("5年前"), "5年前=2021-01-01..2021-12-31");
}

TEST_F(DateReaderTest, TellsLengthsOfTimeFromDates) {
  EXPECT_EQ(Read("5個月後"), "5個月後 long");
  EXPECT_EQ(Read("會談90分鐘"), "90分鐘 long");
  EXPECT_EQ(Read("10天9夜"), "10天 long; 9夜 long");
  EXPECT_EQ(Read("42年"), "42年 long");
  EXPECT_EQ(Read("4年多來"), "4年多來 long");
  EXPECT_EQ(Read("三個月內"), "三個月內 long");
}

TEST_F(DateReaderTest, PlacesMonthsWithoutYearNearToday) {
  EXPECT_EQ(Read("12月"), "12月=2025-12-01..2025-12-31");
  EXPECT_EQ(Read("2月"), "2月=2026-02-01..2026-02-28");
  EXPECT_EQ(Read("4月訪中"), "4月=2026-04-01..2026-04-30");
  EXPECT_EQ(Read("5月"), "5月=2025-05-01..2025-05-31");
  EXPECT_EQ(Read("預計於5月訪問"), "5月=2026-05-01..2026-05-31");
  EXPECT_EQ(Read("12月26日"), "12月26日=2025-12-26");
  EXPECT_EQ(Read("3月31日"), "3月31日=2026-03-31");
}

TEST_F(DateReaderTest, DoesNotTakeGeneralsForTheFuture) {
  EXPECT_EQ(Read("國軍上將5月訪問"), "5月=2025-05-01..2025-05-31");
}

TEST_F(DateReaderTest, GoesOnInTheYearNamedBefore) {
  EXPECT_EQ(Read("2024年10月會談，12月簽署"),
            "2024年10月=2024-10-01..2024-10-31; "
            "12月=2024-12-01..2024-12-31");
  EXPECT_EQ(Read("去年11月3日抵達，11月5日離開"),
            "去年11月3日=2025-11-03; 11月5日=2025-11-05");
  // But not into the past of what was named before.
  EXPECT_EQ(Read("去年11月會談，4月訪問"),
            "去年11月=2025-11-01..2025-11-30; 4月=2026-04-01..2026-04-30");
}

TEST_F(DateReaderTest, PlacesBareDays) {
  EXPECT_EQ(Read("20日"), "20日=2026-02-20");
  EXPECT_EQ(Read("18日表示"), "18日=2026-02-18");
  EXPECT_EQ(Read("25日表示"), "25日=2026-01-25");
  EXPECT_EQ(Read("原訂於25日舉行"), "25日=2026-02-25");
  EXPECT_EQ(Read("24日將召開"), "24日=2026-02-24");
  EXPECT_EQ(Read("十九日"), "十九日=2026-02-19");
  EXPECT_EQ(Read("去年3月5日出發，8日抵達"),
            "去年3月5日=2025-03-05; 8日=2025-03-08");
}

TEST_F(DateReaderTest, SkipsMonthsThatLackTheDay) {
  EXPECT_EQ(Read("31日", Published("2026-03-30")), "31日=2026-01-31");
  EXPECT_EQ(Read("2月29日"), "2月29日=2024-02-29");
  EXPECT_EQ(Read("2025年2月30日"), "");
  EXPECT_EQ(Read("13月"), "");
}

TEST_F(DateReaderTest, JoinsRanges) {
  struct Case {
    const char* text;
    const char* first;
    const char* last;
    const char* start;
  };
  for (const Case& c : std::vector<Case>{
           {"3月31日至4月2日", "2026-03-31", "2026-04-02", "2026-03-31"},
           {"18日至19日", "2026-02-18", "2026-02-19", "2026-02-18"},
           {"將於17至27日舉行", "2026-03-17", "2026-03-27", "2026-03-17"},
           {"去年12月30日到1月2日", "2025-12-30", "2026-01-02", "2025-12-30"},
           {"2025年7月28日至7月29日", "2025-07-28", "2025-07-29", "2025-07-28"},
           {"2025年7月28至29日", "2025-07-28", "2025-07-29", "2025-07-28"},
           {"2004至2005年", "2004-01-01", "2005-12-31", "2004"},
           {"2025年7至8月", "2025-07-01", "2025-08-31", "2025-07"},
           {"2025年11月至2026年1月", "2025-11-01", "2026-01-31", "2025-11"},
           {"from March 3 to March 5", "2026-03-03", "2026-03-05",
            "2026-03-03"}}) {
    const std::vector<DateMention> found = reader_->Read(c.text, Published());
    ASSERT_EQ(found.size(), 1u) << c.text;
    ASSERT_TRUE(found[0].span && found[0].start) << c.text;
    EXPECT_EQ(FormatDay(found[0].span->first), c.first) << c.text;
    EXPECT_EQ(FormatDay(found[0].span->last), c.last) << c.text;
    EXPECT_EQ(FormatSpan(*found[0].start), c.start) << c.text;
  }
}

TEST_F(DateReaderTest, KeepsListedYearsApart) {
  EXPECT_EQ(Read("他在2018和2019年兩度會晤"),
            "2018=2018-01-01..2018-12-31; 2019年=2019-01-01..2019-12-31");
}

TEST_F(DateReaderTest, ResolvesAgainstTheDateBefore) {
  EXPECT_EQ(Read("1956年3月成立，隔年3月擴編，同年12月解散"),
            "1956年3月=1956-03-01..1956-03-31; "
            "隔年3月=1957-03-01..1957-03-31; "
            "同年12月=1957-12-01..1957-12-31");
  DateContext context = Published();
  context.last = DaySpan{At("2025-10-30"), At("2025-10-30"), Precision::kDay};
  EXPECT_EQ(Read("雙方當天會談，翌日離開", context),
            "當天=2025-10-30; 翌日=2025-10-31");
  EXPECT_EQ(Read("同月", context), "同月=2025-10-01..2025-10-31");
  // A month is no day to follow.
  context.last = MonthOf(2025, 10);
  EXPECT_EQ(Read("翌日離開", context), "翌日");
}

TEST_F(DateReaderTest, TellsSinceAndUntil) {
  EXPECT_EQ(Read("自2022年2月以來"), "2022年2月=2022-02-01..2022-02-28 since");
  EXPECT_EQ(Read("從1967年開始"), "1967年=1967-01-01..1967-12-31 since");
  EXPECT_EQ(Read("8月7日起生效"), "8月7日=2025-08-07 since");
  EXPECT_EQ(Read("在4月30日前訪問"), "4月30日=2026-04-30 until");
  EXPECT_EQ(Read("截至2025年底為止"), "2025年底=2025-11-01..2025-12-31 until");
  EXPECT_EQ(Read("延長至2027年"), "2027年=2027-01-01..2027-12-31 until");
  EXPECT_EQ(Read("since 2014"), "2014=2014-01-01..2014-12-31 since");
  EXPECT_EQ(Read("去年前總統訪問"), "去年=2025-01-01..2025-12-31");
  EXPECT_EQ(Read("來自2025年的數據"), "2025年=2025-01-01..2025-12-31");
  EXPECT_EQ(Read("7月起訴"), "7月=2025-07-01..2025-07-31");
}

TEST_F(DateReaderTest, LeavesNumbersThatAreNoDates) {
  for (const char* text : {"前日本首相",     "20日本企業",
                           "500日圓",        "120日",
                           "第7日",          "F-16日",
                           "每週三",         "兩周一次",
                           "《今日俄羅斯》", "《2025年國防報告》",
                           "年輕人",         "3/4",
                           "24/7",           "第28屆",
                           "3,500家",        "戰後年代",
                           "日前",           "1-2公里",
                           "漢光42號",       "不同年齡",
                           "may impose",     "march on"}) {
    for (const DateMention& mention : reader_->Read(text, Published())) {
      EXPECT_FALSE(mention.span.has_value()) << text;
    }
  }
}

TEST_F(DateReaderTest, LeavesTheWordThatFollowsWhole) {
  EXPECT_EQ(Read("6月中國海軍"), "6月=2025-06-01..2025-06-30");
  EXPECT_EQ(Read("6月中舉行"), "6月中=2025-06-11..2025-06-20");
  EXPECT_EQ(Read("10月中國會議"), "10月=2025-10-01..2025-10-31");
  EXPECT_EQ(Read("今年初選"), "今年=2026-01-01..2026-12-31");
  EXPECT_EQ(Read("7月初步同意"), "7月=2025-07-01..2025-07-31");
}

TEST_F(DateReaderTest, ReadsEnglish) {
  EXPECT_EQ(Read("on March 3"), "March 3=2026-03-03");
  EXPECT_EQ(Read("in early March 2025"),
            "early March 2025=2025-03-01..2025-03-10");
  EXPECT_EQ(Read("in 2019"), "2019=2019-01-01..2019-12-31");
  EXPECT_EQ(Read("yesterday"), "yesterday=2026-02-19");
  EXPECT_EQ(Read("last Tuesday"), "last Tuesday=2026-02-17");
  EXPECT_EQ(Read("last Friday"), "last Friday=2026-02-13");
  EXPECT_EQ(Read("next Friday"), "next Friday=2026-02-27");
  EXPECT_EQ(Read("on Wednesday"), "Wednesday=2026-02-18");
  EXPECT_EQ(Read("will meet on Wednesday"), "Wednesday=2026-02-25");
  EXPECT_EQ(Read("last year"), "last year=2025-01-01..2025-12-31");
  EXPECT_EQ(Read("next month"), "next month=2026-03-01..2026-03-31");
  EXPECT_EQ(Read("last month"), "last month=2026-01-01..2026-01-31");
  EXPECT_EQ(Read("in November"), "November=2025-11-01..2025-11-30");
  EXPECT_EQ(Read("last March"), "last March=2025-03-01..2025-03-31");
  EXPECT_EQ(Read("last February"), "last February=2025-02-01..2025-02-28");
  EXPECT_EQ(Read("three days ago"), "three days ago=2026-02-17");
  EXPECT_EQ(Read("two years ago"), "two years ago=2024-01-01..2024-12-31");
  EXPECT_EQ(Read("last summer"), "last summer=2025-06-01..2025-08-31");
  EXPECT_EQ(Read("a 90-day truce"), "90-day long");
  EXPECT_EQ(Read("They met on May 5, 2024. The next day they parted."),
            "May 5, 2024=2024-05-05; The next day=2024-05-06");
}

TEST_F(DateReaderTest, FindsOpenDatesWithoutPublication) {
  EXPECT_EQ(Read("去年11月與2019年", DateContext()),
            "去年11月; 2019年=2019-01-01..2019-12-31");
  EXPECT_EQ(Read("20日", DateContext()), "20日");
}

}  // namespace
}  // namespace actant
