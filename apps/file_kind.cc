#include "apps/file_kind.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "proto/ascii_case.h"

namespace actant {
namespace {

using std::string_view_literals::operator""sv;

struct Magic {
  size_t offset;
  std::string_view bytes;
  std::string_view what;
};

// Sources: the formats' own specifications, as collected in file(1)'s magic.
constexpr std::array<Magic, 25> kMagic{{
    {0, "PK\x03\x04"sv, "a ZIP archive (.docx, .xlsx and .epub are such)"},
    {0, "PK\x05\x06"sv, "an empty ZIP archive"},
    {0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv,
     "an old Microsoft Office document (.doc, .xls, .ppt)"},
    {0, "{\\rtf"sv, "an RTF document"},
    {0, "%!PS"sv, "a PostScript document"},
    {0, "\x89PNG\r\n"sv, "a PNG image"},
    {0, "\xff\xd8\xff"sv, "a JPEG image"},
    {0, "GIF8"sv, "a GIF image"},
    {0, "II*\0"sv, "a TIFF image"},
    {0, "MM\0*"sv, "a TIFF image"},
    {0, "RIFF"sv, "a RIFF file (WebP, WAV, AVI)"},
    {4, "ftyp"sv, "an MP4 or HEIF file"},
    {0, "OggS"sv, "an Ogg file"},
    {0, "ID3"sv, "an MP3 file"},
    {0, "BZh"sv, "bzip2 data (unpack it, or use .gz or .zst)"},
    {0,
     "\xfd"
     "7zXZ\0"sv,
     "xz data (unpack it, or use .gz or .zst)"},
    {0, "7z\xbc\xaf\x27\x1c"sv, "a 7-Zip archive"},
    {0, "Rar!\x1a"sv, "a RAR archive"},
    {257, "ustar"sv, "a tar archive"},
    {0, "\x1f\x8b"sv, "gzip data inside compressed data"},
    {0, "\x28\xb5\x2f\xfd"sv, "zstd data inside compressed data"},
    {0,
     "\x7f"
     "ELF"sv,
     "a program (ELF)"},
    {0, "SQLite format 3\0"sv, "an SQLite database"},
    {0, "PAR1"sv, "a Parquet file"},
    {0, "wOF"sv, "a font"},
}};

std::string_view BaseName(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// Without ".gz" or ".zst".
std::string_view Uncompressed(std::string_view name) {
  const std::string lower = AsciiLower(name);
  if (lower.ends_with(".gz")) return name.substr(0, name.size() - 3);
  if (lower.ends_with(".zst")) return name.substr(0, name.size() - 4);
  return name;
}

std::string ExtensionOf(std::string_view name) {
  const std::string_view base = Uncompressed(BaseName(name));
  const size_t dot = base.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return "";
  return AsciiLower(base.substr(dot));
}

bool HasByteOrderMark(std::string_view head) {
  return head.starts_with("\xff\xfe"sv) || head.starts_with("\xfe\xff"sv);
}

// UTF-16 without a mark: NULs (of ASCII spaces, digits, line ends) stand at
// one parity only.
bool LooksLikeUtf16(std::string_view head) {
  std::array<size_t, 2> nuls{};
  for (size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++nuls[i % 2];
  }
  return nuls[0] + nuls[1] > 0 && (nuls[0] == 0 || nuls[1] == 0);
}

// Control characters that no text has. One is enough: encodings of text other
// than UTF-16 never use these bytes.
bool HasControlBytes(std::string_view head) {
  return std::any_of(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    constexpr std::string_view kAllowed = "\t\n\v\f\r\x1a\x1b";
    return byte < 0x20 && kAllowed.find(c) == std::string_view::npos;
  });
}

bool LooksLikeHtml(std::string_view head) {
  size_t start = head.starts_with("\xef\xbb\xbf"sv) ? 3 : 0;
  start = head.find_first_not_of(" \t\r\n", start);
  if (start == std::string_view::npos) return false;
  const std::string lower = AsciiLower(head.substr(start, 512));
  return lower.starts_with("<!doctype html") || lower.starts_with("<html") ||
         lower.starts_with("<head") || lower.starts_with("<body") ||
         (lower.starts_with("<?xml") &&
          lower.find("<html") != std::string::npos) ||
         (lower.starts_with("<!--") &&
          lower.find("<html") != std::string::npos);
}

bool LooksLikeJson(std::string_view head) {
  const size_t start = head.starts_with("\xef\xbb\xbf"sv) ? 3 : 0;
  const size_t brace = head.find_first_not_of(" \t\r\n", start);
  if (brace == std::string_view::npos || head[brace] != '{') return false;
  const size_t next = head.find_first_not_of(" \t\r\n", brace + 1);
  return next != std::string_view::npos && head[next] == '"';
}

FileKind ByName(std::string_view name) {
  const std::string extension = ExtensionOf(name);
  if (extension == ".jsonl" || extension == ".ndjson") {
    return FileKind::kJsonLines;
  }
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml") {
    return FileKind::kHtml;
  }
  if (extension.empty() || extension == ".txt" || extension == ".text") {
    return FileKind::kText;
  }
  return FileKind::kOther;
}

}  // namespace

KindOfFile DetectKind(std::string_view name, std::string_view head) {
  if (head.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return {FileKind::kEmpty, ""};
  }
  if (head.starts_with("%PDF-")) return {FileKind::kPdf, ""};
  for (const Magic& magic : kMagic) {
    if (head.size() > magic.offset &&
        head.substr(magic.offset).starts_with(magic.bytes)) {
      return {FileKind::kBinary, std::string(magic.what)};
    }
  }
  const bool wide = HasByteOrderMark(head) || LooksLikeUtf16(head);
  if (!wide && HasControlBytes(head)) {
    return {FileKind::kBinary, "a binary file"};
  }
  const FileKind kind = ByName(name);
  if (kind == FileKind::kHtml || kind == FileKind::kJsonLines) {
    return {kind, ""};
  }
  if (LooksLikeHtml(head)) return {FileKind::kHtml, ""};
  // Standard input and process substitution have no telling name.
  if (kind == FileKind::kText && ExtensionOf(name).empty() &&
      LooksLikeJson(head)) {
    return {FileKind::kJsonLines, ""};
  }
  return {kind, ""};
}

bool IsArticleName(std::string_view name) {
  const std::string extension = ExtensionOf(name);
  return extension == ".pdf" ||
         (!extension.empty() && ByName(name) != FileKind::kOther);
}

std::string StemOf(std::string_view path) {
  const std::string_view base = Uncompressed(BaseName(path));
  const size_t dot = base.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return std::string(base);
  return std::string(base.substr(0, dot));
}

}  // namespace actant
