// Articles out of files: text, HTML, PDF, JSON Lines, compressed or not.
#ifndef ACTANT_APPS_ARTICLE_READER_H_
#define ACTANT_APPS_ARTICLE_READER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "apps/manifest.h"
#include "extract/extractor.h"
#include "proto/event_time.h"
#include "proto/status.h"

namespace actant {

// Longest article, in bytes: a text file, a page, a PDF, a line of JSON (as
// Extractor::Extract).
inline constexpr size_t kMaxArticleBytes = size_t{64} << 20;

// Something that is no article, and why.
struct SkippedArticle {
  std::string file;
  size_t line = 0;  // of a .jsonl, counted from 1; 0 = the whole file
  std::string reason;

  // "news.jsonl:3: no text".
  std::string ToString() const;
};

struct ReadArticle {
  ArticleInput input;
  std::string file;
  size_t line = 0;
};

using ArticleItem = std::variant<ReadArticle, SkippedArticle>;

enum class Reading { kContinue, kStop };

// One file to read.
struct ArticleFile {
  std::string path;
  // Bytes on disk, for progress; 0 where unknown (pipes).
  uint64_t bytes = 0;
  // Position in ArticleFiles::manifests, or none.
  std::optional<size_t> manifest;
};

// What the arguments of a command stand for.
struct ArticleFiles {
  std::vector<ArticleFile> files;
  // Files and folders that cannot be read.
  std::vector<SkippedArticle> skipped;
  // Files in folders whose names say that they are no articles (.md, .csv).
  std::vector<std::string> left_out;
  std::vector<Manifest> manifests;
};

struct FileListOptions {
  // Files, folders, "-".
  std::vector<std::string> paths;
  // A manifest to use for every file; empty = none. Without `paths`, the
  // files it lists are read.
  std::string manifest;
};

// Lists the files to read: those named, in the order named, each folder's
// sorted by path (bytewise). Folders are entered through symbolic links too,
// each once. In folders, names that begin with a dot are passed over, and
// `manifest.tsv` is taken as the manifest of the files beside and below it.
// Fails only where the manifest of the options cannot be read; everything else
// that is wrong is in `skipped`.
Result<ArticleFiles> ListArticleFiles(const FileListOptions& options);

struct ReadOptions {
  // Day of publication of articles that bring none.
  std::optional<Day> published;
};

// Reads one file and hands each of its articles, or the reason why there is
// none, to `visit`, until that returns kStop. Ids: the given one (JSON Lines,
// manifest), else in JSON Lines the URL, else the file's name without folder
// and extension. A text's first line is its title where it looks like one:
// then title + "\n" + text is the decoded file, byte for byte. `progress` is
// called with the bytes taken from the file so far; may be empty.
Reading ReadArticles(const ArticleFile& file, const ArticleFiles& list,
                     const ReadOptions& options,
                     const std::function<Reading(ArticleItem)>& visit,
                     const std::function<void(uint64_t)>& progress);

// Splits a decoded text where its first line is a title: a line of at most 60
// characters that does not end a sentence, with more text after it. The title
// is empty where there is none.
std::pair<std::string_view, std::string_view> SplitTitle(std::string_view text);

}  // namespace actant

#endif  // ACTANT_APPS_ARTICLE_READER_H_
