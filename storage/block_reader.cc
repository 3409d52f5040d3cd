#include "storage/block_reader.h"

#include <rocksdb/db.h>
#include <rocksdb/iterator.h>

#include <algorithm>
#include <array>
#include <utility>

#include "storage/block_keys.h"
#include "storage/import_rows.h"
#include "storage/internal/rocksdb_status.h"
#include "storage/internal/segment_table.h"
#include "storage/internal/store_impl.h"
#include "storage/key_codec.h"

namespace actant {
namespace {

using internal::Database;
using internal::Family;

// The levels whose keys hold the edges of `level`.
std::array<BlockLevel, 2> LevelsOf(Level level) {
  return {BlockLevelOf(level), BlockLevel::kBoth};
}

Day FirstWanted(const v1::Segment& segment, const BlockDays& days) {
  const int64_t from = days.from.value_or(kFirstDay);
  return static_cast<Day>(
      std::max<int64_t>(from - segment.longest_span(), kFirstDay));
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

  // Visits the blocks of one list: keys that begin with `list`, in each
  // segment those that may hold a wanted day.
  template <typename Table, typename Visit>
  Status VisitList(Family family, std::string_view list,
                   const BlockDays& days, const Visit& visit) {
    rocksdb::Iterator* const blocks = IteratorOf(family);
    for (const v1::Segment& segment : segments_->all()) {
      if (!MayOverlap(segment, days)) continue;
      KeyWriter writer;
      writer.AddBytes(list).AddU32(segment.number());
      const std::string prefix = writer.bytes();
      if (days.from.has_value()) {
        writer.AddU32(static_cast<uint32_t>(FirstWanted(segment, days)) ^
                      0x80000000U);
      }
      blocks->Seek(writer.bytes());
      for (; blocks->Valid(); blocks->Next()) {
        const std::string_view key = blocks->key().ToStringView();
        if (!key.starts_with(prefix)) break;
        const std::string_view value = blocks->value().ToStringView();
        const auto table = Table::Parse(value);
        if (!table.has_value()) {
          return internal::DamagedRow(family, key, "not a packed table");
        }
        // Blocks are by day: none after this one is wanted.
        const Day first = static_cast<Day>((*table)[0].At(0));
        const bool undated = first == kUndated;
        if (undated && (days.from || days.to)) break;
        if (days.to.has_value() && first > *days.to) break;
        if (visit(*table) == Scan::kStop) {
          stopped_ = true;
          return Status::Ok();
        }
      }
      if (!blocks->status().ok()) {
        return internal::FromRocksDb(blocks->status(),
                                     database_.Doing("reading", family));
      }
    }
    return Status::Ok();
  }

  // Visits the blocks of all types of one actor, at one level. Goes from list
  // to list by seeks, in each to the first block that may be wanted.
  Status VisitTypes(Family family, BlockLevel level, ActorNumber actor,
                    const BlockDays& days, const TypedVisitor& visit) {
    const std::string prefix = KeyWriter()
                                   .AddByte(static_cast<uint8_t>(level))
                                   .Add(actor)
                                   .bytes();
    const std::unique_ptr<rocksdb::Iterator> blocks = AllLists(family);
    std::optional<EdgeBlockKey> list;
    bool wanted = false;
    Day first_wanted = kFirstDay;
    blocks->Seek(prefix);
    while (blocks->Valid() &&
           blocks->key().ToStringView().starts_with(prefix)) {
      const auto key = DecodeEdgeBlockKey(blocks->key().ToStringView());
      const auto table = EdgeTable::Parse(blocks->value().ToStringView());
      if (!key.has_value() || !table.has_value()) {
        return internal::DamagedRow(family, blocks->key().ToStringView(),
                                    "not a block of edges");
      }
      if (!list || list->type != key->type || list->segment != key->segment) {
        list = key;
        const v1::Segment* const segment = segments_->Find(key->segment);
        wanted = segment != nullptr && MayOverlap(*segment, days);
        if (wanted) first_wanted = FirstWanted(*segment, days);
      }
      const Day first = static_cast<Day>((*table)[kEdgeDay].At(0));
      const bool over = (days.to.has_value() && first > *days.to) ||
                        (first == kUndated && (days.from || days.to));
      if (!wanted || over) {
        blocks->Seek(EdgeBlockSeekKey(level, actor, key->type,
                                      key->segment + 1, kFirstDay));
      } else if (days.from.has_value() && key->last_day < first_wanted) {
        blocks->Seek(EdgeBlockSeekKey(level, actor, key->type, key->segment,
                                      first_wanted));
      } else {
        if (visit(key->type, *table) == Scan::kStop) {
          stopped_ = true;
          return Status::Ok();
        }
        blocks->Next();
      }
    }
    return internal::FromRocksDb(blocks->status(),
                                 database_.Doing("reading", family));
  }

  Status AllEdges(Family family, Level level, ActorNumber actor,
                  const BlockDays& days, const TypedVisitor& visit) {
    stopped_ = false;
    for (const BlockLevel at : LevelsOf(level)) {
      if (at != BlockLevel::kBoth && !segments_->has_states()) continue;
      ACTANT_RETURN_IF_ERROR(VisitTypes(family, at, actor, days, visit));
      if (stopped_) break;
    }
    return Status::Ok();
  }

  // At both of the levels that count.
  template <typename Table, typename MakeList, typename Visit>
  Status VisitLevels(Family family, Level level, const MakeList& make_list,
                     const BlockDays& days, const Visit& visit) {
    stopped_ = false;
    for (const BlockLevel at : LevelsOf(level)) {
      if (at != BlockLevel::kBoth && !segments_->has_states()) continue;
      ACTANT_RETURN_IF_ERROR(
          VisitList<Table>(family, make_list(at), days, visit));
      if (stopped_) break;
    }
    return Status::Ok();
  }

  Status Tallies(Level level, ActorNumber actor, uint16_t type,
                 uint16_t period, const TallyVisitor& visit) {
    for (const BlockLevel at : LevelsOf(level)) {
      if (at != BlockLevel::kBoth && !segments_->has_states()) continue;
      for (const v1::Segment& segment : segments_->all()) {
        const std::string key = EncodeKey(
            TallyKey{at, actor, type, period, segment.number()});
        rocksdb::PinnableSlice value;
        const Result<bool> found = Get(Family::kTallies, key, &value);
        if (!found.has_value()) return found.error();
        if (!*found) continue;
        const auto table = TallyTable::Parse(value.ToStringView());
        if (!table.has_value()) {
          return internal::DamagedRow(Family::kTallies, key,
                                      "not a packed table");
        }
        visit(*table);
      }
    }
    return Status::Ok();
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
    imported.goldstein_tenths =
        static_cast<int>(table[kRowGoldstein].At(row));
    imported.confidence = UnpackConfidence(table[kRowConfidence].At(row));
    imported.row = static_cast<uint64_t>(table[kRowKey].At(row)) + event.value();
    imported.article = static_cast<uint64_t>(table[kRowArticle].At(row));
    return imported;
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

 private:
  Result<std::optional<EventNumber>> FindInIds(uint32_t segment,
                                               uint64_t row_key) {
    rocksdb::Iterator* const blocks = IteratorOf(Family::kRowIds);
    blocks->Seek(RowIdKey(segment, row_key));
    if (!blocks->Valid()) {
      ACTANT_RETURN_ERROR_IF(internal::FromRocksDb(
          blocks->status(), database_.Doing("reading", Family::kRowIds)));
      return std::optional<EventNumber>();
    }
    if (!blocks->key().ToStringView().starts_with(SegmentKey(segment))) {
      return std::optional<EventNumber>();
    }
    const auto table =
        RowIdTable::Parse(blocks->value().ToStringView());
    if (!table.has_value()) {
      return Error(internal::DamagedRow(Family::kRowIds,
                                        blocks->key().ToStringView(),
                                        "not a packed table"));
    }
    size_t low = 0;
    size_t high = table->size();
    while (low < high) {
      const size_t middle = (low + high) / 2;
      const auto key = static_cast<uint64_t>((*table)[kRowIdKey].At(middle));
      if (key < row_key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == table->size() ||
        static_cast<uint64_t>((*table)[kRowIdKey].At(low)) != row_key) {
      return std::optional<EventNumber>();
    }
    return std::optional(EventNumber(
        static_cast<uint32_t>((*table)[kRowIdEvent].At(low))));
  }

  Result<bool> Get(Family family, const std::string& key,
                   rocksdb::PinnableSlice* value) const {
    const rocksdb::Status got = database_.db()->Get(
        rocksdb::ReadOptions(), database_.handle(family), key, value);
    if (got.IsNotFound()) return false;
    if (got.ok()) return true;
    return Error(internal::FromRocksDb(
        got, database_.Doing("reading", family) + ", key " + HexOf(key)));
  }

  // Over keys of several prefixes.
  std::unique_ptr<rocksdb::Iterator> AllLists(Family family) const {
    rocksdb::ReadOptions options;
    options.total_order_seek = true;
    return std::unique_ptr<rocksdb::Iterator>(
        database_.db()->NewIterator(options, database_.handle(family)));
  }

  rocksdb::Iterator* IteratorOf(Family family) {
    auto& iterator = iterators_[static_cast<size_t>(family)];
    if (iterator == nullptr) {
      rocksdb::ReadOptions options;
      // Lists are prefixes; a seek that finds none skips the files by their
      // filters.
      options.prefix_same_as_start = family != Family::kRowIds;
      iterator.reset(
          database_.db()->NewIterator(options, database_.handle(family)));
    }
    return iterator.get();
  }

  const Database& database_;
  const std::shared_ptr<const internal::SegmentTable> segments_;
  std::array<std::unique_ptr<rocksdb::Iterator>, internal::kFamilyCount>
      iterators_;
  bool stopped_ = false;
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

size_t BlockReader::segment_count() const {
  return impl_->segments().all().size();
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
  const auto list = [&](BlockLevel at) {
    return KeyWriter()
        .AddByte(static_cast<uint8_t>(at))
        .Add(actor)
        .Add(type)
        .bytes();
  };
  return impl_->VisitLevels<EdgeTable>(
      direction == Direction::kOut ? Family::kOutBlocks : Family::kInBlocks,
      level, list, days, visit);
}

Status BlockReader::AllEdges(Direction direction, Level level,
                             ActorNumber actor, const BlockDays& days,
                             const TypedVisitor& visit) {
  return impl_->AllEdges(
      direction == Direction::kOut ? Family::kOutBlocks : Family::kInBlocks,
      level, actor, days, visit);
}

Status BlockReader::Dyad(Level level, ActorNumber a, ActorNumber b,
                         const BlockDays& days, const DyadVisitor& visit) {
  const auto [low, high] = std::minmax(a, b);
  const auto list = [low = low, high = high](BlockLevel at) {
    return KeyWriter()
        .AddByte(static_cast<uint8_t>(at))
        .Add(low)
        .Add(high)
        .bytes();
  };
  return impl_->VisitLevels<DyadTable>(Family::kDyadBlocks, level, list, days,
                                       visit);
}

Status BlockReader::Tallies(Level level, ActorNumber actor,
                            std::optional<TypeNumber> type, uint16_t period,
                            const TallyVisitor& visit) {
  const uint16_t kind = type.has_value()
                            ? static_cast<uint16_t>(type->value())
                            : kAllTypes;
  return impl_->Tallies(level, actor, kind, period, visit);
}

Result<ImportedEvent> BlockReader::Event(EventNumber event) {
  return impl_->Event(event);
}

Result<EventNumber> BlockReader::FindRow(std::string_view dataset,
                                         uint64_t row_key) {
  return impl_->FindRow(dataset, row_key);
}

}  // namespace actant
