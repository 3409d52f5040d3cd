// iCalendar (RFC 5545): Outlook, Thunderbird, Google and Apple calendars.
#ifndef ACTANT_GRAPH_EXPORT_ICALENDAR_H_
#define ACTANT_GRAPH_EXPORT_ICALENDAR_H_

#include <ostream>
#include <string>
#include <string_view>

#include "graph/export_event_list.h"

namespace actant {

// One VCALENDAR, a VEVENT an event: all day, from the first to the last
// possible day (DTEND is the day after the last). DTSTAMP is midnight, UTC, of
// the day on which anything of the event was last learnt, 1970-01-01 where
// that is not known, so that the bytes depend on the records alone. An event
// without a day is left out. Borrows the stream.
class IcalendarWriter : public EventListWriter {
 public:
  explicit IcalendarWriter(std::ostream* out) : out_(*out) {}

  Status Begin(std::string_view description) override;
  Status WriteEvent(const ListedEvent& event, ExportCatalog* catalog) override;
  Status End() override;

 private:
  std::ostream& out_;
};

// A TEXT value (RFC 5545, 3.3.11): backslash, semicolon, comma and line ends
// escaped, CR LF and CR being line ends too; the controls that no value may
// hold are dropped.
std::string IcalendarText(std::string_view text);

// A content line in pieces of at most 75 bytes, never inside a character, with
// the CR LF that ends it (3.1). REQUIRES: UTF-8 without line ends.
std::string FoldedLine(std::string_view line);

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_ICALENDAR_H_
