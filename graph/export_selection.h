// What an export holds: the events that pass its filter, the pairs they make
// and the actors at their ends.
#ifndef ACTANT_GRAPH_EXPORT_SELECTION_H_
#define ACTANT_GRAPH_EXPORT_SELECTION_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actant/v1/records.pb.h"
#include "graph/export.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// The actors and types of a store, read when first asked for. For the length
// of one export, from one thread; borrows the store.
class ExportCatalog {
 public:
  static Result<ExportCatalog> Open(const EventStore& store);

  // The record of a code; one that has only the code where the store has no
  // such actor. The reference holds as long as the catalog.
  Result<const v1::Actor*> ActorOf(const std::string& code);
  // The record of a type; one that has only the name where there is none.
  const v1::EventType& TypeOf(const std::string& name);

  // The name to print: in `names`, else in the other language, else any, else
  // the code.
  Result<std::string> LabelOf(const std::string& code, NodeNames names);
  std::string TypeLabelOf(const std::string& name, NodeNames names);

 private:
  explicit ExportCatalog(const EventStore* store) : store_(store) {}

  const EventStore* store_;
  std::map<std::string, v1::Actor> actors_;
  std::map<std::string, v1::EventType> types_;
};

// The pairs of an event in an order that depends on their codes alone. The
// ends of a mutual pair stand in byte order.
std::vector<EventPair> OrderedPairs(const v1::Event& event, Level level);

// The events of an export by public id, which every format follows: the same
// whatever the order of reading. Holds ids only (20 bytes an event and the
// codes of the nodes); events are read again as they are written.
class ExportSelection {
 public:
  // Errors: those of the filter (InvalidArgument); NotFound or InvalidArgument
  // for `options.around` and `options.depth`; those of the store.
  static Result<ExportSelection> Select(const EventStore& store,
                                        const ExportOptions& options);

  const std::vector<std::pair<EventId, EventNumber>>& events() const {
    return events_;
  }

  // Codes at the ends of the pairs, and the centre, if any; in byte order.
  const std::set<std::string>& nodes() const { return nodes_; }

  // `counts` may be nullptr.
  void CountInto(ExportCounts* counts) const;

  // Pairs of an event inside the selection; empty for an event between
  // parties that are one node at the level of the export.
  std::vector<EventPair> PairsOf(const v1::Event& event) const;

 private:
  Status Add(const EventStore& store, EventNumber number);
  bool IsInside(const EventPair& pair) const;

  Level level_ = Level::kState;
  // The neighbourhood that bounds the export; absent = the whole store.
  std::optional<std::set<std::string>> inside_;
  std::vector<std::pair<EventId, EventNumber>> events_;
  std::set<std::string> nodes_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_SELECTION_H_
