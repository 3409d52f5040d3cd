#include "graph/event_clusters.h"

#include <algorithm>

namespace actant {
namespace {

void SortUnique(std::vector<std::string>* values) {
  std::sort(values->begin(), values->end());
  values->erase(std::unique(values->begin(), values->end()), values->end());
}

bool IsDay(Day day) { return kFirstDay <= day && day <= kLastDay; }

// The day the text gives, whatever its precision.
std::optional<Day> TextDayOf(const v1::DateRange& date) {
  if (date.precision() == v1::DATE_PRECISION_UNKNOWN ||
      date.from_publication() || !date.has_first_day() ||
      !IsDay(date.first_day())) {
    return std::nullopt;
  }
  return date.first_day();
}

std::optional<Day> PublicationDayOf(const v1::Mention& mention) {
  if (mention.has_published() && IsDay(mention.published())) {
    return mention.published();
  }
  const v1::DateRange& date = mention.date();
  if (date.has_first_day() && IsDay(date.first_day())) {
    return date.first_day();
  }
  return std::nullopt;
}

ClusterKind UndatedKindOf(v1::EventStatus status) {
  switch (status) {
    case v1::EVENT_STATUS_OCCURRED:
    case v1::EVENT_STATUS_ONGOING:
      return ClusterKind::kUndated;
    case v1::EVENT_STATUS_NEGATED:
      return ClusterKind::kNegated;
    default:
      return ClusterKind::kProspective;
  }
}

}  // namespace

std::string ProjectionOf(const v1::Party& party) {
  if (party.state().empty()) return party.actor();
  if (party.role().empty()) return party.state();
  return party.state() + "." + party.role();
}

EventBlock BlockOf(const v1::Mention& mention) {
  EventBlock block;
  block.type = mention.type();
  block.mutual = mention.mutual();
  for (const v1::Party& party : mention.parties()) {
    const bool target = !block.mutual && party.side() == v1::SIDE_TARGET;
    (target ? block.targets : block.sources).push_back(ProjectionOf(party));
  }
  SortUnique(&block.sources);
  SortUnique(&block.targets);
  return block;
}

ClusterKey OwnKeyOf(const v1::Mention& mention) {
  if (const std::optional<Day> day = TextDayOf(mention.date())) {
    switch (mention.date().precision()) {
      case v1::DATE_PRECISION_MONTH:
        return {ClusterKind::kMonth, MonthAround(*day).first, ""};
      case v1::DATE_PRECISION_YEAR:
        return {ClusterKind::kYear, YearAround(*day).first, ""};
      default:
        return {ClusterKind::kDay, *day, ""};
    }
  }
  if (const std::optional<Day> published = PublicationDayOf(mention)) {
    return {UndatedKindOf(mention.status()), *published, ""};
  }
  return {ClusterKind::kUnknownDay, 0, mention.article()};
}

std::optional<DayReach> ReachOf(const ClusterKey& own) {
  switch (own.kind) {
    case ClusterKind::kMonth:
      return MonthAround(own.day);
    case ClusterKind::kYear:
      return YearAround(own.day);
    case ClusterKind::kUndated:
      return DayReach{std::max(kFirstDay, own.day - kUndatedReachDays),
                      own.day};
    default:
      return std::nullopt;
  }
}

ClusterKey ClusterOf(const ClusterKey& own, std::span<const Day> days) {
  switch (own.kind) {
    case ClusterKind::kMonth:
    case ClusterKind::kYear:
      if (days.size() == 1) return {ClusterKind::kDay, days.front(), ""};
      return own;
    case ClusterKind::kUndated:
      if (!days.empty()) return {ClusterKind::kDay, days.back(), ""};
      return own;
    default:
      return own;
  }
}

EventId EventIdOf(const EventBlock& block, const ClusterKey& key) {
  CanonicalBytes bytes;
  bytes.Add(block.type).Add(int64_t{block.mutual ? 1 : 0});
  for (const auto* side : {&block.sources, &block.targets}) {
    bytes.Add(static_cast<int64_t>(side->size()));
    for (const std::string& projection : *side) bytes.Add(projection);
  }
  const char kind = static_cast<char>(key.kind);
  bytes.Add(std::string_view(&kind, 1)).Add(int64_t{key.day}).Add(key.article);
  return EventId::Of(bytes.bytes());
}

DayReach MonthAround(Day day) {
  const CivilDate date = ToCivil(day);
  const DaySpan span = MonthOf(date.year, date.month);
  return {span.first, span.last};
}

DayReach YearAround(Day day) {
  const DaySpan span = YearOf(ToCivil(day).year);
  return {span.first, span.last};
}

}  // namespace actant
