#include "apps/article_reader.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "apps/file_kind.h"
#include "apps/html_text.h"
#include "apps/input_file.h"
#include "apps/json_article.h"
#include "apps/pdf_text.h"
#include "extract/decode.h"

namespace actant {
namespace {

// Characters of the longest first line that is taken for a title: twice a
// long headline of the Taiwanese press (about 30).
constexpr size_t kMaxTitleCharacters = 60;

bool EndsSentence(std::string_view line) {
  for (const std::string_view end :
       {"。", "；", "，", "、", "：", ";", ",", ":", ".", "…"}) {
    if (line.ends_with(end)) return true;
  }
  return false;
}

// The message of a status about `path`, without the path in front.
std::string ReasonOf(const Status& status, const std::string& path) {
  std::string_view message = status.message();
  if (message.starts_with(path)) {
    message.remove_prefix(path.size());
    while (message.starts_with(":") || message.starts_with(" ")) {
      message.remove_prefix(1);
    }
  }
  return std::string(message);
}

// Reads one file: what ReadArticles shares between its steps.
class FileReading {
 public:
  FileReading(const ArticleFile& file, const ManifestEntry* entry,
              const ReadOptions& options,
              const std::function<Reading(ArticleItem)>& visit,
              const std::function<void(uint64_t)>& progress)
      : file_(file),
        entry_(entry),
        options_(options),
        visit_(visit),
        progress_(progress) {}

  Reading Run() {
    Result<std::unique_ptr<InputFile>> input = InputFile::Open(file_.path);
    if (!input.has_value()) return Skip(0, input.error());
    const std::string name = file_.path == "-" ? "stdin" : StemAndExtension();
    const KindOfFile kind = DetectKind(name, (*input)->Head());
    switch (kind.kind) {
      case FileKind::kJsonLines:
        return ReadLines(input->get());
      case FileKind::kBinary:
        return Skip(
            0, InvalidArgument(kind.what + ", not text; articles are read from "
                                           ".txt, .html, .pdf and .jsonl"));
      case FileKind::kEmpty:
      case FileKind::kText:
      case FileKind::kOther:
      case FileKind::kHtml:
      case FileKind::kPdf:
        break;
    }
    const Result<std::string> bytes = (*input)->ReadAll(kMaxArticleBytes);
    Report(**input);
    if (!bytes.has_value()) return Skip(0, bytes.error());
    return Visit(kind.kind, *bytes);
  }

 private:
  // The name with which the kind is told: that of /dev/fd/63 tells nothing.
  std::string StemAndExtension() const {
    const size_t slash = file_.path.rfind('/');
    return file_.path.substr(slash == std::string::npos ? 0 : slash + 1);
  }

  void Report(const InputFile& input) const {
    if (progress_) progress_(input.bytes_taken());
  }

  Reading Skip(size_t line, const Status& status) const {
    const std::string name = file_.path == "-" ? "standard input" : file_.path;
    return visit_(SkippedArticle{name, line, ReasonOf(status, name)});
  }

  Reading Visit(FileKind kind, const std::string& bytes) const {
    Result<ArticleInput> input = kind == FileKind::kHtml  ? FromHtml(bytes)
                                 : kind == FileKind::kPdf ? FromPdf(bytes)
                                                          : FromText(bytes);
    if (!input.has_value()) return Skip(0, input.error());
    Complete(&*input);
    return visit_(ReadArticle{std::move(*input), file_.path, 0});
  }

  static ArticleInput FromDecoded(std::string_view text) {
    ArticleInput input;
    const auto [title, rest] = SplitTitle(text);
    input.title = title;
    input.text = rest;
    return input;
  }

  static Result<ArticleInput> FromText(const std::string& bytes) {
    ACTANT_ASSIGN_OR_RETURN(const DecodedText text, DecodeText(bytes));
    return FromDecoded(text.utf8);
  }

  static Result<ArticleInput> FromPdf(const std::string& bytes) {
    ACTANT_ASSIGN_OR_RETURN(const std::string text, ReadPdf(bytes));
    return FromDecoded(text);
  }

  static Result<ArticleInput> FromHtml(const std::string& bytes) {
    ACTANT_ASSIGN_OR_RETURN(HtmlArticle page, ReadHtml(bytes));
    ArticleInput input;
    input.title = std::move(page.title);
    input.text = std::move(page.text);
    input.url = std::move(page.url);
    input.publisher = std::move(page.publisher);
    input.published = page.published;
    return input;
  }

  // What the file's name, the manifest and the options add.
  void Complete(ArticleInput* input) const {
    if (input->id.empty()) {
      input->id = file_.path == "-" ? "stdin" : StemOf(file_.path);
    }
    if (entry_ != nullptr) {
      if (!entry_->id.empty()) input->id = entry_->id;
      if (!entry_->url.empty()) input->url = entry_->url;
      if (!entry_->publisher.empty()) input->publisher = entry_->publisher;
      if (entry_->published.has_value()) {
        input->published = entry_->published;
      }
      if (!entry_->title.empty() && input->title.empty()) {
        input->title = entry_->title;
      }
    }
    if (!input->published.has_value()) input->published = options_.published;
  }

  Reading ReadLines(InputFile* input) const {
    std::string line;
    for (size_t number = 1;; ++number) {
      const Result<InputFile::LineEnd> end =
          input->ReadLine(kMaxArticleBytes, &line);
      Report(*input);
      if (!end.has_value()) return Skip(number, end.error());
      if (*end == InputFile::LineEnd::kEndOfInput) return Reading::kContinue;
      if (number == 1 && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
      if (VisitLine(number, *end, line) == Reading::kStop) {
        return Reading::kStop;
      }
    }
  }

  Reading VisitLine(size_t number, InputFile::LineEnd end,
                    const std::string& line) const {
    if (end == InputFile::LineEnd::kTooLong) {
      return Skip(number, ResourceExhausted("a line longer than 64 MiB"));
    }
    if (line.find_first_not_of(" \t\r") == std::string::npos) {
      return Reading::kContinue;
    }
    Result<ArticleInput> article = ParseJsonArticle(line);
    if (!article.has_value()) return Skip(number, article.error());
    if (!article->published.has_value()) {
      article->published = options_.published;
    }
    return visit_(ReadArticle{std::move(*article), file_.path, number});
  }

  const ArticleFile& file_;
  const ManifestEntry* entry_;
  const ReadOptions& options_;
  const std::function<Reading(ArticleItem)>& visit_;
  const std::function<void(uint64_t)>& progress_;
};

}  // namespace

std::string SkippedArticle::ToString() const {
  const std::string at = line == 0 ? file : file + ":" + std::to_string(line);
  return at + ": " + reason;
}

std::pair<std::string_view, std::string_view> SplitTitle(
    std::string_view text) {
  const size_t end = text.find('\n');
  if (end == std::string_view::npos) return {"", text};
  const std::string_view line = text.substr(0, end);
  const std::string_view rest = text.substr(end + 1);
  constexpr const char* kWhiteSpace = " \t\r\n\f";
  const auto characters = std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  if (line.find_first_not_of(kWhiteSpace) == std::string_view::npos ||
      rest.find_first_not_of(kWhiteSpace) == std::string_view::npos ||
      static_cast<size_t>(characters) > kMaxTitleCharacters ||
      EndsSentence(line)) {
    return {"", text};
  }
  return {line, rest};
}

Reading ReadArticles(const ArticleFile& file, const ArticleFiles& list,
                     const ReadOptions& options,
                     const std::function<Reading(ArticleItem)>& visit,
                     const std::function<void(uint64_t)>& progress) {
  const ManifestEntry* entry =
      file.manifest.has_value() ? list.manifests[*file.manifest].Find(file.path)
                                : nullptr;
  return FileReading(file, entry, options, visit, progress).Run();
}

}  // namespace actant
