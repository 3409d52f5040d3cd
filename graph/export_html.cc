#include "graph/export_html.h"

#include "graph/export_stream.h"
#include "graph/export_value.h"
#include "graph/export_xml.h"
#include "proto/event_time.h"
#include "proto/record_words.h"

namespace actant {
namespace {

// A change of any byte needs a new kStyleHash; the test that reads the page
// back prints the right one. Dark on light above 7:1, light on dark as well.
constexpr std::string_view kStyle =
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:1rem auto;"
    "padding:0 1rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}"
    "h2,h3{border-bottom:1px solid #767676}"
    "ol,ul{list-style:none;padding:0}"
    "li{margin:1rem 0}li li{margin:.5rem 0 .5rem 1rem}"
    "h4{margin:0}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;"
    "margin:.25rem 0}dt{color:#4a4a4a}dd{margin:0}"
    "blockquote{margin:0;border-left:3px solid #767676;padding-left:.5rem;"
    "white-space:pre-wrap}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#121212}"
    "dt{color:#c8c8c8}}";
constexpr std::string_view kStyleHash =
    "sha256-35UjIHn2Fet5gmnkjaX7u+wfnIkDtTDV5rojFDSK/iI=";

std::string DateField(const v1::DateRange& date) {
  if (const auto text = DateText(date)) return *text;
  const auto first = FirstDayText(date);
  const auto last = LastDayText(date);
  if (!first) return "unknown";
  std::string text = *first;
  if (last && *last != *first) text += " to " + *last;
  if (date.from_publication()) text += " (dated by publication)";
  return text;
}

std::string ConfidenceField(const v1::Event& event) {
  return NumberText(ShortestDouble(event.confidence()));
}

// Article, publisher and day of a mention.
std::string OriginOf(const v1::Mention& mention) {
  std::string html = "<cite>" + EscapeXml(mention.article()) + "</cite>";
  if (!mention.publisher().empty()) {
    html += ", <span>" + EscapeXml(mention.publisher()) + "</span>";
  }
  if (mention.has_published() && mention.published() >= kFirstDay &&
      mention.published() <= kLastDay) {
    html += ", <time>" + FormatDay(mention.published()) + "</time>";
  }
  return html;
}

}  // namespace

Status HtmlWriter::Begin(std::string_view description) {
  out_ << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
          "<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\""
          "default-src 'none'; style-src '"
       << kStyleHash
       << "'; base-uri 'none'; form-action 'none'\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, "
          "initial-scale=1\">\n"
          "<title>Actant: events</title>\n<style>"
       << kStyle << "</style>\n</head>\n<body>\n<main>\n<h1>Events</h1>\n<p>"
       << EscapeXml(description) << "</p>\n";
  return StreamStatus(out_);
}

void HtmlWriter::TurnTo(const std::string& month) {
  if (month_ == month) return;
  if (month_) out_ << "</ol>\n";
  const std::string year = month.substr(0, 4);
  if (month.empty()) {
    out_ << "<h2>Without a day</h2>\n";
  } else {
    if (!month_ || month_->substr(0, 4) != year) {
      out_ << "<h2>" << year << "</h2>\n";
    }
    out_ << "<h3>" << month << "</h3>\n";
  }
  out_ << "<ol>\n";
  month_ = month;
}

void HtmlWriter::WriteField(std::string_view name, std::string_view text,
                            std::string_view language) {
  if (text.empty()) return;
  out_ << "<dt>" << name << "</dt><dd";
  if (!language.empty()) out_ << " lang=\"" << language << '"';
  out_ << '>' << EscapeXml(text) << "</dd>\n";
}

Status HtmlWriter::WriteEvent(const ListedEvent& event, ExportCatalog*) {
  TurnTo(event.days.first ? FormatDay(*event.days.first).substr(0, 7)
                          : std::string());
  out_ << "<li id=\"event-" << event.id.ToHex() << "\">\n<h4 lang=\""
       << language_ << "\">" << EscapeXml(event.heading) << "</h4>\n<dl>\n";
  WriteField("Date", DateField(event.event.date()));
  WriteField("Source", event.source, language_);
  WriteField("Target", event.target, language_);
  WriteField("Type", event.event.type());
  WriteField("Status", StatusWord(event.event.status()));
  WriteField("Confidence", ConfidenceField(event.event));
  out_ << "</dl>\n";
  if (!event.mentions.empty()) {
    out_ << "<ul>\n";
    for (const v1::Mention& mention : event.mentions) {
      // The language of an article is not recorded: lang="" says so.
      out_ << "<li><blockquote lang=\"\">" << EscapeXml(mention.evidence())
           << "</blockquote>" << OriginOf(mention) << "</li>\n";
    }
    out_ << "</ul>\n";
  }
  out_ << "</li>\n";
  return StreamStatus(out_);
}

Status HtmlWriter::End() {
  if (month_) out_ << "</ol>\n";
  out_ << "</main>\n</body>\n</html>\n";
  return FlushStream(out_);
}

}  // namespace actant
