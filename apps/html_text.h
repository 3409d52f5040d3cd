// The article of a web page: title, main text and what the page says of it.
#ifndef ACTANT_APPS_HTML_TEXT_H_
#define ACTANT_APPS_HTML_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

#include "proto/event_time.h"
#include "proto/status.h"

namespace actant {

struct HtmlArticle {
  std::string title;      // og:title, else the first h1, else <title>
  std::string text;       // paragraphs separated by one newline
  std::string url;        // canonical link or og:url; may be empty
  std::string publisher;  // og:site_name; may be empty
  std::optional<Day> published;
};

// Reads a page (HTML5 parsing by Gumbo). The main text is that of the one
// <article>, else of <main>, else of <body>; script, style, nav, header,
// footer, aside, form, captions and the title's own heading are left out.
// The encoding is UTF-8 where the bytes are valid UTF-8, else what the page
// declares in <meta>. InvalidArgument: no declared encoding, bytes that do
// not fit it, or no text.
Result<HtmlArticle> ReadHtml(std::string_view bytes);

}  // namespace actant

#endif  // ACTANT_APPS_HTML_TEXT_H_
