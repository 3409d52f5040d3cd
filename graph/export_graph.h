// Feeds the events of a selection to a writer as nodes and edges.
#ifndef ACTANT_GRAPH_EXPORT_GRAPH_H_
#define ACTANT_GRAPH_EXPORT_GRAPH_H_

#include "graph/export.h"
#include "graph/export_writer.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// Nodes by id, then edges by (event id, source, target). Errors: those of
// ExportSelection::Select, of the store, and of the writer.
Status WriteGraph(const EventStore& store, const ExportOptions& options,
                  GraphWriter* writer, ExportCounts* counts);

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_GRAPH_H_
