#include "apps/html_text.h"

#include <gumbo.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "extract/decode.h"
#include "proto/ascii_case.h"

namespace actant {
namespace {

// Bytes in which a page must declare its encoding (HTML Living Standard,
// "prescan a byte stream": 1024; pages in the wild are later).
constexpr size_t kPrescanBytes = 4096;

std::string DeclaredCharset(std::string_view bytes) {
  const std::string head = AsciiLower(bytes.substr(0, kPrescanBytes));
  size_t at = head.find("charset=");
  if (at == std::string::npos) return "";
  at += 8;
  if (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
  const size_t end = head.find_first_of("\"' />;\r\n", at);
  std::string name = head.substr(at, end - at);
  // Pages that say gb2312 or gbk mean the superset (WHATWG Encoding).
  if (name == "gb2312" || name == "gbk") return "gb18030";
  if (name == "big5") return "big5-hkscs";
  return name;
}

Result<std::string> FromCharset(std::string_view bytes,
                                const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status) != 0) {
    return Error(
        InvalidArgument("the page declares an unknown encoding: " + charset));
  }
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr,
                      nullptr, nullptr, &status);
  icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()),
                          converter.get(), status);
  if (U_FAILURE(status) != 0) {
    return Error(InvalidArgument("the page's bytes do not fit the encoding " +
                                 charset + " that it declares"));
  }
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

Result<std::string> DecodeHtml(std::string_view bytes) {
  if (IsValidUtf8(bytes)) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    return std::string(bytes);
  }
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
    return FromCharset(bytes, "UTF-16");
  }
  const std::string charset = DeclaredCharset(bytes);
  if (charset.empty() || charset == "utf-8" || charset == "utf8") {
    return Error(InvalidArgument(
        "the page is not valid UTF-8 and declares no other encoding; convert "
        "it to UTF-8 (iconv)"));
  }
  return FromCharset(bytes, charset);
}

std::string_view Attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* attribute =
      gumbo_get_attribute(&element.attributes, name);
  return attribute == nullptr ? std::string_view() : attribute->value;
}

// One space for each run of white space, none at the ends.
std::string Squeeze(std::string_view text) {
  std::string squeezed;
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
      space = !squeezed.empty();
      continue;
    }
    if (space) squeezed.push_back(' ');
    space = false;
    squeezed.push_back(c);
  }
  return squeezed;
}

bool IsLeftOut(GumboTag tag) {
  constexpr std::array kTags = {
      GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,      GUMBO_TAG_NAV,
      GUMBO_TAG_HEADER,   GUMBO_TAG_FOOTER,     GUMBO_TAG_ASIDE,
      GUMBO_TAG_FORM,     GUMBO_TAG_FIGCAPTION, GUMBO_TAG_NOSCRIPT,
      GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,     GUMBO_TAG_SVG,
      GUMBO_TAG_BUTTON,   GUMBO_TAG_SELECT,     GUMBO_TAG_TEXTAREA,
      GUMBO_TAG_HEAD,     GUMBO_TAG_RT,         GUMBO_TAG_RP};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

// Elements that flow within a line of text; all others end it.
bool IsInline(GumboTag tag) {
  constexpr std::array kTags = {
      GUMBO_TAG_A,    GUMBO_TAG_ABBR,   GUMBO_TAG_B,    GUMBO_TAG_BDI,
      GUMBO_TAG_BDO,  GUMBO_TAG_CITE,   GUMBO_TAG_CODE, GUMBO_TAG_DATA,
      GUMBO_TAG_DFN,  GUMBO_TAG_EM,     GUMBO_TAG_FONT, GUMBO_TAG_I,
      GUMBO_TAG_INS,  GUMBO_TAG_KBD,    GUMBO_TAG_MARK, GUMBO_TAG_Q,
      GUMBO_TAG_RUBY, GUMBO_TAG_S,      GUMBO_TAG_SAMP, GUMBO_TAG_SMALL,
      GUMBO_TAG_SPAN, GUMBO_TAG_STRONG, GUMBO_TAG_SUB,  GUMBO_TAG_SUP,
      GUMBO_TAG_TIME, GUMBO_TAG_U,      GUMBO_TAG_VAR,  GUMBO_TAG_WBR};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

// Walks a parsed page in document order without recursion (pages may nest
// thousands deep). `enter` returns whether to go into the node's children;
// `leave` is called after them.
template <typename Enter, typename Leave>
void Walk(const GumboNode* root, Enter enter, Leave leave) {
  struct Step {
    const GumboNode* node;
    unsigned next_child;
  };
  std::vector<Step> stack;
  if (enter(root)) stack.push_back({root, 0});
  while (!stack.empty()) {
    Step& step = stack.back();
    const GumboVector* children = nullptr;
    if (step.node->type == GUMBO_NODE_DOCUMENT) {
      children = &step.node->v.document.children;
    } else if (step.node->type == GUMBO_NODE_ELEMENT) {
      children = &step.node->v.element.children;
    }
    if (children == nullptr || step.next_child >= children->length) {
      leave(step.node);
      stack.pop_back();
      continue;
    }
    const auto* child =
        static_cast<const GumboNode*>(children->data[step.next_child++]);
    if (enter(child)) stack.push_back({child, 0});
  }
}

bool IsTextNode(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

std::string TextOf(const GumboNode* root, const GumboNode* except) {
  std::string text;
  std::string line;
  const auto end_line = [&] {
    const std::string squeezed = Squeeze(line);
    line.clear();
    if (squeezed.empty()) return;
    if (!text.empty()) text.push_back('\n');
    text += squeezed;
  };
  Walk(
      root,
      [&](const GumboNode* node) {
        if (IsTextNode(node)) line += node->v.text.text;
        if (node->type != GUMBO_NODE_ELEMENT) return false;
        const GumboTag tag = node->v.element.tag;
        if (node == except || (node != root && IsLeftOut(tag))) return false;
        if (!IsInline(tag)) end_line();
        return true;
      },
      [&](const GumboNode* node) {
        if (!IsInline(node->v.element.tag)) end_line();
      });
  end_line();
  return text;
}

// What the page's head and body hold that tells of the article.
struct PageFacts {
  std::string og_title;
  std::string title;
  std::string published;
  std::string time_element;
  const GumboNode* heading = nullptr;
  std::vector<const GumboNode*> articles;
  const GumboNode* main = nullptr;
  const GumboNode* body = nullptr;
};

void TakeMeta(const GumboElement& element, PageFacts* facts,
              HtmlArticle* article) {
  std::string name = AsciiLower(Attribute(element, "property"));
  if (name.empty()) name = AsciiLower(Attribute(element, "name"));
  if (name.empty()) name = AsciiLower(Attribute(element, "itemprop"));
  const std::string value = Squeeze(Attribute(element, "content"));
  // The names that news pages use for the day of publication: Open Graph,
  // Dublin Core, schema.org and the older free forms.
  constexpr std::array<std::string_view, 9> kDates = {
      "article:published_time", "datepublished", "pubdate", "publishdate",
      "publish_date",           "date",          "dc.date", "dc.date.issued",
      "parsely-pub-date"};
  if (name == "og:title") {
    facts->og_title = value;
  } else if (name == "og:site_name") {
    article->publisher = value;
  } else if (name == "og:url" && article->url.empty()) {
    article->url = value;
  } else if (facts->published.empty() &&
             std::find(kDates.begin(), kDates.end(), name) != kDates.end()) {
    facts->published = value;
  }
}

void TakeElement(const GumboNode* node, PageFacts* facts,
                 HtmlArticle* article) {
  const GumboElement& element = node->v.element;
  switch (element.tag) {
    case GUMBO_TAG_META:
      TakeMeta(element, facts, article);
      break;
    case GUMBO_TAG_LINK:
      if (AsciiLower(Attribute(element, "rel")) == "canonical") {
        article->url = Squeeze(Attribute(element, "href"));
      }
      break;
    case GUMBO_TAG_TITLE:
      if (facts->title.empty()) facts->title = TextOf(node, nullptr);
      break;
    case GUMBO_TAG_TIME:
      if (facts->time_element.empty()) {
        facts->time_element = Squeeze(Attribute(element, "datetime"));
      }
      break;
    case GUMBO_TAG_H1:
      if (facts->heading == nullptr) facts->heading = node;
      break;
    case GUMBO_TAG_ARTICLE:
      facts->articles.push_back(node);
      break;
    case GUMBO_TAG_MAIN:
      if (facts->main == nullptr) facts->main = node;
      break;
    case GUMBO_TAG_BODY:
      facts->body = node;
      break;
    default:
      break;
  }
}

HtmlArticle FromPage(const GumboNode* root) {
  HtmlArticle article;
  PageFacts facts;
  Walk(
      root,
      [&](const GumboNode* node) {
        if (node->type == GUMBO_NODE_ELEMENT) {
          TakeElement(node, &facts, &article);
          return true;
        }
        return node->type == GUMBO_NODE_DOCUMENT;
      },
      [](const GumboNode*) {});

  article.title = facts.og_title;
  if (article.title.empty() && facts.heading != nullptr) {
    article.title = Squeeze(TextOf(facts.heading, nullptr));
  }
  if (article.title.empty()) article.title = Squeeze(facts.title);
  for (const std::string& date : {facts.published, facts.time_element}) {
    const Result<Day> day = ParseDay(date);
    if (!day.has_value()) continue;
    article.published = *day;
    break;
  }
  // A page with several <article>s lists them; none of them is the page's.
  const GumboNode* main = facts.articles.size() == 1 ? facts.articles.front()
                          : facts.main != nullptr    ? facts.main
                                                     : facts.body;
  if (main != nullptr) article.text = TextOf(main, facts.heading);
  return article;
}

}  // namespace

Result<HtmlArticle> ReadHtml(std::string_view bytes) {
  ACTANT_ASSIGN_OR_RETURN(const std::string utf8, DecodeHtml(bytes));
  GumboOutput* output =
      gumbo_parse_with_options(&kGumboDefaultOptions, utf8.data(), utf8.size());
  if (output == nullptr) {
    return Error(InvalidArgument("the page cannot be parsed as HTML"));
  }
  HtmlArticle article = FromPage(output->document);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  if (article.text.empty()) {
    return Error(InvalidArgument("the page has no text"));
  }
  return article;
}

}  // namespace actant
