#include "proto/record_words.h"

#include <functional>
#include <map>
#include <tuple>

#include "proto/ascii_case.h"
#include "proto/event_time.h"

namespace actant {
namespace {

// What follows `prefix` in an enumerator's name; empty for an unnamed number
// and for the enumerator that stands for "not given".
std::string AfterPrefix(const std::string& name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return "";
  std::string word = name.substr(prefix.size());
  return word == "UNSPECIFIED" ? "" : word;
}

std::optional<std::string> DayText(bool present, int32_t day) {
  if (!present || day < kFirstDay || day > kLastDay) return std::nullopt;
  return FormatDay(day);
}

std::optional<Precision> PrecisionOf(const v1::DateRange& date) {
  switch (date.precision()) {
    case v1::DATE_PRECISION_DAY:
      return Precision::kDay;
    case v1::DATE_PRECISION_MONTH:
      return Precision::kMonth;
    case v1::DATE_PRECISION_YEAR:
      return Precision::kYear;
    case v1::DATE_PRECISION_RANGE:
      return Precision::kRange;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::string StatusWord(v1::EventStatus status) {
  return AsciiLower(AfterPrefix(v1::EventStatus_Name(status), "EVENT_STATUS_"));
}

std::optional<v1::EventStatus> ParseStatusWord(std::string_view word) {
  static const auto* const kStatuses = [] {
    auto* statuses = new std::map<std::string, v1::EventStatus, std::less<>>;
    for (int number = v1::EventStatus_MIN; number <= v1::EventStatus_MAX;
         ++number) {
      const auto status = static_cast<v1::EventStatus>(number);
      statuses->emplace(StatusWord(status), status);
    }
    statuses->erase("");
    return statuses;
  }();
  const auto it = kStatuses->find(word);
  if (it == kStatuses->end()) return std::nullopt;
  return it->second;
}

std::string KindWord(v1::ActorKind kind) {
  return AsciiLower(AfterPrefix(v1::ActorKind_Name(kind), "ACTOR_KIND_"));
}

std::string PloverWord(v1::PloverClass plover) {
  return AfterPrefix(v1::PloverClass_Name(plover), "PLOVER_CLASS_");
}

std::string_view SideWord(v1::Side side) {
  return side == v1::SIDE_TARGET ? "target" : "source";
}

std::optional<std::string> DateText(const v1::DateRange& date) {
  const std::optional<Precision> precision = PrecisionOf(date);
  if (!precision || date.from_publication() || !FirstDayText(date) ||
      !LastDayText(date)) {
    return std::nullopt;
  }
  return FormatSpan({date.first_day(), date.last_day(), *precision});
}

std::optional<std::string> FirstDayText(const v1::DateRange& date) {
  return DayText(date.has_first_day(), date.first_day());
}

std::optional<std::string> LastDayText(const v1::DateRange& date) {
  return DayText(date.has_last_day(), date.last_day());
}

std::string_view NameIn(const v1::Actor& actor, std::string_view language) {
  const v1::ActorName* best = nullptr;
  const auto rank = [](const v1::ActorName& name) {
    return std::tuple(name.preferred(), !name.language().ends_with("-Hans"));
  };
  for (const v1::ActorName& name : actor.names()) {
    if (!name.language().starts_with(language)) continue;
    if (best == nullptr || rank(*best) < rank(name)) best = &name;
  }
  return best == nullptr ? std::string_view() : best->text();
}

}  // namespace actant
