#include "storage/internal/segment_blocks.h"

#include <algorithm>
#include <string>
#include <vector>

#include "storage/block_keys.h"
#include "storage/internal/table_builder.h"
#include "storage/packed_tables.h"

namespace actant::internal {
namespace {

using Core = ImportRows::Core;

// Where one block ends and the next begins: full, or dated and undated.
bool StartsBlock(size_t in_block, int64_t last_day, Day day) {
  return in_block >= kEdgesPerBlock ||
         (in_block > 0 && day == kUndated && last_day != kUndated);
}

// Writes the list of one actor and type.
class EdgeList {
 public:
  EdgeList(const ArcOrder& order, const SegmentNumbers& numbers,
           const BlockSink& sink)
      : order_(order), numbers_(numbers), sink_(sink) {}

  Status Write(uint32_t actor, uint16_t type, const Arc* begin,
               const Arc* end) {
    key_ = {order_.rows().level(), ActorNumber(actor), TypeNumber(type),
            numbers_.segment,      0,                  0};
    arcs_.clear();
    for (const Arc* arc = begin; arc != end; ++arc) {
      arcs_.push_back({CoreOf(*arc).day, order_.OtherOf(*arc), *arc});
    }
    // By day already.
    std::sort(arcs_.begin(), arcs_.end());
    for (const Entry& entry : arcs_) {
      if (StartsBlock(table_.size(),
                      table_.size() > 0 ? table_.Last(kEdgeDay) : 0,
                      entry.day)) {
        ACTANT_RETURN_IF_ERROR(Flush());
      }
      const Core& core = CoreOf(entry.arc);
      table_.Add({core.day, core.span, entry.other,
                  int64_t{numbers_.first_event.value()} + RowOf(entry.arc),
                  core.kind, core.goldstein, core.confidence});
    }
    return Flush();
  }

 private:
  struct Entry {
    Day day;
    uint32_t other;
    Arc arc;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };

  const Core& CoreOf(Arc arc) const {
    return order_.rows().rows().cores()[RowOf(arc)];
  }

  Status Flush() {
    key_.last_day = static_cast<Day>(table_.Last(kEdgeDay));
    const Status status = sink_(EncodeKey(key_), table_.Take());
    ++key_.index;
    return status;
  }

  const ArcOrder& order_;
  const SegmentNumbers numbers_;
  const BlockSink& sink_;
  std::vector<Entry> arcs_;
  EdgeBlockKey key_;
  TableBuilder<kEdgeColumns> table_;
};

// Writes the events of one pair.
class DyadList {
 public:
  DyadList(const LevelRows& rows, const SegmentNumbers& numbers,
           const BlockSink& sink)
      : rows_(rows), numbers_(numbers), sink_(sink) {
    key_.level = rows.level();
    key_.segment = numbers.segment;
  }

  // REQUIRES: pairs in order, each one's rows in order.
  Status Add(uint32_t low, uint32_t high, uint32_t row) {
    const Core& core = rows_.rows().cores()[row];
    const bool same = table_.size() > 0 && key_.low.value() == low &&
                      key_.high.value() == high;
    if (table_.size() > 0 &&
        (!same ||
         StartsBlock(table_.size(), table_.Last(kDyadDay), core.day))) {
      ACTANT_RETURN_IF_ERROR(Flush());
    }
    if (!same) {
      key_.low = ActorNumber(low);
      key_.high = ActorNumber(high);
      key_.index = 0;
    }
    const bool mutual = EdgeKind::Unpack(core.kind).mutual;
    const bool upward = rows_.EndsOf(row).source == low + 1;
    const int64_t event = int64_t{numbers_.first_event.value()} + row;
    const ImportRows::Ids& ids = rows_.rows().ids()[row];
    table_.Add({core.day, core.span, mutual ? 3 : (upward ? 1 : 2), core.type,
                event, core.kind, core.goldstein, core.confidence,
                static_cast<int64_t>(ids.row - static_cast<uint64_t>(event)),
                static_cast<int64_t>(ids.article)});
    return Status::Ok();
  }

  Status Finish() { return table_.size() > 0 ? Flush() : Status::Ok(); }

 private:
  Status Flush() {
    key_.last_day = static_cast<Day>(table_.Last(kDyadDay));
    const Status status = sink_(EncodeKey(key_), table_.Take());
    ++key_.index;
    return status;
  }

  const LevelRows& rows_;
  const SegmentNumbers numbers_;
  const BlockSink& sink_;
  DyadBlockKey key_;
  TableBuilder<kDyadColumns> table_;
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
  EdgeList list(order, numbers, sink);
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
  DyadList list(rows, numbers, sink);
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
