#include "graph/export_selection.h"

#include <algorithm>
#include <tuple>

#include "graph/event_rows.h"
#include "graph/resolved_filter.h"
#include "proto/record_words.h"

namespace actant {
namespace {

Result<Neighborhood> Around(const EventStore& store,
                            const ExportOptions& options) {
  NeighborhoodOptions around;
  around.filter = options.filter;
  around.depth = options.depth;
  return GraphQuery(&store).Neighbors(options.around, around);
}

}  // namespace

Result<ExportCatalog> ExportCatalog::Open(const EventStore& store) {
  ExportCatalog catalog(&store);
  ACTANT_ASSIGN_OR_RETURN(const std::vector<v1::EventType> types,
                          store.Types());
  for (const v1::EventType& type : types) catalog.types_[type.name()] = type;
  return catalog;
}

Result<const v1::Actor*> ExportCatalog::ActorOf(const std::string& code) {
  const auto [entry, is_new] = actors_.try_emplace(code);
  v1::Actor& actor = entry->second;
  if (!is_new) return &actor;
  const Result<ActorNumber> number = store_->FindActor(code);
  if (number.has_value()) {
    ACTANT_ASSIGN_OR_RETURN(actor, store_->GetActor(*number));
  } else if (number.error().code() != StatusCode::kNotFound) {
    return Error(number.error());
  }
  actor.set_code(code);
  return &actor;
}

const v1::EventType& ExportCatalog::TypeOf(const std::string& name) {
  const auto [entry, is_new] = types_.try_emplace(name);
  if (is_new) entry->second.set_name(name);
  return entry->second;
}

Result<std::string> ExportCatalog::LabelOf(const std::string& code,
                                           NodeNames names) {
  ACTANT_ASSIGN_OR_RETURN(const v1::Actor* const actor, ActorOf(code));
  const bool chinese = names == NodeNames::kChinese;
  for (const std::string_view language :
       {chinese ? "zh" : "en", chinese ? "en" : "zh", ""}) {
    const std::string_view name = NameIn(*actor, language);
    if (!name.empty()) return std::string(name);
  }
  return code;
}

std::string ExportCatalog::TypeLabelOf(const std::string& name,
                                       NodeNames names) {
  const v1::EventType& type = TypeOf(name);
  const std::string& label =
      names == NodeNames::kChinese ? type.name_zh() : type.name_en();
  return label.empty() ? name : label;
}

std::vector<EventPair> OrderedPairs(const v1::Event& event, Level level) {
  std::vector<EventPair> pairs = ExpandPairs(event, level);
  for (EventPair& pair : pairs) {
    if (event.mutual() && pair.target && *pair.target < pair.source) {
      std::swap(pair.source, *pair.target);
    }
  }
  std::sort(
      pairs.begin(), pairs.end(), [](const EventPair& a, const EventPair& b) {
        return std::tie(a.source, a.target) < std::tie(b.source, b.target);
      });
  return pairs;
}

Result<ExportSelection> ExportSelection::Select(const EventStore& store,
                                                const ExportOptions& options) {
  ExportSelection selection;
  selection.level_ = options.filter.level;
  ACTANT_ASSIGN_OR_RETURN(const ResolvedFilter filter,
                          ResolvedFilter::Resolve(store, options.filter));
  if (!options.around.empty()) {
    ACTANT_ASSIGN_OR_RETURN(const Neighborhood found, Around(store, options));
    selection.nodes_.insert(found.start);
    selection.inside_ = selection.nodes_;
    for (const Neighbor& neighbor : found.neighbors) {
      selection.inside_->insert(neighbor.code);
    }
  }
  Status added;
  ACTANT_RETURN_ERROR_IF(filter.ScanByDate(store, [&](const Edge& row) {
    added = selection.Add(store, row.event);
    return added.ok() ? Scan::kContinue : Scan::kStop;
  }));
  ACTANT_RETURN_ERROR_IF(std::move(added));
  std::sort(selection.events_.begin(), selection.events_.end());
  return selection;
}

void ExportSelection::CountInto(ExportCounts* counts) const {
  if (counts == nullptr) return;
  counts->events = events_.size();
  counts->actors = nodes_.size();
}

std::vector<EventPair> ExportSelection::PairsOf(const v1::Event& event) const {
  std::vector<EventPair> pairs = OrderedPairs(event, level_);
  std::erase_if(pairs,
                [this](const EventPair& pair) { return !IsInside(pair); });
  return pairs;
}

Status ExportSelection::Add(const EventStore& store, EventNumber number) {
  const Result<EventRow> row = ReadEventRow(store, number);
  if (!row.has_value()) return row.error();
  const std::vector<EventPair> pairs = PairsOf(row->event);
  if (inside_ && pairs.empty()) return Status::Ok();
  events_.emplace_back(row->id, number);
  for (const EventPair& pair : pairs) {
    nodes_.insert(pair.source);
    if (pair.target) nodes_.insert(*pair.target);
  }
  return Status::Ok();
}

bool ExportSelection::IsInside(const EventPair& pair) const {
  return !inside_ || (inside_->contains(pair.source) &&
                      (!pair.target || inside_->contains(*pair.target)));
}

}  // namespace actant
