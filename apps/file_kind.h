// What a file holds, told by its bytes first and its name second.
#ifndef ACTANT_APPS_FILE_KIND_H_
#define ACTANT_APPS_FILE_KIND_H_

#include <string>
#include <string_view>

namespace actant {

enum class FileKind {
  kText,       // one article in plain text
  kJsonLines,  // one article a line
  kHtml,
  kPdf,
  kEmpty,
  kBinary,  // known or plainly no text: never read as text
  kOther,   // text, but its name says that it is no article (.csv, .md)
};

struct KindOfFile {
  FileKind kind = FileKind::kText;
  // For kBinary: what it is ("a ZIP archive (or a .docx, .xlsx, .epub)").
  std::string what;
};

// `head`: the first bytes, decompressed (a few hundred suffice; 4 KiB sees
// more). `name`: the file's name; endings .gz and .zst before the end proper
// are looked through. Magic bytes win over the name.
KindOfFile DetectKind(std::string_view name, std::string_view head);

// Whether a name says that the file is an article: .txt, .text, .jsonl,
// .ndjson, .html, .htm, .xhtml, .pdf, and .gz and .zst of them.
bool IsArticleName(std::string_view name);

// The name without folder, without .gz/.zst and without its extension:
// "a/b/news01.txt.gz" -> "news01".
std::string StemOf(std::string_view path);

}  // namespace actant

#endif  // ACTANT_APPS_FILE_KIND_H_
