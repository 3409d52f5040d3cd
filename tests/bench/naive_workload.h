// The graph workload by the words of its definition: all events in memory,
// every answer by looking at all of them. What the stores are held against.
#ifndef ACTANT_TESTS_BENCH_NAIVE_WORKLOAD_H_
#define ACTANT_TESTS_BENCH_NAIVE_WORKLOAD_H_

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "bench/workload.h"

namespace actant::workload {

class NaiveWorkload final : public Workload {
 public:
  std::string Title() const override { return "naive"; }
  // Writes nothing that Open() would read: that reads the data again.
  Status Load(const WorkloadData& data,
              const std::filesystem::path& folder) override;
  Status Open(const WorkloadData& data,
              const std::filesystem::path& folder) override;

  Result<std::vector<NeighborRow>> Neighborhood(const Draw& draw) override;
  Result<std::vector<ReachedRow>> TwoHops(const Draw& draw) override;
  Result<std::vector<EventRow>> DyadTimeline(const Draw& draw) override;
  Result<std::vector<MonthRow>> DyadMonths(const Draw& draw) override;
  Result<std::vector<PathRow>> Paths(const Draw& draw) override;
  Result<std::vector<HopsRow>> ShortestPath(const Draw& draw) override;
  Result<std::vector<ChainRow>> Chains(const Draw& draw) override;
  Result<std::vector<EventRow>> LookUp(const Draw& draw) override;

 private:
  std::set<ActorNumber> NeighborsOf(
      ActorNumber actor, const std::function<bool(const EventRow&)>& counts);

  std::vector<EventRow> events_;
};

}  // namespace actant::workload

#endif  // ACTANT_TESTS_BENCH_NAIVE_WORKLOAD_H_
