#include "graph/export_xml.h"

#include <cstddef>
#include <cstdint>

namespace actant {
namespace {

struct CodePoint {
  uint32_t value = 0;
  size_t bytes = 0;  // 0: not UTF-8
};

// The shortest forms of code points but surrogates: RFC 3629.
CodePoint FirstCodePoint(std::string_view text) {
  const auto byte = [text](size_t i) {
    return static_cast<uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {};
  uint32_t value = lead & (0xFFU >> (bytes + 1));
  for (size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    value = value << 6 | (byte(i) & 0x3F);
  }
  constexpr uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kLeast[bytes] || value > 0x10FFFF || is_surrogate) return {};
  return {value, bytes};
}

bool IsXmlChar(uint32_t value) {
  if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
  return value != 0xFFFE && value != 0xFFFF;
}

void AppendEscaped(char c, std::string* out) {
  switch (c) {
    case '&':
      *out += "&amp;";
      break;
    case '<':
      *out += "&lt;";
      break;
    case '>':
      *out += "&gt;";
      break;
    case '"':
      *out += "&quot;";
      break;
    case '\'':
      *out += "&apos;";
      break;
    case '\t':
      *out += "&#9;";
      break;
    case '\n':
      *out += "&#10;";
      break;
    case '\r':
      *out += "&#13;";
      break;
    default:
      *out += c;
  }
}

}  // namespace

std::string DropNonXml(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const CodePoint first = FirstCodePoint(text);
    if (first.bytes > 0 && IsXmlChar(first.value)) {
      kept += text.substr(0, first.bytes);
    }
    text.remove_prefix(first.bytes > 0 ? first.bytes : 1);
  }
  return kept;
}

std::string EscapeXml(std::string_view text) {
  std::string escaped;
  for (const char c : DropNonXml(text)) AppendEscaped(c, &escaped);
  return escaped;
}

}  // namespace actant
