// Counts of a panel while it is made: small, however many events there are.
#ifndef ACTANT_GRAPH_INTERNAL_PANEL_TALLIES_H_
#define ACTANT_GRAPH_INTERNAL_PANEL_TALLIES_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

#include "graph/event_sums.h"
#include "proto/status.h"

namespace actant {

// What one event adds to a dyad, or several of one kind together.
struct Tally {
  uint64_t dyad;
  int64_t goldstein_tenths;
  uint32_t events;
  uint8_t plover;
  bool both_ways;

  auto kind() const { return std::tie(dyad, plover, both_ways); }
};

// The tallies of one period, folded as they grow.
class PeriodTallies {
 public:
  void Add(const Tally& tally) {
    if (tallies_.size() >= fold_at_) {
      Fold();
      fold_at_ = std::max(kFirstFold, 2 * tallies_.size());
    }
    tallies_.push_back(tally);
  }

  // Calls visit(dyad, sums) for each dyad, ascending, and forgets them.
  template <typename Visit>
  Status Take(const Visit& visit) {
    Fold();
    for (size_t at = 0; at < tallies_.size();) {
      const uint64_t dyad = tallies_[at].dyad;
      EventSums sums;
      for (; at < tallies_.size() && tallies_[at].dyad == dyad; ++at) {
        const Tally& tally = tallies_[at];
        sums.events += tally.events;
        if (tally.both_ways) sums.both_ways += tally.events;
        sums.goldstein_tenths += tally.goldstein_tenths;
        sums.by_class[tally.plover] += tally.events;
      }
      ACTANT_RETURN_IF_ERROR(visit(dyad, sums));
    }
    tallies_.clear();
    return Status::Ok();
  }

 private:
  static constexpr size_t kFirstFold = size_t{1} << 18;

  // One tally of a kind is left.
  void Fold() {
    std::sort(
        tallies_.begin(), tallies_.end(),
        [](const Tally& a, const Tally& b) { return a.kind() < b.kind(); });
    size_t end = 0;
    for (const Tally& tally : tallies_) {
      if (end > 0 && tallies_[end - 1].kind() == tally.kind()) {
        tallies_[end - 1].events += tally.events;
        tallies_[end - 1].goldstein_tenths += tally.goldstein_tenths;
      } else {
        tallies_[end++] = tally;
      }
    }
    tallies_.resize(end);
  }

  std::vector<Tally> tallies_;
  size_t fold_at_ = kFirstFold;
};

// Counts distinct dyads in 8 to 16 bytes each.
class DistinctDyads {
 public:
  void Add(uint64_t dyad) {
    if (dyads_.size() >= fold_at_) {
      Fold();
      fold_at_ = std::max(kFirstFold, 2 * dyads_.size());
    }
    dyads_.push_back(dyad);
  }
  uint64_t Count() {
    Fold();
    return dyads_.size();
  }

 private:
  static constexpr size_t kFirstFold = size_t{1} << 16;

  void Fold() {
    std::sort(dyads_.begin(), dyads_.end());
    dyads_.erase(std::unique(dyads_.begin(), dyads_.end()), dyads_.end());
  }

  std::vector<uint64_t> dyads_;
  size_t fold_at_ = kFirstFold;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_INTERNAL_PANEL_TALLIES_H_
