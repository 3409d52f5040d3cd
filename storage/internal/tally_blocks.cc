// WriteTallies: what each actor has with each other one, by period and type.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "storage/block_keys.h"
#include "storage/internal/segment_blocks.h"
#include "storage/internal/table_builder.h"
#include "storage/packed_tables.h"

namespace actant::internal {
namespace {

// One actor's events with one other, of one status.
struct Tally {
  uint32_t outgoing = 0;
  uint32_t incoming = 0;
  uint32_t mutual = 0;
  int64_t goldstein = 0;
};

// Sums over any edges of one actor. Memory: a place for each other actor and
// status that occurs, kept from sum to sum.
class ActorTallies {
 public:
  explicit ActorTallies(uint32_t actor_count) : actor_count_(actor_count) {}

  // An edge of `direction`. A mutual event has one each way: one counts.
  void Add(const ImportRows::Core& core, uint32_t other, Direction direction) {
    const EdgeKind kind = EdgeKind::Unpack(core.kind);
    if (other == 0) return;
    if (kind.mutual && direction == Direction::kIn) return;
    std::vector<Tally>& tallies = tallies_[static_cast<size_t>(kind.status)];
    if (tallies.empty()) tallies.resize(actor_count_);
    Tally& tally = tallies[other - 1];
    if (tally.outgoing + tally.incoming + tally.mutual == 0) {
      touched_[static_cast<size_t>(kind.status)].push_back(other - 1);
    }
    if (kind.mutual) {
      ++tally.mutual;
    } else {
      ++(direction == Direction::kOut ? tally.outgoing : tally.incoming);
    }
    tally.goldstein += core.goldstein;
  }

  // The sum as a value of `tallies`, empty where nothing was added; then it is
  // nothing again.
  std::string Take() {
    for (size_t status = 0; status < kKindStatuses; ++status) {
      std::vector<uint32_t>& others = touched_[status];
      std::sort(others.begin(), others.end());
      for (const uint32_t other : others) {
        Tally& tally = tallies_[status][other];
        table_.Add({static_cast<int64_t>(status), other, tally.outgoing,
                    tally.incoming, tally.mutual, 0, tally.goldstein});
        tally = Tally();
      }
      others.clear();
    }
    return table_.size() > 0 ? table_.Take() : std::string();
  }

 private:
  const uint32_t actor_count_;
  std::array<std::vector<Tally>, kKindStatuses> tallies_;
  std::array<std::vector<uint32_t>, kKindStatuses> touched_;
  TableBuilder<kTallyColumns> table_;
};

// Years of days, by a table over the days that occur.
class Years {
 public:
  explicit Years(const std::vector<ImportRows::Core>& cores) {
    // Sorted by day, undated last.
    if (cores.empty() || cores.front().day == kUndated) return;
    first_ = cores.front().day;
    Day last = first_;
    for (auto core = cores.rbegin(); core != cores.rend(); ++core) {
      if (core->day == kUndated) continue;
      last = core->day;
      break;
    }
    for (Day day = first_; day <= last; ++day) {
      years_.push_back(static_cast<uint16_t>(ToCivil(day).year));
    }
  }

  uint16_t Of(Day day) const {
    return day == kUndated ? kUndatedPeriod
                           : years_[static_cast<size_t>(day - first_)];
  }

 private:
  Day first_ = 0;
  std::vector<uint16_t> years_;
};

// Writes the tallies of one actor after the other.
class TallyWriter {
 public:
  TallyWriter(const ArcOrder& out, const ArcOrder& in,
              const SegmentNumbers& numbers, const BlockSink& sink)
      : cores_(out.rows().rows().cores()),
        directions_{{{&out, Direction::kOut}, {&in, Direction::kIn}}},
        level_(out.rows().level()),
        segment_(numbers.segment),
        sink_(sink),
        years_(cores_),
        sum_(out.actor_count()) {}

  // Types in order, then all types: all time, then years in order.
  Status Write(uint32_t actor) {
    ACTANT_RETURN_IF_ERROR(WriteTypes(actor));
    return WritePeriods(actor);
  }

 private:
  struct Side {
    const ArcOrder* order;
    Direction direction;
  };
  struct Run {
    uint16_t type;
    size_t side;
    const Arc* begin;
    const Arc* end;
  };

  void AddRun(const Side& side, const Arc* begin, const Arc* end) {
    for (const Arc* arc = begin; arc != end; ++arc) {
      sum_.Add(cores_[RowOf(*arc)], side.order->OtherOf(*arc), side.direction);
    }
  }

  Status Put(uint32_t actor, uint16_t type, uint16_t period) {
    const std::string value = sum_.Take();
    if (value.empty()) return Status::Ok();
    return sink_(
        EncodeKey(TallyKey{level_, ActorNumber(actor), type, period, segment_}),
        value);
  }

  Status WriteTypes(uint32_t actor) {
    runs_.clear();
    for (size_t side = 0; side < directions_.size(); ++side) {
      ForEachType(*directions_[side].order, actor,
                  [&](uint16_t type, const Arc* begin, const Arc* end) {
                    runs_.push_back({type, side, begin, end});
                  });
    }
    std::sort(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) {
      return std::pair(a.type, a.side) < std::pair(b.type, b.side);
    });
    for (size_t i = 0; i < runs_.size(); ++i) {
      AddRun(directions_[runs_[i].side], runs_[i].begin, runs_[i].end);
      if (i + 1 == runs_.size() || runs_[i + 1].type != runs_[i].type) {
        ACTANT_RETURN_IF_ERROR(Put(actor, runs_[i].type, kAllTime));
      }
    }
    return Status::Ok();
  }

  Status WritePeriods(uint32_t actor) {
    arcs_.clear();
    for (const Side& side : directions_) {
      const Arc* const begin = side.order->begin(actor);
      const Arc* const end = side.order->end(actor);
      AddRun(side, begin, end);
      for (const Arc* arc = begin; arc != end; ++arc) {
        arcs_.push_back({years_.Of(cores_[RowOf(*arc)].day), side.direction,
                         side.order->OtherOf(*arc), *arc});
      }
    }
    ACTANT_RETURN_IF_ERROR(Put(actor, kAllTypes, kAllTime));
    std::stable_sort(
        arcs_.begin(), arcs_.end(),
        [](const YearArc& a, const YearArc& b) { return a.year < b.year; });
    for (size_t i = 0; i < arcs_.size(); ++i) {
      const YearArc& arc = arcs_[i];
      sum_.Add(cores_[RowOf(arc.arc)], arc.other, arc.direction);
      if (i + 1 == arcs_.size() || arcs_[i + 1].year != arc.year) {
        ACTANT_RETURN_IF_ERROR(Put(actor, kAllTypes, arc.year));
      }
    }
    return Status::Ok();
  }

  struct YearArc {
    uint16_t year;
    Direction direction;
    uint32_t other;
    Arc arc;
  };

  const std::vector<ImportRows::Core>& cores_;
  const std::array<Side, 2> directions_;
  const BlockLevel level_;
  const uint32_t segment_;
  const BlockSink& sink_;
  const Years years_;
  ActorTallies sum_;
  std::vector<Run> runs_;
  std::vector<YearArc> arcs_;
};

}  // namespace

Status WriteTallies(const ArcOrder& out, const ArcOrder& in,
                    const SegmentNumbers& numbers, const BlockSink& sink) {
  TallyWriter writer(out, in, numbers, sink);
  for (uint32_t actor = 0; actor < out.actor_count(); ++actor) {
    ACTANT_RETURN_IF_ERROR(writer.Write(actor));
  }
  return Status::Ok();
}

}  // namespace actant::internal
