// Text as XML 1.0 wants it.
#ifndef ACTANT_GRAPH_EXPORT_XML_H_
#define ACTANT_GRAPH_EXPORT_XML_H_

#include <string>
#include <string_view>

namespace actant {

// `text` without the characters that XML 1.0 forbids even when escaped:
// controls but tab, line feed and carriage return, U+FFFE, U+FFFF, and bytes
// that are not UTF-8.
std::string DropNonXml(std::string_view text);

// For content and attribute values alike: forbidden characters dropped, the
// five special ones as entities, white space but the blank as references, so
// that a parser's normalization keeps it.
std::string EscapeXml(std::string_view text);

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_XML_H_
