#include "storage/internal/segment_check.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/block_keys.h"
#include "storage/internal/arc_order.h"
#include "storage/internal/batched_writes.h"
#include "storage/internal/segment_blocks.h"
#include "storage/internal/segment_refs.h"
#include "storage/internal/segment_table.h"
#include "storage/key_codec.h"
#include "storage/packed_tables.h"

namespace actant::internal {
namespace {

constexpr std::array<Family, 5> kBlockFamilies = {
    Family::kRowIds, Family::kOutBlocks, Family::kInBlocks, Family::kDyadBlocks,
    Family::kTallies};

ImportRows::Core CoreAt(const RowTable& table, size_t row) {
  ImportRows::Core core;
  core.day = static_cast<Day>(table[kRowDay].At(row));
  core.span = static_cast<uint16_t>(table[kRowSpan].At(row));
  core.source = static_cast<uint32_t>(table[kRowSource].At(row));
  core.target = static_cast<uint32_t>(table[kRowTarget].At(row));
  core.type = static_cast<uint16_t>(table[kRowType].At(row));
  core.kind = static_cast<uint8_t>(table[kRowKind].At(row));
  core.goldstein = static_cast<int8_t>(table[kRowGoldstein].At(row));
  core.confidence = static_cast<uint8_t>(table[kRowConfidence].At(row));
  return core;
}

// The segment that a key of a block family belongs to.
std::optional<uint32_t> SegmentOfKey(Family family, std::string_view key) {
  std::optional<uint32_t> block;
  switch (family) {
    case Family::kOutBlocks:
    case Family::kInBlocks:
      if (const auto list = DecodeEdgeListKey(key, &block)) {
        return list->segment;
      }
      break;
    case Family::kDyadBlocks:
      if (const auto list = DecodeDyadListKey(key, &block)) {
        return list->segment;
      }
      break;
    case Family::kTallies:
      if (const auto tally = DecodeTallyKey(key)) return tally->segment;
      break;
    default:
      return KeyReader(key).U32();
  }
  return std::nullopt;
}

// Makes all blocks that follow from the rows. `sink_of` says what becomes of
// those of a family.
Status MakeBlocks(const ImportRows& rows, const v1::Segment& segment,
                  uint32_t actor_count,
                  const std::function<BlockSink(Family)>& sink_of) {
  const SegmentNumbers numbers{segment.number(),
                               EventNumber(segment.first_event())};
  for (const BlockLevel level :
       {BlockLevel::kState, BlockLevel::kActor, BlockLevel::kBoth}) {
    if (level != BlockLevel::kBoth && !rows.has_states()) continue;
    const LevelRows level_rows(rows, level);
    const ArcOrder out(level_rows, Direction::kOut, actor_count);
    const ArcOrder in(level_rows, Direction::kIn, actor_count);
    ACTANT_RETURN_IF_ERROR(
        WriteEdgeBlocks(out, numbers, sink_of(Family::kOutBlocks)));
    ACTANT_RETURN_IF_ERROR(
        WriteEdgeBlocks(in, numbers, sink_of(Family::kInBlocks)));
    ACTANT_RETURN_IF_ERROR(WriteDyadBlocks(level_rows, actor_count, numbers,
                                           sink_of(Family::kDyadBlocks)));
    ACTANT_RETURN_IF_ERROR(
        WriteTallies(out, in, numbers, sink_of(Family::kTallies)));
  }
  if (segment.has_row_distance()) return Status::Ok();
  return WriteRowIds(rows, numbers, sink_of(Family::kRowIds));
}

// Goes over all segments, one in memory at a time.
Status ForEachSegment(
    const StoreState& state,
    const std::function<Status(const v1::Segment&, const ImportRows&)>& visit) {
  for (const v1::Segment& segment : state.segments()->all()) {
    const Result<ImportRows> rows = ReadSegmentRows(state, segment);
    if (!rows.has_value()) return rows.error();
    ACTANT_RETURN_IF_ERROR(visit(segment, *rows));
  }
  return Status::Ok();
}

// Compares what the rows ask for with what is stored.
class SegmentCheck {
 public:
  SegmentCheck(const StoreState& state, uint32_t actor_count,
               Findings* findings)
      : database_(state.database()),
        end_(state.segments()->next_segment()),
        actor_count_(actor_count),
        findings_(*findings) {}

  Status Check(const v1::Segment& segment, const ImportRows& rows) {
    ACTANT_RETURN_IF_ERROR(
        MakeBlocks(rows, segment, actor_count_,
                   [this](Family family) { return Expect(family); }));
    return CheckNames(segment, rows);
  }

  // Whether there are blocks that no segment asks for. Last.
  Status CheckCounts() {
    for (const Family family : kBlockFamilies) {
      uint64_t stored = 0;
      RowScan rows(database_, PrefixRange(family, ""));
      for (; rows.Valid(); rows.Next()) {
        const Result<bool> later = EnteredLater(family, rows.key());
        if (!later.has_value()) return later.error();
        if (!*later) ++stored;
      }
      ACTANT_RETURN_IF_ERROR(rows.status());
      if (stored > found_[family]) {
        findings_.Add(std::string(FamilyName(family)) + ": " +
                      std::to_string(stored - found_[family]) +
                      " blocks that no imported row asks for");
      }
    }
    return Status::Ok();
  }

 private:
  BlockSink Expect(Family family) {
    return [this, family](std::string_view key,
                          std::string_view value) -> Status {
      const auto stored = database_.Get(family, key);
      if (!stored.has_value()) return stored.error();
      if (!stored->has_value()) {
        findings_.AddRow(family, key, "a block of imported rows is missing");
        return Status::Ok();
      }
      ++found_[family];
      if (**stored != value) {
        findings_.AddRow(family, key,
                         "a block does not hold what its rows ask for");
      }
      return Status::Ok();
    };
  }

  Status CheckNames(const v1::Segment& segment, const ImportRows& rows) {
    for (uint32_t row = 0; row < rows.size(); ++row) {
      const ImportRows::Ids& ids = rows.ids()[row];
      const EventNumber event(segment.first_event() + row);
      if (IsTextKey(ids.row)) {
        const auto text = ReadRowText(database_, segment.number(), event);
        if (!text.has_value()) return text.error();
        if (!text->has_value() || RowKeyOf(**text) != ids.row) {
          findings_.Add("imported event " + std::to_string(event.value()) +
                        " lacks the id of its row");
        }
      }
      if (segment.articles_named() && ids.article != kNoArticle) {
        const auto name =
            ReadArticleName(database_, segment.number(), ids.article);
        if (!name.has_value()) findings_.Add(name.error().message());
      }
    }
    return Status::Ok();
  }

  // Whether the block is of a segment that was imported after the moment that
  // is checked: such blocks can be there for it, but its tables do not list it.
  Result<bool> EnteredLater(Family family, std::string_view key) {
    const std::optional<uint32_t> segment = SegmentOfKey(family, key);
    if (!segment.has_value() || *segment < end_) return false;
    const auto [known, is_new] = later_.try_emplace(*segment, false);
    if (is_new) {
      ACTANT_ASSIGN_OR_RETURN(
          const std::optional<std::string> record,
          database_.Live().Get(Family::kSegments, SegmentKey(*segment)));
      known->second = record.has_value();
    }
    return known->second;
  }

  const Database& database_;
  // No segment of this number or later is checked.
  const uint32_t end_;
  const uint32_t actor_count_;
  Findings& findings_;
  std::map<Family, uint64_t> found_;
  // By number: whether there is such a segment by now.
  std::map<uint32_t, bool> later_;
};

// Writes what differs from what the rows ask for.
class SegmentRepair {
 public:
  explicit SegmentRepair(const Database& database)
      : database_(database), writes_(database) {}

  BlockSink Restore(Family family) {
    return
        [this, family](std::string_view key, std::string_view value) -> Status {
          wanted_[family].push_back(std::hash<std::string_view>()(key));
          const auto stored = database_.Get(family, key);
          if (!stored.has_value()) return stored.error();
          if (stored->has_value() && **stored == value) return Status::Ok();
          return writes_.Put(family, key, value);
        };
  }

  // Takes away what no segment asked for, and makes all of it durable. Last.
  Status Finish() {
    for (const Family family : kBlockFamilies) {
      std::vector<size_t>& wanted = wanted_[family];
      std::sort(wanted.begin(), wanted.end());
      RowScan rows(database_, PrefixRange(family, ""));
      for (; rows.Valid(); rows.Next()) {
        const size_t key = std::hash<std::string_view>()(rows.key());
        if (std::binary_search(wanted.begin(), wanted.end(), key)) continue;
        ACTANT_RETURN_IF_ERROR(writes_.Delete(family, rows.key()));
      }
      ACTANT_RETURN_IF_ERROR(rows.status());
    }
    return writes_.Finish();
  }

 private:
  const Database& database_;
  BatchedWrites writes_;
  // Hashes of keys.
  std::map<Family, std::vector<size_t>> wanted_;
};

}  // namespace

Result<ImportRows> ReadSegmentRows(const StoreState& state,
                                   const v1::Segment& segment) {
  ImportRows rows;
  rows.Reserve(segment.events());
  RowScan blocks(
      state.database(),
      {Family::kRows, RowBlockKey(EventNumber(segment.first_event())), "",
       nullptr});
  for (; blocks.Valid() && rows.size() < segment.events(); blocks.Next()) {
    const uint32_t event =
        segment.first_event() + static_cast<uint32_t>(rows.size());
    const auto table = RowTable::Parse(blocks.value());
    if (!table.has_value() || blocks.key() != RowBlockKey(EventNumber(event))) {
      return Error(DamagedRow(Family::kRows, blocks.key(),
                              "not the next block of imported events"));
    }
    for (size_t row = 0; row < table->size(); ++row) {
      const ImportRows::Core core = CoreAt(*table, row);
      const ImportRows::States states{
          static_cast<uint32_t>(core.source +
                                (*table)[kRowSourceState].At(row)),
          static_cast<uint32_t>(core.target +
                                (*table)[kRowTargetState].At(row))};
      const ImportRows::Ids ids{
          static_cast<uint64_t>((*table)[kRowKey].At(row)) + event + row,
          static_cast<uint64_t>((*table)[kRowArticle].At(row))};
      rows.AddStored(core, ids, states);
    }
  }
  ACTANT_RETURN_ERROR_IF(blocks.status());
  if (rows.size() != segment.events()) {
    return Error(DataLoss("segment " + std::to_string(segment.number()) +
                          " has " + std::to_string(rows.size()) + " of its " +
                          std::to_string(segment.events()) + " events"));
  }
  return rows;
}

Status CheckSegments(const StoreState& state, Findings* findings) {
  const Result<Counters> counters = ReadCounters(state.database());
  if (!counters.has_value()) return counters.error();
  SegmentCheck check(state, counters->actor, findings);
  ACTANT_RETURN_IF_ERROR(ForEachSegment(
      state, [&](const v1::Segment& segment, const ImportRows& rows) {
        StoreCounts& counts = findings->report().counts;
        counts.mentions += segment.events();
        counts.events += segment.events();
        counts.edges += segment.edges();
        return check.Check(segment, rows);
      }));
  return check.CheckCounts();
}

Status RestoreSegments(const StoreState& state) {
  const Result<Counters> counters = ReadCounters(state.database());
  if (!counters.has_value()) return counters.error();
  SegmentRepair repair(state.database());
  ACTANT_RETURN_IF_ERROR(ForEachSegment(state, [&](const v1::Segment& segment,
                                                   const ImportRows& rows) {
    return MakeBlocks(rows, segment, counters->actor, [&repair](Family family) {
      return repair.Restore(family);
    });
  }));
  return repair.Finish();
}

}  // namespace actant::internal
