// A table of events into a store: what `actant import` does.
#ifndef ACTANT_APPS_TABLE_IMPORT_H_
#define ACTANT_APPS_TABLE_IMPORT_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "apps/event_format.h"
#include "apps/event_row_parser.h"
#include "apps/import_actors.h"
#include "apps/import_types.h"
#include "apps/table_columns.h"
#include "extract/knowledge.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// Rows of a segment where nothing else is asked for. Some 80 bytes each are in
// memory while its blocks are made.
inline constexpr uint64_t kDefaultSegmentRows = 12'000'000;

// A table beside the events.
struct SideTableRequest {
  std::string path;
  ColumnMapping columns;
  HeaderMode header = HeaderMode::kAuto;
};

struct ImportRequest {
  // Letters, digits, '.', '_' and '-': the namespace of types and row ids.
  std::string dataset;
  // "-" is standard input. Gzip and Zstandard are undone.
  std::vector<std::string> paths;
  TableFormat format = TableFormat::kTsv;
  // A published format: then it says what stands where, and neither columns
  // nor tables of actors and types are given.
  std::optional<EventFormat> event_format;
  HeaderMode header = HeaderMode::kAuto;
  // Fields are kEventFieldNames; source and type are needed. Without `id` a
  // row's id is its number through all files; without `status` it occurred.
  ColumnMapping columns;
  // Fields are kActorFieldNames. Absent: parties are called by actors' codes.
  std::optional<SideTableRequest> actors;
  // Fields are kTypeFieldNames.
  std::optional<SideTableRequest> types;
  // Of TypeDirectory::LoadMap; may be empty.
  std::string type_map;
  // REQUIRES: 1..kMaxSegmentRows.
  uint64_t segment_rows = kDefaultSegmentRows;
  // Read on, and blocks are made on; at least 1.
  int threads = 1;
  // The ontology and the actors known; may be nullptr. Borrowed.
  const Knowledge* knowledge = nullptr;
  // Lines that are not taken go here (rejected_lines.h), without a header; may
  // be nullptr. Borrowed.
  std::ostream* rejects = nullptr;
  // Set from elsewhere: the import ends at once, with the segments that are
  // whole. May be nullptr. Borrowed.
  const std::atomic<bool>* interrupt = nullptr;
};

struct ImportSummary {
  // Taken + rejected + known. A record of PLOVER JSON may be several rows taken;
  // known ones are counted by record.
  uint64_t rows = 0;
  uint64_t taken = 0;
  uint64_t rejected = 0;
  // Of parts that the dataset has already; not looked into.
  uint64_t known = 0;
  std::array<uint64_t, kRejectReasons> rejected_for{};
  // The first line that was not taken: "events.csv:12: date: no such day; ...".
  std::string first_rejected;
  uint32_t segments = 0;
  uint32_t known_segments = 0;
  // Met in the table, and of those the ones that are new in the store.
  uint64_t actors = 0;
  uint64_t new_actors = 0;
  uint64_t types = 0;
  // Of the input, as it lies on disk.
  uint64_t bytes = 0;
  double seconds = 0;
  // Of `seconds`: reading and parsing; the rest went to the tables of actors
  // and types, to telling known parts, and to making blocks.
  double reading_seconds = 0;
  bool interrupted = false;
};

struct ImportProgress {
  // Of the input, before decompression.
  uint64_t bytes = 0;
  uint64_t rows = 0;
};
// Called from one of the threads at a time.
using ImportProgressVisitor = std::function<void(const ImportProgress&)>;

// Reads the table and adds it segment by segment. The table is cut into parts
// of `segment_rows` records whatever the number of threads, and a part that the
// dataset has already (the same bytes read the same way) is passed over; so an
// import that was killed is ended by another one, and a second one changes
// nothing. Files are read twice where the dataset has segments already, to tell
// known parts before they are read in full; standard input and pipes are not.
// Lines that cannot be read are counted and passed over. Memory: 40 bytes a row
// of a segment, as many while its blocks are made, and a few MiB a thread.
//
// InvalidArgument: a bad dataset name or mapping (as file:line), a table of
// actors or types that does not hold, nothing read although there were lines.
// Errors of InputFile and of the store. What entered before stays.
Result<ImportSummary> ImportTable(EventStore* store,
                                  const ImportRequest& request,
                                  const ImportProgressVisitor& progress);

}  // namespace actant

#endif  // ACTANT_APPS_TABLE_IMPORT_H_
