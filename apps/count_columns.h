// The columns of counts that panels and series share.
#ifndef ACTANT_APPS_COUNT_COLUMNS_H_
#define ACTANT_APPS_COUNT_COLUMNS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/command.h"
#include "graph/event_sums.h"
#include "proto/status.h"

namespace actant {

// By what events are counted, beside all together.
enum class CountBy { kNone, kQuad, kClass };

struct CountArguments {
  std::string by = "quad";
  std::string period = "month";
  std::string dates = "first";
};

// --by, --period, --dates; and says of --from and --to what they mean here.
// REQUIRES: the command has the options of the filter.
void AddCountOptions(CLI::App* command, CountArguments* arguments);

CountBy CountByOf(const CountArguments& arguments);
PeriodLength PeriodLengthOf(const CountArguments& arguments);
PeriodDates PeriodDatesOf(const CountArguments& arguments);

// "vcoop", ..., or "AGREE", ..., and "unclassified" (events whose type has no
// PLOVER class), so that they add up to the events; none for kNone.
std::vector<std::string> CountColumns(CountBy by);
// In the same order.
std::vector<uint64_t> CountsOf(const ClassCounts& counts, CountBy by);

}  // namespace actant

#endif  // ACTANT_APPS_COUNT_COLUMNS_H_
