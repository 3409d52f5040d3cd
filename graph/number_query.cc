// NumberQuery: neighbours, and the events of a pair.
#include "graph/number_query.h"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "graph/edge_source.h"
#include "graph/neighbor_counts.h"
#include "storage/packed_tables.h"

namespace actant {
namespace {

Day PlaceOf(const std::optional<Day>& day) { return day.value_or(kUndated); }

auto RowPlace(const TimelineRow& row) {
  return std::pair(PlaceOf(row.first_day), row.event);
}

// Fills what both kinds of rows share. A way that goes up from the low actor.
TimelineRow RowOf(const DyadEdge& dyad) {
  TimelineRow row;
  row.event = dyad.edge.event;
  row.first_day = dyad.edge.first_day;
  row.last_day = dyad.edge.last_day;
  row.source = dyad.low_to_high ? dyad.edge.actor : *dyad.edge.other;
  row.target = dyad.low_to_high ? *dyad.edge.other : dyad.edge.actor;
  row.type = dyad.edge.type;
  row.status = dyad.edge.status;
  row.mutual = dyad.edge.mutual;
  row.goldstein_tenths = dyad.edge.goldstein_tenths;
  row.confidence = dyad.edge.confidence;
  return row;
}

TimelineRow RowOf(const DyadTable& table, size_t at, ActorNumber low,
                  ActorNumber high) {
  TimelineRow row = RowOf(DyadAt(table, at, low, high));
  row.row = static_cast<uint64_t>(table[kDyadRow].At(at)) + row.event.value();
  row.article = static_cast<uint64_t>(table[kDyadArticle].At(at));
  return row;
}

// Collects rows that come in order from each of several sources; each source
// needs to give no more than the limit.
class FirstRowsOf {
 public:
  explicit FirstRowsOf(size_t limit) : limit_(limit) {}

  void Add(TimelineRow row) {
    rows_.push_back(std::move(row));
    ++from_source_;
  }
  bool SourceIsFull() const { return limit_ > 0 && from_source_ >= limit_; }
  void NextSource() { from_source_ = 0; }

  void Take(std::vector<TimelineRow>* rows) {
    const auto before = [](const TimelineRow& a, const TimelineRow& b) {
      return RowPlace(a) < RowPlace(b);
    };
    if (!std::is_sorted(rows_.begin(), rows_.end(), before)) {
      std::sort(rows_.begin(), rows_.end(), before);
    }
    if (limit_ > 0 && rows_.size() > limit_) rows_.resize(limit_);
    rows->swap(rows_);
  }

 private:
  const size_t limit_;
  size_t from_source_ = 0;
  std::vector<TimelineRow> rows_;
};

// Sums by month over days that mostly come in order.
class MonthSum {
 public:
  // Rows [begin, end) of a block, which all count. Days come in order, so the
  // end of a month is searched for, and only the scores are added up.
  void Add(const DyadTable& table, size_t begin, size_t end) {
    const PackedColumn& days = table[kDyadDay];
    while (begin < end) {
      const auto day = static_cast<Day>(days.At(begin));
      if (day == kUndated) return;
      Move(day);
      const size_t next = days.LowerBound(end_, begin, end);
      months_[at_].events += next - begin;
      months_[at_].goldstein_tenths += table[kDyadGoldstein].Sum(begin, next);
      begin = next;
    }
  }

  void Add(Day day, int goldstein_tenths) {
    if (months_.empty() || day < begin_ || day >= end_) Move(day);
    ++months_[at_].events;
    months_[at_].goldstein_tenths += goldstein_tenths;
  }

  void Take(std::vector<MonthCount>* months) {
    std::sort(months_.begin(), months_.end(),
              [](const MonthCount& a, const MonthCount& b) {
                return std::pair(a.year, a.month) < std::pair(b.year, b.month);
              });
    months->swap(months_);
  }

 private:
  // To the month of the day.
  void Move(Day day) {
    const CivilDate date = ToCivil(day);
    begin_ = day - date.day + 1;
    end_ = begin_ + DaysInMonth(date.year, date.month);
    const auto found = std::find_if(
        months_.rbegin(), months_.rend(), [&date](const MonthCount& month) {
          return month.year == date.year && month.month == date.month;
        });
    if (found != months_.rend()) {
      at_ = static_cast<size_t>(months_.rend() - found) - 1;
      return;
    }
    at_ = months_.size();
    months_.push_back({date.year, date.month, 0, 0});
  }

  std::vector<MonthCount> months_;
  size_t at_ = 0;
  Day begin_ = 0;
  Day end_ = 0;
};

}  // namespace

NumberQuery::NumberQuery(const EventStore* store, ResolvedFilter filter)
    : store_(store),
      filter_(std::move(filter)),
      blocks_(filter_),
      sum_(std::make_unique<NeighborSum>()) {}

NumberQuery::~NumberQuery() = default;
NumberQuery::NumberQuery(NumberQuery&&) noexcept = default;
NumberQuery& NumberQuery::operator=(NumberQuery&&) noexcept = default;

Result<NumberQuery> NumberQuery::Make(const EventStore* store,
                                      const EventFilter& filter) {
  ACTANT_ASSIGN_OR_RETURN(ResolvedFilter resolved,
                          ResolvedFilter::Resolve(*store, filter));
  return NumberQuery(store, std::move(resolved));
}

Status NumberQuery::Neighbors(ActorNumber actor, NeighborOrder order,
                              std::vector<NeighborCount>* neighbors) {
  const auto view = store_->View();
  EdgeSource source(*view, filter_, blocks_);
  ACTANT_RETURN_IF_ERROR(CountNeighbors(&source, actor, sum_.get(), neighbors));
  if (order == NeighborOrder::kByEvents) SortByEvents(neighbors);
  return Status::Ok();
}

Status NumberQuery::Timeline(ActorNumber a, ActorNumber b, size_t limit,
                             std::vector<TimelineRow>* rows) {
  FirstRowsOf first(limit);
  const auto view = store_->View();
  BlockReader reader(*view);
  if (a != b && !reader.empty()) {
    const auto [low, high] = std::minmax(a, b);
    // A list after the other; blocks of one in order.
    std::pair<int64_t, int64_t> last(kFirstDay, 0);
    ACTANT_RETURN_IF_ERROR(
        reader.Dyad(filter_.level(), a, b, filter_.days(),
                    [&, low = low, high = high](const DyadTable& table) {
                      const auto place = [&table](size_t row) {
                        return std::pair(table[kDyadDay].At(row),
                                         table[kDyadEvent].At(row));
                      };
                      if (place(0) < last) first.NextSource();
                      last = place(table.size() - 1);
                      blocks_.ForEach(table, [&](size_t row) {
                        if (!first.SourceIsFull())
                          first.Add(RowOf(table, row, low, high));
                      });
                      // With one list nothing more is wanted.
                      return first.SourceIsFull() && reader.reads_one_list()
                                 ? Scan::kStop
                                 : Scan::kContinue;
                    }));
  }
  first.NextSource();
  if (view->has_article_events()) {
    ACTANT_RETURN_IF_ERROR(
        filter_.ScanArticleDyad(*view, a, b, [&first](const DyadEdge& dyad) {
          first.Add(RowOf(dyad));
          return first.SourceIsFull() ? Scan::kStop : Scan::kContinue;
        }));
  }
  first.Take(rows);
  return Status::Ok();
}

Status NumberQuery::Months(ActorNumber a, ActorNumber b,
                           std::vector<MonthCount>* months) {
  MonthSum sum;
  const auto view = store_->View();
  BlockReader reader(*view);
  if (a != b && !reader.empty()) {
    ACTANT_RETURN_IF_ERROR(reader.Dyad(
        filter_.level(), a, b, filter_.days(), [&](const DyadTable& table) {
          const BlockFilter::Range range = blocks_.RangeOf(table);
          if (range.all) {
            sum.Add(table, range.begin, range.end);
            return Scan::kContinue;
          }
          blocks_.ForEach(table, [&](size_t row) {
            const auto day = static_cast<Day>(table[kDyadDay].At(row));
            if (day == kUndated) return;
            sum.Add(day, static_cast<int>(table[kDyadGoldstein].At(row)));
          });
          return Scan::kContinue;
        }));
  }
  if (view->has_article_events()) {
    ACTANT_RETURN_IF_ERROR(
        filter_.ScanArticleDyad(*view, a, b, [&sum](const DyadEdge& dyad) {
          if (dyad.edge.first_day) {
            sum.Add(*dyad.edge.first_day, dyad.edge.goldstein_tenths);
          }
          return Scan::kContinue;
        }));
  }
  sum.Take(months);
  return Status::Ok();
}

}  // namespace actant
