// Feeds the events of a selection, one by one, to formats that list events
// rather than nodes and edges: calendars, timelines, RDF, pages, maps.
#ifndef ACTANT_GRAPH_EXPORT_EVENT_LIST_H_
#define ACTANT_GRAPH_EXPORT_EVENT_LIST_H_

#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "graph/export.h"
#include "graph/export_selection.h"
#include "graph/export_writer.h"
#include "graph/query.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// An event and what formats say of it. Borrowed for one call of a writer.
struct ListedEvent {
  const EventId& id;
  const v1::Event& event;
  const v1::EventType& type;
  // Both, or neither.
  Lifetime days;
  // In the language of the export: the type, and "美國 → 俄羅斯: 制裁".
  std::string type_label;
  std::string heading;
  // The two sides of the heading; the target may be empty.
  std::string source;
  std::string target;
  // By article, place in it, id; empty without evidence.
  std::vector<v1::Mention> mentions;
};

// kByDay: by first possible day, last possible day, id; without a day last.
enum class EventOrder { kById, kByDay };

// Takes events in its order. Each call returns Unavailable when the output
// fails.
class EventListWriter {
 public:
  virtual ~EventListWriter() = default;
  virtual EventOrder order() const { return EventOrder::kById; }
  // `description`: what the export holds, for people: the filter.
  virtual Status Begin(std::string_view description) = 0;
  // Whether events without a day are left out.
  virtual bool needs_days() const { return true; }
  virtual Status WriteEvent(const ListedEvent& event,
                            ExportCatalog* catalog) = 0;
  virtual Status End() = 0;
};

// Sorts by what does not depend on the store's order.
void SortMentions(std::vector<v1::Mention>* mentions);

// The text below a heading, for people: status and date, then each clause with
// its article, a line each.
std::vector<std::string> EventLines(const ListedEvent& event);

// Holds ids, with days where the order needs them, and one event at a time.
// Errors: those of ExportSelection::Select, of the store, and of the writer.
Status WriteEventList(const EventStore& store, const ExportOptions& options,
                      EventListWriter* writer, ExportCounts* counts);

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_EVENT_LIST_H_
