#include "graph/export_icalendar.h"

#include <algorithm>
#include <optional>

#include "graph/export_stream.h"
#include "proto/event_time.h"
#include "proto/record_words.h"

namespace actant {
namespace {

// RFC 5545, 3.1: without the line end.
constexpr size_t kLineBytes = 75;

// 20240310
std::string BasicDate(Day day) {
  std::string text = FormatDay(day);
  std::erase(text, '-');
  return text;
}

Day LearntLast(const v1::Event& event) {
  std::optional<Day> last;
  for (const v1::StatusChange& change : event.history()) {
    if (!change.has_learnt() || change.learnt() < kFirstDay ||
        change.learnt() > kLastDay) {
      continue;
    }
    last = std::max(last.value_or(kFirstDay), change.learnt());
  }
  return last.value_or(0);
}

// 3.8.1.11. What was told not to happen is as good as called off.
std::string_view CalendarStatus(v1::EventStatus status) {
  switch (status) {
    case v1::EVENT_STATUS_PLANNED:
    case v1::EVENT_STATUS_POSSIBLE:
      return "TENTATIVE";
    case v1::EVENT_STATUS_NEGATED:
      return "CANCELLED";
    default:
      return "CONFIRMED";
  }
}

bool IsContinuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

std::string IcalendarText(std::string_view text) {
  std::string escaped;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (c == '\n' || c == '\r') {
      escaped += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      escaped += '\\';
      escaped += c;
    } else if (static_cast<unsigned char>(c) >= 0x20 ? c != 0x7F : c == '\t') {
      escaped += c;
    }
  }
  return escaped;
}

std::string FoldedLine(std::string_view line) {
  std::string folded;
  size_t room = kLineBytes;
  while (line.size() > room) {
    size_t cut = room;
    while (cut > 1 && IsContinuation(line[cut])) --cut;
    folded.append(line.substr(0, cut));
    folded += "\r\n ";
    line.remove_prefix(cut);
    // The blank that begins a continued line counts.
    room = kLineBytes - 1;
  }
  folded.append(line);
  return folded + "\r\n";
}

Status IcalendarWriter::Begin(std::string_view description) {
  out_ << FoldedLine("BEGIN:VCALENDAR") << FoldedLine("VERSION:2.0")
       << FoldedLine("PRODID:-//Actant//Event graph//EN")
       << FoldedLine("X-WR-CALNAME:" + IcalendarText("Actant"))
       << FoldedLine("X-WR-CALDESC:" + IcalendarText(description));
  return StreamStatus(out_);
}

Status IcalendarWriter::WriteEvent(const ListedEvent& event, ExportCatalog*) {
  const Lifetime& days = event.days;
  std::string description;
  for (const std::string& line : EventLines(event)) {
    if (!description.empty()) description += '\n';
    description += line;
  }
  out_ << FoldedLine("BEGIN:VEVENT")
       << FoldedLine("UID:" + event.id.ToHex() + "@actant")
       << FoldedLine("DTSTAMP:" + BasicDate(LearntLast(event.event)) +
                     "T000000Z")
       << FoldedLine("DTSTART;VALUE=DATE:" + BasicDate(*days.first));
  // The end is exclusive; the calendar ends with 9999.
  if (*days.last < kLastDay) {
    out_ << FoldedLine("DTEND;VALUE=DATE:" + BasicDate(*days.last + 1));
  }
  out_ << FoldedLine("SUMMARY:" + IcalendarText(event.heading))
       << FoldedLine("DESCRIPTION:" + IcalendarText(description))
       << FoldedLine("CATEGORIES:" + IcalendarText(event.event.type()) + "," +
                     IcalendarText(StatusWord(event.event.status())))
       << FoldedLine("STATUS:" +
                     std::string(CalendarStatus(event.event.status())))
       << FoldedLine("TRANSP:TRANSPARENT") << FoldedLine("END:VEVENT");
  return StreamStatus(out_);
}

Status IcalendarWriter::End() {
  out_ << FoldedLine("END:VCALENDAR");
  return FlushStream(out_);
}

}  // namespace actant
