#include "graph/export_graph.h"

#include <set>
#include <string>
#include <utility>

#include "graph/event_rows.h"
#include "graph/export_attributes.h"
#include "graph/export_selection.h"
#include "proto/record_words.h"

namespace actant {
namespace {

std::string EventNodeId(const EventId& id) { return "event/" + id.ToHex(); }

// "制裁 2024-03"
std::string EventLabel(const v1::Event& event, const ExportOptions& options,
                       ExportCatalog* catalog) {
  std::string label = catalog->TypeLabelOf(event.type(), options.names);
  if (const auto date = DateText(event.date())) label += " " + *date;
  return label;
}

// One export under way.
class GraphExport {
 public:
  GraphExport(const EventStore& store, const ExportOptions& options,
              const ExportSelection& selection, ExportCatalog* catalog,
              GraphWriter* writer)
      : store_(store),
        options_(options),
        selection_(selection),
        catalog_(catalog),
        writer_(writer) {}

  Status Write() {
    ACTANT_RETURN_IF_ERROR(writer_->Begin(Schema()));
    ACTANT_RETURN_IF_ERROR(WriteActors());
    if (options_.shape == EventShape::kNodes) {
      ACTANT_RETURN_IF_ERROR(ForEachEvent(&GraphExport::WriteEventNode));
      ACTANT_RETURN_IF_ERROR(ForEachEvent(&GraphExport::WriteParties));
    } else {
      ACTANT_RETURN_IF_ERROR(ForEachEvent(&GraphExport::WritePairs));
    }
    return writer_->End();
  }

 private:
  using EventStep = Status (GraphExport::*)(const EventRow&,
                                            const std::vector<EventPair>&);

  GraphSchema Schema() const {
    GraphSchema schema;
    schema.description = DescribeFilter(options_.filter);
    schema.node_attributes = ActorAttributes();
    if (options_.shape == EventShape::kNodes) {
      const std::vector<Attribute> event = EventAttributes();
      schema.node_attributes.insert(schema.node_attributes.end(), event.begin(),
                                    event.end());
      schema.edge_attributes = {{"event", ValueType::kString},
                                {"side", ValueType::kString}};
    } else {
      schema.edge_attributes = EventAttributes();
    }
    return schema;
  }

  Status WriteActors() {
    const size_t event_columns =
        options_.shape == EventShape::kNodes ? EventAttributes().size() : 0;
    for (const std::string& code : selection_.nodes()) {
      const Result<const v1::Actor*> actor = catalog_->ActorOf(code);
      if (!actor.has_value()) return actor.error();
      Result<std::string> label = catalog_->LabelOf(code, options_.names);
      if (!label.has_value()) return label.error();
      ExportNode node;
      node.id = code;
      node.label = *std::move(label);
      node.values = ActorValues(**actor);
      // Where events are nodes too, an actor has none of their attributes.
      node.values.resize(node.values.size() + event_columns);
      ACTANT_RETURN_IF_ERROR(writer_->WriteNode(node));
    }
    return Status::Ok();
  }

  Status ForEachEvent(EventStep step) {
    for (const auto& [id, number] : selection_.events()) {
      const Result<EventRow> row = ReadEventRow(store_, number);
      if (!row.has_value()) return row.error();
      const std::vector<EventPair> pairs = selection_.PairsOf(row->event);
      if (pairs.empty()) continue;
      ACTANT_RETURN_IF_ERROR((this->*step)(*row, pairs));
    }
    return Status::Ok();
  }

  Status WriteEventNode(const EventRow& row, const std::vector<EventPair>&) {
    ExportNode node;
    node.id = EventNodeId(row.id);
    node.is_event = true;
    node.label = EventLabel(row.event, options_, catalog_);
    node.days = DaysOf(row.event);
    node.values = ActorColumnsOfEvent();
    const std::vector<Value> values =
        EventValues(row.id, row.event, catalog_->TypeOf(row.event.type()));
    node.values.insert(node.values.end(), values.begin(), values.end());
    return writer_->WriteNode(node);
  }

  Status WritePairs(const EventRow& row, const std::vector<EventPair>& pairs) {
    ExportEdge edge;
    edge.label = catalog_->TypeLabelOf(row.event.type(), options_.names);
    edge.type = row.event.type();
    edge.mutual = row.event.mutual();
    edge.days = DaysOf(row.event);
    edge.values =
        EventValues(row.id, row.event, catalog_->TypeOf(row.event.type()));
    for (size_t i = 0; i < pairs.size(); ++i) {
      edge.id = row.id.ToHex() + "-" + std::to_string(i);
      edge.source = pairs[i].source;
      edge.target = pairs[i].target;
      ACTANT_RETURN_IF_ERROR(writer_->WriteEdge(edge));
    }
    return Status::Ok();
  }

  Status WriteParties(const EventRow& row,
                      const std::vector<EventPair>& pairs) {
    std::set<std::string> sources;
    std::set<std::string> targets;
    for (const EventPair& pair : pairs) {
      sources.insert(pair.source);
      if (pair.target) {
        (row.event.mutual() ? sources : targets).insert(*pair.target);
      }
    }
    const std::string event = EventNodeId(row.id);
    size_t place = 0;
    for (const std::string& code : sources) {
      ACTANT_RETURN_IF_ERROR(
          WriteParty(row, v1::SIDE_SOURCE, code, event, place++));
    }
    for (const std::string& code : targets) {
      ACTANT_RETURN_IF_ERROR(
          WriteParty(row, v1::SIDE_TARGET, event, code, place++));
    }
    return Status::Ok();
  }

  Status WriteParty(const EventRow& row, v1::Side side,
                    const std::string& source, const std::string& target,
                    size_t place) {
    ExportEdge edge;
    edge.id = row.id.ToHex() + "-" + std::to_string(place);
    edge.source = source;
    edge.target = target;
    edge.label = SideWord(side);
    edge.days = DaysOf(row.event);
    edge.values = {row.id.ToHex(), std::string(SideWord(side))};
    return writer_->WriteEdge(edge);
  }

  const EventStore& store_;
  const ExportOptions& options_;
  const ExportSelection& selection_;
  ExportCatalog* catalog_;
  GraphWriter* writer_;
};

}  // namespace

Status WriteGraph(const EventStore& store, const ExportOptions& options,
                  GraphWriter* writer, ExportCounts* counts) {
  const Result<ExportSelection> selection =
      ExportSelection::Select(store, options);
  if (!selection.has_value()) return selection.error();
  selection->CountInto(counts);
  Result<ExportCatalog> catalog = ExportCatalog::Open(store);
  if (!catalog.has_value()) return catalog.error();
  return GraphExport(store, options, *selection, &*catalog, writer).Write();
}

}  // namespace actant
