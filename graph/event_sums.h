// Counts of events in periods: what panels and series are made of.
#ifndef ACTANT_GRAPH_EVENT_SUMS_H_
#define ACTANT_GRAPH_EVENT_SUMS_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "actant/v1/records.pb.h"
#include "graph/query.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

enum class PeriodLength { kMonth, kYear };

// A calendar month, or a year (then `month` is 0).
struct Period {
  int year = 0;
  int month = 0;

  friend auto operator<=>(const Period&, const Period&) = default;

  static Period Of(Day day, PeriodLength length);
  Day first_day() const;
  Day last_day() const;
  // May leave the years of the calendar: 10000.
  Period Next() const;
  // "2026-03", "2026".
  std::string ToString() const;
};

// Which events with an uncertain day count.
enum class PeriodDates {
  // All that have one, in the period of their first possible day: an event of
  // the year 2023 counts in January. The day of publication stands in for one
  // that the text does not give.
  kFirstPossible,
  // Those whose possible days all lie in one period, and are not only taken
  // from the day of publication.
  kCertain,
};

// Events counted by class: one count for each number of v1::PloverClass, the
// first (PLOVER_CLASS_UNSPECIFIED) for types without class.
inline constexpr size_t kPloverClasses = v1::PLOVER_CLASS_ASSAULT + 1;
using ClassCounts = std::array<uint64_t, kPloverClasses>;

// Distinct events and what they add up to.
struct EventSums {
  uint64_t events = 0;
  // Among them: mutual ones, and those of several actors that go both ways.
  uint64_t both_ways = 0;
  int64_t goldstein_tenths = 0;
  ClassCounts by_class = {};

  // Goldstein points; absent where there are no events.
  std::optional<double> mean_goldstein() const;
};

// The class of each of a store's types: its own, else that of the nearest type
// above it that has one. A copy; const access is thread-safe.
class TypeClasses {
 public:
  static Result<TypeClasses> Read(const EventStore& store);
  v1::PloverClass Of(TypeNumber type) const {
    return type.value() < classes_.size() ? classes_[type.value()]
                                          : v1::PLOVER_CLASS_UNSPECIFIED;
  }

 private:
  std::vector<v1::PloverClass> classes_;
};

// Whether the event counts; fails where it has no day at all.
bool HasPeriod(const Edge& edge, PeriodLength length, PeriodDates dates);

// InvalidArgument where the filter's days do not begin and end whole periods.
Status CheckPeriodDays(const EventFilter& filter, PeriodLength length);

}  // namespace actant

#endif  // ACTANT_GRAPH_EVENT_SUMS_H_
