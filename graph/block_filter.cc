#include "graph/block_filter.h"

#include <algorithm>

namespace actant {

BlockFilter::BlockFilter(const ResolvedFilter& filter) {
  for (int status = v1::EventStatus_MIN; status <= v1::EventStatus_MAX;
       ++status) {
    if (filter.AcceptsStatus(static_cast<v1::EventStatus>(status))) {
      statuses_ |= uint32_t{1} << status;
    }
  }
  const BlockDays days = filter.days();
  any_day_ = !days.from.has_value() && !days.to.has_value();
  if (days.from.has_value()) from_ = *days.from;
  if (days.to.has_value()) to_ = *days.to;
  least_confidence_ = filter.least_confidence();
  if (filter.types().has_value()) {
    any_type_ = false;
    for (const TypeNumber type : *filter.types()) {
      if (types_.size() <= type.value()) types_.resize(type.value() + 1);
      types_[type.value()] = true;
    }
  }
}

BlockFilter::Range BlockFilter::RangeOf(size_t size,
                                        const Columns& columns) const {
  Range range{0, size, true};
  const PackedColumn& kind = *columns.kind;
  if (kind.is_constant()) {
    const bool accepted = (statuses_ >> StatusOfKind(kind.base()) & 1) != 0;
    if (!accepted) return {};
  } else {
    range.all = false;
  }
  if (columns.confidence->base() < least_confidence_ ||
      (columns.type != nullptr && !any_type_)) {
    range.all = false;
  }
  if (any_day_) return range;
  // Rows are by first day, undated ones last. Where all last equally long,
  // they are by last day too.
  const PackedColumn& day = *columns.day;
  if (columns.span->is_constant()) {
    range.begin = from_ == INT64_MIN
                      ? 0
                      : day.LowerBound(from_ - columns.span->base(), 0, size);
  } else {
    range.all = false;
  }
  range.end =
      day.LowerBound(std::min<int64_t>(to_, kLastDay) + 1, range.begin, size);
  return range;
}

bool BlockFilter::Accepts(size_t row, const Columns& columns) const {
  if ((statuses_ >> StatusOfKind(columns.kind->At(row)) & 1) == 0) {
    return false;
  }
  if (!any_day_) {
    const int64_t day = columns.day->At(row);
    if (day == kUndated || day > to_ || day + columns.span->At(row) < from_) {
      return false;
    }
  }
  if (columns.confidence->At(row) < least_confidence_) return false;
  if (columns.type == nullptr || any_type_) return true;
  const auto type = static_cast<size_t>(columns.type->At(row));
  return type < types_.size() && types_[type];
}

}  // namespace actant
