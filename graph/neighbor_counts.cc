#include "graph/neighbor_counts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/article_counts.h"
#include "storage/packed_tables.h"

namespace actant {
namespace {

// Below so many a comparing sort is as fast.
constexpr size_t kFewCounts = 256;

// The tallies that a question can be answered with, and what is left to edges.
class Plan {
 public:
  Plan(const BlockReader& reader, const ResolvedFilter& filter)
      : days_(filter.days()) {
    const bool by_tallies = filter.least_confidence() <= 0;
    const auto years = reader.years();
    if (by_tallies && reader.Covers(days_)) {
      all_time_ = true;
    } else if (!by_tallies || filter.types().has_value() ||
               !years.has_value()) {
      edges_.push_back(days_);
    } else {
      SplitYears(years->first, years->second);
    }
  }

  bool all_time() const { return all_time_; }
  const std::vector<uint16_t>& years() const { return years_; }
  // Days whose events' *first* days are to be taken from edges: all events
  // that begin in them or, in the first, before them, and overlap the filter's.
  const std::vector<BlockDays>& edges() const { return edges_; }
  // Whether an edge of edges()[part] that begins on `day` is not in a tally
  // that is read too, nor in an earlier part.
  bool Takes(size_t part, Day day) const {
    if (years_.empty()) return true;
    return part == 0 ? day < began_before_ : day >= *edges_[part].from;
  }

 private:
  // `from` and `to` are not both absent here.
  void SplitYears(int first, int last) {
    const Day begin = days_.from.value_or(ToDay({first, 1, 1}));
    const Day end = days_.to.value_or(ToDay({last, 12, 31}));
    std::optional<int> whole_first;
    int whole_last = 0;
    for (int year = std::max(first, ToCivil(begin).year);
         year <= std::min(last, ToCivil(end).year); ++year) {
      if (ToDay({year, 1, 1}) < begin || ToDay({year, 12, 31}) > end) continue;
      if (!whole_first) whole_first = year;
      whole_last = year;
      years_.push_back(static_cast<uint16_t>(year));
    }
    if (!whole_first) {
      edges_.push_back(days_);
      return;
    }
    // Before the whole years: what begins in the part of a year, and what
    // began earlier and lasts.
    edges_.push_back({days_.from, ToDay({*whole_first, 1, 1}) - 1});
    const Day after = ToDay({whole_last, 12, 31}) + 1;
    if (after <= end) edges_.push_back({after, days_.to});
    began_before_ = ToDay({*whole_first, 1, 1});
  }

  const BlockDays days_;
  bool all_time_ = false;
  std::vector<uint16_t> years_;
  std::vector<BlockDays> edges_;
  Day began_before_ = 0;
};

template <typename Value>
const Value* Decoded(const PackedColumn& column, size_t begin, size_t end,
                     std::vector<Value>* out) {
  if (out->size() < end - begin) out->resize(end - begin);
  column.Decode(begin, end, out->data());
  return out->data();
}

// A mutual event has an edge each way at both of its actors: the one out
// counts.
void AddEdge(const EdgeTable& table, size_t row, Direction direction,
             NeighborSum* sum) {
  const int64_t other = table[kEdgeOther].At(row);
  if (other == 0) return;
  const bool mutual = EdgeKind::Unpack(table[kEdgeKind].At(row)).mutual;
  if (mutual && direction == Direction::kIn) return;
  NeighborCount& count = sum->At(static_cast<uint32_t>(other - 1));
  if (mutual) {
    ++count.mutual;
  } else {
    ++(direction == Direction::kOut ? count.outgoing : count.incoming);
  }
  count.goldstein_tenths += table[kEdgeGoldstein].At(row);
}

Status AddImported(EdgeSource* source, ActorNumber actor, NeighborSum* sum) {
  if (source->reader().empty()) return Status::Ok();
  BlockReader& reader = source->reader();
  const ResolvedFilter& filter = source->filter();
  const Plan plan(reader, filter);
  const auto add = [&](const TallyTable& table) { sum->Add(filter, table); };
  if (plan.all_time()) {
    return filter.ForEachTally([&](std::optional<TypeNumber> type) {
      return reader.Tallies(filter.level(), actor, type, kAllTime, add);
    });
  }
  for (const uint16_t year : plan.years()) {
    ACTANT_RETURN_IF_ERROR(
        reader.Tallies(filter.level(), actor, std::nullopt, year, add));
  }
  for (size_t part = 0; part < plan.edges().size(); ++part) {
    const BlockDays& days = plan.edges()[part];
    // Nothing begins in no days, and nothing lasts into them.
    if (days.from && days.to && *days.from > *days.to &&
        reader.longest_span() == 0) {
      continue;
    }
    for (const Direction direction : {Direction::kOut, Direction::kIn}) {
      ACTANT_RETURN_IF_ERROR(
          source->Blocks(direction, actor, days, [&](const EdgeTable& table) {
            source->blocks().ForEach(table, [&](size_t row) {
              const Day day = static_cast<Day>(table[kEdgeDay].At(row));
              if (plan.Takes(part, day)) AddEdge(table, row, direction, sum);
            });
          }));
    }
  }
  return Status::Ok();
}

// Whether one tally holds all that counts for an actor.
bool ReadsOneTally(EdgeSource* source) {
  const BlockReader& reader = source->reader();
  const ResolvedFilter& filter = source->filter();
  return reader.reads_one_list() && reader.Covers(filter.days()) &&
         filter.least_confidence() <= 0 &&
         (!filter.types() || filter.types()->size() == 1) &&
         !source->store().has_article_events();
}

std::optional<TypeNumber> OneType(const ResolvedFilter& filter) {
  if (!filter.types()) return std::nullopt;
  return *filter.types()->begin();
}

// Visits that tally where the filter lets its status through. False where it
// has several, so that they are to be summed. REQUIRES: ReadsOneTally.
template <typename Visit>
Result<bool> VisitOneTally(EdgeSource* source, ActorNumber actor,
                           const Visit& visit) {
  const ResolvedFilter& filter = source->filter();
  bool one_status = true;
  ACTANT_RETURN_ERROR_IF(source->reader().Tallies(
      filter.level(), actor, OneType(filter), kAllTime,
      [&](const TallyTable& table) {
        const PackedColumn& status = table[kTallyStatus];
        one_status = status.is_constant();
        if (one_status &&
            filter.AcceptsStatus(static_cast<v1::EventStatus>(status.base()))) {
          visit(table);
        }
      }));
  return one_status;
}

void CopyCounts(const TallyTable& table, std::vector<NeighborCount>* counts) {
  counts->resize(table.size());
  for (size_t row = 0; row < table.size(); ++row) {
    NeighborCount& count = (*counts)[row];
    const auto at = [&table, row](TallyColumn column) {
      return static_cast<uint32_t>(table[column].At(row));
    };
    count.other = ActorNumber(at(kTallyOther));
    count.outgoing = at(kTallyOutgoing);
    count.incoming = at(kTallyIncoming);
    count.mutual = at(kTallyMutual);
    count.both_ways = at(kTallyBothWays);
    count.goldstein_tenths = table[kTallyGoldstein].At(row);
  }
}

// The other actors to which events of the tally lead.
void CopyOthers(const TallyTable& table, Ways ways,
                std::vector<uint32_t>* others) {
  others->resize(table.size());
  table[kTallyOther].Decode(0, table.size(), others->data());
  if (ways == Ways::kBoth) return;
  const PackedColumn& wanted =
      table[ways == Ways::kOut ? kTallyOutgoing : kTallyIncoming];
  size_t kept = 0;
  for (size_t row = 0; row < table.size(); ++row) {
    const bool leads = (wanted.At(row) | table[kTallyMutual].At(row) |
                        table[kTallyBothWays].At(row)) != 0;
    if (leads) (*others)[kept++] = (*others)[row];
  }
  others->resize(kept);
}

bool Leads(const NeighborCount& count, Ways ways) {
  const uint32_t either = count.mutual + count.both_ways;
  switch (ways) {
    case Ways::kOut:
      return count.outgoing + either > 0;
    case Ways::kIn:
      return count.incoming + either > 0;
    case Ways::kBoth:
      return true;
  }
  return false;
}

}  // namespace

void NeighborSum::Add(const ResolvedFilter& filter, const TallyTable& table) {
  const size_t size = table.size();
  const uint32_t* const other =
      Decoded(table[kTallyOther], 0, size, &scratch_.other);
  const uint32_t* const outgoing =
      Decoded(table[kTallyOutgoing], 0, size, &scratch_.outgoing);
  const uint32_t* const incoming =
      Decoded(table[kTallyIncoming], 0, size, &scratch_.incoming);
  const int64_t* const goldstein =
      Decoded(table[kTallyGoldstein], 0, size, &scratch_.goldstein);
  for (size_t row = 0; row < size; ++row) {
    if (!filter.AcceptsStatus(
            static_cast<v1::EventStatus>(table[kTallyStatus].At(row)))) {
      continue;
    }
    NeighborCount& count = At(other[row]);
    count.outgoing += outgoing[row];
    count.incoming += incoming[row];
    count.mutual += static_cast<uint32_t>(table[kTallyMutual].At(row));
    count.both_ways += static_cast<uint32_t>(table[kTallyBothWays].At(row));
    count.goldstein_tenths += goldstein[row];
  }
}

void NeighborSum::Take(std::vector<NeighborCount>* counts) {
  std::sort(touched_.begin(), touched_.end());
  counts->clear();
  counts->reserve(touched_.size());
  for (const uint32_t other : touched_) {
    NeighborCount& count = (*pages_[other / kPageSize])[other % kPageSize];
    count.other = ActorNumber(other);
    counts->push_back(count);
    count = NeighborCount();
  }
  touched_.clear();
}

Status CountNeighbors(EdgeSource* source, ActorNumber actor, NeighborSum* sum,
                      std::vector<NeighborCount>* counts) {
  if (ReadsOneTally(source)) {
    counts->clear();
    const Result<bool> read = VisitOneTally(
        source, actor,
        [counts](const TallyTable& table) { CopyCounts(table, counts); });
    if (!read.has_value()) return read.error();
    if (*read) return Status::Ok();
  }
  Status status = AddImported(source, actor, sum);
  if (status.ok()) status = AddArticleCounts(source, actor, sum);
  sum->Take(counts);
  return status;
}

Status CountImportedNeighbors(EdgeSource* source, ActorNumber actor,
                              NeighborSum* sum,
                              std::vector<NeighborCount>* counts) {
  const Status status = AddImported(source, actor, sum);
  sum->Take(counts);
  return status;
}

Status CountArticleNeighbors(EdgeSource* source, ActorNumber actor,
                             NeighborSum* sum,
                             std::vector<NeighborCount>* counts) {
  const Status status = AddArticleCounts(source, actor, sum);
  sum->Take(counts);
  return status;
}

Adjacency::Adjacency(EdgeSource* source, NeighborSum* sum)
    : source_(source), sum_(sum), one_tally_(ReadsOneTally(source)) {}

Result<std::vector<uint32_t>> Adjacency::Of(uint32_t actor, Ways ways) {
  if (one_tally_) {
    std::vector<uint32_t> others;
    ACTANT_ASSIGN_OR_RETURN(const bool read,
                            VisitOneTally(source_, ActorNumber(actor),
                                          [&](const TallyTable& table) {
                                            CopyOthers(table, ways, &others);
                                          }));
    if (read) return others;
  }
  ACTANT_RETURN_ERROR_IF(
      CountNeighbors(source_, ActorNumber(actor), sum_, &counts_));
  std::vector<uint32_t> others;
  others.reserve(counts_.size());
  for (const NeighborCount& count : counts_) {
    if (Leads(count, ways)) others.push_back(count.other.value());
  }
  return others;
}

// Counts are mostly small and many alike: a stable radix sort on the
// complement keeps the numbers' order among them.
void SortByEvents(std::vector<NeighborCount>* counts) {
  constexpr unsigned kDigitBits = 11;
  constexpr size_t kDigits = size_t{1} << kDigitBits;
  const auto more = [](const NeighborCount& a, const NeighborCount& b) {
    return a.events() > b.events();
  };
  if (counts->size() < kFewCounts) {
    std::stable_sort(counts->begin(), counts->end(), more);
    return;
  }
  uint64_t most = 0;
  for (const NeighborCount& count : *counts) {
    most = std::max(most, count.events());
  }
  std::vector<NeighborCount> sorted(counts->size());
  for (unsigned shift = 0; most >> shift != 0; shift += kDigitBits) {
    std::array<uint32_t, kDigits + 1> places{};
    const auto digit = [shift](const NeighborCount& count) {
      return kDigits - 1 - ((count.events() >> shift) & (kDigits - 1));
    };
    for (const NeighborCount& count : *counts) ++places[digit(count) + 1];
    for (size_t i = 0; i < kDigits; ++i) places[i + 1] += places[i];
    for (const NeighborCount& count : *counts) {
      sorted[places[digit(count)]++] = count;
    }
    counts->swap(sorted);
  }
}

}  // namespace actant
