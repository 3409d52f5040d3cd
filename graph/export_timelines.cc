#include "graph/export_timelines.h"

#include <nlohmann/json.hpp>

#include "graph/export_stream.h"
#include "proto/event_time.h"
#include "proto/record_words.h"

namespace actant {
namespace {

// Keys keep the order in which they are set.
using Json = nlohmann::ordered_json;

Status WriteJson(const Json& json, std::ostream& out) {
  try {
    out << json.dump(-1, ' ', /*ensure_ascii=*/false,
                     Json::error_handler_t::strict);
  } catch (const Json::exception& e) {
    return DataLoss(std::string("an event holds a text that is not UTF-8: ") +
                    e.what());
  }
  return StreamStatus(out);
}

// The lines as paragraphs.
std::string Paragraphs(const ListedEvent& event) {
  std::string html;
  for (const std::string& line : EventLines(event)) {
    html += "<p>" + EscapeHtml(line) + "</p>";
  }
  return html;
}

// A date with the parts that the precision gives.
Json DateJson(Day day, v1::DatePrecision precision) {
  const CivilDate date = ToCivil(day);
  Json json;
  json["year"] = date.year;
  if (precision == v1::DATE_PRECISION_YEAR) return json;
  json["month"] = date.month;
  if (precision == v1::DATE_PRECISION_MONTH) return json;
  json["day"] = date.day;
  return json;
}

bool IsOnePeriod(v1::DatePrecision precision) {
  return precision == v1::DATE_PRECISION_MONTH ||
         precision == v1::DATE_PRECISION_YEAR;
}

// 10000-01-01 is no date to most readers; the last day stays open.
std::string DayAfter(Day day) {
  return FormatDay(day < kLastDay ? day + 1 : kLastDay);
}

}  // namespace

std::string EscapeHtml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

Status TimelineJsWriter::Begin(std::string_view description) {
  Json title;
  title["text"]["headline"] = "Actant";
  title["text"]["text"] = EscapeHtml(description);
  out_ << "{\"title\":";
  ACTANT_RETURN_IF_ERROR(WriteJson(title, out_));
  out_ << ",\"events\":[\n";
  return StreamStatus(out_);
}

Status TimelineJsWriter::WriteEvent(const ListedEvent& event, ExportCatalog*) {
  const Lifetime& days = event.days;
  const v1::DatePrecision precision = event.event.date().precision();
  Json slide;
  slide["unique_id"] = event.id.ToHex();
  slide["start_date"] = DateJson(*days.first, precision);
  if (*days.last != *days.first && !IsOnePeriod(precision)) {
    slide["end_date"] = DateJson(*days.last, precision);
  }
  slide["text"]["headline"] = EscapeHtml(event.heading);
  slide["text"]["text"] = Paragraphs(event);
  slide["group"] = EscapeHtml(event.type_label);
  if (has_events_) out_ << ",\n";
  has_events_ = true;
  return WriteJson(slide, out_);
}

Status TimelineJsWriter::End() {
  out_ << "\n]}\n";
  return FlushStream(out_);
}

Status VisTimelineWriter::Begin(std::string_view) {
  out_ << "{\"items\":[\n";
  return StreamStatus(out_);
}

Status VisTimelineWriter::WriteEvent(const ListedEvent& event, ExportCatalog*) {
  const Lifetime& days = event.days;
  const bool is_day = *days.first == *days.last;
  Json item;
  item["id"] = event.id.ToHex();
  item["content"] = EscapeHtml(event.heading);
  item["title"] = Paragraphs(event);
  item["start"] = FormatDay(*days.first);
  if (!is_day) item["end"] = DayAfter(*days.last);
  item["type"] = is_day ? "point" : "range";
  item["group"] = event.event.type();
  item["className"] = StatusWord(event.event.status());
  groups_.emplace(event.event.type(), event.type_label);
  if (has_items_) out_ << ",\n";
  has_items_ = true;
  return WriteJson(item, out_);
}

Status VisTimelineWriter::End() {
  Json groups = Json::array();
  for (const auto& [name, label] : groups_) {
    Json group;
    group["id"] = name;
    group["content"] = EscapeHtml(label);
    groups.push_back(std::move(group));
  }
  out_ << "\n],\"groups\":";
  ACTANT_RETURN_IF_ERROR(WriteJson(groups, out_));
  out_ << "}\n";
  return FlushStream(out_);
}

}  // namespace actant
