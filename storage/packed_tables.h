// The packed tables of imported events (FORMAT.md, "Packed tables"): which
// column holds what. Views borrow the bytes they were parsed from.
#ifndef ACTANT_STORAGE_PACKED_TABLES_H_
#define ACTANT_STORAGE_PACKED_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proto/event_time.h"
#include "proto/ids.h"
#include "storage/event_store.h"
#include "storage/packed_columns.h"

namespace actant {

// What stands in a column of days for "no day": after every day.
inline constexpr Day kUndated = kLastDay + 1;

// Numbers from this one on are of imported events, which stand in `rows`;
// those below are of events read in articles.
inline constexpr uint32_t kFirstImported = uint32_t{1} << 31;

inline bool IsImported(EventNumber event) {
  return event.value() >= kFirstImported;
}

// Status, flags and precision in one value, since nearly all rows of a table
// share them. Persisted.
struct EdgeKind {
  v1::EventStatus status = v1::EVENT_STATUS_UNSPECIFIED;
  bool from_publication = false;
  bool mutual = false;
  v1::DatePrecision precision = v1::DATE_PRECISION_UNKNOWN;

  // Bits 0-2 status, 3 from_publication, 4 mutual, 5-7 precision.
  int64_t Pack() const;
  static EdgeKind Unpack(int64_t packed);
};
// As many statuses as EdgeKind can hold.
inline constexpr size_t kKindStatuses = 8;
inline v1::EventStatus StatusOfKind(int64_t packed) {
  return static_cast<v1::EventStatus>(packed & 7);
}

// Confidence as stored: 0..255 for [0, 1].
int64_t PackConfidence(float confidence);
inline float UnpackConfidence(int64_t packed) {
  return static_cast<float>(packed) / 255;
}

// A list of edges or of a pair's events is one table; or, where it is long, a
// directory of its blocks, each a table under a key of its own. The value at
// the list's key begins with which. Persisted.
enum class ListForm : uint8_t { kTable = 0, kDirectory = 1 };

// The blocks of a long list, in order. Undated events are in blocks of their
// own at the end.
enum DirectoryColumn : size_t {
  kBlockFirstDay,  // of the first row
  kBlockLastDay,   // of the last row
  kBlockRows,
  kDirectoryColumns
};
using ListDirectory = PackedTable<kDirectoryColumns>;

// Edges of one actor and type of one segment, by (first day, event): a list of
// `out_blocks` or `in_blocks`, or a block of it.
enum EdgeColumn : size_t {
  kEdgeDay,         // first possible day or kUndated
  kEdgeSpan,        // days from the first to the last possible one
  kEdgeOther,       // number of the other actor + 1; 0 = no target
  kEdgeEvent,       // event number
  kEdgeKind,        // EdgeKind
  kEdgeGoldstein,   // tenths
  kEdgeConfidence,  // 0..255
  kEdgeColumns
};
using EdgeTable = PackedTable<kEdgeColumns>;

// The edge in a row of a block whose key gives `actor` and `type`.
Edge EdgeAt(const EdgeTable& table, size_t row, ActorNumber actor,
            TypeNumber type);

// Events of a pair of one segment, by (first day, event): a list of
// `dyad_blocks`, or a block of it.
enum DyadColumn : size_t {
  kDyadDay,
  kDyadSpan,
  kDyadDirection,  // bit 0 low to high, bit 1 high to low
  kDyadType,
  kDyadEvent,
  kDyadKind,
  kDyadGoldstein,
  kDyadConfidence,
  kDyadRow,      // the row's key in its table, less the event number
  kDyadArticle,  // the article's number in its segment, see ImportedRow
  kDyadColumns
};
using DyadTable = PackedTable<kDyadColumns>;

DyadEdge DyadAt(const DyadTable& table, size_t row, ActorNumber low,
                ActorNumber high);

// One block of `rows`: imported events, by number.
enum RowColumn : size_t {
  kRowDay,
  kRowSpan,
  kRowSource,
  kRowTarget,       // number + 1; 0 = no target
  kRowSourceState,  // less kRowSource
  kRowTargetState,  // less the target's number; 0 without target
  kRowType,
  kRowKind,
  kRowGoldstein,
  kRowConfidence,
  kRowKey,      // less the event number
  kRowArticle,  // as kDyadArticle
  kRowColumns
};
using RowTable = PackedTable<kRowColumns>;

// Events of one block of `rows`: number / kRowsPerBlock is the same.
inline constexpr uint32_t kRowsPerBlock = 256;

// One value of `tallies`: what an actor has with each other one in a period,
// by (status, other). Events of no other actor are not counted.
enum TallyColumn : size_t {
  kTallyStatus,
  kTallyOther,      // number
  kTallyOutgoing,   // events from the actor to the other alone
  kTallyIncoming,   // events from the other to the actor alone
  kTallyMutual,     // mutual events
  kTallyBothWays,   // events that go both ways without being mutual
  kTallyGoldstein,  // sum over all of them, tenths
  kTallyColumns
};
using TallyTable = PackedTable<kTallyColumns>;

// One block of `row_ids`: rows by their keys.
enum RowIdColumn : size_t { kRowIdKey, kRowIdEvent, kRowIdColumns };
using RowIdTable = PackedTable<kRowIdColumns>;

// Periods of tallies. Persisted. A year stands for itself.
inline constexpr uint16_t kAllTime = 0;
inline constexpr uint16_t kUndatedPeriod = 10000;
// In place of a type: all of them.
inline constexpr uint16_t kAllTypes = 0xFFFF;

}  // namespace actant

#endif  // ACTANT_STORAGE_PACKED_TABLES_H_
