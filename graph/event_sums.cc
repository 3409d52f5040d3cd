#include "graph/event_sums.h"

#include <map>

namespace actant {

Period Period::Of(Day day, PeriodLength length) {
  const CivilDate date = ToCivil(day);
  return {date.year, length == PeriodLength::kMonth ? date.month : 0};
}

Day Period::first_day() const {
  return ToDay({year, month == 0 ? 1 : month, 1});
}

Day Period::last_day() const {
  if (month == 0) return ToDay({year, 12, 31});
  return ToDay({year, month, DaysInMonth(year, month)});
}

Period Period::Next() const {
  if (month == 0) return {year + 1, 0};
  return month == 12 ? Period{year + 1, 1} : Period{year, month + 1};
}

std::string Period::ToString() const {
  // YYYY-MM-DD begins with both.
  return FormatDay(first_day()).substr(0, month == 0 ? 4 : 7);
}

std::optional<double> EventSums::mean_goldstein() const {
  if (events == 0) return std::nullopt;
  return static_cast<double>(goldstein_tenths) / 10 /
         static_cast<double>(events);
}

Result<TypeClasses> TypeClasses::Read(const EventStore& store) {
  ACTANT_ASSIGN_OR_RETURN(const std::vector<v1::EventType> types,
                          store.Types());
  std::map<std::string, const v1::EventType*> by_name;
  for (const v1::EventType& type : types) by_name[type.name()] = &type;
  TypeClasses classes;
  for (const v1::EventType& type : types) {
    const v1::EventType* at = &type;
    // No more steps than there are types: a circle of parents ends.
    for (size_t step = 0;
         step < types.size() && at->plover() == v1::PLOVER_CLASS_UNSPECIFIED;
         ++step) {
      const auto parent = by_name.find(at->parent());
      if (parent == by_name.end()) break;
      at = parent->second;
    }
    ACTANT_ASSIGN_OR_RETURN(const TypeNumber number,
                            store.FindType(type.name()));
    if (classes.classes_.size() <= number.value()) {
      classes.classes_.resize(number.value() + size_t{1});
    }
    // A class of a later release than this one counts as none.
    const auto plover = static_cast<size_t>(at->plover());
    classes.classes_[number.value()] =
        plover < kPloverClasses ? at->plover() : v1::PLOVER_CLASS_UNSPECIFIED;
  }
  return classes;
}

bool HasPeriod(const Edge& edge, PeriodLength length, PeriodDates dates) {
  if (!edge.first_day) return false;
  if (dates == PeriodDates::kFirstPossible) return true;
  return !edge.from_publication && edge.last_day &&
         Period::Of(*edge.first_day, length) ==
             Period::Of(*edge.last_day, length);
}

Status CheckPeriodDays(const EventFilter& filter, PeriodLength length) {
  const std::string word = length == PeriodLength::kMonth ? "months" : "years";
  const auto refuse = [&word](std::string_view end, Day day, Day whole) {
    return InvalidArgument(
        "the days " + std::string(end) + " " + FormatDay(day) + ": whole " +
        word + " are counted; " + FormatDay(whole) + " is the nearest of its " +
        word.substr(0, word.size() - 1));
  };
  if (filter.from) {
    const Day first = Period::Of(*filter.from, length).first_day();
    if (first != *filter.from) return refuse("from", *filter.from, first);
  }
  if (filter.to) {
    const Day last = Period::Of(*filter.to, length).last_day();
    if (last != *filter.to) return refuse("to", *filter.to, last);
  }
  return Status::Ok();
}

}  // namespace actant
