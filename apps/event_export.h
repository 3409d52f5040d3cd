// A store's events in the published formats of event data, a row a pair.
#ifndef ACTANT_APPS_EVENT_EXPORT_H_
#define ACTANT_APPS_EVENT_EXPORT_H_

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "actant/v1/records.pb.h"
#include "apps/event_format.h"
#include "apps/format_reader.h"
#include "graph/export.h"
#include "proto/event_time.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

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
  const v1::Event* event = nullptr;
  const v1::EventType* type = nullptr;
  uint32_t articles = 0;
  // Of the first mention.
  std::string article;
  std::string publisher;
};

// Writes rows as a format has them, to a stream it borrows.
class FormatWriter {
 public:
  virtual ~FormatWriter() = default;
  virtual void Begin(std::ostream& out) = 0;
  // False: the format has no word for its type; nothing is written.
  virtual bool Write(const FormatRow& row, std::ostream& out) = 0;
};

// Borrows the codes.
std::unique_ptr<FormatWriter> MakeFormatWriter(const FormatCodes& codes);

struct EventExportCounts {
  uint64_t events = 0;
  uint64_t rows = 0;
  // Events that the format has no word for.
  uint64_t left_out = 0;
};

// Writes the events that the options select, by public id, each as one row a
// pair of its actors. Numbers: where the store holds one dataset, and its rows
// are numbered, those of its rows; all others are made of the event's id.
//
// InvalidArgument: the filter takes events that did not happen, for which the
// formats have no word. Else as Export (graph/export.h).
Status ExportEvents(const EventStore& store, const FormatCodes& codes,
                    const ExportOptions& options, std::ostream& out,
                    EventExportCounts* counts);

}  // namespace actant

#endif  // ACTANT_APPS_EVENT_EXPORT_H_
