#include "extract/internal/decode_signatures.h"

#include <string>

namespace actant {
namespace {

using std::string_view_literals::operator""sv;

struct Signature {
  std::string_view bytes;
  std::string_view name;
};

// As file(1) knows them.
constexpr Signature kSignatures[] = {
    {"%PDF-"sv, "a PDF document"},
    {"PK\x03\x04"sv, "a ZIP archive (or an Office document)"},
    {"PK\x05\x06"sv, "a ZIP archive"},
    {"\x1F\x8B"sv, "compressed by gzip"},
    {"BZh"sv, "compressed by bzip2"},
    {"\xFD"
     "7zXZ\0"sv,
     "compressed by xz"},
    {"\x28\xB5\x2F\xFD"sv, "compressed by zstd"},
    {"\x04\x22\x4D\x18"sv, "compressed by lz4"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    {"Rar!\x1A\x07"sv, "a RAR archive"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an Office document"},
    {"{\\rtf"sv, "an RTF document"},
    {"\x89PNG\r\n"sv, "a PNG image"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"},
    {"GIF8"sv, "a GIF image"},
    {"\x7F"
     "ELF"sv,
     "a program (ELF)"},
    {"SQLite format 3"sv, "a database (SQLite)"},
};

// Tags that pages begin with, in lower case.
constexpr Signature kMarkup[] = {
    {"<!doctype html"sv, "an HTML page"},
    {"<html"sv, "an HTML page"},
    {"<head"sv, "an HTML page"},
    {"<body"sv, "an HTML page"},
    {"<!doctype"sv, "an XML document"},
    {"<?xml"sv, "an XML document"},
    {"<rss"sv, "an RSS feed"},
    {"<svg"sv, "an SVG image"},
};

// "ustar" stands at byte 257 of a tar header.
constexpr size_t kTarMark = 257;

std::string Folded(std::string_view text) {
  std::string folded(text);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

}  // namespace

std::optional<std::string_view> FormatOf(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return signature.name;
  }
  if (bytes.size() > kTarMark && bytes.substr(kTarMark).starts_with("ustar")) {
    return "a tar archive";
  }
  if (bytes.starts_with("RIFF") && bytes.size() > 12 &&
      bytes.substr(8, 4) == "WEBP") {
    return "a WebP image";
  }
  constexpr size_t kLongestMark = 3;  // the byte order mark of UTF-8
  constexpr size_t kReach = 64;
  std::string_view begin = bytes.substr(0, kReach);
  if (begin.starts_with("\xEF\xBB\xBF")) begin.remove_prefix(kLongestMark);
  const size_t ink = begin.find_first_not_of(" \t\r\n");
  if (ink == std::string_view::npos) return std::nullopt;
  const std::string folded = Folded(begin.substr(ink));
  for (const Signature& markup : kMarkup) {
    if (folded.starts_with(markup.bytes)) return markup.name;
  }
  return std::nullopt;
}

}  // namespace actant
