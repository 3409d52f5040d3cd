#include "extract/amount_reader.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace actant {
namespace {

class AmountReaderTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    reader_ = std::move(AmountReader::Create()).value().release();
  }
  static void TearDownTestSuite() {
    delete reader_;
    reader_ = nullptr;
  }

  // "110億美元=11000000000 USD" for each mention, joined by "; ".
  static std::string Read(std::string_view text,
                          const AmountOptions& options = {}) {
    std::string out;
    for (const AmountMention& mention : reader_->Read(text, options)) {
      char value[64];
      std::snprintf(value, sizeof(value), "%.15g", mention.value);
      if (!out.empty()) out += "; ";
      out += text.substr(mention.begin, mention.end - mention.begin);
      out += std::string("=") + value + " " + mention.currency;
    }
    return out;
  }

  static const AmountReader* reader_;
};

const AmountReader* AmountReaderTest::reader_ = nullptr;

TEST_F(AmountReaderTest, ReadsChineseUnits) {
  EXPECT_EQ(Read("價值110億美元的軍售"), "110億美元=11000000000 USD");
  EXPECT_EQ(Read("1.2兆人民幣"), "1.2兆人民幣=1200000000000 CNY");
  EXPECT_EQ(Read("500萬歐元"), "500萬歐元=5000000 EUR");
  EXPECT_EQ(Read("10亿英镑"), "10亿英镑=1000000000 GBP");
  EXPECT_EQ(Read("1兆2000億日圓"), "1兆2000億日圓=1200000000000 JPY");
  EXPECT_EQ(Read("3千5百億韓元"), "3千5百億韓元=350000000000 KRW");
  EXPECT_EQ(Read("1萬億盧布"), "1萬億盧布=1000000000000 RUB");
  EXPECT_EQ(Read("30億 美金"), "30億 美金=3000000000 USD");
}

TEST_F(AmountReaderTest, ReadsChineseNumerals) {
  EXPECT_EQ(Read("二十億美元"), "二十億美元=2000000000 USD");
  EXPECT_EQ(Read("兩百三十億美元"), "兩百三十億美元=23000000000 USD");
  EXPECT_EQ(Read("一百多億美元"), "一百多億美元=10000000000 USD");
}

TEST_F(AmountReaderTest, ReadsBareYuanAsToldTo) {
  EXPECT_EQ(Read("3,500億元"), "3,500億元=350000000000 TWD");
  AmountOptions mainland;
  mainland.bare_yuan = "CNY";
  EXPECT_EQ(Read("3,500億元", mainland), "3,500億元=350000000000 CNY");
  EXPECT_EQ(Read("新台幣42億元", mainland), "新台幣42億元=4200000000 TWD");
  EXPECT_EQ(Read("42億元新台幣", mainland), "42億元新台幣=4200000000 TWD");
}

TEST_F(AmountReaderTest, KeepsConversionsApart) {
  EXPECT_EQ(Read("1.3億美元（約新台幣42億元）"),
            "1.3億美元=130000000 USD; 新台幣42億元=4200000000 TWD");
}

TEST_F(AmountReaderTest, TakesTheLowerEndOfRanges) {
  EXPECT_EQ(Read("10至20億美元"), "10至20億美元=1000000000 USD");
  EXPECT_EQ(Read("10億至20億美元"), "10億至20億美元=1000000000 USD");
  EXPECT_EQ(Read("$10-20 billion"), "$10-20 billion=10000000000 USD");
}

TEST_F(AmountReaderTest, ReadsEnglish) {
  EXPECT_EQ(Read("a $3.5 billion deal"), "$3.5 billion=3500000000 USD");
  EXPECT_EQ(Read("€500 million"), "€500 million=500000000 EUR");
  EXPECT_EQ(Read("110 billion US dollars"),
            "110 billion US dollars=110000000000 USD");
  EXPECT_EQ(Read("USD 20 million"), "USD 20 million=20000000 USD");
  EXPECT_EQ(Read("US$14bn"), "US$14bn=14000000000 USD");
  EXPECT_EQ(Read("$2.5m"), "$2.5m=2500000 USD");
  EXPECT_EQ(Read("NT$42億"), "NT$42億=4200000000 TWD");
}

TEST_F(AmountReaderTest, LeavesWhatIsNoMoney) {
  for (const char* text :
       {"50%關稅", "20家企業", "2024年", "二元對立", "多元文化", "112億天然氣",
        "team 5 won", "10 pounds of rice", "0元", "66架F-16V", "第3元"}) {
    EXPECT_EQ(Read(text), "") << text;
  }
}

}  // namespace
}  // namespace actant
