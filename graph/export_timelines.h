// JSON of two timelines for web pages: TimelineJS3 (timeline.knightlab.com)
// and vis-timeline (visjs.github.io/vis-timeline).
#ifndef ACTANT_GRAPH_EXPORT_TIMELINES_H_
#define ACTANT_GRAPH_EXPORT_TIMELINES_H_

#include <map>
#include <ostream>
#include <string>
#include <string_view>

#include "graph/export_event_list.h"

namespace actant {

// Both show texts as HTML: what they are given is escaped, so that text from
// articles is never markup. Both leave out events without a day, borrow the
// stream, and return DataLoss for a text that is not UTF-8.

// {"title": ..., "events": [...]}: a slide an event, grouped by type. A date
// is as precise as the text gives it.
class TimelineJsWriter : public EventListWriter {
 public:
  explicit TimelineJsWriter(std::ostream* out) : out_(*out) {}

  Status Begin(std::string_view description) override;
  Status WriteEvent(const ListedEvent& event, ExportCatalog* catalog) override;
  Status End() override;

 private:
  std::ostream& out_;
  bool has_events_ = false;
};

// {"items": [...], "groups": [...]} for its two DataSets: an item an event,
// a group a type. An item's end is the day after its last possible day.
class VisTimelineWriter : public EventListWriter {
 public:
  explicit VisTimelineWriter(std::ostream* out) : out_(*out) {}

  Status Begin(std::string_view description) override;
  Status WriteEvent(const ListedEvent& event, ExportCatalog* catalog) override;
  Status End() override;

 private:
  std::ostream& out_;
  bool has_items_ = false;
  // Labels by the name of the type.
  std::map<std::string, std::string> groups_;
};

// The five special characters as references; fit for content and attributes.
std::string EscapeHtml(std::string_view text);

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_TIMELINES_H_
