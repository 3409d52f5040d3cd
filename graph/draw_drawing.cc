#include "graph/draw_drawing.h"

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/event_rows.h"
#include "proto/record_words.h"

namespace actant {
namespace {

bool IsReal(v1::EventStatus status) {
  return status == v1::EVENT_STATUS_OCCURRED ||
         status == v1::EVENT_STATUS_ONGOING;
}

// "制裁 2024-03"; the type alone where nothing dates it.
std::string DatedLabel(const v1::Event& event, NodeNames names,
                       ExportCatalog* catalog) {
  std::string label = catalog->TypeLabelOf(event.type(), names);
  if (const auto date = DateText(event.date())) label += " " + *date;
  return label;
}

std::string Ends(const std::string& source, const std::string& target,
                 bool mutual) {
  if (source == target) return source;
  return source + (mutual ? " – " : " → ") + target;
}

// Collects the parts of a drawing in the order in which they are drawn.
class DrawingMaker {
 public:
  DrawingMaker(const EventStore& store, const ExportOptions& options,
               ExportCatalog* catalog)
      : store_(store), options_(options), catalog_(catalog) {
    drawing_.caption = DescribeFilter(options.filter);
    drawing_.names = options.names;
  }

  Status AddActor(const std::string& code, bool highlighted) {
    Result<std::string> label = catalog_->LabelOf(code, options_.names);
    if (!label.has_value()) return label.error();
    DrawnNode node;
    node.id = code;
    node.tooltip = *label == code ? code : *label + " (" + code + ")";
    // Codes of states are what people type; those with a path are not.
    const bool is_short = code.find('/') == std::string::npos;
    node.label = is_short && *label != code ? *label + " " + code : *label;
    node.highlighted = highlighted;
    drawing_.nodes.push_back(std::move(node));
    return Status::Ok();
  }

  void AddBundle(const SubgraphEdge& bundle, bool unreal) {
    DrawnEdge edge;
    const std::string type = catalog_->TypeLabelOf(bundle.type, options_.names);
    edge.source = bundle.source;
    edge.target = bundle.target.empty() ? bundle.source : bundle.target;
    edge.label = type + " (" + std::to_string(bundle.events) + ")";
    edge.tooltip = Ends(edge.source, edge.target, bundle.mutual) + " · " +
                   edge.label + " · " + bundle.type;
    edge.plover = catalog_->TypeOf(bundle.type).plover();
    edge.mutual = bundle.mutual;
    edge.unreal = unreal;
    edge.events = bundle.events;
    drawing_.edges.push_back(std::move(edge));
  }

  Status AddEventsAsEdges(const ExportSelection& selection) {
    std::map<std::tuple<std::string, std::string, std::string, std::string>,
             DrawnEdge>
        edges;
    const auto add = [&](const EventRow& row, const EventPair& pair) {
      DrawnEdge edge = EventEdge(row);
      edge.source = pair.source;
      edge.target = pair.target.value_or(pair.source);
      edge.label = DatedLabel(row.event, options_.names, catalog_);
      edge.tooltip = Ends(edge.source, edge.target, edge.mutual) + " · " +
                     edge.label + " · " + row.id.ToHex();
      edges[{edge.source, edge.target, row.event.type(), row.id.ToHex()}] =
          std::move(edge);
    };
    ACTANT_RETURN_IF_ERROR(ForEachPair(selection, add));
    for (auto& [key, edge] : edges) drawing_.edges.push_back(std::move(edge));
    return Status::Ok();
  }

  Status AddBundles(const ExportSelection& selection) {
    // (source, target, type, mutual) -> events, and whether none is real.
    std::map<std::tuple<std::string, std::string, std::string, bool>,
             std::pair<uint64_t, bool>>
        bundles;
    const auto add = [&](const EventRow& row, const EventPair& pair) {
      const auto [entry, is_new] =
          bundles.try_emplace({pair.source, pair.target.value_or(""),
                               row.event.type(), row.event.mutual()},
                              0, true);
      ++entry->second.first;
      if (IsReal(row.event.status())) entry->second.second = false;
    };
    ACTANT_RETURN_IF_ERROR(ForEachPair(selection, add));
    for (const auto& [key, bundle] : bundles) {
      const auto& [source, target, type, mutual] = key;
      AddBundle({source, target, type, mutual, bundle.first}, bundle.second);
    }
    return Status::Ok();
  }

  Status AddEventsAsNodes(const ExportSelection& selection) {
    std::set<EventId> added;
    std::set<std::pair<std::string, std::string>> drawn;
    const auto add = [&](const EventRow& row, const EventPair& pair) {
      const std::string id = "event/" + row.id.ToHex();
      if (added.insert(row.id).second) AddEventNode(row, id);
      const bool mutual = row.event.mutual();
      AddPartyEdge(row, pair.source, id, &drawn);
      if (!pair.target) return;
      AddPartyEdge(row, mutual ? *pair.target : id, mutual ? id : *pair.target,
                   &drawn);
    };
    return ForEachPair(selection, add);
  }

  Drawing Take() { return std::move(drawing_); }

 private:
  DrawnEdge EventEdge(const EventRow& row) {
    DrawnEdge edge;
    edge.plover = catalog_->TypeOf(row.event.type()).plover();
    edge.mutual = row.event.mutual();
    edge.unreal = !IsReal(row.event.status());
    return edge;
  }

  void AddEventNode(const EventRow& row, const std::string& id) {
    DrawnNode node;
    node.id = id;
    node.label = DatedLabel(row.event, options_.names, catalog_);
    node.tooltip = node.label + " · " + row.id.ToHex();
    node.is_event = true;
    node.plover = catalog_->TypeOf(row.event.type()).plover();
    drawing_.nodes.push_back(std::move(node));
  }

  // Several pairs of an event share a party: it is drawn once.
  void AddPartyEdge(const EventRow& row, const std::string& source,
                    const std::string& target,
                    std::set<std::pair<std::string, std::string>>* drawn) {
    if (!drawn->emplace(source, target).second) return;
    DrawnEdge edge = EventEdge(row);
    edge.source = source;
    edge.target = target;
    edge.tooltip = Ends(source, target, edge.mutual);
    drawing_.edges.push_back(std::move(edge));
  }

  template <typename Visit>
  Status ForEachPair(const ExportSelection& selection, const Visit& visit) {
    for (const auto& [id, number] : selection.events()) {
      const Result<EventRow> row = ReadEventRow(store_, number);
      if (!row.has_value()) return row.error();
      for (const EventPair& pair : selection.PairsOf(row->event)) {
        visit(*row, pair);
      }
    }
    return Status::Ok();
  }

  const EventStore& store_;
  const ExportOptions& options_;
  ExportCatalog* catalog_;
  Drawing drawing_;
};

}  // namespace

Result<Drawing> DrawingOfExport(const EventStore& store,
                                const ExportOptions& options,
                                ExportCounts* counts) {
  ACTANT_ASSIGN_OR_RETURN(const ExportSelection selection,
                          ExportSelection::Select(store, options));
  selection.CountInto(counts);
  ACTANT_ASSIGN_OR_RETURN(ExportCatalog catalog, ExportCatalog::Open(store));
  DrawingMaker maker(store, options, &catalog);
  for (const std::string& code : selection.nodes()) {
    ACTANT_RETURN_ERROR_IF(maker.AddActor(code, code == options.around));
  }
  const bool bundled = options.bundle_above > 0 &&
                       selection.events().size() > options.bundle_above;
  if (options.shape == EventShape::kNodes) {
    ACTANT_RETURN_ERROR_IF(maker.AddEventsAsNodes(selection));
  } else if (bundled) {
    ACTANT_RETURN_ERROR_IF(maker.AddBundles(selection));
  } else {
    ACTANT_RETURN_ERROR_IF(maker.AddEventsAsEdges(selection));
  }
  return maker.Take();
}

Result<Drawing> DrawingOfEdges(const std::vector<SubgraphEdge>& edges,
                               std::string_view highlighted_code,
                               const EventStore& store,
                               const ExportOptions& options) {
  ACTANT_ASSIGN_OR_RETURN(ExportCatalog catalog, ExportCatalog::Open(store));
  std::set<std::string> codes;
  if (!highlighted_code.empty()) codes.emplace(highlighted_code);
  std::map<std::tuple<std::string, std::string, std::string, bool>,
           SubgraphEdge>
      sorted;
  for (const SubgraphEdge& edge : edges) {
    codes.insert(edge.source);
    if (!edge.target.empty()) codes.insert(edge.target);
    sorted[{edge.source, edge.target, edge.type, edge.mutual}] = edge;
  }
  DrawingMaker maker(store, options, &catalog);
  for (const std::string& code : codes) {
    ACTANT_RETURN_ERROR_IF(maker.AddActor(code, code == highlighted_code));
  }
  for (const auto& [key, edge] : sorted) maker.AddBundle(edge, false);
  return maker.Take();
}

}  // namespace actant
