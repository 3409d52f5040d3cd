#include "bench/workload.h"

#include <utility>

namespace actant::workload {
namespace {

template <typename Row>
Result<AnswerRows> AsAnswer(Result<std::vector<Row>> rows) {
  if (!rows) return Error(std::move(rows).error());
  return AnswerRows(std::move(*rows));
}

}  // namespace

Result<AnswerRows> AnswerDraw(Workload& workload, const Draw& draw) {
  switch (draw.query) {
    case 1:
      return AsAnswer(workload.Neighborhood(draw));
    case 2:
      return AsAnswer(workload.TwoHops(draw));
    case 3:
      return AsAnswer(workload.DyadTimeline(draw));
    case 4:
      return AsAnswer(workload.DyadMonths(draw));
    case 5:
      return AsAnswer(workload.Paths(draw));
    case 6:
      return AsAnswer(workload.ShortestPath(draw));
    case 7:
      return AsAnswer(workload.Chains(draw));
    case 8:
      return AsAnswer(workload.LookUp(draw));
    default:
      return Error(InvalidArgument("no query Q" + std::to_string(draw.query)));
  }
}

}  // namespace actant::workload
