// EventStore's reads of imported events, as those of events read in articles.
#include "storage/internal/imported_reads.h"

#include <algorithm>
#include <array>
#include <utility>

#include "storage/block_reader.h"
#include "storage/event_store.h"
#include "storage/import_rows.h"
#include "storage/internal/imported_records.h"
#include "storage/internal/store_impl.h"
#include "storage/key_codec.h"

namespace actant {

EventId ImportedEventId(std::string_view dataset, uint64_t row_key) {
  const std::string bytes =
      EventId::Of(dataset).ToBytes().substr(0, kDatasetBytes) +
      KeyWriter()
          .AddU32(static_cast<uint32_t>(row_key >> 32))
          .AddU32(static_cast<uint32_t>(row_key))
          .bytes();
  return *EventId::FromBytes(bytes);
}

namespace internal {
namespace {

// The eight bytes that end the id.
uint64_t RowKeyIn(const EventId& id) {
  uint64_t key = 0;
  for (size_t i = kDatasetBytes; i < EventId::kBytes; ++i) {
    key = key << 8 | id.bytes()[i];
  }
  return key;
}

std::vector<std::string> Datasets(const StoreState& state) {
  std::vector<std::string> datasets;
  for (const v1::Segment& segment : state.segments()->all()) {
    datasets.push_back(segment.dataset());
  }
  std::sort(datasets.begin(), datasets.end());
  datasets.erase(std::unique(datasets.begin(), datasets.end()), datasets.end());
  return datasets;
}

}  // namespace

Result<std::optional<EventNumber>> FindImported(const EventStore& store,
                                                const EventId& id) {
  for (const std::string& dataset : Datasets(store.state())) {
    const uint64_t key = RowKeyIn(id);
    if (ImportedEventId(dataset, key) != id) continue;
    const Result<EventNumber> event = BlockReader(store).FindRow(dataset, key);
    if (event.has_value()) return std::optional(*event);
    if (event.error().code() != StatusCode::kNotFound) {
      return Error(event.error());
    }
  }
  return std::optional<EventNumber>();
}

Status AddImportedBetween(const EventStore& store, const EventId& first,
                          const EventId& last, size_t limit,
                          std::vector<EventId>* ids) {
  BlockReader reader(store);
  for (const std::string& dataset : Datasets(store.state())) {
    const EventId least = ImportedEventId(dataset, 0);
    const EventId greatest = ImportedEventId(dataset, UINT64_MAX);
    if (greatest < first || last < least || ids->size() >= limit) continue;
    const uint64_t from = first <= least ? 0 : RowKeyIn(first);
    const uint64_t to = last >= greatest ? UINT64_MAX : RowKeyIn(last);
    const Result<std::vector<uint64_t>> keys =
        reader.RowsBetween(dataset, from, to, limit - ids->size());
    if (!keys.has_value()) return keys.error();
    for (const uint64_t key : *keys) {
      ids->push_back(ImportedEventId(dataset, key));
    }
  }
  return Status::Ok();
}

Status ScanImported(
    const EventStore& store,
    const std::function<Scan(EventNumber, const v1::Event&)>& visit) {
  BlockReader reader(store);
  ImportedRecords records(store.state());
  for (const v1::Segment& segment : store.Segments()) {
    for (uint32_t row = 0; row < segment.events(); ++row) {
      const EventNumber number(segment.first_event() + row);
      const Result<ImportedEvent> imported = reader.Event(number);
      if (!imported.has_value()) return imported.error();
      const Result<v1::Event> event = records.EventOf(*imported);
      if (!event.has_value()) return event.error();
      if (visit(number, *event) == Scan::kStop) return Status::Ok();
    }
  }
  return Status::Ok();
}

}  // namespace internal
}  // namespace actant
