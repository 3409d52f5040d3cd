#include "apps/article_reader.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <random>

#include "tests/apps/temp_folder.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

struct ReadResult {
  std::vector<ReadArticle> articles;
  std::vector<SkippedArticle> skipped;
};

ReadResult ReadAll(const FileListOptions& options) {
  ReadResult result;
  const Result<ArticleFiles> list = ListArticleFiles(options);
  EXPECT_TRUE(list.has_value());
  if (!list.has_value()) return result;
  result.skipped = list->skipped;
  for (const ArticleFile& file : list->files) {
    ReadArticles(
        file, *list, {},
        [&](ArticleItem item) {
          if (auto* skipped = std::get_if<SkippedArticle>(&item)) {
            result.skipped.push_back(*skipped);
          } else {
            result.articles.push_back(std::get<ReadArticle>(item));
          }
          return Reading::kContinue;
        },
        nullptr);
  }
  return result;
}

ReadResult ReadPath(const std::string& path) { return ReadAll({{path}, ""}); }

// The one reason why the file is skipped; empty where it is read.
std::string ReasonFor(const std::string& path) {
  const ReadResult result = ReadPath(path);
  EXPECT_TRUE(result.articles.empty()) << path;
  EXPECT_EQ(result.skipped.size(), 1U) << path;
  return result.skipped.empty() ? "" : result.skipped.front().reason;
}

constexpr std::string_view kText =
    "中國制裁美國軍工企業\n中國外交部5日宣布制裁三家美國企業。\n";

TEST(ArticleReaderTest, TakesTheFirstLineAsTitleAndKeepsEveryByte) {
  const TempFolder folder;
  const ReadResult read = ReadPath(folder.Write("news01.txt", kText));
  ASSERT_EQ(read.articles.size(), 1U);
  const ArticleInput& input = read.articles[0].input;
  EXPECT_EQ(input.id, "news01");
  EXPECT_EQ(input.title, "中國制裁美國軍工企業");
  EXPECT_EQ(input.title + "\n" + input.text, kText);
}

TEST(ArticleReaderTest, LeavesASentenceOrALongLineInTheText) {
  EXPECT_EQ(SplitTitle("中國宣布制裁。\n後文").first, "");
  EXPECT_EQ(SplitTitle("只有一行").first, "");
  EXPECT_EQ(SplitTitle("標題\n \n").first, "");
  std::string sixty;
  for (int i = 0; i < 60; ++i) sixty += "字";
  EXPECT_EQ(SplitTitle(sixty + "\n後文").first, sixty);
  EXPECT_EQ(SplitTitle(sixty + "字\n後文").first, "");
}

TEST(ArticleReaderTest, SplittingATitleLosesNothing) {
  std::mt19937 random(1);
  const std::vector<std::string> pieces = {"美國", "\n", "。", " ", "a", "\r"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto i = random() % 12; i > 0; --i) {
      text += pieces[random() % pieces.size()];
    }
    const auto [title, rest] = SplitTitle(text);
    if (title.empty()) {
      EXPECT_EQ(rest, text);
    } else {
      EXPECT_EQ(std::string(title) + "\n" + std::string(rest), text);
    }
  }
}

TEST(ArticleReaderTest, ReadsCompressedFilesWhateverTheirNames) {
  const TempFolder folder;
  folder.Write("a.txt.gz", Gzip(kText));
  folder.Write("b.txt.zst", Zstd(kText));
  folder.Write("c.txt", Gzip(kText));
  folder.Write("d.txt", Gzip(kText.substr(0, 31)) + Gzip(kText.substr(31)));
  const ReadResult read = ReadPath(folder.path());
  ASSERT_EQ(read.articles.size(), 4U);
  EXPECT_TRUE(read.skipped.empty());
  for (const ReadArticle& article : read.articles) {
    EXPECT_EQ(article.input.title + "\n" + article.input.text, kText);
  }
  EXPECT_EQ(read.articles[0].input.id, "a");
  EXPECT_EQ(read.articles[1].input.id, "b");
}

TEST(ArticleReaderTest, SaysThatCompressedDataIsCutOff) {
  const TempFolder folder;
  std::string large;
  for (int i = 0; i < 40000; ++i) large += std::to_string(i * 7919) + "\n";
  const std::string gzip = Gzip(large);
  const std::string zstd = Zstd(large);
  EXPECT_NE(ReasonFor(folder.Write("a.txt.gz", gzip.substr(0, 9000)))
                .find("ends in the middle"),
            std::string::npos);
  EXPECT_NE(ReasonFor(folder.Write("b.txt.zst", zstd.substr(0, 9000)))
                .find("ends in the middle"),
            std::string::npos);
}

TEST(ArticleReaderTest, ReadsJsonLinesAndReportsEachBadLine) {
  const TempFolder folder;
  const std::string path = folder.Write(
      "news.jsonl",
      "\xef\xbb\xbf{\"id\": \"a\", \"published\": "
      "\"2026-08-19T22:49:55+08:00\", \"title\": \"標題\", \"text\": "
      "\"內文。\", \"url\": \"u\", \"publisher\": \"p\", \"other\": [1]}\r\n"
      "{\"id\": \"b\", \"text\": \n"
      "\n"
      "[1]\n"
      "{\"id\": \"c\"}\n"
      "{\"text\": \"無名\"}\n"
      "{\"id\": \"d\", \"text\": \"t\", \"published\": \"yesterday\"}\n"
      "{\"id\": \"e\", \"text\": 5}\n"
      "{\"id\": \"f\", \"text\": \"\xb4\xfa\"}\n"
      "{\"url\": \"http://x/1\", \"text\": \"t\"}\n"
      "{\"id\": 7, \"text\": \"t\", \"published\": null}");
  const ReadResult read = ReadPath(path);
  ASSERT_EQ(read.articles.size(), 3U);
  const ArticleInput& first = read.articles[0].input;
  EXPECT_EQ(first.id, "a");
  EXPECT_EQ(first.title, "標題");
  EXPECT_EQ(first.text, "內文。");
  EXPECT_EQ(first.url, "u");
  EXPECT_EQ(first.publisher, "p");
  EXPECT_EQ(first.published, ToDay({2026, 8, 19}));
  EXPECT_EQ(read.articles[1].input.id, "http://x/1");
  EXPECT_EQ(read.articles[2].input.id, "7");
  std::vector<size_t> lines;
  for (const SkippedArticle& skipped : read.skipped) {
    lines.push_back(skipped.line);
  }
  EXPECT_EQ(lines, (std::vector<size_t>{2, 4, 5, 6, 7, 8, 9}));
  EXPECT_EQ(read.skipped[2].ToString(), path + ":5: no text");
  EXPECT_NE(read.skipped[6].reason.find("UTF-8"), std::string::npos);
}

TEST(ArticleReaderTest, RefusesBinariesByName) {
  const TempFolder folder;
  EXPECT_NE(ReasonFor(folder.Write("a.txt", std::string("PK\3\4\0\0", 6)))
                .find("ZIP archive"),
            std::string::npos);
  EXPECT_NE(
      ReasonFor(folder.Write("b.txt", "\x89PNG\r\n\x1a\n")).find("PNG image"),
      std::string::npos);
  EXPECT_NE(
      ReasonFor(folder.Write("c.jsonl", "\xff\xd8\xff\xe0 JFIF")).find("JPEG"),
      std::string::npos);
  EXPECT_NE(ReasonFor(folder.Write("d.docx", std::string("PK\3\4\0\0", 6)))
                .find(".docx"),
            std::string::npos);
  EXPECT_NE(ReasonFor(folder.Write("e.txt", std::string("a\0\1b\0\0c", 7)))
                .find("binary"),
            std::string::npos);
}

TEST(ArticleReaderTest, SaysWhyAFileIsNoArticle) {
  const TempFolder folder;
  EXPECT_NE(ReasonFor(folder.Write("empty.txt", "")), "");
  EXPECT_NE(
      ReasonFor(folder.Write("broken.txt", "美國制裁\xff\xfe中國。美國宣布。")),
      "");
  EXPECT_NE(ReasonFor(folder / "absent.txt").find("No such file"),
            std::string::npos);
  EXPECT_NE(ReasonFor(folder.Write("bad.pdf", "%PDF-1.4\nnothing")).find("PDF"),
            std::string::npos);
}

TEST(ArticleReaderTest, RefusesWhatIsLongerThanTheLimit) {
  const TempFolder folder;
  const std::string path = folder.Write("large.txt", "x");
  fs::resize_file(path, 100 << 20);
  // Zero bytes are no text; the same length of text is too long.
  EXPECT_NE(ReasonFor(path).find("binary"), std::string::npos);
  const std::string text =
      folder.Write("long.txt", std::string(kMaxArticleBytes + 1, 'a'));
  EXPECT_NE(ReasonFor(text).find("longer than 64 MiB"), std::string::npos);
  const std::string bomb = folder.Write(
      "bomb.txt.zst", Zstd(std::string(kMaxArticleBytes + 1, 'a')));
  EXPECT_NE(ReasonFor(bomb).find("longer than 64 MiB"), std::string::npos);
}

TEST(ArticleReaderTest, ReadsAPdfWhateverItsName) {
  const TempFolder folder;
  const std::string pdf = OnePagePdf("Sanctions were announced.");
  for (const char* name : {"a.pdf", "b.txt", "c.pdf.gz"}) {
    const bool gz = std::string_view(name).ends_with(".gz");
    const ReadResult read = ReadPath(folder.Write(name, gz ? Gzip(pdf) : pdf));
    ASSERT_EQ(read.articles.size(), 1U) << name;
    EXPECT_NE(read.articles[0].input.text.find("Sanctions were announced."),
              std::string::npos);
  }
}

TEST(ArticleReaderTest, ReadsAPageWhateverItsName) {
  const TempFolder folder;
  const ReadResult read = ReadPath(
      folder.Write("page.txt",
                   "<!DOCTYPE html><html><head><title>標題</title></head>"
                   "<body><p>中國宣布制裁。</p></body></html>"));
  ASSERT_EQ(read.articles.size(), 1U);
  EXPECT_EQ(read.articles[0].input.title, "標題");
  EXPECT_EQ(read.articles[0].input.text, "中國宣布制裁。");
}

TEST(ArticleReaderTest, ReadsFoldersInOrderWithTheirManifests) {
  const TempFolder folder;
  folder.Write("b/two.txt", kText);
  folder.Write("a/one.txt", kText);
  folder.Write("a/manifest.tsv",
               "file\tpublished\tpublisher\turl\n"
               "one.txt\t2025-03-05\t中央社\thttp://x/1\n");
  folder.Write("notes.md", "# 筆記");
  folder.Write("LICENSE", "條款");
  folder.Write(".hidden.txt", kText);
  const Result<ArticleFiles> list =
      ListArticleFiles({{folder.path().string()}, ""});
  ASSERT_TRUE(list.has_value());
  EXPECT_EQ(list->left_out, (std::vector<std::string>{folder / "LICENSE",
                                                      folder / "notes.md"}));
  const ReadResult read = ReadPath(folder.path());
  EXPECT_TRUE(read.skipped.empty());
  ASSERT_EQ(read.articles.size(), 2U);
  EXPECT_EQ(read.articles[0].input.id, "one");
  EXPECT_EQ(read.articles[0].input.published, ToDay({2025, 3, 5}));
  EXPECT_EQ(read.articles[0].input.publisher, "中央社");
  EXPECT_EQ(read.articles[0].input.url, "http://x/1");
  EXPECT_EQ(read.articles[1].input.id, "two");
  EXPECT_FALSE(read.articles[1].input.published.has_value());
}

TEST(ArticleReaderTest, UsesAGivenManifestAndTheFilesItLists) {
  const TempFolder folder;
  folder.Write("in/one.txt", kText);
  const std::string manifest = folder.Write(
      "dates.jsonl",
      "{\"file\": \"in/one.txt\", \"published\": \"2025-03-05\", \"id\": "
      "\"cna-1\"}\n");
  for (const std::vector<std::string>& paths :
       std::vector<std::vector<std::string>>{{},
                                             {folder / "in/../in/one.txt"}}) {
    const ReadResult read = ReadAll({paths, manifest});
    ASSERT_EQ(read.articles.size(), 1U);
    EXPECT_EQ(read.articles[0].input.id, "cna-1");
    EXPECT_EQ(read.articles[0].input.published, ToDay({2025, 3, 5}));
  }
}

TEST(ArticleReaderTest, NamesTheLineOfABadManifest) {
  const TempFolder folder;
  const auto error = [&](std::string_view text) {
    const Result<Manifest> manifest =
        Manifest::Read(folder.Write("m.tsv", text));
    return manifest.has_value() ? "" : manifest.error().message();
  };
  EXPECT_NE(error("published\n").find("m.tsv:1: no column \"file\""),
            std::string::npos);
  EXPECT_NE(error("file\tpublished\na.txt\t2025-13-01\n").find("m.tsv:2"),
            std::string::npos);
  EXPECT_NE(error("file\na.txt\n./a.txt\n").find("listed twice"),
            std::string::npos);
  EXPECT_NE(error("file\tdate\n").find("unknown column \"date\""),
            std::string::npos);
}

TEST(ArticleReaderTest, EntersEachFolderOnceThroughSymbolicLinks) {
  const TempFolder folder;
  folder.Write("real/one.txt", kText);
  fs::create_directory_symlink(folder.path(), folder.path() / "real/loop");
  fs::create_symlink(folder / "nowhere", folder / "dangling.txt");
  const ReadResult read = ReadPath(folder.path());
  EXPECT_EQ(read.articles.size(), 1U);
  ASSERT_EQ(read.skipped.size(), 1U);
  EXPECT_NE(read.skipped[0].reason.find("symbolic link"), std::string::npos);
}

TEST(ArticleReaderTest, PassesOverPipesInFolders) {
  const TempFolder folder;
  ASSERT_EQ(mkfifo((folder / "pipe.txt").c_str(), 0600), 0);
  EXPECT_NE(ReasonFor(folder.path()).find("not a regular file"),
            std::string::npos);
}

}  // namespace
}  // namespace actant
