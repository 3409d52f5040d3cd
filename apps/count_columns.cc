#include "apps/count_columns.h"

#include <algorithm>

#include "graph/quad_class.h"
#include "proto/record_words.h"

namespace actant {
namespace {

constexpr std::string_view kUnclassified = "unclassified";

}  // namespace

void AddCountOptions(CLI::App* command, CountArguments* arguments) {
  command
      ->add_option("--by", arguments->by,
                   "Columns of counts: the 16 PLOVER classes, the 4 quad "
                   "classes (vcoop, mcoop, vconf, mconf), or none")
      ->check(CLI::IsMember({"class", "quad", "none"}))
      ->type_name("BY")
      ->capture_default_str();
  command->add_option("--period", arguments->period, "A row is a month or year")
      ->check(CLI::IsMember({"month", "year"}))
      ->type_name("PERIOD")
      ->capture_default_str();
  command
      ->add_option("--dates", arguments->dates,
                   "first: an event counts in the period of its first possible "
                   "day; certain: only events that lie in one period for sure")
      ->check(CLI::IsMember({"first", "certain"}))
      ->type_name("DATES")
      ->capture_default_str();
  command->get_option("--from")->description(
      "First period (YYYY, YYYY-MM); default: the first with events");
  command->get_option("--to")->description(
      "Last period; default: the last with events");
}

CountBy CountByOf(const CountArguments& arguments) {
  if (arguments.by == "class") return CountBy::kClass;
  return arguments.by == "quad" ? CountBy::kQuad : CountBy::kNone;
}

PeriodLength PeriodLengthOf(const CountArguments& arguments) {
  return arguments.period == "year" ? PeriodLength::kYear
                                    : PeriodLength::kMonth;
}

PeriodDates PeriodDatesOf(const CountArguments& arguments) {
  return arguments.dates == "certain" ? PeriodDates::kCertain
                                      : PeriodDates::kFirstPossible;
}

std::vector<std::string> CountColumns(CountBy by) {
  std::vector<std::string> columns;
  if (by == CountBy::kNone) return columns;
  if (by == CountBy::kQuad) {
    columns.assign(kQuadNames.begin(), kQuadNames.end());
  } else {
    for (size_t i = 1; i < kPloverClasses; ++i) {
      columns.push_back(PloverWord(static_cast<v1::PloverClass>(i)));
    }
  }
  columns.emplace_back(kUnclassified);
  return columns;
}

std::vector<uint64_t> CountsOf(const ClassCounts& counts, CountBy by) {
  std::vector<uint64_t> values;
  if (by == CountBy::kNone) return values;
  if (by == CountBy::kClass) {
    values.assign(counts.begin() + 1, counts.end());
  } else {
    values.resize(kQuadNames.size());
    for (size_t i = 1; i < kPloverClasses; ++i) {
      const auto quad = QuadOf(static_cast<v1::PloverClass>(i));
      if (quad) values[static_cast<size_t>(*quad)] += counts[i];
    }
  }
  values.push_back(counts[v1::PLOVER_CLASS_UNSPECIFIED]);
  return values;
}

}  // namespace actant
