#include "storage/block_reader.h"

#include <rocksdb/db.h>
#include <rocksdb/iterator.h>

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>

#include "storage/block_keys.h"
#include "storage/import_rows.h"
#include "storage/internal/rocksdb_status.h"
#include "storage/internal/scan_options.h"
#include "storage/internal/segment_table.h"
#include "storage/internal/store_impl.h"
#include "storage/key_codec.h"

namespace actant {
namespace {

using internal::Database;
using internal::Family;

Family FamilyOf(Direction direction) {
  return direction == Direction::kOut ? Family::kOutBlocks : Family::kInBlocks;
}

bool MayOverlap(const v1::Segment& segment, const BlockDays& days) {
  if (!days.from && !days.to) return true;
  if (!segment.has_first_day()) return false;
  return (!days.from || segment.last_day() >= *days.from) &&
         (!days.to || segment.first_day() <= *days.to);
}

}  // namespace

class BlockReader::Impl {
 public:
  explicit Impl(const internal::StoreState& state)
      : database_(state.database()), segments_(state.segments()) {}

  const internal::SegmentTable& segments() const { return *segments_; }

  // Visits the parts of one list that may hold a wanted day: `value` is what
  // stands at its key.
  template <typename Table, typename Visit>
  Result<Scan> VisitList(Family family, const v1::Segment& segment,
                         std::string_view key, std::string_view value,
                         const BlockDays& days, const Visit& visit) {
    if (!value.empty()) {
      const auto form = static_cast<ListForm>(value.front());
      value.remove_prefix(1);
      if (form == ListForm::kTable) {
        return VisitTable<Table>(family, key, value, visit);
      }
      const auto directory = ListDirectory::Parse(value);
      if (form == ListForm::kDirectory && directory.has_value()) {
        return VisitBlocks<Table>(family, segment, key, *directory, days,
                                  visit);
      }
    }
    return Error(internal::DamagedRow(family, key, "not a list"));
  }

  // The lists at both of the levels that count, in each segment.
  // `key_of(level, segment)` gives their keys.
  template <typename Table, typename KeyOf, typename Visit>
  Status VisitLists(Family family, Level level, const KeyOf& key_of,
                    const BlockDays& days, const Visit& visit) {
    return ForEachPart(
        level, days,
        [&](BlockLevel at, const v1::Segment& segment) -> Result<Scan> {
          const std::string key = key_of(at, segment.number());
          rocksdb::PinnableSlice value;
          ACTANT_ASSIGN_OR_RETURN(const bool found, Get(family, key, &value));
          if (!found) return Scan::kContinue;
          return VisitList<Table>(family, segment, key, value.ToStringView(),
                                  days, visit);
        });
  }

  // Lists of many actors in one look-up each batch.
  Status VisitMany(Family family, Level level, std::span<const uint32_t> actors,
                   TypeNumber type, const BlockDays& days,
                   const EdgeVisitor& visit) {
    return ForEachPart(
        level, days,
        [&](BlockLevel at, const v1::Segment& segment) -> Result<Scan> {
          for (size_t begin = 0; begin < actors.size(); begin += kBatch) {
            const auto some =
                actors.subspan(begin, std::min(kBatch, actors.size() - begin));
            ACTANT_ASSIGN_OR_RETURN(
                const Scan visited,
                VisitBatch(family, segment, at, some, type, days, visit));
            if (visited == Scan::kStop) return Scan::kStop;
          }
          return Scan::kContinue;
        });
  }

  // The lists of all types of one actor.
  Status VisitTypes(Family family, Level level, ActorNumber actor,
                    const BlockDays& days, const TypedVisitor& visit) {
    const std::unique_ptr<rocksdb::Iterator> lists(database_.db()->NewIterator(
        database_.Scanning(), database_.handle(family)));
    for (const BlockLevel at : LevelsOf(level)) {
      const std::string prefix =
          KeyWriter().AddByte(static_cast<uint8_t>(at)).Add(actor).bytes();
      for (lists->Seek(prefix);
           lists->Valid() && lists->key().ToStringView().starts_with(prefix);) {
        ACTANT_RETURN_IF_ERROR(database_.Spend());
        const std::string key(lists->key().ToStringView());
        std::optional<uint32_t> block;
        const auto list = DecodeEdgeListKey(key, &block);
        if (!list.has_value() || block.has_value()) {
          return internal::DamagedRow(family, key, "not the key of a list");
        }
        const v1::Segment* const segment = segments_->Find(list->segment);
        if (segment != nullptr && MayOverlap(*segment, days)) {
          const Result<Scan> visited = VisitList<EdgeTable>(
              family, *segment, key, lists->value().ToStringView(), days,
              [&visit, &list](const EdgeTable& table) {
                return visit(list->type, table);
              });
          if (!visited.has_value()) return visited.error();
          if (*visited == Scan::kStop) return Status::Ok();
        }
        // Lists that were passed over may be damaged, too.
        const std::string_view value = lists->value().ToStringView();
        const bool long_list =
            !value.empty() &&
            static_cast<ListForm>(value.front()) == ListForm::kDirectory;
        if (long_list) {
          lists->Seek(BlockKey(key, UINT32_MAX));
        } else {
          lists->Next();
        }
      }
    }
    return internal::FromRocksDb(lists->status(),
                                 database_.Doing("reading", family));
  }

  Status Tallies(Level level, ActorNumber actor, uint16_t type, uint16_t period,
                 const TallyVisitor& visit) {
    return ForEachPart(
        level, BlockDays(),
        [&](BlockLevel at, const v1::Segment& segment) -> Result<Scan> {
          const std::string key =
              EncodeKey(TallyKey{at, actor, type, period, segment.number()});
          rocksdb::PinnableSlice value;
          ACTANT_ASSIGN_OR_RETURN(const bool found,
                                  Get(Family::kTallies, key, &value));
          if (!found) return Scan::kContinue;
          return VisitTable<TallyTable>(Family::kTallies, key,
                                        value.ToStringView(),
                                        [&visit](const TallyTable& table) {
                                          visit(table);
                                          return Scan::kContinue;
                                        });
        });
  }

  Result<ImportedEvent> Event(EventNumber event) {
    const v1::Segment* const segment = segments_->Of(event);
    if (segment == nullptr) {
      return Error(NotFound("no imported event has the number " +
                            std::to_string(event.value())));
    }
    const uint32_t row = event.value() % kRowsPerBlock;
    const uint32_t block = event.value() / kRowsPerBlock;
    if (block != row_block_) {
      const std::string key = RowBlockKey(event);
      row_bytes_.Reset();
      row_block_ = 0;
      ACTANT_ASSIGN_OR_RETURN(const bool found,
                              Get(Family::kRows, key, &row_bytes_));
      const auto table = found ? RowTable::Parse(row_bytes_.ToStringView())
                               : std::optional<RowTable>();
      if (!table.has_value()) {
        return Error(internal::DamagedRow(Family::kRows, key,
                                          "imported events are missing"));
      }
      row_table_ = *table;
      row_block_ = block;
    }
    if (row >= row_table_.size()) {
      return Error(internal::DamagedRow(Family::kRows, RowBlockKey(event),
                                        "an imported event is missing"));
    }
    ImportedEvent imported = EventAt(row_table_, row, event);
    imported.segment = segment->number();
    return imported;
  }

  static ImportedEvent EventAt(const RowTable& table, size_t row,
                               EventNumber event) {
    ImportedEvent imported;
    imported.event = event;
    const int64_t day = table[kRowDay].At(row);
    if (day < kUndated) {
      imported.first_day = static_cast<Day>(day);
      imported.last_day = static_cast<Day>(day + table[kRowSpan].At(row));
    }
    const int64_t source = table[kRowSource].At(row);
    const int64_t target = table[kRowTarget].At(row);
    imported.source = ActorNumber(static_cast<uint32_t>(source));
    imported.source_state = ActorNumber(
        static_cast<uint32_t>(source + table[kRowSourceState].At(row)));
    if (target != 0) {
      imported.target = ActorNumber(static_cast<uint32_t>(target - 1));
    }
    const int64_t target_state = target + table[kRowTargetState].At(row);
    if (target_state != 0) {
      imported.target_state =
          ActorNumber(static_cast<uint32_t>(target_state - 1));
    }
    imported.type = TypeNumber(static_cast<uint32_t>(table[kRowType].At(row)));
    imported.kind = EdgeKind::Unpack(table[kRowKind].At(row));
    imported.goldstein_tenths = static_cast<int>(table[kRowGoldstein].At(row));
    imported.confidence = UnpackConfidence(table[kRowConfidence].At(row));
    imported.row =
        static_cast<uint64_t>(table[kRowKey].At(row)) + event.value();
    imported.article = static_cast<uint64_t>(table[kRowArticle].At(row));
    return imported;
  }

  Result<uint64_t> RowOf(EventNumber event) {
    const v1::Segment* const segment = segments_->Of(event);
    if (segment != nullptr && segment->has_row_distance()) {
      return event.value() + static_cast<uint64_t>(segment->row_distance());
    }
    ACTANT_ASSIGN_OR_RETURN(const ImportedEvent imported, Event(event));
    return imported.row;
  }

  Result<EventNumber> FindRow(std::string_view dataset, uint64_t row_key) {
    for (const v1::Segment& segment : segments_->all()) {
      if (segment.dataset() != dataset || row_key < segment.least_row() ||
          row_key > segment.greatest_row()) {
        continue;
      }
      if (segment.has_row_distance()) {
        return EventNumber(static_cast<uint32_t>(
            row_key - static_cast<uint64_t>(segment.row_distance())));
      }
      ACTANT_ASSIGN_OR_RETURN(const std::optional<EventNumber> event,
                              FindInIds(segment.number(), row_key));
      if (event.has_value()) return *event;
    }
    return Error(NotFound("the dataset has no such row"));
  }

  Result<std::vector<uint64_t>> RowsBetween(std::string_view dataset,
                                            uint64_t first, uint64_t last,
                                            size_t limit) {
    std::vector<uint64_t> keys;
    for (const v1::Segment& segment : segments_->all()) {
      if (segment.dataset() != dataset) continue;
      std::vector<uint64_t> some;
      const uint64_t from = std::max(first, segment.least_row());
      const uint64_t to = std::min(last, segment.greatest_row());
      if (segment.has_row_distance()) {
        for (uint64_t key = from; key <= to && some.size() < limit; ++key) {
          some.push_back(key);
        }
      } else if (from <= to) {
        ACTANT_RETURN_ERROR_IF(
            VisitRowIds(segment.number(), from, [&](uint64_t key, EventNumber) {
              if (key > to || some.size() >= limit) return Scan::kStop;
              some.push_back(key);
              return Scan::kContinue;
            }));
      }
      keys.insert(keys.end(), some.begin(), some.end());
    }
    std::sort(keys.begin(), keys.end());
    if (keys.size() > limit) keys.resize(limit);
    return keys;
  }

 private:
  static constexpr size_t kBatch = 64;

  // The levels whose keys hold the edges of `level`. Without states all edges
  // stand at both.
  std::span<const BlockLevel> LevelsOf(Level level) const {
    static constexpr BlockLevel kState[] = {BlockLevel::kState,
                                            BlockLevel::kBoth};
    static constexpr BlockLevel kActor[] = {BlockLevel::kActor,
                                            BlockLevel::kBoth};
    const std::span<const BlockLevel> levels(level == Level::kState ? kState
                                                                    : kActor);
    return segments_->has_states() ? levels : levels.last(1);
  }

  // Goes over the levels and the segments that may hold wanted days.
  template <typename Visit>
  Status ForEachPart(Level level, const BlockDays& days,
                     const Visit& visit) const {
    for (const BlockLevel at : LevelsOf(level)) {
      for (const v1::Segment& segment : segments_->all()) {
        if (!MayOverlap(segment, days)) continue;
        const Result<Scan> visited = visit(at, segment);
        if (!visited.has_value()) return visited.error();
        if (*visited == Scan::kStop) return Status::Ok();
      }
    }
    return Status::Ok();
  }

  Result<Scan> VisitBatch(Family family, const v1::Segment& segment,
                          BlockLevel level, std::span<const uint32_t> actors,
                          TypeNumber type, const BlockDays& days,
                          const EdgeVisitor& visit) {
    ACTANT_RETURN_ERROR_IF(database_.Spend());
    std::array<std::string, kBatch> keys;
    std::array<rocksdb::Slice, kBatch> slices;
    std::array<rocksdb::PinnableSlice, kBatch> values;
    std::array<rocksdb::Status, kBatch> statuses;
    for (size_t i = 0; i < actors.size(); ++i) {
      keys[i] = EncodeKey(
          EdgeListKey{level, ActorNumber(actors[i]), type, segment.number()});
      slices[i] = keys[i];
    }
    database_.db()->MultiGet(database_.Reading(), database_.handle(family),
                             actors.size(), slices.data(), values.data(),
                             statuses.data(), /*sorted_input=*/true);
    for (size_t i = 0; i < actors.size(); ++i) {
      if (statuses[i].IsNotFound()) continue;
      if (!statuses[i].ok()) {
        return Error(internal::FromRocksDb(
            statuses[i],
            database_.Doing("reading", family) + ", key " + HexOf(keys[i])));
      }
      ACTANT_ASSIGN_OR_RETURN(
          const Scan visited,
          VisitList<EdgeTable>(family, segment, keys[i],
                               values[i].ToStringView(), days, visit));
      if (visited == Scan::kStop) return Scan::kStop;
    }
    return Scan::kContinue;
  }

  // Visits the segment's rows in the order of their keys, `first` and later.
  template <typename Visit>
  Status VisitRowIds(uint32_t segment, uint64_t first,
                     const Visit& visit) const {
    internal::RowScan blocks(database_,
                             {Family::kRowIds, RowIdKey(segment, first),
                              PrefixEnd(SegmentKey(segment)), nullptr});
    for (; blocks.Valid(); blocks.Next()) {
      const auto table = RowIdTable::Parse(blocks.value());
      if (!table.has_value()) {
        return internal::DamagedRow(Family::kRowIds, blocks.key(),
                                    "not a packed table");
      }
      const auto key_at = [&table](size_t row) {
        return static_cast<uint64_t>((*table)[kRowIdKey].At(row));
      };
      // Keys are by their unsigned order, which LowerBound does not know.
      const auto rows = std::views::iota(size_t{0}, table->size());
      auto row = std::ranges::lower_bound(rows, first, {}, key_at);
      for (; row != rows.end(); ++row) {
        const auto event =
            static_cast<uint32_t>((*table)[kRowIdEvent].At(*row));
        if (visit(key_at(*row), EventNumber(event)) == Scan::kStop) {
          return Status::Ok();
        }
      }
    }
    return blocks.status();
  }

  template <typename Table, typename Visit>
  static Result<Scan> VisitTable(Family family, std::string_view key,
                                 std::string_view bytes, const Visit& visit) {
    const auto table = Table::Parse(bytes);
    if (table.has_value()) return visit(*table);
    return Error(internal::DamagedRow(family, key, "not a packed table"));
  }

  template <typename Table, typename Visit>
  Result<Scan> VisitBlocks(Family family, const v1::Segment& segment,
                           std::string_view list_key,
                           const ListDirectory& directory,
                           const BlockDays& days, const Visit& visit) {
    const bool open = !days.from.has_value() && !days.to.has_value();
    uint32_t block = 0;
    if (days.from.has_value()) {
      block = static_cast<uint32_t>(directory[kBlockLastDay].LowerBound(
          int64_t{*days.from} - segment.longest_span(), 0, directory.size()));
    }
    for (; block < directory.size(); ++block) {
      const int64_t first = directory[kBlockFirstDay].At(block);
      // By day: none after this one is wanted.
      if (!open && (first == kUndated || first > days.to.value_or(kLastDay))) {
        break;
      }
      const std::string key = BlockKey(list_key, block);
      rocksdb::PinnableSlice value;
      ACTANT_ASSIGN_OR_RETURN(const bool found, Get(family, key, &value));
      if (!found) {
        return Error(internal::DamagedRow(family, key, "a block is missing"));
      }
      ACTANT_ASSIGN_OR_RETURN(
          const Scan visited,
          VisitTable<Table>(family, key, value.ToStringView(), visit));
      if (visited == Scan::kStop) return Scan::kStop;
    }
    return Scan::kContinue;
  }

  Result<std::optional<EventNumber>> FindInIds(uint32_t segment,
                                               uint64_t row_key) const {
    std::optional<EventNumber> found;
    ACTANT_RETURN_ERROR_IF(
        VisitRowIds(segment, row_key, [&](uint64_t key, EventNumber event) {
          if (key == row_key) found = event;
          return Scan::kStop;
        }));
    return found;
  }

  Result<bool> Get(Family family, const std::string& key,
                   rocksdb::PinnableSlice* value) const {
    ACTANT_RETURN_ERROR_IF(database_.Spend());
    const rocksdb::Status got = database_.db()->Get(
        database_.Reading(), database_.handle(family), key, value);
    if (got.IsNotFound()) return false;
    if (got.ok()) return true;
    return Error(internal::FromRocksDb(
        got, database_.Doing("reading", family) + ", key " + HexOf(key)));
  }

  const Database& database_;
  const std::shared_ptr<const internal::SegmentTable> segments_;
  // The block of rows read last, since events are often read in order. 0 (the
  // events of which are none of imports) before the first.
  uint32_t row_block_ = 0;
  rocksdb::PinnableSlice row_bytes_;
  RowTable row_table_;
};

BlockReader::BlockReader(const EventStore& store)
    : impl_(std::make_unique<Impl>(store.state())) {}

BlockReader::~BlockReader() = default;

bool BlockReader::empty() const { return impl_->segments().all().empty(); }

bool BlockReader::reads_one_list() const {
  return impl_->segments().all().size() <= 1 && !impl_->segments().has_states();
}

bool BlockReader::Covers(const BlockDays& days) const {
  if (!days.from && !days.to) return true;
  const auto& segments = impl_->segments().all();
  return std::all_of(
      segments.begin(), segments.end(), [&days](const v1::Segment& segment) {
        return segment.undated() == 0 &&
               (!days.from || segment.first_day() >= *days.from) &&
               (!days.to || segment.last_day() <= *days.to);
      });
}

std::optional<std::pair<int, int>> BlockReader::years() const {
  std::optional<std::pair<int, int>> years;
  for (const v1::Segment& segment : impl_->segments().all()) {
    if (!segment.has_first_day()) continue;
    const int first = ToCivil(segment.first_day()).year;
    const int last = ToCivil(segment.last_day()).year;
    if (!years.has_value()) years.emplace(first, last);
    years->first = std::min(years->first, first);
    years->second = std::max(years->second, last);
  }
  return years;
}

Day BlockReader::longest_span() const {
  Day longest = 0;
  for (const v1::Segment& segment : impl_->segments().all()) {
    longest = std::max(longest, static_cast<Day>(segment.longest_span()));
  }
  return longest;
}

Status BlockReader::Edges(Direction direction, Level level, ActorNumber actor,
                          TypeNumber type, const BlockDays& days,
                          const EdgeVisitor& visit) {
  return impl_->VisitLists<EdgeTable>(
      FamilyOf(direction), level,
      [actor, type](BlockLevel at, uint32_t segment) {
        return EncodeKey(EdgeListKey{at, actor, type, segment});
      },
      days, visit);
}

Status BlockReader::EdgesOfMany(Direction direction, Level level,
                                std::span<const uint32_t> actors,
                                TypeNumber type, const BlockDays& days,
                                const EdgeVisitor& visit) {
  return impl_->VisitMany(FamilyOf(direction), level, actors, type, days,
                          visit);
}

Status BlockReader::AllEdges(Direction direction, Level level,
                             ActorNumber actor, const BlockDays& days,
                             const TypedVisitor& visit) {
  return impl_->VisitTypes(FamilyOf(direction), level, actor, days, visit);
}

Status BlockReader::Dyad(Level level, ActorNumber a, ActorNumber b,
                         const BlockDays& days, const DyadVisitor& visit) {
  const auto [low, high] = std::minmax(a, b);
  return impl_->VisitLists<DyadTable>(
      Family::kDyadBlocks, level,
      [low = low, high = high](BlockLevel at, uint32_t segment) {
        return EncodeKey(DyadListKey{at, low, high, segment});
      },
      days, visit);
}

Status BlockReader::Tallies(Level level, ActorNumber actor,
                            std::optional<TypeNumber> type, uint16_t period,
                            const TallyVisitor& visit) {
  const uint16_t kind =
      type.has_value() ? static_cast<uint16_t>(type->value()) : kAllTypes;
  return impl_->Tallies(level, actor, kind, period, visit);
}

Result<ImportedEvent> BlockReader::Event(EventNumber event) {
  return impl_->Event(event);
}

Result<uint64_t> BlockReader::RowOf(EventNumber event) {
  return impl_->RowOf(event);
}

Result<EventNumber> BlockReader::FindRow(std::string_view dataset,
                                         uint64_t row_key) {
  return impl_->FindRow(dataset, row_key);
}

Result<std::vector<uint64_t>> BlockReader::RowsBetween(std::string_view dataset,
                                                       uint64_t first,
                                                       uint64_t last,
                                                       size_t limit) {
  return impl_->RowsBetween(dataset, first, last, limit);
}

}  // namespace actant
