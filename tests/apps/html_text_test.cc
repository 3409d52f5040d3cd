#include "apps/html_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace actant {
namespace {

TEST(HtmlTextTest, TakesTheArticleAndWhatThePageSaysOfIt) {
  const Result<HtmlArticle> page = ReadHtml(
      "<!doctype html><html><head><meta charset=utf-8>"
      "<title>標題 | 某報</title>"
      "<meta property='og:title' content='標題'>"
      "<meta property='og:site_name' content='某報'>"
      "<meta property='article:published_time' "
      "content='2025-03-05T08:00:00+08:00'>"
      "<link rel=canonical href='https://example.org/1'>"
      "<style>p{}</style><script>var x = '<p>no</p>';</script></head>"
      "<body><nav>選單</nav><article><h1>標題</h1>"
      "<p>中國<b>宣布</b>制裁\n 美國。</p><p>第二段。<br>第三行。</p>"
      "<figure><figcaption>圖說</figcaption></figure>"
      "<aside>延伸閱讀</aside></article><footer>版權</footer></body></html>");
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->title, "標題");
  EXPECT_EQ(page->publisher, "某報");
  EXPECT_EQ(page->url, "https://example.org/1");
  EXPECT_EQ(page->published, ToDay({2025, 3, 5}));
  EXPECT_EQ(page->text, "中國宣布制裁 美國。\n第二段。\n第三行。");
}

TEST(HtmlTextTest, TakesTheBodyWhereThereAreSeveralArticles) {
  const Result<HtmlArticle> page = ReadHtml(
      "<html><body><h1>總覽</h1><article>一。</article><article>二。</article>"
      "</body></html>");
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->title, "總覽");
  EXPECT_EQ(page->text, "一。\n二。");
}

TEST(HtmlTextTest, ReadsTheEncodingThePageDeclares) {
  // 中國 in Big5 and in GB 18030.
  const Result<HtmlArticle> big5 = ReadHtml(
      "<html><head><meta charset=\"big5\"></head><body>\xa4\xa4\xb0\xea"
      "</body></html>");
  ASSERT_TRUE(big5.has_value());
  EXPECT_EQ(big5->text, "中國");
  const Result<HtmlArticle> gb = ReadHtml(
      "<html><head><meta http-equiv=Content-Type content='text/html; "
      "charset=gb2312'></head><body>\xd6\xd0\xb9\xfa</body></html>");
  ASSERT_TRUE(gb.has_value());
  EXPECT_EQ(gb->text, "中国");
}

TEST(HtmlTextTest, RefusesBytesThatFitNoDeclaredEncoding) {
  EXPECT_FALSE(ReadHtml("<html><body>\xa4\xa4\xb0\xea</body></html>"));
  EXPECT_FALSE(ReadHtml(
      "<html><head><meta charset=big5></head><body>\xff\xff</body></html>"));
  EXPECT_FALSE(ReadHtml(
      "<html><head><meta charset=klingon></head><body>\xff</body></html>"));
}

TEST(HtmlTextTest, RefusesAPageWithoutText) {
  EXPECT_FALSE(ReadHtml("<html><body><script>x</script></body></html>"));
}

TEST(HtmlTextTest, SurvivesDeepNestingAndBrokenMarkup) {
  std::string deep;
  for (int i = 0; i < 4000; ++i) deep += "<div>";
  EXPECT_TRUE(ReadHtml(deep + "字"));
  std::mt19937 random(7);
  const std::string seed =
      "<html><head><meta charset=utf-8><title>字</title></head><body><article>"
      "<p class='a'>字<b>字</p></article></body></html>";
  for (int round = 0; round < 500; ++round) {
    std::string broken = seed;
    for (int i = 0; i < 5; ++i) {
      broken[random() % broken.size()] = static_cast<char>(random() % 128);
    }
    const Result<HtmlArticle> page = ReadHtml(broken);
    EXPECT_TRUE(!page.has_value() || !page->text.empty());
  }
}

}  // namespace
}  // namespace actant
