#include "bench/store_workload.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "apps/table_import.h"
#include "apps/version.h"
#include "graph/number_query.h"
#include "graph/resolved_filter.h"
#include "storage/block_reader.h"
#include "storage/event_store.h"

namespace actant::workload {
namespace {

constexpr std::string_view kDataset = "workload";
// Of the longest paths and chains, in edges.
constexpr int kTwoHops = 2;
constexpr int kLongestPath = 3;
constexpr int kLongestChain = 3;

// The data counts actors from 1, a fresh store from 0.
actant::ActorNumber InStore(ActorNumber actor) {
  return actant::ActorNumber(static_cast<uint32_t>(actor - 1));
}
ActorNumber InData(actant::ActorNumber actor) {
  return static_cast<ActorNumber>(actor.value()) + 1;
}

std::string TypeInStore(const std::string& name) {
  return std::string(kDataset) + ":" + name;
}

std::filesystem::path StoreIn(const std::filesystem::path& folder) {
  return folder / "store";
}

ImportRequest RequestFor(const WorkloadData& data) {
  ImportRequest request;
  request.dataset = kDataset;
  request.paths = {data.events_file().string()};
  request.format = TableFormat::kTsv;
  request.header = HeaderMode::kAbsent;
  request.columns = {{"id", "1"},         {"date", "2"},   {"source", "3"},
                     {"type", "4"},       {"target", "5"}, {"goldstein", "6"},
                     {"confidence", "7"}, {"article", "8"}};
  request.actors = {
      .path = data.actors_file().string(),
      .columns = {{"id", "1"}, {"code", "2"}, {"name", "3"}, {"kind", "4"}},
      .header = HeaderMode::kAbsent};
  request.types = {.path = (data.folder / "types.tsv").string(),
                   .columns = {{"name", "2"}, {"goldstein", "3"}},
                   .header = HeaderMode::kAbsent};
  request.threads =
      std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return request;
}

// That numbers in the store are places in the file, which InStore() counts on.
Status CheckNumbers(const EventStore& store, const WorkloadData& data) {
  std::vector<std::string> codes;
  ACTANT_RETURN_IF_ERROR(
      ReadActors(data.actors_file(), [&](const WorkloadActor& actor) {
        codes.push_back(actor.code);
        if (actor.number == static_cast<ActorNumber>(codes.size())) {
          return Status::Ok();
        }
        return InvalidArgument(
            data.actors_file().string() + ":" + std::to_string(codes.size()) +
            ": actors are to be numbered from 1 in the order of the lines");
      }));
  bool same = true;
  ACTANT_RETURN_IF_ERROR(
      store.ScanActors([&](actant::ActorNumber number, const v1::Actor& actor) {
        same = number.value() < codes.size() &&
               actor.code() == codes[number.value()];
        return same ? Scan::kContinue : Scan::kStop;
      }));
  return same ? Status::Ok()
              : Internal("the store numbers actors in another order than " +
                         data.actors_file().string());
}

class ActantWorkload final : public Workload {
 public:
  std::string Title() const override {
    return std::string("Actant ") + kVersion + " (Q1 Q5 Q6 derived)";
  }

  Status Load(const WorkloadData& data,
              const std::filesystem::path& folder) override {
    StoreOptions options;
    options.path = StoreIn(folder).string();
    options.missing = MissingStore::kCreate;
    // Each segment puts what came before it on disk.
    options.sync = SyncPolicy::kBatch;
    const auto store = EventStore::Open(options);
    if (!store) return store.error();
    const auto summary = ImportTable(store->get(), RequestFor(data), nullptr);
    if (!summary) return summary.error();
    if (summary->rejected > 0) {
      return InvalidArgument(
          std::to_string(summary->rejected) +
          " events cannot be imported; the first: " + summary->first_rejected);
    }
    return CheckNumbers(**store, data);
  }

  Status Open(const WorkloadData& data,
              const std::filesystem::path& folder) override {
    StoreOptions options;
    options.path = StoreIn(folder).string();
    options.mode = OpenMode::kReadOnly;
    options.cache_bytes = kCacheBytes;
    auto store = EventStore::Open(options);
    if (!store) return store.error();
    store_ = std::move(*store);
    reader_ = std::make_unique<BlockReader>(*store_);
    data_ = &data;
    return NumberTypes();
  }

  Result<std::vector<NeighborRow>> Neighborhood(const Draw& draw) override {
    ACTANT_ASSIGN_OR_RETURN(NumberQuery query, Between(draw));
    std::vector<NeighborCount> counts;
    ACTANT_RETURN_ERROR_IF(
        query.Neighbors(InStore(draw.a), NeighborOrder::kByEvents, &counts));
    std::vector<NeighborRow> rows(counts.size());
    std::transform(counts.begin(), counts.end(), rows.begin(),
                   [](const NeighborCount& count) {
                     return NeighborRow{InData(count.other),
                                        static_cast<int64_t>(count.events())};
                   });
    return rows;
  }

  Result<std::vector<ReachedRow>> TwoHops(const Draw& draw) override {
    ACTANT_ASSIGN_OR_RETURN(NumberQuery query, Between(draw));
    std::vector<actant::ActorNumber> reached;
    ACTANT_RETURN_ERROR_IF(query.Reach(InStore(draw.a), kTwoHops, &reached));
    std::vector<ReachedRow> rows(reached.size());
    std::transform(
        reached.begin(), reached.end(), rows.begin(),
        [](actant::ActorNumber actor) { return ReachedRow{InData(actor)}; });
    return rows;
  }

  Result<std::vector<EventRow>> DyadTimeline(const Draw& draw) override {
    ACTANT_ASSIGN_OR_RETURN(NumberQuery query, Between(draw));
    std::vector<TimelineRow> events;
    ACTANT_RETURN_ERROR_IF(query.Timeline(InStore(draw.a), InStore(draw.b),
                                          kTimelineRows, &events));
    std::vector<EventRow> rows(events.size());
    std::transform(events.begin(), events.end(), rows.begin(),
                   [this](const TimelineRow& event) { return RowOf(event); });
    return rows;
  }

  Result<std::vector<MonthRow>> DyadMonths(const Draw& draw) override {
    ACTANT_ASSIGN_OR_RETURN(NumberQuery query, OfAllDays(draw));
    std::vector<MonthCount> months;
    ACTANT_RETURN_ERROR_IF(
        query.Months(InStore(draw.a), InStore(draw.b), &months));
    std::vector<MonthRow> rows(months.size());
    std::transform(months.begin(), months.end(), rows.begin(), [](auto& month) {
      return MonthRow{month.year * 100 + month.month,
                      static_cast<int64_t>(month.events),
                      static_cast<double>(month.goldstein_tenths) / 10 /
                          static_cast<double>(month.events)};
    });
    return rows;
  }

  Result<std::vector<PathRow>> Paths(const Draw& draw) override {
    ACTANT_ASSIGN_OR_RETURN(NumberQuery query, OfAllDays(draw));
    std::vector<NumberPath> paths;
    ACTANT_RETURN_ERROR_IF(query.Paths(InStore(draw.a), InStore(draw.b),
                                       kLongestPath, kPathRows, &paths));
    std::vector<PathRow> rows(paths.size());
    for (size_t i = 0; i < paths.size(); ++i) {
      rows[i].hops = static_cast<int>(paths[i].size()) - 1;
      std::transform(paths[i].begin() + 1, paths[i].end() - 1,
                     rows[i].between.begin(), InData);
    }
    return rows;
  }

  Result<std::vector<HopsRow>> ShortestPath(const Draw& draw) override {
    ACTANT_ASSIGN_OR_RETURN(NumberQuery query, OfAllDays(draw));
    ACTANT_ASSIGN_OR_RETURN(
        const std::optional<int> hops,
        query.Distance(InStore(draw.a), InStore(draw.b), kMaxPathHops));
    return std::vector{HopsRow{hops.value_or(HopsRow().hops)}};
  }

  Result<std::vector<ChainRow>> Chains(const Draw& draw) override {
    ACTANT_ASSIGN_OR_RETURN(NumberQuery query, Between(draw));
    std::vector<EventChain> chains;
    ACTANT_RETURN_ERROR_IF(query.EventChains(
        InStore(draw.a), kTwoHops, kLongestChain, kChainRows, &chains));
    std::vector<ChainRow> rows(chains.size());
    for (size_t i = 0; i < chains.size(); ++i) {
      rows[i].hops = static_cast<int>(chains[i].size());
      for (size_t hop = 0; hop < chains[i].size(); ++hop) {
        ACTANT_ASSIGN_OR_RETURN(const uint64_t row,
                                reader_->RowOf(chains[i][hop]));
        rows[i].events[hop] = static_cast<EventNumber>(row);
      }
    }
    return rows;
  }

  Result<std::vector<EventRow>> LookUp(const Draw& draw) override {
    ACTANT_ASSIGN_OR_RETURN(
        const actant::EventNumber number,
        reader_->FindRow(kDataset, static_cast<uint64_t>(draw.event)));
    ACTANT_ASSIGN_OR_RETURN(const ImportedEvent event, reader_->Event(number));
    TimelineRow row;
    row.first_day = event.first_day;
    row.source = event.source;
    row.target = event.target.value_or(event.source);
    row.type = event.type;
    row.goldstein_tenths = event.goldstein_tenths;
    row.confidence = event.confidence;
    row.row = event.row;
    row.article = event.article;
    return std::vector{RowOf(row)};
  }

 private:
  // Holds what the queries touch of ten million events.
  static constexpr size_t kCacheBytes = size_t{256} << 20;

  Result<NumberQuery> Between(const Draw& draw) {
    ACTANT_ASSIGN_OR_RETURN(const ResolvedFilter* filter, FilterOf(draw.type));
    return NumberQuery(store_.get(), filter->Between({draw.from, draw.to}));
  }

  Result<NumberQuery> OfAllDays(const Draw& draw) {
    ACTANT_ASSIGN_OR_RETURN(const ResolvedFilter* filter, FilterOf(draw.type));
    return NumberQuery(store_.get(), *filter);
  }

  // Prepared at its first use. Valid as long as the store is open.
  Result<const ResolvedFilter*> FilterOf(TypeNumber type) {
    std::optional<ResolvedFilter>& filter = filters_[type];
    if (!filter) {
      EventFilter asked;
      asked.level = Level::kActor;
      if (type != 0) asked.types = {TypeInStore(data_->types.NameOf(type))};
      ACTANT_ASSIGN_OR_RETURN(filter, ResolvedFilter::Resolve(*store_, asked));
    }
    return &*filter;
  }

  Status NumberTypes() {
    const auto types = store_->Types();
    if (!types) return types.error();
    types_.resize(types->size());
    for (TypeNumber type = 1; type <= data_->types.size(); ++type) {
      const std::string name = TypeInStore(data_->types.NameOf(type));
      const auto found = std::find_if(
          types->begin(), types->end(),
          [&](const v1::EventType& known) { return known.name() == name; });
      if (found == types->end()) return NotFound("no type " + name);
      types_[static_cast<size_t>(found - types->begin())] = type;
    }
    return Status::Ok();
  }

  // Every event of the data has a day, a target, a number and an article's.
  EventRow RowOf(const TimelineRow& event) const {
    EventRow row;
    row.number = static_cast<EventNumber>(event.row.value_or(0));
    row.day = event.first_day.value_or(0);
    row.source = InData(event.source);
    row.type = types_[event.type.value()];
    row.target = InData(event.target);
    row.goldstein = event.goldstein_tenths / 10.0;
    row.confidence = double{event.confidence};
    row.article = static_cast<int64_t>(event.article.value_or(0));
    return row;
  }

  std::unique_ptr<EventStore> store_;
  std::unique_ptr<BlockReader> reader_;
  const WorkloadData* data_ = nullptr;
  // The data's number of each type, by the store's.
  std::vector<TypeNumber> types_;
  // By the data's number of their type.
  std::map<TypeNumber, std::optional<ResolvedFilter>> filters_;
};

}  // namespace

Contender ActantContender() {
  return {"actant",
          []() -> Result<std::unique_ptr<Workload>> {
            return std::make_unique<ActantWorkload>();
          },
          Status::Ok()};
}

}  // namespace actant::workload
