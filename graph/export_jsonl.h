// JSON Lines: one event a line, whole.
#ifndef ACTANT_GRAPH_EXPORT_JSONL_H_
#define ACTANT_GRAPH_EXPORT_JSONL_H_

#include <ostream>

#include "graph/export.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// By event id, keys in a fixed order: id, type, plover, mode, cameo, source,
// target (lists of state and role: "RUS.BUS"), mutual, status, date,
// first_day, last_day, date_from_publication, amount, place, parties, history,
// mentions, publishers, confidence, goldstein and, where options.with_evidence,
// evidence (by article, place in it, id). What is not known is null. Days are
// YYYY-MM-DD, `date` as precise as the text; offsets are bytes. Text stays
// UTF-8. Errors: those of ExportSelection::Select and of the store; DataLoss
// for a text that is not UTF-8; Unavailable when `out` fails.
Status WriteJsonLines(const EventStore& store, const ExportOptions& options,
                      std::ostream& out, ExportCounts* counts);

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_JSONL_H_
