// A store's events in the published formats of event data, a row a pair, or a
// record an event.
#ifndef ACTANT_APPS_EVENT_EXPORT_H_
#define ACTANT_APPS_EVENT_EXPORT_H_

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "apps/event_format.h"
#include "apps/format_reader.h"
#include "graph/export.h"
#include "proto/event_time.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// What a format has a file of.
enum class EventTable {
  kEvents,
  kMentions,  // of GDELT 2.0 alone
};

struct EventExportFormat {
  EventFormat format = EventFormat::kGdelt2;
  EventTable table = EventTable::kEvents;
};

// The words of ParseEventFormat, and "gdelt2-mentions", which is written but
// not read. nullopt for others.
std::optional<EventExportFormat> ParseEventExportFormat(std::string_view word);

// A party of a row. Borrowed for the call.
struct FormatParty {
  const v1::EventParty* party = nullptr;
  const v1::Actor* actor = nullptr;
  // What it acts for; nullptr where that is itself or nothing.
  const v1::Actor* state = nullptr;
};

// One pair of an event, as formats write it.
struct FormatRow {
  // A number below 2^63.
  uint64_t number = 0;
  // The id of the row that the event was imported as, if it is one; else the
  // number.
  std::string id;
  std::optional<Day> day;
  // The first of publication; the last possible day where none is known.
  std::optional<Day> published;
  FormatParty source;
  std::optional<FormatParty> target;
  // For writers that take events whole: all of its parties, in its order; the
  // two above are not set then.
  std::vector<FormatParty> sources;
  std::vector<FormatParty> targets;
  const v1::Event* event = nullptr;
  const v1::EventType* type = nullptr;
  uint32_t articles = 0;
  // Of the first mention.
  std::string article;
  std::string publisher;
  // Of the event, by article, then id. Borrowed for the call.
  const std::vector<v1::Mention>* mentions = nullptr;
};

// The article's name as the field has it: imported ones are called
// "dataset:name" in a store. A view of the mention.
std::string_view ArticleOf(const v1::Mention& mention);

// Writes rows as a format has them, to a stream it borrows.
class FormatWriter {
 public:
  virtual ~FormatWriter() = default;
  virtual void Begin(std::ostream& out) = 0;
  // Lines written. 0: the format has no word for its type.
  virtual size_t Write(const FormatRow& row, std::ostream& out) = 0;
  virtual void End(std::ostream& /*out*/) {}
  // An event is written once with all its parties, not once a pair.
  virtual bool takes_events() const { return false; }
};

// Borrows the codes. REQUIRES: they are of GDELT 2.0 for its mentions.
std::unique_ptr<FormatWriter> MakeFormatWriter(const FormatCodes& codes,
                                               EventTable table);

struct EventExportCounts {
  uint64_t events = 0;
  uint64_t rows = 0;
  // Events that the format has no word for.
  uint64_t left_out = 0;
};

// Writes the events that the options select, by public id, each as one row a
// pair of its actors, in PLOVER JSON as one record. Numbers: where the store
// holds one dataset, and its rows are numbered, those of its rows; all others
// are made of the event's id. kMentions: a row for each mention of each of
// those rows, with its number.
//
// InvalidArgument: the filter takes events that did not happen, for which the
// formats have no word. Else as Export (graph/export.h).
Status ExportEvents(const EventStore& store, const FormatCodes& codes,
                    const ExportOptions& options, std::ostream& out,
                    EventExportCounts* counts,
                    EventTable table = EventTable::kEvents);

}  // namespace actant

#endif  // ACTANT_APPS_EVENT_EXPORT_H_
