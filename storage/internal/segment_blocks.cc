#include "storage/internal/segment_blocks.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "storage/block_keys.h"
#include "storage/internal/table_builder.h"
#include "storage/packed_tables.h"

namespace actant::internal {
namespace {

using Core = ImportRows::Core;

// Writes lists one after the other, each as one table or as blocks.
template <size_t Columns, size_t DayColumn>
class ListWriter {
 public:
  explicit ListWriter(const BlockSink& sink) : sink_(sink) {}

  // REQUIRES: rows of a list by day.
  void Add(const std::array<int64_t, Columns>& row) {
    const int64_t day = row[DayColumn];
    const bool full = table_.size() >= kRowsPerListBlock;
    const bool undated_begin = table_.size() > 0 && day == kUndated &&
                               table_.Last(DayColumn) != kUndated;
    if (full || undated_begin) EndBlock();
    if (table_.size() == 0) first_day_ = day;
    table_.Add(row);
  }

  // Ends the list; there may be none.
  Status Finish(std::string_view list_key) {
    if (table_.size() == 0) return Status::Ok();
    EndBlock();
    std::string value;
    if (blocks_.size() == 1) {
      value.push_back(static_cast<char>(ListForm::kTable));
      value += blocks_.front();
      directory_.Take();
      blocks_.clear();
      return sink_(list_key, value);
    }
    value.push_back(static_cast<char>(ListForm::kDirectory));
    value += directory_.Take();
    ACTANT_RETURN_IF_ERROR(sink_(list_key, value));
    for (uint32_t block = 0; block < blocks_.size(); ++block) {
      ACTANT_RETURN_IF_ERROR(sink_(BlockKey(list_key, block), blocks_[block]));
    }
    blocks_.clear();
    return Status::Ok();
  }

 private:
  void EndBlock() {
    directory_.Add({first_day_, table_.Last(DayColumn),
                    static_cast<int64_t>(table_.size())});
    blocks_.push_back(table_.Take());
  }

  const BlockSink& sink_;
  TableBuilder<Columns> table_;
  TableBuilder<kDirectoryColumns> directory_;
  std::vector<std::string> blocks_;
  int64_t first_day_ = 0;
};

// Writes the edges of one actor and type.
class EdgeLists {
 public:
  EdgeLists(const ArcOrder& order, const SegmentNumbers& numbers,
            const BlockSink& sink)
      : order_(order), numbers_(numbers), list_(sink) {}

  Status Write(uint32_t actor, uint16_t type, const Arc* begin,
               const Arc* end) {
    for (const Arc* arc = begin; arc != end; ++arc) {
      const Core& core = order_.rows().rows().cores()[RowOf(*arc)];
      list_.Add({core.day, core.span, order_.OtherOf(*arc),
                 int64_t{numbers_.first_event.value()} + RowOf(*arc), core.kind,
                 core.goldstein, core.confidence});
    }
    return list_.Finish(
        EncodeKey(EdgeListKey{order_.rows().level(), ActorNumber(actor),
                              TypeNumber(type), numbers_.segment}));
  }

 private:
  const ArcOrder& order_;
  const SegmentNumbers numbers_;
  ListWriter<kEdgeColumns, kEdgeDay> list_;
};

// Writes the events of one pair after the other.
class DyadLists {
 public:
  DyadLists(const LevelRows& rows, const SegmentNumbers& numbers,
            const BlockSink& sink)
      : rows_(rows), numbers_(numbers), list_(sink) {
    key_.level = rows.level();
    key_.segment = numbers.segment;
  }

  // REQUIRES: pairs in order, each one's rows in order.
  Status Add(uint32_t low, uint32_t high, uint32_t row) {
    if (key_.low.value() != low || key_.high.value() != high) {
      ACTANT_RETURN_IF_ERROR(Finish());
      key_.low = ActorNumber(low);
      key_.high = ActorNumber(high);
    }
    const Core& core = rows_.rows().cores()[row];
    const bool mutual = EdgeKind::Unpack(core.kind).mutual;
    const bool upward = rows_.EndsOf(row).source == low + 1;
    const int64_t event = int64_t{numbers_.first_event.value()} + row;
    const ImportRows::Ids& ids = rows_.rows().ids()[row];
    list_.Add({core.day, core.span, mutual ? 3 : (upward ? 1 : 2), core.type,
               event, core.kind, core.goldstein, core.confidence,
               static_cast<int64_t>(ids.row - static_cast<uint64_t>(event)),
               static_cast<int64_t>(ids.article)});
    return Status::Ok();
  }

  Status Finish() { return list_.Finish(EncodeKey(key_)); }

 private:
  const LevelRows& rows_;
  const SegmentNumbers numbers_;
  DyadListKey key_;
  ListWriter<kDyadColumns, kDyadDay> list_;
};

// The rows of each pair's lower actor, in order.
struct LowRows {
  std::vector<uint32_t> begins;
  std::vector<uint32_t> rows;
};

LowRows ByLowActor(const LevelRows& rows, uint32_t actor_count) {
  const auto count = static_cast<uint32_t>(rows.rows().size());
  const auto low_of = [&rows](uint32_t row) {
    const LevelRows::Ends ends = rows.EndsOf(row);
    // 0 for rows without a pair.
    return ends.target == 0 ? 0 : std::min(ends.source, ends.target);
  };
  LowRows low;
  low.begins.assign(size_t{actor_count} + 1, 0);
  for (uint32_t row = 0; row < count; ++row) {
    if (const uint32_t actor = low_of(row); actor != 0) ++low.begins[actor];
  }
  for (uint32_t actor = 0; actor < actor_count; ++actor) {
    low.begins[actor + 1] += low.begins[actor];
  }
  low.rows.resize(low.begins.back());
  std::vector<uint32_t> places(low.begins);
  for (uint32_t row = 0; row < count; ++row) {
    if (const uint32_t actor = low_of(row); actor != 0) {
      low.rows[places[actor - 1]++] = row;
    }
  }
  return low;
}

}  // namespace

Status WriteEdgeBlocks(const ArcOrder& order, const SegmentNumbers& numbers,
                       const BlockSink& sink) {
  EdgeLists list(order, numbers, sink);
  Status status;
  for (uint32_t actor = 0; actor < order.actor_count() && status.ok();
       ++actor) {
    ForEachType(order, actor,
                [&](uint16_t type, const Arc* begin, const Arc* end) {
                  if (status.ok()) status = list.Write(actor, type, begin, end);
                });
  }
  return status;
}

Status WriteDyadBlocks(const LevelRows& rows, uint32_t actor_count,
                       const SegmentNumbers& numbers, const BlockSink& sink) {
  const LowRows low = ByLowActor(rows, actor_count);
  DyadLists list(rows, numbers, sink);
  std::vector<std::pair<uint32_t, uint32_t>> pairs;  // high, row
  for (uint32_t actor = 0; actor < actor_count; ++actor) {
    pairs.clear();
    for (uint32_t at = low.begins[actor]; at < low.begins[actor + 1]; ++at) {
      const uint32_t row = low.rows[at];
      const LevelRows::Ends ends = rows.EndsOf(row);
      pairs.emplace_back(std::max(ends.source, ends.target) - 1, row);
    }
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [high, row] : pairs) {
      ACTANT_RETURN_IF_ERROR(list.Add(actor, high, row));
    }
  }
  return list.Finish();
}

Status WriteRowBlocks(const ImportRows& rows, const SegmentNumbers& numbers,
                      const BlockSink& sink) {
  TableBuilder<kRowColumns> table;
  for (uint32_t row = 0; row < rows.size(); ++row) {
    const Core& core = rows.cores()[row];
    const ImportRows::Ids& ids = rows.ids()[row];
    const ImportRows::States states = rows.StatesOf(row);
    const uint32_t event = numbers.first_event.value() + row;
    table.Add({core.day, core.span, core.source, core.target,
               int64_t{states.source} - core.source,
               int64_t{states.target} - core.target, core.type, core.kind,
               core.goldstein, core.confidence,
               static_cast<int64_t>(ids.row - event),
               static_cast<int64_t>(ids.article)});
    if ((event + 1) % kRowsPerBlock == 0 || row + 1 == rows.size()) {
      ACTANT_RETURN_IF_ERROR(
          sink(RowBlockKey(EventNumber(event)), table.Take()));
    }
  }
  return Status::Ok();
}

}  // namespace actant::internal
