// Which states there were when, and how others number them.
#ifndef ACTANT_APPS_STATE_CALENDAR_H_
#define ACTANT_APPS_STATE_CALENDAR_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extract/knowledge.h"
#include "extract/state_numbers.h"
#include "graph/event_sums.h"
#include "proto/event_time.h"

namespace actant {

// A copy of what the knowledge says; const access is thread-safe.
class StateCalendar {
 public:
  explicit StateCalendar(const Knowledge& knowledge);

  // Whether the state was there on some day of the period: by its first and
  // last day where the knowledge has them (former states), else by the years in
  // which it is in one of the two lists. True where neither says anything:
  // territories, bodies, years before the lists begin.
  bool Exists(std::string_view code, const Period& period) const;

  // In the period's year; absent where the list does not have it.
  std::optional<int> CowNumber(std::string_view code,
                               const Period& period) const {
    return numbers_.NumberOf(StateSystem::kCow, code, period.year);
  }
  std::optional<int> GwNumber(std::string_view code,
                              const Period& period) const {
    return numbers_.NumberOf(StateSystem::kGw, code, period.year);
  }

 private:
  struct Lifetime {
    std::optional<Day> since;
    std::optional<Day> until;
  };

  StateNumbers numbers_;
  std::map<std::string, Lifetime, std::less<>> lifetimes_;
};

}  // namespace actant

#endif  // ACTANT_APPS_STATE_CALENDAR_H_
